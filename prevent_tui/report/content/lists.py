"""What must not be overlooked: set aside, not known, not shown, out of date, and kept though not asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.actions import overdue_actions
from prevent_tui.assessment.evidence import good_until
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.questionnaire.question import Question
from prevent_tui.report.case import Case, absent_text, state
from prevent_tui.report.content.action_lines import step_pieces
from prevent_tui.report.content.evidence import details
from prevent_tui.report.model.blocks import Block, Column, Heading, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Span, Tone
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording import dates, states
from prevent_tui.wording.dates import day
from prevent_tui.wording.evidence import listed_pieces, title_and_place

_FEW = 12
_NUMBER, _QUESTION = Column("No.", 15), Column("Question", 75)
_NOT_APPLICABLE = ("Not applicable", "Left out of every sum, for the reason given.", "Reason")
_UNKNOWN = ("Not known", "Finding out is an action.", "State")
_UNANSWERED = ("Not answered", "Outside the score, and not counted as met.", "State")
_WEAK = ("Claimed, not shown", "Answered as met, with no evidence that is both located and dated.", "What is needed")
_OLD = (
    "Evidence out of date behind what is met",
    "Answered as met, and all the evidence has outlived the time it holds for.",
    "Evidence",
)
_LATE = ("Actions overdue", "The date agreed has passed.", "Action")


def lists(case: Case) -> Iterator[Block]:
    """Each list that has an entry, then the names of those that have none."""
    aside = [v for v in case.verdicts if v.status is Status.NA]
    unknown = [v for v in case.verdicts if v.status is Status.UNKNOWN]
    unanswered = [v for v in case.verdicts if v.status is Status.NONE]
    weak = [v for v in case.verdicts if v.weak]
    old = [v for v in case.verdicts if case.outlived_evidence(v)]
    late = overdue_actions(case.assessment, case.today)
    switched_off = [q for q in case.questionnaire.questions if _is_switched_off(case, q)]
    summed = [states.state_counts(v.status for v in (*aside, *unknown, *unanswered))]
    summed += [f"{len(weak)} not shown" if weak else "", f"{len(old)} out of date" if old else ""]
    finding = ", ".join(part for part in summed if part)
    yield Heading(2, "Not applicable, not known, not shown", finding=finding or "None")
    parts = (
        (_NOT_APPLICABLE, aside, _reason),
        (_UNKNOWN, unknown, _finding_out),
        (_UNANSWERED, unanswered, _finding_out),
        (_WEAK, weak, _needed),
        (_OLD, old, _old),
    )
    for words, verdicts, cell in parts:
        if words is _UNANSWERED and len(verdicts) > _FEW:
            yield from _many(case, verdicts)
        elif words is _WEAK and len(verdicts) > 1 and len(needs := {_need(case, verdict) for verdict in verdicts}) == 1:
            yield from _alike(case, verdicts, *needs)
        else:
            yield from _part(case, words, verdicts, cell)
    yield from _late(case, late)
    yield from _not_asked(case, switched_off)
    empty = [words[0].lower() for words, verdicts, _ in parts if not verdicts] + ([] if late else [_LATE[0].lower()])
    if empty:
        yield Paragraph((Span(f"No entries: {'; '.join(empty)}.", Tone.QUIET),), ParagraphKind.SMALL)


def _part(
    case: Case, words: tuple[str, str, str], verdicts: list[Verdict], cell: Callable[[Case, Verdict], Cell]
) -> Iterator[Block]:
    title, lead, column = words
    if verdicts:
        yield Heading(3, title, listed=False)
        yield Paragraph((Span(lead, Tone.QUIET),), ParagraphKind.SMALL, introduces=True)
        rows = (Row(((case.question_ref(v.question),), (Span(v.question.text),), cell(case, v))) for v in verdicts)
        yield Table((_NUMBER, _QUESTION, Column(column, 82)), tuple(rows))


def _alike(case: Case, weak: list[Verdict], need: str) -> Iterator[Block]:
    """What is claimed, where all of it needs the same, which is said once."""
    title, lead, _ = _WEAK
    yield Heading(3, title, listed=False)
    yield Paragraph((Span(f"{lead} {need}", Tone.QUIET),), ParagraphKind.SMALL, introduces=True)
    rows = (Row(((case.question_ref(verdict.question),), (Span(verdict.question.text),))) for verdict in weak)
    yield Table((_NUMBER, Column("Question", 157)), tuple(rows))


def _many(case: Case, unanswered: list[Verdict]) -> Iterator[Block]:
    title, lead, _ = _UNANSWERED
    which = case.reference_ranges([verdict.question for verdict in unanswered])
    yield Heading(3, title, listed=False)
    yield Paragraph((Span(f"{len(unanswered)} questions: {which}. {lead}"),), ParagraphKind.SMALL)


def _reason(case: Case, verdict: Verdict) -> Cell:
    reason = case.assessment.answer(verdict.question.id).reason
    return case.shortened_text(reason, case.question_ref(verdict.question)) or (absent_text("No reason given"),)


def _finding_out(case: Case, verdict: Verdict) -> Cell:
    pieces: list[Piece] = [state(verdict.status)]
    for step in case.next_steps(verdict):
        pieces += step_pieces(case, step, case.question_ref(verdict.question))
    return tuple(pieces)


def _needed(case: Case, verdict: Verdict) -> Cell:
    return (Span(_need(case, verdict)),)


def _need(case: Case, verdict: Verdict) -> str:
    evidence = case.assessment.evidence_for(verdict.question.id)
    if any(item.where for item in evidence):
        return "Note when the evidence was last checked."
    if any(item.checked_on for item in evidence):
        return "Note where the evidence is kept."
    return "Note where the evidence is kept and when it was last checked."


def _old(case: Case, verdict: Verdict) -> Cell:
    pieces: list[Piece] = []
    items, more = listed_pieces(case.outlived_evidence(verdict))
    for item in items:
        until = good_until(verdict.question, item, case.assessment.setting.facts)
        pieces += case.shortened_text(title_and_place(item), case.question_ref(verdict.question))
        since = evidence_status.out_of_date_since(until) if until else ""
        pieces.append(Span(since[:1].upper() + since[1:], Tone.STRONG))
    pieces += [Span(more, Tone.QUIET)] if more else []
    return tuple(pieces)


def _late(case: Case, actions: tuple[Action, ...]) -> Iterator[Block]:
    """Every overdue action of the plan under its question, and last those that are about none that is asked."""
    if not actions:
        return
    asked = case.result.verdicts
    places = {name: place for place, name in enumerate(asked)}
    by_question = groupby(
        sorted(actions, key=lambda action: places.get(action.question or "", len(places))),
        key=lambda action: asked.get(action.question or ""),
    )
    title, lead, column = _LATE
    yield Heading(3, title, listed=False)
    yield Paragraph((Span(lead, Tone.QUIET),), ParagraphKind.SMALL, introduces=True)
    rows = tuple(_late_row(case, verdict, tuple(group)) for verdict, group in by_question)
    yield Table((_NUMBER, _QUESTION, Column(column, 82)), rows)


def _late_row(case: Case, verdict: Verdict | None, actions: tuple[Action, ...]) -> Row:
    ref = case.question_ref(verdict.question) if verdict else None
    pieces: list[Piece] = []
    for action in actions:
        pieces += case.shortened_text(action.text, ref) if ref else (Span(action.text),)
        if action.due:
            when = f"{day(action.due)}, {dates.days_away(action.due, case.today)}"
            pieces.append(Span(" · ".join(part for part in (action.owner, when) if part), Tone.STRONG))
    if verdict and ref:
        return Row(((ref,), (Span(verdict.question.text),), tuple(pieces)))
    return Row(((), (absent_text("About no question asked"),), tuple(pieces)))


def _is_switched_off(case: Case, question: Question) -> bool:
    answer = case.assessment.answer(question.id)
    content = answer.state is not State.UNANSWERED or answer.note or answer.reason or answer.evidence
    return question.id not in case.result.verdicts and bool(content or case.assessment.actions_for(question.id))


def _not_asked(case: Case, questions: list[Question]) -> Iterator[Block]:
    if not questions:
        return
    yield Heading(3, "Kept, but not asked", listed=False)
    lead = "What was said about the setting switches these off. They count for nothing, and come back if that changes."
    yield Paragraph((Span(lead, Tone.QUIET),), ParagraphKind.SMALL, introduces=True)
    rows = []
    for question in questions:
        answer = case.assessment.answer(question.id)
        number = (Span(case.reference(question), Tone.STRONG),)
        pieces: list[Piece] = [Span(_answer(case, question, answer))]
        for detail in details(case, question, answer, None):
            pieces += (Span(detail.label, Tone.STRONG), *detail.spans)
        rows.append(Row((number, (Span(question.text),), tuple(pieces))))
    yield Table((_NUMBER, _QUESTION, Column("Answer kept", 82)), tuple(rows))


def _answer(case: Case, question: Question, answer: Answer) -> str:
    if answer.state is State.LEVEL and answer.level:
        return case.questionnaire.scale_of[question.id].level(answer.level).label
    return {State.DONT_KNOW: "Don't know", State.NOT_APPLICABLE: "Not applicable"}.get(answer.state, "Not answered")
