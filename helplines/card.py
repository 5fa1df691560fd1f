"""The numbers as a person reads them: a card of help points, and the line for an emergency."""

from collections.abc import Iterable, Iterator
from datetime import date

from babel.dates import format_date

from authoring.lang import Lang
from authoring.wording import Wording
from helplines.freshness import NO_OVERRIDES, checked_note, in_force
from helplines.help_phrases import help_phrases
from helplines.model import Area, Cost, Directory, HelpPoint, Kind, Overrides, Place
from helplines.phone import shown

ICONS = {Kind.CALL: "☎", Kind.SMS: "💬", Kind.EMAIL: "✉", Kind.APP: "📱"}
DAY = {Lang.VI: "d/M/yyyy", Lang.EN: "d MMM yyyy"}
SOS_HOME = ("vn_113", "vn_111")
SOS_ABROAD = ("mofa", "mofa_second")
SOS_CAMBODIA = "kh_117"


def numbers_card(
    points: Iterable[HelpPoint],
    wording: Wording,
    lang: Lang,
    today: date,
    *,
    place: Place = Place.UNKNOWN,
) -> str:
    """One line a help point. While the place is unknown each says where its number works."""
    return "\n".join(card_line(point, wording, lang, today, place=place) for point in points)


def card_line(
    point: HelpPoint, wording: Wording, lang: Lang, today: date, *, place: Place = Place.UNKNOWN
) -> str:
    """ "☎ 111 — its name · free, 24/7, calls are recorded"."""
    details = ", ".join(_details(point, wording, lang, today, place))
    said = {
        "icon": ICONS[point.kind],
        "number": shown(point),
        "name": wording.say(lang, point.name),
    }
    if not details:
        return wording.say(lang, help_phrases().line_plain, **said)
    return wording.say(lang, help_phrases().line, **said, details=details)


def sos_line(
    directory: Directory,
    wording: Wording,
    lang: Lang,
    today: date,
    *,
    overrides: Overrides = NO_OVERRIDES,
) -> str:
    """The numbers for somebody of whom nothing is known; needs no database. If operators
    switched off all numbers of a place, the file's own are shown: silence would be worse."""
    live = in_force(directory, today, overrides)
    home, abroad = (
        [shown(live[key]) for key in keys if key in live]
        or [shown(directory.points[key]) for key in keys]
        for keys in (SOS_HOME, SOS_ABROAD)
    )
    said = {"home": ", ".join(home), "abroad": abroad[0]}
    if SOS_CAMBODIA not in live:
        return wording.say(lang, help_phrases().sos_two, **said)
    return wording.say(lang, help_phrases().sos_all, **said, cambodia=shown(live[SOS_CAMBODIA]))


def _details(
    point: HelpPoint, wording: Wording, lang: Lang, today: date, place: Place
) -> Iterator[str]:
    phrases = help_phrases()
    costs = {
        Cost.FREE: phrases.free,
        Cost.NORMAL: phrases.normal,
        Cost.CHARGED: phrases.charged,
    }
    if point.cost in costs:
        yield wording.say(lang, costs[point.cost])
    if point.always_open:
        yield wording.say(lang, phrases.always_open)
    elif point.hours:
        yield wording.say(lang, point.hours)
    if _is_foreign(point) and "vi" in point.languages and not point.hours:
        yield wording.say(lang, phrases.vietnamese)
    if point.records_calls:
        yield wording.say(lang, phrases.recorded)
    if place is Place.UNKNOWN and point.callable_from != (Area.ANYWHERE,):
        names = [wording.say(lang, phrases.countries[area]) for area in point.callable_from]
        yield wording.say(lang, phrases.only_in, country=", ".join(names))
    if day := checked_note(point, today):
        shown_day = format_date(day, DAY[lang], locale=str(lang))
        yield wording.say(lang, phrases.checked_on, day=shown_day)


def _is_foreign(point: HelpPoint) -> bool:
    return not point.serves_in & {Area.VN, Area.ABROAD, Area.ANYWHERE}
