"""What is wrong with an assessment: in itself, and against the questionnaire it answers."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from prevent_tui.assessment.model import assessment as model
from prevent_tui.assessment.model import governance, risk
from prevent_tui.assessment.model.action import Action, Change
from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.assessment.revisions import is_ahead
from prevent_tui.assessment.slips import Words, heading, slip
from prevent_tui.budget import FAULTS_COUNTED
from prevent_tui.errors import Fault
from prevent_tui.questionnaire.types import SLUG_LENGTH
from prevent_tui.questionnaire.validation.duplicates import duplicate_ids
from prevent_tui.questionnaire.validation.first_errors import first_errors, further_faults
from prevent_tui.text import is_blank
from prevent_tui.toml.guesses import Guesses, near
from prevent_tui.toml.reading import faults_of
from prevent_tui.toml.shown import rest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Fact
    from prevent_tui.questionnaire.question import Question

_KNOWN = {
    "": tuple(model.Assessment.model_fields),
    "questionnaire": tuple(model.EditionRef.model_fields),
    "setting": tuple(model.Setting.model_fields),
    "evidence": tuple(model.Evidence.model_fields),
    "actions": tuple(Action.model_fields),
    "history": tuple(Change.model_fields),
    "risks": tuple(risk.Risk.model_fields),
    "local": tuple(risk.LocalPicture.model_fields),
    "initial": tuple(risk.Rating.model_fields),
    "residual": tuple(risk.Rating.model_fields),
    "contacts": tuple(governance.Contact.model_fields),
    "cadence": tuple(governance.Cadence.model_fields),
    "reviews": tuple(governance.Review.model_fields),
    "challenges": tuple(governance.Challenge.model_fields),
    "sign_off": tuple(governance.SignOff.model_fields),
}
_NOT_AN_ID = "is not an id. Ids are lower-case letters and digits, joined by hyphens."
_NOT_AN_EDITION = "is not an edition. Editions are written like 2026-09."
_NOT_A_FACT = "is neither true nor false nor one of its options."


def model_faults(error: ValidationError, raw: dict[str, Any]) -> list[Fault]:
    """Return what is wrong with a parsed file in itself, with places as a person can search for them."""
    answers = raw.get("answers")
    keys = dict.fromkeys(answers if isinstance(answers, dict) else (), tuple(model.Answer.model_fields)) | _KNOWN
    faults: dict[str, Fault] = {}
    guesses = Guesses()
    for one in first_errors(error, Assessment, raw):
        place, words = _plain(one, guesses)
        for fault in faults_of([{**one, "loc": place}], raw, keys, guesses):
            faults.setdefault(fault.place, Fault(fault.place, *words) if words else fault)
    return [*faults.values(), *further_faults(error, [*faults.values()])]


def questionnaire_faults(assessment: Assessment, questionnaire: Questionnaire) -> list[Fault]:
    """Return every fault of an assessment against its questionnaire, with places as a person can search for them.

    Beyond some thousands the last stands for all the others.
    """
    faults = list(islice(_against(assessment, questionnaire), FAULTS_COUNTED + 1))
    return [*faults[:FAULTS_COUNTED], rest(0)] if len(faults) > FAULTS_COUNTED else faults


def _against(assessment: Assessment, questionnaire: Questionnaire) -> Iterator[Fault]:
    guesses = Guesses()
    yield from _facts(assessment, questionnaire, guesses)
    for name in ("evidence", "actions", "risks", "contacts", "challenges"):
        yield from duplicate_ids(name, (entry.id for entry in getattr(assessment, name)))
    evidence = dict.fromkeys(item.id for item in assessment.evidence)
    ahead = is_ahead(assessment, questionnaire)
    for question_id, answer in assessment.answers.items():
        place = f"answers.{question_id}"
        question = questionnaire.by_id.get(question_id)
        if question is None:
            # A later revision may have asked it: the answer is kept, and shown where that revision is at hand.
            if not ahead:
                yield _unknown(place, question_id, "question", questionnaire.by_id, guesses)
        else:
            yield from _answer(place, answer, question, questionnaire)
        yield from _links(place, answer, evidence, guesses)
    yield from _plans(assessment, questionnaire, guesses)


def _plans(assessment: Assessment, questionnaire: Questionnaire, guesses: Guesses) -> Iterator[Fault]:
    """Actions, risks and governors' questions that name what is not there."""
    risks = dict.fromkeys(own.id for own in assessment.risks)
    catalogue = dict.fromkeys(entry.id for entry in questionnaire.risks)
    expected = dict.fromkeys(entry.id for entry in questionnaire.contacts)

    def unknown(place: str, names: Iterable[str | None], kind: str, ids: Collection[str]) -> Iterator[Fault]:
        for name in names:
            if name is not None and name not in ids:
                yield _unknown(place, name, kind, ids, guesses)

    for action in assessment.actions:
        yield from unknown(f"actions[{action.id}].question", [action.question], "question", questionnaire.by_id)
        yield from unknown(f"actions[{action.id}].risk", [action.risk], "risk in this file", risks)
    for own in assessment.risks:
        yield from unknown(f"risks[{own.id}].questions", own.questions, "question", questionnaire.by_id)
        yield from unknown(f"risks[{own.id}].catalogue", [own.catalogue], "risk in the catalogue", catalogue)
    for contact in assessment.contacts:
        yield from unknown(f"contacts[{contact.id}].expected", [contact.expected], "expected contact", expected)
    for challenge in assessment.challenges:
        place = f"challenges[{challenge.id}].questions"
        yield from unknown(place, challenge.questions, "question", questionnaire.by_id)


