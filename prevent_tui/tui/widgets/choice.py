"""One of a few, side by side, chosen with left and right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from prevent_tui.tui.draw import Lines, line
from prevent_tui.tui.keys import Key, bindings
from prevent_tui.tui.widgets.block import Block

if TYPE_CHECKING:
    from textual.events import Click

_GAP = 3
_KEYS = (
    Key("right,space", "turn(1)", "next"),
    Key("left", "turn(-1)", "previous"),
    Key("down", "app.focus_next", "down"),
    Key("up", "app.focus_previous", "up"),
)


class Choice(Block, can_focus=True):
    """A row of names, one of them chosen.

    Args:
        name: The id of the row.
        choices: An id of ours and the words for it, for each.
    """

    BINDINGS = bindings(_KEYS)

    @dataclass
    class Changed(Message):
        """Another was chosen."""

        id: str

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(id=name)
        self.choices = choices
        self.at = 0
        self._starts: list[int] = []

    @property
    def value(self) -> str:
        """The id of the one chosen."""
        return self.choices[self.at][0]

    def lines(self, width: int) -> Lines:
        """One row; the one chosen is marked by its sign and set in bold."""
        shown = line((self.look.bar if self.has_focus else " ", "$accent"), " ")
        self._starts = []
        for place, (_, words) in enumerate(self.choices):
            self._starts.append(shown.cell_length)
            picked = place == self.at
            mark = self.look.pick("◉", "(*)") if picked else self.look.pick("○", "( )")
            sign = (f"{mark} ", "$accent" if picked else "$quiet")
            shown = line(shown, sign, (words, "bold $ink" if picked else "$quiet"), " " * _GAP)
        return [self.fit(shown, width)]

    def turn_to(self, place: int) -> None:
        """Chooses the one at a place, and says so."""
        if place != self.at and not self.disabled:
            self.at = place
            self.redraw()
            self.post_message(self.Changed(self.value))

    def action_turn(self, step: int) -> None:
        """The next one, or the one before; after the last comes the first."""
        self.turn_to((self.at + step) % len(self.choices))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()

    async def on_click(self, event: Click) -> None:
        """Chooses the one that was clicked."""
        event.stop()
        self.focus()
        found = [place for place, start in enumerate(self._starts) if start <= event.x]
        if found:
            self.turn_to(found[-1])
