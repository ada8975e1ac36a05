"""The list of assessments opened lately, with enough about each to show before any of them is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from prevent_tui import paths
from prevent_tui.analysis.upcoming import Outlook, from_table, to_table
from prevent_tui.errors import CannotWrite
from prevent_tui.file_kind import is_file
from prevent_tui.files import state
from prevent_tui.text import clean_line
from prevent_tui.thresholds import thresholds

_MAX_TEXT = 400
_TEXTS = ("path", "name", "questionnaire", "edition", "saved_at")
_NUMBERS = ("answered", "of", "gaps")


@dataclass(frozen=True)
class Recent:
    """One assessment as it was when it was last saved here.

    Attributes:
        path: The file, in full.
        name: The setting's name; may be empty.
        questionnaire: The questionnaire's id.
        edition: The questionnaire's edition.
        answered: Questions answered.
        of: Questions asked.
        gaps: Gaps found.
        saved_at: When it was last saved, as an ISO date and time; empty where that is not known.
        outlook: What the days bring; None for an entry of an earlier version of this program, or for practice.
        states: How many questions are in each state, by the state's id; empty where an earlier version did not say.
        practice: The setting is an invented one, of which nothing is due to anybody.
        missing: The file is no longer there, or its disk is not connected; worked out when the list is read.
    """

    path: Path
    name: str
    questionnaire: str
    edition: str
    answered: int
    of: int
    gaps: int
    saved_at: str
    outlook: Outlook | None = None
    practice: bool = False
    missing: bool = False
    states: tuple[tuple[str, int], ...] = ()


def recent() -> tuple[Recent, ...]:
    """The list, the latest first; entries that make no sense are left out."""
    return tuple(replace(entry, missing=not is_file(entry.path)) for entry in _read())


def remember(entry: Recent) -> None:
    """Puts an assessment at the head of the list, in place of what was known of it; a full disk is no error here."""
    path = entry.path.absolute()
    _change(lambda entries: [replace(entry, path=path), *(other for other in entries if other.path != path)])


def forget(path: Path) -> None:
    """Takes an assessment off the list; its file stays."""
    path = path.absolute()
    _change(lambda entries: [other for other in entries if other.path != path])


def _file() -> Path:
    return paths.state_dir() / "recent.json"


def _change(change: Callable[[list[Recent]], list[Recent]]) -> None:
    """Writes the list anew with a change; a list that cannot be read just now, or not be written, stays as it is."""
    with suppress(CannotWrite):
        entries = change(_entries(state.read_to_change(_file(), list)))
        state.write(_file(), [_table(entry) for entry in entries[: thresholds().recent_files]])


def _read() -> list[Recent]:
    return _entries(state.read(_file(), list))


def _entries(tables: list[Any]) -> list[Recent]:
    by_path: dict[Path, Recent] = {}
    for table in tables:
        entry = _entry(table)
        if entry is not None:
            by_path.setdefault(entry.path, entry)
    return list(by_path.values())[: thresholds().recent_files]


def _table(entry: Recent) -> dict[str, Any]:
    table = {name: getattr(entry, name) for name in (*_TEXTS, *_NUMBERS)} | {"path": str(entry.path)}
    table |= {"ahead": to_table(entry.outlook)} if entry.outlook else {}
    table |= {"states": dict(entry.states)} if entry.states else {}
    return table | ({"practice": True} if entry.practice else {})


def _entry(table: Any) -> Recent | None:
    if not isinstance(table, dict) or not all(isinstance(table.get(key), str) for key in _TEXTS):
        return None
    if not all(type(table.get(key)) is int and 0 <= table[key] < 10_000 for key in _NUMBERS):
        return None
    path = Path(table["path"])
    if "\0" in table["path"] or not path.is_absolute():
        return None
    return Recent(
        path=path,
        name=_short(table["name"]),
        questionnaire=_short(table["questionnaire"]),
        edition=_short(table["edition"]),
        answered=table["answered"],
        of=table["of"],
        gaps=table["gaps"],
        saved_at=_time(table["saved_at"]),
        outlook=from_table(table.get("ahead")),
        practice=table.get("practice") is True,
        states=_states(table.get("states"), table["of"]),
    )


def _states(counts: Any, of: int) -> tuple[tuple[str, int], ...]:
    """How many questions are in each state; nothing where the counts do not add up to the questions asked."""
    if not isinstance(counts, dict) or any(type(count) is not int or count < 0 for count in counts.values()):
        return ()
    return tuple((str(state), count) for state, count in counts.items()) if sum(counts.values()) == of else ()


def _short(text: str) -> str:
    return clean_line(text[:_MAX_TEXT])


def _time(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return ""
