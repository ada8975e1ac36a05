"""What an answer settles: the actions whose purpose it says is reached, though nobody has said that they are done."""

from __future__ import annotations

from prevent_tui.assessment.actions import open_actions
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Status, Verdict
from prevent_tui.text import clean_line
from prevent_tui.wording.gaps import gap_name

_BEFORE_IT_SAID_WHAT = "Find out which level is true, and what shows it."
"""The words of the action that is suggested for a don't know in files written before it named its question."""


def find_out_text(question: Question) -> str:
    """Return what is suggested where nobody knows the answer: to find out, with what there is to be found out."""
    return f"Find out how far {gap_name(question, Status.UNKNOWN)} is true, and what shows it."


def settled_actions(questionnaire: Questionnaire, assessment: Assessment, verdict: Verdict) -> tuple[Action, ...]:
    """Return the open actions of a question that its answer has settled, the soonest first.

    Finding out is settled by any answer but that nobody knows; what the questionnaire suggests at a level or below, by
    a level above that one. What somebody wrote in words of their own is for them to judge, and never among these.

    Args:
        questionnaire: Its scales and prompts.
        assessment: The plan.
        verdict: Where the question stands.
    """
    left = open_actions(assessment, verdict.question.id)
    return tuple(action for action in left if _is_settled(questionnaire, verdict, action.text))


def _is_settled(questionnaire: Questionnaire, verdict: Verdict, text: str) -> bool:
    question, status = verdict.question, verdict.status
    if text in {find_out_text(question), _BEFORE_IT_SAID_WHAT}:
        return status not in {Status.UNKNOWN, Status.NONE}
    if verdict.level is None:
        return False
    scale = questionnaire.scale_of[question.id]
    ranks = [scale.rank(prompt.at_or_below) for prompt in question.actions if clean_line(prompt.text) == text]
    return bool(ranks) and scale.rank(verdict.level.id) > max(ranks)
