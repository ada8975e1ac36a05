"""Every text of an assessment that a person types, in one list: what is looked over before it is kept or handed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prevent_tui.assessment.model.action import Action, Change
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, FigureValue, Setting
from prevent_tui.assessment.model.governance import Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Risk

Holder = Literal[
    "question", "action", "evidence", "risk", "challenge", "reviews", "contacts", "figures", "setting", "sign-off"
]


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text as a person typed it, and where it stands.

    Attributes:
        holder: The kind of thing it belongs to, and `id` which one; empty where there is one alone.
        field: What the text is called in a sentence, such as “the note”.
        question: The id of the question it is about, if it is about one.
    """

    holder: Holder
    field: str
    text: str
    id: str = ""
    question: str = ""


FIELDS: dict[type, dict[str, str]] = {
    Answer: {"note": "the note", "reason": "the reason"},
    Action: {"text": "what is to be done", "owner": "by whom", "reason": "the reason", "outcome": "what came of it"},
    Change: {"note": "its history"},
    Evidence: {
        "title": "what it is",
        "where": "where it is kept",
        "held_by": "who holds it",
        "checked_by": "who checked it",
    },
    Risk: {
        "title": "what could happen",
        "who": "who may be affected",
        "controls": "what is in place",
        "further": "what more is to be done",
        "lead": "who leads on it",
    },
    LocalPicture: {"text": "the local picture", "source": "where that comes from", "handling": "how it may be shared"},
    Challenge: {"text": "the question", "reply": "the reply", "by": "who replied"},
    Review: {"by": "who led it", "note": "what was agreed"},
    Contact: {"who": "who it is", "reach": "how to reach them", "hours": "when", "note": "what for"},
    FigureValue: {"label": "what is counted", "unit": "the unit", "source": "the source"},
    Setting: {"name": "its name", "reference": "its reference"},
    SignOff: {"role": "who signs", "decision": "what was decided", "minute": "the minute"},
}
"""The fields that a person types into, by what holds them, and what each is called."""


def free_texts(assessment: Assessment) -> Iterator[FreeText]:
    """Return every text that a person typed and that says something, in the order of the file.

    Args:
        assessment: All of it; what is kept of questions that are not asked is in it too.
    """
    yield from _of(assessment.setting, "setting")
    for question_id, answer in assessment.answers.items():
        yield from _of(answer, "question", question_id, question_id)
    for action in assessment.actions:
        yield from _of_action(action)
    for item in assessment.evidence:
        yield from _of(item, "evidence", item.id)
    for risk in assessment.risks:
        for table in (risk, risk.local):
            yield from _of(table, "risk", risk.id, next(iter(risk.questions), ""))
    for challenge in assessment.challenges:
        yield from _of(challenge, "challenge", challenge.id, next(iter(challenge.questions), ""))
    yield from _of_the_rest(assessment)


def _of_action(action: Action) -> Iterator[FreeText]:
    """What is said of an action, and in its history what is not said of it now."""
    for table in (action, *action.history):
        if not isinstance(table, Change) or table.note not in {action.reason, action.outcome}:
            yield from _of(table, "action", action.id, action.question or "")


def _of_the_rest(assessment: Assessment) -> Iterator[FreeText]:
    for review in assessment.reviews:
        yield from _of(review, "reviews")
    for contact in assessment.contacts:
        yield from _of(contact, "contacts", contact.id)
    for figure in assessment.figures:
        yield from _of(figure, "figures", figure.id)
    if assessment.sign_off:
        yield from _of(assessment.sign_off, "sign-off")


def _of(table: object, holder: Holder, name: str = "", question: str = "") -> Iterator[FreeText]:
    for field, label in FIELDS[type(table)].items():
        text = getattr(table, field)
        if text.strip():
            yield FreeText(holder, label, text, name, question)
