"""From answers to a result: two honest numbers, the gaps in order, and every sum that can be shown.

Each rule stands with its reason and an example in docs/scoring.md, as S1 to S18; the comments below name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from prevent_tui.assessment.evidence import latest_valid_day, shelf_life
from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.questionnaire.scale import Level


class Status(StrEnum):
    """What is shown for a question or a theme, always as a word with a sign."""

    GAP = "gap"
    PARTLY = "partly"
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
    is_gap: bool
    weak: bool
    outlived: date | None
    stale: bool
    since: date | None


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


class Scores(NamedTuple):
    """The numbers of a theme, or of everything."""

    musts: Tally
    shoulds: Tally
    conditions: Tally
    good: Tally
    score: Points
    coverage: Coverage
    status: Status


@dataclass(frozen=True)
class Result:
    """What an assessment comes to on a day.

    Attributes:
        verdicts: Question id to its verdict, for each question asked, in order.
        themes: Theme id to its numbers, for each theme with a question asked.
        total: The numbers of everything published; local additions have theirs under their own themes only.
        gaps: Ids of the questions with a gap: by obligation, then level, then age.
        not_asked: Ids of answered questions that a condition switched off.
    """

    today: date
    total: Scores
    verdicts: dict[str, Verdict] = field(repr=False)
    themes: dict[str, Scores] = field(repr=False)
    gaps: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()


def score(
    questionnaire: Questionnaire, assessment: Assessment, today: date, previous: tuple[Assessment, Result] | None = None
) -> Result:
    """Score an assessment on a day.

    Args:
        questionnaire: What is asked.
        assessment: What is answered.
        today: The day, on which evidence may be out of date and actions overdue.
        previous: An earlier assessment and its result by the same questionnaire; unchanged verdicts are taken from it.

    Returns:
        The numbers, the verdict on each question asked, and the gaps in order.
    """
    verdicts = _verdicts(questionnaire, assessment, today, previous)
    by_theme: dict[str, list[Verdict]] = {}
    for verdict in verdicts.values():
        by_theme.setdefault(verdict.question.theme, []).append(verdict)
    themes = {theme_id: _scores(theme_verdicts) for theme_id, theme_verdicts in by_theme.items()}
    gaps = [verdict for verdict in verdicts.values() if verdict.is_gap]
    gaps.sort(key=lambda verdict: _urgency(questionnaire, verdict))
    switched_off = (name for name, answer in assessment.answers.items() if answer.state is not State.UNANSWERED)
    return Result(
        today=today,
        # Local additions are scored apart, so that settings with and without them compare (S17).
        total=_scores(verdict for name, verdict in verdicts.items() if name not in questionnaire.local_question_ids),
        verdicts=verdicts,
        themes=themes,
        gaps=tuple(verdict.question.id for verdict in gaps),
        not_asked=tuple(name for name in switched_off if name not in verdicts),
    )


def _verdicts(
    questionnaire: Questionnaire, assessment: Assessment, today: date, known: tuple[Assessment, Result] | None
) -> dict[str, Verdict]:
    if known and known[1].today == today and _only_answers_differ(known[0], assessment):
        old = known[0].answers
        return {
            name: verdict
            if assessment.answers.get(name) is old.get(name)
            else _verdict(questionnaire, assessment, verdict.question, today)
            for name, verdict in known[1].verdicts.items()
        }
    questions = applicable_questions(questionnaire, assessment.setting.facts)
    return {question.id: _verdict(questionnaire, assessment, question, today) for question in questions}


def _only_answers_differ(one: Assessment, other: Assessment) -> bool:
    return one.setting is other.setting and one.evidence is other.evidence and one.actions is other.actions


def _verdict(questionnaire: Questionnaire, assessment: Assessment, question: Question, today: date) -> Verdict:
    answer = assessment.answer(question.id)
    scale = questionnaire.scale_of[question.id]
    level = scale.level(answer.level) if answer.state is State.LEVEL and answer.level else None
    lowest = level is not None and level.id == scale.levels[0].id
    met = level is not None and level.met
    # A claim needs evidence that is located and dated (S14); it is outlived when the last of it is (S16).
    located = assessment.located_evidence_for(question.id) if met else ()
    actions = assessment.actions_for(question.id)
    overdue = any(action.is_overdue(today) for action in actions)
    last = latest_valid_day(located, shelf_life((question,), assessment.setting.facts)) if located else None
    outlived = last if last and last < today else None
    return Verdict(
        question=question,
        status=_status(question, answer, level, lowest=lowest),
        level=level,
        # Don't know earns nothing and stays in the sum (S5); not applicable and unanswered are outside it (S6).
        points=level.points * question.weight if level else 0 if answer.state is State.DONT_KNOW else None,
        possible=scale.possible * question.weight,
        is_gap=_is_gap(question, answer, level, lowest=lowest),
        weak=met and not located,
        outlived=outlived,
        stale=outlived is not None or overdue,
        since=answer.updated.date() if answer.updated else None,
    )


def _status(question: Question, answer: Answer, level: Level | None, *, lowest: bool) -> Status:
    # What a question is called: S3.
    if level is not None:
        if level.met:
            return Status.MET
        return Status.GAP if lowest or question.obligation is Obligation.MUST else Status.PARTLY
    if answer.state is State.DONT_KNOW:
        return Status.UNKNOWN
    return Status.NA if answer.state is State.NOT_APPLICABLE else Status.NONE


def _is_gap(question: Question, answer: Answer, level: Level | None, *, lowest: bool) -> bool:
    # Good practice is a gap only at the lowest level, and never when it is not known (S11).
    good = question.obligation is Obligation.GOOD
    if level is not None:
        return lowest and not level.met if good else not level.met
    return answer.state is State.DONT_KNOW and not good


def _scores(verdicts: Iterable[Verdict]) -> Scores:
    listed = list(verdicts)
    scored = [verdict for verdict in listed if verdict.points is not None]
    points = Points(
        points=sum(verdict.points or 0 for verdict in scored),
        possible=sum(verdict.possible for verdict in scored),
        questions=len(scored),
    )
    coverage = Coverage(
        answered=sum(verdict.status is not Status.NONE for verdict in listed),
        of=len(listed),
        dont_know=sum(verdict.status is Status.UNKNOWN for verdict in listed),
        not_applicable=sum(verdict.status is Status.NA for verdict in listed),
    )
    counts = Counter((verdict.question.obligation, verdict.status) for verdict in listed)
    tallies = {duty: _tally(counts, duty) for duty in Obligation}
    return Scores(
        musts=tallies[Obligation.MUST],
        shoulds=tallies[Obligation.SHOULD],
        conditions=tallies[Obligation.CONDITION],
        good=tallies[Obligation.GOOD],
        score=points,
        coverage=coverage,
        status=_theme_status(listed, points, coverage),
    )


def _tally(counts: Counter[tuple[Obligation, Status]], duty: Obligation) -> Tally:
    count = {status: counts[duty, status] for status in Status}
    return Tally(
        met=count[Status.MET],
        of=sum(count.values()) - count[Status.NA],
        below=count[Status.GAP] + count[Status.PARTLY],
        dont_know=count[Status.UNKNOWN],
        unanswered=count[Status.NONE],
        not_applicable=count[Status.NA],
    )


def _theme_status(verdicts: list[Verdict], points: Points, coverage: Coverage) -> Status:
    # What a theme is called: S13. An unmet must makes it a gap, whatever its percentage.
    if coverage.not_applicable == coverage.of:
        return Status.NA
    if coverage.answered == coverage.not_applicable:
        return Status.NONE
    if any(verdict.is_gap and verdict.question.obligation is Obligation.MUST for verdict in verdicts):
        return Status.GAP
    if points.possible and not points.points:
        return Status.GAP
    complete = coverage.answered == coverage.of and not any(verdict.is_gap for verdict in verdicts)
    return Status.MET if complete else Status.PARTLY


def _urgency(questionnaire: Questionnaire, verdict: Verdict) -> tuple[int, int, date]:
    # The order of gaps: obligation, level, then the oldest answer first (S12).
    scale = questionnaire.scale_of[verdict.question.id]
    rank = scale.rank(verdict.level.id) if verdict.level else len(scale.levels)
    return verdict.question.obligation.rank, rank, verdict.since or date.max
