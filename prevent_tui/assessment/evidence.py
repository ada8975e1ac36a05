"""Evidence: kept once, linked to the questions it shows, ageing by the shelf life of what it shows."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence
from prevent_tui.ids import Ids, unused
from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean_line
from prevent_tui.thresholds import thresholds

# ------------------------------------------------------------ changing the list


def new(assessment: Assessment, ids: Ids) -> Evidence:
    """Return an empty piece of evidence with an unused id; `keep` puts it into the list."""
    return Evidence(id=unused("evidence", assessment.evidence_by_id, ids))


def keep(assessment: Assessment, item: Evidence, question_id: str | None = None) -> Assessment:
    """Add a piece of evidence to the list, or replace the one with its id; its texts are cleaned.

    Args:
        assessment: As it is.
        item: What is said of it; one that says nothing is taken out, or never added.
        question_id: A question to link it to.
    """
    item = clean_texts(item)
    is_listed = item.id in assessment.evidence_by_id
    if is_empty(item):
        return remove(assessment, item.id) if is_listed else assessment
    if is_listed:
        items = tuple(item if old.id == item.id else old for old in assessment.evidence)
    else:
        items = (*assessment.evidence, item)
    after = assessment.model_copy(update={"evidence": items})
    return link(after, question_id, item.id) if question_id else after


def link(assessment: Assessment, question_id: str, evidence_id: str) -> Assessment:
    """Link a piece of evidence to a question; an existing link stays as it is.

    Args:
        assessment: The assessment to work from.
        question_id: The question it shows.
        evidence_id: The piece of evidence.
    """
    answer = assessment.answer(question_id)
    if evidence_id in answer.evidence:
        return assessment
    return _linked(assessment, question_id, (*answer.evidence, evidence_id))


def unlink(assessment: Assessment, question_id: str, evidence_id: str) -> Assessment:
    """Take the link between a question and a piece of evidence away; the evidence stays in the list.

    Args:
        assessment: The assessment to work from.
        question_id: The question.
        evidence_id: The piece of evidence.
    """
    answer = assessment.answer(question_id)
    if evidence_id not in answer.evidence:
        return assessment
    return _linked(assessment, question_id, tuple(name for name in answer.evidence if name != evidence_id))


def remove(assessment: Assessment, evidence_id: str) -> Assessment:
    """Remove a piece of evidence from the list, with its links."""
    for question_id in links(assessment).get(evidence_id, ()):
        assessment = unlink(assessment, question_id, evidence_id)
    items = tuple(item for item in assessment.evidence if item.id != evidence_id)
    return assessment.model_copy(update={"evidence": items})


def mark_checked(item: Evidence, today: date) -> Evidence:
    """Return the evidence as checked on a day; its own end date stays."""
    return item.model_copy(update={"checked_on": today})


def clear_end_date(item: Evidence) -> Evidence:
    """Return the evidence without an end date of its own, so that the shelf life decides (rule S15)."""
    return item.model_copy(update={"good_until": None})


def clean_texts(item: Evidence) -> Evidence:
    """Return the evidence with its texts cleaned, each on one line."""
    texts = {name: clean_line(getattr(item, name)) for name in ("title", "where", "held_by", "checked_by")}
    return item.model_copy(update=texts)


# ------------------------------------------------------------ what there is to say about it


def is_empty(item: Evidence) -> bool:
    """Return whether every field but the id is empty."""
    return item == Evidence(id=item.id)


def links(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """Return the question ids by the id of the evidence linked to them; evidence linked nowhere is left out."""
    questions: dict[str, list[str]] = {}
    for question_id, answer in assessment.answers.items():
        for name in answer.evidence:
            questions.setdefault(name, []).append(question_id)
    return {name: tuple(ids) for name, ids in questions.items()}


def same_place(assessment: Assessment, item: Evidence) -> tuple[Evidence, ...]:
    """Return the other evidence kept in the same place: possibly the same document, entered twice."""
    place = _folded(item.where)
    if not place:
        return ()
    return tuple(other for other in assessment.evidence if other.id != item.id and _folded(other.where) == place)


def is_checked_in_future(item: Evidence, today: date) -> bool:
    """Return whether its check is dated in the future."""
    return item.checked_on is not None and item.checked_on > today


def ends_before_it_begins(item: Evidence) -> bool:
    """Return whether it ends before the day it was checked."""
    return item.checked_on is not None and item.good_until is not None and item.good_until < item.checked_on


def shelf_life(questions: Iterable[Question], facts: Facts) -> int:
    """Return the shortest shelf life, in months, that these questions give their evidence in a setting (rule S15)."""
    return min(
        (
            prompt.good_for_months
            for question in questions
            for prompt in question.evidence
            if applies(prompt.applies_when, facts)
        ),
        default=thresholds().evidence_good_for_months,
    )


def good_until(question: Question, item: Evidence, facts: Facts) -> date | None:
    """Return the last day on which a piece of evidence shows a question (rule S15).

    An end date of the evidence itself counts; else the shortest shelf life among the prompts of the question.

    Args:
        question: The question it is linked to.
        item: The piece of evidence.
        facts: What is true of the setting; prompts may be limited to some settings.

    Returns:
        The day; None where the evidence is not dated.
    """
    return last_valid_day(item, shelf_life((question,), facts))


def last_valid_day(item: Evidence, months: int) -> date | None:
    """Return the last day on which a piece of evidence shows anything (rule S15).

    Args:
        item: The piece of evidence.
        months: How many months it is good for after it was checked, where it has no end date of its own.

    Returns:
        The day; None where the evidence is not dated.
    """
    if item.good_until or item.checked_on is None:
        return item.good_until
    return add_months(item.checked_on, months)


def latest_valid_day(items: Iterable[Evidence], months: int) -> date | None:
    """Return the last day on which any of these pieces shows anything; None where none is dated.

    Args:
        items: The pieces of evidence, however many.
        months: As for `last_valid_day`.
    """
    ends, checks = [], []
    for item in items:
        if item.good_until:
            ends.append(item.good_until)
        elif item.checked_on:
            checks.append(item.checked_on)
    # The later it was checked, the longer it is good: the months are added once.
    ends += [add_months(max(checks), months)] if checks else []
    return max(ends, default=None)


def shelf_lives(questionnaire: Questionnaire, facts: Facts) -> dict[str, int]:
    """Return the shelf life of the evidence of each question, in months, by the question's id (rule S15)."""
    return {question.id: shelf_life((question,), facts) for question in questionnaire.questions}


def shortest_life(lives: dict[str, int], questions: Iterable[Question]) -> int:
    """Return the shortest of the shelf lives of these questions, in months; the usual one where there is none."""
    return min((lives[question.id] for question in questions), default=thresholds().evidence_good_for_months)


def add_months(when: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    return date(year, month + 1, min(when.day, calendar.monthrange(year, month + 1)[1]))


def known_questions(questionnaire: Questionnaire, names: Iterable[str]) -> tuple[Question, ...]:
    """Return those of the questions with these ids that the questionnaire has."""
    return tuple(questionnaire.by_id[name] for name in names if name in questionnaire.by_id)


def _linked(assessment: Assessment, question_id: str, names: tuple[str, ...]) -> Assessment:
    answer: Answer = assessment.answer(question_id).model_copy(update={"evidence": names})
    return assessment.model_copy(update={"answers": {**assessment.answers, question_id: answer}})


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("/\\. ")
