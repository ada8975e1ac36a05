"""An assessment as frozen models: one setting's answers to one edition of a questionnaire."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StrictBool, StringConstraints

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.governance import Cadence, Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.model.types import Day, Line, Moment, Text
from prevent_tui.questionnaire.types import Slug, Table

T = TypeVar("T")

FORMAT = 2
"""The latest version of the answers file format; this program reads those before it too."""

NOTE_LIMIT = 8_000
"""Characters in a note that is typed; a longer one in a file is kept as it is, up to the file's own limit."""


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
        look_again: What it answers has changed since it was given, and nobody has looked at it again yet.
    """

    state: State = State.UNANSWERED
    level: Slug | None = None
    reason: Text = ""
    note: Text = ""
    evidence: tuple[Slug, ...] = ()
    flagged: StrictBool = False
    updated: Moment | None = None
    look_again: StrictBool = False


class Strength(StrEnum):
    """How far a piece of evidence carries; worked out from what is said of it."""

    CLAIMED = "claimed"
    LOCATED = "located"
    CHECKED = "checked"


class Evidence(Table):
    """Where proof is kept: a pointer, never the document; one piece may show several questions.

    Attributes:
        title: What it is.
        where: Where it is kept.
        held_by: The role that keeps it.
        checked_on: When somebody last looked at it.
        checked_by: The role of somebody else who looked at it too; empty where nobody did.
        good_until: The last day it shows anything, where that is not left to the questionnaire's shelf life.
    """

    id: Slug
    title: Line = ""
    where: Line = ""
    held_by: Line = ""
    checked_on: Day | None = None
    checked_by: Line = ""
    good_until: Day | None = None

    @property
    def strength(self) -> Strength:
        """Claimed, located and dated, or checked by someone else as well."""
        if not (self.where.strip() and self.checked_on):
            return Strength.CLAIMED
        return Strength.CHECKED if self.checked_by.strip() else Strength.LOCATED


class FigureValue(Table):
    """A number that a setting gives of itself, as known on a day.

    Attributes:
        id: The id of the questionnaire's figure, or of one of the setting's own.
        label: What is counted; empty for the questionnaire's, which has its own label.
        unit: What one of them is; empty for the questionnaire's.
        value: How many.
        of: Of how many; none where it stands by itself.
        date: The day it was so.
        source: Where it was taken from, such as a training log.
    """

    id: Slug
    label: Line = ""
    unit: Line = ""
    value: Annotated[int, Field(ge=0, le=10_000_000, strict=True)] | None = None
    of: Annotated[int, Field(ge=0, le=10_000_000, strict=True)] | None = None
    date: Day | None = None
    source: Line = ""


class Setting(Table):
    """Which school, college or nursery this is; a fact not stated is left out.

    Attributes:
        reference: The number that others know it by, such as a school's URN; empty where it was not given.
    """

    name: Line = ""
    reference: Line = ""
    facts: dict[Slug, StrictBool | Slug] = Field(default_factory=dict)


class EditionRef(Table):
    """The questionnaire the answers belong to, or a local addition to it.

    Attributes:
        revision: The revision of the edition that was answered last; none in a file from before revisions were kept.
    """

    id: Slug
    edition: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")]
    revision: Annotated[int, Field(ge=1, le=999, strict=True)] | None = None


class Assessment(Table):
    """Everything in one answers file.

    Attributes:
        format: The latest, once it was read; a file is written in the earliest that has a place for all it holds.
        id: What the file is known by wherever it lies and whatever it is called; see `identity`.
        overlays: The local additions it answers too, in their editions.
        sample: The id of the invented setting this was made from; such a file is marked DEMO.
    """

    format: Annotated[int, Field(ge=1, le=FORMAT, strict=True), AfterValidator(lambda _: FORMAT)] = FORMAT
    id: Slug | None = None
    questionnaire: EditionRef
    overlays: tuple[EditionRef, ...] = ()
    sample: Slug | None = None
    setting: Setting = Field(default_factory=Setting)
    answers: dict[Slug, Answer] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: tuple[Risk, ...] = ()
    contacts: tuple[Contact, ...] = ()
    figures: tuple[FigureValue, ...] = ()
    cadence: Cadence = Field(default_factory=Cadence)
    reviews: tuple[Review, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    sign_off: SignOff | None = None

    def answer(self, question_id: str) -> Answer:
        """The answer to a question; an empty one where nothing was said."""
        return self.answers.get(question_id) or Answer()

    @property
    def evidence_by_id(self) -> dict[str, Evidence]:
        """Every piece of evidence by its id."""
        return self._index("evidence_by_id", self.evidence, lambda: {item.id: item for item in self.evidence})

    def evidence_for(self, question_id: str) -> tuple[Evidence, ...]:
        """The evidence linked to a question, in the order it was linked."""
        ids, by_id = self.answer(question_id).evidence, self.evidence_by_id
        return tuple(by_id[name] for name in ids if name in by_id)

    def located_evidence_for(self, question_id: str) -> tuple[Evidence, ...]:
        """The evidence linked to a question that is located and dated, in the order it was linked."""
        located = self._index("located_evidence", self.evidence, self._located_evidence)
        return tuple(located[name] for name in self.answer(question_id).evidence if name in located)

    def _located_evidence(self) -> dict[str, Evidence]:
        return {item.id: item for item in self.evidence if item.strength is not Strength.CLAIMED}

    def actions_for(self, question_id: str) -> tuple[Action, ...]:
        """The actions written for a question, in the order they were added."""
        return self._index("actions_by_question", self.actions, self._actions_by_question).get(question_id, ())

    def _actions_by_question(self) -> dict[str, tuple[Action, ...]]:
        by_question: dict[str, list[Action]] = {}
        for action in self.actions:
            if action.question is not None:
                by_question.setdefault(action.question, []).append(action)
        return {name: tuple(actions) for name, actions in by_question.items()}

    def _index(self, name: str, of: object, make: Callable[[], dict[str, T]]) -> dict[str, T]:
        """Works out an index once for the tuple it is of; a copy of the assessment carries it along with that."""
        cached = self.__dict__.get(name)
        if cached is None or cached[0] is not of:
            self.__dict__[name] = cached = (of, make())
        index: dict[str, T] = cached[1]
        return index
