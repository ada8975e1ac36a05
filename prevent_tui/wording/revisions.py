"""What is said where questions were revised after they were answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.assessment.revisions import answered_revision, asked_differently, is_ahead, look_again_ids
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.wording import dates
from prevent_tui.wording.grammar import join_words, name_in_sentence, number_word

if TYPE_CHECKING:
    from collections.abc import Collection

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Question

LOOK_AGAIN = "Asked differently since it was answered: look at it again."
"""What stands beside an answer that is to be looked at again, in a list or a report."""

DIFFERENT_SINCE = "Asked differently since this was sealed. The answer is to the question as it was then."
"""What stands beside an answer in a sealed assessment."""

HOW_TO_LOOK_AGAIN = "Asked differently since you answered: look at it again, and choose again, also the same."
"""The same on the question itself, with what takes it away."""

_MOST_NAMED = 4
"""Questions named in one sentence; the rest are counted."""


def revised_text(questionnaire: Questionnaire, before: Assessment, now: Assessment) -> str:
    """Return what opening an assessment has found to look at again; empty where there is nothing new to say.

    Args:
        questionnaire: What it answers, as it is now.
        before: As it is in the file.
        now: As it was brought up to the questionnaire at hand.
    """
    if is_ahead(now, questionnaire):
        return _ahead_text(questionnaire, now)
    again = _asked(questionnaire, now, look_again_ids(now) - look_again_ids(before))
    if not again:
        return ""
    return f"{_count(len(again), 'you answered them', 'you answered it')}{_musts(questionnaire, again)}"


def look_again_text(questionnaire: Questionnaire, assessment: Assessment) -> str:
    """Return which answers are to be looked at again, in a line; empty where none is.

    Args:
        questionnaire: What it answers, as it is now.
        assessment: The assessment.
    """
    if is_ahead(assessment, questionnaire):
        return _ahead_text(questionnaire, assessment)
    again = _asked(questionnaire, assessment, look_again_ids(assessment))
    if not again:
        return ""
    named = _named(questionnaire, again)
    return f"{_count(len(again), 'they were answered', 'it was answered')}{_musts(questionnaire, again)} {named}."


def asked_differently_text(questionnaire: Questionnaire, assessment: Assessment) -> str:
    """Return which questions are asked differently since an assessment was sealed; empty where none is.

    Args:
        questionnaire: What it answers, as it is now.
        assessment: The assessment.
    """
    since = _asked(questionnaire, assessment, asked_differently(questionnaire, assessment))
    if not since:
        return ""
    signed = assessment.sign_off
    on = f" on {dates.day(signed.on)}" if signed and signed.on else ""
    are = "1 is" if len(since) == 1 else f"{len(since)} are"
    return (
        f"Sealed{on} with the questions as they were then: {are} asked differently since, "
        f"{_named(questionnaire, since)}. What is said here of {'it' if len(since) == 1 else 'them'} goes by the "
        "questions of today."
    )


def revision_text(questionnaire: Questionnaire, assessment: Assessment) -> str:
    """Return what there is to say of the revision an assessment answers, in a line; empty where there is nothing.

    Args:
        questionnaire: What it answers, as it is now.
        assessment: The assessment.
    """
    return asked_differently_text(questionnaire, assessment) or look_again_text(questionnaire, assessment)


def _count(count: int, several: str, one: str) -> str:
    if count == 1:
        return f"One question asks something different since {one}: it is marked to look at again."
    number = number_word(count)
    return (
        f"{number[:1].upper()}{number[1:]} questions ask something different since {several}: "
        "they are marked to look at again."
    )


def _musts(questionnaire: Questionnaire, questions: list[Question]) -> str:
    musts = [question for question in questions if question.obligation is Obligation.MUST]
    if not musts:
        return ""
    are = "a must" if len(musts) == 1 else "musts"
    names = join_words([_name(questionnaire, question) for question in musts[:_MOST_NAMED]])
    rest = len(musts) - _MOST_NAMED
    return f" Of these, {are}: {names}{f' and {rest} more' if rest > 0 else ''}."


def _named(questionnaire: Questionnaire, questions: list[Question]) -> str:
    names = [_name(questionnaire, question) for question in questions[:_MOST_NAMED]]
    rest = len(questions) - len(names)
    return join_words([*names, f"{rest} more"] if rest else names)


def _name(questionnaire: Questionnaire, question: Question) -> str:
    return f"{questionnaire.reference[question.id]} {name_in_sentence(question.name)}"


def _asked(questionnaire: Questionnaire, assessment: Assessment, names: Collection[str]) -> list[Question]:
    """Those of some questions that are asked of the setting, in order."""
    applicable = applicable_questions(questionnaire, assessment.setting.facts)
    return [question for question in applicable if question.id in names]


def _ahead_text(questionnaire: Questionnaire, assessment: Assessment) -> str:
    about, answered = questionnaire.about, answered_revision(assessment)
    return (
        f"These answers are to revision {answered.number} of {about.id} {about.edition}; here is revision "
        f"{about.revision}. What came later is not shown and stays in the file. A newer prevent-tui may bring it."
    )
