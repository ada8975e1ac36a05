"""What is due, as all-day events for any calendar; importing it again moves the events instead of doubling them.

An event is known by the questionnaire, the setting's name and the id of what is due, which stay the same from one
export to the next and from one year to the next, and differ between settings. What was done or dropped since is sent as
cancelled, so that it leaves the calendars it is in already. Roles, notes and evidence stay out of calendars, which
others can often see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.reviews import next_review
from prevent_tui.errors import CannotWrite
from prevent_tui.report.case import Case
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.plan import PROGRESS_WORDS

PRODUCT = "-//prevent-tui//prevent-tui//EN"
"""What a calendar file of this program names as its maker, by which it is known again."""

_OURS = UUID("7c1f5b3e-5a0d-5f0e-9b0a-3f3d2f6c8a11")
_LONGEST = 120
"""Characters of a summary: what a calendar shows of it at most."""

_STEPS = 100
"""Changes of an action that can be told apart within a day."""


@dataclass(frozen=True)
class Due:
    """Something that is due.

    Attributes:
        name: What it is known by within the assessment.
        changes: How often it was changed, as far as the file tells.
        over: Whether nothing is to be done about it any more.
    """

    name: str
    on: date
    summary: str
    description: str
    changes: int = 0
    over: bool = False


def render(case: Case) -> bytes:
    """Renders the dates of actions, risks and reviews; the same input and day give the same bytes.

    Raises:
        CannotWrite: Nothing has a date.
    """
    entries = list(dues(case))
    if not entries:
        raise CannotWrite(
            "Nothing has a date yet, so the calendar would be empty.", hint="Give an action a date, or agree a review."
        )
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for due in entries:
        calendar.add_component(_event(case, due))
    data: bytes = calendar.to_ical()
    return data


def dues(case: Case) -> Iterator[Due]:
    """Everything with a date, in the order of the file: actions, risks, then both kinds of review."""
    whose = f"{case.assessment.setting.name}. " if case.assessment.setting.name.strip() else ""
    for action in case.assessment.actions:
        if action.due:
            more = f"{whose}{_question(case, action)}Who does it, and why, stands in the action plan."
            changes = len(action.history)
            yield Due(action.id, action.due, _step(case, action), more, changes, over=action.progress.is_closed)
    for risk in case.assessment.risks:
        if risk.due:
            yield Due(risk.id, risk.due, f"Look again at a risk: {risk.title}", f"{whose}See the risk register.")
    review = next_review(case.questionnaire, case.assessment)
    if review:
        yield Due("review", review, "Review of the action plan", f"{whose}What is done, late and new since the last.")
    signed = case.assessment.sign_off
    if signed and signed.next_review:
        description = f"{whose}Agreed at the last sign-off."
        yield Due("sign-off", signed.next_review, "The self-assessment is to be reviewed and signed again", description)


def _step(case: Case, action: Action) -> str:
    reference = case.questionnaire.reference.get(action.question or "", "")
    word = f"{PROGRESS_WORDS[action.progress]}: " if action.progress.is_closed else ""
    return f"{word}{reference + ' · ' if reference else ''}{action.text}"


def _question(case: Case, action: Action) -> str:
    question = case.questionnaire.by_id.get(action.question or "")
    return f"{case.reference(question)}: {question.text} " if question else ""


def _event(case: Case, due: Due) -> Event:
    stamp = datetime.combine(case.today, time(), UTC)
    event = Event()
    event.add("uid", str(_uid(case, due)))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", case.today.toordinal() * _STEPS + min(due.changes, _STEPS - 1))
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("summary", _short(f"{'DEMO · ' if case.assessment.sample else ''}Prevent · {due.summary}"))
    event.add("description", _line(due.description))
    event.add("categories", ["Prevent"])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if due.over else "CONFIRMED")
    if not due.over and due.on >= case.today:
        event.add_component(_alarm(due))
    return event


def _alarm(due: Due) -> Alarm:
    before, hour = thresholds().reminder_days, thresholds().reminder_hour
    far = "a week" if before == 7 else plural(before, "day")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _short(f"In {far}: {due.summary}"))
    alarm.add("trigger", timedelta(days=-before, hours=hour))
    return alarm


def _uid(case: Case, due: Due) -> UUID:
    setting = " ".join(case.assessment.setting.name.casefold().split())
    whose = (case.assessment.questionnaire.id, case.assessment.sample or "", setting)
    return uuid5(_OURS, "\n".join((*whose, due.name)))


def _short(text: str) -> str:
    text = _line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rstrip()} …"


def _line(text: str) -> str:
    return " ".join(text.split())
