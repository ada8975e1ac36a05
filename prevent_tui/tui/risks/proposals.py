"""What the catalogue proposes for a text of a risk: quiet, and no part of it until somebody takes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, link
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.picks import LEAD

KEYS = (
    Key("space", "take", "take it", "Take the marked proposal into the text above, or out of it again"),
    Key("down,enter", "step(1)", "down", footer="never"),
    Key("up", "step(-1)", "up", footer="never"),
)


class Proposals(Block, can_focus=True):
    """One line each, ticked where it stands in the text above; taking one puts it there, where it can be reworded.

    Args:
        texts: What is proposed.
        into: The field that what is taken goes into.
    """

    BINDINGS = bindings(KEYS)
    HELP_KEYS: ClassVar = KEYS

    def __init__(self, texts: Sequence[str], into: NoteField) -> None:
        super().__init__(classes="proposals")
        self.texts, self.into, self.at = tuple(texts), into, 0

    @property
    def cursor_row(self) -> int:
        """The head, then the rows; those before the marked one may be wrapped."""
        return 1 + sum(len(self._row(place, self.size.width)) for place in range(self.at))

    def lines(self, width: int) -> Lines:
        """That they are proposed, then one after the other."""
        head = line(
            ("  proposed, not yours until you take it   ", "$quiet"), ("Space", self.look.key), (" takes", "$quiet")
        )
        return [self.fit(head, width), *(row for place in range(len(self.texts)) for row in self._row(place, width))]

    def _row(self, place: int, width: int) -> Lines:
        marked, taken = place == self.at and self.has_focus, self._is_taken(place)
        tick = (self.look.pick("✓", "x") if taken else " ", "bold $accent")
        lead = line((self.look.bar if marked else " ", "$accent"), " ", ("[", "$quiet"), tick, ("] ", "$quiet"))
        words = Content.styled(self.look.say(self.texts[place]), "$ink" if taken or marked else "$quiet")
        return [link(row, "take_at", place) for row in self.hang(lead, words, width - LEAD)]

    def _is_taken(self, place: int) -> bool:
        return self.texts[place] in self.into.text.splitlines()

    def action_step(self, step: int) -> None:
        """The one below or above; past the end, to what stands there."""
        if 0 <= self.at + step < len(self.texts):
            self.at += step
            self.redraw()
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_take_at(self, place: int) -> None:
        """One was clicked."""
        self.at = place
        self.action_take()

    def action_take(self) -> None:
        """Puts the marked one at the end of the text, or takes it out where it stands there word for word."""
        text, lines = self.texts[self.at], self.into.text.splitlines()
        if text in lines:
            lines.remove(text)
        else:
            lines = [*(each for each in lines if each.strip()), text]
        self.into.text = "\n".join(lines)
        self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()
