"""A small invented catalogue for tests of the engine, and the real one for tests of both."""

from datetime import date
from pathlib import Path

import pytest

from signs.catalogue import Catalogue, catalogue
from signs.check import Checker
from signs.lint import load

TODAY = date(2026, 11, 25)

SIGN = """\
sign: {id}
code: {code}
title: Title of {id}
status: active
severity: {severity}
category: {category}
short: Short of {id}
why: Why of {id}
advice: Advice of {id}
ask: Ask of {id}
references: [{{title: An invented source}}]
benign: [A reason why it may be harmless.]
detect:
  any:
{clauses}
{unless}
examples:
  match:
    vi: [{match}, {match}, {match}]
    en: [{match}, {match}, {match}]
  no_match:
    vi: [xin chào, cảm ơn, trời đẹp]
    en: [hello, thanks, nice weather]
"""


class Shelf:
    """Writes invented files and loads them; what is not said is harmless."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "catalogue").mkdir(parents=True)
        (root / "concepts").mkdir()
        self._code = 0

    def sign(self, name: str, *clauses: str, match: str = "", **fields: str) -> "Shelf":
        self._code += 1
        known = {"severity": "{base: high}", "category": "offer", "unless": ""} | fields
        unless = f"  unless: {known['unless']}" if known["unless"] else ""
        text = SIGN.format(
            id=name,
            code=known.get("code", f"A{self._code}"),
            severity=known["severity"],
            category=known["category"],
            clauses="\n".join(f"    - {clause}" for clause in clauses),
            unless=unless,
            match=match or "giữ hộ chiếu",
        )
        (self.root / "catalogue" / f"{name}.yaml").write_text(text, "utf-8")
        return self

    def concept(self, name: str, *phrases: str) -> "Shelf":
        text = f"concept: {name}\nmeaning: invented for a test\nvi: [{', '.join(phrases)}]\n"
        (self.root / "concepts" / f"{name}.yaml").write_text(text, "utf-8")
        return self

    def catalogue(self) -> Catalogue:
        found, _ = load(self.root)
        return found

    def checker(self) -> Checker:
        return Checker(catalogue(self.root))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "signs")


@pytest.fixture
def invented(shelf: Shelf) -> Checker:
    """Signs of every severity, enough to test the rules of the verdict."""
    shelf.concept("take_away", "giữ", "thu", "cầm")
    shelf.concept("papers", "hộ chiếu", "căn cước", "giấy tờ")
    shelf.sign(
        "papers_kept",
        "{concepts: [take_away, papers], within: 4}",
        "{answers: {papers_kept: [yes]}}",
        severity="{base: high, when: [{place: abroad, is: critical}]}",
        category="travel_papers",
        unless="{vi: [bản photo]}",
    )
    shelf.sign("easy_pay", "{phrases: {vi: [việc nhẹ lương cao]}}", severity="{base: high}")
    shelf.sign(
        "all_paid",
        "{phrases: {vi: [bao ăn ở]}}",
        severity="{base: low, when: [{place: risk_region, is: high}]}",
        category="travel_papers",
    )
    shelf.sign("private", "{phrases: {vi: [nhắn riêng]}}", severity="{base: medium}")
    shelf.sign("hurry", "{phrases: {vi: [tuyển gấp]}}", severity="{base: medium}")
    shelf.sign(
        "secrecy", "{phrases: {vi: [đừng nói với ai]}}", severity="{base: critical}",
        category="recruiter",
    )  # fmt: skip
    shelf.sign(
        "kidney", "{phrases: {vi: [bán thận]}}", severity="{base: critical}", category="scheme"
    )
    return shelf.checker()


@pytest.fixture(scope="session")
def real() -> Checker:
    return Checker(catalogue())
