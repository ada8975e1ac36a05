"""A plain paper: headings, paragraphs and lists, written as text for a terminal or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import wrap

_WIDTH = 96
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_SIGNS = {1: "=", 2: "-"}


@dataclass(frozen=True)
class Heading:
    """A heading; depth 1 is the title of the paper."""

    depth: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; an empty line in the text begins another."""

    text: str


@dataclass(frozen=True)
class Item:
    """An entry of a list.

    Attributes:
        label: What it is; empty where the text says it.
        inside: How many lists it stands in beside its own.
    """

    label: str
    text: str = ""
    inside: int = 0


Block = Heading | Paragraph | Item


def as_text(blocks: Iterable[Block]) -> str:
    """The paper for a terminal, in lines of at most 96 signs."""
    return _written(blocks, _text)


def as_markdown(blocks: Iterable[Block]) -> str:
    """The paper as Markdown; whatever would be markup in the texts is escaped."""
    return _written(blocks, _markdown)


def _written(blocks: Iterable[Block], write: Callable[[Block], list[str]]) -> str:
    """Blocks one after the other, with an empty line between them unless both are of one list."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before and not (isinstance(before, Item) and isinstance(block, Item)):
            lines.append("")
        lines += write(block)
        before = block
    return "\n".join(lines)


def _text(block: Block) -> list[str]:
    if isinstance(block, Heading):
        text = " ".join(block.text.split())
        return [text, _SIGNS[block.depth] * len(text)] if block.depth in _SIGNS else [text]
    if isinstance(block, Item):
        margin = "  " * (block.inside + 1)
        words = ": ".join(part for part in (block.label, " ".join(block.text.split())) if part)
        return _wrapped(words, f"{margin}- ", f"{margin}  ")
    return [line for part in _paragraphs(block.text) for line in ("", *_wrapped(part))][1:]


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _markdown(block: Block) -> list[str]:
    from prevent_tui.report.formats.markdown.escape import heading_text

    if isinstance(block, Heading):
        return [f"{'#' * block.depth} {heading_text(' '.join(block.text.split()))}"]
    if isinstance(block, Item):
        label = f"**{_escaped(block.label)}:**" if block.text and block.label else _escaped(block.label)
        words = " ".join(part for part in (label, _escaped(block.text)) if part)
        return [f"{'  ' * block.inside}- {words}"]
    return [line for part in _paragraphs(block.text) for line in ("", _escaped(part))][1:]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, as in a report; an address becomes a link to itself."""
    from prevent_tui.report.formats.markdown.escape import escape_line_start, inline

    text = " ".join(text.split())
    return f"<{text}>" if _ADDRESS.fullmatch(text) else escape_line_start(inline(text))
