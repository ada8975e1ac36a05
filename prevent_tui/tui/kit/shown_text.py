"""The text of a page as a person reads it: what its widgets show now, without the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.frame import FooterBar, HeaderBar
from prevent_tui.tui.kit.row_list import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen


def shown_text(screen: Screen[Any]) -> str:
    """Return what stands on a page between its header and its footer, each line as it is drawn.

    What has to be scrolled into sight belongs to it; what is folded away does not.

    Args:
        screen: The page.
    """
    return "\n".join(line for widget in screen.query(Widget) if widget.size for line in _lines(widget))


def _lines(widget: Widget) -> Iterator[str]:
    if isinstance(widget, Rows):
        yield from (row.draw(widget.room, False).plain for row in widget.rows)
    elif isinstance(widget, Block) and not isinstance(widget, HeaderBar | FooterBar):
        yield from (each.plain for each in widget.drawn(widget.size.width))
