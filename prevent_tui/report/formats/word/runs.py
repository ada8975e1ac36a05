"""Runs, paragraphs and links: how texts become part of a document."""

from __future__ import annotations

from collections.abc import Iterable

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element, el, from_right, pieces
from prevent_tui.report.model.inline import Ref, Span, Tone

TONES = {
    Tone.PLAIN: "",
    Tone.TITLE: "ItemTitle",
    Tone.STRONG: "Strong",
    Tone.QUIET: "Quiet",
    Tone.ABSENT: "Absent",
}
"""The character style of each tone."""

SIGN_FONT = "Segoe UI Symbol"
"""A font that has the signs; where it is missing, the reader's program takes another one that has them."""

NBSP = "\xa0"


def run(text: str, style: str = "", *, sign: bool = False, strong: bool = False, fill: str = "") -> Element:
    """A stretch of text in a character style; `fill`, six hexadecimal digits, makes it a part of a bar, and narrow."""
    looks = [
        el("w:rStyle", val=style) if style else None,
        el("w:rFonts", ascii=SIGN_FONT, hAnsi=SIGN_FONT, eastAsia=SIGN_FONT, cs=SIGN_FONT) if sign else None,
        el("w:b") if strong else None,
        el("w:w", val=50) if fill else None,
        el("w:shd", val="clear", color="auto", fill=fill) if fill else None,
        el("w:rtl") if from_right(text) else None,
    ]
    return el("w:r", el("w:rPr", *looks) if any(each is not None for each in looks) else None, *pieces(text))


def tab() -> Element:
    """A step to the next tab stop."""
    return el("w:r", el("w:tab"))


def paragraph(
    style: str, *children: Element, keep: bool = False, right: bool = False, direction: str = "", first: int = 0
) -> Element:
    """A paragraph.

    Args:
        style: Its paragraph style.
        children: Its runs, links and bookmarks.
        keep: Whether it stays on the page of what follows.
        right: Whether it is set to the right, as numbers in a column are.
        direction: The text that says which way it runs; without one, from left to right.
        first: The place of a number to be set before it, in twentieths of a point from the left; 0 for none.
    """
    looks = (
        el("w:pStyle", val=style),
        el("w:keepNext") if keep else None,
        el("w:bidi") if from_right(direction) else None,
        el("w:ind", left=first, hanging=0) if first else None,
        el("w:jc", val="right") if right else None,
    )
    return el("w:p", el("w:pPr", *looks), *children)


def spans(parts: Iterable[Span]) -> list[Element]:
    """Spans that follow one another."""
    return [run(part.text, TONES[part.tone]) for part in parts]


def plain(style: str, text: str, tone: Tone = Tone.PLAIN, *, keep: bool = False, right: bool = False) -> Element:
    """A paragraph of one text."""
    return paragraph(style, run(text, TONES[tone]), keep=keep, right=right, direction=text)


def link(draft: Draft, ref: Ref, style: str = "Hyperlink") -> Element:
    """A reference, which leads to the question's own block where the report has one."""
    anchor = draft.anchor(ref.question)
    element = run(ref.text, style if anchor else "Strong")
    return el("w:hyperlink", element, anchor=anchor, history=1) if anchor else element


def bookmarked(draft: Draft, name: str, *children: Element) -> list[Element]:
    """The children with a bookmark around them, which links lead to."""
    number = draft.number()
    return [el("w:bookmarkStart", id=number, name=name), *children, el("w:bookmarkEnd", id=number)]
