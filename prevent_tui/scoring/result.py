"""What a result is made of: a verdict on each question, the numbers of a theme, and the gaps in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from prevent_tui.questionnaire.question import Question
from prevent_tui.questionnaire.scale import Level
from prevent_tui.thresholds import thresholds


class Status(StrEnum):
    """What is shown for a question or a theme, always as a word with a sign; only a theme is met and not shown."""

    GAP = "gap"
    PARTLY = "partly"
    NOT_SHOWN = "not-shown"
    MET = "met"
    UNKNOWN = "unknown"
    NA = "na"
    NONE = "none"


class Verdict(NamedTuple):
    """What one asked question comes to.

    Attributes:
        level: The level chosen, if one was.
        points: Points earned, weight included; None when the question is outside the sum.
        possible: Points that could have been earned, weight included.
        at_met: Points of the lowest level that counts as met, weight included.
        is_gap: Whether it joins the list of gaps.
        weak: Claimed met, with no evidence that is both located and dated.
        outlived: Claimed met, and the last day that any of its evidence showed it, where that day has passed.
        stale: Its evidence has outlived its shelf life, or an action for it is overdue.
        since: The day the answer was last changed.
    """

    question: Question
    status: Status
    level: Level | None
    points: int | None
    possible: int
    at_met: int
    is_gap: bool
    weak: bool
    outlived: date | None
    stale: bool
    since: date | None

    @property
    def is_shown(self) -> bool:
        """Whether it is claimed met with evidence that is located, dated and not out of date."""
        return self.status is Status.MET and not self.weak and self.outlived is None


class Tally(NamedTuple):
    """How many questions of one obligation are met, of those that apply, and what the rest are (rule S9)."""

    met: int
    of: int
    below: int
    dont_know: int
    unanswered: int
    not_applicable: int


class Points(NamedTuple):
    """Points earned over points possible (rules S4 to S8); `percent` is None when nothing can be earned yet."""

    points: int
    possible: int
    questions: int

    @property
    def percent(self) -> int | None:
        """Return the share, rounded; 100 only when nothing is missing, 0 only when nothing is there (rule S7)."""
        if not self.possible:
            return None
        share = 100 * self.points / self.possible
        if 0 < share < 1:
            return 1
        return 99 if 99 < share < 100 else int(share + 0.5)


class Coverage(NamedTuple):
    """How much of what is asked was answered (rule S10); don't know and not applicable are answers."""

    answered: int
    of: int
    dont_know: int
    not_applicable: int


class Claims(NamedTuple):
    """How many answers claim to be met, and how many of these can be shown on the day (rules S14 and S16)."""

    met: int
    shown: int


class Scores(NamedTuple):
    """The numbers of a theme, or of everything.

    Attributes:
        met: How many of the questions are at a level that counts as met (rule S9).
        above: How many of those are at a level above the lowest that does.
        at_met: What the questions in the score would earn, each at the lowest level that counts as met (rule S8).
    """

    musts: Tally
    shoulds: Tally
    conditions: Tally
    good: Tally
    met: int
    above: int
    score: Points
    at_met: Points
    coverage: Coverage
    claims: Claims
    status: Status

    @property
    def of(self) -> int:
        """How many questions apply: those asked, without those set aside."""
        return self.coverage.of - self.coverage.not_applicable

    @property
    def is_early(self) -> bool:
        """Whether so little is answered that a percentage would say nothing yet."""
        return self.coverage.answered * 100 < self.coverage.of * thresholds().percent_from_answered

    @property
    def percent(self) -> int | None:
        """The score in hundredths; None where there is none, or it is too early to say."""
        return None if self.is_early else self.score.percent


@dataclass(frozen=True)
class Result:
    """What an assessment comes to on a day.

    Attributes:
        verdicts: Question id to its verdict, for each question asked, in order.
        themes: Theme id to its numbers, for each theme with a question asked.
        total: The numbers of everything published; local additions have theirs under their own themes only.
        gaps: Ids of the questions with a gap, in the order to mend them; what rests on another stands under it (S12).
        resting: The id of each such gap to the ids of those that rest on it, in the same order.
        not_asked: Ids of answered questions that a condition switched off.
    """

    today: date
    total: Scores
    verdicts: dict[str, Verdict] = field(repr=False)
    themes: dict[str, Scores] = field(repr=False)
    gaps: tuple[str, ...] = ()
    resting: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    not_asked: tuple[str, ...] = ()

    @cached_property
    def rests_on(self) -> dict[str, str]:
        """The id of each gap that rests on another, to the id of that one."""
        return {name: under for under, names in self.resting.items() for name in names}

    @cached_property
    def own_gaps(self) -> tuple[str, ...]:
        """The gaps that are counted: those that rest on no other, in order."""
        return tuple(name for name in self.gaps if name not in self.rests_on)
