"""Which actions of a plan are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation, Question

LAST = 10_000
"""The place of what has no theme, duty or question: after everything that has one."""


class ActionOrder(StrEnum):
    """What a plan is sorted by."""

    DUE = "due"
    OWNER = "owner"
    THEME = "theme"
    DUTY = "duty"
    PROGRESS = "progress"


class ProgressFilter(StrEnum):
    """How much of a plan is shown, by how far the actions are."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True)
class ActionFilter:
    """Which actions are chosen; None stands for all of them, an empty text for those that have none.

    Attributes:
        which: By how far they are.
        owner: By whom; capitals do not count.
        theme: The id of a theme.
        duty: How binding their question is.
        question: The id of a question.
    """

    which: ProgressFilter = ProgressFilter.OPEN
    owner: str | None = None
    theme: str | None = None
    duty: Obligation | None = None
    question: str | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether something besides the progress is asked for."""
        return not all(part is None for part in (self.owner, self.theme, self.duty, self.question))


def filter_actions(
    questionnaire: Questionnaire, actions: Iterable[Action], choice: ActionFilter, today: date
) -> tuple[Action, ...]:
    """Return the actions that a choice lets through, in the order they came.

    Args:
        questionnaire: For the theme and the duty of an action.
        actions: The plan.
        choice: Which actions are wanted.
        today: The day that tells what is overdue.
    """
    return tuple(action for action in actions if _fits(questionnaire, action, choice, today))


def sort_actions(questionnaire: Questionnaire, actions: Iterable[Action], by: ActionOrder) -> tuple[Action, ...]:
    """Return the actions in an order; equal ones stay in the order they came, those without a value come last.

    What is done or dropped comes after what is not, whatever the order.

    Args:
        questionnaire: For the theme and the duty of an action.
        actions: The plan.
        by: What to sort by.
    """
    themes = {theme.id: place for place, theme in enumerate(questionnaire.themes)}
    questions = {question.id: place for place, question in enumerate(questionnaire.questions)}

    def question_of(action: Action) -> Question | None:
        return questionnaire.by_id.get(action.question or "")

    def theme(action: Action) -> tuple[int, int]:
        question = question_of(action)
        return (themes[question.theme], questions[question.id]) if question else (LAST, LAST)

    def duty(action: Action) -> int:
        question = question_of(action)
        return question.obligation.rank if question else LAST

    keys: dict[ActionOrder, Callable[[Action], tuple[Any, ...]]] = {
        ActionOrder.DUE: lambda action: (_when(action),),
        ActionOrder.OWNER: lambda action: (not action.owner.strip(), owner_key(action.owner)),
        ActionOrder.THEME: theme,
        ActionOrder.DUTY: lambda action: (duty(action),),
        ActionOrder.PROGRESS: lambda action: (list(Progress).index(action.progress),),
    }
    return tuple(sorted(actions, key=lambda action: (action.progress.is_closed, keys[by](action))))


def owners(actions: Iterable[Action]) -> tuple[str, ...]:
    """Return every owner in a plan once, in alphabetical order."""
    names: dict[str, str] = {}
    for action in actions:
        if action.owner.strip():
            names.setdefault(owner_key(action.owner), action.owner.strip())
    return tuple(names[key] for key in sorted(names))


def owner_key(owner: str) -> str:
    """Return the key by which two spellings of an owner are the same; spaces and capitals do not count."""
    return " ".join(owner.split()).casefold()


def _when(action: Action) -> date:
    """Return the date to sort by: the due date of an open action; of a closed one the last day, the latest first."""
    if action.progress.is_closed:
        last_day = action.ended_on or date.min
        return date.fromordinal(date.max.toordinal() - last_day.toordinal() + 1)
    return action.due or date.max


def _fits(questionnaire: Questionnaire, action: Action, choice: ActionFilter, today: date) -> bool:
    question = questionnaire.by_id.get(action.question or "")
    by_progress = {
        ProgressFilter.OPEN: not action.progress.is_closed,
        ProgressFilter.OVERDUE: action.is_overdue(today),
        ProgressFilter.CLOSED: action.progress.is_closed,
        ProgressFilter.ALL: True,
    }
    return (
        by_progress[choice.which]
        and (choice.owner is None or owner_key(choice.owner) == owner_key(action.owner))
        and (choice.theme is None or (question.theme if question else "") == choice.theme)
        and (choice.duty is None or (question is not None and question.obligation is choice.duty))
        and (choice.question is None or action.question == choice.question)
    )
