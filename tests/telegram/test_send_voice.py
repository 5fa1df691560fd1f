"""A sentence read aloud follows its words on the phone, and never stands in their way."""

from dataclasses import replace

import pytest

from bot.channel import Delivery, Fate
from bot.outgoing import Recording
from bot.telegram.send import TelegramChannel
from tests.phone import BotApi, Person
from tests.phone.refusal import bad
from tests.telegram.fakes import said

SPOKEN = replace(said("[Số đây.]", "[Giờ sao?]"), recording=Recording("qaa", "sos.first"))


async def test_a_recording_follows_the_text(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """First the words with their buttons, then the voice, without a second sound; both can be
    wiped."""
    sent = await channel.send(str(lan.id), SPOKEN)
    text, voice = lan.sees[-2:]
    assert (text.text, text.labels) == ("[Số đây.]", ["[Giờ sao?]"])
    assert voice.voice
    assert sent == Delivery(Fate.SENT, (str(text.id), str(voice.id)))
    assert api.called("sendVoice")[0]["disable_notification"] == "true"


async def test_a_recording_that_is_gone_is_left_out(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """A letter written before a pack was taken away still arrives, as words."""
    gone = replace(SPOKEN, recording=Recording("qab", "sos.first"))
    assert (await channel.send(str(lan.id), gone)).fate is Fate.SENT
    assert api.called("sendVoice") == []


@pytest.mark.parametrize(
    "rule", ["VOICE_MESSAGES_FORBIDDEN", "not enough rights to send voice notes to the chat"]
)
async def test_a_refused_recording_is_left_out(
    api: BotApi, lan: Person, channel: TelegramChannel, rule: str
) -> None:
    """Some people let nobody send them voices: the words have said it already."""
    api.refuses("sendVoice", bad(rule))
    sent = await channel.send(str(lan.id), SPOKEN)
    assert sent == Delivery(Fate.SENT, (str(lan.last.id),))
    assert lan.last.text == "[Số đây.]"


async def test_only_the_recording_is_tried_again(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """After a pause that Telegram asks for, the text is not sent a second time."""
    api.fails("sendVoice", retry_after=7)
    later = await channel.send(str(lan.id), SPOKEN)
    assert (later.fate, later.seconds) == (Fate.LATER, 7)
    sent = await channel.send(str(lan.id), SPOKEN)
    assert [one.voice for one in lan.sees if not one.mine] == [False, True]
    assert len(sent.message_ids) == 2
