"""How one action is said in full: what, by whom, by when, how far it is, what came of it, and its history."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.model.action import Action
from prevent_tui.report.case import Case, NextAction
from prevent_tui.report.model.inline import Span, Tone
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.plan import PlanRow


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
    if row.place:
        yield Span(f"Suggested step, {row.place}", Tone.QUIET)
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


def suggested_lines(case: Case, plan: NextAction) -> tuple[Span, ...]:
    """A step that the questionnaire suggests and nobody has taken up."""
    when = (f"by {day(plan.due)}", days_away(plan.due, case.today)) if plan.due else ("no date yet",)
    place = (plan.place,) if plan.place else ()
    return Span(plan.text), Span(" · ".join((plan.owner or "nobody named yet", *when, *place)), Tone.QUIET)
