"""A typed number or label counts as a tap; a typed answer never counts as a command by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine import ReplyKind
from flows.engine.always import Command, command_in, slash_commands
from flows.engine.labels import folded, matching, spelled_out

PAID = [
    ("yes", ("Yes", "Rồi")),
    ("no", ("No", "Không")),
    ("ok", ("That works", "Được")),
    ("gb", ("United Kingdom", "Anh")),
    ("us", ("United States", "Mỹ")),
    ("sent", ("I sent money", "Đã chuyển khoản")),
]


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("1", "yes"), (" 2 ", "no"), ("3.", "ok"), ("(4)", "gb"), ("5️⃣", "us"), ("٦", "sent"),
        ("１", "yes"),
        ("0", None), ("7", None), ("99", None), ("111", None), ("-1", "yes"),
        ("²", None), ("①", None),
        ("Rồi", "yes"), ("rồi", "yes"), ("roi", "yes"), ("RỒI!!", "yes"), ("r", "yes"),
        ("yes", "yes"), ("y", "yes"), ("Không", "no"), ("khong", "no"), ("ko", "no"),
        ("k", "no"), ("hok", "no"),
        ("no", "no"), ("n", "no"), ("Được", "ok"), ("dc", "ok"), ("đc", "ok"), ("duoc 👍", "ok"),
        ("That works", "ok"), ("that", "ok"), ("united", None), ("united k", None),
        ("united kingdom", "gb"), ("United   States", "us"), ("my", "us"), ("mỹ", "us"),
        ("đã ck", "sent"), ("da chuyen khoan", "sent"), ("i sent", "sent"), ("i sen", None),
        ("", None), ("   ", None), ("👍", None), ("no way", None), ("rồi nhưng mà", None),
    ],
)  # fmt: skip
def test_what_is_typed_finds_its_option(typed, option):
    """Numbers in any script, labels in either language, without accents, in teencode; a beginning
    counts when it fits one option only."""
    assert matching(typed, PAID) == option


def test_agreement_in_teencode_means_yes():
    """uk, ừm, ok, dạ and vâng are all said for có."""
    labels = [("yes", ("Yes, I can", "Có, mình viết được")), ("no", ("No", "Không"))]
    for typed in ("uk", "ừm", "um", "ok", "Oke", "dạ", "da", "vâng", "có"):
        assert matching(typed, labels) == "yes"


def test_only_a_whole_label_counts_where_words_are_asked_for():
    """A story may begin like a button, so beginnings do not count there."""
    labels = [("skip", ("Skip it", "Bỏ qua"))]
    assert matching("bo qua", labels, whole=True) == "skip"
    assert matching("bỏ", labels, whole=True) is None
    assert matching("bỏ", labels) == "skip"


@given(st.text(st.characters()))
def test_folding_ends_and_matching_never_raises(text):
    """Any characters at all fold to lower case words, twice the same."""
    assert folded(folded(text)) == folded(text)
    assert matching(text, PAID) in {None, *dict(PAID)}
    assert isinstance(spelled_out(text), str)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/111", Command.NUMBERS), ("111", Command.NUMBERS), ("/111@a_bot now", Command.NUMBERS),
        ("/start", Command.START), ("/START payload", Command.START), ("/batdau", Command.START),
        ("menu", Command.START), ("bắt đầu", Command.START), ("/menu", Command.START),
        ("/stop", Command.STOP), ("stop", Command.STOP), ("Dừng!", Command.STOP),
        ("Dừng", Command.STOP), ("dừng lại", Command.STOP), ("dung lai", Command.STOP),
        ("/dung", Command.STOP),
        ("/back", Command.BACK), ("quay lai", Command.BACK), ("/quaylai", Command.BACK),
        ("/language", Command.LANGUAGE), ("/ngonngu", Command.LANGUAGE),
        ("English", Command.ENGLISH), ("Tiếng Việt", Command.VIETNAMESE),
        ("/privacy", Command.PRIVACY), ("/riengtu", Command.PRIVACY), ("/help", Command.HELP),
        ("/trogiup", Command.HELP), ("/sos", Command.SOS), ("SOS", Command.SOS),
        (" sos! ", Command.SOS),
        ("/nothing", None), ("/", None), ("", None), ("stop calling me please", None),
        ("1111", None), ("help", Command.HELP), ("Cứu", Command.SOS), ("please stop", None),
    ],
)  # fmt: skip
def test_commands_are_heard_in_both_languages(text, command):
    """With a slash, with the bot's name, or as a whole message of their own."""
    assert command_in(text) is command


@pytest.mark.parametrize("text", ["đúng", "Đúng", "dung", "đúng!", "dùng", "đừng", "dung roi"])
def test_yes_that_is_right_is_not_stop(talk, text):
    """Without its accents `dừng` is also `đúng`: nobody is forgotten for agreeing."""
    assert command_in(text) is None
    talk.types("hi")
    talk.types(text)
    assert talk.session is not None
    assert talk.sprint.effects == ()


def test_a_decomposed_accent_is_the_same_word():
    """Some keyboards send accents as characters of their own."""
    assert command_in("dừng") is Command.STOP


def test_every_slash_command_is_a_command():
    """The list that channels register holds nothing the engine would not hear."""
    assert all(command_in(f"/{name}") for name in slash_commands())


@pytest.mark.parametrize("kind", [ReplyKind.FORWARD, ReplyKind.EDITED, ReplyKind.LINK])
def test_only_typed_words_are_commands(talk, kind):
    """A forwarded or corrected `stop` is somebody's message, not an order to forget."""
    talk.types("hi")
    talk.sends(kind, "stop")
    assert talk.session is not None
    assert talk.at == "welcome.menu"


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2", "survey.paid"),
        ("ke mot chuyen", "survey.paid"),
        ("Kiểm tra lời mời", "check_offer.offer"),
        ("tell a story", "survey.paid"),
        ("kể", "survey.paid"),
        ("4", "welcome.menu"),
    ],
)
def test_a_typed_label_works_like_its_button(talk, typed, at):
    """Every button shown can be typed, in the order it is shown, the footer too."""
    talk.types("hi")
    talk.types(typed)
    assert talk.at == at
    assert talk.sprint.refused is None


@pytest.mark.parametrize("typed", ["2", "Numbers", "các số để gọi", "cac so"])
def test_the_buttons_under_an_end_can_be_typed(talk, typed):
    """An end has no options of its own, and still every button it shows has a number."""
    talk.types("/help")
    talk.types("3")
    assert talk.at == "help.numbers"
    assert talk.types(typed) == ["Numbers: {card}"]


def test_a_number_at_a_typed_question_is_an_answer(talk):
    """Where words are asked for, 1 is not the skip button; its label is."""
    talk.types("hi")
    talk.taps("story")
    talk.taps("yes")
    talk.types("1.")
    assert talk.answers["story"] == "1."
    talk.types("/back")
    talk.types("bỏ qua")
    assert talk.at == "survey.secret"
