"""Choosing one of five steps with the keys 1 to 5, their words in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.message import Message

from prevent_tui.assessment.risk_scale import StepWord
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, link, word
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.register_keys import STEPS

_LEAD, _GAP = 13, 2


class StepPicker(Block, can_focus=True):
    """One scale: its steps in a row, what the chosen one means below."""

    BINDINGS = bindings(STEPS)
    HELP_KEYS: ClassVar = STEPS

    @dataclass
    class Changed(Message):
        """Another step was chosen, or none any more."""

        picker: StepPicker

    def __init__(self, name: str, label: str, steps: Sequence[StepWord], step: int | None) -> None:
        super().__init__(id=name)
        self.label, self.steps, self.step = label, steps, step

    def lines(self, width: int) -> Lines:
        """The steps in a row, and the meaning of the one chosen."""
        bar = (self.look.bar if self.has_focus else " ", "$accent")
        parts: list[Content | str] = []
        for number, step in enumerate(self.steps, 1):
            chosen = Content.styled(f"{number} {step.word}", self.look.chip)
            text = chosen if number == self.step else word(self.look, str(number), step.word)
            parts += [link(text, "step", str(number)), " " * _GAP]
        said = self.steps[self.step - 1].meaning if self.step else "1 to 5 choose; the words for each appear here"
        return [
            line(bar, " ", self.fit(Content.styled(self.label, "$quiet"), _LEAD - 2), *parts[:-1]),
            *self.hang(line(" " * _LEAD), Content.styled(said, "$ink" if self.step else "$quiet"), width, most=1),
        ]

    def choose(self, step: int | None) -> None:
        """Chooses a step, or none."""
        self.step = step
        self.redraw()
        self.post_message(self.Changed(self))

    def action_step(self, key: str) -> None:
        """The step of that number; pressed again, none."""
        self.choose(None if self.step == int(key) else int(key))

    def action_clear(self) -> None:
        """None."""
        self.choose(None)

    def action_shift(self, by: int) -> None:
        """The next step, or the one before."""
        self.choose(max(1, min(len(self.steps), (self.step or 0) + by)))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The bar comes and goes."""
        super().watch_has_focus(_has_focus)
        self.redraw()
