"""Questions that governors can put to an assessment, made from what it says; and their replies."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.assessment.model.types import fresh
from prevent_tui.questionnaire.applicable import asked
from prevent_tui.text import clean, clean_line

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Answer, Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Claim, Contradiction

Kind = Literal["gap", "unknown", "stale", "contradiction", "change", "own"]

NEW = "new"
"""The id of a question that is not on the list yet."""


@cache
def templates() -> dict[str, dict[str, str | int]]:
    """The wording of each kind of question, and how many of it are offered at once."""
    return tomllib.loads(files("prevent_tui.assessment").joinpath("challenges.toml").read_text("utf-8"))


def worded(template: str, **words: str) -> str:
    """A question in the words of its template; only the template is read as one, never what is put into it."""
    return str(templates()[template]["text"]).format(**words)


def contradictions(questionnaire: Questionnaire, assessment: Assessment) -> Iterator[Contradiction]:
    """Those of the questionnaire's contradictions that the answers fall into, as far as their questions are asked."""
    if not questionnaire.contradictions:
        return
    names = {question.id for question in asked(questionnaire, assessment.setting.facts)}
    for each in questionnaire.contradictions:
        if all(
            claim.question in names and _says(questionnaire, assessment.answer(claim.question), claim)
            for claim in each.claims
        ):
            yield each


def take_up(assessment: Assessment, challenge: Challenge, today: date) -> Assessment:
    """Puts a question on the governors' list; one without words, or that is there already, is not put."""
    text = clean(challenge.text).strip()
    if not text or any(_folded(each.text) == _folded(text) for each in assessment.challenges):
        return assessment
    name = fresh("challenge", [each.id for each in assessment.challenges])
    put = challenge.model_copy(update={"id": name, "text": text, "asked_on": today})
    return assessment.model_copy(update={"challenges": (*assessment.challenges, put)})


def find(assessment: Assessment, challenge_id: str) -> Challenge | None:
    """The question of that id, if it is on the list."""
    return next((each for each in assessment.challenges if each.id == challenge_id), None)


def reply(assessment: Assessment, challenge_id: str, text: str, by: str, today: date) -> Assessment:
    """Notes the reply to a question; an empty one takes the reply back.

    Args:
        assessment: As it is.
        challenge_id: The question; where it is not on the list, nothing changes.
        text: The reply; saying the same again leaves its date.
        by: The role that replied.
        today: The day it is noted.
    """
    text, by = clean(text).strip(), clean_line(by)
    known = find(assessment, challenge_id)
    if known is None or (known.reply, known.by) == (text, by if text else ""):
        return assessment
    when = known.replied_on if known.reply == text else today
    said = {"reply": text, "by": by if text else "", "replied_on": when if text else None}
    return _with(assessment, challenge_id, said)


def reword(
    assessment: Assessment, challenge_id: str, text: str, questions: tuple[str, ...] | None = None
) -> Assessment:
    """Changes the words of a question, and what it is about where that is said; without words it is taken off."""
    text = clean(text).strip()
    if text:
        return _with(assessment, challenge_id, {"text": text} | ({} if questions is None else {"questions": questions}))
    rest = tuple(each for each in assessment.challenges if each.id != challenge_id)
    return assessment if rest == assessment.challenges else assessment.model_copy(update={"challenges": rest})


def _with(assessment: Assessment, challenge_id: str, said: Mapping[str, object]) -> Assessment:
    put = tuple(
        each.model_copy(update=dict(said)) if each.id == challenge_id else each for each in assessment.challenges
    )
    return assessment if put == assessment.challenges else assessment.model_copy(update={"challenges": put})


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _says(questionnaire: Questionnaire, answer: Answer, claim: Claim) -> bool:
    if answer.level is None:
        return False
    scale = questionnaire.scale_of[claim.question]
    rank = scale.rank(answer.level)
    low, high = claim.at_least, claim.at_most
    return (low is None or rank >= scale.rank(low)) and (high is None or rank <= scale.rank(high))
