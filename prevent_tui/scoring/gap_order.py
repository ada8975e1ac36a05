"""The order in which gaps are mended: what rests on another stands under it, then what binds and presses most (S12)."""

from __future__ import annotations

from collections.abc import Mapping

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.questionnaire.scale import Level

Resting = dict[str, tuple[str, ...]]
"""The id of a gap to the ids of the gaps that rest on it."""


def in_order_to_mend(questionnaire: Questionnaire, gaps: Mapping[str, Level | None]) -> tuple[tuple[str, ...], Resting]:
    """Return gaps in the order to mend them, and which of them rest on which.

    Args:
        questionnaire: The questionnaire they come from.
        gaps: The id of each question that is a gap, in the order of the file, to its level; None where it is not known.

    Returns:
        The ids in order, what rests on a gap straight after it; and each gap that others rest on, to those in order.
    """
    questions = {name: questionnaire.by_id[name] for name in gaps}
    own: list[str] = []
    under: dict[str, list[str]] = {}
    # The sort is stable, so that among equals the order of the file stays.
    for name in sorted(gaps, key=lambda name: _urgency(questionnaire, questions[name], gaps[name])):
        topmost = _topmost(questions[name], questions)
        if topmost.id == name:
            own.append(name)
        else:
            under.setdefault(topmost.id, []).append(name)
    resting = {name: tuple(under[name]) for name in own if name in under}
    return tuple(each for name in own for each in (name, *resting.get(name, ()))), resting


def _urgency(questionnaire: Questionnaire, question: Question, level: Level | None) -> tuple[int, bool, bool, int]:
    """Obligation, safety among the shoulds, the ten-minute check, then the lowest level, what is not known last."""
    scale = questionnaire.scale_of[question.id]
    rank = scale.rank(level.id) if level else len(scale.levels)
    pressing = question.safety and question.obligation is Obligation.SHOULD
    return question.obligation.rank, not pressing, not question.quick, rank


def _topmost(question: Question, gaps: Mapping[str, Question]) -> Question:
    """Return the gap that a gap rests on in the end; itself where that is none.

    What binds more than the gap it rests on stands for itself, so that no must is hidden under a should; so does what
    leads into a circle.
    """
    topmost, passed = question, {question.id}
    while (below := gaps.get(topmost.rests_on or "")) and below.obligation.rank <= topmost.obligation.rank:
        if below.id in passed:
            return question
        passed.add(below.id)
        topmost = below
    return topmost
