"""Today, as the host hands it to the pure rooms."""

from datetime import date, datetime


def today() -> date:
    """The calendar day that ages and check dates are compared with."""
    return date.today()  # noqa: DTZ011 - a calendar day, not a moment


def now() -> datetime:
    """The moment by this machine's clock, of which reports keep the day."""
    return datetime.now().astimezone()
