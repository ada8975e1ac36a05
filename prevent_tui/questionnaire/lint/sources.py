"""What each question owes to its obligation, and how sources stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from prevent_tui.errors import ABOVE, Fault
from prevent_tui.questionnaire.lint.rulebook import limits
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Question


def standing_findings(questionnaire: Questionnaire, today: date) -> Iterator[Fault]:
    """Musts that lack what a must needs, reasons for setting aside, misplaced conditions, sources, and the language."""
    for question in questionnaire.questions:
        if question.obligation is Obligation.MUST:
            yield from _must(question)
        yield from _not_applicable(question)
        yield from _condition(question)
    yield from _starter_words(questionnaire)
    if questionnaire.about.status != "retired":
        yield from _sources(questionnaire, today)
    yield from _language(questionnaire.about.language)


def _must(question: Question) -> Iterator[Fault]:
    place = f"questions[{question.id}]"
    if not question.sources:
        yield Fault(
            f"{place}.sources", "is a must without a source.", "Cite the law it rests on.", Rule.MUST_IS_COMPLETE
        )
    if not question.levels:
        message, hint = "is a must without its own wording of the levels.", "Word every level of the scale."
        yield Fault(f"{place}.levels", message, hint, Rule.MUST_IS_COMPLETE)
    if not question.actions:
        hint = "Say what to do first."
        yield Fault(f"{place}.actions", "is a must without an action at the lowest level.", hint, Rule.MUST_IS_COMPLETE)


def _not_applicable(question: Question) -> Iterator[Fault]:
    place, may = f"questions[{question.id}].not_applicable", question.not_applicable
    if may.allowed and question.obligation is Obligation.MUST:
        hint = "Switch it off with applies_when where the law does not reach."
        yield Fault(place, "lets a must be set aside.", hint, Rule.NOT_APPLICABLE_SAID)
    elif may.allowed and not may.reasons:
        hint = "Give one or two that a real setting could have."
        yield Fault(place, "is allowed, with no reasons to choose from.", hint, Rule.NOT_APPLICABLE_SAID)
    elif may.reasons and not may.allowed:
        yield Fault(place, "has reasons but is not allowed.", "Write allowed = true.", Rule.NOT_APPLICABLE_SAID)


def _condition(question: Question) -> Iterator[Fault]:
    """Yield a finding where TOML takes a condition at the end of a question for one of its last action."""
    conditions = [action.applies_when for action in question.actions]
    if question.applies_when or not conditions or not conditions[-1] or any(conditions[:-1]):
        return
    place = f"questions[{question.id}]"
    message = "limits the last action alone; the question itself has no condition."
    hint = f"If it is meant for the question, move it {ABOVE}."
    inside = f"{place}.actions[{len(conditions)}].applies_when"
    yield Fault(inside, message, hint, Rule.CONDITION_PLACED, above=place)


def _starter_words(questionnaire: Questionnaire) -> Iterator[Fault]:
    if questionnaire.about.status != "live":
        return
    for key, words in limits("starter").items():
        if getattr(questionnaire.about, key) == words:
            message = "still says what the file to begin from says."
            yield Fault(
                f"questionnaire.{key}", message, "Write your own words, or take the line out.", Rule.STARTER_WORDS
            )


def _sources(questionnaire: Questionnaire, today: date) -> Iterator[Fault]:
    source_ids = {one.source for question in questionnaire.questions for one in question.sources}
    oldest = today - timedelta(days=limits("sources")["good_for_days"])
    for source in questionnaire.sources:
        place = f"sources[{source.id}]"
        if source.id not in source_ids:
            continue
        if source.superseded_by:
            message = f"is superseded by `{source.superseded_by}` and still cited."
            yield Fault(f"{place}.superseded_by", message, "Cite the newer one.", Rule.SOURCES_CURRENT)
        elif source.checked_on is None:
            hint = "Add checked_on, the day it was last looked at."
            yield Fault(place, "does not say when it was last looked at.", hint, Rule.SOURCES_CURRENT)
        elif source.checked_on < oldest:
            hint = "Look at it again, then change checked_on."
            yield Fault(f"{place}.checked_on", "is more than a year ago.", hint, Rule.SOURCES_CURRENT)
        elif source.checked_on > today:
            yield Fault(f"{place}.checked_on", "is in the future.", "Write the day you looked.", Rule.SOURCES_CURRENT)


def _language(tag: str) -> Iterator[Fault]:
    code, _, country = tag.partition("-")
    is_known = code in limits("languages")["codes"].split()
    if not is_known or (country and not (len(country) == 2 and country.isascii() and country.isupper())):
        hint = "Write a tag such as en-GB or cy."
        yield Fault("questionnaire.language", f"`{tag}` is not a known language.", hint, Rule.LANGUAGE_KNOWN)
