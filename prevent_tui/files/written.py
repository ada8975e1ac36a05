"""What this program wrote at places that people chose: where, and the SHA-256 of the bytes.

A file that still holds those bytes holds nothing of anybody's and may be written anew. Of one that holds others, or of
which nothing is known here, that cannot be said. The record is kept on this computer only; no file carries a mark.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from prevent_tui import paths
from prevent_tui.errors import CannotWrite
from prevent_tui.file_kind import is_same, real_path, status
from prevent_tui.files import state

_MOST = 500
"""Files remembered; what was written longest ago is forgotten first."""

_MOST_BYTES = 256 * 1024
"""Of the record; long paths leave room for fewer files."""


class _Entry(NamedTuple):
    path: str
    size: int
    digest: str


def record(path: Path, data: bytes) -> None:
    """Remember what was written; a full disk is no error here.

    Args:
        path: Where.
        data: All of the file.
    """
    with suppress(OSError, CannotWrite):
        key = _key(path)
        rest = [entry for entry in _entries() if not _leads_to(entry, key)]
        entries = [_Entry(key, len(data), hashlib.sha256(data).hexdigest()), *rest][:_MOST]
        while len(json.dumps(entries)) > _MOST_BYTES:
            entries = entries[: len(entries) // 2]
        state.write(_file(), entries)


def is_as_written(path: Path) -> bool:
    """Return whether a file holds just the bytes that this program wrote there; false where nothing is known of it."""
    try:
        key = _key(path)
        entry = next((entry for entry in _entries() if _leads_to(entry, key)), None)
        if entry is None or status(path).st_size != entry.size:
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == entry.digest
    except OSError:
        return False


def _file() -> Path:
    return paths.state_dir() / "written.json"


def _key(path: Path) -> str:
    return os.path.normcase(real_path(path))


def _leads_to(entry: _Entry, key: str) -> bool:
    """Whether both are one path. Some disks take two spellings of a name for one: then the system is asked."""
    if entry.path == key:
        return True
    return _folded(entry.path) == _folded(key) and is_same(Path(entry.path), Path(key))


def _folded(key: str) -> str:
    return unicodedata.normalize("NFC", key).casefold()


def _entries() -> list[_Entry]:
    return [entry for each in state.read(_file(), list) if (entry := _entry(each))]


def _entry(value: Any) -> _Entry | None:
    """Reads an entry; what this program would not have written is as if it were not there."""
    if not isinstance(value, list) or [type(each) for each in value] != [str, int, str]:
        return None
    return _Entry(*value)
