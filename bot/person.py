"""What a text tells of the person, as the answers that flows ask for."""

from collections.abc import Mapping

from flows.engine.state import SCHOOL, UNDER_18
from helplines.model import Place
from signs.told import Told


def person_told(heard: Told) -> Mapping[str, str]:
    """Where somebody is who cries for help, and their age."""
    place = {"place": str(Place.of(heard.country))} if heard.country else {}
    return {**place, **age_told(heard)}


def relative_told(heard: Told) -> Mapping[str, str]:
    """Where somebody is whom others look for: at home or abroad."""
    where = Place.of(heard.named)
    if where is Place.UNKNOWN:
        return {}
    return {"relative_at": "vn" if where is Place.VN else "abroad"}


def age_told(heard: Told) -> Mapping[str, str]:
    """The age alone: a place in an offer is where the work is, not where the person is."""
    age = {} if heard.age is None else {UNDER_18: "yes" if heard.minor else "no"}
    return {**age, SCHOOL: "yes"} if heard.school else age
