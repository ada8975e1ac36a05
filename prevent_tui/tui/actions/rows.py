"""How an action of the plan is drawn in two lines: what; then by whom, for which question, and by when."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.assessment import actions
from prevent_tui.assessment.model.action import Progress
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.draw import ends, fit, line, space
from prevent_tui.tui.kit.marks import overdue, tag
from prevent_tui.tui.kit.row_list import Draw
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.plan import PlanRow

_STYLE = {Progress.OPEN: "$ink", Progress.IN_HAND: "$partly", Progress.DONE: "$met", Progress.DROPPED: "$quiet"}
_OWNER = 20
"""Cells for the owner, as far as there is room."""


def _sign(look: Look, progress: Progress) -> str:
    signs = {
        Progress.OPEN: look.pick("○", "o"),
        Progress.IN_HAND: look.pick("◐", "~"),
        Progress.DONE: look.pick("✓", "+"),
        Progress.DROPPED: look.pick("–", "-"),
    }
    return signs[progress]


def mark(look: Look, row: PlanRow) -> Content:
    """How far an action is: its sign and its word; an overdue one stands out."""
    if row.is_late:
        return Content.styled(f"! {row.progress}", "bold $gap")
    progress = row.action.progress
    return Content.styled(f"{_sign(look, progress)} {row.progress}", _STYLE[progress])


def when(look: Look, row: PlanRow) -> Content:
    """By when, or when it was: a chip where that asks for something, as what is late, soon, or has no date."""
    action = row.action
    if row.is_late:
        return overdue(look, row.when)
    if action.progress.is_closed:
        return Content.styled(row.when, "$quiet")
    if action.due is None:
        return tag(look, f"{look.signs[Status.UNKNOWN]} no date", "partly")
    if actions.is_due_soon(action, row.today):
        return tag(look, f"{look.pick('→', '>')} {row.when}", "none")
    return Content.styled(day(action.due), "$partly" if row.oddities else "$quiet")


def due_text(row: PlanRow) -> str:
    """By when in full, and how far off that is: `14 Dec 2026, in 22 days`."""
    action = row.action
    if action.progress.is_closed:
        return row.when
    return f"{day(action.due)}, {days_away(action.due, row.today)}" if action.due else "no date yet"


def group(title: str, *, is_late: bool = False) -> Draw:
    """The heading of a group of rows."""
    return lambda _width, _at: Content.styled(title, "bold $gap" if is_late else "bold $quiet")


def _owner(row: PlanRow) -> Content:
    if row.action.owner.strip():
        return Content.styled(row.action.owner, "$quiet")
    return Content.styled("nobody yet", "bold $partly" if not row.action.progress.is_closed else "$quiet")


def _about(look: Look, row: PlanRow) -> tuple[Content, Content]:
    """What it is for, in full and in short; what is odd about it comes before that."""
    if row.oddities:
        odd = Content.styled(f"! {row.oddities[0]}", "$partly")
        return odd, odd
    if row.question is None:
        words = Content.styled("about no question", "$quiet")
        return words, words
    brief = line((row.reference, "bold $quiet"))
    status = row.verdict.status if row.verdict else Status.NONE
    return line(brief, (f" {look.say(gap_name(row.question, status))}", "$quiet")), brief


def two_line_row(look: Look, row: PlanRow, width: int, *, at: bool) -> Content:
    """What and how far; then by whom, what it is for, and by when."""
    cut, action = look.cut, row.action
    is_closed = action.progress.is_closed
    ink = "bold $ink" if at else "$quiet" if is_closed else "$ink"
    colour = "bold $partly" if row.is_late else _STYLE[action.progress]
    sign = Content.styled(f"{_sign(look, action.progress)} ", colour)
    first = fit(line(sign, (action.text or "says nothing", ink)), width, ellipsis=cut)
    owner, (whole, brief) = _owner(row), _about(look, row)
    date = line(when(look, row), " ")
    lead = fit(owner, _OWNER, ellipsis=cut) if owner.cell_length < _OWNER else line(owner, "  ")
    room = width - 2 - date.cell_length - 1
    if lead.cell_length + brief.cell_length > room:
        lead = line(fit(owner, max(0, room - brief.cell_length - 1), ellipsis=cut), " ")
    left = line(lead, fit(whole, room - lead.cell_length, ellipsis=cut))
    return Content("\n").join([first, ends(line(space(2), left), date, width, cut)])
