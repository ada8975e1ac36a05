"""Writing a file so that, whatever happens, there is either the whole old one or the whole new one."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from prevent_tui import clock
from prevent_tui.errors import CannotWrite
from prevent_tui.file_kind import entries, is_folder, is_taken, real_path, status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_T = TypeVar("_T")

_PATIENCE = 2.0
"""Seconds to go on trying while another program holds a file on Windows."""

_HELD = (5, 32, 33)
"""Windows errors that a virus scanner or OneDrive causes for a moment: access denied, sharing and lock violation."""

_REASONS = {
    getattr(errno, "EDQUOT", errno.ENOSPC): ("your space on this disk is used up.", "Free some, or save elsewhere."),
    errno.ENOSPC: ("the disk is full.", "Free some space, or save in another folder."),
    errno.EFBIG: ("it is too large for this disk.", "Save in another folder."),
    errno.EROFS: ("the disk is read-only.", "Save in another folder."),
    errno.EACCES: ("the folder or the file is read-only for you.", "Save in another folder, or ask for access."),
    errno.EPERM: ("the folder or the file is read-only for you.", "Save in another folder, or ask for access."),
    errno.ENOENT: (
        "there is no such folder.",
        "Check its name, and that its disk is connected; a new folder is for you to make first.",
    ),
    errno.ENOTDIR: ("there is no such folder.", "Check the name: a file stands where a folder should be."),
    errno.EISDIR: ("there is a folder of that name.", "Choose another name."),
    errno.EEXIST: ("there is already something of that name.", "Choose another name."),
    errno.ENAMETOOLONG: ("the name is too long.", "Choose a shorter name."),
    errno.EINVAL: ("the name holds a character that is not allowed here.", "Choose another name."),
    errno.ELOOP: ("its links lead in a circle.", "Choose another name."),
}


def write(path: Path, data: bytes, *, replace: bool | Callable[[], bool] = True) -> None:
    """Write a file as a whole; safe against a kill or a power cut at any moment.

    A symbolic link is followed, and a file that is there keeps its mode and group. A new one is its owner's alone.

    Args:
        path: Where to.
        data: All of the new file.
        replace: Whether a file that is there may be replaced. A function is asked once the new file is complete, right
            before that takes its place; what it raises leaves everything as it was.

    Raises:
        CannotWrite: The disk is full, the folder is read-only or missing, and so on; nothing was changed.
    """
    try:
        target = real_path(path)
        old = _stat_of(target)
        if old is not None:
            _may_replace(old, replace=bool(replace))
        elif replace is False and is_taken(path):
            # A link that leads nowhere: what it names is not for a new file to make.
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        temporary = target.parent / f"{_mark(target)}{os.urandom(4).hex()}.tmp"
        try:
            _fill(temporary, data, old)
            over = replace() if callable(replace) else replace
            retry_while_held(lambda: _put(temporary, target, replace=over))
        finally:
            _discard(temporary)
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


LEFT_BEHIND = 600.0
"""Seconds after which nobody is still writing a file: what is half-written then was left by a program killed."""


def remove_leftovers(path: Path, older_than: float = 0.0) -> None:
    """Remove what a killed program left half-written for this file.

    Args:
        path: The file.
        older_than: Seconds since it was last written to; `LEFT_BEHIND` for whoever does not hold the file's lock.
    """
    with suppress(OSError, ValueError):
        target = real_path(path)
        for leftover in entries(target.parent):
            if not (leftover.name.startswith(_mark(target)) and leftover.suffix == ".tmp"):
                continue
            if not older_than or clock.now().timestamp() - status(leftover).st_mtime > older_than:
                leftover.unlink(missing_ok=True)


def make_private_dir(path: Path) -> Path:
    """Makes a folder that only its owner can open, with the folders above it, and returns it.

    Raises:
        CannotWrite: It cannot be made.
    """
    try:
        make_folder(path)
        if os.name == "posix" and stat.S_IMODE(status(path).st_mode) != 0o700:
            path.chmod(0o700)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error
    return path


def make_folder(path: Path) -> None:
    """Make a folder, with those above it that are not there yet, each its owner's alone; what is there stays as it is.

    Raises:
        CannotWrite: It cannot be made.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not is_folder(folder)]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def retry_while_held(call: Callable[[], _T]) -> _T:
    """Call a function, again and again for two seconds while Windows says another program holds the file."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return call()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or time.monotonic() >= deadline:
                raise
        time.sleep(0.05)


def cannot_write(path: Path, error: OSError | ValueError) -> CannotWrite:
    """Return the system's refusal to write a file as an error that a person can act on."""
    if isinstance(error, ValueError):
        reason, hint = _REASONS[errno.EINVAL]
    elif getattr(error, "winerror", None) in _HELD:
        reason = "it is read-only for you, or another program has it open."
        hint = "Close other programs that use it, wait for OneDrive to finish, and try again."
    else:
        reason, hint = _REASONS.get(
            error.errno or 0,
            (f"{error.strerror or type(error).__name__}.", "Save in another folder."),
        )
    return CannotWrite(f"cannot be written: {reason}", hint=hint, file=path)


def _stat_of(target: Path) -> os.stat_result | None:
    try:
        return status(target)
    except FileNotFoundError:
        return None


def _may_replace(old: os.stat_result, *, replace: bool) -> None:
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not replace or not stat.S_ISREG(old.st_mode):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if not old.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _mark(target: Path) -> str:
    return f".prevent-tui-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"


def _fill(temporary: Path, data: bytes, old: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o600)
    try:
        if old is not None:
            _keep_access(handle, old)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_access(handle: int, old: os.stat_result) -> None:
    """Lets whoever could open the old file open the new one, as far as the disk and the person's rights allow."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.fchown(handle, -1, old.st_gid)
        with suppress(OSError):
            os.fchmod(handle, old.st_mode & 0o777)


def _discard(temporary: Path) -> None:
    """Removes what is not needed any more; tried twice, as what stood in the way may be over by then."""
    for _ in range(2):
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
            return


def _put(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(target)
    elif os.name == "nt":
        temporary.rename(target)
    else:
        _put_new(temporary, target)


def _put_new(temporary: Path, target: Path) -> None:
    """Renaming would replace a file that has just come to be there; making a second name does not."""
    try:
        target.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}:
            raise
        if is_taken(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        temporary.rename(target)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; where a file system cannot, the file is in place all the same."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
