"""The text of an answers file: its head, a part for each answer and entry, and its end.

A part is one frozen object under its heading, so its text stays as long as the object does. `Parts` remembers those of
the file that was written last, and a save makes only the text of what changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

import tomli_w

from prevent_tui.assessment.model.assessment import Answer
from prevent_tui.toml.later_keys import earliest_format, later_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.types import Table

_MINUTE = timedelta(minutes=1)
_HEADER = """\
# A Prevent self-assessment: one setting's answers. Open it with: prevent-tui FILE
# It is plain TOML and may be edited by hand, but the program does not keep comments when it saves.
"""
_INVENTED = "# DEMO: an invented setting, with no real data.\n"
_LISTS = ("evidence", "actions", "risks", "contacts", "figures", "reviews", "challenges")


@dataclass
class _Part:
    """An answer or an entry of a list, its text, and whether that was read back as the same."""

    entry: Table
    text: str
    verified: bool = False


class Parts:
    """The parts of a file as they were last written down."""

    def __init__(self) -> None:
        # By place and object: while a part is known its object is held, so no other has that identity.
        self._known: dict[tuple[str, int], _Part] = {}

    def dump(self, assessment: Assessment) -> bytes:
        """Return the file of an assessment; the same for the same one, and one answer's change changes its lines alone.

        What says nothing is left out. A character that no file can hold is written as a question mark.
        """
        known = self._known
        self._known = {
            (place, id(entry)): known.get((place, id(entry))) or _Part(entry, _text(_entry_tables(place, entry)))
            for place, entry in _entries(assessment)
        }
        header = f"{_HEADER}{_INVENTED}" if assessment.sample else _HEADER
        parts = (part.text for part in self._known.values())
        whole = (header, _text(_head(assessment)), *parts, _text(_end(assessment)))
        return "\n".join(filter(None, whole)).encode("utf-8", "replace")

    def unverified(self, assessment: Assessment) -> Assessment:
        """Return the assessment that was dumped last without the parts that were verified; itself where none was."""
        if not any(part.verified for part in self._known.values()):
            return assessment

        def is_new(place: str, entry: Table) -> bool:
            return not self._known[place, id(entry)].verified

        answers = {name: answer for name, answer in assessment.answers.items() if is_new(f"answers.{name}", answer)}
        lists = {name: tuple(each for each in getattr(assessment, name) if is_new(name, each)) for name in _LISTS}
        return assessment.model_copy(update={"answers": answers, **lists})

    def note_verified(self) -> None:
        """Take it that what was dumped last is read back as the same."""
        for part in self._known.values():
            part.verified = True


def tables(assessment: Assessment) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each table of the file under its heading, without what says nothing."""
    yield from _head(assessment)
    for place, entry in _entries(assessment):
        yield from _entry_tables(place, entry)
    yield from _end(assessment)


def format_of(assessment: Assessment) -> int:
    """The earliest version of the format that has a place for all that an assessment holds."""
    kinds = {later.key.partition(".")[0] for later in later_keys("answers")}
    return earliest_format(assessment.model_dump(include=kinds, exclude_defaults=True), "answers")


def _text(made: Iterable[tuple[str, dict[str, Any]]]) -> str:
    """Tables as TOML, each written on its own: the writer would set a short list of them otherwise than a long one."""
    return "\n".join(f"{heading}{tomli_w.dumps(table, multiline_strings=True)}" for heading, table in made)


def _head(assessment: Assessment) -> Iterator[tuple[str, dict[str, Any]]]:
    ref, setting = assessment.questionnaire, assessment.setting
    named = {"id": assessment.id, "sample": assessment.sample}
    yield "", {"format": format_of(assessment)} | {key: name for key, name in named.items() if name}
    yield "[questionnaire]\n", ref.model_dump(exclude_none=True)
    for overlay in assessment.overlays:
        yield "[[overlays]]\n", overlay.model_dump(exclude_none=True)
    if texts := setting.model_dump(include={"name", "reference"}, exclude_defaults=True):
        yield "[setting]\n", texts
    if setting.facts:
        yield "[setting.facts]\n", dict(sorted(setting.facts.items()))


def _entries(assessment: Assessment) -> Iterator[tuple[str, Table]]:
    """Each answer and each entry of a list, with its place in the file."""
    for question_id, answer in sorted(assessment.answers.items()):
        yield f"answers.{question_id}", answer
    for name in _LISTS:
        for entry in getattr(assessment, name):
            yield name, entry


def _entry_tables(place: str, entry: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(entry, Answer):
        yield from _nested(place, entry.model_dump(exclude_defaults=True), many=True)
    elif values := _answer(entry):
        yield f"[{place}]\n", values


def _end(assessment: Assessment) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("cadence", "sign_off"):
        entry = getattr(assessment, name)
        if entry is not None and (values := entry.model_dump(exclude_defaults=True)):
            yield from _nested(name, values)


def _nested(path: str, values: dict[str, Any], *, many: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """A table under its heading, then the tables within it under theirs."""
    inside = {name: value for name, value in values.items() if isinstance(value, dict) or _is_list_of_tables(value)}
    heading = f"[[{path}]]\n" if many else f"[{path}]\n"
    yield heading, {name: value for name, value in values.items() if name not in inside}
    for name, value in inside.items():
        for each in [value] if isinstance(value, dict) else value:
            yield from _nested(f"{path}.{name}", each, many=not isinstance(value, dict))


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], dict)


def _answer(answer: Answer) -> dict[str, Any]:
    """An answer's table; its time is put in a zone of whole minutes, the only kind that TOML knows."""
    values = answer.model_dump(exclude_defaults=True)
    if answer.updated and (offset := answer.updated.utcoffset()) is not None:
        values["updated"] = answer.updated.astimezone(timezone(round(offset / _MINUTE) * _MINUTE))
    return values
