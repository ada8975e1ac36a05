"""A change to an assessment: the step that can be taken back, and what listeners are told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from prevent_tui.assessment.draft import DraftChange
from prevent_tui.assessment.model.assessment import Assessment


@dataclass(frozen=True)
class Step:
    """One change that can be taken back.

    Attributes:
        label: What was done, in words, such as "answer to RA4".
        question: The question it was done to, if one.
        before: The assessment without it.
        after: The assessment with it.
        draft: What it did to the draft of a form, if anything; the session only remembers it for its listeners.
    """

    label: str
    question: str | None
    before: Assessment
    after: Assessment
    draft: DraftChange | None = None


class Kind(StrEnum):
    """In which way an assessment became another."""

    CHOICE = "choice"
    """At once, as with a key or by a form."""

    TEXT = "text"
    """Typed on in a note, with more to come."""

    DRAFT = "draft"
    """Not at all: a form was left half filled, or its draft thrown away."""

    UNDO = "undo"
    REDO = "redo"

    VERSION = "version"
    """Another version, such as a backup, took its place."""


@dataclass(frozen=True)
class Change:
    """What listeners are told.

    Attributes:
        before: The assessment until now.
        after: The assessment from now on.
        step: What was done, undone or done again; of typing, all of it up to now.
        kind: In which way.
    """

    before: Assessment
    after: Assessment
    step: Step
    kind: Kind

    @property
    def question(self) -> str | None:
        """The question it was done to, if one."""
        return self.step.question


Listener = Callable[[Change], object]
