"""What tells one state of a file from another without reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prevent_tui.file_kind import status

if TYPE_CHECKING:
    from pathlib import Path


class Stamp(NamedTuple):
    """A file as it stands on the disk; once it is written again or replaced, it has another stamp.

    Attributes:
        changed: When it was last written, in nanoseconds.
        size: In bytes.
        number: Its own in its file system.
    """

    path: Path
    changed: int
    size: int
    number: int


def stamp(path: Path) -> Stamp:
    """Return the stamp of a file.

    Raises:
        OSError: It is missing, or may not be looked at.
    """
    there = status(path)
    return Stamp(path, there.st_mtime_ns, there.st_size, there.st_ino)
