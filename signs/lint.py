"""Faults of the catalogue as a whole, that no single file can know."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from authoring.issue import Issue
from authoring.text import KeyPath
from signs.catalogue import Catalogue, read
from signs.check import Checker
from signs.facts import ANSWERS, FACTS, MISSING
from signs.lint_words import wasted_words
from signs.model import Clause, Sign, Status
from signs.normalise import words_in
from signs.reading import phrases_of
from signs.syllables import SYLLABLES, fold

EXAMPLE_DAY = date(2026, 11, 1)
"""The day on which the examples are read; birth years in them count from it."""


def load(root: Path) -> tuple[Catalogue, list[Issue]]:
    """The catalogue below `root` with every fault; an empty one where files cannot be read."""
    found, issues = read(root)
    if found is None:
        empty, _ = read(root / "nothing")
        assert empty is not None, issues  # noqa: S101 - no files, no faults but the tables' own
        return empty, issues
    return found, sorted(set(issues) | set(lint(found)))


def lint(catalogue: Catalogue) -> Iterator[Issue]:
    """SIGN002 unknown name, SIGN003 double, SIGN004 no reference, SIGN005 example, SIGN006 empty
    phrase, SIGN007 a lone everyday word, SIGN008-010 words that are wasted."""
    yield from faults(catalogue)
    yield from wasted_words(catalogue)
    yield from failing_examples(catalogue)


def faults(catalogue: Catalogue) -> Iterator[Issue]:
    """All of these but the examples, which take seconds: for every start."""
    yield from _unknown_names(catalogue)
    yield from _doubles(catalogue)
    yield from _unreferenced(catalogue)
    yield from _empty_phrases(catalogue)
    yield from _everyday_words(catalogue)


def _issue(catalogue: Catalogue, owner: str, path: KeyPath, code: str, said: str) -> Issue:
    return catalogue.sources[owner].issue(path, code, said)


def _unknown_names(catalogue: Catalogue) -> Iterator[Issue]:
    known = {
        "concept": set(catalogue.concepts),
        "fact": set(FACTS),
        "missing": set(MISSING),
        "answer": set(catalogue.signs) | ANSWERS,
        "sign": set(catalogue.signs),
    }
    for sign in catalogue.signs.values():
        for path, kind, name in _names(sign):
            if name not in known[kind]:
                said = f"there is no {kind} '{name}'"
                yield _issue(catalogue, f"sign:{sign.sign}", path, "SIGN002", said)


def _names(sign: Sign) -> Iterator[tuple[KeyPath, str, str]]:
    for number, clause in enumerate(sign.detect.any):
        path = ("detect", "any", str(number))
        yield from ((path, "concept", name) for name in clause.concepts)
        yield from ((path, "fact", name) for name in clause.facts)
        yield from ((path, "missing", name) for name in clause.missing)
        yield from ((path, "answer", name) for name in clause.answers)
        if clause.when:
            yield from _condition_names(path, clause.when.with_sign, clause.when.fact)
    for number, when in enumerate(sign.severity.when):
        path = ("severity", "when", str(number))
        yield from _condition_names(path, when.with_sign, when.fact)
    if sign.detect.unless:
        for name in sign.detect.unless.concepts:
            yield ("detect", "unless"), "concept", name


def _condition_names(
    path: KeyPath, sign: str | None, fact: str | None
) -> Iterator[tuple[KeyPath, str, str]]:
    if sign:
        yield path, "sign", sign
    if fact:
        yield path, "fact", fact


def _doubles(catalogue: Catalogue) -> Iterator[Issue]:
    for key in ("title", "code", "short"):
        owners: dict[str, list[str]] = defaultdict(list)
        for sign in catalogue.signs.values():
            owners[str(getattr(sign, key)).casefold()].append(sign.sign)
        for value, names in owners.items():
            for name in names[1:]:
                said = f"{key} '{value}' is also that of '{names[0]}'"
                yield _issue(catalogue, f"sign:{name}", (key,), "SIGN003", said)


def _unreferenced(catalogue: Catalogue) -> Iterator[Issue]:
    for sign in catalogue.active:
        if not sign.references:
            said = "an active sign names where it is known from"
            yield _issue(catalogue, f"sign:{sign.sign}", ("references",), "SIGN004", said)


def _empty_phrases(catalogue: Catalogue) -> Iterator[Issue]:
    for owner, phrase in phrases_of(catalogue):
        kind, _, name = owner.partition(":")
        if kind in {"concept", "clause", "unless"} and not words_in(phrase):
            file = f"concept:{name}" if kind == "concept" else f"sign:{name.partition(':')[0]}"
            said = f"'{phrase}' can never match: it holds no word"
            yield _issue(catalogue, file, ("detect",), "SIGN006", said)


def _everyday_words(catalogue: Catalogue) -> Iterator[Issue]:
    """A Vietnamese word alone is read in every unaccented text: it needs company."""
    listed = {fold(phrase.lower()) for phrase in catalogue.tables.ambiguous.phrases}
    for sign in catalogue.active:
        for number, clause in enumerate(sign.detect.any):
            for phrase in _lone_words(clause):
                if fold(phrase.lower()) in listed:
                    continue
                path = ("detect", "any", str(number))
                said = (
                    f"'{phrase}' alone is another word without accents: "
                    "add a concept, a fact or an entry in tables/ambiguous.yaml"
                )
                yield _issue(catalogue, f"sign:{sign.sign}", path, "SIGN007", said)


def _lone_words(clause: Clause) -> Iterable[str]:
    if clause.concepts or clause.facts or clause.answers or clause.missing:
        return ()
    return (
        phrase
        for phrase in clause.phrases.get("vi", ())
        if len(phrase.split()) == 1 and not phrase.isascii() and fold(phrase.lower()) in SYLLABLES
    )


def failing_examples(catalogue: Catalogue) -> Iterator[Issue]:
    """SIGN005, one an example: the sign is not found, or it is where it must not be."""
    checker = Checker(catalogue)
    for sign in catalogue.signs.values():
        if sign.status is not Status.ACTIVE:
            continue
        for name, wanted in (("match", True), ("no_match", False)):
            examples = getattr(sign.examples, name)
            for lang in ("vi", "en"):
                for number, text in enumerate(getattr(examples, lang)):
                    if shows(checker, sign.sign, text) is not wanted:
                        path = ("examples", name, lang, str(number))
                        said = "is not found in this example" if wanted else "is found here"
                        said = f"'{sign.sign}' {said}: {text[:60]!r}"
                        yield _issue(catalogue, f"sign:{sign.sign}", path, "SIGN005", said)


def shows(checker: Checker, sign: str, text: str) -> bool:
    """Whether the verdict on an example has the sign among those it shows."""
    verdict = checker.check(text, today=EXAMPLE_DAY)
    return any(shown.sign == sign for shown in verdict.signs)


__all__ = ["EXAMPLE_DAY", "failing_examples", "lint", "load", "shows"]
