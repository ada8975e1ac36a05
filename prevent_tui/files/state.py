"""The small JSON files that the program keeps for itself; whatever is done to them, they never stop it.

They are read with `json` alone: the start screen shows the recent files before its first paint, and pydantic, which
checks what a person answers, takes longer to load than everything else that paint needs.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from prevent_tui.budget import STATE_BYTES
from prevent_tui.errors import CannotWrite
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


def read_to_change(path: Path, kind: type[_T], *, damaged: bool = True) -> _T:
    """Return what a state file holds, to be written again with a change; as `read`, but never for what is there unread.

    Args:
        path: The file.
        kind: As in `read`.
        damaged: Whether a damaged file counts as an empty one, as where nobody writes it but the program.

    Raises:
        CannotWrite: It is there and cannot be read just now, or is damaged. To write it anew would lose what it holds.
    """
    try:
        return _held(path, kind, damaged=damaged)
    except (FileNotFoundError, NotADirectoryError):
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


def _held(path: Path, kind: type[_T], *, damaged: bool = True) -> _T:
    value: object = None
    reason = f"is no {'list' if kind is list else 'table'} in JSON"
    try:
        value = json.loads(read_at_most(path, STATE_BYTES))
    except json.JSONDecodeError as error:
        reason = f"is damaged in line {error.lineno}"
    except (ValueError, RecursionError):
        reason = "is damaged"
    except OSError as error:
        if error.errno not in (NO_FILE, TOO_LARGE):
            raise
    if isinstance(value, kind):
        return value
    if damaged:
        return kind()
    raise CannotWrite(f"{reason} and is left as it is.", hint="Mend it, or delete it.", file=path)
