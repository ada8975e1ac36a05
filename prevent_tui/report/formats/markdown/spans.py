"""Spans, references, states and tables as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prevent_tui.report.formats.markdown.escape import cell, escape_line_start, inline, lines, strong
from prevent_tui.report.model.blocks import Heading, QuestionBlock, Report
from prevent_tui.report.model.inline import Meter, Piece, Ref, Span, State, Tone
from prevent_tui.report.model.numbering import numbers
from prevent_tui.wording.states import STATUS_SIGNS

MARKS = {Tone.TITLE: "**", Tone.STRONG: "**", Tone.ABSENT: "*"}
"""What stands around a text of each tone; the others stand as they are."""

BREAK = "\\\n"
"""The end of a line inside a paragraph."""

WIDEST = 116
"""Letters of a row up to which a table is easy to read as plain text; a wider one becomes a list."""


class Draft:
    """What the blocks of one text share: where links lead to, and the running numbers."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.place = 0
        self._numbers = numbers(report)
        questions = [block.question for block in report.blocks if isinstance(block, QuestionBlock)]
        self._anchors = {question: f"q-{re.sub('[^A-Za-z0-9-]+', '-', question)}" for question in questions}

    @property
    def headings(self) -> list[tuple[int, Heading]]:
        """The headings for the contents, each with its place among the blocks."""
        places = enumerate(self.report.blocks)
        return [(place, block) for place, block in places if isinstance(block, Heading) and block.listed]

    def caption(self, text: str) -> list[str]:
        """The number and the title of a table or a figure, as a line of its own."""
        name = self._numbers.get(self.place, "")
        return [strong(f"{name}: {inline(text)}" if name else inline(text))] if text else []

    def anchor(self, question: str) -> str:
        """What names a question's block; empty where the report has none."""
        return self._anchors.get(question, "")

    def link(self, ref: Ref) -> str:
        """A reference, which leads to the question's own block where the report has one."""
        anchor = self.anchor(ref.question)
        return f"[{inline(ref.text)}](#{anchor})" if anchor else inline(ref.text)

    def piece(self, piece: Piece, *, in_table: bool = False) -> str:
        """A piece of a cell; its lines end in `<br>` in a table, and as elsewhere outside of it."""
        if isinstance(piece, Ref):
            return self.link(piece)
        if isinstance(piece, State):
            return state(piece)
        text, mark = (piece.words, "**") if isinstance(piece, Meter) else (piece.text, MARKS.get(piece.tone, ""))
        if in_table:
            return "<br>".join(strong(line, mark) for line in cell(text).split("<br>"))
        return broken(text, mark)

    def running(self, parts: Sequence[Span | Ref]) -> str:
        """Parts that follow one another, as a paragraph."""
        text = ""
        for number, part in enumerate(parts):
            if isinstance(part, Ref):
                text += self.link(part)
                continue
            opens = not text or text[-1].isspace()
            said_next = parts[number + 1].text if number + 1 < len(parts) else ""
            closes = not said_next or part.text[-1:].isspace() or said_next[0].isspace()
            text += _span(part, MARKS.get(part.tone, "") if opens and closes else "")
        return BREAK.join(escape_line_start(line) for line in text.split("\n") if line.strip())


def _span(part: Span, mark: str) -> str:
    """A span inside running text, with the blanks at its ends, which part it from its neighbours."""
    before = " " if part.text[:1].isspace() else ""
    after = " " if part.text[-1:].isspace() and part.text.strip() else ""
    lines = [strong(inline(line), mark) for line in part.text.strip().split("\n")]
    return before + "\n".join(lines) + after


def state(of: State) -> str:
    """The sign and the word of a state, and the name of its level where there is one."""
    step = f" {inline(of.step)}" if of.step else ""
    return f"{strong(f'{STATUS_SIGNS[of.status]} {inline(of.word)}')}{step}"


def broken(text: str, mark: str = "") -> str:
    """A text with its own line ends and paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for line in lines(text):
        if line:
            paragraphs[-1].append(strong(line, mark) if mark else line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(BREAK.join(each) for each in paragraphs if each)


def item(text: str, bullet: str = "- ") -> str:
    """An entry of a list; its further lines stand below its first."""
    first, *rest = text.split("\n")
    return "\n".join([bullet + first, *(" " * len(bullet) + line if line else "" for line in rest)])


def quoted(text: str) -> str:
    """Paragraphs set off from those around them."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def listing(entries: Iterable[str]) -> str:
    """Entries one below the other."""
    return "\n".join(item(entry) for entry in entries)


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool] = ()) -> str:
    """A table of GFM; what is in it must be safe already."""
    wide = [max([3, *(len(row[place]) for row in (head, *rows))]) for place in range(len(head))]
    ends = [*right, *([False] * (len(head) - len(right)))]
    rule = ["-" * (width - 1) + ":" if end else "-" * width for width, end in zip(wide, ends, strict=True)]

    def drawn(row: Sequence[str]) -> str:
        cells = (
            text.rjust(width) if end else text.ljust(width) for text, width, end in zip(row, wide, ends, strict=True)
        )
        return f"| {' | '.join(cells)} |"

    return "\n".join([drawn(head), f"| {' | '.join(rule)} |", *map(drawn, rows)])


def width(rows: Sequence[Sequence[str]]) -> int:
    """Letters of the widest row when the columns are set below each other."""
    return sum(max(map(len, column)) + 3 for column in zip(*rows, strict=True))
