"""Where a file is to go: what is said of the place, and the parts of a path as it was typed."""

from __future__ import annotations

from pathlib import Path

from prevent_tui.errors import CannotWrite
from prevent_tui.files.delivery import Place, place_of
from prevent_tui.workspace.typed_path import typed_path

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


def typed_place_text(typed: str, ending: str) -> str:
    """Return the same of a path as it is typed; empty where nothing is typed, or no file can be called so."""
    if not typed.strip():
        return ""
    try:
        return place_text(path_with_ending(typed, ending))
    except ValueError:
        return ""


def path_with_ending(typed: str, ending: str) -> Path:
    """Return the path that is typed, with the ending of the kind of file where it has another.

    Args:
        typed: The path.
        ending: That of the kind of file, such as `pdf`.

    Raises:
        ValueError: No file can be called so.
    """
    path = typed_path(typed)
    return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")


def parted(typed: str) -> tuple[str, str, str]:
    """A path as it was typed: its folder, what stands between, and the name."""
    at = max(typed.rfind("/"), typed.rfind("\\"))
    return typed[: max(at, 0)], typed[at : at + 1] if at >= 0 else "", typed[at + 1 :]
