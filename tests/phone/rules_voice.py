"""Rules about voice messages that a bot uploads."""

from tests.phone.call import Call
from tests.phone.refusal import Refusal, bad
from tests.phone.rule import Rule, Source, rule

VOICE = "sendVoice"
MEGABYTE = 1024 * 1024


def _given(call: Call) -> Refusal | None:
    return None if call.upload("voice") else bad("there is no voice in the request")


def _heavy(call: Call) -> Refusal | None:
    return bad("file is too big") if len(call.upload("voice") or b"") > 50 * MEGABYTE else None


def _playable(call: Call) -> Refusal | None:
    sound = call.upload("voice") or b""
    opus = sound.startswith(b"OggS") and b"OpusHead" in sound[:64]
    return None if opus else bad("the voice would be shown as a file")


def _light(call: Call) -> Refusal | None:
    heavy = len(call.upload("voice") or b"") > MEGABYTE
    return bad("the voice would be shown as a file: over 1 MB") if heavy else None


def _caption(call: Call) -> Refusal | None:
    long = len(call.string("caption")) > 1024
    return bad("message caption is too long") if long else None


RULES: tuple[Rule, ...] = (
    rule("voice.given", VOICE, "Audio file to send; upload a new one using multipart.", _given),
    rule(
        "voice.bytes",
        VOICE,
        "Bots can currently send voice messages of up to 50 MB in size.",
        _heavy,
    ),
    rule(
        "voice.opus",
        VOICE,
        "For this to work, your audio must be in an .OGG file encoded with OPUS, or in .MP3 "
        "format, or in .M4A format (other formats may be sent as Audio or Document).",
        _playable,
        Source.STRICTER,
    ),
    rule(
        "voice.light",
        VOICE,
        "To use sendVoice, the file must have the type audio/ogg and be no more than 1MB in "
        "size. 1-20MB voice notes will be sent as files.",
        _light,
        Source.STRICTER,
    ),
    rule("voice.caption", VOICE, "Voice message caption, 0-1024 characters.", _caption),
)
