"""The words for the action plan and its reviews, so that screens, report and tables for others all say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prevent_tui.assessment.action_filters import ActionOrder, ProgressFilter
from prevent_tui.assessment.actions import Trouble, is_due_soon, troubles
from prevent_tui.assessment.evidence import last_valid_day, shelf_life
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Assessment, Strength
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Result, Verdict
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.settled import settled_actions
from prevent_tui.wording.states import STATUS_WORDS
from prevent_tui.wording.suggestion import place_on_way

PROGRESS_WORDS = {
    Progress.OPEN: "Open",
    Progress.IN_HAND: "In hand",
    Progress.DONE: "Done",
    Progress.DROPPED: "Dropped",
}
"""How far an action is."""

ORDER_WORDS = {
    ActionOrder.DUE: "date",
    ActionOrder.OWNER: "owner",
    ActionOrder.THEME: "theme",
    ActionOrder.DUTY: "duty",
    ActionOrder.PROGRESS: "progress",
}
"""What a plan is sorted by."""

TAB_WORDS = {
    ProgressFilter.OPEN: "To do",
    ProgressFilter.OVERDUE: "Overdue",
    ProgressFilter.CLOSED: "Done",
    ProgressFilter.ALL: "All",
}
"""How much of a plan is shown, in a word beside its count."""

_TROUBLES = {
    Trouble.NO_TEXT: "It does not say what is to be done",
    Trouble.NO_OWNER: "Nobody is named to do it",
    Trouble.NO_DATE: "It has no date",
    Trouble.FAR_DATE: "Its date is years away: is it right?",
    Trouble.DONE_AHEAD: "It is marked as done on a day still to come",
    Trouble.NOT_DONE: "It has a day on which it was done, and is not marked as done",
    Trouble.NO_REASON: "No reason is given for dropping it",
    Trouble.NOT_ASKED: "Its question is not asked of this setting now",
    Trouble.NO_QUESTION: "Its question is not in this edition",
    Trouble.NO_RISK: "The risk it lowers is not in the register",
}
_STRENGTHS = {Strength.CLAIMED: "claimed", Strength.LOCATED: "located", Strength.CHECKED: "checked"}
_HISTORY = {
    Progress.OPEN: "opened again",
    Progress.IN_HAND: "in hand",
    Progress.DONE: "done",
    Progress.DROPPED: "dropped",
}


@dataclass(frozen=True)
class PlanRow:
    """An action with the words for everything about it; what is not known is an empty text."""

    questionnaire: Questionnaire
    assessment: Assessment
    result: Result
    action: Action

    @property
    def today(self) -> date:
        """The day it is said for."""
        return self.result.today

    @property
    def question(self) -> Question | None:
        """Its question, asked now or not."""
        return self.questionnaire.by_id.get(self.action.question or "")

    @property
    def verdict(self) -> Verdict | None:
        """What its question comes to, where it is asked."""
        return self.result.verdicts.get(self.action.question or "")

    @property
    def reference(self) -> str:
        """The reference of its question, such as RA4."""
        return self.questionnaire.reference.get(self.action.question or "", "")

    @property
    def duty(self) -> str:
        """How binding its question is."""
        return DUTY_WORDS[self.question.obligation] if self.question else ""

    @property
    def place(self) -> str:
        """Which of the suggested steps to met it is, `first of 2`; empty where it is none of several."""
        if self.verdict is None:
            return ""
        facts = self.assessment.setting.facts
        return place_on_way(self.questionnaire, self.verdict, facts, self.action.text)

    @property
    def where(self) -> str:
        """Where its question stands: the level chosen, or the state in words."""
        if self.verdict is None:
            note = "no longer asked" if self.action.question else ""
            return "not asked" if self.question else note
        level = self.verdict.level
        return level.label if level else STATUS_WORDS[self.verdict.status].capitalize()

    @property
    def settled(self) -> str:
        """That it may be done, where it is open although its question's answer says so; without its stop."""
        if self.verdict is None or self.action not in settled_actions(
            self.questionnaire, self.assessment, self.verdict
        ):
            return ""
        return f"{self.reference} is answered {self.where} now: this may be done"

    @property
    def evidence(self) -> str:
        """How far the evidence of its question carries, in a word or two."""
        if self.question is None:
            return ""
        items = self.assessment.evidence_for(self.question.id)
        if not items:
            return "none"
        strengths = list(Strength)
        best = max((item.strength for item in items), key=strengths.index)
        months = shelf_life((self.question,), self.assessment.setting.facts)
        dated = (last_valid_day(item, months) for item in items)
        if best is not Strength.CLAIMED and all(until is not None and until < self.today for until in dated):
            return "out of date"
        return _STRENGTHS[best]

    @property
    def progress(self) -> str:
        """How far it is."""
        return PROGRESS_WORDS[self.action.progress]

    @property
    def is_late(self) -> bool:
        """Whether its day has passed with something still to do."""
        return self.action.is_overdue(self.today)

    @property
    def when(self) -> str:
        """How far off its day is, `9 days over`; what is closed, when that was: `done 14 Nov 2026`."""
        if self.action.progress.is_closed:
            last_day = self.action.ended_on
            return f"{self.progress.lower()} {day(last_day)}" if last_day else f"{self.progress.lower()}, day not noted"
        return days_away(self.action.due, self.today) if self.action.due else "no date yet"

    @property
    def risk(self) -> str:
        """What the risk is called that it lowers."""
        return next((risk.title for risk in self.assessment.risks if risk.id == self.action.risk), "")

    @property
    def history(self) -> tuple[str, ...]:
        """Every change with its day: `14 Nov 2026: done. Quiz 9 of 10`."""
        return tuple(_history(self.action))

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is missing from it, or odd about it, each in a sentence without its stop."""
        return self._without()

    @property
    def remarks(self) -> tuple[str, ...]:
        """The same, and that its answer has settled it."""
        return (*self.troubles, *([self.settled] if self.settled else []))

    @property
    def oddities(self) -> tuple[str, ...]:
        """The remarks without what a table shows anyway: that nobody is named, or no date."""
        return (*self._without(Trouble.NO_OWNER, Trouble.NO_DATE), *([self.settled] if self.settled else []))

    def _without(self, *left_out: Trouble) -> tuple[str, ...]:
        gaps = troubles(self.questionnaire, self.assessment, self.action, self.today)
        return tuple(_TROUBLES[trouble] for trouble in gaps if trouble not in left_out)


def due_date_change(before: date | None, after: date | None) -> str:
    """Return the history's words for a changed due date; empty where there was none before, or it is the same."""
    if before is None or before == after:
        return ""
    return f"Moved from {day(before)} to {day(after)}" if after else f"Its date, {day(before)}, was taken off"


