"""Choosing one of five steps with the keys 1 to 5, their words in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from prevent_tui.assessment.risk_scale import StepWord
from prevent_tui.tui.kit.draw import Lines, line, link, space, word
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.picks import LEAD, Picks
from prevent_tui.tui.kit.register_keys import STEPS

if TYPE_CHECKING:
    from textual.widget import Widget

_LABEL, _GAP = 11, 2
_NONE = -1


class StepPicker(Picks[int]):
    """One scale: its steps in a row, what the chosen one means below.

    Attributes:
        beside: What is to be in sight with it once a step is chosen.
    """

    BINDINGS = bindings(STEPS)
    HELP_KEYS: ClassVar = STEPS

    def __init__(self, name: str, label: str, steps: Sequence[StepWord], step: int | None) -> None:
        at = step - 1 if step else _NONE
        super().__init__([(number, each.word) for number, each in enumerate(steps, 1)], at, id=name)
        self.label, self.steps = label, steps
        self.beside: tuple[Widget, ...] = ()

    @property
    def step(self) -> int | None:
        """The number of the step chosen; None where none is."""
        return None if self.at == _NONE else self.at + 1

    def choose(self, word: str) -> None:
        """Chooses what a draft of the form says, which may be none."""
        if word:
            super().choose(word)
        else:
            self.turn_to(_NONE)

    def lines(self, width: int) -> Lines:
        """The steps in a row, or in as many as they need, and the meaning of the one chosen."""
        chosen = self.at != _NONE
        meaning = self.steps[self.at].meaning if chosen else "1 to 5 choose; what each means appears here"
        label = self.fit(Content.styled(self.label, "$quiet"), _LABEL)
        under = space(LEAD + _LABEL)
        lead, rows = line(self.lead, label), []
        row = lead
        for option in self.options():
            is_first = row.cell_length == lead.cell_length
            if not is_first and row.cell_length + _GAP + option.cell_length > width:
                rows.append(row)
                row, is_first = under, True
            row = line(row, option) if is_first else line(row, space(_GAP), option)
        return [*rows, row, *self.hang(under, Content.styled(meaning, "$ink" if chosen else "$quiet"), width)]

    def option(self, place: int) -> Content:
        """A step with its number; the one chosen is a chip."""
        number, words = self.choices[place]
        chip = Content.styled(f"{number} {words}", self.look.chip)
        return link(chip if place == self.at else word(self.look, str(number), words), "pick", place)

    def turn_to(self, place: int) -> None:
        """Chooses the one at a place; what it means comes into sight with it."""
        super().turn_to(place)
        self.call_after_refresh(self._come_into_sight)

    def _come_into_sight(self) -> None:
        # Not once the keys have gone on: the field that has them then is what is to be seen. It comes last itself.
        for each in (*self.beside, self) if self.has_focus else ():
            each.scroll_visible(animate=False, immediate=True)

    def action_step(self, key: str) -> None:
        """The step of that number; pressed again, it stays."""
        self.turn_to(int(key) - 1)

    def action_clear(self) -> None:
        """None."""
        self.turn_to(_NONE)

    def action_shift(self, by: int) -> None:
        """The next step, or the one before."""
        self.turn_to(max(0, min(len(self.steps) - 1, self.at + by)))
