"""The files that drafts of forms are kept in: in the state folder, one for each form and item, their owner's alone.

They lie beside the backups of an answers file, and are never in that file, in an export or in a share copy.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

from prevent_tui import paths
from prevent_tui.assessment.draft import Draft, DraftOf
from prevent_tui.file_kind import entries
from prevent_tui.files import atomic, state
from prevent_tui.files.file_key import file_key
from prevent_tui.text import clean, clean_line

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FILES, _MOST_FIELDS, _MOST_WORDS, _MOST_TEXT = 400, 200, 200, 50_000
"""Bounds that no person reaches; what is beyond them was not written by this program."""


def folder_of(path: Path | None) -> Path:
    """Return where the drafts of an answers file are kept; without a path, those of a file still to be made."""
    return paths.state_dir() / "drafts" / (file_key(path) if path else "new")


def read(folder: Path) -> tuple[list[Draft], int]:
    """Return the drafts of a folder, and how many files there could not be used; these are left as they are."""
    drafts: list[Draft] = []
    damaged = 0
    for file in _files(folder)[:_MOST_FILES]:
        draft = _draft(state.read(file, dict))
        if draft is not None and file.name == _name(draft.of):
            drafts.append(draft)
        else:
            damaged += 1
    return drafts, damaged


def count(path: Path) -> int:
    """Return how many drafts are kept for an answers file, without reading them."""
    return len(_files(folder_of(path)))


def _files(folder: Path) -> list[Path]:
    return [file for file in entries(folder) if file.suffix == ".json"]


def write(folder: Path, draft: Draft) -> None:
    """Keep a draft in place of the one before.

    Raises:
        CannotWrite: It cannot be kept.
    """
    of = draft.of
    table = {"form": of.form, "item": of.item, "words": of.words, "question": of.question}
    state.write(
        folder / _name(of), {**table, "typed_at": draft.typed_at.isoformat(), "fields": dict(draft.fields)}, indent=1
    )


def remove(folder: Path, of: DraftOf) -> None:
    """Keep the draft of a form no longer.

    Raises:
        CannotWrite: It cannot be removed.
    """
    file = folder / _name(of)
    try:
        atomic.retry_while_held(lambda: file.unlink(missing_ok=True))
    except OSError as error:
        raise atomic.cannot_write(file, error) from error


def _name(of: DraftOf) -> str:
    return hashlib.sha256(f"{of.form}\0{of.item}".encode("utf-8", "replace")).hexdigest()[:32] + ".json"


def _draft(table: dict[Any, Any]) -> Draft | None:
    """A draft from what a file holds; None where that is none."""
    question, fields = table.get("question"), table.get("fields")
    if not isinstance(question, str | None) or not isinstance(fields, dict) or len(fields) > _MOST_FIELDS:
        return None
    try:
        form, item, words, typed_at = (_text(table.get(name)) for name in ("form", "item", "words", "typed_at"))
        texts = {_text(name): clean(_text(text)[:_MOST_TEXT]) for name, text in fields.items()}
        at = datetime.fromisoformat(typed_at).astimezone()
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    of = DraftOf(form, item, clean_line(words[:_MOST_WORDS]), question)
    return Draft(of, at, texts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
