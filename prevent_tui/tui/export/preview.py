"""What a file will begin with, as text, before anything is written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from textual import work as background
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from prevent_tui.errors import PreventError
from prevent_tui.report.request import ExportRequest, Format, TableName
from prevent_tui.text import clean
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.export_keys import PREVIEW
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.wording import dates, grammar
from prevent_tui.workspace.exporting.job import with_previous_version
from prevent_tui.workspace.exporting.offers import title_of

if TYPE_CHECKING:
    from prevent_tui.report.case import Case
    from prevent_tui.report.export import ExportJob

_ROWS = 40
"""Rows of a table that are shown."""


class Pages(Block):
    """Paragraphs, wrapped; never markup."""

    paragraphs: tuple[Content, ...] = (Content.styled("Reading", "$quiet"),)

    def show(self, paragraphs: list[Content]) -> None:
        """Replaces them."""
        self.paragraphs = tuple(paragraphs)
        self.redraw()

    def lines(self, width: int) -> Lines:
        """Each on lines of its own; one that begins further in stays there."""
        out: Lines = []
        for each in self.paragraphs:
            inset = len(each.plain) - len(each.plain.lstrip(" "))
            lead = Content(" " * inset)
            out += self.hang(lead, each[inset:], width) if each.plain.strip() else [Content("")]
        return out


class Preview(Dialog[None]):
    """The first page of a report, or the first rows of a table, as text that can be scrolled."""

    KEYS = PREVIEW
    BINDINGS = bindings(key for key in PREVIEW if key.action == "back")
    ABOUT = (
        "Help: preview",
        "The cover and the first page as they will be, with the headings of what follows. Of a share copy it shows "
        "what is really left. Nothing is written.",
    )

    def __init__(self, job: ExportJob) -> None:
        super().__init__()
        self.job = job

    def body(self) -> ComposeResult:
        """A title, and what scrolls below it."""
        yield Heading(f"Preview: {title_of(self.job.request)}", dates.day(self.job.case.today))
        with VerticalScroll(id="pages"):
            yield Pages()
        yield Buttons("Back", action="back", others=(("↑↓", "", "read on"),))

    def on_mount(self) -> None:
        """Takes the room there is, and reads."""
        self.query_one(".dialog").add_class("tall")
        self.query_one("#pages").focus()
        self._read()

    @background()
    async def _read(self) -> None:
        try:
            paragraphs = await asyncio.to_thread(_paragraphs, self.job, self.program.look.say)
        except PreventError as error:
            paragraphs = [Content.styled(clean(str(error)), "$ink")]
        if self.is_mounted:
            self.query_one(Pages).show(paragraphs)

    def action_submit(self) -> None:
        """Seen."""
        self.dismiss(None)


def _paragraphs(job: ExportJob, say: Callable[[str], str]) -> list[Content]:
    case, request = with_previous_version(job).case, job.request
    if not request.format.is_report:
        return _rows(case, request, say(" · "))
    from prevent_tui.report.build import build
    from prevent_tui.tui.export.page_as_text import first_page

    return first_page(build(case, request), say)


def _rows(case: Case, request: ExportRequest, dot: str) -> list[Content]:
    from prevent_tui.report.tables import grid

    if request.format is Format.ICS:
        from prevent_tui.report.dues import dues

        return [_row((due.on, due.summary), dot) for due in islice(dues(case), _ROWS)]
    out: list[Content] = []
    for name in TableName if request.format is Format.XLSX else (request.table,):
        table = grid(case, name)
        out += [Content.styled(table.name, "bold $accent"), _row([column.title for column in table.columns], dot)]
        out += [_row(row, dot) for row in table.rows[:_ROWS]]
        left = len(table.rows) - _ROWS
        out += [Content.styled(f"and {grammar.plural(left, 'more row')}" if left > 0 else "", "$quiet"), Content("")]
    return out


def _row(values: Iterable[object], dot: str) -> Content:
    cells = [dates.day(each) if isinstance(each, date) else str(each) for each in values if each is not None]
    return Content.styled("  " + dot.join(cell for cell in cells if cell), "$ink")
