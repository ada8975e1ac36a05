"""Files beside an assessment: copies this program makes, and those OneDrive or Dropbox leave after a conflict."""

from __future__ import annotations

import platform
import re
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic
from prevent_tui.files.bounded import read_at_most

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

_SEALED = re.compile(r".* \(sealed (?:\d{4}-\d\d-\d\d )?v\d+[^()]*\)")
"""How a sealed version is marked; see `sealing.version_label`."""

_STEM_BYTES = 160
"""Bytes kept of a name so that what is added to it still fits a file system's 255."""


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Return copies of a file, in its folder, that look as if two computers had changed it at once; by name."""
    copies = []
    with suppress(OSError, ValueError):
        for other in path.parent.iterdir():
            has_same_stem = other.suffix.lower() == path.suffix.lower() and other.stem.startswith(path.stem)
            if has_same_stem and _is_mark(other.stem.removeprefix(path.stem)):
                copies.append(other)
    return tuple(sorted(copies))


def write_copy(folder: Path, path: Path, mark: str, now: datetime, data: bytes) -> Path:
    """Write a file named after another into a folder, and return its path; it never replaces one.

    Args:
        folder: Where to.
        path: The file it is a copy of.
        mark: Words that come before the time in its name.
        now: The time for its name.
        data: What it holds.

    Raises:
        CannotWrite: The folder cannot be written.
    """
    for number in count(1):
        copy = _beside(folder, path, f"{mark}{now:%Y-%m-%d %H%M%S}", number)
        try:
            atomic.write(copy, data, replace=False)
        except CannotWrite:
            if not copy.exists():
                raise
        else:
            return copy
    raise AssertionError  # pragma: no cover - counting has no end


def keep_copy(path: Path, mark: str, data: bytes) -> Path:
    """Write a marked copy of a file beside it, and return its path; it never replaces a file.

    The same copy is not written twice, as after a program that was stopped in between.

    Args:
        path: The file.
        mark: What its copy is marked with, in brackets after the name.
        data: The content of the file.

    Raises:
        CannotWrite: The folder cannot be written.
    """
    for number in count(1):
        copy = _beside(path.parent, path, mark, number)
        try:
            atomic.write(copy, data, replace=False)
        except CannotWrite:
            if not copy.exists():
                raise
            with suppress(OSError):
                if read_at_most(copy, len(data)) == data:
                    return copy
        else:
            return copy
    raise AssertionError  # pragma: no cover - counting has no end


def sealed_copies(path: Path) -> tuple[Path, ...]:
    """Return the sealed versions of a file beside it; the newest names first."""
    start = _beside(path.parent, path, "sealed ", 1).stem.removesuffix(")")
    copies: list[Path] = []
    with suppress(OSError, ValueError):
        copies += (file for file in path.parent.iterdir() if file.stem.startswith(start) and file.suffix == path.suffix)
    return tuple(sorted(copies, reverse=True))


def is_sealed_copy(path: Path) -> bool:
    """Return whether a file, by its name, is a sealed version kept beside its next version."""
    return _SEALED.fullmatch(path.stem) is not None


def _beside(folder: Path, path: Path, mark: str, number: int) -> Path:
    """The name of a copy: the file's own, cut so that it fits, with what marks it, and from the second on a number."""
    stem = path.stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").rstrip()
    suffix = f" {number}" if number > 1 else ""
    return folder / f"{stem} ({mark}{suffix}){path.suffix or '.toml'}"


def _is_mark(rest: str) -> bool:
    return bool(
        _MARKS.fullmatch(rest) or _COMPUTER.fullmatch(rest) or (rest and rest.lower() == f"-{platform.node().lower()}")
    )
