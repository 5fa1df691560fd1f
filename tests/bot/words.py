"""Words of the house as it ships, so that tests follow a sentence that is put better."""

from authoring.lang import Lang
from bot.house import House
from flows.engine.load import label_texts
from flows.engine.taps import button
from tests.phone import Person


def label(house: House, data: str, lang: Lang = Lang.VI) -> str:
    """What stands on a button, by its data: flow.step.option."""
    place, option = button(data)
    step = house.flows.step(place)
    assert step is not None, data
    return house.wording.say(lang, label_texts(step)[option])


def own(house: House, name: str, lang: Lang = Lang.VI) -> str:
    """One of the engine's own sentences, such as `unknown_button`."""
    return house.wording.say(lang, getattr(house.flows.phrases, name))


async def in_english(house: House, person: Person) -> None:
    """Somebody who switched to English and sees the menu."""
    await person.types("/start")
    await person.waits_for()
    await person.taps(label(house, "welcome.menu.language"))
    await person.waits_for()


async def asked_for_an_offer(house: House, person: Person, lang: Lang = Lang.VI) -> str:
    """Somebody who stands at the question for the offer; returns that question."""
    if lang is Lang.EN:
        await in_english(house, person)
    else:
        await person.types("/start")
        await person.waits_for()
    await person.taps(label(house, "welcome.menu.offer", lang))
    return (await person.waits_for())[-1].text


def sentence(house: House, place: str, lang: Lang = Lang.VI) -> str:
    """What a step says, by flow.step, where no card stands in it."""
    flow, _, name = place.partition(".")
    step = house.flows.flows[flow].steps[name]
    said = next(text for key, text in step if key in {"say", "choose", "ask", "end"})
    return house.wording.say(lang, said)
