"""The questionnaire as frozen models; everything a person is asked comes from here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from prevent_tui.questionnaire.parts import (
    About,
    Accepted,
    CatalogueRisk,
    Contradiction,
    ExpectedContact,
    Fact,
    Figure,
    Grouping,
    Retired,
    Role,
    Source,
    Theme,
)
from prevent_tui.questionnaire.question import Question
from prevent_tui.questionnaire.sample import Sample
from prevent_tui.questionnaire.scale import Scale
from prevent_tui.questionnaire.types import Format, Table

if TYPE_CHECKING:
    from prevent_tui.questionnaire.overlay import Overlay

FORMAT = 2
"""The latest version of the questionnaire file format; this program reads all before it too."""


class Questionnaire(Table):
    """A whole questionnaire, as its file says it."""

    format: Format
    questionnaire: About
    sources: tuple[Source, ...] = ()
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    facts: tuple[Fact, ...] = ()
    roles: tuple[Role, ...] = ()
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    groupings: tuple[Grouping, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    retired: tuple[Retired, ...] = ()
    risks: tuple[CatalogueRisk, ...] = ()
    contacts: tuple[ExpectedContact, ...] = ()
    figures: tuple[Figure, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    samples: tuple[Sample, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    @property
    def about(self) -> About:
        """The questionnaire's own table, under a name that does not repeat itself."""
        return self.questionnaire

    @property
    def additions(self) -> tuple[Overlay, ...]:
        """The local additions; a questionnaire as published has none."""
        return ()

    @property
    def local_question_ids(self) -> frozenset[str]:
        """Ids of the questions that a local addition asks, which are scored apart."""
        return frozenset()

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def scale_of(self) -> dict[str, Scale]:
        """Question id to the scale it is answered on."""
        scales = {scale.id: scale for scale in self.scales}
        return {question.id: scales[question.scale] for question in self.questions}

    @cached_property
    def reference(self) -> dict[str, str]:
        """Question id to its printed reference, such as RA4: the theme's code and the place in the theme."""
        codes = {theme.id: theme.code for theme in self.themes}
        counts = dict.fromkeys(codes, 0)
        references = {}
        for question in self.questions:
            counts[question.theme] += 1
            references[question.id] = f"{codes[question.theme]}{counts[question.theme]}"
        return references

    @cached_property
    def theme_by_id(self) -> dict[str, Theme]:
        """Every theme by its id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def role_labels(self) -> dict[str, str]:
        """Role id to the words shown for it."""
        return {role.id: role.label for role in self.roles}

    def area_title(self, question: Question) -> str:
        """The title of the question's area, or of its theme where it has none."""
        theme = self.theme_by_id[question.theme]
        titles = {area.id: area.title for area in theme.areas}
        return titles.get(question.area or "", theme.title)
