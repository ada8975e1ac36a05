"""The action plan: adding, changing, moving on, taking out; what is late; the level that a finished one proposes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Assessment, State
from prevent_tui.ids import Ids, unused
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.text import clean_line, is_blank
from prevent_tui.thresholds import is_soon, thresholds

NEW = "new"
"""The id of an action that is not in the plan yet."""


class Trouble(StrEnum):
    """What is missing from an action, or odd about it; the action is kept and shown all the same."""

    NO_TEXT = "no-text"
    NO_OWNER = "no-owner"
    NO_DATE = "no-date"
    FAR_DATE = "far-date"
    DONE_AHEAD = "done-ahead"
    NOT_DONE = "not-done"
    NO_REASON = "no-reason"
    NOT_ASKED = "not-asked"
    NO_QUESTION = "no-question"
    NO_RISK = "no-risk"


def find(assessment: Assessment, action_id: str) -> Action:
    """Return an action by its id.

    Raises:
        KeyError: There is none.
    """
    for action in assessment.actions:
        if action.id == action_id:
            return action
    raise KeyError(action_id)


def keep(assessment: Assessment, action: Action, today: date, ids: Ids, note: str = "") -> Assessment:
    """Put an action into the plan: `NEW` ones at its end, others in the place of the one with their id.

    Args:
        assessment: What there is.
        action: What is to stand in the plan; its texts are cleaned, and one without a text is taken out.
        today: The day from which the history of a new one runs.
        ids: Makes the id of a new one.
        note: What was changed, in words for the history, such as that its date moved.
    """
    update = {name: clean_line(getattr(action, name)) for name in ("text", "owner", "reason", "outcome")}
    action = action.model_copy(update=update)
    if not action.text:
        return remove(assessment, action.id)
    if note or action.id == NEW:
        change = Change(on=today, progress=action.progress, note=clean_line(note))
        action = action.model_copy(update={"history": (*action.history, change)})
    if action.id == NEW:
        new_action = action.model_copy(update={"id": unused("action", [old.id for old in assessment.actions], ids)})
        return assessment.model_copy(update={"actions": (*assessment.actions, new_action)})
    return _put(assessment, action)


def remove(assessment: Assessment, action_id: str) -> Assessment:
    """Take an action out of the plan, with its history; dropping one with a reason keeps both."""
    rest = tuple(action for action in assessment.actions if action.id != action_id)
    return assessment if rest == assessment.actions else assessment.model_copy(update={"actions": rest})


def move(assessment: Assessment, action_id: str, progress: Progress, on: date, note: str = "") -> Assessment:
    """Move an action on, or back, and note it in its history.

    Args:
        assessment: What there is.
        action_id: The action.
        progress: How far it is now; `OPEN` opens one again.
        on: The day it got there.
        note: What came of it, where it is done; why, where it is dropped; else a remark for the history.

    Raises:
        KeyError: There is no such action.
        ValueError: It is dropped, and no reason is given.
    """
    action, note = find(assessment, action_id), clean_line(note)
    if progress is Progress.DROPPED and not note:
        raise ValueError("Say why it is dropped.")
    if progress is action.progress and not note:
        return assessment
    done = progress is Progress.DONE
    update = {
        "progress": progress,
        "reason": note if progress is Progress.DROPPED else "",
        "outcome": note if done else "",
        "done_on": (action.done_on if action.progress is Progress.DONE else on) if done else None,
        "history": (*action.history, Change(on=on, progress=progress, note=note)),
    }
    return _put(assessment, action.model_copy(update=update))


def proposed_level(questionnaire: Questionnaire, assessment: Assessment, action: Action) -> str | None:
    """Return the level that a finished action proposes for its question.

    An action that the questionnaire suggests at a level or below leads to the level after that one; any other to
    the level after the present. It is for a person to accept: finishing an action changes no answer.

    Args:
        questionnaire: Its questions, scales and suggested actions.
        assessment: The present answer.
        action: The finished action.

    Returns:
        The id of the level; None where the question is not asked or not answered with a level, or is at the highest.
    """
    question = questionnaire.by_id.get(action.question or "")
    if question is None or not applies(question.applies_when, assessment.setting.facts):
        return None
    answer, scale = assessment.answer(question.id), questionnaire.scale_of[question.id]
    if answer.state is not State.LEVEL or answer.level is None:
        return None
    present = scale.rank(answer.level)
    suggested_ranks = [
        scale.rank(step.at_or_below) for step in question.actions if clean_line(step.text) == action.text
    ]
    ranks = [rank for rank in suggested_ranks if rank >= present] if suggested_ranks else [present]
    next_rank = min(ranks, default=len(scale.levels)) + 1
    return scale.levels[next_rank].id if next_rank < len(scale.levels) else None


def open_actions(assessment: Assessment, question_id: str) -> tuple[Action, ...]:
    """Return the actions for a question that are neither done nor dropped, the soonest first."""
    actions = [action for action in assessment.actions_for(question_id) if not action.progress.is_closed]
    return tuple(sorted(actions, key=lambda action: action.due or date.max))


def overdue_actions(assessment: Assessment, today: date) -> tuple[Action, ...]:
    """Return the actions that are open after their due date, the longest overdue first."""
    actions = [action for action in assessment.actions if action.is_overdue(today)]
    return tuple(sorted(actions, key=lambda action: action.due or today))


def actions_due_soon(assessment: Assessment, today: date) -> tuple[Action, ...]:
    """Return the actions that are due soon, the soonest first."""
    actions = [action for action in assessment.actions if is_due_soon(action, today)]
    return tuple(sorted(actions, key=lambda action: action.due or today))


def is_due_soon(action: Action, today: date) -> bool:
    """Return whether an action is open and due soon."""
    return action.due is not None and not action.progress.is_closed and is_soon(action.due, today)


def troubles(questionnaire: Questionnaire, assessment: Assessment, action: Action, today: date) -> tuple[Trouble, ...]:
    """Return what is missing from an action, or odd about it.

    Args:
        questionnaire: Which questions there are.
        assessment: For the facts and the risks that an action may name.
        action: The action.
        today: The day that tells which dates are far off.
    """
    return (*_gaps(action, today), *_loose_ends(questionnaire, assessment, action))


def _gaps(action: Action, today: date) -> Iterator[Trouble]:
    if is_blank(action.text):
        yield Trouble.NO_TEXT
    if not action.progress.is_closed:
        if is_blank(action.owner):
            yield Trouble.NO_OWNER
        if action.due is None:
            yield Trouble.NO_DATE
        elif abs(action.due - today) > timedelta(days=thresholds().far_date_days):
            yield Trouble.FAR_DATE
    if action.done_on and action.done_on > today:
        yield Trouble.DONE_AHEAD
    if action.done_on and action.progress is not Progress.DONE:
        yield Trouble.NOT_DONE
    if action.progress is Progress.DROPPED and is_blank(action.reason):
        yield Trouble.NO_REASON


def _loose_ends(questionnaire: Questionnaire, assessment: Assessment, action: Action) -> Iterator[Trouble]:
    if action.question is not None:
        question = questionnaire.by_id.get(action.question)
        if question is None:
            yield Trouble.NO_QUESTION
        elif not applies(question.applies_when, assessment.setting.facts):
            yield Trouble.NOT_ASKED
    if action.risk is not None and all(risk.id != action.risk for risk in assessment.risks):
        yield Trouble.NO_RISK


def _put(assessment: Assessment, action: Action) -> Assessment:
    find(assessment, action.id)
    actions = tuple(action if old.id == action.id else old for old in assessment.actions)
    return assessment.model_copy(update={"actions": actions})
