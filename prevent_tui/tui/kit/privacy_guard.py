"""The detail guard beside a field: it points out what looks like a personal detail, and stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.sight import InSight

if TYPE_CHECKING:
    from textual.timer import Timer

NOTE_ADVICE = "Roles, not names; nothing about a child"
"""What stands there while nothing is found."""

PAUSE = 0.6
"""Seconds without a key after which a text is looked at, so that no warning flickers while somebody types."""


class PrivacyGuard(Block):
    """A block that knows what looks like a personal detail in a field's text; nothing of it is kept or logged."""

    warning = ""
    _waiting: Timer | None = None

    def typed(self, text: str) -> None:
        """Looks at a text once no key has come for a moment."""
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, lambda: self.look_at(text))

    def look_at(self, text: str) -> None:
        """Looks at a text now."""
        if self._waiting:
            self._waiting.stop()
            self._waiting = None
        # Its word lists are read when somebody first types, not before the first screen is painted.
        from prevent_tui.assessment.privacy.detector import advice

        warning = advice(text)
        if warning != self.warning:
            self.warning = warning
            self.redraw()
            if warning:
                self.call_after_refresh(self._show_itself)

    def _show_itself(self) -> None:
        """Comes into sight; the line that is typed stays there."""
        if isinstance(typed := self.screen.focused, InSight):
            typed.follow(self)
        else:
            self.scroll_visible(animate=False)

    def warned(self) -> Content:
        """The advice: that on what was found, or the one that always holds."""
        if not self.warning:
            return Content.styled(self.look.say(NOTE_ADVICE), "$quiet")
        return Content.assemble(("! ", "bold $partly"), (self.look.say(self.warning), "$ink"))


class PrivacyAdvice(PrivacyGuard):
    """The advice alone, under a field of a dialog."""

    def lines(self, width: int) -> Lines:
        """The advice, wrapped."""
        return self.wrap(self.warned(), width)
