"""The command `askfirst`: every way to start, check and look into this program."""

import sys
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from authoring.issue import FaultyFilesError
from authoring.lang import Lang
from bot.cli_data import db, keys, licences, settings_now
from bot.trouble import StartError
from storage.errors import StorageError

app = typer.Typer(
    name="askfirst",
    help="Hỏi Trước Khi Đi · Ask Before You Go.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(db, name="db")
app.add_typer(keys, name="keys")
app.add_typer(licences, name="licences")

FILE = Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")]
FLOW = Annotated[str | None, typer.Argument(help="The flow's name; the welcome if none is given.")]


@app.command()
def run() -> None:
    """Everything on this machine: makes keys and database where they are missing, then serves."""
    from bot.start import start

    start(settings_now(), prepare=True, say=typer.echo)


@app.command()
def serve() -> None:
    """The channels only; keys and database must be there (see `keys init` and `db upgrade`)."""
    from bot.start import start

    start(settings_now(), prepare=False, say=typer.echo)


@app.command()
def check(
    file: FILE = "-",
    json_: Annotated[bool, typer.Option("--json", help="One verdict object for the text.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='A stream of {"id","text"} lines, one verdict a line.')
    ] = False,
    lang: Annotated[Lang, typer.Option(help="Language of the verdict for people.")] = Lang.VI,
) -> None:
    """Check a job offer and show the warning signs in it."""
    from bot import checking

    if jsonl:
        checking.stream(_open(file), sys.stdout)
    elif json_:
        typer.echo(checking.as_json(_text(file)))
    else:
        checking.for_people(_text(file), lang)


@app.command()
def explain(file: FILE = "-") -> None:
    """Show how the check comes to its verdict: hits, what was cancelled, facts, combination."""
    from bot import checking

    checking.explain(_text(file))


@app.command()
def play(
    flow: FLOW = None,
    lang: Annotated[Lang, typer.Option(help="Language to talk in.")] = Lang.VI,
    record: Annotated[Path | None, typer.Option(help="Write the conversation here.")] = None,
) -> None:
    """Talk with the bot in this terminal. A number taps a button; Ctrl-D ends."""
    from bot.house import build
    from bot.play import Play

    house = build(strict=False)
    if flow and flow not in house.flows.flows:
        _fail(f"There is no flow '{flow}'. There are: {', '.join(house.flows.flows)}.")
    playing = Play(house, typer.echo)
    playing.begin(flow, lang)
    playing.run(_ask if sys.stdin.isatty() else _read_line)
    if record:
        record.write_text("\n".join(playing.record) + "\n", "utf-8")


@app.command()
def lint() -> None:
    """Every fault in flows, signs, help points and wording, as file:line: CODE sentence."""
    from bot.house_lint import lint as lint_house
    from bot.house_lint import stale

    issues = lint_house()
    for issue in issues:
        typer.echo(str(issue))
    for issue in stale():
        typer.echo(f"warning: {issue}", err=True)
    typer.echo(f"{len(issues)} faults" if issues else "No faults.", err=True)
    raise typer.Exit(1 if issues else 0)


@app.command()
def fresh() -> None:
    """Which help points and reviews are too old (fails from 150 days), and which flows nobody of a
    role has read yet."""
    from bot.house_lint import stale, to_review

    issues = stale()
    for issue in (*issues, *to_review()):
        typer.echo(str(issue))
    raise typer.Exit(1 if issues else 0)


@app.command()
def wording(
    write: Annotated[
        bool, typer.Option("--write", help="Bring the catalogues up to date.")
    ] = False,
) -> None:
    """Which catalogues are behind the files they translate."""
    from bot.house_lint import catalogues_behind

    behind = catalogues_behind(write=write)
    for path in behind:
        typer.echo(path)
    raise typer.Exit(1 if behind and not write else 0)


@app.command()
def pack(
    code: Annotated[str, typer.Argument(help="The code of the language, two or three letters.")],
) -> None:
    """Begin a language pack, or bring its catalogue up to date; see docs/core-pack.md."""
    from bot.house import build
    from bot.packs_new import brought_up

    typer.echo(str(brought_up(code, build(strict=False))))


@app.command()
def graph(flow: Annotated[str, typer.Argument(help="The flow's name.")]) -> None:
    """A picture of a flow, as Mermaid text."""
    from bot.house import build
    from flows.engine.graph import mermaid

    flows = build(strict=False).flows
    if flow not in flows.flows:
        _fail(f"There is no flow '{flow}'. There are: {', '.join(flows.flows)}.")
    typer.echo(mermaid(flows, flow), nl=False)


@app.command()
def settings() -> None:
    """Every setting with its default and meaning."""
    from bot.settings import described

    for name, default, meaning in described():
        typer.echo(f"{name}={default}\n    {meaning}")


@app.command()
def purge() -> None:
    """Erase the reports that have had their time, also after the clock has jumped."""
    import asyncio

    from bot.today import now
    from bot.upkeep import Upkeep
    from storage.keys import load_keys
    from storage.store import Store

    settings = settings_now()

    async def erase() -> int:
        store = await Store.open(settings.database, load_keys(settings.keys))
        try:
            return await Upkeep(store, settings.keys, settings.retention_days, now).purge()
        finally:
            await store.close()

    typer.echo(f"{asyncio.run(erase())} reports erased.")


def _open(file: str) -> BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file).open("rb")


def _text(file: str) -> str:
    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return raw.decode("utf-8", "replace")


def _ask() -> str | None:
    try:
        return input("> ")
    except EOFError:
        return None


def _read_line() -> str | None:
    line = sys.stdin.buffer.readline()
    return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


def _fail(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def main() -> None:
    """Entry point; expected trouble is one sentence on standard error, never a traceback."""
    try:
        app()
    except (FaultyFilesError, StartError, StorageError, OSError) as trouble:
        typer.echo(str(trouble), err=True)
        sys.exit(1)
