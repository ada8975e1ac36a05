"""What stands around the lists of the start: what this is, for the first time; the ways in; the year."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, cap, line, link, space
from prevent_tui.tui.kit.keyboard import AT_FIRST
from prevent_tui.tui.kit.layout import is_high
from prevent_tui.tui.start.rows import WAYS

_BEFORE = (
    "You say what is true: four worded levels, or don't know.",
    "It all stays in one file that you choose, on this computer.",
    "Roles, not names; nothing about a child. Not an inspection.",
    *AT_FIRST,
)
"""Each short enough for a row of 64 columns."""

ACTIONS = {"1": "new", "2": "find_file", "3": "sample"}
"""The ways in by their keys, and the action of the start that each is."""


class Welcome(Block):
    """What there is to know for somebody who has no assessment yet."""

    def lines(self, width: int) -> Lines:
        """A few sentences, each in a row of its own where that fits."""
        out: Lines = [Content.styled(" BEFORE YOU BEGIN", "bold $accent")]
        for text in _BEFORE:
            out += self.hang(
                line((self.look.say(" · "), "$accent")), Content.styled(self.look.say(text), "$ink"), width
            )
        return out if is_high(self.app.size) else [*out, Content("")]


class WaysIn(Block):
    """The ways in besides the assessments there are: by digit, or clicked."""

    def lines(self, width: int) -> Lines:
        """In one row; where there is room for it in two columns, each with what it is."""
        if not is_high(self.app.size):
            words = (line(cap(self.look, key), " ", (name, "$quiet")) for key, name, _ in WAYS)
            ways = [link(each, "run", action) for each, action in zip(words, ACTIONS.values(), strict=True)]
            return [self.fit(line(" ", space(2).join(ways)), width)]
        half = (width - 1) // 2
        cells = [self._way(*way, half) for way in WAYS]
        rows = (len(cells) + 1) // 2
        columns = zip(cells[:rows], [*cells[rows:], [space(0), space(0)]], strict=False)
        heading = Content.styled(" OTHER WAYS IN", "bold $accent")
        return [heading, *(line(" ", *pair) for one, other in columns for pair in zip(one, other, strict=True))]

    def _way(self, key: str, name: str, what: str, width: int) -> Lines:
        head = line(cap(self.look, key), "  ", (name, "bold $ink"))
        below = line(space(5), (what, "$quiet"))
        return [link(self.fit(each, width), "run", ACTIONS[key]) for each in (head, below)]


class Drawn(Block):
    """Lines that the start itself draws.

    Args:
        name: The id of the block.
    """

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._draw: Callable[[int], Content] = lambda _width: Content("")

    def show(self, draw: Callable[[int], Content] | None) -> None:
        """Sets what draws it, for a width; with nothing it is not there."""
        self.display = draw is not None
        if draw:
            self._draw = draw
            self.redraw()

    def lines(self, width: int) -> Lines:
        """The lines."""
        return [line(" ", each) for each in self._draw(width - 1).split("\n", allow_blank=True)]