def plan_counts(assessment: Assessment, today: date) -> str:
    """Return the plan in a line: `10 actions: 7 to do, 1 overdue, 5 soon, 2 done, 1 dropped`."""
    actions = assessment.actions
    if not actions:
        return "No actions yet"
    remaining = [action for action in actions if not action.progress.is_closed]
    late = sum(action.is_overdue(today) for action in remaining)
    soon = sum(is_due_soon(action, today) for action in remaining)
    parts = [f"{len(remaining)} to do"] if remaining else []
    parts += [f"{late} overdue"] if late else []
    parts += [f"{soon} soon"] if soon else []
    closed = [
        f"{count} {word}"
        for progress, word in ((Progress.DONE, "done"), (Progress.DROPPED, "dropped"))
        if (count := sum(action.progress is progress for action in actions))
    ]
    return f"{plural(len(actions), 'action')}: {', '.join([*parts, *closed])}"


def _history(action: Action) -> list[str]:
    before: Progress | None = None
    lines = []
    for change in action.history:
        word = _HISTORY[change.progress]
        if before is None:
            word = "added" if change.progress is Progress.OPEN else f"added, {word}"
        elif before is change.progress:
            word = "changed"
        lines.append(f"{day(change.on)}: {word}" + (f". {change.note}" if change.note else ""))
        before = change.progress
    return lines


def group_heading(questionnaire: Questionnaire, action: Action, by: ActionOrder, today: date) -> str:
    """Return the heading that an action stands under in a sorted plan.

    Args:
        questionnaire: For its theme and duty.
        action: The action.
        by: What the plan is sorted by.
        today: The day that tells what is overdue or soon.
    """
    if by is not ActionOrder.PROGRESS and action.progress.is_closed:
        return "DONE OR DROPPED"
    question = questionnaire.by_id.get(action.question or "")
    if by is ActionOrder.OWNER:
        return action.owner.strip() or "Nobody named yet"
    if by is ActionOrder.THEME:
        return questionnaire.theme_by_id[question.theme].title if question else "About no question"
    if by is ActionOrder.DUTY:
        return DUTY_WORDS[question.obligation] if question else "ABOUT NO QUESTION"
    if by is ActionOrder.PROGRESS:
        return PROGRESS_WORDS[action.progress].upper()
    return _stretch(action, today)


def _stretch(action: Action, today: date) -> str:
    if action.due is None:
        return "NO DATE YET"
    if action.is_overdue(today):
        return "OVERDUE"
    return f"NEXT {thresholds().soon_days} DAYS" if is_due_soon(action, today) else "LATER"
