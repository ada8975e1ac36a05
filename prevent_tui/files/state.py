"""The small JSON files that the program keeps for itself; whatever is done to them, they never stop it.

They are read with `json` alone: the start screen shows the recent files before its first paint, and pydantic, which
checks what a person answers, takes longer to load than everything else that paint needs.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from prevent_tui.budget import STATE_BYTES
from prevent_tui.files import atomic
from prevent_tui.files.bounded import NO_FILE, TOO_LARGE, read_at_most

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_T = TypeVar("_T")


def read(path: Path, kind: type[_T]) -> _T:
    """Return what a state file holds.

    Args:
        path: The file.
        kind: `list` or `dict`, as the file begins. What stands inside is for the caller to check entry by entry.

    Returns:
        The value as JSON gives it; an empty one where the file is missing, too large, damaged or of another kind.
    """
    try:
        return _held(path, kind)
    except OSError:
        return kind()


def read_to_change(path: Path, kind: type[_T]) -> _T:
    """Return what a state file holds, to be written again with a change; as `read`, but never for what is there unread.

    Raises:
        CannotWrite: It is there and cannot be read just now. To write it anew would lose what it holds.
    """
    try:
        return _held(path, kind)
    except FileNotFoundError:
        return kind()
    except OSError as error:
        raise atomic.cannot_write(path, error) from error


def write(path: Path, value: Mapping[str, object] | Sequence[object], *, indent: int | None = None) -> None:
    """Replace a state file as a whole, in a folder that is its owner's alone.

    Args:
        path: The file.
        value: What it holds from now on.
        indent: Spaces of each level, for a file that people may read; without it all stands in one line.

    Raises:
        CannotWrite: It cannot be kept; the file is as it was.
    """
    atomic.make_private_dir(path.parent)
    atomic.write(path, json.dumps(value, indent=indent).encode())


def _held(path: Path, kind: type[_T]) -> _T:
    try:
        value = json.loads(read_at_most(path, STATE_BYTES))
    except (ValueError, RecursionError):
        return kind()
    except OSError as error:
        if error.errno in (NO_FILE, TOO_LARGE):
            return kind()
        raise
    return value if isinstance(value, kind) else kind()
