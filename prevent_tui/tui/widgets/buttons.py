"""The last row of a form: what can be done, by key or by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.tui.draw import Lines, keyed, line
from prevent_tui.tui.widgets.block import Block

if TYPE_CHECKING:
    from textual.events import Click

_GAP = 3


class Keys(Block):
    """Keys with their words, each of which can be clicked, and the one that does it as a filled chip.

    Args:
        does: The screen's action that the chip runs.
        doing: What that is called.
        key: Its key.
        others: A key, the action it runs and its words, for each of the rest.
    """

    def __init__(
        self, does: str, doing: str, *, key: str = "enter", others: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        super().__init__(classes="buttons")
        self.does, self.doing, self.key, self.others = does, doing, key, others

    def lines(self, width: int) -> Lines:
        """One row."""
        pairs = [(key, words) for key, _, words in self.others]
        chip = line((self.look.say(f" {self.key}  {self.doing} "), self.look.chip))
        return [self.ends(keyed(self.look, pairs, _GAP), chip, width)]

    async def on_click(self, event: Click) -> None:
        """Runs what was clicked."""
        event.stop()
        at = event.x
        for key, action, words in self.others:
            length = keyed(self.look, [(key, words)]).cell_length
            if 0 <= at < length:
                await self.screen.run_action(action)
                return
            at -= length + _GAP
        if event.x >= self.size.width - len(f" {self.key}  {self.doing} "):
            await self.screen.run_action(self.does)
