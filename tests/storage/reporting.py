"""Reports for tests of the shelf: invented, sealed for an invented team."""

import hashlib
from datetime import date
from typing import Any

from nacl.public import PrivateKey

from reports.model import Flag, NewReport
from reports.sealing import Sealed, seal

TEAM = PrivateKey.generate()
DAY = date(2026, 11, 25)


def new_report(number: int, **changed: Any) -> NewReport:
    """A report that differs from every other by its number."""
    report_id = hashlib.blake2b(str(number).encode(), digest_size=16).digest()
    plain: dict[str, Any] = {
        "id": report_id,
        "day": DAY,
        "hour": 9,
        "country": "kh",
        "channel": "zalo",
        "signs": ("documents_kept", "urgency"),
        "flags": Flag.CRITICAL,
        "sealed": sealed(report_id),
        "receipt": hashlib.sha256(f"receipt {number}".encode()).digest(),
        "answer_key": bytes(32),
        "pepper": 1,
    }
    return NewReport(**(plain | changed))


def sealed(report_id: bytes, words: str = "canary tin tôi kể", field: str = "body") -> Sealed:
    return seal(words.encode(), bytes(TEAM.public_key), report_id, field)


def fingerprint(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=16).digest()
