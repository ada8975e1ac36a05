"""Containers that are laid out once for each change.

Textual gives a container its virtual size while it lays out, and that asks for another layout, and another paint, of
all there is. Nothing that these hold rests on it: a scroll bar that comes or goes asks by itself.
"""

from __future__ import annotations

from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size
from textual.reactive import Reactive


class Columns(Horizontal):
    """What stands side by side."""

    virtual_size = Reactive(Size(0, 0), repaint=False)


class Sheet(VerticalScroll):
    """What stands one below another, and may be more than there is room for."""

    virtual_size = Reactive(Size(0, 0), repaint=False)
