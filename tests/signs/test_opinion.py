"""The second opinion: it may add worry, never take any away, and never say danger."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signs.check import Checker
from signs.facts import Facts
from signs.levels import BESIDE, RULES, Picture, decide, lifts
from signs.likeness import Likeness
from signs.model import Category, Severity
from signs.opinion import FILE, SHORT, Clues, Model, model, read
from signs.verdict import Kind, Level, Shown

from .conftest import TODAY, Shelf

CORPORA = Path("tests/corpora")


def loud(*thresholds: float) -> Model:
    """A model that knows one word, one pair and one thing."""
    ask, beside, alone = thresholds
    return Model(
        -1.0, {"ghe": 8.0}, {("qua", "song"): 8.0}, {"fact:place_risk": 1.0}, (ask, beside, alone)
    )


def test_a_score_is_a_sum_that_length_does_not_drive() -> None:
    """Words and pairs are divided by the root of their number; things count as they are."""
    short = Clues(("ghe", "qua", "song"), frozenset())
    assert loud(0, 0, 0).score(short) == pytest.approx(-1 + 16 / SHORT**0.5)
    held = Clues(("ghe",), frozenset({"fact:place_risk"}))
    assert loud(0, 0, 0).score(held) == pytest.approx(-1 + 8 / SHORT**0.5 + 1)
    long = Clues(("ghe", *map(str, range(500))), frozenset())
    assert loud(0, 0, 0).score(long) < loud(0, 0, 0).score(Clues(("ghe",), frozenset()))


def test_the_loudest_words_are_named_in_order(shelf: Shelf) -> None:
    """The verdict keeps the words that weighed most, for operators, never for the asker."""
    checker = Checker(shelf.catalogue(), loud(-9, -9, -9))
    text = "Tối nay qua sông rồi xuống ghe"
    verdict = checker.check(text, today=TODAY)
    assert [text[span.start : span.end] for span in verdict.alike] == ["qua sông", "ghe"]
    assert "alike" not in verdict.as_json()
    explained = checker.explain(text, today=TODAY)
    assert (explained.likeness, explained.alike) == ("alone", ("qua sông", "ghe"))


@given(
    kind=st.sampled_from(Kind),
    severities=st.lists(st.sampled_from(Severity), max_size=3),
    likeness=st.sampled_from(Likeness),
    telling=st.sets(st.sampled_from(sorted(BESIDE))),
)
def test_contract_the_second_opinion_only_adds_and_never_says_danger(
    kind: Kind, severities: list[Severity], likeness: Likeness, telling: set[str]
) -> None:
    """With it a level is as high as without or higher, and danger only where it was before."""
    shown = tuple(Shown(f"sign{n}", one, ()) for n, one in enumerate(severities))
    facts = Facts(holds=dict.fromkeys(telling, ()))
    categories = {one.sign: Category.OFFER for one in shown}
    without = Picture(kind, shown, categories, facts)
    level = decide(Picture(kind, shown, categories, facts, likeness=likeness)).level
    before = decide(without).level
    assert level.worry >= before.worry
    assert level is not Level.DANGER or before is Level.DANGER


def test_rules_of_the_opinion_stand_below_danger() -> None:
    """No rule that reads it gives danger."""
    named = {rule.name: rule.level for rule in RULES}
    assert (named["alike"], named["rather_alike"]) == (Level.SUSPICIOUS, Level.ASK_MORE)


def test_alone_it_must_be_sure() -> None:
    """Between ask and alone it needs a sign or a telling fact beside it."""
    nothing, abroad = Facts(), Facts(holds={"place_abroad": ()})
    sign = (Shown("urgency", Severity.LOW, ()),)
    assert lifts(Likeness.ALONE, (), nothing)
    assert lifts(Likeness.BESIDE, sign, nothing)
    assert lifts(Likeness.BESIDE, (), abroad)
    assert not lifts(Likeness.BESIDE, (), nothing)
    assert not lifts(Likeness.ASK, sign, abroad)


def test_shipped_weights_are_of_the_texts_that_are_here() -> None:
    """Whoever adds a batch trains anew: the file names each batch with its number of texts."""
    told = json.loads(FILE.read_text("utf-8"))
    lines = {path.stem: path.read_bytes().count(b"\n") for path in sorted(CORPORA.glob("*.jsonl"))}
    assert told["trained_on"] == lines
    assert told["leaving_one_batch_out"]
    assert model().thresholds == tuple(sorted(model().thresholds))


def test_shipped_weights_name_what_the_check_finds(real: Checker) -> None:
    """No weight is left of a fact, concept or sign that is gone."""
    known = {name.partition(":")[0] for name in model().things}
    assert known == {"fact", "missing", "concept", "word", "sign"}
    signs = {name.removeprefix("sign:") for name in model().things if name.startswith("sign:")}
    concepts = {n.removeprefix("concept:") for n in model().things if n.startswith("concept:")}
    assert signs <= real.catalogue.signs.keys()
    assert concepts <= real.catalogue.concepts.keys()


def test_a_file_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    """A broken file stops the start instead of giving no opinion for ever."""
    path = tmp_path / "second_opinion.json"
    path.write_text('{"bias": 0}', "utf-8")
    with pytest.raises(KeyError):
        read(path)


def test_figures_never_carry_a_weight() -> None:
    """Telephone numbers and sums of training texts are not remembered."""
    shipped = model()
    words = Counter(word.isdigit() for word in shipped.words)
    pairs = Counter(word.isdigit() for pair in shipped.pairs for word in pair)
    assert words[True] == pairs[True] == 0
