"""Work abroad that names neither company nor contract nor licence is never passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.house import House
from signs.facts import MISSING, Facts
from signs.levels import Picture, decide
from signs.likeness import Likeness
from signs.model import PlaceFact
from signs.verdict import Kind, Level
from tests.bench.detection.texts import OWN, read
from tests.conftest import DAY

NOBODY = {"company", "contract", "licence"}
OFFERS = (
    "Tuyển phụ bếp đi Nhật, lương 28 triệu một tháng, ở ghép với anh em, ăn tự lo",
    "Cần 5 bạn hái dâu bên Hàn Quốc, lương 35 triệu, ở ký túc xá, bên mình lo vé",
    "Đài Loan tuyển nữ chăm người già, lương 20 triệu, nghỉ chủ nhật",
    "Tuyển thợ hàn làm việc tại Ba Lan, lương 1500 euro, tăng ca tính riêng",
    "Kitchen helper wanted in Tokyo, 1,400 USD a month, shared room, meals not included",
    "We hire farm workers for Korea, 1,600 USD a month, housing provided",
    "Cleaner needed in Dubai, salary 900 USD per month, one day off",
)


EVERY = 7
"""Of the corpora; all of them would take minutes."""


@pytest.mark.parametrize("offer", OFFERS)
def test_contract_overseas_without_papers_is_at_least_ask_more(house: House, offer: str) -> None:
    """However friendly it sounds, there is nothing to check yet, and that is said."""
    verdict = house.checker.check(offer, today=DAY)
    assert set(verdict.missing) >= NOBODY
    assert verdict.level.worry >= Level.ASK_MORE.worry


def test_contract_the_corpora_hold_no_exception(house: House) -> None:
    """The same for one in seven offers and stories of the corpora that speak of work abroad."""
    held = 0
    for text in read([OWN])[::EVERY]:
        verdict = house.checker.check(text.text, today=DAY)
        abroad = verdict.facts.get("place") in {"abroad", "risk_region"}
        if abroad and set(verdict.missing) >= NOBODY:
            held += 1
            assert verdict.level.worry >= Level.ASK_MORE.worry, text.id
    assert held > 25


@given(
    kind=st.sampled_from([Kind.OFFER, Kind.STORY]),
    place=st.sampled_from([PlaceFact.ABROAD, PlaceFact.RISK_REGION]),
    missing=st.sets(st.sampled_from(MISSING)).map(lambda some: tuple({*some, *NOBODY})),
    likeness=st.sampled_from(Likeness),
    unsure=st.integers(0, 5),
)
def test_contract_no_other_rule_comes_before(
    kind: Kind, place: PlaceFact, missing: tuple[str, ...], likeness: Likeness, unsure: int
) -> None:
    """Whatever else holds, the rules give at least `ask_more`."""
    facts = Facts(place=place, missing=missing)
    picture = Picture(kind, (), {}, facts, likeness=likeness, unsure=unsure)
    assert decide(picture).level.worry >= Level.ASK_MORE.worry
