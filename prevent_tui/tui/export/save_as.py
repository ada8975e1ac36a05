"""Where a file is to go: what is said of the place, and the parts of a path as it was typed."""

from __future__ import annotations

from pathlib import Path

from prevent_tui.errors import CannotWrite
from prevent_tui.files.delivery import Place, place_of

_THERE = {
    Place.FREE: "",
    Place.AS_WRITTEN: "A file of that name is there; it will be replaced.",
    Place.CHANGED: "The file of that name was changed since, or made elsewhere: it will be kept beside, if you agree.",
}
"""What is said of the place a file is to go to."""


def place_text(path: Path) -> str:
    """Return what there is to say of the place a file is to go to; empty where nothing stands in its way."""
    try:
        return _THERE[place_of(path)]
    except CannotWrite as error:
        return error.sentence


def parted(typed: str) -> tuple[str, str, str]:
    """A path as it was typed: its folder, what stands between, and the name."""
    at = max(typed.rfind("/"), typed.rfind("\\"))
    return typed[: max(at, 0)], typed[at : at + 1] if at >= 0 else "", typed[at + 1 :]
