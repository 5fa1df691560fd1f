"""Begins a language pack, and brings its catalogue up to date when the English changes."""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog

from authoring.extract import as_bytes
from authoring.found import Found
from authoring.issue import refuse
from authoring.lang import Lang
from bot.files import ROOT
from bot.house import House
from bot.house_lint import sentences
from bot.packs import ABOUT, CATALOGUE, FOLDER, misnamed, read
from bot.packs_lint import core_contexts
from bot.trouble import StartError

HEADER = "# A language pack; see docs/core-pack.md. Reviewed by nobody until pack.yaml says so."
UNNAMED = 'name: ""\nsource: ""\nreviewed: []\n'


def brought_up(code: str, house: House, root: Path = ROOT) -> Path:
    """The catalogue, with an empty sentence for each that is missing or whose English is another
    one now; nothing else changes. Raises StartError for a code that can be none, and
    FaultyFilesError for a pack that cannot be read."""
    for issue in misnamed(code, f"{FOLDER}/{code}"):
        raise StartError(str(issue))
    packs, issues = read(root)
    refuse(issues)
    assert packs is not None  # noqa: S101 - `refuse` raised otherwise
    core = list(core_contexts(packs, house.flows))
    pack = packs.by_code.get(code)
    said = pack.sentences if pack else {}
    kept = [
        f
        for f in sentences(house)
        if f.text.context in core or (f.text.context, str(f.text)) in said
    ]
    catalogue = Catalog(locale=None, project="askfirst", header_comment=HEADER, fuzzy=False)
    for one in _in_order(kept, core):
        text = one.text
        vietnamese = " ".join(house.wording.raw(Lang.VI, text).split())
        string = said.get((text.context, str(text)), "")
        comments = [one.comment, f"vi: {vietnamese}"]
        catalogue.add(str(text), string, context=text.context, auto_comments=comments)
    path = root / FOLDER / code / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_bytes(catalogue))
    about = path.with_name(ABOUT)
    if not about.exists():
        about.write_text(UNNAMED, "utf-8")
    return path


def _in_order(found: Iterable[Found], core: list[str]) -> list[Found]:
    """The core first, as it is listed, then what a pack says beyond it."""
    place = {context: number for number, context in enumerate(core)}
    return sorted(found, key=lambda one: place.get(one.text.context, len(place)))
