"""Answers and the revision of the questions they were given to: what is to be looked at again, and what a seal holds.

An edition of a questionnaire may be revised while answers to it are open. Nothing that was answered is changed by that,
or refused: what is asked differently since is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.assessment.sealing import is_sealed
from prevent_tui.questionnaire.revisions import Revision, current_revision, is_changed_since, is_new_since

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Question


def brought_up(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """Return an assessment as one to the present revision of its questions, with what changed marked to look at again.

    Every answer stays as it was given. What is sealed stays as it is, and so does what answers a later revision than
    the one at hand.

    Args:
        assessment: As it was read.
        questionnaire: What it answers, as it is now.
    """
    if is_sealed(assessment) or is_ahead(assessment, questionnaire):
        return assessment
    answered, current = answered_revision(assessment), current_revision(questionnaire.about)
    published = [each for each in questionnaire.questions if each.id not in questionnaire.local_question_ids]
    changed = {question.id for question in published if is_changed_since(question, answered, current)}
    again = {
        name: answer.model_copy(update={"look_again": True})
        for name, answer in assessment.answers.items()
        if not answer.look_again
        and answer.state is not State.UNANSWERED
        and (name in changed or is_set_aside_no_more(answer, questionnaire.by_id.get(name)))
    }
    if not again and not changed:
        return assessment
    edition = assessment.questionnaire.model_copy(update={"revision": current.number})
    return assessment.model_copy(update={"questionnaire": edition, "answers": {**assessment.answers, **again}})


def answered_revision(assessment: Assessment) -> Revision:
    """Return the revision that an assessment answers; number 0, before any, in a file that does not say."""
    ref = assessment.questionnaire
    return Revision(ref.edition, ref.revision or 0)


def is_ahead(assessment: Assessment, questionnaire: Questionnaire) -> bool:
    """Return whether an assessment answers a later revision of its questions than the one at hand."""
    return answered_revision(assessment) > current_revision(questionnaire.about)


def is_set_aside_no_more(answer: Answer, question: Question | None) -> bool:
    """Return whether a question was set aside as not applicable that may not be."""
    return answer.state is State.NOT_APPLICABLE and question is not None and not question.not_applicable.allowed


def look_again_ids(assessment: Assessment) -> frozenset[str]:
    """Return the ids of the questions whose answers are to be looked at again."""
    return frozenset(name for name, answer in assessment.answers.items() if answer.look_again)


def asked_differently(questionnaire: Questionnaire, assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the questions that an assessment answered and that are asked differently since.

    In the order of the questionnaire. There is none in an assessment that was brought up, only in one that is kept as
    it was sealed, and in a copy of that.
    """
    answered, current = answered_revision(assessment), current_revision(questionnaire.about)
    return tuple(
        question.id
        for question in questionnaire.questions
        if question.id not in questionnaire.local_question_ids
        and is_changed_since(question, answered, current)
        and assessment.answer(question.id).state is not State.UNANSWERED
    )


def as_sealed(questionnaire: Questionnaire, assessment: Assessment) -> Questionnaire:
    """Return the questions that a sealed assessment was asked: without those that are new since it was sealed.

    What it set aside then may be set aside. Of any other assessment, and where nothing is new, it is the questionnaire
    as it is.
    """
    if not is_sealed(assessment):
        return questionnaire
    answered, current = answered_revision(assessment), current_revision(questionnaire.about)
    local = questionnaire.local_question_ids
    published = (each for each in questionnaire.questions if each.id not in local)
    new = {question.id for question in published if is_new_since(question, answered, current)}
    aside = {
        name
        for name, answer in assessment.answers.items()
        if is_set_aside_no_more(answer, questionnaire.by_id.get(name))
    }
    return _without(questionnaire, new, aside) if new or aside else questionnaire


def _without(questionnaire: Questionnaire, new: set[str], aside: set[str]) -> Questionnaire:
    questions = (_as_asked(each, new, aside) for each in questionnaire.questions if each.id not in new)
    risks = (
        risk.model_copy(update={"questions": tuple(name for name in risk.questions if name not in new)})
        for risk in questionnaire.risks
    )
    contradictions = (
        each for each in questionnaire.contradictions if not new & {claim.question for claim in each.claims}
    )
    fields = {name: getattr(questionnaire, name) for name in type(questionnaire).model_fields}
    parts = {"questions": tuple(questions), "risks": tuple(risks), "contradictions": tuple(contradictions)}
    return type(questionnaire).model_construct(**fields | parts)


def _as_asked(question: Question, new: set[str], aside: set[str]) -> Question:
    update: dict[str, object] = {}
    if question.rests_on in new:
        update["rests_on"] = None
    if question.id in aside:
        update["not_applicable"] = question.not_applicable.model_copy(update={"allowed": True})
    return question.model_copy(update=update) if update else question
