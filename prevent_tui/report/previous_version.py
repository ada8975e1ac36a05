"""The version sealed before the one a report is about: what it came to then, by its own questionnaire."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.revisions import as_sealed
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.versions import version_before
from prevent_tui.errors import BadFile
from prevent_tui.report.case import Case
from prevent_tui.scoring import score


def with_previous(case: Case, before: Assessment | None) -> Case:
    """The case together with the version before it, scored on the day it was signed.

    Without it where there is none, where it answers something else, or where its edition is not at hand.
    """
    signed = before.sign_off.on if before and before.sign_off else None
    if before is None or signed is None or before.questionnaire.id != case.assessment.questionnaire.id:
        return case
    same = _editions(before) == _editions(case.assessment)
    try:
        questionnaire = case.questionnaire if same else codec.questionnaire_for(before, Path())
        codec.check(before, questionnaire, Path())
        questionnaire = as_sealed(questionnaire, before)
    except BadFile:
        return case
    return replace(case, before=Case(questionnaire, before, score(questionnaire, before, signed), signed))


def _editions(assessment: Assessment) -> list[tuple[str, str]]:
    return [(each.id, each.edition) for each in (assessment.questionnaire, *assessment.overlays)]


def with_previous_beside(case: Case, path: Path) -> Case:
    """The case together with the version before it, where that lies beside the answers file; this reads files.

    Args:
        case: What stands in the answers file.
        path: The answers file.
    """
    return with_previous(case, version_before(path, case.assessment))
