"""What is not yet met, with what is to be done about it, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.report.case import Case, absent_text, state_of
from prevent_tui.report.content.action_lines import step_cells
from prevent_tui.report.content.evidence import evidence_cell
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Span, Tone
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording import grammar
from prevent_tui.wording.claims import doubts_text, no_gap_text
from prevent_tui.wording.gaps import gap_count, resting_count
from prevent_tui.wording.grammar import plural

_COLUMNS = (
    Column("Duty", 34),
    Column("Where we are", 42),
    Column("Evidence", 24),
    Column("Action", 32),
    Column("By whom", 21),
    Column("By when", 19),
)
_ORDER = (
    "Musts come first, then conditions, then shoulds, and of these first where somebody can come to harm meanwhile; "
    "among equals what the ten-minute check asks, then the lowest level."
)
_PARTS = {
    Obligation.MUST: "Musts not yet met",
    Obligation.CONDITION: "Conditions not yet met",
    Obligation.SHOULD: "Shoulds not yet met",
    Obligation.GOOD: "Good practice not in place",
}


def gaps(case: Case) -> Iterator[Block]:
    """The gaps by duty, then good practice that is begun or not known, which is not counted as a gap."""
    begun = [v for v in case.verdicts if not v.is_gap and v.status in {Status.PARTLY, Status.UNKNOWN}]
    yield Heading(2, "What is not yet met", finding=_finding(case))
    yield Paragraph((Span(_lead(case, begun)),), ParagraphKind.LEAD, introduces=bool(case.gaps or begun))
    for duty, title in _PARTS.items():
        own = [verdict for verdict in case.own_gaps if verdict.question.obligation is duty]
        resting = resting_count(case.result, [verdict.question.id for verdict in own])
        yield from _part(case, title, own, f"; {resting}" if resting else "")
    yield from _part(case, "Good practice begun or not known, not counted as gaps", begun)


def _finding(case: Case) -> str:
    if not case.gaps:
        if not case.result.total.coverage.answered:
            return "Nothing answered yet"
        return "No gaps claimed" if doubts_text(case.verdicts) else "No gaps"
    own = case.own_gaps
    musts = sum(verdict.question.obligation is Obligation.MUST for verdict in own)
    of_them = {0: "", 1: ", one of them a must"}.get(musts, f", {grammar.number_word(musts)} of them musts")
    counted = plural(len(own), "gap") + (of_them if len(own) > 1 else "")
    return "; ".join(part for part in (counted, resting_count(case.result)) if part)


def _lead(case: Case, begun: list[Verdict]) -> str:
    counts = case.result.total.coverage
    if not counts.answered:
        return "Nothing is answered yet, so no gap can be listed."
    if not case.gaps:
        also = " What is begun and not counted as a gap follows." if begun else ""
        return f"{no_gap_text(case.verdicts)}{also}"
    order = f"{_ORDER} " if len(case.own_gaps) > 1 else ""
    if case.result.resting:
        order += "What rests on another stands under it, and is not counted apart. "
    many = "The reference of each leads to all that is known about it."
    if not case.is_full:
        many = "All that is known about each is in the full report, under its reference."
    local = sum(verdict.question.id in case.questionnaire.local_question_ids for verdict in case.own_gaps)
    apart = " 1 of them comes from a local addition, which is scored apart."
    if local > 1:
        apart = f" {local} of them come from local additions, which are scored apart."
    return f"{gap_count(case.result)}. {order}{many}{apart if local else ''}"


def _part(case: Case, title: str, verdicts: list[Verdict], more: str = "") -> Iterator[Block]:
    """A table of gaps, each with what rests on it under it."""
    if verdicts:
        yield Heading(3, f"{title}: {len(verdicts)}{more}", listed=False)
        rows = (row for verdict in verdicts for each in (verdict, *case.resting(verdict)) for row in _rows(case, each))
        yield Table(_COLUMNS, tuple(rows))


def _rows(case: Case, verdict: Verdict) -> Iterator[Row]:
    question = verdict.question
    ref = case.question_ref(question)
    mark = Mark.GAP if verdict.status is Status.GAP else Mark.NONE
    duty: Cell = (ref, *_resting_on(case, verdict), Span(question.text))
    short_of = [Span(question.gap)] if question.gap and verdict.status is not Status.UNKNOWN else []
    note = case.shortened_text(case.assessment.answer(question.id).note, ref)
    where: list[Piece] = [state_of(verdict), *short_of, *note]
    steps = case.next_steps(verdict)
    first, *more = [step_cells(case, step, ref) for step in steps] or [((absent_text("No action yet"),), (), ())]
    yield Row((duty, tuple(where), evidence_cell(case, question, ref), *first), mark)
    for cells in more:
        yield Row(((), (), (), *cells), mark)


def _resting_on(case: Case, verdict: Verdict) -> Iterator[Span]:
    """What a gap rests on; and its duty, where that is another than of what it stands under."""
    under = case.result.rests_on.get(verdict.question.id)
    if under is None:
        return
    question, duty = case.questionnaire.by_id[under], verdict.question.obligation
    own = f"{case.duty_words(verdict.question).capitalize()}, rests on"
    words = own if duty is not question.obligation else "Rests on"
    yield Span(f"{words} {case.reference(question)}", Tone.QUIET)
