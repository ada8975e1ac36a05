"""What stands over a field: its label, what is read of it, and how much more it takes once that is little."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.thresholds import thresholds
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines


def excess(lost: int) -> str:
    """Return how much did not fit, in words."""
    return f"{lost:,} {'character' if lost == 1 else 'characters'} did not fit"


class Tally(Block):
    """The label of a field; at its right what did not fit, or how full the field is once it is nearly so.

    Args:
        label: What the field asks for; without one there is a row only while there is something to say.
        most: Characters that the field takes; none at all stands for any number.
    """

    def __init__(self, label: str, most: int) -> None:
        super().__init__(classes="label tally" if label else "tally")
        self.label, self.most = label, most
        self.length = self.lost = 0
        self._reading = Content("")

    @property
    def is_near(self) -> bool:
        """Whether so little room is left that it should be said."""
        return bool(self.most) and self.length * 100 >= self.most * thresholds().nearly_full_percent

    def show(self, length: int, lost: int) -> None:
        """Shows how many characters there are, and how many did not fit."""
        before = self._wordings
        self.length, self.lost = length, lost
        if self._wordings != before:
            self.redraw()

    def read_back(self, words: str, style: str) -> None:
        """Shows after the label what is read of the field, such as a date with its weekday."""
        self._reading = Content.styled(f"   {words}" if words else "", style)
        self.redraw()

    @property
    def _wordings(self) -> tuple[str, ...]:
        """What there is to say, at length and shorter; nothing while there is room."""
        if self.lost:
            words = f"! {excess(self.lost)}"
            return f"{words} ({self.most:,} at most)", words, f"! {self.lost:,} did not fit"
        return (f"{self.length:,} of {self.most:,}",) if self.is_near else ()

    def lines(self, width: int) -> Lines:
        """One row, or none where there is nothing to say."""
        wordings = self._wordings
        if not (self.label or wordings):
            return []
        words = next((each for each in wordings if len(each) <= width), "")
        style = "bold $partly" if self.lost else "$quiet"
        label = Content.styled(self.label, "$quiet") + self._reading
        return [self.ends(label, Content.styled(words, style), width)]
