"""What stands around the lists of the start: what this is, and that it is no way to report a concern."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, balance, line
from prevent_tui.tui.kit.keyboard import AT_FIRST
from prevent_tui.wording.concern import ASIDE

_WHAT = (
    "You answer questions about what your setting does, theme by theme: one key each.",
    "It shows where the duty is met and where it is not, and makes a report you can hand to governors or trustees.",
    "It keeps everything in one file that you choose. Nothing leaves this computer.",
    "It is self-assessed, not an inspection judgement. Write roles, not names; nothing about a child.",
    AT_FIRST,
)

_FEW_ROWS = 30
"""Rows of the window below which the sentences of the first start run on, so that the ways in stay in sight."""


class Welcome(Block):
    """What this is, for somebody who has no assessment yet."""

    def lines(self, width: int) -> Lines:
        """A few sentences."""
        if self.app.size.height < _FEW_ROWS:
            running_on = self.wrap(Content.styled(" ".join(_WHAT), "$ink"), width - 2)
            return [Content.styled("WHAT THIS IS", "bold $quiet"), *(line("  ", each) for each in running_on)]
        out: Lines = [Content.styled("WHAT THIS IS", "bold $quiet"), Content("")]
        for text in _WHAT:
            out += [line("  ", each) for each in balance(Content.styled(text, "$ink"), min(width - 2, 100))]
        return out


class Aside(Block):
    """That this is no referral route; always in sight."""

    def lines(self, width: int) -> Lines:
        """A sentence or two."""
        return balance(Content.styled(self.look.say(ASIDE), "$quiet"), width)
