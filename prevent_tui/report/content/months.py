"""The action plan as months: what falls due when, and with whom, so that a pile-up can be seen."""

from __future__ import annotations

from collections import Counter
from datetime import date

from prevent_tui.assessment.action_filters import owner_key
from prevent_tui.assessment.model.action import Action
from prevent_tui.report.case import Case, state
from prevent_tui.report.content.action_lines import row_of
from prevent_tui.report.model.figures import Month, Months, Slot
from prevent_tui.wording import dates

CAPTION = "Actions by the month they are due; the sign is the state of the question"
_COLUMNS = 6
"""Months that get a column of their own; what is due after them stands in one."""

_PILE = 3
"""Actions due in one month that are worth a word."""

_SHORT = 28


def months(case: Case, left: list[Action]) -> Months | None:
    """What is still to do by the month it is due; None where there are not two actions, or none has a date.

    Args:
        case: The case.
        left: The actions still to do, the soonest first.
    """
    if len(left) < 2 or not any(action.due for action in left):
        return None
    late = [action for action in left if action.is_overdue(case.today)]
    ahead = [(_month(action.due), action) for action in left if action.due and action.due >= case.today]
    first = min((month for month, _ in ahead), default=0)
    last = min(first + _COLUMNS - 1, max((month for month, _ in ahead), default=-1))
    columns = [("Overdue", late)] if late else []
    columns += [(_title(n), [a for month, a in ahead if month == n]) for n in range(first, last + 1)]
    columns += [("Later", [a for month, a in ahead if month > last]), ("No date", [a for a in left if a.due is None])]
    # A month without actions keeps its column; a column that is no month is there only for what stands in it.
    calendar = tuple(
        Month(title, tuple(_slot(case, action) for action in actions))
        for title, actions in columns
        if actions or title not in {"Later", "No date"}
    )
    return Months(CAPTION, calendar)


def pile_up(case: Case, left: list[Action]) -> str:
    """The month in which most falls due and with whom, in a sentence; empty where no month has much."""
    ahead = [action for action in left if action.due and action.due >= case.today]
    counts = Counter(_month(action.due) for action in ahead if action.due)
    if not counts:
        return ""
    month, count = max(counts.items(), key=lambda each: (each[1], -each[0]))
    if count < _PILE:
        return ""
    there = [action for action in ahead if action.due and _month(action.due) == month]
    owners = Counter(owner_key(action.owner) for action in there if action.owner.strip())
    sentence = f"{count} fall due in {_title(month)}"
    who, most = max(owners.items(), key=lambda each: each[1], default=("", 0))
    owner = next((action.owner.strip() for action in there if owner_key(action.owner) == who), "")
    if most < 2 or len(owner) > _SHORT:
        return f"{sentence}."
    return f"{sentence}, {'all' if most == count else most} of them with {owner}."


def _slot(case: Case, action: Action) -> Slot:
    row = row_of(case, action)
    owner = action.owner.strip()
    if len(owner) > _SHORT:
        owner = owner[:_SHORT].rsplit(" ", 1)[0] + " …"
    return Slot(
        ref=case.question_ref(row.verdict.question) if row.verdict else None,
        state=state(row.verdict.status) if row.verdict else None,
        who=owner or "nobody yet",
        late=row.is_late,
    )


def _month(when: date) -> int:
    """The month, counted through all years."""
    return when.year * 12 + when.month - 1


def _title(month: int) -> str:
    return f"{dates.month(month)} {month // 12}"
