"""What is not yet met, with what is to be done about it, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.report.case import Case, absent_text, state_of
from prevent_tui.report.content.action_lines import step_cells
from prevent_tui.report.content.evidence import evidence_cell
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Span
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording import grammar
from prevent_tui.wording.claims import doubts_text, no_gap_text
from prevent_tui.wording.grammar import plural

_COLUMNS = (
    Column("Duty", 34),
    Column("Where we are", 42),
    Column("Evidence", 24),
    Column("Action", 32),
    Column("By whom", 21),
    Column("By when", 19),
)
_PARTS = {
    Obligation.MUST: "Musts not yet met",
    Obligation.SHOULD: "Shoulds not yet met",
    Obligation.CONDITION: "Conditions not yet met",
    Obligation.GOOD: "Good practice not in place",
}


def gaps(case: Case) -> Iterator[Block]:
    """The gaps by duty, then good practice that is begun or not known, which is not counted as a gap."""
    begun = [v for v in case.verdicts if not v.is_gap and v.status in {Status.PARTLY, Status.UNKNOWN}]
    yield Heading(2, "What is not yet met", finding=_finding(case))
    yield Paragraph((Span(_lead(case, begun)),), ParagraphKind.LEAD, introduces=bool(case.gaps or begun))
    for duty, title in _PARTS.items():
        yield from _part(case, title, [verdict for verdict in case.gaps if verdict.question.obligation is duty])
    yield from _part(case, "Good practice begun or not known, not counted as gaps", begun)


def _finding(case: Case) -> str:
    if not case.gaps:
        if not case.result.total.coverage.answered:
            return "Nothing answered yet"
        return "No gaps claimed" if doubts_text(case.verdicts) else "No gaps"
    musts = sum(verdict.question.obligation is Obligation.MUST for verdict in case.gaps)
    of_them = {0: "", 1: ", one of them a must"}.get(musts, f", {grammar.number_word(musts)} of them musts")
    return plural(len(case.gaps), "gap") + (of_them if len(case.gaps) > 1 else "")


def _lead(case: Case, begun: list[Verdict]) -> str:
    counts = case.result.total.coverage
    if not counts.answered:
        return "Nothing is answered yet, so no gap can be listed."
    if not case.gaps:
        also = " What is begun and not counted as a gap follows." if begun else ""
        return f"{no_gap_text(case.verdicts)}{also}"
    order = "Musts come first, and within a duty the lowest level. " if len(case.gaps) > 1 else ""
    many = "The reference of each leads to all that is known about it."
    if not case.is_full:
        many = "All that is known about each is in the full report, under its reference."
    local = sum(verdict.question.id in case.questionnaire.local_question_ids for verdict in case.gaps)
    apart = " 1 of them comes from a local addition, which is scored apart."
    if local > 1:
        apart = f" {local} of them come from local additions, which are scored apart."
    return f"{plural(len(case.gaps), 'gap')}. {order}{many}{apart if local else ''}"


def _part(case: Case, title: str, verdicts: list[Verdict]) -> Iterator[Block]:
    if verdicts:
        yield Heading(3, f"{title}: {len(verdicts)}", listed=False)
        yield Table(_COLUMNS, tuple(row for verdict in verdicts for row in _rows(case, verdict)))


def _rows(case: Case, verdict: Verdict) -> Iterator[Row]:
    question = verdict.question
    ref = case.question_ref(question)
    mark = Mark.GAP if verdict.status is Status.GAP else Mark.NONE
    duty: Cell = (ref, Span(question.text))
    where: list[Piece] = [state_of(verdict), *case.shortened_text(case.assessment.answer(question.id).note, ref)]
    steps = case.next_steps(verdict)
    first, *more = [step_cells(case, step, ref) for step in steps] or [((absent_text("No action yet"),), (), ())]
    yield Row((duty, tuple(where), evidence_cell(case, question, ref), *first), mark)
    for cells in more:
        yield Row(((), (), (), *cells), mark)
