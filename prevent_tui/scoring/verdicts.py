"""What each question comes to, from its answer, its evidence and its actions."""

from __future__ import annotations

from datetime import date

from prevent_tui.assessment.evidence import latest_valid_day, shelf_life
from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.questionnaire.scale import Level
from prevent_tui.scoring.result import Result, Status, Verdict


def verdicts_of(
    questionnaire: Questionnaire, assessment: Assessment, today: date, known: tuple[Assessment, Result] | None
) -> dict[str, Verdict]:
    """Return the verdict on each question asked, by its id, in order.

    Args:
        questionnaire: What is asked.
        assessment: What is answered.
        today: The day, on which evidence may be out of date and actions overdue.
        known: An earlier assessment and its result by the same questionnaire; unchanged verdicts are taken from it.
    """
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
        at_met=scale.lowest_met.points * question.weight,
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
    # What may not be set aside, or not any more, is not answered by setting it aside (S6).
    is_aside = answer.state is State.NOT_APPLICABLE and question.not_applicable.allowed
    return Status.NA if is_aside else Status.NONE


def _is_gap(question: Question, answer: Answer, level: Level | None, *, lowest: bool) -> bool:
    # Good practice is a gap only at the lowest level, and never when it is not known (S11).
    good = question.obligation is Obligation.GOOD
    if level is not None:
        return lowest and not level.met if good else not level.met
    return answer.state is State.DONT_KNOW and not good
