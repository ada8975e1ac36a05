"""What lies under a dialog: its words stay and can be read, its colours and blocks go; nothing is dimmed or blended."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen

_BLOCKS = str.maketrans(dict.fromkeys("▀▄▌█╱▏░━▆▇┃", " "))


class Hushed(BackgroundScreen):
    """A screen that another one lies over.

    Args:
        screen: The screen below.
        ink: The colour of its words.
        paper: What is under them.
        has_words: Whether there is room enough beside what lies over it for its words to be read.
    """

    def __init__(self, screen: Screen[object], ink: Color, paper: Color, *, has_words: bool = True) -> None:
        super().__init__(screen, ink)
        self._has_words = has_words
        self._style = Style.from_color(ink.rich_color, paper.rich_color)

    def process_segments(self, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:  # type: ignore[override]
        """Every word in one colour, without what can be clicked."""
        for text, _, control in segments:
            words = text.translate(_BLOCKS) if self._has_words else " " * cell_len(text)
            yield Segment(text, None, control) if control else Segment(words, self._style)
