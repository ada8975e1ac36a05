"""Where the terminal's own cursor stands: on the row that has the keys, also where nothing is typed.

A Braille display, a screen magnifier and a screen reader follow that cursor. Textual moves it after each frame, hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.geometry import Offset, Region, clamp
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.frame import FooterBar, HeaderBar
from prevent_tui.tui.kit.textual_internals import line_of, seen_region

if TYPE_CHECKING:
    from collections.abc import Iterator


class CursorApp(App[int]):
    """An application whose cursor stands on the row that has the keys, at the end of each frame."""

    @property
    def cursor_position(self) -> Offset:
        """Where it stands now."""
        return cursor_offset(self.screen) if self.is_running and self.screen_stack else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Fields of Textual tell where they are; that is asked of them above, so that it is never out of date."""


def cursor_offset(screen: Screen[Any]) -> Offset:
    """Return where on the screen the row starts that has the keys; in a field, where its cursor is.

    A row that is scrolled out of sight stands for the nearest one that is seen.

    Args:
        screen: The screen in front.
    """
    widget = getattr(screen, "list_with_keys", None) or screen.focused or next(_without_focus(screen), None)
    if widget is None or not widget.is_attached:
        return Offset(0, 0)
    around = (seen_region(each) for each in widget.ancestors_with_self if isinstance(each, Widget))
    return _inside(_place(widget), next(filter(None, around), screen.region))


def _without_focus(screen: Screen[Any]) -> Iterator[Widget]:
    """What tells what the keys do where nothing has them: the buttons of a dialog, or else what stands first."""
    yield from (each for each in screen.query(Buttons) if each.size)
    yield from (each for each in screen.query(Block) if each.size and not isinstance(each, HeaderBar | FooterBar))


def _place(widget: Widget) -> Offset:
    place = getattr(widget, "cursor_screen_offset", None)
    if isinstance(place, Offset):
        return place
    row = 0
    if isinstance(widget, OptionList) and widget.highlighted is not None:
        row = line_of(widget, widget.highlighted) - round(widget.scroll_y)
    elif isinstance(widget, Block):
        row = widget.cursor_row
    return widget.content_region.offset + Offset(0, row)


def _inside(place: Offset, seen: Region) -> Offset:
    return Offset(clamp(place.x, seen.x, seen.right - 1), clamp(place.y, seen.y, seen.bottom - 1))
