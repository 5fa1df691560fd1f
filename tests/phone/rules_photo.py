"""Rules about photos that a bot uploads."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from tests.phone.call import Call
from tests.phone.refusal import Refusal, bad
from tests.phone.rule import Rule, rule

PHOTO = "sendPhoto"
MEGABYTE = 1024 * 1024


def _given(call: Call) -> Refusal | None:
    return None if call.upload("photo") else bad("there is no photo in the request")


def _heavy(call: Call) -> Refusal | None:
    return bad("file is too big") if len(call.upload("photo") or b"") > 10 * MEGABYTE else None


def _readable(call: Call) -> Refusal | None:
    return None if _size(call) else bad("IMAGE_PROCESS_FAILED")


def _wide(call: Call) -> Refusal | None:
    return bad("PHOTO_INVALID_DIMENSIONS") if sum(_size(call)) > 10_000 else None


def _narrow(call: Call) -> Refusal | None:
    sides = _size(call) or (1,)
    return bad("PHOTO_INVALID_DIMENSIONS") if max(sides) > 20 * min(sides) else None


def _caption(call: Call) -> Refusal | None:
    long = len(call.string("caption")) > 1024
    return bad("message caption is too long") if long else None


def _size(call: Call) -> tuple[int, ...]:
    try:
        return Image.open(BytesIO(call.upload("photo") or b"")).size
    except UnidentifiedImageError:
        return ()


RULES: tuple[Rule, ...] = (
    rule("photo.given", PHOTO, "Photo to send; upload a new photo using multipart.", _given),
    rule("photo.bytes", PHOTO, "The photo must be at most 10 MB in size.", _heavy),
    rule("photo.readable", PHOTO, "Photo to send.", _readable),
    rule(
        "photo.total",
        PHOTO,
        "The photo's width and height must not exceed 10000 in total.",
        _wide,
    ),
    rule("photo.ratio", PHOTO, "Width and height ratio must be at most 20.", _narrow),
    rule(
        "photo.caption",
        PHOTO,
        "Photo caption, 0-1024 characters after entities parsing.",
        _caption,
    ),
)
