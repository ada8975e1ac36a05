"""What changed between two editions, put into words or data for standard output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prevent_tui.cli.documents import Block, Heading, Item, Paragraph
from prevent_tui.questionnaire.authoring.word_diff import marked_changes
from prevent_tui.wording import duties, grammar

if TYPE_CHECKING:
    from prevent_tui.questionnaire.authoring.diff import Change, Differences, Entry
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Retired

_MOVES = ("theme", "area")


def as_data(differences: Differences) -> dict[str, Any]:
    """The differences as data for JSON, under the keys that docs/questionnaire-format.md names."""
    return {
        "before": _which(differences.before),
        "after": _which(differences.after),
        "counts": _counts(differences),
        "questionnaire": [_change(one) for one in differences.about],
        "tables": {name: [_entry(one) for one in entries] for name, entries in differences.tables.items()},
        "questions": [_entry(one) | _fate(differences, one) for one in differences.questions],
    }


def paper(differences: Differences) -> Iterator[Block]:
    """The differences for people, with old and new wording marked in place."""
    before, after = differences.before.about, differences.after.about
    yield Heading(1, f"{before.id} {before.edition} and {after.id} {after.edition}")
    if before.id != after.id:
        yield Paragraph("These are two different questionnaires, not two editions of one.")
    elif before.edition > after.edition:
        yield Paragraph(f"{before.edition} is the newer of the two. To see what it changed, name it last.")
    counts = _counts(differences)
    lost = counts.pop("gone_without_a_word")
    line = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    line += f", {lost} gone without being listed as retired" if lost else ""
    questions = grammar.plural(len(differences.before.questions), "question")
    yield Paragraph(f"{questions} then, {len(differences.after.questions)} now: {line}.")
    yield Paragraph("In what follows, [-this-] was taken out and {+this+} was put in.")
    if differences.about:
        yield Heading(2, "The questionnaire")
        yield from _changes(differences.about, 0)
    yield from _gone(differences)
    yield from _changed(differences)
    yield from _added(differences)
    yield from _tables(differences)


def _tables(differences: Differences) -> Iterator[Block]:
    for name, entries in differences.tables.items():
        yield Heading(2, name.capitalize())
        for entry in entries:
            yield Item(_mark(entry))
            yield from _changes(entry.changes, 1)


def _gone(differences: Differences) -> Iterator[Block]:
    removed = differences.of_kind("taken out")
    if removed:
        yield Heading(2, "Questions asked no more")
    retired = _retired(differences)
    for entry in removed:
        question = differences.before.by_id[entry.id]
        reference = differences.before.reference[entry.id]
        yield Item(f"{reference} {entry.id}", f"[-{question.text}-]")
        fate = retired.get(entry.id)
        if fate is None:
            yield Item("Gone without being listed under [[retired]]", inside=1)
            continue
        for name in fate.replaced_by:
            yield Item(
                "Asked now", f"{_called(differences.after, name)}: {differences.after.by_id[name].text}", inside=1
            )
        if not fate.replaced_by:
            yield Item("Nothing asks it now", inside=1)
        if fate.because:
            yield Item("Because", fate.because, inside=1)


def _changed(differences: Differences) -> Iterator[Block]:
    changed = differences.of_kind("changed")
    if changed:
        yield Heading(2, "Questions changed")
    for entry in changed:
        was, now = differences.before.reference[entry.id], differences.after.reference[entry.id]
        moved = f", {was} before" if was != now else ""
        yield Heading(3, f"{now} {entry.id}{moved}")
        yield Paragraph(differences.after.by_id[entry.id].text)
        yield from _changes(entry.changes, 0)


def _added(differences: Differences) -> Iterator[Block]:
    added = differences.of_kind("added")
    if added:
        yield Heading(2, "Questions added")
    for entry in added:
        question = differences.after.by_id[entry.id]
        duty = duties.DUTY_WORDS[question.obligation]
        yield Item(f"{_called(differences.after, entry.id)}, {duty}", f"{{+{question.text}+}}")
        earlier = [f"{differences.before.reference[name]} {name}" for name in _replaces(differences, entry.id)]
        if earlier:
            yield Item("Takes over from", ", ".join(earlier), inside=1)


def _changes(changes: tuple[Change, ...], inside: int) -> Iterator[Block]:
    for change in changes:
        moved = "moved, " if change.key in _MOVES and change.before and change.after else ""
        yield Item(f"{moved}{change.key}", marked_changes(change.before, change.after), inside=inside)


def _mark(entry: Entry) -> str:
    name = f"{entry.id}, {entry.name}" if entry.name else entry.id
    return {"added": f"{{+{name}+}}", "taken out": f"[-{name}-]", "changed": name}[entry.kind]


def _called(questionnaire: Questionnaire, name: str) -> str:
    return f"{questionnaire.reference[name]} {name}"


def _retired(differences: Differences) -> dict[str, Retired]:
    return {one.id: one for one in differences.after.retired}


def _replaces(differences: Differences, name: str) -> list[str]:
    """Questions of the older edition that a question takes over from."""
    return [
        one.id for one in differences.after.retired if name in one.replaced_by and one.id in differences.before.by_id
    ]


def _counts(differences: Differences) -> dict[str, int]:
    retired = _retired(differences)
    removed = differences.of_kind("taken out")
    return {
        "added": len(differences.of_kind("added")),
        "retired": sum(entry.id in retired for entry in removed),
        "gone_without_a_word": sum(entry.id not in retired for entry in removed),
        "changed": len(differences.of_kind("changed")),
        "unchanged": differences.unchanged,
    }


def _which(questionnaire: Questionnaire) -> dict[str, str]:
    return {"id": questionnaire.about.id, "edition": questionnaire.about.edition}


def _change(change: Change) -> dict[str, str | None]:
    return {"key": change.key, "before": change.before or None, "after": change.after or None}


def _entry(entry: Entry) -> dict[str, Any]:
    changes = [_change(one) for one in entry.changes]
    return {"id": entry.id, "name": entry.name, "kind": entry.kind.replace(" ", "-"), "changes": changes}


def _fate(differences: Differences, entry: Entry) -> dict[str, Any]:
    """What became of a question that is asked no more."""
    retired = _retired(differences).get(entry.id)
    if entry.kind != "taken out" or retired is None:
        return {}
    return {"kind": "retired", "replaced_by": list(retired.replaced_by), "because": retired.because}
