"""The frame around every screen: who and whether saved above, the keys that work below."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.block import Block, differ
from prevent_tui.tui.kit.draw import ARROWS, Lines, arrows, line, link, space, word
from prevent_tui.tui.kit.keys import COMMANDS, REACH, Key
from prevent_tui.wording.concern import WORRIED, WORRIED_SHORT

_WHOLE = 80
"""Columns of the window from which on the header asks in full whether somebody is worried."""

_BETWEEN = 2
"""Columns between what stands at the right of the header."""


class HeaderBar(Block):
    """One row: a title, what goes with it, whether the work is saved, and at the right the way to whom to reach."""

    def __init__(self) -> None:
        super().__init__(id="header")
        self.title = Content("")
        self.subtitle = Content("")
        self.state = Content("")

    def show(self, title: str, subtitle: str, state: Content) -> None:
        """Sets what stands in the row, which is drawn if it changed; title and subtitle are taken as plain text."""
        row = (Content.styled(title, "bold $ink"), Content.styled(self.look.say(subtitle), "$quiet"), state)
        if any(map(differ, (self.title, self.subtitle, self.state), row)):
            self.title, self.subtitle, self.state = row
            self.redraw()

    def lines(self, width: int) -> Lines:
        """The row."""
        gap = "   " if self.title and self.subtitle and self.wide else ""
        left = line(self.title, gap, self.subtitle if self.wide or not self.title else "")
        worried = self._worried(WORRIED if self.app.size.width >= _WHOLE else WORRIED_SHORT)
        state = self.state.truncate(max(0, width - worried.cell_length - _BETWEEN))
        right = line(state, space(_BETWEEN), worried) if state.cell_length else worried
        return [self.ends(left, right, width)]

    def _worried(self, words: str) -> Content:
        """The way to whom to reach, always at the same place; a click is as good as the key."""
        key = line((words, "$quiet"), "  ", (REACH.display, self.look.key))
        return link(key, "app.reach")


class FooterBar(Block):
    """One row of keys; each can be clicked."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__(id="footer")
        self.keys = keys

    def show(self, keys: tuple[Key, ...]) -> None:
        """Sets the keys that work now."""
        if keys != self.keys:
            self.keys = keys
            self.redraw()

    def _shown(self) -> list[Key]:
        keys = (key.own(self.look.keymap) for key in self.keys)
        return [key for key in keys if key.footer == "always" or (key.footer == "wide" and self.wide)]

    def lines(self, width: int) -> Lines:
        """The row, with the command palette at its right end where there is room."""
        words, tail = [self._word(key) for key in self._shown()], self._word(COMMANDS)
        gap = space(3 if self.wide else 2)
        while len(words) > 1 and gap.join(words).cell_length + tail.cell_length + 2 > width:
            words.pop(-2)
        return [self.ends(gap.join(words), tail, width)]

    def _word(self, key: Key) -> Content:
        """A key that a click presses; of several, only arrows say where each of them stands."""
        shown = word(self.look, key.display, key.label)
        if set(key.display) <= ARROWS.keys():
            return line(arrows(self.look, key.display), shown[len(self.look.say(key.display)) :])
        return shown if key.each else link(shown, "app.simulate_key", key.keys.split(",")[0])
