"""The real catalogue: every example of every sign is a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from signs.catalogue import catalogue
from signs.check import Checker
from signs.lint import load, shows

ROOT = Path(__file__).parents[2] / "signs"


def examples() -> Iterator[object]:
    for sign in catalogue(ROOT).active:
        for wanted, pair in ((True, sign.examples.match), (False, sign.examples.no_match)):
            for lang in ("vi", "en"):
                for number, text in enumerate(getattr(pair, lang), 1):
                    name = f"{sign.sign}-{'match' if wanted else 'no_match'}-{lang}-{number}"
                    yield pytest.param(sign.sign, text, wanted, id=name)


@pytest.mark.parametrize(("sign", "text", "wanted"), list(examples()))
def test_example_does_what_it_says(real: Checker, sign: str, text: str, wanted: object) -> None:
    """The sign is shown in its matching examples and not in the others."""
    assert shows(real, sign, text) is wanted


def test_catalogue_has_no_faults() -> None:
    """The linter finds nothing in the real catalogue."""
    assert [str(issue) for issue in load(ROOT)[1]] == []
