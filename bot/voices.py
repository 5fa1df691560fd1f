"""One voice for each language pack: everything in its words, where it has them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording
from bot.cards import Cards
from bot.packs import Packs
from bot.render import Renderer, Voice


def further(packs: Packs, wording: Wording) -> Mapping[str, Wording]:
    """The words of each pack by its code; what it lacks is Vietnamese."""
    return {code: wording.overlaid(pack.sentences) for code, pack in packs.by_code.items()}


def labels_in(wordings: Iterable[Wording]) -> Callable[[Text], tuple[str, ...]]:
    """A button as it stands on any screen: people type what they read."""
    every = tuple(wordings)

    def labels(text: Text) -> tuple[str, ...]:
        said = [words.raw(lang, text) for words in every for lang in Lang]
        return tuple(dict.fromkeys(said))

    return labels


def renderer(
    own: Voice, packs: Packs, words: Mapping[str, Wording], cards_in: Callable[[Wording], Cards]
) -> Renderer:
    """The program's own voice, and one for each pack, with cards of its own."""
    voices = {}
    for code, pack in packs.by_code.items():
        cards = cards_in(words[code])
        shows = replace(own.shows, cards=cards)
        voices[code] = Voice(words[code], cards, shows, frozenset(pack.recordings))
    return Renderer(own, voices)
