"""The name of a copy that is kept beside a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_STEM_BYTES = 160
"""Bytes kept of a name so that what is added to it still fits a file system's 255."""


def copy_name(path: Path, mark: str, number: int = 1) -> str:
    """Return the file's own name, cut so that it fits, with what marks the copy, and from the second on a number.

    Args:
        path: The file.
        mark: What stands in brackets after its name.
        number: Counts the copies that would bear one name.
    """
    stem = path.stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").rstrip()
    suffix = f" {number}" if number > 1 else ""
    return f"{stem} ({mark}{suffix}){path.suffix or '.toml'}"
