"""A small card with numbered lines, of which a digit takes one at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading
from prevent_tui.tui.kit.draw import fit, line
from prevent_tui.tui.kit.keys import CARD, bindings
from prevent_tui.tui.kit.routes import ToHelp
from prevent_tui.tui.kit.row_list import Row, Rows

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program

DIGITS = 9


@dataclass(frozen=True)
class Way:
    """A line of a card.

    Attributes:
        words: What it says.
        take: What taking it does.
        now: Whether it is as it is shown now.
    """

    words: str
    take: Callable[[], object]
    now: bool = False


class Card(Dialog[Way]):
    """Offers a few ways; gives the one taken. To be shown with `offer`.

    Args:
        title: What is asked.
        ways: Each a line.
        about: What the help says.
        doing: What Enter does.
    """

    KEYS = CARD
    BINDINGS = bindings(key for key in CARD if key.action == "pick")

    def __init__(self, title: str, ways: Sequence[Way], about: str, doing: str = "This one") -> None:
        super().__init__()
        self.heading, self.ways, self.about, self.doing = title, tuple(ways), about, doing

    def body(self) -> ComposeResult:
        """The lines."""
        yield Heading(self.heading)
        yield Rows("ways")
        yield Buttons(self.doing)

    def on_mount(self) -> None:
        """The line that holds now is marked."""
        rows = self.query_one(Rows)
        now = next((str(place) for place, way in enumerate(self.ways) if way.now), None)
        rows.show([self.row(place) for place in range(len(self.ways))], now)
        rows.focus()

    def row(self, place: int) -> Row:
        """A line with its digit; where a card says more of each, its own."""
        return Row(str(place), partial(self._line, place), high=1)

    def _line(self, place: int, width: int, at: bool) -> Content:
        look, way = self.program.look, self.ways[place]
        digit = str(place + 1) if place < DIGITS else " "
        sign = look.pick("●", "*") if way.now else " "
        words = (look.say(way.words), "bold $ink" if at else "$ink")
        return fit(line((digit, look.key), " ", (sign, "$accent"), " ", words), width, ellipsis=look.cut)

    @on(Rows.Picked)
    def _picked(self) -> None:
        self.action_submit()

    def action_pick(self, digit: str) -> None:
        """Takes the line of that digit."""
        if int(digit) <= len(self.ways):
            self.dismiss(self.ways[int(digit) - 1])

    @property
    def marked(self) -> str | None:
        """The place of the marked line."""
        return self.query_one(Rows).current

    def action_submit(self) -> None:
        """Takes the marked line."""
        if current := self.marked:
            self.dismiss(self.ways[int(current)])

    def action_help(self) -> None:
        """Opens the help for this card."""
        self.program.go(ToHelp((f"Help: {self.heading}", self.about), self.KEYS))


def offer(program: Program, card: Card) -> None:
    """Shows a card, and does what the line taken does."""
    program.push_screen(card, lambda way: way.take() if way else None)
