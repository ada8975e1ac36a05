"""Evidence: kept once, linked to the questions it shows, ageing by the shelf life of what it shows."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence
from prevent_tui.assessment.model.types import fresh
from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean_line
from prevent_tui.thresholds import thresholds

# ------------------------------------------------------------ changing the list


def new(assessment: Assessment) -> Evidence:
    """An empty piece of evidence with an id that is not taken; it is in the list once it is kept."""
    return Evidence(id=fresh("evidence", assessment.evidence_by_id))


def keep(assessment: Assessment, item: Evidence, question_id: str | None = None) -> Assessment:
    """Adds a piece of evidence to the list, or rewrites the one with its id; its texts are cleaned.

    Args:
        assessment: As it is.
        item: What is said of it; one that says nothing is taken out, or never added.
        question_id: A question to link it to.
    """
    item = cleaned(item)
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
    """Says that a piece of evidence shows a question; nothing changes where that was said already."""
    answer = assessment.answer(question_id)
    if evidence_id in answer.evidence:
        return assessment
    return _linked(assessment, question_id, (*answer.evidence, evidence_id))


def unlink(assessment: Assessment, question_id: str, evidence_id: str) -> Assessment:
    """Says that it does not show a question after all; it stays in the list."""
    answer = assessment.answer(question_id)
    if evidence_id not in answer.evidence:
        return assessment
    return _linked(assessment, question_id, tuple(name for name in answer.evidence if name != evidence_id))


def remove(assessment: Assessment, evidence_id: str) -> Assessment:
    """Takes a piece of evidence out of the list, and its links with it."""
    for question_id in links(assessment).get(evidence_id, ()):
        assessment = unlink(assessment, question_id, evidence_id)
    items = tuple(item for item in assessment.evidence if item.id != evidence_id)
    return assessment.model_copy(update={"evidence": items})


def checked_today(item: Evidence, today: date) -> Evidence:
    """The same, looked at again on that day; a day it was said to be good until stays."""
    return item.model_copy(update={"checked_on": today})


def without_end(item: Evidence) -> Evidence:
    """The same, good for as long as the shelf life of what it shows."""
    return item.model_copy(update={"good_until": None})


def cleaned(item: Evidence) -> Evidence:
    """The same with its texts made safe to keep, each on one line."""
    texts = {name: clean_line(getattr(item, name)) for name in ("title", "where", "held_by", "checked_by")}
    return item.model_copy(update=texts)


# ------------------------------------------------------------ what there is to say about it


def is_empty(item: Evidence) -> bool:
    """Whether nothing is said of it."""
    return item == Evidence(id=item.id)


def links(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """Ids of the questions that each piece of evidence is linked to; one linked nowhere is left out."""
    questions: dict[str, tuple[str, ...]] = {}
    for question_id, answer in assessment.answers.items():
        for name in answer.evidence:
            questions[name] = (*questions.get(name, ()), question_id)
    return questions


def alike(assessment: Assessment, item: Evidence) -> tuple[Evidence, ...]:
    """What else is kept in the same place: possibly the same thing, written down twice."""
    place = _folded(item.where)
    if not place:
        return ()
    return tuple(other for other in assessment.evidence if other.id != item.id and _folded(other.where) == place)


def is_checked_ahead(item: Evidence, today: date) -> bool:
    """Whether it is said to have been checked on a day that is still to come."""
    return item.checked_on is not None and item.checked_on > today


def ends_before_it_begins(item: Evidence) -> bool:
    """Whether it is said to be good until a day before it was checked."""
    return item.checked_on is not None and item.good_until is not None and item.good_until < item.checked_on


def shelf_life(questions: Iterable[Question], facts: Facts) -> int:
    """Months that evidence for these questions is good for in such a setting: the shortest that any of them says."""
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
    """The day a question's evidence outlives its shelf life; None when it was never dated.

    A day said of the evidence itself counts; else the shortest shelf life of what would show it in such a setting.
    """
    return holds_until(item, (question,), facts)


def holds_until(item: Evidence, questions: Iterable[Question], facts: Facts) -> date | None:
    """The first day on which it is out of date for one of these questions; None when it was never dated."""
    if item.good_until or item.checked_on is None:
        return item.good_until
    return add_months(item.checked_on, shelf_life(questions, facts))


def add_months(when: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    return date(year, month + 1, min(when.day, calendar.monthrange(year, month + 1)[1]))


def shown_by(questionnaire: Questionnaire, names: Iterable[str]) -> tuple[Question, ...]:
    """The questions of these ids that the questionnaire has."""
    return tuple(questionnaire.by_id[name] for name in names if name in questionnaire.by_id)


def _linked(assessment: Assessment, question_id: str, names: tuple[str, ...]) -> Assessment:
    answer: Answer = assessment.answer(question_id).model_copy(update={"evidence": names})
    return assessment.model_copy(update={"answers": {**assessment.answers, question_id: answer}})


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("/\\. ")
