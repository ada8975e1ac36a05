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
READ_ON: Word = ("↑↓", "", "read on")
NEXT_FIELD: Word = ("Tab", "app.focus_next", "next field")
_GAP = 3
"""Cells between two words, at most."""


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
        self._out: tuple[Word, ...] = ()

    def add(self, word: Word) -> None:
        """Offers one more, once."""
        if word not in self.others:
            self.others = (*self.others, word)
            self.redraw()

    def lead_to(self, next_field: str, *, by_tab: bool = False) -> None:
        """Says where Enter leads from the field that has the keys; with nothing, that it does it.

        Args:
            next_field: Such as `Next field`.
            by_tab: Whether Enter stays in the field, so that Tab is the way out of it.
        """
        out = (NEXT_FIELD,) if by_tab and NEXT_FIELD not in self.others else ()
        if (next_field, out) != (self.next_field, self._out):
            self.next_field, self._out = next_field, out
            self.redraw()

    def lines(self, width: int) -> Lines:
        """One row; where the window is too narrow for that, as many as the words need, for none of them is cut."""
        others = (*self._out, *self.others)
        if self.next_field and not any(action == self.action for _, action, _ in others):
            others = (("Ctrl+S", self.action, self.doing[:1].lower() + self.doing[1:]), *others)
        chip = self._chip(tight=False)
        room = width - chip.cell_length - 1
        # What the chip does already is the first to be left out.
        fewer = [each for each in others if self.next_field or each[1] != self.action]
        for words, gap in (*((others, gap) for gap in range(_GAP, 0, -1)), (fewer, 1)):
            row = space(gap).join([self._word(*each) for each in words])
            if row.cell_length <= room:
                return [self.ends(row, chip, width)]
        row, rows = Content(""), []
        for word_ in [self._word(*each) for each in fewer]:
            if row.cell_length and row.cell_length + 1 + word_.cell_length > width:
                rows.append(row)
                row = Content("")
            row = line(row, space(1), word_) if row.cell_length else word_
        tight = row.cell_length > room
        if row.cell_length > width - self._chip(tight=tight).cell_length - 1:
            return [*rows, row, self.ends(Content(""), chip, width)]
        return [*rows, self.ends(row, self._chip(tight=tight), width)]

    def _chip(self, *, tight: bool) -> Content:
        """The filled chip; where it is tight, it gives a cell before a row is added."""
        doing = self.next_field or self.doing
        if not doing:
            return Content("")
        key = self.look.cap(self.action, self.key)
        does = "enter" if self.next_field else self.action
        return link(line((self.look.say(f" {key}{' ' if tight else '  '}{doing} "), self.look.chip)), "run", does)

    def _word(self, key: str, action: str, words: str) -> Content:
        if set(key) <= ARROWS.keys():
            return line(arrows(self.look, key), (f" {self.look.say(words)}", "$quiet"))
        return link(word(self.look, self.look.cap(action, key), words), "run", action)
