"""Every call to the system that a piece of work makes, recorded, and then made to fail once, one after the other.

A shim stands before the functions of `os` and the opening of files. It sees only calls about files below one folder,
counts them, and lets one of them fail with an error of choice, or write only half.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR", "EMFILE", "ENAMETOOLONG")
SHORT = "short"
"""In place of an error: a write that takes only half of what it is given."""

_BY_PATH = ("open", "stat", "lstat", "mkdir", "unlink", "replace", "rename", "link", "chmod", "listdir", "scandir")
_BY_HANDLE = ("write", "fsync", "close", "fstat", "fchmod", "fchown", "ftruncate")


@dataclass
class Calls:
    """The calls seen, and which of them is to fail.

    Attributes:
        folder: Only what is below it is seen.
        fails_at: The number of the call that fails, from 0; None for none.
        how: The name of the error, or `SHORT`.
        counting: Whether calls are counted now; while something is prepared or looked at they are not.
        seen: Each call by its name, and the file it is about.
    """

    folder: Path
    fails_at: int | None = None
    how: str = ""
    counting: bool = False
    seen: list[tuple[str, str]] = field(default_factory=list)
    _handles: dict[int, str] = field(default_factory=dict)

    def about(self, value: object) -> str | None:
        """The file below the folder that a call is about; None for any other."""
        if isinstance(value, int):
            return self._handles.get(value)
        if isinstance(value, str | os.PathLike):
            path = os.path.abspath(os.fspath(value))  # noqa: PTH100 - a shim below `pathlib` may not use it
            if isinstance(path, str) and path.startswith(str(self.folder)):
                return os.path.relpath(path, self.folder)
        return None

    def fails(self, name: str, about: str) -> bool:
        """Counts a call, and returns whether it is the one to fail."""
        if not self.counting:
            return False
        self.seen.append((name, about))
        return len(self.seen) - 1 == self.fails_at

    def error(self, about: str) -> OSError:
        """The error of choice, as the system would raise it."""
        number = getattr(errno, self.how)
        return OSError(number, os.strerror(number), about)

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """A function of the system behind the shim."""

        def call(*args: Any, **more: Any) -> Any:
            about = self.about(args[0]) if args else None
            if about is None:
                return real(*args, **more)
            if self.fails(name, about):
                if self.how == SHORT:
                    return real(args[0], memoryview(args[1])[: max(1, len(args[1]) // 2)])
                if name == "close":  # the descriptor is free even where closing it reports an error
                    self._handles.pop(args[0], None)
                    real(*args, **more)
                raise self.error(about)
            if name == "fsync":  # nobody pulls the plug in a test, and waiting for a disk is most of its time
                return None
            value = real(*args, **more)
            if name == "open":
                self._handles[value] = about
            elif name == "close":
                self._handles.pop(args[0], None)
            return value

        return call

    def opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The opening of a file to read or write, and the first reading from it, behind the shim."""

        def call(file: Any, *args: Any, **more: Any) -> Any:
            about = self.about(file)
            if about is None or isinstance(file, int):
                return real(file, *args, **more)
            if self.fails("open", about) and self.how != SHORT:
                raise self.error(about)
            stream = real(file, *args, **more)
            if self.fails("read" if stream.readable() else "write", about) and self.how != SHORT:
                stream.close()
                raise self.error(about)
            return stream

        return call


@contextmanager
def shim(calls: Calls) -> Iterator[Calls]:
    """Lets calls go through the shim."""
    names = [name for name in (*_BY_PATH, *_BY_HANDLE) if hasattr(os, name)]
    places: list[tuple[Any, str, Any]] = [(os, name, calls.wrapped(name, getattr(os, name))) for name in names]
    places += [(module, "open", calls.opening(builtins.open)) for module in (builtins, io)]
    if fcntl is not None:
        places.append((fcntl, "flock", calls.wrapped("flock", fcntl.flock)))
    before = [(module, name, getattr(module, name)) for module, name, _ in places]
    for module, name, call in places:
        setattr(module, name, call)
    try:
        yield calls
    finally:
        for module, name, real in before:
            setattr(module, name, real)


def each_failure(calls: Calls, errors: tuple[str, ...] = ERRORS) -> Iterator[tuple[int, str]]:
    """Every call that was seen with every error, and every write as a short one too."""
    for number, (name, _) in enumerate(calls.seen):
        yield from ((number, how) for how in errors)
        if name == "write":
            yield number, SHORT
