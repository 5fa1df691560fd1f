"""Street addresses: pieces that stand side by side are one address."""

from collections.abc import Iterator

from reports.redaction.address_edges import Edges
from reports.redaction.address_values import Values
from reports.redaction.address_words import Pieces, is_cue
from reports.redaction.houses import Piece
from reports.redaction.kinds import Hit, Kind
from reports.redaction.reading import WALL, Reading
from reports.redaction.sequences import Sequences

_BETWEEN = frozenset(" ,.-–—;:()\n\t/")
_FARTHEST = 4
_DISTRICTS = frozenset({"quan", "q", "huyen", "district"})
_LINKS = frozenset({"day", "nha", "ton", "lan", "tro", "thuoc", "trai", "cua"})
"""Words that may stand between two pieces of an address."""


def find_addresses(reading: Reading, sequences: Sequences) -> Iterator[Hit]:
    """A province, city or country alone is none."""
    pieces, edges = Pieces(sequences), Edges(sequences, Values(sequences))
    for group in _groups(reading, pieces.all()):
        if _is_address(sequences, group) or edges.in_lodging(group[0].start):
            start = edges.before(group[0].start)
            end = edges.behind(_on(sequences, group[-1].end))
            yield Hit(Kind.ADDRESS, reading.words[start].start, reading.words[end - 1].end, sure=6)


def _is_address(sequences: Sequences, group: list[Piece]) -> bool:
    """A sure piece, two that begin with an address word, or one that was announced."""
    sure = any(piece.is_sure for piece in group)
    return sure or sum(piece.is_said for piece in group) > 1 or _announced(sequences, group)


def _groups(reading: Reading, pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and not _adjacent(reading, group[-1], piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _adjacent(reading: Reading, one: Piece, two: Piece) -> bool:
    between = reading.plain[reading.words[one.end - 1].end : reading.words[two.start].start]
    linked = [word.folded in _LINKS for word in reading.words[one.end : two.start]]
    if 0 < len(linked) < _FARTHEST and all(linked) and set(between).isdisjoint(".\n‹"):
        return True
    return len(between) <= _FARTHEST and WALL not in between and _BETWEEN.issuperset(between)


def _announced(sequences: Sequences, group: list[Piece]) -> bool:
    """Whether a word such as địa chỉ or ở stands right before a single weak piece."""
    start = group[0].start
    if sequences.words[start].folded in _DISTRICTS:
        return False
    if not start or not any(word.is_number for word in sequences.words[start : group[0].end]):
        return False
    one = sequences.words[start - 1].folded
    two = f"{sequences.words[start - 2].folded} {one}" if start > 1 else ""
    return (is_cue(one) and sequences.follows(start)) or is_cue(two)


def _on(sequences: Sequences, end: int) -> int:
    """Over further names between commas (..., Thượng Đình, Thanh Xuân) up to a province."""
    words, gaps = sequences.words, sequences.gaps
    while end < len(words) and gaps[end - 1] in {", ", ",", " - "} and words[end].marked:
        last = end
        while last < min(end + 4, len(words)) and words[last].marked:
            last += 1
            if gaps[last - 1] != " ":
                break
        if len(words[end].text) < 3 and gaps[end] != " ":
            return end
        stops = last == len(words) or not gaps[last - 1].startswith(" ")
        if (
            not stops
            or sequences.is_place(end, province=True)
            or sequences.names.is_never(words[end])
        ):
            return end
        end = last
    return end
