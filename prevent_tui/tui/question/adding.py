"""Adding to a question: evidence, an action or a note; to the row that has the keys, or to the one chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from prevent_tui.tui.actions.commands import add_action
from prevent_tui.tui.evidence.commands import add_to_question
from prevent_tui.tui.kit.card import Card, Way, offer

if TYPE_CHECKING:
    from prevent_tui.tui.question.note_page import NotePage


def add_here(page: NotePage) -> None:
    """Adds to the row of a question that has the keys; from the levels, asks to which row.

    Args:
        page: The page with the question.
    """
    program, question = page.program, page.work.questionnaire.by_id[page.current]
    ways = {
        "proof": Way("Evidence", partial(add_to_question, program, question)),
        "step": Way("An action", partial(add_action, program, question)),
        "note": Way("A note", partial(_write, page)),
    }
    row = ways.get((page.focused.id or "") if page.focused else "")
    if row:
        row.take()
        return
    reference = page.work.questionnaire.reference[question.id]
    offer(program, Card(f"Add to {reference}", [*ways.values()], "What is added is about this question."))


def _write(page: NotePage) -> None:
    page.run_worker(page.action_note(), exit_on_error=True)
