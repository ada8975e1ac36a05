"""How one action is said in full: what, by whom, by when, how far it is, what came of it, and its history."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.model.action import Action
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.inline import Cell, Piece, Ref, Span, Tone
from prevent_tui.wording.dates import day, days_away, overdue_by
from prevent_tui.wording.plan import PlanRow
from prevent_tui.wording.suggestion import Step, Suggestion

_OWNER = 60
"""So many characters of an owner stand in a narrow column."""


def row_of(case: Case, action: Action) -> PlanRow:
    """The words for an action."""
    return PlanRow(case.questionnaire, case.assessment, case.result, action)


def action_lines(case: Case, action: Action) -> tuple[Span, ...]:
    """An action in full, each part on a line of its own."""
    row = row_of(case, action)
    who = [action.owner or "nobody named yet", f"by {day(action.due)}" if action.due else "no date yet"]
    if action.due and not action.progress.is_closed:
        who.append(days_away(action.due, case.today))
    who_and_when = Span(" · ".join(who), Tone.STRONG if row.is_late else Tone.QUIET)
    return (Span(action.text or "It says nothing", Tone.PLAIN), who_and_when, *progress_lines(row), *history_lines(row))


def progress_lines(row: PlanRow) -> Iterator[Span]:
    """How far it is and when that was, what came of it or why it was dropped, the risk it lowers, what is odd."""
    action = row.action
    ended = day(action.ended_on) if action.ended_on else ", day not noted" if action.progress.is_closed else ""
    yield Span(f"{row.progress} {ended}".replace(" ,", ",").strip(), Tone.STRONG)
    if action.outcome:
        yield Span(f"Outcome: {action.outcome}")
    if action.reason:
        yield Span(f"Reason: {action.reason}")
    if row.risk:
        yield Span(f"Lowers the risk: {row.risk}")
    if action.done_on and not action.progress.is_closed:
        yield Span(f"Noted as done on {day(action.done_on)}")
    for each in row.oddities:
        yield Span(f"{each}.", Tone.STRONG)


def history_lines(row: PlanRow) -> Iterator[Span]:
    """Every change that was noted, with its day."""
    for each in row.history:
        yield Span(each, Tone.QUIET)


def suggested_lines(step: Suggestion) -> tuple[Span, ...]:
    """A step that the questionnaire suggests and nobody has taken up."""
    return Span(step.text), Span(step.who_and_when, Tone.QUIET)


def step_cells(case: Case, step: Step, ref: Ref) -> tuple[Cell, Cell, Cell]:
    """A next step for three narrow columns: what, by whom, by when. What nobody agreed to says so in each."""
    text = case.shortened_text(step.text, ref)
    if isinstance(step, Suggestion):
        return (
            (*text, Span("Suggested", Tone.QUIET)),
            (Span(step.who, Tone.QUIET),) if step.who else (absent_text("Nobody yet"),),
            (Span(step.when, Tone.QUIET),) if step.when else (absent_text("No date yet"),),
        )
    owner = case.shortened_text(step.owner, ref, most=_OWNER) or (absent_text("Nobody yet"),)
    return text, owner, _when(case, step)


def step_pieces(case: Case, step: Step, ref: Ref) -> tuple[Piece, ...]:
    """A next step for one narrow column: what, and in a line below who and when."""
    text = case.shortened_text(step.text, ref)
    if isinstance(step, Suggestion):
        return (*text, Span(step.who_and_when, Tone.QUIET))
    who = [part for part in (step.owner, day(step.due) if step.due else "") if part]
    late = [overdue_by(step.due, case.today)] if step.due and step.is_overdue(case.today) else []
    return (*text, Span(" · ".join([*who, *late]) or "nobody named yet", Tone.STRONG if late else Tone.QUIET))


def _when(case: Case, action: Action) -> Cell:
    if action.due is None:
        return (absent_text("No date yet"),)
    if action.is_overdue(case.today):
        return Span(day(action.due), Tone.STRONG), Span(overdue_by(action.due, case.today), Tone.STRONG)
    return (Span(day(action.due)),)
