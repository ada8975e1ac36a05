"""Whether a new edition keeps faith with the one before: a question that kept its id kept its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.errors import BadFile, Fault, PreventError
from prevent_tui.questionnaire.catalogue import find
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.rules import Rule
from prevent_tui.tomlfile import read_bytes

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire


def edition_findings(questionnaire: Questionnaire, earlier: Questionnaire) -> Iterator[Fault]:
    """Ids of the edition before that were dropped without a word, or asked anew without saying so."""
    retired = {one.id for one in questionnaire.retired}
    edition = questionnaire.about.edition
    for before in earlier.questions:
        now = questionnaire.by_id.get(before.id)
        place = f"questions[{before.id}]"
        if now is None and before.id not in retired:
            said = f"`{before.id}` was asked in {earlier.about.edition} and is gone."
            hint = "List it under [[retired]], with what it was replaced by."
            yield Fault("questions", said, hint, Rule.EDITION_KEPT)
        elif now is not None and now.text != before.text and now.changed_in != edition:
            said = f"asks something else than in {earlier.about.edition}."
            hint = f'Write changed_in = "{edition}", or use a new id if the meaning changed.'
            yield Fault(f"{place}.text", said, hint, Rule.EDITION_KEPT)
    for one in earlier.retired:
        if one.id in questionnaire.by_id:
            said = f"uses an id that was retired in {one.retired_in}."
            yield Fault(f"questions[{one.id}].id", said, "Choose a new id.", Rule.EDITION_KEPT)


def earlier_edition(questionnaire: Questionnaire, path: Path) -> Questionnaire | None:
    """The edition that a questionnaire says it replaces, from its own folder or from those the program has.

    Args:
        questionnaire: The newer edition.
        path: Its file.
    """
    about = questionnaire.about
    if about.replaces is None:
        return None
    for other in sorted(path.parent.glob("*.toml")):
        found = _if_it_is(other, about.id, about.replaces) if other != path else None
        if found:
            return found
    try:
        return load(find(about.id, about.replaces).path)
    except BadFile:
        return None


def _if_it_is(path: Path, name: str, edition: str) -> Questionnaire | None:
    try:
        # Reading every neighbour in full would take long in a full folder.
        if f'"{edition}"'.encode() not in read_bytes(path):
            return None
        found = load(path)
    except PreventError:
        return None
    return found if (found.about.id, found.about.edition) == (name, edition) else None
