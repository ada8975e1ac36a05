"""A question, and everything that hangs on it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from prevent_tui.questionnaire.condition import Condition
from prevent_tui.questionnaire.types import Days, Line, Months, Prose, Revised, Slug, Table
from prevent_tui.thresholds import thresholds


class Obligation(StrEnum):
    """How binding a question is; the order here is the order of gaps."""

    MUST = "must"
    CONDITION = "condition"
    SHOULD = "should"
    GOOD = "good"

    @property
    def rank(self) -> int:
        """0 for what weighs most."""
        return list(Obligation).index(self)


class Citation(Table):
    """A source, and the part of it meant, in words.

    Attributes:
        confidence: How this passage was read, where that is not how the source was.
    """

    source: Slug
    at: Line
    confidence: Literal["read", "part-read", "reported"] | None = None


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
        short: A few words for lists, of the wanted state; `name` falls back to the text.
        gap: A few words for lists of what is short of met, of the state that is not wanted.
        rests_on: The id of the question that this one is a part of: while that one is a gap, this is no gap of its own.
        safety: Whether somebody can come to harm this week while it is a gap.
        levels: Level id to the wording of that level for this question.
        weight: Multiplies points earned and points possible.
        quick: Part of the ten-minute check.
        tags: Grouping id to the id of a heading in it.
        since: The edition, or revision of it, that first asked it.
        changed_in: The edition, or revision of it, that last changed what it asks, or how bindingly.
    """

    id: Slug
    theme: Slug
    text: Line
    obligation: Obligation
    scale: Slug
    area: Slug | None = None
    short: Line | None = None
    gap: Line | None = None
    rests_on: Slug | None = None
    safety: StrictBool = False
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
    since: Revised | None = None
    changed_in: Revised | None = None

    @property
    def name(self) -> str:
        """What the question is called in a list."""
        return self.short or self.text
