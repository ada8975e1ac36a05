"""From an assessment to the dates that `upcoming` judges; apart from it, as the start screen must load no model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prevent_tui.analysis.upcoming import Outlook, counts_by_day
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.reviews import next_review
from prevent_tui.questionnaire.model import Questionnaire


def outlook(questionnaire: Questionnaire, assessment: Assessment, today: date) -> Outlook:
    """Return the dates of an assessment that a start screen needs, and how many fall on each; no texts.

    Args:
        questionnaire: What is asked.
        assessment: What is there.
        today: Stands for the day of the sealing where a sealed file does not say it.
    """
    to_do = [action for action in assessment.actions if not action.progress.is_closed]
    sign_off = assessment.sign_off
    sealed = sign_off is not None and sign_off.is_sealed
    return Outlook(
        due=counts_by_day(action.due for action in to_do if action.due),
        undated=sum(action.due is None for action in to_do),
        good_until=counts_by_day(_last_days(questionnaire, assessment)),
        review=sign_off.next_review if sign_off and sealed else next_review(questionnaire, assessment),
        sealed_on=sign_off.on or today if sign_off and sealed else None,
    )


def _last_days(questionnaire: Questionnaire, assessment: Assessment) -> Iterator[date]:
    """The last day of each piece of evidence that is linked to a question, and whose dates can be right."""
    links, lives = evidence.links(assessment), evidence.shelf_lives(questionnaire, assessment.setting.facts)
    for item in assessment.evidence:
        questions = evidence.known_questions(questionnaire, links.get(item.id, ()))
        until = evidence.last_valid_day(item, evidence.shortest_life(lives, questions))
        if questions and until and not evidence.ends_before_it_begins(item):
            yield until
