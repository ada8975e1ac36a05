"""A field of one line: it takes a paste whole, and says what did not fit."""

from __future__ import annotations

from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from prevent_tui.text import clean, in_one_line
from prevent_tui.thresholds import thresholds
from prevent_tui.tui.kit.sight import InSight
from prevent_tui.tui.kit.tally import Tally

DAY_LENGTH = 60
"""Characters that a field for a date takes: any date as people write one."""

Guarded = Literal["all", "concern", ""]
"""What a text is looked over for: real concerns and personal details, concerns alone, or nothing at all."""

PATH_LENGTH = 4_096
"""Characters that a field for a place takes."""

_TYPED_ANEW = 40
"""Characters of a text at most that one would sooner type anew than mend."""


class Field(Input, InSight):
    """A field of one line, with its tally.

    Lines and tabs that are pasted are joined by single spaces, and control characters do not stay. What does not fit
    is counted in the tally. A text that was there before and is longer stays as it is, and can be shortened.

    Args:
        value: What stands in it at first.
        name: Its id.
        label: What stands over it, if anything does.
        hint: What stands in it while it is empty.
        most: Characters that it takes; as many as a line of a form may have, where it is not given.
        password: Whether what is typed is not shown.
        needed: Whether nothing can be kept while it is empty; that is said once it is left so.
        guarded: What it is looked over for. Where an office's number or a setting's name belongs, `concern` alone; a
            date, a place and a reference are no free text.

    Attributes:
        tally: Its label; for whoever composes the form to put over the field, or near it.
    """

    def __init__(  # noqa: PLR0913 - each says one thing about the field
        self,
        value: str,
        name: str,
        *,
        label: str = "",
        hint: str = "",
        most: int | None = None,
        password: bool = False,
        needed: bool = False,
        guarded: Guarded = "all",
    ) -> None:
        self.needed = needed
        self.guarded = "" if password else guarded
        self.most = most or thresholds().line_characters
        self.tally = Tally(label, self.most)
        self.beside = (self.tally,)
        super().__init__(value, id=name, placeholder=hint, password=password, select_on_focus=False, compact=True)

    @property
    def is_typed_anew(self) -> bool:
        """Whether what stands in it is short enough to be replaced by the next key; a path never is."""
        return self.most < PATH_LENGTH and len(self.value) <= _TYPED_ANEW

    def validate_value(self, value: str) -> str:
        """Cleans what is typed, pasted or set."""
        return in_one_line(value)

    def watch_value(self, value: str) -> None:
        """Counts what stands in it now."""
        self.tally.show(len(value), 0)
        if self.needed and value:
            self.tally.read_back("", "")

    def watch_selection(self) -> None:
        """Shows the beginning of a long text while others have the keys."""
        if not self.has_focus:
            self._show_beginning()

    def on_blur(self) -> None:
        """Shows the beginning again, and says that it is needed where somebody steps over it."""
        self._show_beginning()
        if self.needed and not self.value.strip():
            self.tally.read_back("still empty: it is needed", "$gap")

    def _show_beginning(self) -> None:
        self.scroll_to(x=0, animate=False, force=True, immediate=True)

    def replace(self, text: str, start: int, end: int) -> None:
        """Puts a text in the place of another, as far as the field has room for it; every edit comes here."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        before, after = self.value[:start], self.value[end:]
        text = in_one_line(text)
        room = max(0, self.most - len(before) - len(after))
        lost = self.tally.lost + len(text) - room if len(text) > room else 0
        self.value = before + text[:room] + after
        self.cursor_position = len(clean(before + text[:room]))
        self.tally.show(len(self.value), lost)
        self.show_cursor_inside()  # Textual does not after the first text that comes into an empty field

    def _on_paste(self, event: events.Paste) -> None:
        """Takes all that was pasted, in the place of what is selected; Textual would take its first line."""
        event.stop()
        event.prevent_default()
        self.replace(event.text, *self.selection)


def field(  # noqa: PLR0913 - as a field itself
    name: str,
    label: str = "",
    value: str = "",
    hint: str = "",
    most: int | None = None,
    *,
    password: bool = False,
    needed: bool = False,
    guarded: Guarded = "all",
) -> ComposeResult:
    """Yield a field of one line with its label above it."""
    entry = Field(value, name, label=label, hint=hint, most=most, password=password, needed=needed, guarded=guarded)
    yield entry.tally
    yield entry
