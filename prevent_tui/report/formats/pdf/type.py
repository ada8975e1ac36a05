"""Type: the styles of the report, and lines broken to a width. Lengths are in millimetres unless said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from prevent_tui.report.formats.pdf.glyphs import Glyphs

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


class Line(list[Run]):
    """What stands on one line: stretches of text, each in its style; `cut` where its last word goes on in the next."""

    cut = False


_Token = tuple[str, Style, float]
"""A word, or spaces, or a newline, with its style and its width."""

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})\b")
_COUNT = re.compile(r"(?<!\S)(\d{1,4}) (?=[a-z])")
_TIMES = re.compile(r"(?<!\S)(\S{1,12}) (\d{1,2}) (?=× )")
_SIGN = re.compile(r" (?=[/×·](?: |$))")
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
        self._words: dict[str, dict[str, float]] = {face: {"\n": 0.0} for face in widths}

    def width(self, text: str, style: Style) -> float:
        """How wide a fitted text is."""
        known = self._words[style.face]
        width = known.get(text)
        if width is None:
            width = self._measure(text, style)
            if len(text) <= _CACHED:
                known[text] = width
        return width * style.size

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """A text in one style, broken to a width; at least one line."""
        return self.wrap([(text, style)], width)

    def wrap(self, runs: Iterable[Run], width: float) -> list[Line]:
        """Runs that follow one another, broken to a width at spaces and, in an overlong word, wherever it must be."""
        tokens = list(self._tokens(runs, width))
        return _set(tokens, _starts(tokens, width))

    def balanced(self, text: str, style: Style, width: float) -> list[Line]:
        """The same number of lines, as even as they will go: no last line of one word."""
        tokens = list(self._tokens([(text, style)], width))
        starts = _starts(tokens, width)
        if 1 < len(starts) < 9:
            low, high = max([width * 0.4, *(size for word, _, size in tokens if word[0] != " ")]), width
            for _ in range(7):
                middle = (low + high) / 2
                narrower = _starts(tokens, middle)
                low, high, starts = (low, middle, narrower) if len(narrower) == len(starts) else (middle, high, starts)
        return _set(tokens, starts)

    def even(self, text: str, style: Style, width: float) -> list[Line]:
        """As `lines`, but balanced where the last line would be a scrap."""
        lines = self.lines(text, style, width)
        if 1 < len(lines) < 9 and self.line_width(lines[-1]) < 0.2 * width:
            return self.balanced(text, style, width)
        return lines

    def line_width(self, line: Line) -> float:
        """How wide a line is."""
        return sum(self.width(text, style) for text, style in line)

    def widest(self, text: str, style: Style) -> float:
        """How wide the widest word of a text is; what is never parted counts as one."""
        words = _TOKENS.findall(_unparted(self.glyphs.fit(text)))
        return max([self.width(word, style) for word in words], default=0.0)

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

    def _tokens(self, runs: Iterable[Run], width: float) -> Iterator[_Token]:
        for text, style in runs:
            known, size = self._words[style.face], style.size
            for word in _TOKENS.findall(_unparted(self.glyphs.fit(text))):
                share = known.get(word)
                wide = self.width(word, style) if share is None else share * size
                if wide <= width or word[0] == " ":
                    yield word, style, wide
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


def _unparted(text: str) -> str:
    """The text with its dates held together, each number with the word after it, and no sign to begin a line.

    A number that is multiplied also stays with what it is called.
    """
    if "×" in text:
        text = _TIMES.sub("\\1\xa0\\2\xa0", text)
    return _SIGN.sub("\xa0", _COUNT.sub("\\1\xa0", _DATE.sub("\\1\xa0\\2\xa0\\3", text)))


def _starts(tokens: list[_Token], width: float) -> list[int]:
    """Where each line begins; spaces at its end may stand out."""
    starts, used, begun = [0], 0.0, False
    most = width + 1e-6
    for place, (word, _, size) in enumerate(tokens):
        if word[0] == " ":
            used += size
        elif word == "\n":
            starts.append(place + 1)
            used, begun = 0.0, False
        elif begun and used + size > most:
            starts.append(place)
            used = size
        else:
            used += size
            begun = True
    return starts


def _set(tokens: list[_Token], starts: list[int]) -> list[Line]:
    lines = []
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        line = _joined(tokens[start:end])
        line.cut = end < len(tokens) and not tokens[end - 1][0].isspace()
        lines.append(line)
    return lines


def _joined(tokens: list[_Token]) -> Line:
    """The line without spaces at its end, neighbours in one style joined, and no-break spaces as spaces."""
    while tokens and tokens[-1][0].isspace():
        tokens = tokens[:-1]
    line = Line()
    # Two styles that look the same may still stand for different things, such as where a stretch leads.
    for _, same in groupby(tokens, lambda token: id(token[1])):
        part = list(same)
        line.append(("".join([text for text, _, _ in part]).replace("\xa0", " "), part[0][1]))
    return line
