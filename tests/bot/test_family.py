"""The family's path: the right acts soon, nothing asked for, and words that fit any generation."""

import re
from collections.abc import Iterator

import pytest

from authoring.lang import Lang
from authoring.text import Text
from bot.house import House
from bot.rehearsal import respond
from bot.shows import Shows
from flows.engine import Reply, ReplyKind, Session
from flows.engine.model import ChooseStep, EndStep, Keep
from flows.engine.state import Place

MOFA = "+84 981 84 84 84"
LANGS = pytest.mark.parametrize("lang", list(Lang))
BETWEEN_AGES = re.compile(r"\b(bạn|em|anh|chị|cô|chú|bác|ông|bà|mẹ|bố|con|cháu)\b", re.IGNORECASE)
NOBODY_ADDRESSED = re.compile(r"bạn bè|ghi chú|con sông|“[^”]*”|(của|cho|bảo|với) con\b")
"""Friends, notes, a river, a quotation, a child who is spoken of."""


def family_steps(house: House) -> Iterator[tuple[str, ChooseStep]]:
    for name, step in house.flows.flows["family"].steps.items():
        assert isinstance(step, ChooseStep), name
        yield name, step


def texts(step: ChooseStep) -> list[Text]:
    return [text for text in (step.choose, step.ready, *step.options.values()) if text]


def after(house: House, *acts: str, lang: Lang = Lang.VI) -> str:
    """What the last message says when somebody tapped (flow.step.option) or typed all this."""
    session: Session | None = Session(lang=lang, chosen=True)
    said = ""
    for act in acts:
        tapped = re.fullmatch(r"[a-z_]+\.[a-z_]+\.[a-z_]+", act)
        reply = Reply(ReplyKind.TAP, tap=act) if tapped else Reply(ReplyKind.TEXT, act)
        sprint = respond(house, session, reply)
        assert sprint.refused is None, act
        session, said = sprint.session, house.renderer.messages(sprint.says)[-1].text
    return said


@LANGS
def test_contract_a_silent_relative_is_three_taps_away(house: House, lang: Lang) -> None:
    """From the menu three taps lead to whom to call today; who types what happened needs one."""
    taps = ("welcome.menu.family", "family.worry.silent", "family.missing_place.abroad")
    acts = after(house, "/start", *taps, lang=lang)
    assert acts.index(MOFA) < acts.index("111")
    typed = "con trai tôi sang Myanmar làm, 5 ngày nay không liên lạc được"
    assert after(house, typed, "sos.family.silent", lang=lang) == acts


@LANGS
@pytest.mark.parametrize("step", ["ransom", "ransom_home", "ransom_abroad", "paid", "rescuer"])
def test_contract_money_waits_for_a_report(house: House, lang: Lang, step: str) -> None:
    """Wherever money is spoken of, whom to report to stands in the same message."""
    session = Session(lang=lang, chosen=True, at=Place(flow="family", step=step))
    shown = house.renderer.messages(house.engine.show(session).says)[-1].text
    assert "111" in shown
    assert "113" in shown or MOFA in shown


def test_contract_a_family_is_asked_for_nothing(house: House) -> None:
    """No step of it takes typed words; of the buttons only at home or abroad is kept, for the
    conversation, so that it is asked once."""
    for name, step in family_steps(house):
        assert step.into in {None, "relative_at"}, name
        assert step.keep in {None, Keep.SESSION}, name


@LANGS
def test_contract_the_sheet_is_not_for_the_chat(house: House, lang: Lang) -> None:
    """The sheet is ready to be copied, with blanks; above it stands not to fill it in here."""
    sheet = house.flows.flows["family"].steps["sheet"]
    assert isinstance(sheet, ChooseStep)
    assert sheet.ready is not None
    lines = house.wording.say(lang, sheet.ready).splitlines()
    assert all(line.endswith(": …") for line in lines)
    warning = {Lang.VI: "đừng gõ vào khung chat", Lang.EN: "do not type the answers into this chat"}
    assert warning[lang] in house.wording.say(lang, sheet.choose)


@LANGS
def test_the_sheet_opens_as_a_page(house: House, lang: Lang) -> None:
    """Where people open an address of ours, a button leads to the page that sends nothing; else
    the words alone are shown."""
    session = Session(lang=lang, chosen=True, at=Place(flow="family", step="sheet"))
    say = house.engine.show(session).says[-1]
    message = house.renderer.messages([say])[-1]
    led = Shows(house.cards, house.pictures, "https://hoi.example/").beside(say, message)
    assert led.buttons[-1].url == f"https://hoi.example/to-ghi?lang={lang}"
    assert Shows(house.cards, house.pictures, "").beside(say, message) == message


@LANGS
def test_contract_the_message_to_forward_leads_to_nobody(house: House, lang: Lang) -> None:
    """It names 111 and no address, number or app that a recruiter could take for their own."""
    forward = house.flows.flows["family"].steps["forward"]
    assert forward.ready is not None
    said = house.wording.say(lang, forward.ready)
    assert re.findall(r"\d+", said) == ["111"]
    assert not re.search(r"https?:|@|t\.me|telegram|zalo|www\.", said, re.IGNORECASE)


def test_no_word_sounds_wrong_between_generations(house: House) -> None:
    """No Vietnamese word by which somebody is addressed according to their age."""
    for name, step in family_steps(house):
        for text in texts(step):
            cards = dict.fromkeys(text.placeholders, "")
            said = NOBODY_ADDRESSED.sub("", house.wording.say(Lang.VI, text, **cards))
            assert BETWEEN_AGES.findall(said) == [], (name, said)


def test_no_step_is_an_ending(house: House) -> None:
    """Whatever a family has read, something else to read is one tap away."""
    steps = house.flows.flows["family"].steps.values()
    assert not [step for step in steps if isinstance(step, EndStep)]
