"""How likely a lowercase word is a name behind a cue that announces one."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reports.redaction.lexicon import folds, lexicon, spellings
from reports.redaction.name_words import Names
from reports.redaction.spelling import spelt
from reports.redaction.syllables import is_syllable
from reports.redaction.words import Word

_LONGEST_BARE = 8
_ENGLISH_ENDS = re.compile("(?:ing|ed|ly|tion|ment|ness|er|es|ts|ss|le|ry|ty)$")
_ALSO_NAMES = frozenset({"an", "anh", "do", "mai", "as", spelt("sáng"), spelt("một")})
"""Words that have another sense in English."""


class Level(IntEnum):
    NEVER = 0
    UNSURE = 1
    """An ordinary word that is also a name: hoa, bình, thu."""
    STRANGE = 2
    """No word that is known, and none that is known for a name."""
    CLEAR = 3


@dataclass(frozen=True)
class Levels:
    """The words of one kind of text; `folds` says that it has no accents."""

    names: Names
    never: frozenset[str]
    unsure: frozenset[str]
    after: frozenset[str]
    pairs: frozenset[str]
    seldom: frozenset[str] = frozenset()
    """Words that are never a name in lowercase, whatever the lexicon of names says."""

    def of(self, word: Word) -> Level:
        said = word.folded if self.names.folds else word.spelt
        if word.is_number or said in self.never:
            return Level.NEVER
        if said in self.unsure:
            return Level.UNSURE
        if self.names.is_known(word) or self.names.is_middle(word):
            return Level.CLEAR
        return Level.STRANGE if _is_strange(word) else Level.NEVER

    def is_rare(self, word: Word) -> bool:
        """Whether a word that is none is now and then a name all the same: kiểm, nhị, đăng."""
        if self.names.folds or word.spelt in self.seldom or self.goes_on(word):
            return False
        return self.names.is_given(word) and not self.names.is_kin(word)

    def goes_on(self, word: Word) -> bool:
        """Whether what begins here is a sentence about the person just named."""
        return (word.folded if self.names.folds else word.spelt) in self.after

    def are_ordinary(self, one: Word, two: Word) -> bool:
        """Whether two words are an expression: hải quan, thu tiền."""
        if self.names.folds:
            return f"{one.folded} {two.folded}" in self.pairs
        return f"{one.spelt} {two.spelt}" in self.pairs


def _is_strange(word: Word) -> bool:
    """Whether an unknown word may be a name: a syllable of ours, or not an English one."""
    if len(word.text) < 2 or len(word.text) > _LONGEST_BARE:
        return False
    return is_syllable(word.folded) or _ENGLISH_ENDS.search(word.folded) is None


@lru_cache(maxsize=2)
def levels(names: Names) -> Levels:
    table = lexicon().ordinary
    never = names.never - _ALSO_NAMES
    if names.folds:
        return Levels(
            names,
            never=frozenset((*table.bare_words, *table.bare_given)) | never,
            unsure=names.bare_everyday | frozenset(table.bare_unsure),
            after=folds(table.bare_after),
            pairs=folds(table.pairs + table.bare_pairs),
        )
    return Levels(
        names,
        never=spellings(table.words + table.given) | names.kin | never,
        unsure=names.everyday | spellings(table.unsure),
        after=spellings(table.after),
        pairs=spellings(table.pairs),
        seldom=never | spellings(table.given),
    )
