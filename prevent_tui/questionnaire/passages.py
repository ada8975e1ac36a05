"""How well it is known what a question rests on: of each passage cited, and of all of them together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from prevent_tui.questionnaire.question import Obligation

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Citation, Question

Confidence = Literal["read", "part-read", "reported"]


def confidence_of(questionnaire: Questionnaire, citation: Citation) -> Confidence:
    """Return how a passage was read: as the citation says, else as its source was."""
    return citation.confidence or questionnaire.source_by_id[citation.source].confidence


def is_unread(questionnaire: Questionnaire, question: Question, citations: Iterable[Citation]) -> bool:
    """Return whether a question is more than good practice although no passage that says so was read.

    Args:
        questionnaire: Where the sources are defined.
        question: The question.
        citations: Those of its citations that count.
    """
    if question.obligation is Obligation.GOOD:
        return False
    return all(confidence_of(questionnaire, citation) != "read" for citation in citations)
