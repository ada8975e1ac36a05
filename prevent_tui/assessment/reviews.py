"""Reviews of the plan: how often, when next, holding one, and what happened since the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Assessment, State
from prevent_tui.assessment.model.governance import Cadence, Review
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.types import MOST_WEEKS
from prevent_tui.text import clean_line, clean_prose
from prevent_tui.thresholds import thresholds


class EventKind(StrEnum):
    """What happened."""

    ANSWERED = "answered"
    CHECKED = "checked"
    ADDED = "added"
    BEGUN = "begun"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    CHANGED = "changed"


_KINDS = {
    Progress.OPEN: EventKind.REOPENED,
    Progress.IN_HAND: EventKind.BEGUN,
    Progress.DONE: EventKind.DONE,
    Progress.DROPPED: EventKind.DROPPED,
}


class Event(NamedTuple):
    """Something that happened on a day, as far as the file tells.

    Attributes:
        question: The id of the question it was about, if one.
        item: The id of the action or the piece of evidence, if one.
        note: What was said of it then.
    """

    on: date
    kind: EventKind
    question: str | None = None
    item: str | None = None
    note: str = ""


def weeks_between_reviews(questionnaire: Questionnaire, assessment: Assessment) -> int:
    """Return the weeks from one review to the next: the setting's own, else the questionnaire's."""
    return assessment.cadence.every_weeks or _usual_weeks(questionnaire)


def last_review(assessment: Assessment) -> Review | None:
    """Return the latest review that was held."""
    return max(assessment.reviews, key=lambda review: review.on, default=None)


def next_review(questionnaire: Questionnaire, assessment: Assessment) -> date | None:
    """Return when the next review falls: as signed or agreed, else counted from the last, else from the first event."""
    signed = assessment.sign_off
    if signed and signed.is_sealed and signed.next_review:
        return signed.next_review
    if assessment.cadence.next_on:
        return assessment.cadence.next_on
    last = last_review(assessment)
    start = last.on if last else min(_own_days(assessment), default=None)
    return start + timedelta(weeks=weeks_between_reviews(questionnaire, assessment)) if start else None


def is_review_agreed(assessment: Assessment) -> bool:
    """Return whether the day or the interval of the next review is the setting's own, not what is usual."""
    is_signed = assessment.sign_off is not None and assessment.sign_off.is_sealed
    return is_signed or assessment.cadence.next_on is not None or bool(assessment.cadence.every_weeks)


def add_review(
    questionnaire: Questionnaire, assessment: Assessment, review: Review, next_on: date | None
) -> Assessment:
    """Note a review that was held; the next one moves on.

    Args:
        questionnaire: What is asked.
        assessment: What there is.
        review: When, by which role, and what was agreed.
        next_on: When the next one is agreed for; None counts the weeks on from the latest review.
    """
    review = Review(on=review.on, by=clean_line(review.by), note=clean_prose(review.note))
    held = tuple(sorted((*assessment.reviews, review), key=lambda each: each.on))
    next_on = next_on or held[-1].on + timedelta(weeks=weeks_between_reviews(questionnaire, assessment))
    cadence = assessment.cadence.model_copy(update={"next_on": next_on})
    return assessment.model_copy(update={"reviews": held, "cadence": cadence})


def set_cadence(
    questionnaire: Questionnaire, assessment: Assessment, every_weeks: int, next_on: date | None
) -> Assessment:
    """Set how often the plan is reviewed, and when next.

    Args:
        questionnaire: Its own number of weeks; the same number is not stored, so that a new edition can change it.
        assessment: The assessment to work from.
        every_weeks: Weeks from one review to the next.
        next_on: The day of the next review; None leaves it to be counted.

    Raises:
        ValueError: So many weeks are not allowed between two reviews.
    """
    if not 1 <= every_weeks <= MOST_WEEKS:
        raise ValueError(f"Write a number of weeks from 1 to {MOST_WEEKS}.")
    usual = _usual_weeks(questionnaire) == every_weeks
    cadence = Cadence(every_weeks=None if usual else every_weeks, next_on=next_on)
    return assessment.model_copy(update={"cadence": cadence})


def replace_review(assessment: Assessment, place: int, review: Review | None) -> Assessment:
    """Replace a review that was noted, or remove it; the agreed next date stays.

    Args:
        assessment: The assessment to work from.
        place: The index of the review.
        review: The review to put there; None removes the one there.
    """
    held = list(assessment.reviews)
    held[place : place + 1] = [] if review is None else [review]
    return assessment.model_copy(update={"reviews": tuple(sorted(held, key=lambda each: each.on))})


def events_since(assessment: Assessment, day: date | None) -> tuple[Event, ...]:
    """Return the events after a day, the latest first: answers, checks of evidence, and the moves of actions.

    Without a day, everything that the file has a date for.
    """
    events = [event for event in _events(assessment) if day is None or event.on > day]
    return tuple(sorted(events, key=lambda event: event.on, reverse=True))


def _usual_weeks(questionnaire: Questionnaire) -> int:
    return questionnaire.about.review_every_weeks or thresholds().review_every_weeks


def _own_days(assessment: Assessment) -> Iterator[date]:
    """Yield the days of events in this file; checks are left out, as evidence may be much older than the file."""
    return (event.on for event in _events(assessment) if event.kind is not EventKind.CHECKED)


def _events(assessment: Assessment) -> Iterator[Event]:
    for question_id, answer in assessment.answers.items():
        if answer.updated and answer.state is not State.UNANSWERED:
            yield Event(answer.updated.date(), EventKind.ANSWERED, question_id)
    for item in assessment.evidence:
        if item.checked_on:
            yield Event(item.checked_on, EventKind.CHECKED, item=item.id)
    for action in assessment.actions:
        yield from _history(action)


def _history(action: Action) -> Iterator[Event]:
    before: Progress | None = None
    for change in action.history:
        kind = (
            EventKind.ADDED
            if before is None
            else EventKind.CHANGED
            if before is change.progress
            else _KINDS[change.progress]
        )
        yield Event(change.on, kind, action.question, action.id, change.note)
        before = change.progress
    if action.done_on and before is not Progress.DONE:
        yield Event(action.done_on, EventKind.DONE, action.question, action.id, action.outcome)
