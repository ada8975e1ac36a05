"""The same questions under other headings: a second table of contents that changes no answer and no number."""

from __future__ import annotations

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import Grouping, Heading, Theme

THEMES = "themes"
"""The name of the first table of contents: the questionnaire's own themes."""

_ELSEWHERE = "elsewhere"


def regrouped(questionnaire: Questionnaire, grouping_id: str) -> Questionnaire:
    """Return the questionnaire with the headings of a grouping in place of its themes.

    Each question keeps its id and its printed reference, so that answers, evidence and a report under other headings
    stay comparable; the theme it came from becomes its area. Local additions stay in their own themes.

    Args:
        questionnaire: As it was loaded.
        grouping_id: `THEMES`, or the id of one of its groupings.

    Raises:
        KeyError: It has no such grouping.
    """
    if grouping_id == THEMES:
        return questionnaire
    grouping = {candidate.id: candidate for candidate in questionnaire.groupings}[grouping_id]
    heading_ids = {heading.id for heading in grouping.headings}
    other_theme = _free(heading_ids | questionnaire.theme_by_id.keys())
    questions = tuple(
        question.model_copy(
            update={
                "theme": tag if (tag := question.tags.get(grouping_id)) in heading_ids else other_theme,
                "area": question.theme,
            }
        )
        if question.id not in questionnaire.local_question_ids
        else question
        for question in questionnaire.questions
    )
    fields = {name: getattr(questionnaire, name) for name in type(questionnaire).model_fields}
    regrouped = type(questionnaire).model_construct(
        **fields | {"themes": _themes(questionnaire, grouping, other_theme), "questions": questions}
    )
    # A reference such as RA4 names a question, wherever it is listed.
    regrouped.__dict__["reference"] = questionnaire.reference
    return regrouped


def contents(questionnaire: Questionnaire) -> dict[str, str]:
    """Return every way of ordering the questions: the id of a grouping, or `THEMES`, to its title."""
    return {THEMES: "The questionnaire's themes"} | {
        grouping.id: grouping.title for grouping in questionnaire.groupings
    }


def _free(ids: set[str]) -> str:
    """An id for what stands under no heading, which is not that of a heading."""
    name = _ELSEWHERE
    while name in ids:
        name += "-too"
    return name


def _themes(questionnaire: Questionnaire, grouping: Grouping, other_theme: str) -> tuple[Theme, ...]:
    areas = tuple(Heading(id=theme.id, title=theme.title) for theme in questionnaire.themes)
    headings = [*grouping.headings, Heading(id=other_theme, title="Under none of these headings")]
    local = {question.theme for question in questionnaire.questions if question.id in questionnaire.local_question_ids}
    return (
        *(Theme(id=heading.id, code="X", title=heading.title, areas=areas) for heading in headings),
        *(theme for theme in questionnaire.themes if theme.id in local),
    )
