"""What every row of choices has: a cursor, its choices as they are drawn and clicked, and the bar at its left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.content import Content
from textual.message import Message

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, link, space

V = TypeVar("V")

LEAD = 2
"""Cells of the bar and the space after it."""

_GAP = 2


class Picks(Block, Generic[V], can_focus=True):
    """Names in rows, one of which is chosen; a bar at the left tells that this has the keys.

    Args:
        choices: A value of ours and the words for it, for each.
        at: The place of the one chosen.
    """

    @dataclass
    class Changed(Message):
        """Another was chosen, or one more, or one fewer."""

        picks: Picks[Any]

        @property
        def control(self) -> Picks[Any]:
            """The choices it is about."""
            return self.picks

    def __init__(self, choices: Sequence[tuple[V, str]], at: int = 0, **options: str) -> None:
        super().__init__(**options)
        self.choices = tuple(choices)
        self.at = at

    @property
    def lead(self) -> Content:
        """The bar, where this has the keys."""
        return line((self.look.bar if self.has_focus else " ", "$accent"), " ")

    def is_strong(self, place: int) -> bool:
        """Whether a choice stands out."""
        return place == self.at

    def sign(self, place: int) -> Content:
        """What stands before the words: filled for the one chosen."""
        sign = self.look.pick("◉", "(*)") if place == self.at else self.look.pick("○", "( )")
        return Content.styled(sign, "$accent" if self.is_strong(place) else "$quiet")

    def words(self, place: int) -> Content:
        """The words for a choice."""
        return Content.styled(self.choices[place][1], "bold $ink" if self.is_strong(place) else "$quiet")

    def option(self, place: int) -> Content:
        """A choice as it is drawn; a click picks it."""
        return link(line(self.sign(place), " ", self.words(place)), "pick", place)

    def options(self) -> list[Content]:
        """Every choice as it is drawn."""
        return [self.option(place) for place in range(len(self.choices))]

    def lines(self, width: int) -> Lines:
        """The choices side by side, in as many rows as they need."""
        rows, row = [], self.lead
        for option in self.options():
            gap = _GAP if row.cell_length > LEAD else 0
            if row.cell_length + gap + option.cell_length > width and gap:
                rows.append(row)
                row, gap = space(LEAD), 0
            row = line(row, space(gap), option)
        return [self.fit(each, width) for each in (*rows, row)]

    @property
    def chosen(self) -> str:
        """What is chosen, as a word that a draft of the form holds; empty for nothing."""
        return str(self.choices[self.at][0]) if 0 <= self.at < len(self.choices) else ""

    def choose(self, word: str) -> None:
        """Chooses what a draft of the form says; where that is not offered, nothing changes."""
        place = next((place for place, (value, _) in enumerate(self.choices) if str(value) == word), None)
        if place is not None:
            self.turn_to(place)

    def turn_to(self, place: int) -> None:
        """Chooses the one at a place, and says so."""
        if place != self.at:
            self.at = place
            self.redraw()
            self.post_message(self.Changed(self))

    def action_pick(self, place: int) -> None:
        """One was clicked."""
        self.turn_to(place)

    def action_turn(self, step: int) -> None:
        """The next one, or the one before; after the last comes the first."""
        self.turn_to((self.at + step) % len(self.choices))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()
