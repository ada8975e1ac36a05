"""Reading on in a dialog that is higher than the window, and where nothing else takes the arrows."""

from __future__ import annotations

from typing import Any

from textual.actions import SkipAction
from textual.screen import Screen

from prevent_tui.tui.kit.buttons import READ_ON, Buttons
from prevent_tui.tui.kit.keys import Key, bindings

_KEYS = (
    Key("down", "read_on(1)", "read on"),
    Key("up", "read_on(-1)", "back up"),
    Key("pagedown", "read_page(1)", "a page on"),
    Key("pageup", "read_page(-1)", "a page back"),
)


class ReadsOn(Screen[Any]):
    """A dialog whose box scrolls by keys; its last row says so where there is more than fits."""

    BINDINGS = bindings(_KEYS)

    def on_screen_resume(self) -> None:
        """Says that the arrows read on, where they do."""
        self.call_after_refresh(self._say_that_it_reads_on)

    def _say_that_it_reads_on(self) -> None:
        boxes, buttons = self.query(".dialog"), self.query(Buttons)
        if self.focused is None and boxes and boxes.first().max_scroll_y and buttons:
            buttons.last().add(READ_ON)

    def action_read_on(self, step: int) -> None:
        """A row on, or back; where something has the keys, the arrows are for that."""
        if self.focused is not None:
            raise SkipAction
        self.query(".dialog").first().scroll_relative(y=step, animate=False)

    def action_read_page(self, step: int) -> None:
        """A page on, or back."""
        box = self.query(".dialog").first()
        box.scroll_relative(y=step * box.size.height // 2, animate=False)
