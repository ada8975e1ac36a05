"""Which questions a setting is asked, and which sources hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import Facts, applies

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Citation, Question


def applicable_questions(questionnaire: Questionnaire, facts: Facts) -> tuple[Question, ...]:
    """Return the questions that apply to a setting with these facts, theme by theme."""
    order = [theme.id for theme in questionnaire.themes]
    questions = [question for question in questionnaire.questions if applies(question.applies_when, facts)]
    return tuple(sorted(questions, key=lambda question: order.index(question.theme)))


def applicable_citations(questionnaire: Questionnaire, question: Question, facts: Facts) -> tuple[Citation, ...]:
    """Return the citations of a question whose sources hold for a setting.

    Args:
        questionnaire: Where the sources are defined.
        question: The question that cites them.
        facts: What is true of the setting; a fact not stated switches no source off.
    """
    sources = questionnaire.source_by_id
    return tuple(citation for citation in question.sources if applies(sources[citation.source].applies_when, facts))
