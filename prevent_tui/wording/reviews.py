"""Reviews of the action plan in words: when they fall, and what changed since the last."""

from __future__ import annotations

from datetime import date

from prevent_tui.assessment.model.assessment import Assessment, State
from prevent_tui.assessment.reviews import (
    Event,
    EventKind,
    is_review_agreed,
    last_review,
    next_review,
    weeks_between_reviews,
)
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural


def review_schedule(questionnaire: Questionnaire, assessment: Assessment, today: date) -> str:
    """Return when the next review falls and how often: `Next review 14 Feb 2027, in 84 days; one every 13 weeks`.

    Args:
        questionnaire: How often it asks for a review.
        assessment: What was agreed, and the reviews held.
        today: The day from which days are counted.
    """
    every = weeks_between_reviews(questionnaire, assessment)
    often = "one every week" if every == 1 else f"one every {every} weeks"
    when = next_review(questionnaire, assessment)
    if when is None:
        return f"No review held yet; {often}"
    lead = "Next review" if is_review_agreed(assessment) else "Next review, suggested:"
    return f"{lead} {day(when)}, {days_away(when, today)}; {often}"


def changes_heading(assessment: Assessment) -> str:
    """Return the heading of the changes: `Since the last review, 14 Nov 2026`."""
    last = last_review(assessment)
    return f"Since the last review, {day(last.on)}" if last else "So far; no review has been held yet"


def event_text(questionnaire: Questionnaire, assessment: Assessment, event: Event) -> str:
    """Return an event in words: `RA4 answered: In place`, `Done: Publish the route (RA4). Quiz 9 of 10`.

    Args:
        questionnaire: For the reference and the level's label.
        assessment: For the answer, the action or the evidence it was about.
        event: What happened.
    """
    reference = questionnaire.reference.get(event.question or "", "")
    if event.kind is EventKind.ANSWERED:
        return f"{reference or event.question} answered: {_answer(questionnaire, assessment, event.question or '')}"
    if event.kind is EventKind.CHECKED:
        item = next((item for item in assessment.evidence if item.id == event.item), None)
        return f"Evidence checked: {(item.title or item.where) if item else ''}"
    text = next((action.text for action in assessment.actions if action.id == event.item), "")
    word = {
        EventKind.ADDED: "Added",
        EventKind.BEGUN: "In hand",
        EventKind.REOPENED: "Opened again",
        EventKind.CHANGED: "Changed",
    }
    line = f"{word.get(event.kind, event.kind.value.capitalize())}: {text}" + (f" ({reference})" if reference else "")
    return f"{line}. {event.note}" if event.note else line


def event_counts(events: tuple[Event, ...]) -> str:
    """Return events by count: `3 questions answered, 1 action added, 2 actions done`."""
    names = {
        EventKind.ANSWERED: ("question answered", "questions answered"),
        EventKind.CHECKED: ("piece of evidence checked", "pieces of evidence checked"),
        EventKind.ADDED: ("action added", "actions added"),
        EventKind.BEGUN: ("action taken in hand", "actions taken in hand"),
        EventKind.DONE: ("action done", "actions done"),
        EventKind.DROPPED: ("action dropped", "actions dropped"),
        EventKind.REOPENED: ("action opened again", "actions opened again"),
        EventKind.CHANGED: ("action changed", "actions changed"),
    }
    counts = {kind: sum(event.kind is kind for event in events) for kind in EventKind}
    return ", ".join(plural(counts[kind], *names[kind]) for kind in EventKind if counts[kind]) or "Nothing yet"


def _answer(questionnaire: Questionnaire, assessment: Assessment, question_id: str) -> str:
    answer = assessment.answer(question_id)
    if answer.state is State.LEVEL and answer.level and question_id in questionnaire.scale_of:
        return questionnaire.scale_of[question_id].level(answer.level).label
    return {State.DONT_KNOW: "don't know", State.NOT_APPLICABLE: "not applicable"}.get(answer.state, "not answered")
