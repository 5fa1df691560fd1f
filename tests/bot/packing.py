"""A language pack for the tests, in a language that nobody speaks: the English in brackets."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from bot.files import ROOT
from bot.house import Given, House, build
from bot.packs import ABOUT, AUDIO, FOLDER
from bot.packs_new import brought_up
from tests.conftest import DAY
from tests.phone.sending import opus

CODE = "qaa"
"""Codes from qaa to qtz are free for local use (ISO 639-2): no language has one."""
NAME = "Bracketish"
_MESSAGE = re.compile(r"^(msgid )(.*?)^msgstr \"\"\n", re.MULTILINE | re.DOTALL)


def tree(folder: Path) -> Path:
    """All that people wrote, without copying what a test does not change."""
    for name in ("flows", "signs", "helplines"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "locales", folder / "locales")
    return folder


def packed(folder: Path, house: House) -> Path:
    """The same with a whole pack, begun by the command that begins packs, and one recording."""
    path = brought_up(CODE, house, tree(folder))
    path.write_text(_MESSAGE.sub(_bracketed, path.read_text("utf-8")), "utf-8")
    about = f"name: {NAME}\nsource: The English sentences in brackets.\nreviewed: []\n"
    path.with_name(ABOUT).write_text(about, "utf-8")
    sounds = path.parent / AUDIO
    sounds.mkdir()
    (sounds / "sos.first.ogg").write_bytes(opus())
    return folder


def _bracketed(found: re.Match[str]) -> str:
    english = found[2].rstrip("\n")
    if english == '""':  # the header of the catalogue
        return found[0]
    return f'msgid {english}\nmsgstr "["\n{english}\n"]"\n'


def house_of(folder: Path) -> House:
    return build(root=folder, given=Given(day=lambda: DAY, draw=bytes))


def changed(folder: Path, name: str, change: Callable[[str], str]) -> int:
    """Change a file of the pack; the line on which it first differs."""
    path = folder / FOLDER / CODE / name
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    pairs = zip(before.splitlines(), path.read_text("utf-8").splitlines(), strict=False)
    return next(line for line, (old, new) in enumerate(pairs, 1) if old != new)
