"""The evidence as a list of its own, and the index that says what to open for each question that claims to be met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.evidence import good_until, last_valid_day, shelf_life
from prevent_tui.assessment.model.assessment import Evidence, Strength
from prevent_tui.questionnaire.question import Question
from prevent_tui.report.case import Case
from prevent_tui.report.tables.figures import figure_index
from prevent_tui.report.tables.grid import Column, ColumnKind, Grid
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording import dates, grammar
from prevent_tui.wording.evidence import listed_pieces, title_and_place


class Readiness(StrEnum):
    """Whether a piece of evidence can be shown for a question; its value is the word for it."""

    TO_SHOW = "To show"
    CLAIMED = "Claimed, not shown"
    OUT_OF_DATE = "Out of date"


class EvidenceRow(NamedTuple):
    """A piece of evidence; `questions` are the references of those it is linked to."""

    title: str
    where: str
    held_by: str
    checked_on: date | None
    checked_by: str
    good_until: date | None
    strength: str
    state: str
    questions: str


class IndexRow(NamedTuple):
    """What to open for a question that claims to be met; a question with three pieces of evidence has three rows.

    Where there are more than are listed, a last row counts the others, and has no state.
    """

    reference: str
    question: str
    level: str
    title: str
    where: str
    held_by: str
    checked_on: date | None
    good_until: date | None
    state: Readiness | None


EVIDENCE_COLUMNS = (
    Column("What it is", 34),
    Column("Where it is kept", 38),
    Column("Held by", 18),
    Column("Checked on", 12, ColumnKind.DATE),
    Column("Checked by somebody else", 18),
    Column("Good until", 12, ColumnKind.DATE),
    Column("Strength", 17),
    Column("State", 18),
    Column("Questions", 16),
)
INDEX_COLUMNS = (
    Column("Reference", 12),
    Column("Question", 44),
    Column("Level", 13),
    Column("What to open", 32),
    Column("Where it is kept", 36),
    Column("Held by", 18),
    Column("Checked on", 12, ColumnKind.DATE),
    Column("Good until", 12, ColumnKind.DATE),
    Column("State", 14),
)


def evidence(case: Case) -> tuple[EvidenceRow, ...]:
    """Every piece of evidence, what needs attention first; also one that is linked nowhere."""
    statuses = evidence_status.evidence_statuses(case.questionnaire, case.assessment, case.today)
    return tuple(_evidence_row(case, standing) for standing in statuses)


def index(case: Case) -> tuple[IndexRow, ...]:
    """The questions answered as met, in order, each with its evidence: what can be shown first."""
    met = (verdict for verdict in case.verdicts if verdict.status is Status.MET)
    return tuple(row for verdict in met for row in _index_rows(case, verdict))


def evidence_grid(case: Case) -> Grid:
    """The list of evidence as a table."""
    rows = evidence(case)
    return Grid("Evidence", EVIDENCE_COLUMNS, rows, () if rows else ("No evidence is noted yet.",))


def index_grid(case: Case) -> Grid:
    """The inspection index as a table, with what is missing in it counted below."""
    rows = index(case)
    below = _counted(rows) if rows else ("No question is answered as met yet.",)
    return Grid("Inspection index", INDEX_COLUMNS, (*rows, *figure_index(case)), below)


def readiness(item: Evidence, until: date | None, today: date) -> Readiness:
    """Whether evidence can be shown: it is located and dated, and not out of date.

    Args:
        item: The evidence.
        until: The last day on which it shows anything.
        today: The day.
    """
    if item.strength is Strength.CLAIMED:
        return Readiness.CLAIMED
    return Readiness.OUT_OF_DATE if until and until < today else Readiness.TO_SHOW


def evidence_cell(case: Case, question_id: str) -> str:
    """The evidence of a question in a cell: a line each, with how it stands."""
    question = case.questionnaire.by_id.get(question_id)
    items, more = listed_pieces(case.assessment.evidence_for(question_id) if question else ())
    lines = [f"{title_and_place(item)} ({_age(case, question, item)})" for item in items if question]
    return "\n".join([*lines, more] if more else lines)


def _evidence_row(case: Case, standing: evidence_status.EvidenceStatus) -> EvidenceRow:
    item = standing.item
    return EvidenceRow(
        title=item.title,
        where=item.where,
        held_by=item.held_by,
        checked_on=item.checked_on,
        checked_by=item.checked_by,
        good_until=standing.until,
        strength=evidence_status.STRENGTH_WORDS[item.strength],
        state=standing.words,
        questions=", ".join(case.reference(question) for question in standing.questions),
    )


def _index_rows(case: Case, verdict: Verdict) -> Iterator[IndexRow]:
    question = verdict.question
    head = (case.reference(question), question.text, verdict.level.label if verdict.level else "")
    rows: list[tuple[int, IndexRow]] = []
    months = shelf_life((question,), case.assessment.setting.facts)
    for item in case.assessment.evidence_for(question.id):
        until = last_valid_day(item, months)
        state = readiness(item, until, case.today)
        row = IndexRow(*head, item.title, item.where, item.held_by, item.checked_on, until, state)
        rows.append((list(Readiness).index(state), row))
    listed, more = listed_pieces(sorted(rows, key=itemgetter(0)))
    yield from [row for _, row in listed] or [IndexRow(*head, "", "", "", None, None, Readiness.CLAIMED)]
    if more:
        yield IndexRow(*head, more, "", "", None, None, None)


def _age(case: Case, question: Question, item: Evidence) -> str:
    until = good_until(question, item, case.assessment.setting.facts)
    if until and until < case.today:
        return evidence_status.out_of_date_since(until)
    if item.strength is Strength.CLAIMED:
        return evidence_status.missing_text(item)
    return f"checked {dates.day(item.checked_on)}" if item.checked_on else ""


def _counted(rows: tuple[IndexRow, ...]) -> tuple[str, ...]:
    shown = {row.reference for row in rows if row.state is Readiness.TO_SHOW}
    missing = list(dict.fromkeys(row.reference for row in rows if row.reference not in shown))
    if not missing:
        return ("Every question answered as met has something to show.",)
    return (f"{grammar.plural(len(missing), 'question')} answered as met with nothing to show: {', '.join(missing)}.",)
