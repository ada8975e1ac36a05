"""The action plan: everything that is to be done, was done or was dropped; and the reviews of it."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.action_filters import ActionOrder, sort_actions
from prevent_tui.assessment.actions import is_due_soon
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.reviews import events_since, last_review
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.content.action_lines import history_lines, progress_lines, row_of
from prevent_tui.report.content.months import months, pile_up
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Ref, Span, Tone
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.plan import PROGRESS_WORDS, PlanRow
from prevent_tui.wording.reviews import changes_heading, event_counts, review_schedule

_COLUMNS = (
    Column("Duty", 20),
    Column("Where we are", 25),
    Column("Action", 48),
    Column("By whom", 22),
    Column("By when", 25),
    Column("How far", 32),
)
_REVIEWS = (Column("Held on", 22), Column("Led by", 40), Column("What was agreed", 110))


def plan(case: Case) -> Iterator[Block]:
    """What is still to do, by month and soonest first; then, in full only, what is done or dropped, latest first."""
    yield Heading(2, "Action plan", finding=_counted(case))
    in_order = sort_actions(case.questionnaire, case.assessment.actions, ActionOrder.DUE)
    left = [action for action in in_order if not action.progress.is_closed]
    closed = [action for action in in_order if action.progress.is_closed and case.is_full]
    yield Paragraph((Span(_lead(case, left)),), ParagraphKind.LEAD, introduces=bool(left or closed))
    if chart := months(case, left):
        yield chart
    for title, actions in (("Still to do", left), ("Done or dropped", closed)):
        if actions:
            yield Heading(3, f"{title}: {len(actions)}", listed=False)
            yield Table(_COLUMNS, tuple(_row(case, action) for action in actions))


def reviews(case: Case) -> Iterator[Block]:
    """When the plan is reviewed, what changed since the last time, and what was agreed each time."""
    held = case.assessment.reviews
    last = last_review(case.assessment)
    changes = event_counts(events_since(case.assessment, last.on if last else None))
    yield Heading(3, "Reviews of the plan", listed=False)
    from_when = changes_heading(case.assessment) if last else "Before the first review"
    sentence = f"{review_schedule(case.questionnaire, case.assessment, case.today)}. {from_when}: {changes}."
    yield Paragraph((Span(sentence),), ParagraphKind.BODY, introduces=bool(held))
    if held:
        rows = (
            Row(
                (
                    (Span(day(review.on)),),
                    (Span(review.by),) if review.by else (absent_text("Nobody named"),),
                    (Span(review.note),) if review.note else (absent_text(),),
                )
            )
            for review in reversed(held)
        )
        yield Table(_REVIEWS, tuple(rows))


def _counted(case: Case) -> str:
    """The plan in a line, in which the parts make up the whole."""
    actions = case.assessment.actions
    if not actions:
        return "No actions yet"
    left = [action for action in actions if not action.progress.is_closed]
    late = sum(action.is_overdue(case.today) for action in left)
    soon = sum(is_due_soon(action, case.today) for action in left)
    of_these = [f"{late} overdue"] if late else []
    of_these += [f"{soon} due within {plural(thresholds().soon_days, 'day')}"] if soon else []
    parts = [f"{len(left)} to do" + (f" ({', '.join(of_these)})" if of_these else "")] if left else []
    for progress in (Progress.DONE, Progress.DROPPED):
        count = sum(action.progress is progress for action in actions)
        parts += [f"{count} {PROGRESS_WORDS[progress].lower()}"] if count else []
    return f"{plural(len(actions), 'action')}: {', '.join(parts)}"


def _lead(case: Case, left: list[Action]) -> str:
    planned = {action.question for action in left}
    bare = sum(verdict.question.id not in planned for verdict in case.gaps)
    parts = [f"{_counted(case)}."]
    parts += [pile] if (pile := pile_up(case, left)) else []
    if bare:
        verb = "has" if bare == 1 else "have"
        parts.append(
            f"{plural(bare, 'gap')} {verb} nothing in the plan. What the table of gaps marks as suggested comes from "
            "the questionnaire; nobody has agreed to it yet."
        )
    return " ".join(parts)


def _row(case: Case, action: Action) -> Row:
    row = row_of(case, action)
    ref = case.question_ref(row.verdict.question) if row.verdict else None
    owner = _text_pieces(case, action.owner, ref, 60) or (absent_text("Nobody yet"),)
    return Row(
        (_duty(row, ref), _where(row), _text_pieces(case, action.text, ref), owner, _when(row), _far(case, row, ref)),
        Mark.LATE if row.is_late else Mark.NONE,
    )


def _duty(row: PlanRow, ref: Ref | None) -> Cell:
    if row.question is None:
        return (absent_text(row.where.capitalize() or "No question"),)
    return (ref or Span(row.reference, Tone.STRONG), Span(row.duty.capitalize(), Tone.QUIET))


def _where(row: PlanRow) -> Cell:
    if row.question is None:
        return ()
    shown = "no evidence" if row.evidence == "none" else f"evidence {row.evidence}"
    return (Span(row.where), Span(shown, Tone.QUIET))


def _when(row: PlanRow) -> Cell:
    if row.action.due is None:
        return (absent_text("No date yet"),)
    if row.is_late:
        return (Span(day(row.action.due), Tone.STRONG), Span(row.when, Tone.STRONG))
    return (Span(day(row.action.due)),)


def _far(case: Case, row: PlanRow, ref: Ref | None) -> Cell:
    """How far it is; the whole history where no block of a question holds it."""
    pieces: list[Piece] = []
    for span in progress_lines(row):
        pieces += _text_pieces(case, span.text, ref) if span.tone is Tone.PLAIN else (span,)
    return (*pieces, *(() if ref else history_lines(row)))


def _text_pieces(case: Case, text: str, ref: Ref | None, most: int = 260) -> tuple[Piece, ...]:
    """A typed text: all of it, or its beginning and where the rest is, where that is said elsewhere."""
    if ref is None:
        return (Span(text),) if text else ()
    return case.shortened_text(text, ref, most)
