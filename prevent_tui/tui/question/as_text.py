"""A question with its levels, its answer and its note as plain text, to be pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.assessment.model.assessment import State
from prevent_tui.scoring import Status
from prevent_tui.wording.demo import IN_WORDS
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.states import STATUS_WORDS

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Answer
    from prevent_tui.workspace.work import Work


def question_as_text(work: Work, question_id: str) -> str:
    """Return a question as text; its statement stands in quotation marks, with its state, for it may not be true.

    Args:
        work: The open assessment.
        question_id: Which question, of those asked.
    """
    question, verdict = work.questionnaire.by_id[question_id], work.result.verdicts[question_id]
    answer = work.assessment.answer(question_id)
    lines = [
        *([IN_WORDS] if work.is_practice else []),
        f"{work.questionnaire.reference[question_id]}  {DUTY_WORDS[question.obligation]}",
        f"“{question.text}”",
        f"State: {STATUS_WORDS[verdict.status]}",
        "",
        *_levels(work, question_id, answer),
        "",
        *_answer(work, question_id, answer, verdict.status),
    ]
    return "\n".join(lines)


def _levels(work: Work, question_id: str, answer: Answer) -> list[str]:
    question = work.questionnaire.by_id[question_id]
    lines = []
    for number, level in enumerate(work.questionnaire.scale_of[question_id].levels, 1):
        mark = "x" if answer.state is State.LEVEL and answer.level == level.id else " "
        lines.append(f"[{mark}] {number} {level.label}: {question.levels.get(level.id, level.meaning)}")
    return lines


def _answer(work: Work, question_id: str, answer: Answer, status: Status) -> list[str]:
    labels = {level.id: level.label for level in work.questionnaire.scale_of[question_id].levels}
    words = labels.get(answer.level or "", "") if answer.state is State.LEVEL else STATUS_WORDS[status].capitalize()
    lines = [f"Answer: {words}"]
    if answer.state is State.NOT_APPLICABLE and answer.reason:
        lines.append(f"Because: {answer.reason}")
    return [*lines, *([f"Note: {answer.note}"] if answer.note else [])]
