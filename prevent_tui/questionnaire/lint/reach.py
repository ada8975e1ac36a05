"""Whether everything is shown to some setting, and whether each fact decides something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prevent_tui.errors import Fault
from prevent_tui.questionnaire.condition import Condition, applies, fact_tests
from prevent_tui.questionnaire.lint.possible_settings import Settings, condition_inside, unless
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import CatalogueRisk, ExpectedContact, Figure
    from prevent_tui.questionnaire.question import Question

_BINDING = (Obligation.MUST, Obligation.SHOULD)


def reach_findings(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Conditions that never hold, or that name too many facts to know; and duties left without a source somewhere."""
    settings = Settings(questionnaire)
    verdicts: dict[Condition, bool | None] = {}
    for place, own, whole in _conditions(questionnaire):
        if whole not in verdicts:
            verdicts[whole] = settings.is_possible(whole)
        if verdicts[whole] is False:
            yield Fault(
                place, "holds for no setting at all.", "Mend the condition, or take out what it hides.", Rule.REACHABLE
            )
        elif verdicts[whole] is None and settings.is_too_wide(whole):
            count = len({test.fact for test in fact_tests(own)})
            message = f"names {count} facts, too many to try every setting."
            yield Fault(place, message, "Name fewer facts, or make what they mean one fact.", Rule.REACH_PROVED)
    for question in questionnaire.questions:
        yield from _support(questionnaire, question, settings)


def nothing_asked(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Facts that switch every question off, so that a setting could be asked nothing at all."""
    conditions = [question.applies_when for question in questionnaire.questions if question.applies_when]
    if len(conditions) < len(questionnaire.questions):
        return
    settings = Settings(questionnaire)
    for facts in settings.combinations(conditions) or ():
        if not any(applies(condition, facts) for condition in conditions):
            said = ", ".join(f"{name} = {json.dumps(value)}" for name, value in facts.items())
            message = f"are all switched off where {said}."
            yield Fault("questions", message, "Ask at least one question of every setting.", Rule.SOMETHING_ASKED)
            return


def unused_facts(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Facts that are asked of every setting and decide nothing."""
    facts = {test.fact for _, own, _ in _conditions(questionnaire) for test in fact_tests(own)}
    for fact in questionnaire.facts:
        if fact.id not in facts:
            hint = "Use it in a condition, or take it out."
            yield Fault(f"facts[{fact.id}]", "decides nothing.", hint, Rule.FACTS_USED)


def _conditions(questionnaire: Questionnaire) -> Iterator[tuple[str, Condition, Condition]]:
    """Each condition with its place, and joined with that of the question around it."""
    for fact in questionnaire.facts:
        if fact.applies_when:
            yield f"facts[{fact.id}].applies_when", fact.applies_when, fact.applies_when
    for source in questionnaire.sources:
        if source.applies_when:
            yield f"sources[{source.id}].applies_when", source.applies_when, source.applies_when
    for question in questionnaire.questions:
        place, outer = f"questions[{question.id}]", question.applies_when
        if outer:
            yield f"{place}.applies_when", outer, outer
        inside = [(f"evidence[{number}]", one.applies_when) for number, one in enumerate(question.evidence, 1)]
        inside += [(f"actions[{number}]", one.applies_when) for number, one in enumerate(question.actions, 1)]
        for name, own in inside:
            if own:
                yield f"{place}.{name}.applies_when", own, condition_inside(outer, own)
    yield from _other_conditions(questionnaire)


def _other_conditions(questionnaire: Questionnaire) -> Iterator[tuple[str, Condition, Condition]]:
    """Those of the risks, the contacts and the figures, which stand inside no question."""
    outside: dict[str, tuple[CatalogueRisk | ExpectedContact | Figure, ...]] = {
        "risks": questionnaire.risks,
        "contacts": questionnaire.contacts,
        "figures": questionnaire.figures,
    }
    for name, listed in outside.items():
        for one in listed:
            if one.applies_when:
                yield f"{name}[{one.id}].applies_when", one.applies_when, one.applies_when


def _support(questionnaire: Questionnaire, question: Question, settings: Settings) -> Iterator[Fault]:
    if question.obligation not in _BINDING:
        return
    by_id = questionnaire.source_by_id
    if not all(one.source in by_id for one in question.sources):
        return
    sources = [by_id[one.source] for one in question.sources]
    supporting = [source.applies_when for source in sources if source.force != "local"]
    conditions = [condition for condition in supporting if condition is not None]
    if len(conditions) < len(supporting):
        return
    if not sources and question.obligation is Obligation.MUST:
        # A must without any source is a fault already.
        return
    if not supporting:
        message = f"is a {question.obligation} and cites no law, guidance or requirement."
        hint = 'Cite what expects it, or write obligation = "good".'
    elif settings.is_possible(unless(question.applies_when, *conditions)):
        message = f"is a {question.obligation} also where none of its sources applies."
        hint = "Cite one that applies there, or give the question the same condition."
    else:
        return
    yield Fault(f"questions[{question.id}].sources", message, hint, Rule.RESTS_ON_SOURCE)
