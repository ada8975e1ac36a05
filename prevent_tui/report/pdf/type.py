"""Type: the styles of the report, and lines broken to a width. Lengths are in millimetres unless said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from prevent_tui.report.pdf.glyphs import Glyphs

PT = 25.4 / 72
MODULE = 3 * PT
"""Every leading, and every gap between blocks, is a whole number of these."""

Ink = tuple[int, int, int]
INK: Ink = (27, 31, 36)
QUIET: Ink = (78, 88, 97)
RULE: Ink = (196, 203, 209)
EDGE: Ink = (128, 138, 147)
ACCENT: Ink = (15, 76, 92)
PALE: Ink = (233, 241, 243)
WHITE: Ink = (255, 255, 255)


@dataclass(frozen=True)
class Style:
    """A size in points, a face (regular, B or I), a leading in modules and an ink."""

    size: float
    face: str
    modules: int
    ink: Ink

    @property
    def lead(self) -> float:
        """From line to line."""
        return self.modules * MODULE

    def inked(self, ink: Ink) -> Style:
        """The same in another ink."""
        return Style(self.size, self.face, self.modules, ink)


LABEL = Style(8, "B", 4, INK)
FOOT = Style(8, "", 4, QUIET)
SMALL = Style(9, "", 4, INK)
SMALL_STRONG = Style(9, "B", 4, INK)
SMALL_QUIET = Style(9, "", 4, QUIET)
SMALL_ABSENT = Style(9, "I", 4, QUIET)
LINK = Style(9, "B", 4, ACCENT)
BODY = Style(10.8, "", 5, INK)
BODY_STRONG = Style(10.8, "B", 5, INK)
LEAD = Style(13, "", 6, INK)
LEAD_STRONG = Style(13, "B", 6, INK)
PART = Style(15.6, "B", 7, INK)
SECTION = Style(22.4, "B", 9, ACCENT)
VERDICT = Style(22.4, "B", 9, INK)
DISPLAY = Style(32.2, "B", 12, INK)

Run = tuple[str, Style]
Line = list[Run]
"""What stands on one line: stretches of text, each in its style."""

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})\b")
_BREAK_AFTER = frozenset("/\\-_.,;:@&=?])")
_CACHED = 64


class Typesetter:
    """Measures texts and breaks them into lines, remembering the width of each word.

    Args:
        widths: For each face, code point to width in thousandths of the size.
        glyphs: Fits texts to the fonts.
        shaped_width: Measures a text that needs shaping.
    """

    def __init__(
        self,
        widths: dict[str, dict[int, float]],
        glyphs: Glyphs,
        shaped_width: Callable[[str, Style], float],
    ) -> None:
        self.glyphs = glyphs
        self._widths = widths
        self._shaped_width = shaped_width
        self._words: dict[tuple[str, str], float] = {}

    def width(self, text: str, style: Style) -> float:
        """How wide a fitted text is."""
        key = (text, style.face)
        found = self._words.get(key)
        if found is None:
            found = self._measure(text, style)
            if len(text) <= _CACHED:
                self._words[key] = found
        return found * style.size

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """A text in one style, broken to a width; at least one line."""
        return self.wrap([(text, style)], width)

    def wrap(self, runs: Iterable[Run], width: float) -> list[Line]:
        """Runs that follow one another, broken to a width at spaces and, in an overlong word, wherever it must be."""
        lines: list[Line] = []
        line: Line = []
        used = 0.0
        for word, style, size in self._tokens(runs, width):
            if word == "\n":
                lines.append(_joined(line))
                line, used = [], 0.0
                continue
            if used + size > width + 1e-6 and word[0] != " " and any(text[0] != " " for text, _ in line):
                lines.append(_joined(line))
                line, used = [], 0.0
            line.append((word, style))
            used += size
        lines.append(_joined(line))
        return lines

    def balanced(self, text: str, style: Style, width: float) -> list[Line]:
        """The same number of lines, as even as they will go: no last line of one word."""
        found = self.lines(text, style, width)
        if not 1 < len(found) < 9:
            return found
        low, high = width * 0.4, width
        for _ in range(7):
            middle = (low + high) / 2
            low, high = (low, middle) if len(self.lines(text, style, middle)) == len(found) else (middle, high)
        return self.lines(text, style, high)

    def even(self, text: str, style: Style, width: float) -> list[Line]:
        """As `lines`, but balanced where the last line would be a scrap."""
        found = self.lines(text, style, width)
        if 1 < len(found) < 9 and self.line_width(found[-1]) < 0.2 * width:
            return self.balanced(text, style, width)
        return found

    def line_width(self, line: Line) -> float:
        """How wide a line is."""
        return sum(self.width(text, style) for text, style in line)

    def clip(self, text: str, style: Style, width: float) -> str:
        """The text on one line, cut where it is too long; only for text that stands elsewhere in full."""
        text = self.glyphs.fit(" ".join(text.split()))
        if self.width(text, style) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width(text[:middle] + "…", style) <= width else (low, middle - 1)
        return text[:low].rstrip() + "…"

    def _measure(self, text: str, style: Style) -> float:
        if self.glyphs.shaped(text):
            return self._shaped_width(text, style) / style.size
        widths = self._widths[style.face]
        return sum([widths[ord(char)] for char in text]) * PT / 1000

    def _tokens(self, runs: Iterable[Run], width: float) -> Iterator[tuple[str, Style, float]]:
        for text, style in runs:
            for word in _TOKENS.findall(_DATE.sub("\\1\xa0\\2\xa0\\3", self.glyphs.fit(text))):
                size = self.width(word, style) if word != "\n" else 0
                if size <= width or word[0] == " ":
                    yield word, style, size
                else:
                    for part in self._chopped(word, style, width):
                        yield part, style, self.width(part, style)

    def _chopped(self, word: str, style: Style, width: float) -> Iterator[str]:
        """Parts of a word too long for a line, cut after a sign such as a slash where one is near the end of a part."""
        start, used, breakable = 0, 0.0, 0
        sizes = [self.width(char, style) for char in word]
        for place, char in enumerate(word):
            if used + sizes[place] > width and place > start:
                end = breakable if breakable - start > (place - start) / 2 else place
                yield word[start:end]
                start, used = end, sum(sizes[end:place])
            used += sizes[place]
            if char in _BREAK_AFTER:
                breakable = place + 1
        yield word[start:]


def _joined(line: Line) -> Line:
    """The line without trailing spaces, neighbours in one style joined, and no-break spaces as spaces."""
    while line and line[-1][0].isspace():
        line = line[:-1]
    out: Line = []
    for text, style in line:
        if out and out[-1][1] is style:
            out[-1] = (out[-1][0] + text, style)
        else:
            out.append((text, style))
    return [(text.replace("\xa0", " "), style) for text, style in out]
