"""What to draw for a character that the fonts lack: its name or code in brackets, never nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container

_WITH_NAMES = {"So", "Sk", "Sm"}
_SELECTORS = range(0xFE00, 0xFE10)
_BREAKS = "\n\u2028\u2029"
_MARK = "\ufeff"
"""Shows nothing wherever it stands, and no standard lets a font's letter stand for it."""


class Glyphs:
    """Fits texts to what the fonts can draw, and remembers what it had to replace.

    Args:
        main: Code points of the font that texts are set in.
        fallback: Finds the code points of the font used for the rest, which need shaping, once there is any need to.
    """

    def __init__(self, main: Container[int], fallback: Callable[[], Container[int]]) -> None:
        self._main = main
        self._fallback = fallback
        self._plain = {
            chr(code) for code in range(0x20, 0x3000) if code in main and unicodedata.category(chr(code)) != "Cc"
        }
        self._own: set[str] = set()
        self._known: dict[str, str] = {}
        self.replaced: dict[str, str] = {}

    def fit(self, text: str) -> str:
        """The text as it can be drawn; tabs become spaces and newlines stay."""
        if self._plain.issuperset(text):
            return text
        return "".join([char if char in self._plain else self._fitted(char) for char in text])

    def shaped(self, text: str) -> bool:
        """Whether a fitted text needs the fallback font and shaping."""
        return not self._plain.issuperset(text)

    def alone(self, text: str) -> bool:
        """Whether the fallback font draws all of a fitted text by itself: its own letters with spaces and signs."""
        if not self._own:
            codes = self._fallback()
            letters = {char for char in self._plain if char.isalpha()}
            self._own = {chr(code) for code in range(0x20, 0x10000) if code in codes} - letters
        return self._own.issuperset(text)

    def _fitted(self, char: str) -> str:
        glyph = self._known.get(char)
        if glyph is None:
            glyph = self._known[char] = self._find(char)
        return glyph

    def _find(self, char: str) -> str:
        if char in _BREAKS:
            return "\n"
        if char == "\t":
            return "    "
        category, code = unicodedata.category(char), ord(char)
        if category != "Cc" and char != _MARK and (code in self._main or code in self._fallback()):
            return char
        if code in _SELECTORS or category == "Cf":
            # Joiners and selectors show nothing by themselves; only the sign they belong to is seen.
            return ""
        name = unicodedata.name(char, "").lower() if category in _WITH_NAMES else ""
        self.replaced[char] = f"[{name or f'U+{code:04X}'}]"
        # A name is not parted at the end of a line.
        return self.replaced[char].replace(" ", "\xa0")
