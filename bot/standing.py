"""What is built at the start and stands until the end, out of the garbage collector's sight."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def standing() -> Iterator[None]:
    """What is made inside is taken to last: hundreds of thousands of phrases that the collector
    would search again and again, while they are read and at every later collection. Measured: a
    start in 0.6 of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
