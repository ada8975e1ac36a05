"""The risk register: each risk before its controls and with them, in numbers and in the word of its band."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.risk import Rating, Risk
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.assessment.risks import actions_for, worst_first
from prevent_tui.report.case import Case
from prevent_tui.report.tables import question_cells
from prevent_tui.report.tables.grid import Column, ColumnKind, Grid
from prevent_tui.wording import dates
from prevent_tui.wording.plan import PROGRESS_WORDS

Rated = tuple[int | None, int | None, int | None, str]
"""Likelihood, impact, their product, and the word of its band."""


class RiskRow(NamedTuple):
    """A risk; `before` stands for its rating without controls, `now` for the one with them.

    Attributes:
        further: What else is to be done, and the actions that are meant to lower it.
        questions: The references of the questions that bear on it.
    """

    title: str
    who: str
    local: str
    source: str
    dated: date | None
    handling: str
    controls: str
    likelihood_before: int | None
    impact_before: int | None
    rating_before: int | None
    band_before: str
    likelihood_now: int | None
    impact_now: int | None
    rating_now: int | None
    band_now: str
    further: str
    lead: str
    due: date | None
    questions: str


RISK_COLUMNS = (
    Column("Risk", 30),
    Column("Who may be affected", 18),
    Column("Local picture", 32),
    Column("Source", 18),
    Column("Dated", 12, ColumnKind.DATE),
    Column("Handling", 14),
    Column("Controls in place", 34),
    Column("Likelihood before", 12, ColumnKind.NUMBER),
    Column("Impact before", 10, ColumnKind.NUMBER),
    Column("Rating before", 10, ColumnKind.NUMBER),
    Column("Band before", 12),
    Column("Likelihood now", 12, ColumnKind.NUMBER),
    Column("Impact now", 10, ColumnKind.NUMBER),
    Column("Rating now", 10, ColumnKind.NUMBER),
    Column("Band now", 12),
    Column("Further action", 36),
    Column("Lead", 16),
    Column("By when", 12, ColumnKind.DATE),
    Column("Questions", 14),
)


def risks(case: Case) -> tuple[RiskRow, ...]:
    """Every risk in the register, the worst first."""
    return tuple(_row(case, risk) for risk in worst_first(case.assessment))


def risk_grid(case: Case) -> Grid:
    """The risk register as a table, with how the ratings are made below."""
    rows = risks(case)
    below = (_key(), "Risks stand apart from the score: they change no number in it.")
    return Grid("Risks", RISK_COLUMNS, rows, below if rows else ("No risk is in the register yet.",))


def _row(case: Case, risk: Risk) -> RiskRow:
    linked = (_action(action) for action in actions_for(case.assessment, risk.id))
    before, now = _rated(risk.initial), _rated(risk.residual)
    return RiskRow(
        risk.title,
        risk.who,
        risk.local.text,
        risk.local.source,
        risk.local.on,
        risk.local.handling,
        risk.controls,
        *before,
        *now,
        further="\n".join(part for part in (risk.further, *linked) if part),
        lead=risk.lead,
        due=risk.due,
        questions=question_cells.references(case, tuple(n for n in risk.questions if n in case.result.verdicts)),
    )


def _rated(rating: Rating | None) -> Rated:
    if rating is None:
        return None, None, None, "Not rated"
    return rating.likelihood, rating.impact, rating.score, scale().band(rating.score).word


def _action(action: Action) -> str:
    when = f"by {dates.day(action.due)}" if action.due else ""
    details = ", ".join(part for part in (PROGRESS_WORDS[action.progress].lower(), action.owner, when) if part)
    return f"In the plan: {action.text} ({details})"


def _key() -> str:
    words = scale()
    bands = ", ".join(f"{words.score_range(band)} {band.word.lower()}" for band in words.bands)
    return f"Rating: likelihood times impact, each from 1 to 5; {bands}."
