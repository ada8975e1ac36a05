"""The field a note is typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea

from prevent_tui.assessment.model.assessment import NOTE_LIMIT
from prevent_tui.text import clean
from prevent_tui.tui.kit.field import Guarded
from prevent_tui.tui.kit.keys import TYPING, bindings
from prevent_tui.tui.kit.sight import InSight
from prevent_tui.tui.kit.tally import Tally


class NoteField(TextArea, InSight):
    """A field of several lines with a limit, and its tally; what is too long is not taken, and counted.

    Args:
        name: Its id.
        text: What stands in it at first.
        label: What stands over it, if anything does.

    Attributes:
        tally: Its label; for whoever composes the form to put over the field.
    """

    BINDINGS = bindings(TYPING)
    HELP_KEYS: ClassVar = TYPING
    guarded: ClassVar[Guarded] = "all"

    @dataclass
    class Done(Message):
        """Typing is over; `onward` when the next question is wanted."""

        onward: bool

    @dataclass
    class Full(Message):
        """So many characters did not fit; none once there is room again."""

        lost: int

    def __init__(self, name: str = "note", text: str = "", label: str = "") -> None:
        self.tally = Tally(label, NOTE_LIMIT)
        self.beside = (self.tally,)
        super().__init__(text, id=name, soft_wrap=True, compact=True, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.tally.show(len(text), 0)

    def fill(self, text: str) -> None:
        """Shows a note without that counting as typing."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Shows another text, of which nothing is lost."""
        super().load_text(text)
        self._count(0)

    def watch_selection(self) -> None:
        """The page follows the cursor."""
        if self.is_mounted:
            self.follow_if_hidden()

    def show_cursor_inside(self) -> None:
        """Scrolls the text until the cursor is seen; it may have been wrapped anew."""
        self.scroll_cursor_visible()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scrolls to the cursor; not while undo has taken lines away and has not moved it yet: Textual would fail."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def on_text_area_changed(self) -> None:
        """Counts anew: typing may also be taken back."""
        self.tally.show(len(self.text), self.tally.lost)

    def on_paste(self, event: events.Paste) -> None:
        """What was pasted has been taken: further out it would be said that no field took it."""
        event.stop()

    def edit(self, edit: Any) -> Any:
        """Takes an edit only as far as the limit allows."""
        room = NOTE_LIMIT - len(self.text) + len(self.get_text_range(edit.from_location, edit.to_location))
        text = clean(edit.text)
        edit.text = text[: max(0, room)]
        lost = len(text) - len(edit.text)
        result = super().edit(edit)
        self._count(self.tally.lost + lost if lost else 0)
        return result

    def _count(self, lost: int) -> None:
        if lost != self.tally.lost:
            self.post_message(self.Full(lost))
        self.tally.show(len(self.text), lost)

    def action_done(self) -> None:
        """Stops typing."""
        self.post_message(self.Done(onward=False))

    def action_done_next(self) -> None:
        """Stops typing and goes on."""
        self.post_message(self.Done(onward=True))

    def action_undo_typing(self) -> None:
        """Takes typing back; in a form the key is the form's, which knows in which order its fields were typed in."""
        if hasattr(self.screen, "action_undo_typing") or not self.history.undo_stack:
            raise SkipAction
        self.undo()
        self._count(0)

    def action_redo(self) -> None:
        """Brings back what was taken back; in a form the key is the form's."""
        if hasattr(self.screen, "action_redo_typing"):
            raise SkipAction
        super().action_redo()

    async def action_save_typing(self) -> None:
        """Does what the key does on the screen: of a form it keeps what was typed."""
        await self.screen.run_action("submit" if hasattr(self.screen, "action_submit") else "save")

    async def action_help(self) -> None:
        """Opens the help of the screen."""
        await self.screen.run_action("help")
