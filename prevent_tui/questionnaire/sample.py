"""Invented settings inside a questionnaire, with what scoring must find for them; days are counted from its opening."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from prevent_tui.questionnaire.types import Line, Prose, Slug, Step, Table

Ago = Annotated[int, Field(ge=0, le=3650, strict=True)]
"""Days before the day it is opened."""

Ahead = Annotated[int, Field(ge=-3650, le=3650, strict=True)]
"""Days after the day it is opened; below nothing, days before it."""

Pair = tuple[StrictInt, StrictInt]
"""Met or earned, of how many."""


class SampleAnswer(Table):
    """How an invented setting answers one question, and what it keeps as evidence for that.

    Attributes:
        where: Where the evidence is; answers that say the same of their evidence share one piece of it.
        title: What the evidence is.
        held_by: The role that keeps it.
        checked_by: The role of somebody else who looked at it too.
        answered_days_ago: When it was answered, if not when the sample as a whole was.
    """

    state: Literal["level", "dont-know", "not-applicable"] = "level"
    level: Slug | None = None
    reason: Line | None = None
    note: Prose = ""
    title: Line | None = None
    where: Line | None = None
    held_by: Line | None = None
    checked_days_ago: Ago | None = None
    checked_by: Line | None = None
    answered_days_ago: Ago | None = None


class SampleChange(Table):
    """How far an action had come on a day; the note to the last is its outcome, or why it was dropped."""

    days_ago: Ago
    progress: Literal["open", "in-hand", "done", "dropped"]
    note: Line | None = None


class SampleAction(Table):
    """A step in the plan of an invented setting.

    Attributes:
        question: The question it is meant to move.
        risk: The risk of the sample it is meant to lower, by its id in the catalogue.
        owner: The id of a role.
        history: How far it came, the earliest first; its last progress is its present one.
    """

    text: Line
    question: Slug | None = None
    risk: Slug | None = None
    owner: Slug | None = None
    due_in_days: Ahead | None = None
    history: Annotated[tuple[SampleChange, ...], Field(min_length=1)]


class SampleLocal(Table):
    """What an invented setting knows of a risk locally."""

    text: Prose
    source: Line | None = None
    days_ago: Ago | None = None
    handling: Line | None = None


class SampleRisk(Table):
    """A risk that an invented setting took from the catalogue.

    Attributes:
        catalogue: Its id in the catalogue, which says what is not said here.
        initial: How likely and how grave it is without controls, from 1 to 5 each.
        residual: The same with them.
        lead: The id of a role.
    """

    catalogue: Slug
    initial: tuple[Step, Step] | None = None
    residual: tuple[Step, Step] | None = None
    local: SampleLocal | None = None
    controls: Prose | None = None
    further: Prose | None = None
    lead: Slug | None = None
    due_in_days: Ahead | None = None


class SampleContact(Table):
    """A contact that an invented setting filled in.

    Attributes:
        expected: The id of one of the contacts that the questionnaire expects.
    """

    expected: Slug
    who: Line
    reach: Line | None = None
    hours: Line | None = None
    note: Line | None = None
    checked_days_ago: Ago | None = None


class SampleFigure(Table):
    """A figure that an invented setting gave.

    Attributes:
        figure: The id of one of the figures that the questionnaire asks for.
        of: Of how many, where it is a part of something.
        days_ago: The day it was so.
    """

    figure: Slug
    value: Annotated[int, Field(ge=0, strict=True)]
    of: Annotated[int, Field(ge=0, strict=True)] | None = None
    days_ago: Ago
    source: Line | None = None


class SampleReview(Table):
    """A review of its plan that an invented setting held."""

    days_ago: Ago
    by: Line
    note: Prose = ""


class SampleChallenge(Table):
    """A question that the governors of an invented setting asked, and the reply."""

    kind: Literal["gap", "unknown", "stale", "contradiction", "change", "own"] = "own"
    questions: tuple[Slug, ...] = ()
    text: Prose
    asked_days_ago: Ago
    reply: Prose | None = None
    by: Line | None = None
    replied_days_ago: Ago | None = None


class SampleBefore(Table):
    """The version of a sample that was signed off and sealed before.

    Attributes:
        sealed_days_ago: When; the answers of then are dated by that day.
        role: The role that signed.
        answers: The answers that were other ones then; the rest were as they are now.
        figures: The figures that were other ones then, counted in days before the day it was sealed.
    """

    sealed_days_ago: Ago
    role: Line
    decision: Line
    minute: Line | None = None
    answers: dict[Slug, SampleAnswer] = Field(default_factory=dict)
    figures: tuple[SampleFigure, ...] = ()


class SampleExpects(Table):
    """What scoring must find for a sample."""

    musts: Pair
    shoulds: Pair
    conditions: Pair
    points: Pair
    answered: StrictInt
    of: StrictInt
    dont_know: StrictInt
    not_applicable: StrictInt
    themes: dict[Slug, Literal["gap", "partly", "met", "na", "none"]]
    gaps: tuple[Slug, ...]


class Sample(Table):
    """An invented setting with its answers, what it does about them, and what must come out.

    Attributes:
        answered_days_ago: When its questions were answered, unless an answer says otherwise.
        before: The version of the year before; a sample without it was never sealed.
    """

    id: Slug
    strength: Literal["weak", "strong"]
    name: Line
    facts: dict[Slug, StrictBool | Slug] = Field(default_factory=dict)
    answered_days_ago: Ago = 0
    answers: dict[Slug, SampleAnswer] = Field(default_factory=dict)
    actions: tuple[SampleAction, ...] = ()
    risks: tuple[SampleRisk, ...] = ()
    contacts: tuple[SampleContact, ...] = ()
    figures: tuple[SampleFigure, ...] = ()
    reviews: tuple[SampleReview, ...] = ()
    challenges: tuple[SampleChallenge, ...] = ()
    before: SampleBefore | None = None
    expects: SampleExpects
