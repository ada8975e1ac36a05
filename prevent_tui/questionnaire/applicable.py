"""Which questions a setting is asked, which sources hold for it, and which facts can be true of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import Facts, applies

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Fact
    from prevent_tui.questionnaire.question import Citation, Question


def applicable_questions(questionnaire: Questionnaire, facts: Facts) -> tuple[Question, ...]:
    """Return the questions that apply to a setting with these facts, theme by theme."""
    order = [theme.id for theme in questionnaire.themes]
    questions = [question for question in questionnaire.questions if applies(question.applies_when, facts)]
    return tuple(sorted(questions, key=lambda question: order.index(question.theme)))


def asked_facts(questionnaire: Questionnaire, facts: Facts) -> tuple[Fact, ...]:
    """Return the facts that can be true of a setting, by what is stated of it so far."""
    return tuple(fact for fact in questionnaire.facts if applies(fact.applies_when, facts))


def with_ruled_out(questionnaire: Questionnaire, facts: Facts) -> dict[str, bool | str]:
    """Return the facts stated of a setting, and those that cannot be true of it as not so.

    A fact that is one of several options has no such value, and is left out there.

    Args:
        questionnaire: Its facts; each can rest on those before it.
        facts: What is stated.
    """
    out = dict(facts)
    for fact in questionnaire.facts:
        if not applies(fact.applies_when, out):
            out.pop(fact.id, None)
            if fact.kind == "yes-no":
                out[fact.id] = False
    return out


def applicable_citations(questionnaire: Questionnaire, question: Question, facts: Facts) -> tuple[Citation, ...]:
    """Return the citations of a question whose sources hold for a setting.

    Args:
        questionnaire: Where the sources are defined.
        question: The question that cites them.
        facts: What is true of the setting; a fact not stated switches no source off.
    """
    sources = questionnaire.source_by_id
    return tuple(citation for citation in question.sources if applies(sources[citation.source].applies_when, facts))