def _plain(error: ErrorDetails, guesses: Guesses) -> tuple[tuple[int | str, ...], Words | None]:
    """Return where a fault is, and plain words for it; None where the model's own words will do."""
    place, value = error["loc"], error["input"]
    if place[-1] == "[key]":
        return place[:-1], _not_an_id(value)
    if place[:2] == ("setting", "facts") and len(place) > 2:
        return place[:3], (_NOT_A_FACT, _not_an_id(value)[1] if isinstance(value, str) else "")
    if error["type"] == "string_pattern_mismatch":
        return place, (_NOT_AN_EDITION, "") if place[-1] == "edition" else _not_an_id(value)
    if error["type"] == "extra_forbidden" and len(place) == 1:
        return place, heading(str(place[0]), value, guesses)
    return place, slip(error, guesses)


def _not_an_id(value: object) -> Words:
    """The words for what is no id, with the one that was most likely meant."""
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in str(value)[:SLUG_LENGTH].lower())
    likely = "-".join(words.split())
    return _NOT_AN_ID, f"Did you mean `{likely}`?" if likely[:1].isalpha() else ""


def _answer(place: str, answer: Answer, question: Question, questionnaire: Questionnaire) -> Iterator[Fault]:
    levels = [level.id for level in questionnaire.scale_of[question.id].levels]
    if answer.state is State.LEVEL and answer.level is None:
        yield Fault(f"{place}.level", "is missing.", f"Add one of: {', '.join(levels)}.")
    if answer.level is not None and answer.level not in levels:
        hint = near(answer.level, levels) or f"Use one of: {', '.join(levels)}."
        yield Fault(f"{place}.level", f"`{answer.level}` is not a level of this question.", hint)
    if answer.level is not None and answer.state is not State.LEVEL:
        yield Fault(
            f"{place}.level",
            f"is given, but the state is {answer.state.value}.",
            'Write `state = "level"`, or take it out.',
        )
    # A question that may not be set aside any more is no fault of the file: its answer is to be looked at again.
    if answer.state is State.NOT_APPLICABLE and is_blank(answer.reason):
        yield Fault(f"{place}.reason", "is missing.", "Say why the question does not apply.")


def _links(place: str, answer: Answer, evidence: Collection[str], guesses: Guesses) -> Iterator[Fault]:
    for name, times in Counter(answer.evidence).items():
        if name not in evidence:
            yield _unknown(f"{place}.evidence", name, "piece of evidence in this file", evidence, guesses)
        if times > 1:
            yield Fault(f"{place}.evidence", f"names `{name}` more than once.", "Name it once.")


def _facts(assessment: Assessment, questionnaire: Questionnaire, guesses: Guesses) -> Iterator[Fault]:
    facts = {fact.id: fact for fact in questionnaire.facts}
    for name, value in assessment.setting.facts.items():
        place = f"setting.facts.{name}"
        if name not in facts:
            yield _unknown(place, name, "fact", facts, guesses)
        else:
            yield from _fact(place, facts[name], value)


def _fact(place: str, fact: Fact, value: bool | str) -> Iterator[Fault]:
    if fact.kind == "yes-no":
        if not isinstance(value, bool):
            yield Fault(place, f"`{value}` is neither true nor false.", "Write true or false, without quotes.")
        return
    options = [option.id for option in fact.options]
    if value not in options:
        text = str(value).lower() if isinstance(value, bool) else value
        hint = near(text, options) or f"Use one of: {', '.join(options)}."
        yield Fault(place, f"`{text}` is not one of its options.", hint)


def _unknown(place: str, name: str, kind: str, ids: Collection[str], guesses: Guesses) -> Fault:
    return Fault(place, f"there is no {kind} `{name}`.", guesses.near(name, ids) or "Correct it or take it out.")
