"""Actions: what is to be done, by which role, by when, and what became of it."""

from datetime import date
from enum import StrEnum

from prevent_tui.assessment.model.types import Day, Line
from prevent_tui.questionnaire.types import Slug, Table


class Progress(StrEnum):
    """How far an action is."""

    OPEN = "open"
    IN_HAND = "in-hand"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self in {Progress.DONE, Progress.DROPPED}


class Change(Table):
    """A change of an action's progress, on a day."""

    on: Day
    progress: Progress
    note: Line = ""


class Action(Table):
    """A next step, with the role that owns it.

    Attributes:
        question: The question it is meant to move, if one.
        risk: The risk it is meant to lower, if one.
        reason: Why it was dropped.
        outcome: What came of it.
        history: Every change of progress, oldest first.
    """

    id: Slug
    question: Slug | None = None
    risk: Slug | None = None
    text: Line
    owner: Line = ""
    due: Day | None = None
    progress: Progress = Progress.OPEN
    reason: Line = ""
    done_on: Day | None = None
    outcome: Line = ""
    history: tuple[Change, ...] = ()

    @property
    def ended_on(self) -> date | None:
        """The day it was done or dropped, as far as is known; None while something is still to do."""
        if not self.progress.is_closed:
            return None
        return self.done_on or (self.history[-1].on if self.history else None)

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed with something still to do."""
        return self.due is not None and self.due < today and not self.progress.is_closed
