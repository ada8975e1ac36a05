"""Both numbers of a result with their sums, in words."""

from __future__ import annotations

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Claims, Coverage, Scores, Tally
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.in_place import in_place_label


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


def short_of_met(counts: Tally) -> str:
    """Return what is not met, not known and not answered, each apart: `15 not met, 2 not known, 1 not answered`.

    Nothing where all are met. A question that nobody has answered is not one that is not met.
    """
    parts = ((counts.below, "not met"), (counts.dont_know, "not known"), (counts.unanswered, "not answered"))
    return ", ".join(f"{count} {words}" for count, words in parts if count)


TOO_EARLY = "too early to say"
"""What stands for a percentage while too little of what is asked is answered."""


def percent_text(scores: Scores) -> str:
    """Return the score alone: `42%`, `too early to say` or `none yet`; it is never shown without its coverage."""
    if scores.score.percent is None:
        return "none yet"
    return TOO_EARLY if scores.is_early else f"{scores.score.percent}%"


def points_text(scores: Scores) -> str:
    """Return the score with its sum: `37 of 66 points (56%) from 22 questions`, or `none yet`."""
    score = scores.score
    if score.percent is None:
        return percent_text(scores)
    questions = plural(score.questions, "question")
    return f"{score.points} of {plural(score.possible, 'point')} ({percent_text(scores)}) from {questions}"


def yardstick(questionnaire: Questionnaire, scores: Scores) -> str:
    """Return what the score would be with everything just met: `Everything in place = 67%`; it is not 100.

    Empty where there is no score, or everything just met would make all of it.

    Args:
        questionnaire: Its scales, whose words it is said in.
        scores: The scores that it is a yardstick for.
    """
    percent = yardstick_percent(scores)
    return "" if percent is None else f"Everything {in_place_label(questionnaire)} = {percent}%"


def yardstick_percent(scores: Scores) -> int | None:
    """Return the score that the same questions would have, each at the lowest level that counts as met.

    None where there is no score, or that would make all of it.
    """
    at_met = scores.at_met
    return at_met.percent if at_met.points < at_met.possible else None


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


def time_left(questionnaire: Questionnaire, counts: Coverage) -> str:
    """Return how long the rest may take, by what the questionnaire promises: `about 12 minutes left`."""
    left, minutes = counts.of - counts.answered, questionnaire.about.minutes
    if not counts.of:
        return "no question applies"
    if not minutes or not left:
        return "nothing left to answer" if not left else f"{left} left"
    published = len(questionnaire.questions) - len(questionnaire.local_question_ids)
    return f"about {plural(max(1, round(minutes * left / published)), 'minute')} left"
