"""The action plan: what was written into it, what is due first on top, and which gaps have no action at all."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from prevent_tui.assessment import risks
from prevent_tui.assessment.model.action import Action
from prevent_tui.report.case import Case
from prevent_tui.report.tables import evidence, question_cells
from prevent_tui.report.tables.grid import Column, ColumnKind, Grid
from prevent_tui.wording import grammar
from prevent_tui.wording.plan import PROGRESS_WORDS


class ActionRow(NamedTuple):
    """An action; one that lowers a risk and moves no question names the risk in place of the question.

    Attributes:
        days_over: How many days its date has passed; only of one that is not closed.
    """

    reference: str
    duty: str
    question: str
    where: str
    evidence: str
    action: str
    owner: str
    due: date | None
    days_over: int | None
    progress: str
    outcome: str
    done_on: date | None


class OpenGap(NamedTuple):
    """A gap that no open action is meant to close."""

    reference: str
    duty: str
    question: str
    where: str


ACTION_COLUMNS = (
    Column("Reference", 12),
    Column("Duty", 11),
    Column("Question or risk", 34),
    Column("Where we are", 15),
    Column("Evidence", 28),
    Column("Action", 36),
    Column("By whom", 16),
    Column("By when", 12, ColumnKind.DATE),
    Column("Days over", 8, ColumnKind.NUMBER),
    Column("Progress", 12, choices=tuple(PROGRESS_WORDS.values())),
    Column("Outcome", 26),
    Column("Done on", 12, ColumnKind.DATE),
)


def actions(case: Case) -> tuple[ActionRow, ...]:
    """Every action of the plan: what is still to do by its date, then what is closed. What is only suggested is not."""
    ordered = sorted(case.assessment.actions, key=lambda each: (each.progress.is_closed, each.due or date.max))
    return tuple(_row(case, action) for action in ordered)


def without_action(case: Case) -> tuple[OpenGap, ...]:
    """The gaps that nothing still to do in the plan is about, first things first."""
    covered = {action.question for action in case.assessment.actions if not action.progress.is_closed}
    return tuple(
        OpenGap(
            question_cells.reference(case, name),
            question_cells.duty(case, name),
            question_cells.question_text(case, name),
            question_cells.state_text(case, name),
        )
        for name in case.result.own_gaps
        if name not in covered
    )


def action_grid(case: Case) -> Grid:
    """The action plan as a table, with the gaps that have no action named below."""
    rows = actions(case)
    empty = () if rows else ("No action is in the plan yet.",)
    return Grid("Action plan", ACTION_COLUMNS, rows, (*empty, *_gaps(case)))


def _row(case: Case, action: Action) -> ActionRow:
    question, due = action.question, action.due
    about = question_cells.question_text(case, question) if question else ""
    return ActionRow(
        reference=question_cells.reference(case, question),
        duty=question_cells.duty(case, question) if question else "",
        question="\n".join(part for part in (about, _risk(case, action)) if part),
        where=question_cells.state_text(case, question) if question else "",
        evidence=evidence.evidence_cell(case, question) if question else "",
        action=action.text,
        owner=action.owner,
        due=due,
        days_over=(case.today - due).days if due and action.is_overdue(case.today) else None,
        progress=PROGRESS_WORDS[action.progress],
        outcome="\n".join(part for part in (action.outcome, action.reason) if part),
        done_on=action.done_on,
    )


def _risk(case: Case, action: Action) -> str:
    risk = risks.find(case.assessment, action.risk) if action.risk else None
    return f"Risk: {risk.title}" if risk else ""


def _gaps(case: Case) -> tuple[str, ...]:
    gaps = without_action(case)
    if not gaps:
        return ("Every gap has an action that is still to do.",) if case.result.gaps else ()
    head = f"{grammar.plural(len(gaps), 'gap')} without an action that is still to do:"
    return (head, *(f"{gap.reference} · {gap.duty} · {gap.where} · {gap.question}" for gap in gaps))
