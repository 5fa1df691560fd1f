"""Words after which a name stands, and how far each is to be believed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reports.redaction.lexicon import lexicon
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import fold, spelt

_GAPS = re.compile(r"[ \u00a0]{1,2}|\. ?| ?[:=] ?\n?[\"“'‘]?| ?[-–] | [\"“'‘(]|_")
_TIGHT_GAPS = re.compile(r"[ \u00a0]{1,2}|\. ?| [\"“]|_")
_LONGEST = 4
_CONTACTS = frozenset(map(spelt, ["zalo", "zl", "fb", "ib", "tele", "alo", "sđt", "sdt"]))
_OWNERS = frozenset(map(spelt, ["em", "e", "tui", "tôi", "mình", "nó", "cháu", "con", "toi", "no"]))
_AMBIGUOUS = frozenset(
    ["cậu", "dượng", "lão", "dì", "má", "ả", "mụ", "xơ", "ni", "sư", "tỷ", "tía", "ảnh", "chế"]
)
"""Without accents these are rather a bridge, a street, labour, go."""


@dataclass(frozen=True, slots=True)
class Cue:
    """`is_strong`: even a lowercase word behind it is a name; `needs_known`: only one of the
    lexicon is."""

    is_kin: bool
    is_strong: bool
    needs_known: bool
    is_named: bool = False
    """Behind tên, xưng and the like even an ordinary word is a name."""


_KIN = Cue(is_kin=True, is_strong=False, needs_known=False)
_SHORT_KIN = Cue(is_kin=True, is_strong=False, needs_known=True)
_MET = Cue(is_kin=True, is_strong=True, needs_known=True)
_TITLE = Cue(is_kin=True, is_strong=True, needs_known=False)
_NAMED = Cue(is_kin=False, is_strong=True, needs_known=False, is_named=True)
_RELATION = Cue(is_kin=False, is_strong=False, needs_known=True)
_ANNOUNCED = Cue(is_kin=False, is_strong=True, needs_known=True)
_SELF = Cue(is_kin=True, is_strong=True, needs_known=True)
_STATE = Cue(is_kin=False, is_strong=False, needs_known=True)


@lru_cache(maxsize=2)
def _table(*, bare: bool) -> dict[str, tuple[str, Cue]]:
    """Cue words with the tone at the end (in a bare text also folded) -> their group."""
    cues = lexicon().cues
    table: dict[str, tuple[str, Cue]] = {}
    groups = (
        ("state", cues.states, _STATE),
        ("contact", cues.contacts, _RELATION),
        ("relation", cues.relations, _RELATION),
        ("kin", cues.kin, _KIN),
        ("kin", cues.short_kin, _SHORT_KIN),
        ("title", cues.titles, _TITLE),
        ("named", cues.named, _NAMED),
    )
    for group, phrases, cue in groups:
        for phrase in phrases:
            table[" ".join(map(spelt, phrase.split()))] = (group, cue)
            if bare and len(phrase) > 1 and phrase not in _AMBIGUOUS:
                table.setdefault(fold(phrase), (group, cue))
    return table


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(spelt(word) for phrase in lexicon().cues.fillers for word in phrase.split())


@lru_cache(maxsize=2)
def _firsts(*, bare: bool) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _table(bare=bare))


def cues_in(sequences: Sequences) -> Iterator[tuple[int, Cue]]:
    """(number of the word where a name may begin, the cue before it), for every cue."""
    return _CuesIn(sequences).all()


class _CuesIn:
    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        bare = sequences.is_bare and not sequences.is_english
        self._table, self._firsts = _table(bare=bare), _firsts(bare=bare)
        self._spelt = [word.spelt for word in sequences.words]
        self._met = -1
        """Where a name stands behind gặp, liên hệ and their like."""

    def all(self) -> Iterator[tuple[int, Cue]]:
        for place, word in enumerate(self._spelt):
            if word not in self._firsts:
                continue
            after, group, cue = self._longest(place)
            if group == "contact":
                self._met = after
            if cue is None or not self._leads(place, after, group):
                continue
            yield after, self._believed(place, after, group, cue)
            if group == "named":
                yield from self._past_fillers(after)
            elif group == "kin" and self._is_owned(after):
                yield after + 1, cue

    def _longest(self, place: int) -> tuple[int, str, Cue | None]:
        """One past the longest cue that begins here, its group and itself."""
        for length in range(min(_LONGEST, len(self._spelt) - place), 0, -1):
            found = self._table.get(" ".join(self._spelt[place : place + length]))
            inner = self._in.gaps[place : place + length - 1]
            if found and all(map(_TIGHT_GAPS.fullmatch, inner)):
                return place + length, *found
        return place, "", None

    def _leads(self, place: int, after: int, group: str) -> bool:
        """Whether a name may stand behind what is written between: Mr. Tan, but not bà. Tan."""
        word, gap = self._in.words[place], self._in.gaps[after - 1]
        if group == "kin" and word.marked and self._in.inside_capitals(place):
            return False
        short = group == "title" or (group == "kin" and len(word.text) == 1)
        if not short and gap.startswith("."):
            return False
        tight = group in {"kin", "state"}
        return (_TIGHT_GAPS if tight else _GAPS).fullmatch(gap) is not None

    def _believed(self, place: int, after: int, group: str, cue: Cue) -> Cue:
        """gặp chị ..., zalo anh ..., admin: ..., em là ...: more than the bare word."""
        before = self._spelt[place - 1] if place else ""
        if group == "kin" and (self._met == place or before in _CONTACTS):
            return _MET
        if group in {"relation", "contact"} and ":" in self._in.gaps[after - 1]:
            return _ANNOUNCED
        if group == "state" and place and self._is_person(place - 1):
            return _SELF if self._in.follows(place) else cue
        return cue

    def _is_person(self, place: int) -> bool:
        return self._in.names.is_kin(self._in.words[place]) or self._spelt[place] in _OWNERS

    def _is_owned(self, after: int) -> bool:
        """vợ tui bảy mận, con em: a pronoun between the word of kinship and the name."""
        owned = after < len(self._spelt) and self._spelt[after] in _OWNERS
        return owned and self._in.follows(after) and self._in.follows(after + 1)

    def _past_fillers(self, after: int) -> Iterator[tuple[int, Cue]]:
        """tên thật của em là ...: the name may stand behind every one of these words."""
        for _ in range(4):
            if after >= len(self._spelt) or self._spelt[after] not in _fillers():
                return
            if not _GAPS.fullmatch(self._in.gaps[after]):
                return
            after += 1
            yield after, _NAMED


def cue_before(sequences: Sequences, place: int) -> bool:
    """Whether a word of kinship, a title or the like stands right before."""
    if not sequences.follows(place):
        return False
    word = sequences.words[place - 1]
    return word.spelt in _lasts() or (sequences.is_bare and word.folded in _bare_lasts())


@lru_cache(maxsize=1)
def _lasts() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _table(bare=False))


@lru_cache(maxsize=1)
def _bare_lasts() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _table(bare=True))
