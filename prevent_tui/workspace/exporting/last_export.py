"""What was exported last from each assessment, so that one key makes it again; kept beside the list of recent files."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from prevent_tui import paths
from prevent_tui.errors import CannotWrite
from prevent_tui.files import state
from prevent_tui.workspace.exporting.request import What, Wish, kinds_for, options_for

_MOST = 40
_OPTIONS = ("radar", "unnamed", "locked")


@dataclass(frozen=True)
class Remembered:
    """What was made, and on which day."""

    wish: Wish
    day: date


def last(file: Path) -> Remembered | None:
    """What was made last from an answers file; None where nothing was, or nothing is known of it any more."""
    return _wish(state.read(_file(), dict).get(str(file.absolute())))


def remember(file: Path, wish: Wish, day: date) -> None:
    """Keeps what was made from an answers file; a full disk is no error here."""
    name = str(file.absolute())
    rest = {key: value for key, value in state.read(_file(), dict).items() if key != name}
    kept = dict([(name, _table(wish, day)), *rest.items()][:_MOST])
    with suppress(CannotWrite):
        state.write(_file(), kept)


def _file() -> Path:
    return paths.state_dir() / "exports.json"


def _table(wish: Wish, day: date) -> dict[str, Any]:
    table = {"what": str(wish.what), "kind": wish.kind, "path": str(wish.path.absolute()), "day": day.isoformat()}
    return table | {name: getattr(wish, name) for name in _OPTIONS}


def _wish(table: Any) -> Remembered | None:
    """Reads an entry; what this program would not have written is as if it were not there."""
    try:
        what, kind, path = What(table["what"]), table["kind"], Path(table["path"])
        day = date.fromisoformat(table["day"])
        chosen = {name: table[name] is True for name in _OPTIONS}
    except (KeyError, TypeError, ValueError):
        return None
    fitting = kind in kinds_for(what) and all(name in options_for(what, kind) for name, on in chosen.items() if on)
    if not fitting or "\0" in str(path) or not path.is_absolute() or path.suffix.lower() != f".{kind}":
        return None
    return Remembered(Wish(what, kind, path, **chosen), day)
