"""What a tapped button says, and what is remembered of it: an impatient second tap is one tap."""

from flows.engine.model import ChooseStep, Keep, StepBase
from flows.engine.state import Place


def mark(place: Place, step: StepBase, option: str, on: str) -> str:
    """The button and the message `on` which it stood; without the answer where none is kept."""
    if isinstance(step, ChooseStep) and step.keep is Keep.NEVER:
        return f"{place}@{on}"
    return f"{place}.{option}@{on}"


def button(data: str) -> tuple[Place, str]:
    """The step and the option that a button's data names."""
    flow, step, option = (*data.split(".", 2), "", "")[:3]
    return Place(flow=flow, step=step), option


def switches_language(step: StepBase | None, option: str) -> bool:
    return isinstance(step, ChooseStep) and step.target(option).startswith("lang:")


def leads_away(step: StepBase, option: str) -> bool:
    """A button into another conversation, or to another language, works however old its message
    is: nothing is lost."""
    return isinstance(step, ChooseStep) and step.target(option).startswith(("flow:", "lang:"))
