"""What the parts of the plan's room have in common: their tabs, and the band that says how much is to be done."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from prevent_tui.assessment import reviews
from prevent_tui.assessment.action_filters import ActionFilter, ProgressFilter, filter_actions
from prevent_tui.assessment.actions import is_due_soon, open_actions
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.tui.kit.marks import overdue, tag
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.plan import TAB_WORDS
from prevent_tui.wording.reviews import review_schedule
from prevent_tui.workspace.work import Work


def plan_tabs(work: Work, choice: ActionFilter | None = None) -> list[tuple[str, int | None]]:
    """Return the parts of the room with how much there is in each; the reviews come last.

    Args:
        work: The open assessment.
        choice: Whose actions, or of which question, are counted; all of them where it is not given.
    """
    actions, questionnaire = work.assessment.actions, work.questionnaire
    parts = [replace(choice or ActionFilter(), which=each) for each in ProgressFilter]
    counts = [len(filter_actions(questionnaire, actions, part, work.today)) for part in parts]
    shown = [(TAB_WORDS[each], count) for each, count in zip(ProgressFilter, counts, strict=True)]
    return [*shown, ("Reviews", len(work.assessment.reviews))]


def _count_text(work: Work, left: int) -> str:
    """How much is to do; that nothing is planned is no word of there being nothing to do."""
    if left:
        return f"{plural(left, 'thing')} to do."
    unplanned = [name for name in work.result.own_gaps if not open_actions(work.assessment, name)]
    gaps = f"{plural(len(unplanned), 'gap has', 'gaps have')} no action." if unplanned else ""
    return f"Nothing is planned{' any more' if work.assessment.actions else ' yet'}. {gaps}".rstrip()


def plan_band(look: Look, work: Work, width: int) -> Lines:
    """Return what the plan says before anything else: how much is to do, how much of it presses; the next review."""
    left = [action for action in work.assessment.actions if not action.progress.is_closed]
    late = sum(action.is_overdue(work.today) for action in left)
    soon = sum(is_due_soon(action, work.today) for action in left)
    undated = sum(action.due is None for action in left)
    head = line((f"{_count_text(work, len(left))} ", "bold"))
    head = line(head, overdue(look, f"{late} overdue"), " ") if late else head
    words = [f"{soon} soon"] if soon else []
    words += [f"{undated} without a date"] if undated else []
    schedule = review_schedule(work.questionnaire, work.assessment, work.today)
    when = reviews.next_review(work.questionnaire, work.assessment)
    lead = tag(look, "! OVERDUE", "gap") if when and when < work.today else Content("")
    texts = [schedule, schedule.partition(";")[0]]
    texts += [f"Next review {day(when)}, {days_away(when, work.today)}"] if when else []
    variants = [line(lead, " " if lead else "", (look.say(text), "$quietband")) for text in texts]
    return [line(head, (f" {', '.join(words)}" if words else "", "bold")), fitting(variants, width)]
