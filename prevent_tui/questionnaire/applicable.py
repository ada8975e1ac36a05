"""Which questions a setting is asked, and which sources hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Citation, Question
from prevent_tui.questionnaire.condition import Facts, applies


def asked(questionnaire: Questionnaire, facts: Facts) -> tuple[Question, ...]:
    """The questions that apply to a setting, theme by theme."""
    order = [theme.id for theme in questionnaire.themes]
    questions = [question for question in questionnaire.questions if applies(question.applies_when, facts)]
    return tuple(sorted(questions, key=lambda question: order.index(question.theme)))


def cited(questionnaire: Questionnaire, question: Question, facts: Facts) -> tuple[Citation, ...]:
    """The citations of a question whose source holds for a setting."""
    sources = questionnaire.source_by_id
    return tuple(citation for citation in question.sources if applies(sources[citation.source].applies_when, facts))
