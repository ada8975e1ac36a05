"""Questions that governors can put to an assessment, made from what it says; and their replies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.ids import Ids, unused
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.text import clean_line, clean_prose
from prevent_tui.toml.data import load

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Answer, Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Claim, Contradiction

ChallengeKind = Literal["gap", "unknown", "stale", "contradiction", "change", "own"]

NEW = "new"
"""The id of a question that is not on the list yet."""


def templates() -> dict[str, dict[str, str | int]]:
    """Return the wording of each kind of question, and how many of it are offered at once."""
    return load(__package__, "challenges.toml")


def question_text(template: str, **words: str) -> str:
    """Return a question from its template; braces in the words put into it are never read as placeholders."""
    return str(templates()[template]["text"]).format(**words)


def contradictions(questionnaire: Questionnaire, assessment: Assessment) -> Iterator[Contradiction]:
    """Yield the questionnaire's contradictions that the answers fall into, as far as their questions are asked."""
    if not questionnaire.contradictions:
        return
    names = {question.id for question in applicable_questions(questionnaire, assessment.setting.facts)}
    for contradiction in questionnaire.contradictions:
        if all(
            claim.question in names and _says(questionnaire, assessment.answer(claim.question), claim)
            for claim in contradiction.claims
        ):
            yield contradiction


def add(assessment: Assessment, challenge: Challenge, today: date, ids: Ids) -> Assessment:
    """Put a question on the governors' list; an empty one, or one that is there already, is not added.

    Args:
        assessment: The assessment to work from.
        challenge: The question; it gets an id of its own.
        today: The day it is asked.
        ids: Makes its id.
    """
    text = clean_prose(challenge.text)
    if not text or any(_folded(other.text) == _folded(text) for other in assessment.challenges):
        return assessment
    name = unused("challenge", [other.id for other in assessment.challenges], ids)
    new_challenge = challenge.model_copy(update={"id": name, "text": text, "asked_on": today})
    return assessment.model_copy(update={"challenges": (*assessment.challenges, new_challenge)})


def find(assessment: Assessment, challenge_id: str) -> Challenge | None:
    """Return the question of that id, if it is on the list."""
    return next((challenge for challenge in assessment.challenges if challenge.id == challenge_id), None)


def reply(assessment: Assessment, challenge_id: str, text: str, by: str, today: date) -> Assessment:
    """Note the reply to a question; an empty one takes the reply back.

    Args:
        assessment: As it is.
        challenge_id: The question; where it is not on the list, nothing changes.
        text: The reply; saying the same again leaves its date.
        by: The role that replied.
        today: The day it is noted.
    """
    text, by = clean_prose(text), clean_line(by)
    challenge = find(assessment, challenge_id)
    if challenge is None or (challenge.reply, challenge.by) == (text, by if text else ""):
        return assessment
    when = challenge.replied_on if challenge.reply == text else today
    update = {"reply": text, "by": by if text else "", "replied_on": when if text else None}
    return _with(assessment, challenge_id, update)


def reword(
    assessment: Assessment, challenge_id: str, text: str, questions: tuple[str, ...] | None = None
) -> Assessment:
    """Reword a question on the list; without words it is taken off.

    Args:
        assessment: The assessment to work from.
        challenge_id: The question.
        text: Its new words.
        questions: Ids of the questions it is about; None leaves them as they are.
    """
    text = clean_prose(text)
    if text:
        return _with(assessment, challenge_id, {"text": text} | ({} if questions is None else {"questions": questions}))
    rest = tuple(challenge for challenge in assessment.challenges if challenge.id != challenge_id)
    return assessment if rest == assessment.challenges else assessment.model_copy(update={"challenges": rest})


def _with(assessment: Assessment, challenge_id: str, update: Mapping[str, object]) -> Assessment:
    challenges = tuple(
        challenge.model_copy(update=dict(update)) if challenge.id == challenge_id else challenge
        for challenge in assessment.challenges
    )
    return (
        assessment if challenges == assessment.challenges else assessment.model_copy(update={"challenges": challenges})
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _says(questionnaire: Questionnaire, answer: Answer, claim: Claim) -> bool:
    if answer.level is None:
        return False
    scale = questionnaire.scale_of[claim.question]
    rank = scale.rank(answer.level)
    low, high = claim.at_least, claim.at_most
    return (low is None or rank >= scale.rank(low)) and (high is None or rank <= scale.rank(high))
