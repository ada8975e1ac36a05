"""What the program's own files about one of a person's files are named by."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from prevent_tui.file_kind import real_path

if TYPE_CHECKING:
    from pathlib import Path


def file_key(path: Path) -> str:
    """Return the name of a file's lock, backups and drafts, the same whatever links lead to the file."""
    with suppress(OSError):
        path = real_path(path)
    return hashlib.sha256(os.fsencode(os.path.normcase(path))).hexdigest()[:32]
