"""A widget that is a column of lines, drawn to the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from prevent_tui.tui.draw import Lines
from prevent_tui.tui.looks import Look

if TYPE_CHECKING:
    from textual.events import Click

    from prevent_tui.tui.app import PreventApp


class Block(Widget):
    """Draws lines; `redraw` after what they show has changed.

    Args:
        press: The screen's action that a click runs, if any.
    """

    def __init__(self, *, press: str = "", **options: str) -> None:
        super().__init__(id=options.get("id"), classes=options.get("classes"))
        self.press = press
        self._drawn: Lines | None = None
        self._at = -1

    @property
    def look(self) -> Look:
        """Signs and tints in use."""
        app: PreventApp = self.app  # type: ignore[assignment]
        return app.look

    @property
    def wide(self) -> bool:
        """Whether the screen is wide enough for the roomy layout."""
        return self.app.size.width >= 100

    def lines(self, width: int) -> Lines:
        """The lines at a width; subclasses say what they are."""
        raise NotImplementedError

    def drawn(self, width: int) -> Lines:
        """The lines at a width, worked out once until `redraw`."""
        if self._drawn is None or self._at != width:
            self._drawn, self._at = self.lines(width), width
        return self._drawn

    def redraw(self) -> None:
        """Draws again; the layout is only worked out anew when the number of lines changed."""
        before, width = self._drawn, self._at
        self._drawn = None
        if not self.is_attached:
            return
        changed = before is None or width < 0 or len(before) != len(self.drawn(width))
        self.refresh(layout=changed)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as it may be."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self.drawn(width))

    def render(self) -> Content:
        """The lines, one below the other."""
        return Content("\n").join(self.drawn(self.content_size.width))

    async def on_click(self, event: Click) -> None:
        """Runs what the block is for, as its key would."""
        if self.press:
            event.stop()
            await self.screen.run_action(self.press)
