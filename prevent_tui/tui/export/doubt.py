"""That a note may hold personal details, as a line that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.draw import Lines, line, link
from prevent_tui.tui.kit.keys import Key, bindings

if TYPE_CHECKING:
    pass


class Doubt(Words, can_focus=True):
    """That a note may hold personal details: Enter shows it."""

    BINDINGS = bindings((Key("enter,space", "run('look')", "show it"),))

    def lines(self, width: int) -> Lines:
        """The words, with a bar where it has the keys."""
        bar = line((self.look.bar if self.has_focus else " ", "$accent"), " ")
        return self.hang(bar, link(Content.styled(self.look.say(str(self.text)), "$partly"), "run", "look"), width)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()
