"""Blocks of words: the cover, headings, paragraphs, lists, contents and the key to the states."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element, el
from prevent_tui.report.formats.word.marks import chip, sign
from prevent_tui.report.formats.word.runs import NBSP, TONES, bookmarked, link, paragraph, plain, run, spans, tab
from prevent_tui.report.formats.word.table import Box, Grid, heads, widths
from prevent_tui.report.model.blocks import (
    Contents,
    Heading,
    Item,
    Listing,
    Notice,
    Pair,
    Paragraph,
    ParagraphKind,
    Report,
    Verdict,
)
from prevent_tui.report.model.figures import StateKey
from prevent_tui.report.model.inline import Ref, State

_KINDS = {ParagraphKind.BODY: "Normal", ParagraphKind.LEAD: "Lead", ParagraphKind.SMALL: "SmallText"}
_TITLE = 70
"""Letters of a name that stand well in the largest style."""

_FIELD = ' TOC \\o "1-2" \\h \\z \\u '
"""The contents as Word makes them itself, from the headings of the first two levels, with links."""


def cover(report: Report) -> Iterator[Element]:
    """The head of the first page: what this is, of whom and of when, and what must be said about it."""
    stamp = [tab(), run(f"{NBSP}{report.stamp}{NBSP}", "Stamp")] if report.stamp else []
    if report.subheading or stamp:
        yield paragraph("ReportKind", run(report.subheading), *stamp)
    yield plain(_fitting(report.heading), report.heading)
    if line := "   ·   ".join(text for text in (report.reference, report.day, report.edition) if text):
        yield plain("Subtitle", line)
    for sentence in report.notices:
        yield plain("Said", sentence)


def heading(draft: Draft, block: Heading) -> Iterator[Element]:
    """A heading; a listed one is where the contents lead to."""
    style = "HeadingSheet" if block.starts_page else "Heading1" if block.level <= 2 else "Heading2"
    runs = [run(block.text)]
    if block.listed:
        runs = bookmarked(draft, _place(draft.place), *runs)
    yield paragraph(style, *runs, direction=block.text)


def text(_draft: Draft, block: Paragraph) -> Iterator[Element]:
    """Running text."""
    words = "".join(span.text for span in block.spans)
    yield paragraph(_KINDS[block.kind], *spans(block.spans), keep=block.introduces, direction=words)


def verdict(_draft: Draft, block: Verdict) -> Iterator[Element]:
    """The verdict in words, and what lies behind it."""
    yield plain("Verdict", block.text)
    if block.detail:
        yield plain("Normal", block.detail)


def notice(_draft: Draft, block: Notice) -> Iterator[Element]:
    """A sentence that belongs to what stands above it."""
    yield plain("Notice", block.text)


def pair(draft: Draft, block: Pair) -> Iterator[Element]:
    """Two lists beside each other."""
    row = tuple(Box(tuple(_listing(draft, listing))) for listing in (block.left, block.right))
    title, about = (
        f"{block.left.title}; {block.right.title}",
        "Two lists side by side; the left one is read first.",
    )
    yield from Grid("SideBySide", widths((1, 1)), [row], title, about, first=False).drawn()


def _listing(draft: Draft, listing: Listing) -> Iterator[Element]:
    yield plain("ListTitle", listing.title)
    signed = any(item.state for item in listing.items)
    for item in listing.items:
        yield _item(draft, item, signed=signed)


def _item(draft: Draft, item: Item, *, signed: bool) -> Element:
    runs = [link(draft, part) if isinstance(part, Ref) else run(part.text, TONES[part.tone]) for part in item.spans]
    if not signed:
        return paragraph("ListBullet", *runs)
    if item.state is None:
        return paragraph("SignedItem", tab(), *runs)
    return paragraph("SignedItem", sign(item.state.status), tab(), *runs, *_state(item.state))


def _state(state: State) -> list[Element]:
    """The word and the level; the sign stands before the item."""
    word = state.word.replace(" ", NBSP)
    return [run(f"  {word}", "Label"), *([run(f"  {state.step}", "Quiet")] if state.step else [])]


def contents(draft: Draft, _block: Contents) -> Iterator[Element]:
    """The listed headings with what was found, as links, inside a field that Word can make anew with page numbers."""
    yield plain("ContentsTitle", "Contents")
    listed = draft.headings
    for number, (place, each) in enumerate(listed):
        main = each.level <= 2
        finding = [tab(), run(each.finding, "Quiet")] if each.finding else []
        entry = el(
            "w:hyperlink",
            run(each.text, "ContentsLink" if main else "", strong=main),
            *finding,
            anchor=_place(place),
            history=1,
        )
        begin = [*_field("begin"), el("w:r", _code()), *_field("separate")] if not number else []
        end = _field("end") if number == len(listed) - 1 else []
        yield paragraph("TOC1" if main else "TOC2", *begin, entry, *end)


def state_key(_draft: Draft, block: StateKey) -> Iterator[Element]:
    """The states: sign and word, meaning, and what follows."""
    titles = ("State", "What it means", "What follows")
    rows = [heads(*titles)]
    rows += [
        (
            Box((paragraph("TableText", *chip(state)),)),
            Box((plain("TableText", meaning),)),
            Box((plain("TableText", follows),)),
        )
        for state, meaning, follows in block.rows
    ]
    title, about = "The states and what they mean", f"Columns: {', '.join(titles)}."
    yield from Grid("ReportTable", widths((36, 66, 70)), rows, title, about, heads=1).drawn()


def _fitting(name: str) -> str:
    """The style for a name: the largest for most; an endless one is set as running text."""
    return "Title" if len(name) <= _TITLE else "TitleLong" if len(name) <= 4 * _TITLE else "TitleEndless"


def _place(place: int) -> str:
    return f"_Toc{place + 1:08}"


def _field(kind: str) -> list[Element]:
    return [el("w:r", el("w:fldChar", fldCharType=kind))]


def _code() -> Element:
    element = el("w:instrText")
    element.text = _FIELD
    return element
