"""What stands beside a field for a text: what does not belong there, and what seems to be that; it stops nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from textual.content import Content
from textual.message import Message

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, wrap
from prevent_tui.tui.kit.field import Field
from prevent_tui.tui.kit.layout import is_high
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.sight import InSight
from prevent_tui.wording.concern import READS_LIKE_ONE, hints

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

PAUSE = 0.6
"""Seconds without a key after which a text is looked at, so that no warning flickers while somebody types."""


def warning_of(text: str, *, details: bool = True) -> str:
    """What is to be said of a text: that it reads like a real concern, or else what looks like a personal detail.

    Args:
        text: What was typed.
        details: Whether personal details are looked for too.
    """
    # Its word lists are read when somebody first types, not before the first screen is painted.
    from prevent_tui.assessment.privacy.concern import reads_like_a_concern
    from prevent_tui.assessment.privacy.detector import advice

    if reads_like_a_concern(text):
        return READS_LIKE_ONE
    return advice(text) if details else ""


class PrivacyGuard(Block):
    """A block that looks over what is typed in the fields of a screen; nothing of it is kept or logged.

    Attributes:
        warning: What is said of the field that has the keys; else of another whose text reads like a real concern.
    """

    @dataclass
    class Warned(Message):
        """Something else is said of what is typed, or nothing any more."""

    warning = ""
    _waiting: Timer | None = None

    def __init__(self, **options: str) -> None:
        super().__init__(**options)
        self._warnings: dict[str, str] = {}

    def typed(self, text: str, at: str = "", *, details: bool = True) -> None:
        """Looks at a text once no key has come for a moment.

        Args:
            text: What stands in a field now.
            at: The name of that field, where there are several.
            details: Whether personal details are looked for too.
        """
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, lambda: self.look_at(text, at, details=details))

    def look_at(self, text: str, at: str = "", *, details: bool = True) -> None:
        """Looks at a text now; the arguments are those of `typed`."""
        if self._waiting:
            self._waiting.stop()
            self._waiting = None
        self._warnings[at] = warning_of(text, details=details)
        elsewhere = READS_LIKE_ONE if READS_LIKE_ONE in self._warnings.values() else ""
        warning = self._warnings[at] or elsewhere
        if warning != self.warning:
            self.warning = warning
            self.redraw()
            self.post_message(self.Warned())
            if warning:
                self.call_after_refresh(self._show_itself)

    def _show_itself(self) -> None:
        """Comes into sight; the line that is typed stays there."""
        if isinstance(typed := self.screen.focused, InSight):
            typed.follow(self)
        else:
            self.scroll_visible(animate=False)

    def warned(self, width: int, rows: int) -> Content:
        """What is said of what was found; or what always holds, in as many words as there is room for.

        Args:
            width: The columns there are.
            rows: How many rows the words that always hold may take.
        """
        if self.warning:
            return Content.styled(f"! {self.look.say(self.warning)}", "bold $gap")
        work = program_of(self.app).work
        texts = [self.look.say(each) for each in hints(work.questionnaire if work else None)]
        fits = (each for each in texts if len(wrap(Content(each), width)) <= rows)
        return Content.styled(next(fits, texts[-1]), "$quiet")


class FormGuard(PrivacyGuard):
    """The guard of a form: one for all its fields, about the one that has the keys."""

    def __init__(self) -> None:
        super().__init__(id="guard")

    def lines(self, width: int) -> Lines:
        """What is said, wrapped."""
        return self.wrap(self.warned(width, 2 if is_high(self.app.size) else 1), width)

    def look_over(self, field: Widget | None) -> None:
        """Looks at once at what stands in a field of the form."""
        if is_free_text(field):
            self.look_at(text_in(field), field.id or "", details=field.guarded == "all")

    def look_over_soon(self, field: Widget | None) -> None:
        """Looks at it once no key has come for a moment."""
        if is_free_text(field):
            self.typed(text_in(field), field.id or "", details=field.guarded == "all")


def is_free_text(field: Widget | None) -> TypeGuard[Field | NoteField]:
    """Whether a field is one for a free text, and not for a date, a place or a password."""
    return isinstance(field, Field | NoteField) and bool(field.guarded)


def text_in(field: Field | NoteField) -> str:
    """What stands in a field now."""
    return field.text if isinstance(field, NoteField) else field.value
