"""What a report says, text by text in the order that every writer keeps to, and how each format is read back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import singledispatch
from html.parser import HTMLParser
from io import BytesIO

import docx
from markdown_it import MarkdownIt
from markdown_it.token import Token

from prevent_tui.report.formats import html, markdown, pdf, word
from prevent_tui.report.formats.pdf.page import Canvas
from prevent_tui.report.model.blocks import (
    Contents,
    FirstGap,
    Heading,
    Listing,
    Notice,
    Pair,
    Paragraph,
    QuestionBlock,
    Report,
    Step,
    Table,
    Verdict,
)
from prevent_tui.report.model.figures import (
    Figures,
    GridKey,
    LetterGrid,
    Months,
    Radar,
    StateBars,
    StateKey,
    StateStrip,
)
from prevent_tui.report.model.inline import Meter, Ref, Span, State
from prevent_tui.report.model.matrix import Matrix
from prevent_tui.report.model.paper_form import ChallengeBlock, FormHead, FormQuestion, Signatures
from prevent_tui.text import clean
from support.tagged_text import heard

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")

Text = tuple[str, str]
"""What a text is, and the text."""

ANYWHERE = frozenset({"cover", "column", "key", "finding"})
"""Texts that a format may set where it suits it: on every page, above each entry, beside a chart, in the contents."""

SIGNS = frozenset({"sign", "who"})
"""What a drawing says by a sign or in short, or only counts, and gives in full in its text alternative."""

DRAWN = frozenset({"strip"})
"""States that stand in a row of signs, whose sums are told in words beside it."""


def texts(report: Report) -> list[Text]:
    """Every text of a report in reading order."""
    about = (report.title, report.stamp, report.setting, report.day, report.edition)
    said = [("cover", text) for text in (*about, *report.notices, report.handling, report.demo)]
    for block in report.blocks:
        if isinstance(block, Contents):
            listed = [each for each in report.blocks if isinstance(each, Heading) and each.listed]
            said += [text for each in listed for text in (("contents", each.text), ("finding", each.finding))]
        else:
            said += of(block)
    return [(kind, text) for kind, text in said if squeezed(text)]


@singledispatch
def of(block: object) -> Iterator[Text]:
    """The texts of a block, or of a part of one."""
    raise NotImplementedError(type(block))


@of.register
def _(block: Span) -> Iterator[Text]:
    yield "span", block.text


@of.register
def _(block: Ref) -> Iterator[Text]:
    yield "reference", block.text


@of.register
def _(block: State) -> Iterator[Text]:
    yield "state", block.word
    yield "state", block.step


@of.register
def _(block: Meter) -> Iterator[Text]:
    yield "share", block.words


@of.register
def _(block: Heading) -> Iterator[Text]:
    yield "heading", block.text


@of.register
def _(block: Paragraph) -> Iterator[Text]:
    yield from _each(block.spans)


@of.register
def _(block: Verdict) -> Iterator[Text]:
    yield "verdict", block.text
    yield "verdict", block.detail


@of.register
def _(block: Notice) -> Iterator[Text]:
    yield "notice", block.text


@of.register
def _(block: Table) -> Iterator[Text]:
    yield "caption", block.caption
    for column in block.columns:
        yield "column", column.title
    for row in block.rows:
        for cell in row.cells:
            yield from _each(cell)


@of.register
def _(block: Pair) -> Iterator[Text]:
    yield from of(block.left)
    yield from of(block.right)


@of.register
def _(block: Listing) -> Iterator[Text]:
    yield "title", block.title
    for item in block.items:
        yield from _each(item.spans)
        yield from _signed(item.state)


@of.register
def _(block: Figures) -> Iterator[Text]:
    for item in block.items:
        for text in (item.title, item.value, item.rest, item.note, item.before):
            yield "figure", text


@of.register
def _(block: StateKey) -> Iterator[Text]:
    for state, meaning, follows in block.rows:
        yield from of(state)
        yield "meaning", meaning
        yield "meaning", follows


@of.register
def _(block: StateStrip) -> Iterator[Text]:
    for state in block.states:
        yield "strip", state.word


@of.register
def _(block: StateBars) -> Iterator[Text]:
    yield "caption", block.caption
    for state in block.states:
        yield "key", state.word
    for label, counts in block.rows:
        yield "label", label
        for count in counts:
            yield from (("count", str(count)),) if count else ()


@of.register
def _(block: LetterGrid) -> Iterator[Text]:
    yield "title", block.title
    yield "summary", block.summary
    for area in block.areas:
        yield "title", area.title
        for cell in area.cells:
            yield from of(cell.ref)


@of.register
def _(block: GridKey) -> Iterator[Text]:
    for state in block.states:
        yield "key", state.word
    yield "key", block.must


@of.register
def _(block: Months) -> Iterator[Text]:
    yield "caption", block.caption
    for month in block.months:
        yield "title", month.title
        for slot in month.slots:
            yield from (("sign", slot.ref.text),) if slot.ref else ()
            yield from _signed(slot.state)
            yield "who", slot.who


@of.register
def _(block: Radar) -> Iterator[Text]:
    yield "caption", block.caption
    for arm in block.arms:
        yield "label", arm.label
        yield "share", arm.words
    yield from (("key", block.ring_words),) if block.ring is not None else ()


@of.register
def _(block: Matrix) -> Iterator[Text]:
    yield "caption", block.caption
    for name in (*block.likelihood, *block.impact, *(part for band in block.bands for part in band)):
        yield "key", name
    for side in block.sides:
        yield "title", side.title
        for row in side.rows:
            for cell in row:
                yield "number", cell.words
                for letter in cell.letters:
                    yield "letter", letter


@of.register
def _(block: QuestionBlock) -> Iterator[Text]:
    for text in (block.reference, block.text, block.duty):
        yield "question", text
    yield from of(block.state)
    yield from _each(block.ladder)
    for detail in block.details:
        yield "label", detail.label
        yield from _each(detail.spans)


@of.register
def _(block: FirstGap) -> Iterator[Text]:
    yield "title", block.title
    yield from of(block.ref)
    yield "question", block.text
    yield "question", block.duty
    yield from of(block.state)
    yield from _each(block.ladder)


@of.register
def _(block: Step) -> Iterator[Text]:
    for text in (block.label, block.text, block.says):
        yield "step", text


@of.register
def _(block: FormHead) -> Iterator[Text]:
    for field in block.fields:
        yield "label", field.label


@of.register
def _(block: FormQuestion) -> Iterator[Text]:
    for text in (block.reference, block.text, block.duty, block.help):
        yield "question", text
    for tick in block.ticks:
        yield "tick", tick.label
        yield "tick", tick.text
    for field in block.below:
        yield "label", field.label


@of.register
def _(block: ChallengeBlock) -> Iterator[Text]:
    yield "number", block.number
    yield "question", block.text
    yield from _each(block.why)
    yield from _each(block.reply)


@of.register
def _(block: Signatures) -> Iterator[Text]:
    for title in block.columns:
        yield "column", title
    for row in block.rows:
        yield "role", row.role
        yield "role", row.says


def _signed(state: State | None) -> Iterator[Text]:
    yield from (("sign", text) for text in (state.word, state.step)) if state else ()


def _each(parts: tuple[object, ...]) -> Iterator[Text]:
    for part in parts:
        yield from of(part)


def squeezed(text: str) -> str:
    """A text as it is compared: without white space, and without what no text may hold."""
    return "".join(clean(text).split())


def lost(said: list[Text], told: str, slack: int = 150, anywhere: frozenset[str] = ANYWHERE) -> list[Text]:
    """The texts that are not there, or not in their place.

    Args:
        said: The texts of a report, in order.
        told: What a format tells, in its own order.
        slack: How many letters of its own, such as numbers, labels and signs, a format may put before a text.
        anywhere: The kinds of texts that may stand in any place.
    """
    told = squeezed(told)
    folded = told.casefold()
    at, signs, missing = 0, 0, []
    for kind, text in said:
        wanted = squeezed(text)
        if kind in DRAWN:
            signs += 1
            continue
        if kind in anywhere:
            signs += len(wanted) if kind in SIGNS else 0
            missing += [] if wanted.casefold() in folded or _from_right(text, told) else [(kind, text)]
            continue
        # What stands before the first text, such as a cover, is of any length.
        end = at + slack + signs + len(wanted) if at else len(told)
        signs = 0
        found = told.find(wanted, at, end)
        if found >= 0:
            at = found + len(wanted)
        elif _from_right(text, told[at:end]):
            at += len(wanted)
        else:
            missing.append((kind, text))
    return missing


def _from_right(text: str, told: str) -> bool:
    """Whether a text with a script that runs from right to left is there: all its letters, in any order.

    Such a line is drawn from its other end, and its brackets are turned.
    """
    return bool(_FROM_RIGHT.search(text)) and not Counter(squeezed(text)) - Counter(told)


class _Page(HTMLParser):
    """The text of a page, without what is not shown."""

    _SILENT = frozenset({"style", "script", "title", "head"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self._SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.told.append(data)


def html_text(data: bytes) -> str:
    """What a web page tells."""
    page = _Page()
    page.feed(data.decode())
    return " ".join(page.told)


def docx_text(data: bytes) -> str:
    """What a Word document tells: its body in order, then its head and foot."""
    document = docx.Document(BytesIO(data))
    section = document.sections[0]
    parts = (document.element.body, section.header._element, section.footer._element)
    return " ".join(text.text or "" for part in parts for text in part.iter("{*}t"))


def markdown_text(data: bytes) -> str:
    """What Markdown tells once it is rendered."""
    return rendered(data.decode())


def rendered(source: str, flavour: str = "commonmark") -> str:
    """The text of rendered Markdown, each block and each line on a line of its own."""
    reader = MarkdownIt(flavour).enable("table")
    return "\n".join(_inline(token) for token in reader.parse(source) if token.type == "inline")


def _inline(token: Token) -> str:
    told = ""
    for child in token.children or []:
        if child.type == "html_inline":
            assert re.fullmatch(r'<br>|<a id="[A-Za-z0-9-]+">|</a>', child.content), child.content
        told += "\n" if child.type in {"hardbreak", "softbreak"} or child.content == "<br>" else ""
        told += child.content if child.type == "text" or child.type == "text_special" else ""
    return told


def pdf_text(data: bytes) -> str:
    """What a PDF tells to a screen reader, in the order of its structure; then the alternatives of its drawings."""
    found = heard(data)
    return " ".join([found.text, *found.alternatives])


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "html": html_text,
    "docx": docx_text,
    "md": markdown_text,
}
"""How each format is read."""

WRITERS: dict[str, Callable[[Report], bytes]] = {
    "pdf": lambda report: pdf.render(report).data,
    "html": html.render,
    "docx": word.render,
    "md": markdown.render,
}


def text_in(report: Report, format_: str) -> str:
    """What a report tells in a format."""
    return READERS[format_](WRITERS[format_](report))


def missing(report: Report, format_: str, data: bytes = b"") -> list[Text]:
    """The texts of a report that one format lacks, or has out of place; `data` is its file, where that is there."""
    told = READERS[format_](data) if data else text_in(report, format_)
    if format_ != "pdf":
        return lost(texts(report), told)
    # A character that the fonts lack stands there by its name or code.
    fit = Canvas().type.glyphs.fit
    said = [(kind, fit(clean(text))) for kind, text in texts(report)]
    return lost(said, told, 400, ANYWHERE | SIGNS)
