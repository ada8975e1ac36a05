"""What of a case has a date, each as one thing to be told: for a calendar, and for what is said of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from prevent_tui.assessment.identity import was_begun_earlier
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.reviews import is_review_agreed, next_review
from prevent_tui.ids import is_of_one_thing
from prevent_tui.report.case import Case
from prevent_tui.wording.plan import PROGRESS_WORDS

STEPS = 100
"""Changes of an action that can be told apart within a day."""


@dataclass(frozen=True)
class Due:
    """Something that is due.

    Attributes:
        kind: What sort of thing it is: `action`, `risk`, or a word for one of the two dates that a file has once.
        name: What it is known by among those of its kind.
        changes: How often it was changed, as far as the file tells.
        over: Whether nothing is to be done about it any more.
    """

    kind: str
    name: str
    on: date
    summary: str
    description: str
    changes: int = 0
    over: bool = False


def dues(case: Case) -> Iterator[Due]:
    """Everything with a date, in the order of the file: actions, risks, then both kinds of review."""
    whose = f"{case.assessment.setting.name}. " if case.assessment.setting.name.strip() else ""
    for action in case.assessment.actions:
        if action.due:
            more = f"{whose}{_question(case, action)}Who does it, and why, stands in the action plan."
            changes, over = len(action.history), action.progress.is_closed
            yield Due("action", action.id, action.due, _step(case, action), more, changes, over)
    for risk in case.assessment.risks:
        if risk.due:
            title = f"Look again at a risk: {risk.title}"
            yield Due("risk", risk.id, risk.due, title, f"{whose}See the risk register.")
    review = next_review(case.questionnaire, case.assessment)
    if review:
        what, description = "Review of the action plan", f"{whose}What is done, late and new since the last."
        if not is_review_agreed(case.assessment):
            what = "Suggested: review of the action plan"
            description = f"{description} Nobody has agreed this day yet: it is counted by what is usual."
        yield Due("date", "review", review, what, description)
    signed = case.assessment.sign_off
    if signed and signed.next_review:
        description = f"{whose}Agreed at the last sign-off."
        title = "The self-assessment is to be reviewed and signed again"
        yield Due("date", "sign-off", signed.next_review, title, description)


def earlier_dues(case: Case) -> Iterator[Due]:
    """Everything with a date that an earlier version of this program may have put into a calendar, as over."""
    if was_begun_earlier(case.assessment):
        for due in dues(case):
            if not is_of_one_thing(due.name):
                yield replace(due, changes=STEPS, over=True)


def _step(case: Case, action: Action) -> str:
    reference = case.questionnaire.reference.get(action.question or "", "")
    word = f"{PROGRESS_WORDS[action.progress]}: " if action.progress.is_closed else ""
    return f"{word}{reference + ' · ' if reference else ''}{action.text}"


def _question(case: Case, action: Action) -> str:
    question = case.questionnaire.by_id.get(action.question or "")
    return f"{case.reference(question)}: {question.text} " if question else ""
