"""Bodies of a few sizes, so that a length tells nothing."""

from collections.abc import Sequence

LENGTH = 4
SIZES = tuple(1 << power for power in (11, 13, 15, 17))
"""Bytes of a sealed field: 2, 8, 32 or 128 KiB."""


def padded(body: bytes, sizes: Sequence[int] = SIZES) -> bytes:
    """The body with its length in front, filled up to the first size that holds it. Raises
    ValueError when none does."""
    length = LENGTH + len(body)
    size = next((size for size in sizes if size >= length), None)
    if size is None:
        raise ValueError(f"{len(body)} bytes are more than a report may hold")
    return len(body).to_bytes(LENGTH, "big") + body + bytes(size - length)


def unpadded(inside: bytes) -> bytes:
    return inside[LENGTH : LENGTH + int.from_bytes(inside[:LENGTH], "big")]
