"""From an assessment to the dates that `upcoming` judges; apart from it, as the start screen must load no model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from prevent_tui.analysis.upcoming import MOST_DAYS, Outlook, counts_by_day
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.reviews import next_review
from prevent_tui.questionnaire.model import Questionnaire


def outlook(questionnaire: Questionnaire, assessment: Assessment, today: date) -> Outlook:
    """Return the dates of an assessment that a start screen needs, and how many fall on each; no texts.

    Args:
        questionnaire: What is asked.
        assessment: What is there.
        today: The day of now; it stands for the day of the sealing where a sealed file does not say it.
    """
    to_do = [action for action in assessment.actions if not action.progress.is_closed]
    sign_off = assessment.sign_off
    sealed = sign_off is not None and sign_off.is_sealed
    return Outlook(
        due=counts_by_day(_passed_as_one((action.due for action in to_do if action.due), today)),
        undated=sum(action.due is None for action in to_do),
        good_until=counts_by_day(_passed_as_one(_last_days(questionnaire, assessment), today)),
        review=next_review(questionnaire, assessment),
        sealed_on=sign_off.on or today if sign_off and sealed else None,
    )


def _passed_as_one(days: Iterable[date], today: date) -> list[date]:
    """The days; of more than are kept, those that have passed as the earliest, so that none that is soon is lost."""
    listed = list(days)
    if len(set(listed)) <= MOST_DAYS:
        return listed
    earliest = min(listed)
    return [day if day >= today else earliest for day in listed]


def _last_days(questionnaire: Questionnaire, assessment: Assessment) -> Iterator[date]:
    """The last day of each piece of evidence that is linked to a question, and whose dates can be right."""
    links, lives = evidence.links(assessment), evidence.shelf_lives(questionnaire, assessment.setting.facts)
    for item in assessment.evidence:
        questions = evidence.known_questions(questionnaire, links.get(item.id, ()))
        until = evidence.last_valid_day(item, evidence.shortest_life(lives, questions))
        if questions and until and not evidence.ends_before_it_begins(item):
            yield until
