"""A question, and everything that hangs on it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool

from prevent_tui.questionnaire.condition import Condition
from prevent_tui.questionnaire.types import Days, Edition, Line, Months, Prose, Slug, Table
from prevent_tui.thresholds import thresholds


class Obligation(StrEnum):
    """How binding a question is; the order here is the order of gaps."""

    MUST = "must"
    SHOULD = "should"
    CONDITION = "condition"
    GOOD = "good"

    @property
    def rank(self) -> int:
        """0 for what weighs most."""
        return list(Obligation).index(self)


class Citation(Table):
    """A source, and the part of it meant, in words."""

    source: Slug
    at: Line


class EvidencePrompt(Table):
    """Something that would show the level to be true, and how long it goes on showing it."""

    prompt: Line
    good_for_months: Months = thresholds().evidence_good_for_months
    applies_when: Condition | None = None


class ActionPrompt(Table):
    """A next step to suggest at a level or below it; `owner` is a role id."""

    at_or_below: Slug
    text: Line
    owner: Slug
    within_days: Days
    applies_when: Condition | None = None


class NotApplicable(Table):
    """Whether a question may be set aside, with reasons to choose from or to write."""

    allowed: StrictBool = False
    reasons: tuple[Line, ...] = ()


class Question(Table):
    """One checkable fact, with the wording of each level for this very question.

    Attributes:
        short: A few words for lists; `name` falls back to the text.
        levels: Level id to the wording of that level for this question.
        weight: Multiplies points earned and points possible.
        quick: Part of the ten-minute check.
        tags: Grouping id to the id of a heading in it.
        since: The edition that first asked it.
        changed_in: The edition that last changed what it asks.
    """

    id: Slug
    theme: Slug
    text: Line
    obligation: Obligation
    scale: Slug
    area: Slug | None = None
    short: Line | None = None
    role: Slug | None = None
    quick: StrictBool = False
    why: Prose | None = None
    help: Prose | None = None
    weight: Annotated[int, Field(ge=1, le=10, strict=True)] = 1
    sources: tuple[Citation, ...] = ()
    levels: dict[Slug, Line] = Field(default_factory=dict)
    evidence: tuple[EvidencePrompt, ...] = ()
    actions: tuple[ActionPrompt, ...] = ()
    not_applicable: NotApplicable = Field(default_factory=NotApplicable)
    applies_when: Condition | None = None
    tags: dict[Slug, Slug] = Field(default_factory=dict)
    facilitator: Prose | None = None
    since: Edition | None = None
    changed_in: Edition | None = None

    @property
    def name(self) -> str:
        """What the question is called in a list."""
        return self.short or self.text
