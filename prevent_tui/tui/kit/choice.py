"""Choosing in a form: one of a few in a row, one of a few one below another, or any of a few."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from prevent_tui.tui.kit.draw import Lines, line, link, space
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.picks import LEAD, Picks, V

_TURN_BACK, _DOWN, _UP = (
    Key("left", "turn(-1)", "previous"),
    Key("down", "app.focus_next", "down"),
    Key("up", "app.focus_previous", "up"),
)
_ROW = (Key("right,space", "turn(1)", "next"), _TURN_BACK, _DOWN, _UP)
_COLUMN = (Key("down", "step(1)", "down"), Key("up", "step(-1)", "up"))
_TICKS = (Key("right", "turn(1)", "next"), _TURN_BACK, Key("space", "tick", "tick"), _DOWN, _UP)


class Choice(Picks[V]):
    """A row of names, one of them chosen; with few cells it goes on in a second row."""

    BINDINGS = bindings(_ROW)

    @property
    def value(self) -> V:
        """The value of the one chosen."""
        return self.choices[self.at][0]

    def offer(self, choices: Sequence[tuple[V, str]]) -> None:
        """Offers others; the one chosen stays, where it is among them, and else it is the first."""
        before, self.choices = self.value, tuple(choices)
        self.at = next((place for place, (value, _) in enumerate(self.choices) if value == before), 0)
        self.redraw()


class OneOf(Choice[str]):
    """The one chosen of many, alone in a row, with its place among them."""

    def lines(self, width: int) -> Lines:
        """Its words, between the arrows that turn to the others."""
        back, onward = self.look.pick("◂", "<"), self.look.pick("▸", ">")
        place = (f"  {self.at + 1} of {len(self.choices)}", "$quiet")
        last = len(self.choices) - 1
        arrows = [link(Content.styled(sign, self.look.key), "turn", step) for sign, step in ((back, -1), (onward, 1))]
        room = width - LEAD - len(f"{place[0]}{last}") - 4
        return [
            line(
                self.lead,
                arrows[0],
                " ",
                self.fit(self.words(self.at), min(room, self.words(self.at).cell_length)),
                " ",
                arrows[1],
                place,
            )
        ]


class Column(Choice[str]):
    """Names one below another, each with its digit and what it holds; one of them is chosen.

    Args:
        name: The id of the widget.
        choices: An id of ours, the words for it, and what it holds, for each.
    """

    BINDINGS = bindings(_COLUMN)

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__([(each, words) for each, words, _ in choices], id=name)
        self.holds = [holds for *_, holds in choices]
        self._widest = max(len(words) for _, words, _ in choices)

    @property
    def cursor_row(self) -> int:
        """The one chosen."""
        return self.at

    def lines(self, width: int) -> Lines:
        """A row for each; the bar stands at the one chosen."""
        return [row for place in range(len(self.choices)) for row in self._row(place, width)]

    def _row(self, place: int, width: int) -> Lines:
        """A choice; what the chosen one holds is said in full."""
        picked = place == self.at
        lead = self.lead if picked else space(LEAD)
        head = line(lead, (f"{place + 1} ", self.look.key), self.sign(place), " ")
        holds = (self.look.say(self.holds[place]), "$ink" if picked else "$quiet")
        lead = line(head, self.fit(self.words(place), self._widest), " ")
        rows = self.hang(lead, Content.styled(*holds), width, None if picked else 1)
        shown = [link(self.fit(row, width), "pick", place) for row in rows]
        return [row.stylize_before("on $pick") for row in shown] if picked and self.has_focus else shown

    def action_step(self, step: int) -> None:
        """The one below or above; past the end, to what stands there."""
        if 0 <= self.at + step < len(self.choices):
            self.turn_to(self.at + step)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()


class Ticks(Picks[str]):
    """A row of names, any of which can be ticked; `at` is the one that space ticks."""

    BINDINGS = bindings(_TICKS)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], ticked: set[str]) -> None:
        super().__init__(choices, id=name)
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

    def words(self, place: int) -> Content:
        """Bold for the one that space ticks."""
        name, words = self.choices[place]
        ink = "$ink" if name in self.ticked else "$quiet"
        return Content.styled(words, "bold $ink" if place == self.at and self.has_focus else ink)

    def turn_to(self, place: int) -> None:
        """Has space tick the one at a place; that ticks nothing yet."""
        self.at = place
        self.redraw()

    def action_pick(self, place: int) -> None:
        """Ticks it, or takes the tick off."""
        self.turn_to(place)
        self.action_tick()

    def action_tick(self) -> None:
        """Ticks it, or takes the tick off."""
        self.ticked ^= {self.choices[self.at][0]}
        self.redraw()
        self.post_message(self.Changed(self))
