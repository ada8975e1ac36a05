"""How evidence, actions and notes are said, in tables and in full."""

from __future__ import annotations

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.evidence import good_until
from prevent_tui.assessment.model.assessment import Answer, Evidence
from prevent_tui.assessment.revisions import asked_differently
from prevent_tui.questionnaire.question import Question
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.content.action_lines import action_lines, suggested_lines
from prevent_tui.report.model.blocks import Detail
from prevent_tui.report.model.inline import Piece, Ref, Span, Tone
from prevent_tui.scoring import Verdict
from prevent_tui.wording.dates import day
from prevent_tui.wording.evidence import listed_pieces, title_and_place
from prevent_tui.wording.revisions import DIFFERENT_SINCE, LOOK_AGAIN
from prevent_tui.wording.suggestion import Suggestion


def evidence_cell(case: Case, question: Question, ref: Ref) -> tuple[Piece, ...]:
    """The evidence of a question for a narrow column."""
    pieces: list[Piece] = []
    items, more = listed_pieces(case.assessment.evidence_for(question.id))
    for item in items:
        pieces += case.shortened_text(item.title or item.where, ref) or (absent_text("No place noted"),)
        pieces.append(_checked(case, question, item, full=False))
    pieces += [Span(more, Tone.QUIET)] if more else []
    return tuple(pieces) or (absent_text(),)


def evidence_lines(case: Case, question: Question) -> tuple[Span, ...]:
    """The evidence of a question in full: what, where, who holds and checked it, and how long that holds."""
    spans: list[Span] = []
    items, more = listed_pieces(case.assessment.evidence_for(question.id))
    for item in items:
        spans += [
            Span(title_and_place(item)),
            _checked(case, question, item, full=True),
            *holder_and_strength(case, item),
        ]
    spans += [Span(more, Tone.QUIET)] if more else []
    return tuple(spans)


def holder_and_strength(case: Case, item: Evidence) -> tuple[Span, ...]:
    """Who holds a piece of evidence, how far it carries, and what cannot be right about its dates."""
    held = f"held by {item.held_by}" if item.held_by else ""
    words = " · ".join(part for part in (held, evidence_status.strength_text(item)) if part)
    odd = evidence_status.date_oddities(item, case.today)
    return Span(words[0].upper() + words[1:], Tone.QUIET), *(Span(each, Tone.STRONG) for each in odd)


def details(case: Case, question: Question, answer: Answer, verdict: Verdict | None) -> tuple[Detail, ...]:
    """Everything known about an answer; without a verdict, of a question that is not asked."""
    rows = [Detail("Reason", (Span(answer.reason),))] if answer.reason else []
    if answer.note:
        rows.append(Detail("Note", (Span(answer.note),)))
    shown = evidence_lines(case, question)
    if verdict and verdict.weak:
        needed = "Claimed, not shown: no evidence is noted that is both located and dated."
        shown = (*shown, Span(needed, Tone.STRONG))
    if shown:
        rows.append(Detail("Evidence", shown))
    rows += [Detail("Action", action_lines(case, action)) for action in case.assessment.actions_for(question.id)]
    steps = case.next_steps(verdict) if verdict else ()
    rows += [Detail("Suggested", suggested_lines(step)) for step in steps if isinstance(step, Suggestion)]
    if answer.look_again:
        rows.append(Detail("Look again", (Span(LOOK_AGAIN, Tone.STRONG),)))
    if question.id in asked_differently(case.questionnaire, case.assessment):
        rows.append(Detail("Since sealed", (Span(DIFFERENT_SINCE, Tone.STRONG),)))
    if answer.flagged:
        rows.append(Detail("Flag", (Span("Marked to come back to."),)))
    return tuple(rows)


def _checked(case: Case, question: Question, item: Evidence, *, full: bool) -> Span:
    until = good_until(question, item, case.assessment.setting.facts)
    checked = f"Checked {day(item.checked_on)}" if item.checked_on else "Not dated"
    if until is None or (until >= case.today and not full):
        return Span(checked, Tone.QUIET if item.checked_on else Tone.STRONG)
    late = until < case.today
    age = evidence_status.out_of_date_since(until) if late else f"good until {day(until)}"
    return Span(f"{checked}; {age}", Tone.STRONG if late or not item.checked_on else Tone.QUIET)
