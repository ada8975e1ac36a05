"""Both numbers of a result with their sums, in words."""

from __future__ import annotations

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Claims, Coverage, Points, Tally
from prevent_tui.wording.grammar import plural


def met_count(tally: Tally) -> str:
    """Return how many are met, of those that apply: `2 of 3 met`; in words where none apply."""
    if tally.of:
        return f"{tally.met} of {tally.of} met"
    return "none apply" if tally.not_applicable else "none asked"


def tally_text(counts: Tally) -> str:
    """Return a tally: `2 of 5 met: 1 not met yet, 1 don't know, 1 not answered; 1 not applicable, left out`."""
    rest = [
        f"{count} {words}"
        for count, words in (
            (counts.below, "not met yet"),
            (counts.dont_know, "don't know"),
            (counts.unanswered, "not answered"),
        )
        if count
    ]
    line = met_count(counts) + (f": {', '.join(rest)}" if rest else "")
    return f"{line}; {counts.not_applicable} not applicable, left out" if counts.not_applicable else line


def percent_text(score: Points) -> str:
    """Return the score alone, such as `42%`, or `none yet`; it is never shown without its coverage."""
    return "none yet" if score.percent is None else f"{score.percent}%"


def points_text(score: Points) -> str:
    """Return the score with its sum: `37 of 66 points (56%) from 22 questions`, or `none yet`."""
    if score.percent is None:
        return percent_text(score)
    questions = plural(score.questions, "question")
    return f"{score.points} of {plural(score.possible, 'point')} ({score.percent}%) from {questions}"


def yardstick(questionnaire: Questionnaire) -> str:
    """Return what the score is with everything just met, as in `Every question In place makes 67%.`; it is not 100.

    Empty where the questions are answered on scales that differ in this.
    """
    scales = {question.scale for question in questionnaire.questions}
    used_scales = [scale for scale in questionnaire.scales if scale.id in scales]
    lowest = next((level for level in used_scales[0].levels if level.met), None) if len(used_scales) == 1 else None
    if lowest is None or lowest.points == used_scales[0].possible:
        return ""
    share = Points(points=lowest.points, possible=used_scales[0].possible, questions=1)
    return f"Every question {lowest.label} makes {share.percent}%."


def shown_text(claims: Claims) -> str:
    """Return how many of the answers that claim to be met can be shown, `3 of 9 shown`; empty where all can."""
    return f"{claims.shown} of {claims.met} shown" if claims.shown < claims.met else ""


def coverage_text(counts: Coverage) -> str:
    """Return how much was answered: `41 of 44 answered, 2 don't know, 1 not applicable`."""
    parts = [f"{counts.answered} of {counts.of} answered"]
    if counts.dont_know:
        parts.append(f"{counts.dont_know} don't know")
    if counts.not_applicable:
        parts.append(f"{counts.not_applicable} not applicable")
    return ", ".join(parts)
