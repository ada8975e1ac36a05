"""The words of the year's desk: what each assessment wants today, said in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.analysis.upcoming import Matter, Notice, Outlook, notices
from prevent_tui.text import clean_line
from prevent_tui.thresholds import is_soon, thresholds
from prevent_tui.tui.kit.draw import Part, fit, line
from prevent_tui.tui.kit.marks import overdue, tag
from prevent_tui.tui.kit.routes import Route, ToEvidence, ToGovernors, ToPlan, ToReviews
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural

if TYPE_CHECKING:
    from prevent_tui.workspace.recent_files import Recent

_WORD, _WHEN = 16, 21
_YEAR = timedelta(days=366)
_OVER = {Matter.OVERDUE, Matter.REVIEW_OVER}


@dataclass(frozen=True)
class DeskEntry:
    """A line of the desk: an assessment, and what it wants."""

    entry: Recent
    notice: Notice

    @property
    def id(self) -> str:
        """An id that no path is like."""
        return f"{self.notice.matter.name}|{self.entry.path}"


def desk_entries(entries: Iterable[Recent], today: date) -> list[DeskEntry]:
    """What all assessments want whose files are there, the most pressing first, and of that the longest waiting."""
    there = [(entry, entry.outlook) for entry in entries if entry.outlook and not entry.missing]
    desk = [DeskEntry(entry, notice) for entry, ahead in there for notice in notices(ahead, today)]
    return sorted(desk, key=lambda each: (each.notice.matter, each.notice.on))


def display_name(entry: Recent) -> str:
    """What an assessment is called: the setting, or else its file."""
    return f"{'PRACTICE · ' if entry.practice else ''}{clean_line(entry.name or entry.path.stem)}"


def empty_desk_text() -> str:
    """What is said where no assessment wants anything."""
    return f"Nothing is overdue, out of date or due in the next {plural(thresholds().soon_days, 'day')}."


def next_review(entries: Iterable[Recent], today: date) -> date | None:
    """The next day on which any assessment is reviewed or signed off again."""
    days = [entry.outlook.review for entry in entries if entry.outlook and entry.outlook.review and not entry.missing]
    return min((each for each in days if each >= today), default=None)


def next_notice_text(entries: Iterable[Recent], today: date) -> str:
    """The first thing that comes, for a desk with nothing on it; empty where nothing is known to come."""
    dates = [each for entry in entries if entry.outlook and not entry.missing for each in _coming(entry.outlook, today)]
    if not dates:
        return ""
    on, what = min(dates)
    return f"Next: {what} on {day(on)}{distance_text(on, today)}."


def distance_text(when: date, today: date) -> str:
    """How far off a day is, to be said after it; nothing where that is more than a year."""
    return f", {days_away(when, today)}" if when - today <= _YEAR else ""


def desk_line(look: Look, each: DeskEntry, today: date, *, at: bool, name_width: int) -> tuple[Content, Content]:
    """A line of the desk: sign, word and what for its left end; whose and when for its right end.

    Args:
        look: The signs in use.
        each: What is wanted.
        today: The day.
        at: Whether it has the keys.
        name_width: Cells to say in which assessment wants it; 0 for not to.
    """
    what = Content.styled(what_text(each), "bold $ink" if at else "$ink")
    name = (
        fit(Content.styled(display_name(each.entry), "$quiet"), name_width, ellipsis=look.cut)
        if name_width
        else Content("")
    )
    when = fit(Content.styled(_when(each.notice, today), _ink(each)), _WHEN, right=True)
    return line(fit(_sign(look, each.notice, today), _WORD), what), line(name, "  ", when)


def outlook_line(look: Look, ahead: Outlook, today: date, *, wide: bool) -> Content:
    """An assessment in a line: what is due, what is out of date, its next review, and whether it is sealed."""
    parts = [line(part) for part in _glance(ahead, today, wide=wide)]
    return line((look.say(" · "), "$quiet")).join(parts)


def desk_cells(look: Look, each: DeskEntry, today: date, *, at: bool) -> tuple[Content, Content, Content]:
    """A line of the desk in two rows, for a column: sign and when stand above what.

    Args:
        look: The signs in use.
        each: What is wanted.
        today: The day.
        at: Whether it has the keys.
    """
    what = Content.styled(what_text(each), "bold $ink" if at else "$ink")
    return _sign(look, each.notice, today), Content.styled(_when(each.notice, today), _ink(each)), what


def _ink(each: DeskEntry) -> str:
    matter = each.notice.matter
    return "bold $gap" if matter in _OVER else "bold $partly" if matter is Matter.STALE else "$ink"


def _sign(look: Look, notice: Notice, today: date) -> Content:
    if notice.matter in _OVER:
        return overdue(look, "OVERDUE")
    if notice.matter is Matter.STALE:
        return tag(look, f"{look.pick('◔', '@')} OUT OF DATE", "partly")
    return tag(look, f"{look.pick('→', '>')} {'TODAY' if notice.on == today else 'SOON'}", "none")


def what_text(each: DeskEntry) -> str:
    """What an assessment wants, in a word or two."""
    matter, count = each.notice.matter, each.notice.count
    if matter in {Matter.REVIEW, Matter.REVIEW_OVER}:
        return _review(each.entry.outlook)
    if matter is Matter.STALE_SOON:
        return f"{plural(count, 'piece')} going stale"
    if matter is Matter.STALE:
        return f"{plural(count, 'piece')} of evidence"
    return plural(count, "action")


def _review(ahead: Outlook | None) -> str:
    return "sign-off again" if ahead and ahead.sealed_on else "review of the plan"


def _when(notice: Notice, today: date) -> str:
    if notice.matter is Matter.STALE:
        return f"since {day(notice.on)}"
    lead = "" if notice.count == 1 else "longest " if notice.matter in _OVER else "first "
    return lead + days_away(notice.on, today)


def _coming(ahead: Outlook, today: date) -> Iterator[tuple[date, str]]:
    if due := ahead.next_due(today):
        yield due, "an action"
    if ahead.review and ahead.review >= today:
        yield ahead.review, f"the {_review(ahead)}" if not ahead.sealed_on else "the sign-off"
    if stale := ahead.next_stale(today):
        yield stale, "the last day of a piece of evidence"


def _glance(ahead: Outlook, today: date, *, wide: bool) -> Iterator[Part]:
    if overdue := ahead.overdue(today):
        yield f"{overdue} overdue", "bold $gap"
    due = ahead.next_due(today)
    if due:
        near = "$ink" if is_soon(due, today) else "$quiet"
        yield f"next due {day(due)}" + (distance_text(due, today) if wide else ""), near
    elif ahead.undated:
        yield f"{plural(ahead.undated, 'action')} without a date", "$ink"
    elif not overdue:
        yield "no action open", "$quiet"
    if stale := ahead.stale(today):
        yield f"{stale} out of date", "bold $partly"
    elif fading := ahead.stale_soon(today):
        yield f"{fading} going stale", "$ink"
    if ahead.review:
        over = ahead.review < today
        what = "sign-off again" if ahead.sealed_on else "review"
        text = f"{what} {days_away(ahead.review, today) if over else day(ahead.review)}"
        yield text, "bold $gap" if over else "$quiet"
    if ahead.sealed_on:
        yield f"sealed {day(ahead.sealed_on)}", "$quiet"
    elif wide:
        yield "not signed off", "$quiet"


def seen_to(each: DeskEntry) -> Route:
    """Return where something is seen to."""
    matter = each.notice.matter
    if matter in {Matter.OVERDUE, Matter.DUE}:
        return ToPlan()
    if matter in {Matter.STALE, Matter.STALE_SOON}:
        return ToEvidence()
    sealed = each.entry.outlook is not None and each.entry.outlook.sealed_on is not None
    return ToGovernors() if sealed else ToReviews()
