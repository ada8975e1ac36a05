"""What is said of a question that is not met, so that the name of what is wanted is never read as what is there."""

from __future__ import annotations

from collections.abc import Collection

from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Result, Status
from prevent_tui.wording.grammar import name_in_sentence, number_word, plural

_LEADS = {
    Status.GAP: "Not yet so",
    Status.PARTLY: "Only partly so",
    Status.UNKNOWN: "Not known whether",
    Status.NONE: "Not answered",
    Status.NA: "Not applicable",
}
"""What stands before a question's name, which says what is wanted, while that is not what is there."""


def gap_words(question: Question, status: Status) -> str:
    """Return what is said of a question where nothing beside it says how it stands.

    Args:
        question: The question.
        status: What it comes to.

    Returns:
        What it is short of, where the questionnaire says so; else its name in quotation marks, after words for the
        status: `Not yet so: “a risk assessment is written”`. The name alone where it is met.
    """
    words = gap_name(question, status)
    is_quoted = status in _LEADS and not _short_of(question, status)
    return f"{_LEADS[status]}: {words}" if is_quoted else words


def gap_lead(status: Status) -> str:
    """Return what stands before what a question asks while that is not what is there: `Not yet so`; empty if met."""
    return _LEADS.get(status, "")


def gap_name(question: Question, status: Status) -> str:
    """Return what is said of a question where its status stands beside it as a word or a sign.

    Args:
        question: The question.
        status: What it comes to.

    Returns:
        What it is short of, where the questionnaire says so; else its name, in quotation marks unless it is met.
    """
    if short_of := _short_of(question, status):
        return short_of
    name = name_in_sentence(question.name)
    return f"“{name}”" if status in _LEADS else name


def gap_count(result: Result) -> str:
    """Return how many gaps there are, what rests on another not counted apart: `9 gaps; five more rest on them`."""
    return "; ".join(part for part in (plural(len(result.own_gaps), "gap"), resting_count(result)) if part)


def short_gap_count(result: Result) -> str:
    """Return the same where there is little room: `9 gaps, 5 under them`."""
    more, own = len(result.rests_on), len(result.own_gaps)
    under = f", {more} under {'it' if own == 1 else 'them'}" if more else ""
    return f"{plural(own, 'gap')}{under}"


def resting_count(result: Result, names: Collection[str] | None = None) -> str:
    """Return how many gaps rest on others: `five more rest on it`; nothing where none does.

    Args:
        result: What an assessment comes to.
        names: The ids of the gaps that they may rest on; every gap where it is not given.
    """
    own = result.own_gaps if names is None else names
    more = sum(len(result.resting.get(name, ())) for name in own)
    if not more:
        return ""
    return f"{number_word(more)} more {'rests' if more == 1 else 'rest'} on {'it' if len(own) == 1 else 'them'}"


def _short_of(question: Question, status: Status) -> str:
    return name_in_sentence(question.gap) if question.gap and status in {Status.GAP, Status.PARTLY} else ""
