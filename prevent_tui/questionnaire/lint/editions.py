"""Whether a new edition keeps faith with the one before: a question that kept its id kept its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prevent_tui.errors import BadFile, Fault, PreventError
from prevent_tui.questionnaire.catalogue import entry_of, find, toml_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.revisions import current_revision, revision
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.toml.reading import read_bytes

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire


def revision_findings(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield a finding for each question that is said to have come or changed later than the questionnaire itself."""
    current = current_revision(questionnaire.about)
    own = f"{current.edition}.{current.number}"
    for question in questionnaire.questions:
        if question.id in questionnaire.local_question_ids:
            # What an addition names is an edition of its own, which is not told here.
            continue
        for key, text in (("since", question.since), ("changed_in", question.changed_in)):
            if text is not None and revision(text) > current:
                message = f"is {text}, and this is revision {current.number} of {current.edition}."
                hint = f'Write {key} = "{own}", or raise the revision of the questionnaire.'
                yield Fault(f"questions[{question.id}].{key}", message, hint, Rule.REVISION_REACHED)


class Earlier(NamedTuple):
    """The edition before and where it was found; or, where it was not, a file that may be it and cannot be used."""

    questionnaire: Questionnaire | None
    file: str


def edition_findings(questionnaire: Questionnaire, path: Path) -> Iterator[Fault]:
    """Yield a finding for each id of the edition before that was dropped unlisted, or reused with another meaning.

    Args:
        questionnaire: The newer edition.
        path: Its file; the edition it says it replaces is looked for beside it, then among those the program has.
    """
    about = questionnaire.about
    if about.replaces is None:
        return
    earlier = _earlier(path, about.id, about.replaces)
    if earlier.questionnaire:
        yield from _changed_questions(questionnaire, earlier.questionnaire, f"(compared with {earlier.file})")
        return
    hint = "Put the old file beside this one."
    if earlier.file:
        hint = f"{earlier.file} seems to be it and has faults: mend them first."
    message = f"names {about.replaces}, which was not found: nothing could be compared."
    yield Fault("questionnaire.replaces", message, hint, Rule.EARLIER_FOUND)


def _changed_questions(questionnaire: Questionnaire, earlier: Questionnaire, compared: str) -> Iterator[Fault]:
    retired = {one.id for one in questionnaire.retired}
    edition = questionnaire.about.edition
    for before in earlier.questions:
        now = questionnaire.by_id.get(before.id)
        place = f"questions[{before.id}]"
        if now is None and before.id not in retired:
            message = f"`{before.id}` was asked in {earlier.about.edition} and is gone {compared}."
            hint = "List it under [[retired]], with what it was replaced by."
            yield Fault("questions", message, hint, Rule.EDITION_KEPT)
        elif now is not None and now.text != before.text and not _is_of(now.changed_in, edition):
            message = f"asks something else than in {earlier.about.edition} {compared}."
            hint = f'Write changed_in = "{edition}", or use a new id if the meaning changed.'
            yield Fault(f"{place}.text", message, hint, Rule.EDITION_KEPT)
    for one in earlier.retired:
        if one.id in questionnaire.by_id:
            message = f"uses an id that was retired in {one.retired_in} {compared}."
            yield Fault(f"questions[{one.id}].id", message, "Choose a new id.", Rule.EDITION_KEPT)


def _is_of(changed_in: str | None, edition: str) -> bool:
    return changed_in is not None and revision(changed_in).edition == edition


def _earlier(path: Path, name: str, edition: str) -> Earlier:
    broken = ""
    for other in toml_files(path.parent):
        if other.name == path.name:
            continue
        try:
            data = read_bytes(other)
            # Reading every neighbour in full would take long in a full folder.
            if not all(f'"{text}"'.encode() in data for text in (name, edition)):
                continue
            questionnaire = load(other)
        except PreventError:
            broken = broken or (other.name if _head(other) == (name, edition) else "")
            continue
        if (questionnaire.about.id, questionnaire.about.edition) == (name, edition):
            return Earlier(questionnaire, other.name)
    try:
        entry = find(name, edition)
        return Earlier(load(entry.path), str(entry.path))
    except BadFile:
        return Earlier(None, broken)


def _head(path: Path) -> tuple[str, str]:
    entry = entry_of(path)
    return entry.id, entry.edition
