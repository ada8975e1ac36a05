"""The lists of the start: two beside one another where there is room, and one mark for both."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.row_list import Rows


class DeskRows(Rows):
    """A list whose mark goes on into the one beside it."""

    BINDINGS = bindings((Key("left", "leave(-1)", "list"), Key("right", "leave(1)", "list")))

    @dataclass
    class Left(Message):
        """The mark goes on past an end of the list: -1 for the upper, 1 for the lower."""

        rows: DeskRows
        step: int

    def action_cursor_up(self) -> None:
        """The row above; from the first, the last of the other list."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """The row below; from the last, the first of the other list."""
        self._step(1)

    def action_leave(self, step: int) -> None:
        """To the other list."""
        self.post_message(self.Left(self, step))

    def _step(self, step: int) -> None:
        names = [row.id for row in self.rows if row.id]
        if names and self.current == names[-1 if step > 0 else 0]:
            self.post_message(self.Left(self, step))
        elif step > 0:
            super().action_cursor_down()
        else:
            super().action_cursor_up()
