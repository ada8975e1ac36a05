"""What is due in an assessment and when, as dates and counts alone, so that a start screen need not read its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple

from prevent_tui.assessment.model.years import is_within_reach
from prevent_tui.thresholds import is_soon

MOST_DAYS = 366
"""So many days with something due are kept of one assessment."""

_MOST = 1_000_000

Days = tuple[tuple[date, int], ...]
"""Days, the earliest first, each with how many fall on it."""


class Outlook(NamedTuple):
    """What is due in an assessment, and when.

    Attributes:
        due: The days on which actions that are neither done nor dropped are due.
        undated: How many such actions have no day.
        good_until: The last days on which pieces of evidence show what they are linked to.
        review: The day of the next review of the plan; where it is sealed, the day it is to be signed off again.
        sealed_on: The day it was sealed; None while it can be changed.
    """

    due: Days = ()
    undated: int = 0
    good_until: Days = ()
    review: date | None = None
    sealed_on: date | None = None

    def overdue(self, today: date) -> int:
        """How many actions are past their day."""
        return _count_before(self.due, today)

    def due_soon(self, today: date) -> int:
        """How many actions are due soon."""
        return _count_soon(self.due, today)

    def next_due(self, today: date) -> date | None:
        """The next day on which an action is due, today included."""
        return next((day for day, _ in self.due if day >= today), None)

    def stale(self, today: date) -> int:
        """How many pieces of evidence are out of date."""
        return _count_before(self.good_until, today)

    def stale_soon(self, today: date) -> int:
        """How many pieces of evidence have their last day soon."""
        return _count_soon(self.good_until, today)

    def next_stale(self, today: date) -> date | None:
        """The next day that is the last of a piece of evidence, today included."""
        return next((day for day, _ in self.good_until if day >= today), None)


class Matter(IntEnum):
    """What there is to see to, the most pressing first."""

    OVERDUE = 0
    REVIEW_OVER = 1
    DUE = 2
    REVIEW = 3
    STALE = 4
    STALE_SOON = 5


@dataclass(frozen=True)
class Notice:
    """Something to be seen to.

    Attributes:
        count: How many actions or pieces of evidence; 1 for a review.
        on: The day: the earliest of them where it has passed, or where it is still to come.
    """

    matter: Matter
    count: int
    on: date


def notices(ahead: Outlook, today: date) -> Iterator[Notice]:
    """Yield what an assessment needs by a day or soon after it, the most pressing first."""
    if overdue := ahead.overdue(today):
        yield Notice(Matter.OVERDUE, overdue, ahead.due[0][0])
    if ahead.review and ahead.review < today:
        yield Notice(Matter.REVIEW_OVER, 1, ahead.review)
    if soon := ahead.due_soon(today):
        yield Notice(Matter.DUE, soon, ahead.next_due(today) or today)
    if ahead.review and is_soon(ahead.review, today):
        yield Notice(Matter.REVIEW, 1, ahead.review)
    if stale := ahead.stale(today):
        yield Notice(Matter.STALE, stale, ahead.good_until[0][0])
    if stale_soon := ahead.stale_soon(today):
        yield Notice(Matter.STALE_SOON, stale_soon, ahead.next_stale(today) or today)


def counts_by_day(days: Iterable[date]) -> Days:
    """Return how many dates fall on each day, the earliest first; of more than a year of days the earliest.

    The state file holds no more than that.
    """
    counts: dict[date, int] = {}
    for day in days:
        counts[day] = counts.get(day, 0) + 1
    return tuple(sorted(counts.items())[:MOST_DAYS])


def to_table(ahead: Outlook) -> dict[str, Any]:
    """Return the outlook as a table for a JSON file."""
    return {
        "due": {day.isoformat(): count for day, count in ahead.due},
        "undated": ahead.undated,
        "good_until": {day.isoformat(): count for day, count in ahead.good_until},
        "review": ahead.review.isoformat() if ahead.review else None,
        "sealed_on": ahead.sealed_on.isoformat() if ahead.sealed_on else None,
    }


def from_table(table: Any) -> Outlook | None:
    """Return the outlook from a table of a JSON file; None where it is no table. Anything but days is dropped."""
    if not isinstance(table, dict):
        return None
    undated: Any = table.get("undated")
    return Outlook(
        due=_days(table.get("due")),
        undated=undated if _is_count(undated) else 0,
        good_until=_days(table.get("good_until")),
        review=_day(table.get("review")),
        sealed_on=_day(table.get("sealed_on")),
    )


def _days(table: Any) -> Days:
    counts = {day: count for key, count in _items(table) if (day := _day(key)) and _is_count(count) and count}
    return tuple(sorted(counts.items())[:MOST_DAYS])


def _items(table: Any) -> Iterable[tuple[Any, Any]]:
    return table.items() if isinstance(table, dict) else ()


def _day(text: Any) -> date | None:
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return day if is_within_reach(day) else None


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < _MOST


def _count_before(days: Days, today: date) -> int:
    return sum(count for day, count in days if day < today)


def _count_soon(days: Days, today: date) -> int:
    return sum(count for day, count in days if is_soon(day, today))
