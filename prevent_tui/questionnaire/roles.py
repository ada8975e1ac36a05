"""Whose questions are whose: the post that can answer each one, and whether it has to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Role
    from prevent_tui.questionnaire.question import Question


def role_of(questionnaire: Questionnaire, role_id: str | None) -> Role | None:
    """Return the role of an id; None where the questionnaire has none of that id."""
    return next((role for role in questionnaire.roles if role.id == role_id), None)


def role_to_ask(questionnaire: Questionnaire, question: Question) -> Role | None:
    """Return the post that has to be asked about a question.

    Returns:
        None where the question names no post, or one that works through the questionnaire itself.
    """
    role = role_of(questionnaire, question.role)
    return None if role is None or role.fills_in else role


def questions_by_role(
    questionnaire: Questionnaire, questions: Iterable[Question]
) -> tuple[tuple[Role | None, tuple[Question, ...]], ...]:
    """Return questions under the posts that can answer them, without posts that answer none of them.

    Args:
        questionnaire: What the questions stand in.
        questions: Some of its questions, in order.

    Returns:
        The posts in the questionnaire's order, each with its questions in the order given; last, under None, the
        questions that name no post.
    """
    asked: dict[str, list[Question]] = {}
    for question in questions:
        asked.setdefault(question.role or "", []).append(question)
    roles = [role for role in questionnaire.roles if role.id in asked]
    groups = [(role, tuple(asked[role.id])) for role in roles]
    return (*groups, *([(None, tuple(asked[""]))] if "" in asked else []))
