"""Reading a whole file, whatever it turns out to be: a pipe, a device or something endless is never waited for."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from prevent_tui.file_kind import status

if TYPE_CHECKING:
    from pathlib import Path

NO_FILE, TOO_LARGE = errno.ENODEV, errno.EFBIG
"""The `errno` of what is refused for being no file, such as a folder or a pipe, and for its size."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_PIECE = 1024 * 1024


def read_at_most(path: Path, most: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: What is to be read.
        most: Bytes of the largest file that is wanted.

    Raises:
        OSError: It is missing, may not be read, is no file (`NO_FILE`) or larger (`TOO_LARGE`).
    """
    # Looked at before it is opened, which alone can move a tape, and again, as it may be replaced between.
    _refuse(status(path), most)
    handle = os.open(path, _FLAGS)
    try:
        _refuse(os.fstat(handle), most)
        return _all_of(handle, most)
    finally:
        os.close(handle)


def _refuse(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(NO_FILE, os.strerror(NO_FILE))
    if status.st_size > most:
        raise OSError(TOO_LARGE, os.strerror(TOO_LARGE))


def _all_of(handle: int, most: int) -> bytes:
    """What can be read, whatever size the system says it has: some files say none and go on for ever."""
    pieces: list[bytes] = []
    left = most + 1
    while left and (piece := os.read(handle, min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise OSError(TOO_LARGE, os.strerror(TOO_LARGE))
    return b"".join(pieces)
