"""How evidence, actions and notes are said, in tables and in full."""

from __future__ import annotations

from prevent_tui.assessment.model import Answer, Evidence
from prevent_tui.questionnaire.question import Question
from prevent_tui.report.content.case import Case, Plan, brief, none_noted
from prevent_tui.report.model import Detail
from prevent_tui.report.pieces import Piece, Ref, Span, Tone
from prevent_tui.scoring import Verdict, good_until
from prevent_tui.wording import day, days_away


def evidence_cell(case: Case, question: Question, ref: Ref) -> tuple[Piece, ...]:
    """The evidence of a question for a narrow column."""
    pieces: list[Piece] = []
    for item in case.assessment.evidence_for(question.id):
        pieces += brief(item.title or item.where, ref) or (none_noted("No place noted"),)
        pieces.append(_checked(case, question, item, full=False))
    return tuple(pieces) or (none_noted(),)


def evidence_lines(case: Case, question: Question) -> tuple[Span, ...]:
    """The evidence of a question in full: what, where, when checked and how long that holds."""
    spans: list[Span] = []
    for item in case.assessment.evidence_for(question.id):
        spans += [Span(said(item)), _checked(case, question, item, full=True)]
    return tuple(spans)


def said(item: Evidence) -> str:
    """What a piece of evidence is and where it is kept."""
    return " · ".join(part for part in (item.title, item.where) if part) or "No title or place noted"


def plan_lines(case: Case, plan: Plan) -> tuple[Span, ...]:
    """A next step in full."""
    return Span(plan.text), Span(" · ".join(_who_and_when(case, plan)), due_tone(case, plan))


def due_tone(case: Case, plan: Plan) -> Tone:
    """Strong where a planned date has passed."""
    late = plan.due is not None and plan.due < case.today and not plan.suggested
    return Tone.STRONG if late else Tone.QUIET


def details(case: Case, question: Question, answer: Answer, verdict: Verdict | None) -> tuple[Detail, ...]:
    """Everything known about an answer; without a verdict, of a question that is not asked."""
    found = [Detail("Reason", (Span(answer.reason),))] if answer.reason else []
    if answer.note:
        found.append(Detail("Note", (Span(answer.note),)))
    shown = evidence_lines(case, question)
    if verdict and verdict.weak:
        needed = "Claimed, not shown: no evidence is noted that is both located and dated."
        shown = (*shown, Span(needed, Tone.STRONG))
    if shown:
        found.append(Detail("Evidence", shown))
    plans = case.plans(verdict) if verdict else _written(case, question)
    found += [Detail("Suggested" if plan.suggested else "Action", plan_lines(case, plan)) for plan in plans]
    if answer.flagged:
        found.append(Detail("Flag", (Span("Marked to come back to."),)))
    return tuple(found)


def _written(case: Case, question: Question) -> tuple[Plan, ...]:
    return tuple(Plan(a.text, a.owner, a.due) for a in case.assessment.actions_for(question.id))


def _who_and_when(case: Case, plan: Plan) -> tuple[str, ...]:
    owner = plan.owner or "nobody named yet"
    if plan.due is None:
        return owner, "no date yet"
    return owner, f"by {day(plan.due)}", days_away(plan.due, case.today)


def _checked(case: Case, question: Question, item: Evidence, *, full: bool) -> Span:
    until = good_until(question, item, case.assessment.setting.facts)
    if item.checked_on is None or until is None:
        return Span("Not dated", Tone.STRONG)
    if until < case.today:
        return Span(f"Checked {day(item.checked_on)}; out of date since {day(until)}", Tone.STRONG)
    said = f"Checked {day(item.checked_on)}"
    return Span(f"{said}; good until {day(until)}" if full else said, Tone.QUIET)
