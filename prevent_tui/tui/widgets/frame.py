"""The frame around every screen: who and whether saved above, the keys that work below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.tui.draw import Lines, keyed, line
from prevent_tui.tui.keys import COMMANDS, Key
from prevent_tui.tui.widgets.block import Block

if TYPE_CHECKING:
    from textual.events import Click


class HeaderBar(Block):
    """One row: a title, what goes with it, and at the right whether the work is saved."""

    def __init__(self) -> None:
        super().__init__(id="header")
        self.title = Content("")
        self.subtitle = Content("")
        self.state = Content("")

    def show(self, title: str, subtitle: str, state: Content) -> None:
        """Sets what stands in the row; title and subtitle are taken as plain text."""
        self.title = Content.styled(title, "bold $ink")
        self.subtitle = Content.styled(self.look.say(subtitle), "$quiet")
        self.state = state
        self.redraw()

    def lines(self, width: int) -> Lines:
        """The row."""
        gap = "   " if self.title and self.subtitle and self.wide else ""
        left = line(self.title, gap, self.subtitle if self.wide or not self.title else "")
        return [self.ends(left, self.state, width)]


class FooterBar(Block):
    """One row of keys; each can be clicked."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__(id="footer")
        self.keys = keys

    def show(self, keys: tuple[Key, ...]) -> None:
        """Sets the keys that work now."""
        if keys != self.keys:
            self.keys = keys
            self.redraw()

    def _shown(self) -> list[Key]:
        return [key for key in self.keys if key.footer == "always" or (key.footer == "wide" and self.wide)]

    def lines(self, width: int) -> Lines:
        """The row, with the command palette at its right end where there is room."""
        shown = self._shown()
        gap = 3 if self.wide else 2
        tail = keyed(self.look, [(COMMANDS.display, COMMANDS.label)])
        while len(shown) > 1:
            left = keyed(self.look, [(key.display, key.label) for key in shown], gap)
            if left.cell_length + tail.cell_length + 2 <= width:
                break
            shown.pop(-2)
        return [self.ends(keyed(self.look, [(key.display, key.label) for key in shown], gap), tail, width)]

    async def on_click(self, event: Click) -> None:
        """Presses the key that was clicked."""
        at, gap = event.x - self.styles.padding.left, 3 if self.wide else 2
        for key in self._shown():
            length = keyed(self.look, [(key.display, key.label)]).cell_length
            if 0 <= at < length + gap:
                self.app.simulate_key(key.keys.split(",")[0])
                return
            at -= length + gap
        self.app.simulate_key(COMMANDS.keys)
