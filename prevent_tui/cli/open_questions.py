"""The questions that are still open, by role, put into words for standard output."""

from __future__ import annotations

from prevent_tui.analysis.open_by_role import RoleOpen, open_by_role
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.cli.score_text import head_lines
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Result
from prevent_tui.wording import duties, grammar, states
from prevent_tui.wording.gaps import gap_name


def open_questions_text(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> str:
    """Return which questions are not answered or not known yet, under the role that can answer each.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment.
        result: What it comes to.
    """
    roles = open_by_role(questionnaire, result)
    count = sum(len(each.open) for each in roles)
    lines = [*head_lines(questionnaire, assessment, result), ""]
    lines.append(f"Open        {count} of {grammar.plural(len(result.verdicts), 'question')}")
    for role in roles:
        lines += ["", f"{role.label}: {role.words}", *_questions(questionnaire, result, role)]
    return "\n".join(lines)


def _questions(questionnaire: Questionnaire, result: Result, role: RoleOpen) -> list[str]:
    return [
        f"  {questionnaire.reference[name]:<5} {duties.DUTY_WORDS[verdict.question.obligation]:<13} "
        f"{states.STATUS_WORDS[verdict.status]:<12}  {gap_name(verdict.question, verdict.status)}"
        for name in role.open
        if (verdict := result.verdicts[name])
    ]
