"""Links and domains, also with the dots pulled apart or written out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.redaction.cues import ENDS
from reports.redaction.emails import trimmed
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import lexicon
from reports.redaction.reading import Reading

_URL = re.compile(r"(?:h\s?(?:tt|xx)\s?ps?\s?:\s?/\s?/\s?|www\s?\.\s?)[^\s‹<>\"“”]{2,}")
_DOMAIN = re.compile(
    r"(?<![^\W_])(?<!@)(?<!\.)[a-z0-9](?:[a-z0-9\-]{0,62}\.){1,5}[a-z]{2,18}(?![^\W_])(?::\d+)?"
)
_PATH = re.compile(r"[/?#][^\s‹<>\"“”]+|/")


@lru_cache(maxsize=1)
def _spaced_hosts() -> re.Pattern[str]:
    """Short hosts and ordinary endings with the dot pulled out or written as a word."""
    contacts = lexicon().contacts
    dot = r"(?:\s?\.\s?|\s?[(\[{]\s?(?:\.|dot|cham)\s?[)\]}]\s?|\s(?:cham|dot)\s)"
    far = r"(?:\s\.\s|\s?[(\[{]\s?(?:\.|dot|cham)\s?[)\]}]\s?|\s(?:cham|dot)\s)"
    short = "|".join(dot.join(map(re.escape, host.split("."))) for host in contacts.short_hosts)
    slash = r"(?:\s?/\s?|\s(?:xet|xuyet|gach cheo|suyet|slash|xoet|xec)\s)"
    tail = rf"(?:{slash}[^\s‹/]+){{0,4}}"
    endings = "|".join(contacts.tlds)
    return re.compile(
        rf"(?<![^\W_])(?:(?:{short}){ENDS}{tail}|(?:bit ly|t me|zalo me|fb me|m me)/[^\s‹]+"
        rf"|[a-z0-9][a-z0-9\-]{{1,40}}(?:{far}[a-z0-9\-]{{2,40}}){{0,2}}{far}(?:{endings}){ENDS}{tail}"
        rf"|[a-z0-9][a-z0-9\-]{{1,40}}(?:{far}[a-z0-9\-]{{2,40}}){{1,3}}\s?/\s?[^\s‹/]+{tail}"
        rf"|[a-z0-9][a-z0-9\-]{{1,40}}{far}[a-z]{{2,10}}(?:\s?/\s?[^\s‹/]+){{1,4}}"
        rf"|(?:fb|facebook|zalo|tiktok|telegram)\s?(?:com|me){slash}[^\s‹/]+)"
    )


def find_links(reading: Reading) -> Iterator[Hit]:
    folded = reading.folded
    for link in _URL.finditer(folded):
        yield trimmed(Kind.LINK, folded, *link.span(), sure=11)
    for link in _spaced_hosts().finditer(folded):
        yield trimmed(Kind.LINK, folded, *link.span(), sure=9)
    yield from _domains(folded)


def _domains(folded: str) -> Iterator[Hit]:
    contacts = lexicon().contacts
    done = 0
    for domain in _DOMAIN.finditer(folded):
        start, end = domain.span()
        if start < done:
            continue
        host = domain.group().split(":")[0]
        path = _PATH.match(folded, end)
        if path and path.end() > end + 1:
            done = path.end()
            yield trimmed(Kind.LINK, folded, start, done, sure=10)
            continue
        known = host.rpartition(".")[2] in contacts.tlds
        if known and host not in contacts.public and not host.endswith(".gov.vn"):
            yield Hit(Kind.LINK, start, end, sure=6)
