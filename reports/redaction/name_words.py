"""Which words can be part of a name, in a text with accents or without."""

from dataclasses import dataclass
from functools import lru_cache

from reports.redaction.lexicon import folds, lexicon, spellings
from reports.redaction.words import Word


@dataclass(frozen=True)
class Names:
    """The lexicons as sets: words with their accents, and the folded ones for bare text."""

    surnames: frozenset[str]
    bare_surnames: frozenset[str]
    sure: frozenset[str]
    bare_sure: frozenset[str]
    given: frozenset[str]
    bare_given: frozenset[str]
    middles: frozenset[str]
    bare_middles: frozenset[str]
    foreign: frozenset[str]
    orders: frozenset[str]
    nicknames: frozenset[str]
    bynames: frozenset[str]
    """What goes only with a name behind a cue; of one or two words."""
    everyday: frozenset[str]
    bare_everyday: frozenset[str]
    never: frozenset[str]
    places: frozenset[str]
    provinces: frozenset[str]
    place_starts: frozenset[str]
    sense: frozenset[str]
    pair_firsts: frozenset[str]
    pair_seconds: frozenset[str]
    kin: frozenset[str]
    bare_kin: frozenset[str]

    folds: bool
    """Whether the text has no accents; else only words all in capitals may lack them."""

    def is_surname(self, word: Word) -> bool:
        return word.spelt in self.surnames or (
            self._bare(word) and word.folded in self.bare_surnames
        )

    def is_sure_surname(self, word: Word) -> bool:
        return word.spelt in self.sure or (self._bare(word) and word.folded in self.bare_sure)

    def is_middle(self, word: Word) -> bool:
        return word.spelt in self.middles or (self._bare(word) and word.folded in self.bare_middles)

    def is_given(self, word: Word) -> bool:
        return word.spelt in self.given or (self._bare(word) and word.folded in self.bare_given)

    def _bare(self, word: Word) -> bool:
        return word.is_bare and (self.folds or (len(word.text) > 1 and word.text.isupper()))

    def is_foreign(self, word: Word) -> bool:
        return word.is_bare and word.folded in self.foreign

    def is_known(self, word: Word) -> bool:
        return self.is_given(word) or self.is_surname(word) or self.is_foreign(word)

    def is_everyday(self, word: Word) -> bool:
        """Whether in lowercase it is taken for the ordinary word."""
        if self.folds and word.is_bare:
            return word.folded in self.bare_everyday or word.folded in self.never
        return word.spelt in self.everyday or word.spelt in self.never

    def is_never(self, word: Word) -> bool:
        """Whether even with a capital it is no name: a pronoun, a verb, a month, a brand."""
        return word.spelt in self.never

    def is_nickname(self, word: Word) -> bool:
        return word.spelt in self.nicknames

    def is_byname(self, words: list[Word]) -> bool:
        """Whether it is said of somebody right behind the name: khỉ, tóc vàng."""
        said = " ".join(word.folded if self.folds else word.spelt for word in words)
        return said in self.bynames

    def is_pair(self, one: Word, two: Word) -> bool:
        """Whether the two are often one given name: ngọc anh, bao chau."""
        if self.folds:
            return one.folded in self.pair_firsts and two.folded in self.pair_seconds
        return one.spelt in self.pair_firsts and two.spelt in self.pair_seconds

    def is_kin(self, word: Word) -> bool:
        return word.spelt in self.kin or (self.folds and word.folded in self.bare_kin)


@lru_cache(maxsize=2)
def names(*, folds_words: bool) -> Names:
    tables, places = lexicon().names, lexicon().places
    surnames, given = tables.surnames, tables.given
    written = folds if folds_words else spellings
    return Names(
        surnames=spellings(surnames),
        bare_surnames=folds(surnames),
        sure=spellings(tables.sure_surnames),
        bare_sure=folds(tables.sure_surnames),
        given=spellings(given + tables.pets),
        bare_given=folds(given),
        middles=spellings(tables.middles),
        bare_middles=folds(tables.middles),
        foreign=folds(tables.foreign),
        orders=spellings(tables.orders),
        nicknames=spellings(tables.nicknames),
        bynames=written(tables.nicknames + tables.bynames),
        everyday=spellings(tables.everyday),
        bare_everyday=folds(tables.plain_everyday),
        never=spellings(places.not_names),
        places=written(places.provinces + places.districts),
        provinces=written(places.provinces),
        place_starts=frozenset(p.split()[0] for p in written(places.provinces + places.districts)),
        sense=spellings(places.titles_of_sense),
        pair_firsts=written(tables.pair_firsts),
        pair_seconds=written(tables.pair_seconds),
        kin=spellings(lexicon().cues.kin),
        bare_kin=folds(lexicon().cues.kin),
        folds=folds_words,
    )
