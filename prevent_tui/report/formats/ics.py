"""What is due, as all-day events for any calendar; importing it again moves the events instead of doubling them.

An event is known by what its action or risk is known by in the world, else by its file: by no number and by no name, so
that next year's first action is another event, and a renamed setting keeps its own. What was done or dropped since is
sent as cancelled, so that it leaves the calendars it is in already; so are, in the calendar of a file that was begun
before files had ids, the events of then. Roles, notes and evidence stay out of calendars, which others can often see.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from prevent_tui.assessment.identity import item_id
from prevent_tui.errors import CannotWrite
from prevent_tui.report.case import Case
from prevent_tui.report.dues import STEPS, Due, dues, earlier_dues
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.demo import SIGN
from prevent_tui.wording.grammar import plural

PRODUCT = "-//prevent-tui//prevent-tui//EN"
"""What a calendar file of this program names as its maker, by which it is known again."""

_OURS = UUID("7c1f5b3e-5a0d-5f0e-9b0a-3f3d2f6c8a11")
_LONGEST = 120
"""Characters of a summary: what a calendar shows of it at most."""


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
        calendar.add_component(_event(case, due, _uid(case, due)))
    for due in earlier_dues(case):
        calendar.add_component(_event(case, due, _earlier_uid(case, due)))
    data: bytes = calendar.to_ical()
    return data


def _event(case: Case, due: Due, uid: UUID) -> Event:
    stamp = datetime.combine(case.today, time(), UTC)
    event = Event()
    event.add("uid", str(uid))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", case.today.toordinal() * STEPS + min(due.changes, STEPS - 1))
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("summary", _short(f"{f'{SIGN} · ' if case.assessment.sample else ''}Prevent · {due.summary}"))
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
    return uuid5(_OURS, item_id(case.assessment, due.kind, due.name))


def _earlier_uid(case: Case, due: Due) -> UUID:
    """What the event was known by before files had ids, if the setting had the name that it has today."""
    setting = " ".join(case.assessment.setting.name.casefold().split())
    whose = (case.assessment.questionnaire.id, case.assessment.sample or "", setting)
    return uuid5(_OURS, "\n".join((*whose, due.name)))


def _short(text: str) -> str:
    text = _line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rstrip()} …"


def _line(text: str) -> str:
    return " ".join(text.split())
