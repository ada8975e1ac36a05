"""The year on one line: what is past is heavy, today is a bar, reviews are diamonds, actions that are due are dots."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from textual.content import Content

from prevent_tui.analysis.upcoming import Outlook
from prevent_tui.tui.kit.draw import Lines, Part, line, space
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import month

_MONTHS = 12
_BEHIND = 2
"""Whole months shown before the present one."""


class Year:
    """Twelve months around a day, laid over so many cells.

    Args:
        today: The day.
        width: The cells there are.
    """

    def __init__(self, today: date, width: int) -> None:
        self.today = today
        self._first = today.year * 12 + today.month - 1 - _BEHIND
        self._each = max(1, width // _MONTHS)

    @property
    def cells(self) -> int:
        """How long the line is."""
        return self._each * _MONTHS

    def cell(self, when: date) -> int | None:
        """The cell of a day; None where it lies before or after these months."""
        months = when.year * 12 + when.month - 1 - self._first
        if not 0 <= months < _MONTHS:
            return None
        days = calendar.monthrange(when.year, when.month)[1]
        return months * self._each + (when.day - 1) * self._each // days

    def names(self) -> str:
        """The months' names over the line."""
        return "".join(month(self._first + number).ljust(self._each) for number in range(_MONTHS)).rstrip()


def is_marked(aheads: Iterable[Outlook], today: date) -> bool:
    """Whether there is anything to mark in the year around a day."""
    span = Year(today, _MONTHS)
    days = [day for each in aheads for day in (*(on for on, _ in each.due), each.review, each.sealed_on) if day]
    return any(span.cell(day) is not None for day in days)


def year(look: Look, aheads: Iterable[Outlook], today: date, width: int) -> Lines:
    """Months, the line, and under it what its marks are; three lines.

    Args:
        look: The signs in use.
        aheads: What the days bring to each assessment shown.
        today: The day.
        width: The cells there are.
    """
    span = Year(today, width)
    marks, labels = _marks(look, list(aheads), span)
    now = span.cell(today) or 0
    heavy, thin = (look.pick("━", "="), "$accent"), (look.pick("─", "-"), "$line")
    drawn: list[Part] = [marks.get(cell, heavy if cell < now else thin) for cell in range(span.cells)]
    return [Content.styled(span.names(), "$quiet"), line(*drawn), _beneath(labels, span.cells)]


def _marks(look: Look, aheads: list[Outlook], span: Year) -> tuple[dict[int, Part], list[tuple[int, str, str]]]:
    """The signs by their cells, and the words beneath, those that matter most first."""
    marks: dict[int, Part] = {}
    labels: list[tuple[int, str, str]] = []
    for ahead in aheads:
        for when, _ in ahead.due:
            at = span.cell(when)
            if at is not None:
                marks[at] = (look.pick("•", "o"), "bold $gap" if when < span.today else "bold $accent")
    reviews = [("sign-off" if each.sealed_on else "review", each.review, look.pick("◆", "*")) for each in aheads]
    sealed = [("sealed", each.sealed_on, look.pick("●", "#")) for each in aheads]
    for word, day, sign in (*sealed, *reviews):
        at = span.cell(day) if day else None
        if at is not None:
            marks[at] = (sign, "bold $accent")
            labels.append((at, word, "$quiet"))
    now = span.cell(span.today) or 0
    marks[now] = (look.pick("┃", "|"), "bold $ink")
    return marks, [(now, "today", "bold $ink"), *reversed(labels)]


def _beneath(labels: list[tuple[int, str, str]], cells: int) -> Content:
    """The words that fit beneath their marks, each once it has room."""
    placed: list[tuple[int, str, str]] = []
    for at, word, style in labels:
        start = min(at, cells - len(word))
        if all(start + len(word) < other or other + len(label) < start for other, label, _ in placed):
            placed.append((start, word, style))
    out, end = Content(""), 0
    for start, word, style in sorted(placed):
        out = line(out, space(start - end), (word, style))
        end = start + len(word)
    return out
