"""Columns of lines beside each other: one strip where they are short, a strip a line where they may fill a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip
from prevent_tui.report.formats.pdf.page import Area
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import ACCENT, LINK, SMALL, Line, Run, Style
from prevent_tui.report.model.inline import Ref, Span

_SHORT = 12
"""So many lines still stand in one strip."""

Targets = dict[int, int | None]


@dataclass(frozen=True)
class Stack:
    """Lines below one another.

    Attributes:
        node: What they belong to.
        lines: The lines, each as high as its style.
        x: Their left edge.
        below: How far below the edge of the strip they begin.
        targets: Where stretches of them lead, by the id of their style; see `linked`.
        hangs: Whether the strip need not be as high; what follows leaves room.
    """

    node: Node
    lines: list[Line]
    x: float
    below: float = 0.0
    targets: Targets = field(default_factory=dict)
    hangs: bool = False

    @property
    def height(self) -> float:
        """From the edge of the strip to the end of the last line."""
        return self.below + sum(map(lead, self.lines))


def lead(line: Line) -> float:
    """How high a line is."""
    return line[0][1].lead if line else SMALL.lead


def beside(
    book: Book, *stacks: Stack, first: Callable[[float], object] | None = None, after: float = 0.0
) -> Iterator[Strip]:
    """Stacks side by side.

    Args:
        book: The document.
        stacks: The lines, in reading order.
        first: Drawn before the first of them.
        after: Room below the last.
    """
    many = max(len(stack.lines) for stack in stacks)
    each = many if many <= _SHORT else 1
    for start in range(0, many, each):
        last = start + each >= many
        pieces = [
            replace(stack, lines=stack.lines[start : start + each], below=0.0 if start else stack.below)
            for stack in stacks
        ]

        def draw(top: float, pieces: list[Stack] = pieces, start: int = start) -> None:
            if first and not start:
                first(top)
            for piece in pieces:
                put_stack(book, piece, top)

        high = max(piece.height for piece in pieces if not piece.hangs) + (after if last else 0.0)
        yield Strip(high, draw, keep=not last and (start == 0 or start == many - 2))


def put_stack(book: Book, stack: Stack, top: float) -> None:
    """Draws a stack; `top` is the edge of its strip."""
    y = top + stack.below
    with book.canvas.inside(stack.node):
        for line in stack.lines:
            put_linked(book, line, stack.targets, stack.x, y)
            y += lead(line)


def linked(book: Book, parts: Iterable[Ref | Span], styled: Callable[[Span], Style]) -> tuple[list[Run], Targets]:
    """Words that follow one another, each reference in a style of its own, by which it is known where it leads."""
    runs: list[Run] = []
    targets: Targets = {}
    for part in parts:
        style = LINK.inked(ACCENT) if isinstance(part, Ref) else styled(part)
        if isinstance(part, Ref):
            targets[id(style)] = book.link(part.question)
        runs.append((part.text, style))
    return runs, targets


def put_linked(book: Book, line: Line, targets: Targets, x: float, top: float) -> None:
    """A line, in which references lead to their questions."""
    canvas = book.canvas
    for number, (words, style) in enumerate(line):
        end = " " if number == len(line) - 1 and not line.cut else ""
        target = targets.get(id(style))
        if target is None or not canvas.element:
            x += canvas.put(x, top, words, style, end=end)
            continue
        with canvas.inside(canvas.element.add("Link")):
            width = canvas.put(x, top, words, style, end=end)
            canvas.lead_to(target, Area(x, top, width, style.lead), words)
        x += width
