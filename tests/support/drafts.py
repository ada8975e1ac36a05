"""Drafts of forms in tests: words to be found again, and what the files of drafts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.workspace import draft_files

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "xyzzy drafted words"
"""Nothing that the program or a sample says of itself."""


def kept_drafts(path: Path | None) -> list[dict[str, str]]:
    """What the files of drafts hold, for an answers file or for one still to be made."""
    return [dict(draft.fields) for draft in draft_files.read(draft_files.folder_of(path))[0]]
