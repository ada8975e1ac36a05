"""An assessment as frozen models: one setting's answers to one edition of a questionnaire."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StrictBool, StringConstraints

from prevent_tui.questionnaire.table import Slug, Table
from prevent_tui.text import refuse_controls

D = TypeVar("D", date, datetime)

FORMAT = 1
"""The version of the answers file format that this program reads and writes."""

NOTE_LIMIT = 8_000
"""Characters in a note that is typed; a longer one in a file is kept as it is, up to `FILE_LIMIT`."""

FILE_LIMIT = 200_000
"""Characters in any one text of a file."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def _within_reach(value: D) -> D:
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise ValueError("is not a date this program can work with")
    return value


def _in_a_zone(value: datetime) -> datetime:
    return _within_reach(value) if value.tzinfo else _within_reach(value).astimezone()


Day = Annotated[date, Field(strict=True), AfterValidator(_within_reach)]
Moment = Annotated[datetime, Field(strict=True), AfterValidator(_in_a_zone)]
Text = Annotated[str, StringConstraints(max_length=FILE_LIMIT), AfterValidator(refuse_controls)]


class State(StrEnum):
    """What was said to a question. That a condition switches a question off is never stored: it is worked out."""

    UNANSWERED = "unanswered"
    LEVEL = "level"
    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"


class Answer(Table):
    """One question's answer.

    Attributes:
        level: The level chosen, when the state says that one was.
        reason: Why the question does not apply, when the state says so.
        evidence: Ids of evidence that shows it.
        flagged: Marked to come back to.
        updated: When the state or the level last changed; notes do not count.
    """

    state: State = State.UNANSWERED
    level: Slug | None = None
    reason: Text = ""
    note: Text = ""
    evidence: tuple[Slug, ...] = ()
    flagged: StrictBool = False
    updated: Moment | None = None


class Evidence(Table):
    """Where proof is kept: a pointer, never the document.

    Attributes:
        title: What it is.
        where: Where it is kept.
        checked_on: When somebody last looked at it.
    """

    id: Slug
    title: Text = ""
    where: Text = ""
    checked_on: Day | None = None


class Action(Table):
    """A next step for a question, with the role that owns it."""

    id: Slug
    question: Slug
    text: Text
    owner: Text = ""
    due: Day | None = None


class Setting(Table):
    """Which school, college or nursery this is; a fact not stated is left out."""

    name: Text = ""
    facts: dict[Slug, StrictBool | Slug] = Field(default_factory=dict)


class Made(Table):
    """The questionnaire the answers belong to, or a local addition to it."""

    id: Slug
    edition: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")]


class Assessment(Table):
    """Everything in one answers file.

    Attributes:
        overlays: The local additions it answers too, in their editions.
        sample: The id of the invented setting this was made from; such a file is marked DEMO.
    """

    format: Annotated[int, Field(ge=1, le=FORMAT, strict=True)] = FORMAT
    questionnaire: Made
    overlays: tuple[Made, ...] = ()
    sample: Slug | None = None
    setting: Setting = Setting()
    answers: dict[Slug, Answer] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()

    def answer(self, question_id: str) -> Answer:
        """The answer to a question; an empty one where nothing was said."""
        return self.answers.get(question_id) or Answer()

    def evidence_for(self, question_id: str) -> tuple[Evidence, ...]:
        """The evidence linked to a question, in the order it was linked."""
        linked = self.answer(question_id).evidence
        return tuple(item for name in linked for item in self.evidence if item.id == name)

    def actions_for(self, question_id: str) -> tuple[Action, ...]:
        """The actions written for a question, in the order they were added."""
        return tuple(action for action in self.actions if action.question == question_id)
