"""The commands `db backup` and `db restore`: what they ask, do and say."""

import sys
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path

from bot.settings import Settings
from bot.today import now, today
from bot.upkeep import PURGED
from reports.retention import last_day
from storage.backup import backup
from storage.recovery import from_paper, pinned_recovery
from storage.report_keys import numbers
from storage.restore import Restored, Restoring

MOST = 4096
"""Bytes of a pipe in which a recovery key is looked for."""


async def make(settings: Settings, file: Path) -> str:
    """Writes a backup; returns what is to be said about it."""
    public = pinned_recovery(settings.keys)
    count = await backup(settings.database, file, public, today())
    return f"The backup {file} is made, with {count} reports. The key files are not in it."


async def bring_back(settings: Settings, file: Path, key: bytes, *, replace: bool) -> Restored:
    """What had its time stays out, so this was a purge as well and is remembered as one."""
    restoring = Restoring(
        settings.database,
        file,
        key,
        until=last_day(today(), settings.retention_days),
        replace=replace,
        moments={PURGED: int(now().timestamp())},
    )
    return await restoring.run()


def asked_key() -> bytes:
    """The recovery key from a terminal, where it is not shown, or from a pipe. Raises KeysError."""
    if not sys.stdin.isatty():
        return from_paper(sys.stdin.buffer.read(MOST).decode("utf-8", "replace"))
    try:
        return from_paper(getpass("Recovery key (it is not shown): "))
    except EOFError:
        return from_paper("")


def told(restored: Restored, keys: Path) -> Iterator[str]:
    """Lines for whoever restored; `keys`: the folder of the key files."""
    yield f"{restored.reports} reports are back as they were on {restored.day}."
    if restored.expired:
        yield f"{restored.expired} more had had their time and were left out."
    if restored.reports:
        yield "Those that were taken back after that day are here again."
    for number in sorted(restored.peppers - set(numbers(keys))):
        yield f"The key reports-{number}.key is missing: receipts of its reports find nothing."
