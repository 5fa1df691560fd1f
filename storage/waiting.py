"""When somebody's pending rows are ready: at once, or after a moment of quiet.

The rule stands here twice, as SQL that finds candidates and as Python that decides once their
rows are locked; a test compares the two.
"""

from collections.abc import Iterable

from sqlalchemy import Subquery, case, func, select

from storage.statements import big
from storage.tables import State, inbox

QUIET = 800
"""Milliseconds without anything new, after which rows that wait are ready."""
AT_MOST = 2000
"""Milliseconds after which they are ready anyway."""
WINDOW = 5000
"""How many of the oldest rows are looked at to find the people whose turn it is."""


def ready_at(rows: Iterable[tuple[bool, int]], now: int) -> int:
    """The moment from which a person's rows, as (waits, arrived), are ready; 0 is at once. A row
    from the future means that the clock was set back, so nobody is made to wait for it."""
    found = list(rows)
    arrived = [moment for _, moment in found]
    if not all(waits for waits, _ in found) or max(arrived) > now + AT_MOST:
        return 0
    return min(max(arrived) + QUIET, min(arrived) + AT_MOST)


def people() -> Subquery:
    """Everybody with pending rows: person, first (row id), ready. Takes the parameter `now`."""
    oldest = (
        select(inbox.c.id, inbox.c.person, inbox.c.waits, inbox.c.arrived)
        .where(inbox.c.state == State.WAITING)
        .order_by(inbox.c.id)
        .limit(WINDOW)
        .subquery()
    )
    first, last = func.min(oldest.c.arrived), func.max(oldest.c.arrived)
    ready = case(
        (func.min(oldest.c.waits) == 0, 0),
        (last > big("now") + AT_MOST, 0),
        (last + QUIET < first + AT_MOST, last + QUIET),
        else_=first + AT_MOST,
    )
    return (
        select(oldest.c.person, func.min(oldest.c.id).label("first"), ready.label("ready"))
        .group_by(oldest.c.person)
        .subquery()
    )
