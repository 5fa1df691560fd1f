"""What every test may use: the house as it ships, on a fixed day."""

from datetime import date

import pytest

from bot.house import House, build

DAY = date(2026, 11, 25)
"""Texts speak of ages and check dates; on this day they are what the transcripts show."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Write the transcripts anew.")


@pytest.fixture(scope="session")
def house() -> House:
    return build(day=lambda: DAY)
