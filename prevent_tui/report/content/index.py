"""The evidence, and what to open for each question that claims to be met: what an inspector asks for first."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceState, EvidenceStatus
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Ref, Span, Tone
from prevent_tui.report.tables.evidence import IndexRow, Readiness
from prevent_tui.report.tables.evidence import index as index_rows
from prevent_tui.scoring import Status
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import name_in_sentence, plural

_EVIDENCE = (
    Column("What it is, and where it is kept", 56),
    Column("Held by", 27),
    Column("Checked on", 21),
    Column("Good until", 21),
    Column("How it stands", 29),
    Column("Questions", 18),
)
# A piece of evidence leads to so many questions by name; of more their range is given, if it has no more characters.
_REFERENCES, _RANGES = 12, 160
_INDEX = (
    Column("Question", 52),
    Column("What to open, and where", 54),
    Column("Checked on", 21),
    Column("Good until", 21),
    Column("Can it be shown", 24),
)


def index(case: Case) -> Iterator[Block]:
    """Every piece of evidence, what needs attention first; then, for each claim, what to open."""
    pieces = evidence_status.evidence_statuses(case.questionnaire, case.assessment, case.today)
    rows = index_rows(case)
    yield Heading(2, "Evidence and inspection index", finding=_finding(case, rows))
    if pieces:
        lead = "One piece may show several questions. The documents themselves are not in this report."
        yield Paragraph((Span(f"{plural(len(pieces), 'piece')} of evidence. {lead}"),), introduces=True)
        yield Table(_EVIDENCE, tuple(_evidence(case, each) for each in pieces), "The evidence, what needs a look first")
    else:
        yield Paragraph((Span("No evidence is noted yet."),))
    if not rows:
        yield Paragraph((Span("No question is answered as met yet, so there is nothing to open."),))
        return
    yield Heading(3, "What to open for each question answered as met", listed=False)
    yield Paragraph((Span(_unshown(rows), Tone.QUIET),), ParagraphKind.SMALL, introduces=True)
    yield Table(_INDEX, tuple(_rows(case, rows)))


def _finding(case: Case, rows: tuple[IndexRow, ...]) -> str:
    met = sum(verdict.status is Status.MET for verdict in case.verdicts)
    shown = len({row.reference for row in rows if row.state is Readiness.TO_SHOW})
    return f"{shown} of {met} answered as met can be shown" if met else "Nothing answered as met yet"


def _unshown(rows: tuple[IndexRow, ...]) -> str:
    """Which claims cannot be shown now: nothing is located and dated, or all of it is out of date."""
    shown = {row.reference for row in rows if row.state is Readiness.TO_SHOW}
    missing = list(dict.fromkeys(row.reference for row in rows if row.reference not in shown))
    if not missing:
        return "Every question answered as met has something to show."
    return f"{plural(len(missing), 'question')} answered as met cannot be shown now: {', '.join(missing)}."


def _evidence(case: Case, standing: EvidenceStatus) -> Row:
    item = standing.item
    refs = [case.question_ref(each) for each in standing.questions if each.id in case.result.verdicts]
    ref = refs[0] if refs else None
    what = [*_typed(case, item.title, ref), *_typed(case, item.where, ref)] or [absent_text("No title or place noted")]
    held: list[Piece] = _typed(case, item.held_by, ref) or [absent_text()]
    if item.checked_by:
        held += [Span("Also checked by", Tone.QUIET), *_typed(case, item.checked_by, ref)]
    worst = standing.state <= EvidenceState.CLAIMED
    state = (Span(_upper(standing.words), Tone.STRONG if worst else Tone.PLAIN),)
    carried = Span(_upper(evidence_status.STRENGTH_WORDS[item.strength]), Tone.QUIET)
    return Row(
        (
            tuple(what),
            tuple(held),
            (Span(day(item.checked_on)) if item.checked_on else absent_text("Not dated"),),
            (Span(day(standing.until)) if standing.until else absent_text("Not known"),),
            (*state, *(Span(each) for each in standing.oddities), carried),
            _questions(case, standing) or (absent_text("None"),),
        ),
        Mark.LATE if standing.state <= EvidenceState.STALE else Mark.NONE,
    )


def _questions(case: Case, standing: EvidenceStatus) -> Cell:
    verdicts = case.result.verdicts
    if len(standing.questions) > _REFERENCES:
        ranges = case.reference_ranges(list(standing.questions))
        count = plural(len(standing.questions), "question")
        return (Span(f"{count}: {ranges}" if len(ranges) <= _RANGES else count),)
    return tuple(case.question_ref(q) if q.id in verdicts else Span(case.reference(q)) for q in standing.questions)


def _typed(case: Case, text: str, ref: Ref | None) -> list[Piece]:
    """A typed text; all of it where no block of a question holds it."""
    if ref is None:
        return [Span(text)] if text else []
    return list(case.shortened_text(text, ref))


def _rows(case: Case, rows: tuple[IndexRow, ...]) -> Iterator[Row]:
    questions = {reference: case.questionnaire.by_id[name] for name, reference in case.questionnaire.reference.items()}
    before = ""
    for row in rows:
        question = questions[row.reference]
        ref = case.question_ref(question)
        head: Cell = (ref,)
        if row.reference != before:
            head = (ref, Span(name_in_sentence(question.name)), Span(row.level, Tone.QUIET))
        before = row.reference
        what = [*case.shortened_text(row.title, ref), *case.shortened_text(row.where, ref)] or [
            absent_text("Nothing noted")
        ]
        if row.state is None:
            yield Row(((ref,), (Span(row.title, Tone.QUIET),), (), (), ()))
            continue
        shown = row.state is Readiness.TO_SHOW
        yield Row(
            (
                head,
                tuple(what),
                (Span(day(row.checked_on)) if row.checked_on else absent_text("Not dated"),),
                (Span(day(row.good_until)) if row.good_until else absent_text("Not known"),),
                (Span(row.state.value, Tone.PLAIN if shown else Tone.STRONG),),
            ),
            Mark.LATE if row.state is Readiness.OUT_OF_DATE else Mark.NONE,
        )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
