"""What stands beside a list: everything about the marked row, which scrolls by itself where it is longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, cap, line
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.row_list import Rows

if TYPE_CHECKING:
    from textual.events import MouseScrollDown, MouseScrollUp

    from prevent_tui.workspace.work import Work

_WHEEL = 3
"""Rows that a step of the wheel moves."""


class Pane(WorkBlock):
    """Draws as much of its text as it has rows; it takes the keys, with Tab, only where there is more.

    Attributes:
        top: How many lines of the text are above what is seen.
    """

    BINDINGS = bindings(
        (
            Key("up", "turn(-1)", "up"),
            Key("down", "turn(1)", "down"),
            Key("pageup", "page(-1)", "up"),
            Key("pagedown", "page(1)", "down"),
            Key("home", "turn(-9999)", "to the top"),
            Key("end", "turn(9999)", "to the end"),
            Key("enter", "pick", "open"),
            Key("escape", "leave", "back to the list"),
        )
    )

    def __init__(self) -> None:
        super().__init__(id="detail")
        self.top = 0
        self._write: Callable[[int], Lines] = lambda _width: []
        self._of = ""
        self._text: Lines = []

    def show_of(self, work: Work, row_id: str, write: Callable[[int], Lines]) -> None:
        """Shows what is said of a row, from its top if it is another one than before.

        Args:
            work: The open assessment.
            row_id: The row.
            write: Makes the text for a width.
        """
        if row_id != self._of:
            self._of, self.top = row_id, 0
        self._write = write
        self.show(work)

    @property
    def rows(self) -> int:
        """Rows there are."""
        return self.size.height

    def view(self, width: int) -> Lines:
        """As much as there are rows for; where there is more, the last of them says so and how to read it."""
        self._text = self._write(width)
        over = len(self._text) > self.rows
        self.can_focus = over
        self.top = max(0, min(self.top, len(self._text) - self._seen)) if over else 0
        shown = self._text[self.top : self.top + self._seen]
        blank = [Content("")] * (self._seen - len(shown))
        return [*shown, *blank, *([self._more(width)] if over else [])]

    @property
    def _seen(self) -> int:
        return self.rows - 1 if len(self._text) > self.rows else self.rows

    def _more(self, width: int) -> Content:
        below = len(self._text) - self.top - self._seen
        arrows = self.look.pick("↑↓", "Up, Down")
        count = f"{below} more below" if below else "the end"
        if self.has_focus:
            row = line(cap(self.look, arrows), (f" {count}   ", "$quiet"), cap(self.look, "Tab"), (" list", "$quiet"))
        else:
            row = line(cap(self.look, "Tab"), (f" reads on: {count}", "$quiet"))
        return self.fit(row, width)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Says which keys move it."""
        super().watch_has_focus(has_focus)
        self.redraw()

    def on_resize(self) -> None:
        """It has other rows now."""
        self.redraw()

    def action_turn(self, by: int) -> None:
        """Moves the text by so many rows."""
        self.top += by
        self.redraw()

    def action_page(self, by: int) -> None:
        """Moves the text by a page."""
        self.action_turn(by * max(1, self._seen - 1))

    def action_pick(self) -> None:
        """Opens the row it is about, as the list would."""
        self.screen.query_one(Rows).action_select()

    def action_leave(self) -> None:
        """Gives the keys back to the list."""
        self.screen.query_one(Rows).focus()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Reads on."""
        event.stop()
        self.action_turn(_WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Reads back."""
        event.stop()
        self.action_turn(-_WHEEL)
