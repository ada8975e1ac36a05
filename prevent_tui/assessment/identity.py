"""What an assessment and its entries are known by outside their file: by nothing that is counted, and by no name."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from prevent_tui.ids import Ids, derived, is_of_one_thing

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment

BEGUN_HERE = "assessment"
"""The stem of the id of a file that had one from the first."""

EARLIER = "earlier"
"""The stem of the id of a file that was begun before files had ids."""


def identified(assessment: Assessment, ids: Ids) -> Assessment:
    """Return an assessment with an id: the one it has, or what `file_id` derives where that rests on what is there.

    Args:
        assessment: One that can be changed. A sealed one is never given an id, which would break its seal.
        ids: Makes one for a file of an earlier version in which there is nothing yet.
    """
    if assessment.id:
        return assessment
    name = file_id(assessment) if _origin(assessment) else ids(EARLIER)
    return assessment.model_copy(update={"id": name})


def file_id(assessment: Assessment) -> str:
    """Return what a file is known by: its id; for one that has none yet, what follows from how it began.

    That is its first seal, as far as the file tells, else its earliest answer, else the first thing in its plan: so it
    stays the same where the setting gets another name, where a date moves and where something is added.
    """
    if assessment.id:
        return assessment.id
    origin = _origin(assessment) or ("name", " ".join(assessment.setting.name.casefold().split()))
    return derived(assessment.questionnaire.id, assessment.sample or "", *origin)(EARLIER)


def item_id(assessment: Assessment, kind: str, name: str) -> str:
    """Return what an entry of a file is known by in the world, from its id in the file.

    An id that belongs to one thing stays itself, so that what is carried into another file is still known there.
    """
    return name if is_of_one_thing(name) else f"{file_id(assessment)} {kind} {name}"


def was_begun_earlier(assessment: Assessment) -> bool:
    """Return whether a file was begun before files had ids, so that its entries were known by other names once."""
    return file_id(assessment).startswith(f"{EARLIER}-")


def _origin(assessment: Assessment) -> tuple[str, ...]:
    sign_off = assessment.sign_off
    if sign_off and (seal := sign_off.supersedes or sign_off.seal):
        return "seal", seal
    moments = [answer.updated for answer in assessment.answers.values() if answer.updated]
    if moments:
        return "answer", min(moments).astimezone(UTC).isoformat()
    for action in assessment.actions:
        return "action", action.id, action.text
    for risk in assessment.risks:
        return "risk", risk.id, risk.title
    for review in assessment.reviews:
        return "review", review.on.isoformat()
    return ()
