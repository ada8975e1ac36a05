"""Files that this program puts beside an assessment: copies of it, and its sealed versions."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from prevent_tui.errors import CannotWrite
from prevent_tui.file_kind import entries, is_file, is_taken
from prevent_tui.files import atomic
from prevent_tui.files.bounded import read_at_most
from prevent_tui.files.copy_name import copy_name

if TYPE_CHECKING:
    from pathlib import Path

_SEALED = re.compile(r"(.*) \(sealed (?:\d{4}-\d\d-\d\d )?v\d+[^()]*\)")
"""How a sealed version is marked; see `sealing.version_label`."""


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
        copy = folder / copy_name(path, f"{mark}{now:%Y-%m-%d %H%M%S}", number)
        try:
            atomic.write(copy, data, replace=False)
        except CannotWrite:
            if not is_taken(copy):
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
        copy = path.with_name(copy_name(path, mark, number))
        try:
            atomic.write(copy, data, replace=False)
        except CannotWrite:
            if not is_taken(copy):
                raise
            with suppress(OSError):
                if read_at_most(copy, len(data)) == data:
                    return copy
        else:
            return copy
    raise AssertionError  # pragma: no cover - counting has no end


def sealed_copies(path: Path) -> tuple[Path, ...]:
    """Return the sealed versions of a file beside it; the newest names first."""
    start = path.with_name(copy_name(path, "sealed ")).stem.removesuffix(")")
    beside = entries(path.parent)
    copies = [file for file in beside if file.stem.startswith(start) and file.suffix == path.suffix]
    return tuple(reversed(copies))


def is_sealed_copy(path: Path) -> bool:
    """Return whether a file, by its name, is a sealed version kept beside its next version."""
    return _SEALED.fullmatch(path.stem) is not None


def next_version_of(path: Path) -> Path | None:
    """Return the file in which a sealed version that is kept goes on; None where a file is none, or it is not there."""
    kept = _SEALED.fullmatch(path.stem)
    following = path.with_name(f"{kept[1]}{path.suffix}") if kept else None
    return following if following and is_file(following) else None
