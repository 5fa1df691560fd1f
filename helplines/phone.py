"""Numbers as people read them and as a tap dials them."""

from urllib.parse import quote

from helplines.model import HelpPoint, Kind


def shown(point: HelpPoint) -> str:
    """For reading: "111", "+84 981 84 84 84"."""
    return point.shown


def tel(point: HelpPoint) -> str:
    """For dialling: "tel:111", "tel:+84981848484"; empty for what is not a call."""
    return f"tel:{point.number}" if point.kind is Kind.CALL else ""


def href(point: HelpPoint) -> str:
    """A link for any kind: tel:, sms:, mailto:; empty for an app."""
    if point.kind is Kind.SMS:
        return f"sms:{point.number}"
    if point.kind is Kind.EMAIL:
        return f"mailto:{quote(point.number, safe='@')}"
    return tel(point)


def fits_contact_card(point: HelpPoint) -> bool:
    """Whether it may be sent as a contact: chat apps put "+" before it, which breaks 111."""
    return point.kind is Kind.CALL and point.number.startswith("+")
