"""Files beside an assessment: copies this program makes, and those OneDrive or Dropbox leave after a conflict."""

from __future__ import annotations

import platform
import re
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from prevent_tui import durable
from prevent_tui.errors import CannotWrite

if TYPE_CHECKING:
    from pathlib import Path

_MARKS = re.compile(
    r""" \ \( [^()]* \b (?: conflicted\ copy | case\ conflict ) \b .* \)    # Dropbox, Nextcloud
       | \ \( this\ computer,\ .* \)                                       # this program
       | \ ?\[ conflict .* \]                                              # Google Drive, Box
       | _conf\(\d+\)
       | \.sync-conflict-\d{8}-\d{6} .*                                    # Syncthing
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMPUTER = re.compile(r"-(?=.*[A-Z])(?=.*[\d-])[A-Z0-9-]{5,}|-.*(?:MacBook|iMac|Mac-mini).*")
"""How OneDrive marks a copy: with the other computer's name, on Windows in capitals, mostly with digits or hyphens."""

_STEM_BYTES = 160
"""Bytes kept of a name so that what is added to it still fits a file system's 255."""


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Copies of a file, in its folder, that look as if two computers had changed it at once; by name."""
    found = []
    with suppress(OSError, ValueError):
        for other in path.parent.iterdir():
            alike = other.suffix.lower() == path.suffix.lower() and other.stem.startswith(path.stem)
            if alike and _is_mark(other.stem.removeprefix(path.stem)):
                found.append(other)
    return tuple(sorted(found))


def write_copy(folder: Path, path: Path, mark: str, now: datetime, data: bytes) -> Path:
    """Writes a file named after another into a folder, and says under which name; it never replaces one.

    Args:
        folder: Where to.
        path: The file it is a copy of.
        mark: Words that come before the time in its name.
        now: The time for its name.
        data: What it holds.

    Raises:
        CannotWrite: The folder cannot be written.
    """
    stem = path.stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").rstrip()
    for number in count(1):
        again = f" {number}" if number > 1 else ""
        copy = folder / f"{stem} ({mark}{now:%Y-%m-%d %H%M%S}{again}){path.suffix or '.toml'}"
        try:
            durable.write(copy, data, replace=False)
        except CannotWrite:
            if not copy.exists():
                raise
        else:
            return copy
    raise AssertionError  # pragma: no cover - counting has no end


def _is_mark(rest: str) -> bool:
    return bool(
        _MARKS.fullmatch(rest) or _COMPUTER.fullmatch(rest) or (rest and rest.lower() == f"-{platform.node().lower()}")
    )
