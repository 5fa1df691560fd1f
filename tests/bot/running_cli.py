"""The command `askfirst` as a process, as a user of a terminal has it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def askfirst(
    *args: str, given: bytes = b"", home: Path | None = None, seconds: float = 60, **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs it to the end; `settings` are ASKFIRST_* without the prefix."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASKFIRST_")}
    wanted = {f"ASKFIRST_{name}": value for name, value in settings.items()}
    if home is not None:
        wanted.setdefault("ASKFIRST_DATA_DIR", str(home))
    return subprocess.run(
        [sys.executable, "-m", "bot", *args],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**kept, **wanted},
        timeout=seconds,
        check=False,
    )


def one_line(stream: bytes) -> str:
    """The only line of a stream; more than one, or a traceback, is a failure."""
    said = stream.decode().strip()
    assert "Traceback" not in said, said
    assert len(said.splitlines()) == 1, said
    return said
