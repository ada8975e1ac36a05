"""The last row of a form: what can be done, by key or by mouse."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import ARROWS, Lines, arrows, line, link, space, word

Word = tuple[str, str, str]
"""A key, the screen's action that it runs, and its words; signs of arrows press their own keys."""

CANCEL: Word = ("Esc", "back", "cancel")
LEAVE: Word = ("Esc", "back", "leave")
KEEP: Word = ("Ctrl+S", "submit", "keep")
NEXT_FIELD: Word = ("Tab", "app.focus_next", "next field")
_GAP = 3
_AROUND = 5
"""Cells in and before the chip besides its key and its words."""


class Buttons(Block):
    """Keys with their words, each of which can be clicked, and the one that does it as a filled chip at the right.

    A click between two words does nothing.

    Args:
        doing: What the chip's key is for; without it there is no chip.
        key: The chip's key.
        action: The screen's action that it runs.
        others: The rest.
    """

    def __init__(
        self, doing: str, *, key: str = "Enter", action: str = "submit", others: tuple[Word, ...] = (CANCEL,)
    ) -> None:
        super().__init__(classes="buttons")
        self.doing, self.key, self.action, self.others = doing, key, action, others
        self.next_field = ""

    def lead_to(self, next_field: str) -> None:
        """Says where Enter leads from the field that has the keys; with nothing, that it does it.

        Args:
            next_field: Such as `Next field (2 of 6)`.
        """
        if next_field != self.next_field:
            self.next_field = next_field
            self.redraw()

    def lines(self, width: int) -> Lines:
        """One row; where that is too narrow, a second one for the chip: no key is cut."""
        others = self.others
        if self.next_field and not any(action == self.action for _, action, _ in others):
            others = (("Ctrl+S", self.action, self.doing[:1].lower() + self.doing[1:]), *others)
        words = [self._word(*each) for each in others]
        key = self.look.cap(self.action, self.key)
        doing = self.next_field or self.doing
        does = "enter" if self.next_field else self.action
        rows = [space(gap).join(words) for gap in range(_GAP, -1, -1)]
        # Where it is tight, the chip gives a cell before a word is cut.
        tight = rows[-1].cell_length + len(key) + len(doing) + _AROUND > width
        chip = (
            line((self.look.say(f" {key}{' ' if tight else '  '}{doing} "), self.look.chip)) if self.doing else line()
        )
        room = width - chip.cell_length - 1
        chip = link(chip, "run", does)
        readable = rows[_GAP - 1]
        if readable.cell_length > room:
            fitting = next((row for row in rows if row.cell_length <= width), rows[-1])
            return [self.fit(fitting, width), self.ends(line(), chip, width)]
        return [self.ends(next(row for row in rows if row.cell_length <= room), chip, width)]

    def _word(self, key: str, action: str, words: str) -> Content:
        if set(key) <= ARROWS.keys():
            return line(arrows(self.look, key), (f" {self.look.say(words)}", "$quiet"))
        return link(word(self.look, self.look.cap(action, key), words), "run", action)
