"""What every test may use: the house as it ships, on a fixed day. On CI nothing is skipped."""

import os
from datetime import date

import pytest

from bot.house import Given, House, build

DAY = date(2026, 11, 25)
"""Texts speak of ages and check dates; on this day they are what the transcripts show."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Write the transcripts anew.")


@pytest.fixture(scope="session")
def house() -> House:
    return build(given=Given(day=lambda: DAY, draw=bytes))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A machine of one's own may lack a browser; CI has everything, or the run has failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
