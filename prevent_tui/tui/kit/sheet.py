"""A sheet: something to read over the screen in front, at its right, or over all of a narrow one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from prevent_tui.tui.kit.buttons import Buttons, Word
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import Key, bindings


class Sheet(ModalScreen[None], Guarded[None]):
    """Shows something until a key closes it; what lies under it stays as it was, the field that is typed in too.

    Attributes:
        OTHERS: What else its last row offers.
    """

    ALONE = True
    BINDINGS = bindings((Key("enter,escape", "back", "close"),))
    OTHERS: ClassVar[tuple[Word, ...]] = (("↑↓", "", "read on"), ("J", "glossary", "words"))

    def body(self) -> ComposeResult:
        """What is to be read."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """What is to be read, and under it the keys, which stay in sight."""
        with Vertical(classes="sheet"):
            with VerticalScroll():
                yield from self.body()
            yield Buttons("Close", action="back", others=self.OTHERS)
        yield MessageRow()

    def action_back(self) -> None:
        """Closes it."""
        self.dismiss()
