"""Who can answer a question, in words, and how much of what a role is asked is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.questionnaire.roles import role_to_ask

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Role
    from prevent_tui.questionnaire.question import Question

NO_ROLE = "No role named"
"""What the questions stand under that name no post."""


def role_name(role: Role | None) -> str:
    """Return what a role is called in a list."""
    return role.label if role else NO_ROLE


def ask_text(questionnaire: Questionnaire, question: Question) -> str:
    """Return whom to ask, as `Who would know: IT lead or provider`; empty where nobody has to be asked."""
    role = role_to_ask(questionnaire, question)
    return f"Who would know: {role.label}" if role else ""


def open_text(of: int, unanswered: int, unknown: int) -> str:
    """Return how many of a role's questions are open: `3 of 5 open: 2 not answered, 1 don't know`.

    Args:
        of: How many it is asked.
        unanswered: How many of them have no answer.
        unknown: How many are answered with don't know.
    """
    parts = [f"{unanswered} not answered"] if unanswered else []
    parts += [f"{unknown} don't know"] if unknown else []
    return f"{unanswered + unknown or 'none'} of {of} open{': ' if parts else ''}{', '.join(parts)}"
