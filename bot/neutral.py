"""Words that must not stand where a notification shows them: the first 40 characters."""

import re

PREVIEW = 40
"""Characters of a message that a locked phone shows."""

ALARMING = (
    "nguy hiểm", "lừa", "buôn người", "mua bán người", "cứu", "công an", "cảnh báo", "giam",
    "bắt cóc", "trốn", "khẩn cấp", "tố cáo", "tự tử", "tự sát", "nạn nhân", "ma túy", "mại dâm",
    "danger", "scam", "fraud", "traffick", "rescue", "police", "warning", "escape", "victim",
    "suicide", "emergency", "kidnap", "hotline", "sos",
)  # fmt: skip
"""As they stand in the beginnings of words, lower case."""

_FOUND = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ALARMING))})", re.IGNORECASE)


def alarming_in(text: str) -> str | None:
    """The first alarming word that a notification of this message would show, or None."""
    found = _FOUND.search(text[:PREVIEW])
    return found[0] if found else None
