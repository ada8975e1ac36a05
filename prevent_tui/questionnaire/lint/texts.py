"""Every text of a questionnaire that people read, with its kind and its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Question


class PlacedText(NamedTuple):
    """A text, what kind it is (such as `text`, `level` or `help`), and where it stands."""

    place: str
    kind: str
    text: str


def texts(questionnaire: Questionnaire) -> list[PlacedText]:
    """Return every text that is shown or printed; samples, ids and the names of documents are left out."""
    every = (*_about(questionnaire), *_terms(questionnaire), *_contents(questionnaire), *_questions(questionnaire))
    return [text for text in every if text.text]


def _about(questionnaire: Questionnaire) -> Iterator[PlacedText]:
    about = questionnaire.about
    yield PlacedText("questionnaire.title", "title", about.title)
    yield PlacedText("questionnaire.audience", "audience", about.audience or "")
    yield PlacedText("questionnaire.limits", "limits", about.limits)
    for number, paragraph in enumerate(about.front_sheet, 1):
        yield PlacedText(f"questionnaire.front_sheet[{number}]", "front", paragraph)


def _terms(questionnaire: Questionnaire) -> Iterator[PlacedText]:
    for scale in questionnaire.scales:
        for level in scale.levels:
            place = f"scales[{scale.id}].levels[{level.id}]"
            yield PlacedText(f"{place}.label", "level-label", level.label)
            yield PlacedText(f"{place}.meaning", "meaning", level.meaning)
    for fact in questionnaire.facts:
        yield PlacedText(f"facts[{fact.id}].label", "fact-label", fact.label)
        yield PlacedText(f"facts[{fact.id}].help", "fact-help", fact.help or "")
        for option in fact.options:
            yield PlacedText(f"facts[{fact.id}].options[{option.id}].label", "option", option.label)
    for role in questionnaire.roles:
        yield PlacedText(f"roles[{role.id}].label", "role-label", role.label)


def _contents(questionnaire: Questionnaire) -> Iterator[PlacedText]:
    for theme in questionnaire.themes:
        yield PlacedText(f"themes[{theme.id}].title", "theme-title", theme.title)
        yield PlacedText(f"themes[{theme.id}].summary", "summary", theme.summary or "")
        yield PlacedText(f"themes[{theme.id}].facilitator", "facilitator", theme.facilitator or "")
        for area in theme.areas:
            yield PlacedText(f"themes[{theme.id}].areas[{area.id}].title", "heading", area.title)
    for grouping in questionnaire.groupings:
        for heading in grouping.headings:
            yield PlacedText(f"groupings[{grouping.id}].headings[{heading.id}].title", "heading", heading.title)
    for retired in questionnaire.retired:
        yield PlacedText(f"retired[{retired.id}].because", "because", retired.because or "")


def _questions(questionnaire: Questionnaire) -> Iterator[PlacedText]:
    for question in questionnaire.questions:
        place = f"questions[{question.id}]"
        for key in ("short", "gap", "text", "why", "help", "facilitator"):
            yield PlacedText(f"{place}.{key}", key, getattr(question, key) or "")
        for level, wording in question.levels.items():
            yield PlacedText(f"{place}.levels.{level}", "level", wording)
        yield from _attached(place, question)


def _attached(place: str, question: Question) -> Iterator[PlacedText]:
    for number, citation in enumerate(question.sources, 1):
        yield PlacedText(f"{place}.sources[{number}].at", "at", citation.at)
    for number, prompt in enumerate(question.evidence, 1):
        yield PlacedText(f"{place}.evidence[{number}].prompt", "evidence", prompt.prompt)
    for number, action in enumerate(question.actions, 1):
        yield PlacedText(f"{place}.actions[{number}].text", "action", action.text)
    for number, reason in enumerate(question.not_applicable.reasons, 1):
        yield PlacedText(f"{place}.not_applicable.reasons[{number}]", "reason", reason)
