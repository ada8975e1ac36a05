"""What an assessment and its entries are known by outside their file: by nothing that is counted, and by no name."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from prevent_tui.ids import Ids, derived, is_of_one_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return derived(assessment.questionnaire.id, assessment.sample or "", *_origin(assessment))(EARLIER)


def item_id(assessment: Assessment, kind: str, name: str) -> str:
    """Return what an entry of a file is known by in the world, from its id in the file.

    An id that belongs to one thing stays itself, so that what is carried into another file is still known there.
    """
    return name if is_of_one_thing(name) else f"{file_id(assessment)} {kind} {name}"


def was_begun_earlier(assessment: Assessment) -> bool:
    """Return whether a file was begun before files had ids, so that its entries were known by other names once."""
    return file_id(assessment).startswith(f"{EARLIER}-")


def _origin(assessment: Assessment) -> tuple[str, ...]:
    """How a file began, by something that nothing later changes; empty where it holds nothing that a calendar could."""
    return next(_origins(assessment), ())


def _origins(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    sign_off = assessment.sign_off
    if sign_off and (seal := sign_off.supersedes or sign_off.seal):
        yield "seal", seal
    moments = [answer.updated for answer in assessment.answers.values() if answer.updated]
    if moments:
        yield "answer", min(moments).astimezone(UTC).isoformat()
    yield from (("action", action.id, action.text) for action in assessment.actions)
    yield from (("risk", risk.id, risk.title) for risk in assessment.risks)
    yield from (("review", review.on.isoformat()) for review in assessment.reviews)
    if assessment.cadence.next_on or (sign_off and sign_off.next_review):
        yield "name", " ".join(assessment.setting.name.casefold().split())
