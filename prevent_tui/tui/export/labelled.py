"""A widget of the export dialog with its label at the left."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Label


class Labelled(Horizontal):
    """A label with a widget beside it."""

    def __init__(self, label: str, widget: Widget, **options: str) -> None:
        super().__init__(Label(label, markup=False, classes="label"), widget, classes="asked", id=options.get("id"))
