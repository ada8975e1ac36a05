"""A record of an unforeseen error that can be sent to somebody without showing what was answered."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC
from pathlib import Path

from prevent_tui import __version__, clock
from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic
from prevent_tui.paths import state_dir

_PACKAGE = Path(__file__).parent.parent
_CHAIN = 8


def record(error: BaseException) -> Path | None:
    """Write where an error happened, never its message or any value; return the file, if it could be written.

    An error's message often quotes what it choked on, which may be an answer, so only its type is kept.
    """
    now = clock.now().astimezone(UTC)
    lines = [f"prevent-tui {__version__}, Python {platform.python_version()}, {platform.system()}", ""]
    link: BaseException | None = error
    for _ in range(_CHAIN):
        if link is None:
            break
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in _frames(link)]
        link = link.__cause__ or link.__context__
    path = state_dir() / "crashes" / f"{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        atomic.make_private_dir(path.parent)
        atomic.write(path, ("\n".join(lines) + "\n").encode())
    except CannotWrite:
        return None
    return path


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)


def _place(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return "/".join(path.parts[-2:])
