"""The tables of a local addition to a published questionnaire."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from prevent_tui.questionnaire.parts import Role, Source, Theme
from prevent_tui.questionnaire.question import Question
from prevent_tui.questionnaire.types import Day, Edition, Format, Line, Slug, Table


class OverlayAbout(Table):
    """What adds to what.

    Attributes:
        extends: The id of the questionnaire, and `extends_edition` the edition, that it was written for.
    """

    id: Slug
    edition: Edition
    title: Line
    extends: Slug
    extends_edition: Edition
    publisher: Line | None = None
    review_by: Day | None = None


class LocalPrompt(Table):
    """Something more that would show a published question's level to be true; its shelf life stays the question's."""

    question: Slug
    prompt: Line


class Contact(Table):
    """Whom to reach, by role, with the limits that hold for it."""

    who: Line
    reach: Line
    hours: Line | None = None
    for_: Annotated[Line | None, Field(alias="for")] = None
    checked_on: Day | None = None


class Overlay(Table):
    """A local addition as its file says it; its questions stand in themes of its own."""

    format: Format
    overlay: OverlayAbout
    sources: tuple[Source, ...] = ()
    roles: tuple[Role, ...] = ()
    themes: tuple[Theme, ...] = ()
    questions: tuple[Question, ...] = ()
    evidence: tuple[LocalPrompt, ...] = ()
    contacts: tuple[Contact, ...] = ()
