"""What changed between two editions, put into words or data for standard output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prevent_tui.cli.documents import Block, Heading, Item, Paragraph
from prevent_tui.questionnaire.authoring.word_diff import marked
from prevent_tui.wording import duties, grammar

if TYPE_CHECKING:
    from prevent_tui.questionnaire.authoring.diff import Change, Differences, Entry
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Retired

_MOVES = ("theme", "area")


def as_data(found: Differences) -> str:
    """The differences as JSON, under the keys that docs/questionnaire-format.md names."""
    data = {
        "before": _which(found.before),
        "after": _which(found.after),
        "counts": _counts(found),
        "questionnaire": [_change(one) for one in found.about],
        "tables": {name: [_entry(one) for one in entries] for name, entries in found.tables.items()},
        "questions": [_entry(one) | _fate(found, one) for one in found.questions],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def paper(found: Differences) -> Iterator[Block]:
    """The differences for people, with old and new wording marked in place."""
    before, after = found.before.about, found.after.about
    yield Heading(1, f"{before.id} {before.edition} and {after.id} {after.edition}")
    if before.id != after.id:
        yield Paragraph("These are two different questionnaires, not two editions of one.")
    elif before.edition > after.edition:
        yield Paragraph(f"{before.edition} is the newer of the two. To see what it changed, name it last.")
    counts = _counts(found)
    lost = counts.pop("gone_without_a_word")
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    said += f", {lost} gone without being listed as retired" if lost else ""
    yield Paragraph(
        f"{grammar.plural(len(found.before.questions), 'question')} then, {len(found.after.questions)} now: {said}."
    )
    yield Paragraph("In what follows, [-this-] was taken out and {+this+} was put in.")
    if found.about:
        yield Heading(2, "The questionnaire")
        yield from _changes(found.about, 0)
    yield from _gone(found)
    yield from _changed(found)
    yield from _added(found)
    yield from _tables(found)


def _tables(found: Differences) -> Iterator[Block]:
    for name, entries in found.tables.items():
        yield Heading(2, name.capitalize())
        for entry in entries:
            yield Item(_mark(entry))
            yield from _changes(entry.changes, 1)


def _gone(found: Differences) -> Iterator[Block]:
    gone = found.of_kind("taken out")
    if gone:
        yield Heading(2, "Questions asked no more")
    retired = _retired(found)
    for entry in gone:
        question = found.before.by_id[entry.id]
        reference = found.before.reference[entry.id]
        yield Item(f"{reference} {entry.id}", f"[-{question.text}-]")
        fate = retired.get(entry.id)
        if fate is None:
            yield Item("Gone without being listed under [[retired]]", inside=1)
            continue
        for name in fate.replaced_by:
            yield Item("Asked now", f"{_called(found.after, name)}: {found.after.by_id[name].text}", inside=1)
        if not fate.replaced_by:
            yield Item("Nothing asks it now", inside=1)
        if fate.because:
            yield Item("Because", fate.because, inside=1)


def _changed(found: Differences) -> Iterator[Block]:
    changed = found.of_kind("changed")
    if changed:
        yield Heading(2, "Questions changed")
    for entry in changed:
        was, now = found.before.reference[entry.id], found.after.reference[entry.id]
        moved = f", {was} before" if was != now else ""
        yield Heading(3, f"{now} {entry.id}{moved}")
        yield Paragraph(found.after.by_id[entry.id].text)
        yield from _changes(entry.changes, 0)


def _added(found: Differences) -> Iterator[Block]:
    added = found.of_kind("added")
    if added:
        yield Heading(2, "Questions added")
    for entry in added:
        question = found.after.by_id[entry.id]
        duty = duties.DUTY_WORDS[question.obligation]
        yield Item(f"{_called(found.after, entry.id)}, {duty}", f"{{+{question.text}+}}")
        earlier = [f"{found.before.reference[name]} {name}" for name in _replaces(found, entry.id)]
        if earlier:
            yield Item("Takes over from", ", ".join(earlier), inside=1)


def _changes(changes: tuple[Change, ...], inside: int) -> Iterator[Block]:
    for change in changes:
        moved = "moved, " if change.key in _MOVES and change.before and change.after else ""
        yield Item(f"{moved}{change.key}", marked(change.before, change.after), inside=inside)


def _mark(entry: Entry) -> str:
    said = f"{entry.id}, {entry.name}" if entry.name else entry.id
    return {"added": f"{{+{said}+}}", "taken out": f"[-{said}-]", "changed": said}[entry.kind]


def _called(questionnaire: Questionnaire, name: str) -> str:
    return f"{questionnaire.reference[name]} {name}"


def _retired(found: Differences) -> dict[str, Retired]:
    return {one.id: one for one in found.after.retired}


def _replaces(found: Differences, name: str) -> list[str]:
    """Questions of the older edition that a question takes over from."""
    return [one.id for one in found.after.retired if name in one.replaced_by and one.id in found.before.by_id]


def _counts(found: Differences) -> dict[str, int]:
    retired = _retired(found)
    gone = found.of_kind("taken out")
    return {
        "added": len(found.of_kind("added")),
        "retired": sum(entry.id in retired for entry in gone),
        "gone_without_a_word": sum(entry.id not in retired for entry in gone),
        "changed": len(found.of_kind("changed")),
        "unchanged": found.unchanged,
    }


def _which(questionnaire: Questionnaire) -> dict[str, str]:
    return {"id": questionnaire.about.id, "edition": questionnaire.about.edition}


def _change(change: Change) -> dict[str, str | None]:
    return {"key": change.key, "before": change.before or None, "after": change.after or None}


def _entry(entry: Entry) -> dict[str, Any]:
    changes = [_change(one) for one in entry.changes]
    return {"id": entry.id, "name": entry.name, "kind": entry.kind.replace(" ", "-"), "changes": changes}


def _fate(found: Differences, entry: Entry) -> dict[str, Any]:
    """What became of a question that is asked no more."""
    retired = _retired(found).get(entry.id)
    if entry.kind != "taken out" or retired is None:
        return {}
    return {"kind": "retired", "replaced_by": list(retired.replaced_by), "because": retired.because}
