"""The field a note is typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.actions import SkipAction
from textual.message import Message
from textual.widgets import TextArea

from prevent_tui.assessment.model.assessment import NOTE_LIMIT
from prevent_tui.text import clean
from prevent_tui.tui.kit.keys import TYPING, bindings


class NoteField(TextArea):
    """A text field with a limit; what is too long is not taken, and said."""

    BINDINGS = bindings(TYPING)
    HELP_KEYS: ClassVar = TYPING

    @dataclass
    class Done(Message):
        """Typing is over; `onward` when the next question is wanted."""

        onward: bool

    class Full(Message):
        """Something did not fit."""

    def __init__(self, name: str = "note", text: str = "") -> None:
        super().__init__(text, id=name, soft_wrap=True, compact=True, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False
        self._full = False
        self.highlight_cursor_line = False

    def fill(self, text: str) -> None:
        """Shows a note without that counting as typing."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)

    def edit(self, edit: Any) -> Any:
        """Takes an edit only as far as the limit allows."""
        room = NOTE_LIMIT - len(self.text) + len(self.get_text_range(edit.from_location, edit.to_location))
        edit.text = clean(edit.text)
        full = len(edit.text) > room
        if full:
            edit.text = edit.text[: max(0, room)]
            if not self._full:
                self.post_message(self.Full())
        self._full = full
        return super().edit(edit)

    def action_done(self) -> None:
        """Stops typing."""
        self.post_message(self.Done(onward=False))

    def action_done_next(self) -> None:
        """Stops typing and goes on."""
        self.post_message(self.Done(onward=True))

    def action_undo_typing(self) -> None:
        """Takes typing back; where there is none, the key is the form's."""
        if not self.history.undo_stack:
            raise SkipAction
        self.undo()

    async def action_help(self) -> None:
        """Opens the help of the screen."""
        await self.screen.run_action("help")
