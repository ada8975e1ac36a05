"""A row that stays while something is wrong, such as work that cannot be saved."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line


class Banner(Block):
    """Says what is wrong until it is not; takes no room otherwise."""

    def __init__(self) -> None:
        super().__init__(id="banner", press="trouble")
        self.text = ""

    def show(self, text: str) -> None:
        """Sets what is wrong; nothing hides the row."""
        if text != self.text:
            self.text = text
            self.set_class(bool(text), "-shown")
            self.redraw()

    def lines(self, width: int) -> Lines:
        """What is wrong, wrapped."""
        if not self.text:
            return []
        return self.wrap(line(("! ", "bold $gap"), Content.styled(self.text, "bold $ink")), width)
