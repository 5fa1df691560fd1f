"""What a reporter can do: file a report, find it again by its receipt, add to it, withdraw it."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from reports import receipts
from reports.contacts import contacts_in, fingerprints
from reports.model import Draft, Filed, Flag, NewReport
from reports.peppers import Peppers
from reports.ports import Field, FieldKind, Shelf, Standing
from reports.redaction import redact
from reports.sealing import SealBrokenError, Sealed, seal, unseal
from reports.sketches import Sketcher

BODY = "body"
CRITICAL = "critical"
MINORS = frozenset({"under_16", "from_16"})
DESK_OPENED = "desk_opened"
"""Under this name it is remembered when an operator last unlocked the desk."""


@dataclass(frozen=True, slots=True)
class Known:
    """A report found by its receipt: where it stands, and the desk's answers in plain words."""

    standing: Standing
    answers: tuple[str, ...]


class Filing:
    """Slow hashes are computed one at a time, in a thread, so that nobody else waits for them."""

    def __init__(
        self,
        shelf: Shelf,
        peppers: Peppers,
        team: Callable[[], bytes | None],
        now: Callable[[], datetime],
    ) -> None:
        """`team`: the public key that reports are sealed to; without one they are closed."""
        self._shelf = shelf
        self._peppers = peppers
        self._team = team
        self._now = now
        self._slow = asyncio.Lock()
        self._sketchers = {
            number: Sketcher(pepper.mac(b"", "sketch"))
            for number, pepper in peppers.by_number.items()
        }

    @property
    def open(self) -> bool:
        return self._team() is not None

    async def unread_for(self) -> float | None:
        """Seconds since somebody last unlocked the desk; None when nobody ever did."""
        last = await self._shelf.moment(DESK_OPENED)
        return None if last is None else max(0.0, self._now().timestamp() - last)

    async def file(self, draft: Draft) -> Filed:
        """Seals and stores it; a draft that was stored before is as good as stored again."""
        team = self._team()
        if team is None:
            return Filed.CLOSED
        try:
            sealed = seal(body_of(draft), team, draft.id, BODY)
        except ValueError:
            return Filed.TOO_LARGE
        async with self._slow:
            new = await asyncio.to_thread(self._row, draft, sealed)
        await self._shelf.file(new)
        return Filed.STORED

    def _row(self, draft: Draft, sealed: Sealed) -> NewReport:
        pepper, now = self._peppers.newest, self._now()
        opened = receipts.opened(receipts.drawn(draft.seed, draft.lang))
        sketch = self._sketchers[pepper.number].sketch(draft.offer)
        return NewReport(
            id=draft.id,
            day=now.date(),
            hour=now.hour,
            country=draft.answers.get("country", ""),
            channel=draft.answers.get("channel", ""),
            signs=tuple(draft.signs),
            flags=flags_of(draft),
            sealed=sealed,
            receipt=opened.stored(pepper),
            answer_key=opened.public,
            pepper=pepper.number,
            contacts=fingerprints(draft.contacts, pepper),
            sketch=sketch.values if sketch else None,
        )

    async def confirmed(self, offer: str) -> bool:
        """Whether operators confirmed a report of one of its contacts, or of nearly this offer."""
        async with self._slow:
            prints, sketches = await asyncio.to_thread(self._marks, offer)
        return await self._shelf.confirmed(prints, sketches)

    def _marks(self, offer: str) -> tuple[list[bytes], list[bytes]]:
        contacts, redacted = contacts_in(offer), redact(offer).text
        made = [sketcher.sketch(redacted) for sketcher in self._sketchers.values()]
        peppers = self._peppers.by_number.values()
        prints = [one for pepper in peppers for one in fingerprints(contacts, pepper)]
        return prints, [sketch.values for sketch in made if sketch]

    async def known(self, words: tuple[str, ...]) -> Known | None:
        """The report of these words, with answers that only they can open."""
        opened, standing = await self._found(words)
        return Known(standing, tuple(_answers(standing, opened))) if standing else None

    async def add(self, words: tuple[str, ...], text: str) -> bool:
        """Adds redacted words to a report, once; False when there is none, or nobody could read
        them."""
        opened, standing = await self._found(words)
        team = self._team()
        if standing is None or team is None:
            return False
        name = hashlib.blake2b(text.encode(), digest_size=16, key=opened.proof).digest()
        sealed = seal(text.encode(), team, standing.id, name.hex())
        field = Field(name, FieldKind.ADDITION, self._now().date(), sealed)
        return await self._shelf.add(standing.id, field)

    async def withdraw(self, words: tuple[str, ...]) -> bool:
        """Erases the report at once; False when there is none."""
        _, standing = await self._found(words)
        return standing is not None and await self._shelf.withdraw(standing.id)

    async def _found(self, words: tuple[str, ...]) -> tuple[receipts.Opened, Standing | None]:
        async with self._slow:
            opened = await asyncio.to_thread(receipts.opened, words)
        stored = [opened.stored(pepper) for pepper in self._peppers.by_number.values()]
        return opened, await self._shelf.standing(stored)


def body_of(draft: Draft) -> bytes:
    """What is sealed: exactly what the person saw, as JSON."""
    kept = draft.contacts if draft.answers.get("keep_contacts") == "yes" else ()
    body = {
        "version": 1,
        "lang": draft.lang,
        "answers": dict(draft.answers),
        "offer": draft.offer,
        "words": draft.words,
        "signs": dict(draft.signs),
        "contacts": [list(one) for one in kept],
        "consent": draft.consent,
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def flags_of(draft: Draft) -> Flag:
    """What puts it at the top of the queue, from the answers and the signs."""
    about, flags = draft.answers.get("about"), Flag(0)
    if about == "now":
        flags |= Flag.HAPPENING
    if about == "missing":
        flags |= Flag.MISSING
    if draft.answers.get("age") in MINORS or "minor" in draft.signs:
        flags |= Flag.MINOR
    if CRITICAL in draft.signs.values():
        flags |= Flag.CRITICAL
    if draft.answers.get("purpose") == "pass_on":
        flags |= Flag.MAY_PASS_ON
    return flags


def _answers(standing: Standing, opened: receipts.Opened) -> list[str]:
    """The answers that open; one that does not was not written for these words."""
    found = []
    for field in standing.answers:
        try:
            inside = unseal(field.sealed, opened.private, standing.id, field.id.hex())
        except SealBrokenError:
            continue
        found.append(inside.decode("utf-8", "replace"))
    return found
