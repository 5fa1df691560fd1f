"""A picture follows its message on the phone, and never stands in the way of the words."""

from dataclasses import replace

from authoring.lang import Lang
from bot.channel import Delivery, Fate
from bot.outgoing import Picture
from bot.telegram.send import TelegramChannel
from tests.phone import BotApi, Person
from tests.phone.refusal import bad
from tests.telegram.fakes import said

PICTURED = replace(said("Tấm hình đây.", "Giờ sao?"), picture=Picture(Lang.VI, "danger"))


async def test_a_picture_follows_the_text(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """First the words with their buttons, then the photo, without a second sound."""
    sent = await channel.send(str(lan.id), PICTURED)
    text, photo = lan.sees[-2:]
    assert (text.text, text.labels) == ("Tấm hình đây.", ["Giờ sao?"])
    assert photo.photo
    assert sent == Delivery(Fate.SENT, (str(text.id), str(photo.id)))
    assert api.called("sendPhoto")[0]["disable_notification"] == "true"


async def test_a_refused_picture_is_left_out(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """What the picture says was said in words: the message counts as sent, and can be wiped."""
    api.refuses("sendPhoto", bad("not enough rights to send photos to the chat"))
    sent = await channel.send(str(lan.id), PICTURED)
    assert sent == Delivery(Fate.SENT, (str(lan.last.id),))
    assert lan.last.text == "Tấm hình đây."


async def test_only_the_picture_is_tried_again(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """After a pause that Telegram asks for, the text is not sent a second time."""
    api.fails("sendPhoto", retry_after=7)
    later = await channel.send(str(lan.id), PICTURED)
    assert (later.fate, later.seconds) == (Fate.LATER, 7)
    sent = await channel.send(str(lan.id), PICTURED)
    assert [one.photo for one in lan.sees if not one.mine] == [False, True]
    assert len(sent.message_ids) == 2
