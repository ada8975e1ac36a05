"""Copying with Ctrl+C: what is selected; else what the screen in front is about, as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from prevent_tui.text import clean, clean_prose
from prevent_tui.tui.kit.program import program_of

if TYPE_CHECKING:
    from prevent_tui.tui.kit.row_list import Rows

T = TypeVar("T")

_WIDTH = 400
"""Cells that a row is drawn to as it is copied: enough that nothing of it is cut."""

_NOTHING = "There is nothing to copy here. To select with the mouse, hold Shift and drag."


@dataclass(frozen=True)
class Copy:
    """Something to copy.

    Attributes:
        what: What it is, as it goes on after "Copied:".
        text: The text itself.
    """

    what: str
    text: str


class CopyingApp(App[int]):
    """An application that hands nothing to the terminal that the terminal would act on."""

    def copy_to_clipboard(self, text: str) -> None:
        """Hands a text to the clipboard of the terminal, also from a field."""
        super().copy_to_clipboard(clean(text))


class Copying(Screen[T]):
    """A screen from which something can be copied."""

    @property
    def to_copy(self) -> Copy:
        """What is copied while nothing is selected: a field, what is marked in a list, or else all that is shown."""
        from prevent_tui.tui.kit.shown_text import shown_text

        if isinstance(self.focused, Input | TextArea):
            return _typed(self.focused)
        if isinstance(self.focused, OptionList) and self.focused.option_count:
            return Copy("what is marked", _marked(self.focused))
        return Copy("what is on this screen", shown_text(self))

    def action_copy_text(self) -> None:
        """Copies to the clipboard of the terminal, and says what; control characters stay behind."""
        selected = self.get_selected_text()
        copy = Copy("what is selected", selected) if selected else self.to_copy
        text = clean_prose(copy.text)
        if not text:
            program_of(self.app).say(_NOTHING)
            return
        self.app.copy_to_clipboard(text)
        program_of(self.app).say(f"Copied: {copy.what}. Paste it elsewhere with Ctrl and V.")


def _typed(field: Input | TextArea) -> Copy:
    """What stands in a field; never a password."""
    if isinstance(field, TextArea):
        return Copy("what stands in the field", field.text)
    return Copy("what stands in the field", "" if field.password else field.value)


def _marked(options: OptionList | Rows) -> str:
    """The marked row in one line, or of several lines each in one."""
    from prevent_tui.tui.kit.row_list import Rows

    at = options.highlighted
    if at is None:
        return ""
    if isinstance(options, Rows):
        text = options.rows[at].draw(_WIDTH, False).plain
    else:
        text = str(options.get_option_at_index(at).prompt)
    return "\n".join(" ".join(line.split()) for line in text.splitlines())
