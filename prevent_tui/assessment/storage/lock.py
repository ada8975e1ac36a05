"""One window of the program for each assessment file, on this computer."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from errno import EACCES
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from prevent_tui import paths
from prevent_tui.errors import CannotWrite, InUse, PreventError
from prevent_tui.file_kind import is_file
from prevent_tui.files.atomic import make_private_dir
from prevent_tui.files.file_key import file_key

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path


class Lock:
    """Held from the moment it is made until `release`; the system frees it when the program is killed.

    It lies with the program's own files, never beside the assessment, where OneDrive would carry it to another
    computer. Where no lock can be had at all, as on a full disk, the file is opened without: each save still
    looks whether somebody else changed it.

    Attributes:
        path: The file it is for.

    Raises:
        InUse: The file is open in another window.
        CannotWrite: Whether it is cannot be told, since the system refuses what would tell.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = _acquired(path)

    @property
    def is_held(self) -> bool:
        """Whether nobody else on this computer can hold the file now."""
        return self._held is not None

    def release(self) -> None:
        """Lets another window open the file; tried twice where the system refuses, and no error for whoever leaves."""
        for _ in range(2):
            with suppress(OSError):
                if self._held is not None:
                    self._held.release()
                self._held = None


def _acquired(path: Path) -> FileLock | None:
    """The lock of a file; nothing where none can be had at all."""
    lock_file = paths.state_dir() / "locks" / f"{file_key(path)}.lock"
    try:
        make_private_dir(lock_file.parent)
        lock = FileLock(lock_file, timeout=0, mode=0o600, thread_local=False)
        lock.acquire()
    except Timeout as error:
        raise _refusal(path, error.lock_file) from None
    except PermissionError as error:
        if is_file(lock_file):  # another user's, as after a start as administrator: it may be held
            raise _unusable(path, str(lock_file), error.strerror or type(error).__name__) from None
        return None
    except (CannotWrite, OSError, NotImplementedError):
        return None
    return lock


def _refusal(path: Path, lock_file: str) -> PreventError:
    """Why a file cannot be had: another window has it, or the system refuses what would tell whether one does."""
    reason = _reason(lock_file)
    if reason is None:
        return InUse(
            "is open in another window of prevent-tui.",
            hint="Close it there first, so that neither window undoes the other's work.",
            file=path,
        )
    return _unusable(path, lock_file, reason)


def _unusable(path: Path, lock_file: str, reason: str) -> CannotWrite:
    return CannotWrite(
        f"cannot be kept from a second window: {lock_file} cannot be used: {reason}.",
        hint="Close prevent-tui everywhere, delete the file named last, and see that you may write in its folder.",
        file=path,
    )


def _reason(lock_file: str) -> str | None:
    """What the system says where it refuses a lock to everybody; nothing where another window has it.

    Both reach us as a lock that is taken: Windows, some file systems and AppArmor refuse with the same number.
    """
    try:
        opened = os.open(lock_file, os.O_RDWR)
    except OSError as error:
        return error.strerror or type(error).__name__
    try:
        if sys.platform != "win32":
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.strerror if error.errno == EACCES else None
    finally:
        os.close(opened)
    return None
