"""Choosing in a form: one of a few in a row, one of a few one below another, or any of a few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, link
from prevent_tui.tui.kit.keys import Key, bindings

_GAP = 2
_LEAD = 2
_NAME = 14
_DOWN = Key("down", "app.focus_next", "down")
_UP = Key("up", "app.focus_previous", "up")
_ROW = (Key("right,space", "turn(1)", "next"), Key("left", "turn(-1)", "previous"), _DOWN, _UP)
_COLUMN = (Key("down", "step(1)", "down"), Key("up", "step(-1)", "up"))
_TICKS = (
    Key("right", "turn(1)", "next"),
    Key("left", "turn(-1)", "previous"),
    Key("space", "tick", "tick"),
    _DOWN,
    _UP,
)


class _Picks(Block, can_focus=True):
    """Names in rows; a bar at the left tells that this has the keys.

    Args:
        name: The id of the widget.
        choices: An id of ours and the words for it, for each.
    """

    @dataclass
    class Changed(Message):
        """Another was chosen, or one more, or one fewer."""

        picks: _Picks

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(id=name)
        self.choices = tuple(choices)
        self.at = 0

    def sign(self, place: int) -> Content:
        """What stands before a name."""
        raise NotImplementedError

    def named(self, place: int) -> Content:
        """A name as it is drawn."""
        raise NotImplementedError

    def action_pick(self, place: int) -> None:
        """One was clicked."""
        raise NotImplementedError

    @property
    def lead(self) -> Content:
        """The bar, where this has the keys."""
        return line((self.look.bar if self.has_focus else " ", "$accent"), " ")

    def lines(self, width: int) -> Lines:
        """Names side by side, in as many rows as they need."""
        rows, shown = [], self.lead
        for place in range(len(self.choices)):
            each = link(line(self.sign(place), " ", self.named(place)), "pick", place)
            gap = _GAP if shown.cell_length > _LEAD else 0
            if shown.cell_length + gap + each.cell_length > width and gap:
                rows.append(shown)
                shown, gap = Content(" " * _LEAD), 0
            shown = line(shown, " " * gap, each)
        return [self.fit(row, width) for row in (*rows, shown)]

    def radio(self, *, picked: bool) -> Content:
        """The sign of one of which only one is chosen."""
        sign = self.look.pick("◉", "(*)") if picked else self.look.pick("○", "( )")
        return Content.styled(sign, "$accent" if picked else "$quiet")

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()


class Choice(_Picks):
    """A row of names, one of them chosen; with few cells it goes on in a second row."""

    BINDINGS = bindings(_ROW)

    @property
    def value(self) -> str:
        """The id of the one chosen."""
        return self.choices[self.at][0]

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offers others; the one chosen stays, where it is among them, and else it is the first."""
        before, self.choices = self.value, tuple(choices)
        self.at = next((place for place, (name, _) in enumerate(self.choices) if name == before), 0)
        self.redraw()

    def sign(self, place: int) -> Content:
        """Filled for the one chosen."""
        return self.radio(picked=place == self.at)

    def named(self, place: int) -> Content:
        """Bold for the one chosen."""
        return Content.styled(self.choices[place][1], "bold $ink" if place == self.at else "$quiet")

    def action_pick(self, place: int) -> None:
        """Chooses it."""
        self.turn_to(place)

    def turn_to(self, place: int) -> None:
        """Chooses the one at a place, and says so."""
        if place != self.at:
            self.at = place
            self.redraw()
            self.post_message(self.Changed(self))

    def action_turn(self, step: int) -> None:
        """The next one, or the one before; after the last comes the first."""
        self.turn_to((self.at + step) % len(self.choices))


class Column(Choice):
    """Names one below another, each with its digit and what it holds; one of them is chosen.

    Args:
        name: The id of the widget.
        choices: An id of ours, the words for it, and what it holds, for each.
    """

    BINDINGS = bindings(_COLUMN)

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(name, [(each, words) for each, words, _ in choices])
        self.holds = [holds for *_, holds in choices]

    def lines(self, width: int) -> Lines:
        """A row for each; the bar stands at the one chosen."""
        return [self._row(place, width) for place in range(len(self.choices))]

    def _row(self, place: int, width: int) -> Content:
        picked = place == self.at
        lead = self.lead if picked else " " * _LEAD
        head = line(lead, (f"{place + 1} ", self.look.key), self.sign(place), " ")
        holds = (self.look.say(self.holds[place]), "$ink" if picked else "$quiet")
        shown = line(head, self.fit(self.named(place), _NAME), " ", holds)
        row = link(self.fit(shown, width), "pick", place)
        return row.stylize_before("on $pick") if picked and self.has_focus else row

    def action_step(self, step: int) -> None:
        """The one below or above; past the end, to what stands there."""
        if 0 <= self.at + step < len(self.choices):
            self.turn_to(self.at + step)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()


class Ticks(_Picks):
    """A row of names, any of which can be ticked; `at` is the one that space ticks."""

    BINDINGS = bindings(_TICKS)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], ticked: set[str]) -> None:
        super().__init__(name, choices)
        self.ticked = ticked

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offers others; what is ticked and not among them comes back with them."""
        self.choices, self.at = tuple(choices), 0
        self.redraw()

    @property
    def value(self) -> set[str]:
        """The ids of those ticked, among those offered."""
        return {name for name, _ in self.choices if name in self.ticked}

    def sign(self, place: int) -> Content:
        """A box, ticked or not."""
        on = self.choices[place][0] in self.ticked
        return line(("[", "$quiet"), (self.look.pick("✓", "x") if on else " ", "bold $accent"), ("]", "$quiet"))

    def named(self, place: int) -> Content:
        """Bold for the one that space ticks."""
        name, words = self.choices[place]
        ink = "$ink" if name in self.ticked else "$quiet"
        return Content.styled(words, "bold $ink" if place == self.at and self.has_focus else ink)

    def action_pick(self, place: int) -> None:
        """Ticks it, or takes the tick off."""
        self.at = place
        self.action_tick()

    def action_turn(self, step: int) -> None:
        """The next one, or the one before."""
        self.at = (self.at + step) % len(self.choices)
        self.redraw()

    def action_tick(self) -> None:
        """Ticks it, or takes the tick off."""
        self.ticked ^= {self.choices[self.at][0]}
        self.redraw()
        self.post_message(self.Changed(self))
