"""A widget of the export dialog with its label at the left, and the place of the file where that is long."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Label

from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.draw import Lines


class Labelled(Horizontal):
    """A label with a widget beside it."""

    def __init__(self, label: str, widget: Widget, **options: str) -> None:
        super().__init__(Label(label, markup=False, classes="label"), widget, classes="asked", id=options.get("id"))


_BESIDE = 16
"""Cells of the row of the path besides the path itself."""


class WholePath(Words):
    """A path in full, where its field cannot show all of it."""

    def lines(self, width: int) -> Lines:
        """The path, wrapped; nothing where it fits."""
        return super().lines(width) if len(self.text) > width - _BESIDE else []
