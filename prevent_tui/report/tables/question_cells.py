"""How a question stands, in the words that every table uses."""

from __future__ import annotations

from prevent_tui.report.case import Case
from prevent_tui.wording import duties, states

NOT_ASKED = "Not asked of this setting"
RETIRED = "A question that this edition does not have"


def reference(case: Case, question_id: str | None) -> str:
    """The printed reference of a question, such as RA4; its id where this edition does not have it."""
    return case.questionnaire.reference.get(question_id, question_id) if question_id else ""


def references(case: Case, question_ids: tuple[str, ...]) -> str:
    """Several references, in the order of the questionnaire."""
    order = list(case.questionnaire.reference)
    known = sorted((each for each in question_ids if each in order), key=order.index)
    return ", ".join(reference(case, each) for each in (*known, *(each for each in question_ids if each not in order)))


def question_text(case: Case, question_id: str) -> str:
    """What a question asks."""
    question = case.questionnaire.by_id.get(question_id)
    return question.text if question else RETIRED


def duty(case: Case, question_id: str) -> str:
    """How binding a question is, as its label says it."""
    question = case.questionnaire.by_id.get(question_id)
    return duties.DUTY_WORDS[question.obligation] if question else ""


def state_text(case: Case, question_id: str) -> str:
    """The state of a question with the level chosen: `GAP: Not in place`."""
    verdict = case.result.verdicts.get(question_id)
    if verdict is None:
        return NOT_ASKED if question_id in case.questionnaire.by_id else ""
    word = states.STATUS_WORDS[verdict.status]
    return f"{word}: {verdict.level.label}" if verdict.level else word
