"""How each piece of evidence stands on a day, and the words for it, the same on screen and in the report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Assessment, Evidence, Strength
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Result, Verdict
from prevent_tui.thresholds import is_soon
from prevent_tui.wording.dates import day

STRENGTH_WORDS = {
    Strength.CLAIMED: "claimed",
    Strength.LOCATED: "located and dated",
    Strength.CHECKED: "checked by someone else",
}
"""How far evidence carries, in words."""

NOT_SHOWN = "claimed, not shown"
"""The words for an answer that claims to be met without evidence that is located and dated (rule S14)."""


class EvidenceState(IntEnum):
    """How a piece of evidence stands, from what needs most attention to what needs none."""

    ODD = 0
    STALE = 1
    CLAIMED = 2
    UNLINKED = 3
    SOON = 4
    GOOD = 5


class EvidenceStatus(NamedTuple):
    """A piece of evidence on a day.

    Attributes:
        questions: The questions it is linked to, in the order of the questionnaire.
        until: The last day it shows anything for all of them; None where it was never dated.
        oddities: What cannot be right about its dates, each as a sentence.
    """

    item: Evidence
    questions: tuple[Question, ...]
    until: date | None
    state: EvidenceState
    oddities: tuple[str, ...]

    @property
    def words(self) -> str:
        """How it stands, such as `out of date since 14 Sep 2026`."""
        if self.state is EvidenceState.ODD:
            return "a date cannot be right"
        if self.state is EvidenceState.STALE and self.until:
            return out_of_date_since(self.until)
        if self.state is EvidenceState.CLAIMED:
            return missing_text(self.item)
        if self.state is EvidenceState.SOON and self.until:
            return f"goes stale on {day(self.until)}"
        return "linked nowhere" if self.state is EvidenceState.UNLINKED else "good"


def evidence_statuses(questionnaire: Questionnaire, assessment: Assessment, today: date) -> list[EvidenceStatus]:
    """Return how every piece of evidence stands, what needs attention first, then by last day and by name.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment with its evidence.
        today: The day to judge it on.
    """
    links, lives = evidence.links(assessment), evidence.shelf_lives(questionnaire, assessment.setting.facts)
    statuses = [_status(questionnaire, item, today, links.get(item.id, ()), lives) for item in assessment.evidence]
    return sorted(
        statuses, key=lambda status: (status.state, status.until or date.min, evidence_title(status.item).casefold())
    )


def status_of(
    questionnaire: Questionnaire, assessment: Assessment, item: Evidence, today: date, names: Collection[str]
) -> EvidenceStatus:
    """Return how one piece of evidence stands.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment, whose facts decide on the shelf life.
        item: The piece of evidence.
        today: The day to judge it on.
        names: Ids of the questions it is linked to.
    """
    lives = evidence.shelf_lives(questionnaire, assessment.setting.facts)
    return _status(questionnaire, item, today, names, lives)


def _status(
    questionnaire: Questionnaire, item: Evidence, today: date, names: Collection[str], lives: dict[str, int]
) -> EvidenceStatus:
    linked = frozenset(names)
    questions = tuple(question for question in questionnaire.questions if question.id in linked) if linked else ()
    until = evidence.last_valid_day(item, evidence.shortest_life(lives, questions))
    odd = date_oddities(item, today)
    return EvidenceStatus(item, questions, until, _stand(item, questions, until, today, odd=bool(odd)), odd)


def _stand(
    item: Evidence, questions: tuple[Question, ...], until: date | None, today: date, *, odd: bool
) -> EvidenceState:
    if odd:
        return EvidenceState.ODD
    if not questions:
        return EvidenceState.UNLINKED
    # The day it ends comes before what it lacks, as on the start: there nothing but days is known of it.
    if until and until < today:
        return EvidenceState.STALE
    if until and is_soon(until, today):
        return EvidenceState.SOON
    return EvidenceState.CLAIMED if item.strength is Strength.CLAIMED else EvidenceState.GOOD


def date_oddities(item: Evidence, today: date) -> tuple[str, ...]:
    """Return what cannot be right about the dates of a piece of evidence, each as a sentence."""
    sentences = []
    if item.checked_on and evidence.is_checked_in_future(item, today):
        sentences.append(f"{day(item.checked_on)} is still to come. When was it last checked?")
    if item.checked_on and item.good_until and evidence.ends_before_it_begins(item):
        sentences.append(f"It is good until {day(item.good_until)}, before it was checked: {day(item.checked_on)}.")
    return tuple(sentences)


def evidence_title(item: Evidence) -> str:
    """Return what a piece of evidence is called in one line: its title, or else its place."""
    return item.title or item.where or "No title or place noted"


def strength_text(item: Evidence) -> str:
    """Return how far a piece of evidence carries, with the role of whoever checked it."""
    words = STRENGTH_WORDS[item.strength]
    other = f", though seen by {item.checked_by}" if item.strength is Strength.CLAIMED else f": {item.checked_by}"
    return words + other if item.checked_by else words


def missing_text(item: Evidence) -> str:
    """Return what a claimed piece of evidence lacks: its place, its date or both."""
    if item.where:
        return "not dated yet"
    return "no place given yet" if item.checked_on else "no place and no date yet"


def out_of_date_since(last: date) -> str:
    """Return the words for evidence whose last day has passed."""
    return f"out of date since {day(last)}"


def verdict_doubt(verdict: Verdict) -> str:
    """Return what is doubtful about a question that claims to be met; empty where nothing is (rules S14 and S16)."""
    if verdict.weak:
        return NOT_SHOWN
    return out_of_date_since(verdict.outlived) if verdict.outlived else ""


def doubt_counts(result: Result) -> tuple[str, ...]:
    """Return the counts of doubtful answers: `3 claimed, not shown`, `2 out of date`."""
    weak = sum(verdict.weak for verdict in result.verdicts.values())
    old = sum(verdict.outlived is not None for verdict in result.verdicts.values())
    return tuple(part for part in (f"{weak} {NOT_SHOWN}" if weak else "", f"{old} out of date" if old else "") if part)
