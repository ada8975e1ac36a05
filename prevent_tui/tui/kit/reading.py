"""A page that is read from top to bottom: it scrolls by the same keys everywhere, and says while there is more."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content

from prevent_tui.tui.kit.draw import arrows, line
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.theme import Look


class Reading(VerticalScroll):
    """Takes the arrows, the page keys, Home and End; the message row says how many rows are still below.

    It has the focus from the first, so that no key has to be pressed before those.
    """

    def __init__(self, **options: str) -> None:
        super().__init__(id=options.get("id"), classes=options.get("classes", "page"))

    @property
    def below(self) -> int:
        """Rows that are still below what is seen."""
        return max(0, round(self.max_scroll_y - self.scroll_y))

    def rest(self, look: Look, otherwise: Content) -> Content:
        """Return what the message row says at rest: that there is more, above or below; else something else.

        Args:
            look: The signs in use.
            otherwise: What it says where all is seen.
        """
        if not self.max_scroll_y:
            return otherwise
        signs = arrows(look, look.pick("↑↓", "up, down"))
        return line((f"{self.what_is_below}: ", "$quiet"), signs, (" or PgUp PgDn", "$quiet"))

    @property
    def what_is_below(self) -> str:
        """How many rows are still below what is seen, in words."""
        return f"{self.below} more rows below" if self.below > 1 else "1 more row below" if self.below else "The end"

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Says how much is left."""
        super().watch_scroll_y(old_value, new_value)
        self._say()

    def watch_show_vertical_scrollbar(self) -> None:
        """Says that there is more, or that there is no more."""
        self._say()

    def _say(self) -> None:
        for row in self.screen.query(MessageRow):
            row.redraw()
