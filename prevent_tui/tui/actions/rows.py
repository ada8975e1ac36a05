"""How an action of the plan is drawn: as one row of a table, or in two lines where there is no room for columns."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.assessment import actions
from prevent_tui.assessment.model.action import Progress
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.tui.kit.draw import ends, fit, line
from prevent_tui.tui.kit.row_list import Draw
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day
from prevent_tui.wording.plan import PlanRow

_STYLE = {Progress.OPEN: "$ink", Progress.IN_HAND: "$partly", Progress.DONE: "$met", Progress.DROPPED: "$quiet"}
_DUTY = {Obligation.MUST: "MUST", Obligation.SHOULD: "SHOULD", Obligation.CONDITION: "COND.", Obligation.GOOD: "GOOD"}
_WHERE, _EVIDENCE, _OWNER, _WHEN, _PROGRESS = 15, 12, 14, 13, 10
_TAIL = _OWNER + _WHEN + _PROGRESS
_LEAD = 13 + _WHERE + _EVIDENCE


def mark(look: Look, row: PlanRow) -> Content:
    """How far an action is: its sign and its word; an overdue one stands out."""
    signs = {
        Progress.OPEN: look.pick("·", "."),
        Progress.IN_HAND: look.pick("◐", "~"),
        Progress.DONE: look.pick("✓", "+"),
        Progress.DROPPED: look.pick("–", "-"),
    }
    progress = row.action.progress
    if row.is_late:
        return Content.styled(f"! {row.progress}", "bold $gap")
    return Content.styled(f"{signs[progress]} {row.progress}", _STYLE[progress])


def when(row: PlanRow) -> Content:
    """By when, or when it was: what is soon or over in days, what is far off as a date."""
    action = row.action
    if row.is_late:
        return Content.styled(row.when, "bold $gap")
    if action.progress.is_closed:
        return Content.styled(day(action.ended_on) if action.ended_on else "not noted", "$quiet")
    if action.due is None:
        return Content.styled("no date yet", "$partly")
    if actions.is_due_soon(action, row.today):
        return Content.styled(row.when, "$ink")
    return Content.styled(day(action.due), "$partly" if row.oddities else "$quiet")


def column_heads(width: int) -> str:
    """The heads of the columns of `column_row`, for a list of that width."""
    room = width - 3 - _LEAD - _TAIL
    heads = "  " + "Duty".ljust(13) + "Where we are".ljust(_WHERE) + "Evidence".ljust(_EVIDENCE)
    return heads + "Action".ljust(room) + "By whom".ljust(_OWNER) + "By when".ljust(_WHEN) + "Progress"


def group(title: str) -> Draw:
    """The heading of a group of rows."""
    return lambda _width, _at: Content.styled(title, "bold $quiet")


def _owner(row: PlanRow) -> Content:
    if row.action.owner.strip():
        return Content.styled(row.action.owner, "$ink" if not row.action.progress.is_closed else "$quiet")
    return Content.styled("nobody yet", "$partly" if not row.action.progress.is_closed else "$quiet")


def _text(row: PlanRow, *, at: bool) -> Content:
    style = "bold $ink" if at else "$quiet" if row.action.progress.is_closed else "$ink"
    return Content.styled(row.action.text or "says nothing", style)


def column_row(look: Look, row: PlanRow, width: int, *, at: bool) -> Content:
    """One row of the table."""
    cut, question = look.cut, row.question
    must = question is not None and question.obligation is Obligation.MUST
    duty = line((_DUTY[question.obligation] if question else "", "bold $ink" if must else "$quiet"))
    lead = line(fit(duty, 7), fit(line((row.reference, "$quiet")), 6, ellipsis=cut))
    is_asked = row.verdict is not None
    lead += fit(line((row.where, "$quiet" if is_asked else "$partly")), _WHERE - 1, ellipsis=cut)
    lead += line(" ", fit(line((row.evidence, "$quiet")), _EVIDENCE - 1, ellipsis=cut), " ")
    tail = line(
        " ",
        fit(_owner(row), _OWNER - 1, ellipsis=cut),
        " ",
        fit(when(row), _WHEN - 1, ellipsis=cut),
        " ",
        fit(mark(look, row), _PROGRESS, ellipsis=cut),
    )
    place = Content.styled(f" {row.place}" if row.place else "", "$quiet")
    room = width - lead.cell_length - tail.cell_length - place.cell_length
    return line(lead, fit(_text(row, at=at), room, ellipsis=cut), place, tail)


def two_line_row(look: Look, row: PlanRow, width: int, *, at: bool) -> Content:
    """What and how far; then what it is about, by whom and by when."""
    cut = look.cut
    first = ends(_text(row, at=at), fit(mark(look, row), _PROGRESS, ellipsis=cut), width, cut)
    about = " ".join(part for part in (row.reference, row.duty) if part) or "no question"
    parts = [about, row.where, row.place, f"evidence {row.evidence}" if row.evidence else ""]
    below = line((look.say(" · ".join(part for part in parts if part)), "$quiet"))
    if row.oddities:
        below = line((f"! {row.oddities[0]}", "$partly"))
    right = line(fit(_owner(row), _OWNER, ellipsis=cut), " ", fit(when(row), _WHEN - 1, ellipsis=cut))
    return line(first, "\n", ends(line("  ", below), right, width, cut))
