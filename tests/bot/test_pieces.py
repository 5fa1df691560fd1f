"""The person's own words, cut where they showed a sign."""

from hypothesis import given
from hypothesis import strategies as st

from authoring.lang import Lang
from bot.codec import Letter, pack_letter, unpack_letter
from bot.outgoing import Behind, Message, Piece
from bot.pieces import KEPT, pieces, shortened


def test_marked_words_are_pieces_of_their_own() -> None:
    """What is marked names its sign, the rest stays in order."""
    assert pieces("giữ hộ chiếu nhé", [(0, 12, "giấy tờ")]) == (
        Piece("giữ hộ chiếu", "giấy tờ"),
        Piece(" nhé"),
    )


def test_of_two_marks_the_later_counts() -> None:
    """Worse signs are marked last, so that they stand on top."""
    assert pieces("abcd", [(0, 3, "lower"), (1, 2, "worse")]) == (
        Piece("a", "lower"),
        Piece("b", "worse"),
        Piece("c", "lower"),
        Piece("d"),
    )


@given(
    st.text(),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["a", "b"]))),
)
def test_contract_no_word_is_lost_or_changed(text: str, marks: list[tuple[int, int, str]]) -> None:
    """The pieces together are the text, whatever is marked."""
    assert "".join(piece.text for piece in pieces(text, marks)) == text


def test_what_stands_behind_goes_where_it_can_be_shown() -> None:
    """The page gets it, whole after its way through the outbox; Telegram's row does not hold it."""
    message = Message("Về tin bạn gửi", Lang.VI, behind=Behind((Piece("a", "b"),), ("c",)))
    body = pack_letter(Letter("x", message.on("web")))
    assert unpack_letter(body).message == message
    assert message.on("telegram").behind is None


def test_long_stretches_without_a_mark_are_cut() -> None:
    """What is marked comes back whole, the rest only by its ends."""
    long = "a" * 5 * KEPT
    cut, marked = shortened([Piece(long), Piece(long, "sign")])
    assert cut.text == f"{'a' * KEPT} … {'a' * KEPT}"
    assert marked.text == long


def test_a_letter_of_the_release_before_is_read() -> None:
    """What waited in the outbox while the program was upgraded is sent: it names nothing to erase,
    nothing hidden, and no page to leave."""
    body = (
        b'{"address": "1", "message": {"text": "a", "lang": "vi", "buttons": [],'
        b' "silent": false, "behind": null}}'
    )
    assert unpack_letter(body) == Letter("1", Message("a", Lang.VI))
