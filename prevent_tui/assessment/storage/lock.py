"""One window of the program for each assessment file, on this computer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from prevent_tui import paths
from prevent_tui.errors import CannotWrite, InUse
from prevent_tui.files.atomic import make_private_dir
from prevent_tui.files.file_key import file_key

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
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: FileLock | None = None
        with suppress(CannotWrite, OSError, NotImplementedError):
            folder = make_private_dir(paths.state_dir() / "locks")
            lock = FileLock(folder / f"{file_key(path)}.lock", timeout=0, mode=0o600, thread_local=False)
            try:
                lock.acquire()
            except Timeout:
                raise InUse(
                    "is open in another window of prevent-tui.",
                    hint="Close it there first, so that neither window undoes the other's work.",
                    file=path,
                ) from None
            self._held = lock

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
