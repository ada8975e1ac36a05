"""What changed between two editions of a questionnaire, table by table and question by question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prevent_tui.questionnaire.authoring.flatten import Fields, fields
from prevent_tui.questionnaire.authoring.word_diff import similarity

if TYPE_CHECKING:
    from pydantic import BaseModel

    from prevent_tui.questionnaire.model import Questionnaire

TABLES = ("sources", "scales", "facts", "roles", "themes", "groupings", "samples")
"""The lists that can be compared entry by entry, beside the questions."""

_SAME_THING = 0.5


@dataclass(frozen=True)
class Change:
    """One key that differs.

    Attributes:
        key: As in the file, such as `text` or `levels.developing`.
        before: What it said; empty where it was not there.
        after: What it says; empty where it is gone.
    """

    key: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """An entry of a table, or a question, that differs between two questionnaires.

    Attributes:
        name: What people call it.
        changes: What differs; of what was added or taken out, nothing.
    """

    id: str
    name: str
    kind: Literal["added", "taken out", "changed"]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Differences:
    """Everything that changed from one questionnaire to another; what did not is only counted.

    Attributes:
        about: What differs in the questionnaire's own table.
        tables: The name of each list that differs to what differs in it.
        questions: The questions that differ: in the order of the newer file, then those that are gone.
        unchanged: How many questions are as they were.
    """

    before: Questionnaire
    after: Questionnaire
    about: tuple[Change, ...]
    tables: Mapping[str, tuple[Entry, ...]]
    questions: tuple[Entry, ...]
    unchanged: int

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The questions that were added, taken out or changed."""
        return tuple(entry for entry in self.questions if entry.kind == kind)


def compare(before: Questionnaire, after: Questionnaire, *, samples: bool = False) -> Differences:
    """Compare two questionnaires; ids say which question is which.

    Args:
        before: The one that was.
        after: The one that is.
        samples: Whether invented settings are compared too; they change with every question.
    """
    tables = {name: _entries(before, after, name) for name in TABLES if samples or name != "samples"}
    questions = _entries(before, after, "questions")
    return Differences(
        before,
        after,
        _changes(fields(before.about, before), fields(after.about, after)),
        {name: entries for name, entries in tables.items() if entries},
        questions,
        len(after.questions) - sum(entry.kind != "taken out" for entry in questions),
    )


def _entries(before: Questionnaire, after: Questionnaire, name: str) -> tuple[Entry, ...]:
    old = {table.id: table for table in getattr(before, name)}
    new = {table.id: table for table in getattr(after, name)}
    entries = []
    for key, table in new.items():
        if key not in old:
            entries.append(Entry(key, _name(table), "added"))
        elif changes := _changes(fields(old[key], before), fields(table, after)):
            entries.append(Entry(key, _name(table), "changed", changes))
    entries += [Entry(key, _name(table), "taken out") for key, table in old.items() if key not in new]
    return tuple(entries)


def _name(table: BaseModel) -> str:
    return next((str(text) for key in ("name", "title", "label") if (text := getattr(table, key, None))), "")


def _changes(old: Fields, new: Fields) -> tuple[Change, ...]:
    return tuple(
        change for key in dict.fromkeys([*new, *old]) for change in _lines(key, old.get(key, ()), new.get(key, ()))
    )


def _lines(key: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """The entries of a list that differ, each beside the one it most likely was; their order does not count."""
    removed = list((Counter(old) - Counter(new)).elements())
    added = list((Counter(new) - Counter(old)).elements())
    if len(old) == len(new) == 1 and removed:
        yield Change(key, removed[0], added[0])
        return
    for after in added:
        before = max(removed, key=lambda line: similarity(line, after), default="")
        if before and similarity(before, after) >= _SAME_THING:
            removed.remove(before)
        else:
            before = ""
        yield Change(key, before, after)
    yield from (Change(key, before, "") for before in removed)
