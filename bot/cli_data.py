"""`askfirst db`, `keys` and `licences`: what lies in the data folder, and who brought it there."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

db = typer.Typer(help="The database.", no_args_is_help=True)
keys = typer.Typer(help="The key files.", no_args_is_help=True)
licences = typer.Typer(help="The public list of licensed companies.", no_args_is_help=True)

BACKUP = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]


def settings_now() -> "Settings":
    from bot.settings import read_settings

    return read_settings()


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this release's tables."""
    import asyncio

    from storage.upgrade import upgrade

    settings = settings_now()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    asyncio.run(upgrade(settings.database))
    typer.echo("The database is up to date.")


@db.command("backup")
def db_backup(file: BACKUP) -> None:
    """Write what stays in the database to a file that only the recovery key opens."""
    import asyncio

    from bot.backups import make

    typer.echo(asyncio.run(make(settings_now(), file)))


@db.command("restore")
def db_restore(
    file: BACKUP,
    replace: Annotated[
        bool, typer.Option("--replace", help="Erase what is in the database first.")
    ] = False,
) -> None:
    """Bring a backup back with the recovery key, which is asked for or read from a pipe."""
    import asyncio

    from bot.backups import asked_key, bring_back, told

    settings = settings_now()
    done = asyncio.run(bring_back(settings, file, asked_key(), replace=replace))
    typer.echo("\n".join(told(done, settings.keys)))


@keys.command("init")
def keys_init() -> None:
    """Make the key files that are missing; never overwrites one."""
    from storage.keys import init_keys
    from storage.report_keys import init_report_keys

    folder = settings_now().keys
    made = [*init_keys(folder), *init_report_keys(folder)]
    typer.echo("\n".join(f"made {path}" for path in made) or "All keys are there.")


@keys.command("rotate")
def keys_rotate() -> None:
    """Make a new pepper for reports; the old one stays until its last report has gone."""
    from storage.report_keys import rotate

    typer.echo(f"made {rotate(settings_now().keys)}; it is used from the next start")


@licences.command("import")
def licences_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file; see docs/licences.md.")],
    dated: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day it was published; today if not given."),
    ] = None,
) -> None:
    """Take in the public list of licensed companies; the bot uses it from its next start."""
    from bot.licences import read_list, store, told
    from bot.today import today

    published = read_list(file, dated.date() if dated else today(), today())
    store(published, settings_now().data_dir)
    typer.echo(told(published, today()))


@licences.command("show")
def licences_show() -> None:
    """How many companies are in the list that is used, and from when it is."""
    from bot.licences import stored, told
    from bot.today import today

    published = stored(settings_now().data_dir)
    if published is None:
        typer.echo("There is no list. Bring one in with `askfirst licences import FILE`.")
    else:
        typer.echo(told(published, today()))
