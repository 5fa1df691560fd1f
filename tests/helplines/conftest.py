"""The real directory and catalogues, and small ways to change an entry."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from authoring.wording import Wording
from helplines.lint import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def today():
    return date(2026, 11, 25)


@pytest.fixture(scope="session")
def directory():
    found, issues = load(ROOT)
    assert issues == []
    return found


@pytest.fixture(scope="session")
def wording():
    return Wording.load(ROOT / "locales")


@pytest.fixture
def with_dates(directory):
    """The directory with the given ids checked on other days; "others" stands for the rest."""

    def changed(**days):
        points = {
            key: point.model_copy(
                update={"verified_on": days.get(key, days.get("others", point.verified_on))}
            )
            for key, point in directory.points.items()
        }
        return replace(directory, points=points)

    return changed
