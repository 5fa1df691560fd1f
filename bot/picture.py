"""Draws the picture of a verdict: words in, a square PNG out that a cheap phone can read."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.picture_words import Words

SIDE = 1080
MOST_BYTES = 200_000
MARGIN = 64
FONTS = Path(__file__).parents[1] / "vendor" / "be-vietnam-pro"
PAPER, INK, SOFT = "#fdfcf9", "#1c2422", "#56615d"
COLOURS = {"danger": "#98201f", "suspicious": "#8a4a00", "ask_more": "#1d4f7c"}
BAND, FOOT = 322, 800
"""Where the coloured band ends, and where the numbers begin; the signs stand between."""
SIGN_SIZES = (54, 50, 46, 42, 38)
_LINE = 1.32
"""Height of a line: Vietnamese carries two marks above a letter and one below."""
_WIDTH = SIDE - 2 * MARGIN
_SIGN_AT = MARGIN + 44


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # the plain engine: the same picture on every machine, with or without a shaping library
    path = FONTS / f"BeVietnamPro-{weight}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def painted(words: Words) -> bytes:
    """The PNG, of few colours, so that it stays small."""
    image = Image.new("RGB", (SIDE, SIDE), PAPER)
    draw = ImageDraw.Draw(image)
    colour = COLOURS[words.level]
    draw.rectangle((0, 0, SIDE, BAND), fill=colour)
    _band(draw, words)
    _signs(draw, words, colour)
    _foot(draw, words, colour)
    out = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def wrapped(text: str, weight: str, size: int, width: float) -> list[str]:
    """As few lines as fit the width, about equally long; a word wider than a line stands alone."""
    lines = _filled(text, weight, size, width)
    narrower = (
        _filled(text, weight, size, part) for part in range(int(width * 0.5), int(width), 24)
    )
    return next((even for even in narrower if len(even) == len(lines)), lines)


def _filled(text: str, weight: str, size: int, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font(weight, size).getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitting(text: str, weight: str, size: int, width: float) -> int:
    """The size, or the largest smaller one at which the text is one line."""
    sizes = range(size, 12, -2)
    return next((n for n in sizes if font(weight, n).getlength(text) <= width), 12)


def _band(draw: ImageDraw.ImageDraw, words: Words) -> None:
    _mark(draw, words.level, (MARGIN, 100, MARGIN + 116, 216))
    left, width = MARGIN + 148, _WIDTH - 148
    draw.text((MARGIN, 28), words.about, "#ffffff", font("Medium", 36))
    size = fitting(words.head, "Bold", 80, width)
    draw.text((left, 158), words.head, "#ffffff", font("Bold", size), anchor="lm")
    size = fitting(words.advice, "Medium", 40, _WIDTH)
    draw.text((MARGIN, 268), words.advice, "#ffffff", font("Medium", size), anchor="lm")


def _mark(draw: ImageDraw.ImageDraw, level: str, box: tuple[int, int, int, int]) -> None:
    """A shape of its own for each level: colour alone would tell some people nothing."""
    left, top, right, bottom = box
    middle, centre = (left + right) // 2, (top + bottom) // 2
    if level == "danger":
        draw.regular_polygon((middle, centre, 62), 8, 0, fill="#ffffff")
        draw.rectangle((left + 24, centre - 12, right - 24, centre + 12), fill=COLOURS[level])
        return
    if level == "suspicious":
        draw.polygon(((middle, top), (right + 4, bottom - 4), (left - 4, bottom - 4)), "#ffffff")
        centre += 18
    else:
        draw.ellipse(box, fill="#ffffff")
    sign = "!" if level == "suspicious" else "?"
    draw.text((middle, centre), sign, COLOURS[level], font("Bold", 76), anchor="mm")


def _signs(draw: ImageDraw.ImageDraw, words: Words, colour: str) -> None:
    top = BAND + 22
    if words.signs_intro:
        draw.text((MARGIN, top), words.signs_intro, SOFT, font("Medium", 36))
        top += 58
    width = SIDE - MARGIN - _SIGN_AT
    size, blocks = _sized(words.signs, width, FOOT - 24 - top)
    top += (FOOT - 24 - top - _height(blocks, size)) // 3
    for block in blocks:
        dot = top + size * _LINE / 2
        draw.ellipse((MARGIN, dot - 11, MARGIN + 22, dot + 11), fill=colour)
        for line in block:
            draw.text((_SIGN_AT, top), line, INK, font("Medium", size))
            top += int(size * _LINE)
        top += size // 4


def _sized(texts: tuple[str, ...], width: float, height: float) -> tuple[int, list[list[str]]]:
    """The largest size at which all of it has room, and the lines at that size."""
    for size in SIGN_SIZES:
        blocks = [wrapped(text, "Medium", size, width) for text in texts]
        if _height(blocks, size) <= height:
            break
    return size, blocks


def _height(blocks: list[list[str]], size: int) -> int:
    lines = sum(len(block) for block in blocks)
    return lines * int(size * _LINE) + (len(blocks) - 1) * (size // 4)


def _foot(draw: ImageDraw.ImageDraw, words: Words, colour: str) -> None:
    draw.line((MARGIN, FOOT, SIDE - MARGIN, FOOT), fill=colour, width=4)
    top = FOOT + 16
    for text, weight, size in (
        (words.ask_first, "Bold", 48),
        (words.home, "Medium", 37),
        (words.abroad, "Medium", 37),
    ):
        fit = fitting(text, weight, size, _WIDTH)
        draw.text((MARGIN, top), text, INK, font(weight, fit))
        top += int(size * 1.45)
    last = SIDE - 40
    draw.text((SIDE - MARGIN, last), words.made, SOFT, font("Medium", 26), anchor="rm")
    room = _WIDTH - font("Medium", 26).getlength(words.made) - 30
    size = fitting(words.address, "Bold", 34, room)
    draw.text((MARGIN, last), words.address, colour, font("Bold", size), anchor="lm")
