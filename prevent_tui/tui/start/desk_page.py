"""What the start shows: what is due, the recent assessments, the year, the ways in; in two columns where they fit."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from prevent_tui.thresholds import thresholds
from prevent_tui.tui.kit.draw import balance, ends, fit, line
from prevent_tui.tui.kit.layout import TWO_COLUMNS
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.columns import DeskRows
from prevent_tui.tui.start.rows import WAYS, RecentRow, draw_way, draw_year
from prevent_tui.tui.start.welcome import Drawn, WaysIn, Welcome
from prevent_tui.tui.start.year import is_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_tui.analysis.upcoming import Outlook
    from prevent_tui.workspace.recent_files import Recent


_MOST, _MOST_HIGH = 5, 9
"""Lines of what is wanted that are shown at most, on a screen of few rows and of many."""

_NAME, _NAME_WIDE = 20, 44


class DeskPage(Page):
    """The lists of the start, with one mark for all of them."""

    INNERMOST = Rows
    NEEDS_WORK = False

    def __init__(self) -> None:
        super().__init__(id="start")
        self.recents: tuple[Recent, ...] = ()
        self.half_filled: dict[Path, int] = {}
        self.desk: list[desk_lines.DeskEntry] = []
        self._newest: Path | None = None

    def body(self) -> ComposeResult:
        """What this is, what is due, the recent files, the year, and the ways in."""
        with Vertical(classes="page"):
            yield Welcome(id="welcome")
            with Horizontal(id="columns"):
                yield DeskRows("due")
                yield DeskRows("ways-in")
            yield Drawn("year")
            yield WaysIn(id="more-ways")

    @property
    def in_columns(self) -> bool:
        """Whether what is due stands beside the assessments."""
        return self.app.size.width >= TWO_COLUMNS and any(self._outlooks())

    @property
    def lists(self) -> tuple[Rows, ...]:
        """The lists that are shown, in the order of reading."""
        return tuple(rows for rows in self.query(Rows) if rows.display)

    @property
    def current(self) -> str:
        """The id of the marked row, in whichever list that is."""
        return next((rows.current for rows in self.lists if rows.current), None) or ""

    def begin(self) -> None:
        """The assessments have the keys, or at the first start the ways in."""
        self.query_one("#ways-in").focus()

    def draw(self) -> None:
        """Reads the list anew and shows it."""
        from prevent_tui.workspace import draft_files
        from prevent_tui.workspace.recent_files import recent

        self.recents = recent()
        self.half_filled = {entry.path: draft_files.count(entry.path) for entry in self.recents if not entry.missing}
        self.query_one("#welcome").display = not self.recents
        today = self.program.clock().date()
        self.desk = desk_lines.desk_entries(self.recents, today)
        due, listed = self.query_one("#due", Rows), self.query_one("#ways-in", Rows)
        wanted, assessments, current = self._today(today), self._assessments(), self.current
        self.query_one("#year", Drawn).show(self._year(today))
        self.query_one("#more-ways").display = bool(self.recents)
        due.display = self.in_columns
        if not self.recents:
            ways = [Row(key, partial(draw_way, self.program, (key, name, what))) for key, name, what in WAYS]
            assessments = [Row(None, self._section("BEGIN", "")), *ways]
        in_list = assessments if self.in_columns else [*wanted, *assessments]
        due.show(wanted if self.in_columns else [])
        newest = self.recents[0].path if self.recents else None
        stays = newest == self._newest and any(row.id == current for row in (*wanted, *assessments) if row.id)
        at = current if stays or newest is None else str(newest)
        listed.show(in_list, at or None)
        self._newest = newest
        self._mark(due if self.in_columns and any(row.id == at for row in wanted) else listed, at)
        self.frame()

    def _mark(self, listed: Rows, row_id: str) -> None:
        """Marks one row of all lists, and gives its list the keys where another had them."""
        listed.mark(row_id)
        for other in self.query(Rows):
            if other is not listed:
                other.mark(None)
        if isinstance(self.focused, Rows) and self.focused is not listed:
            listed.focus()

    @on(DeskRows.Left)
    def _to_the_other_list(self, event: DeskRows.Left) -> None:
        """Past the end of a list the other goes on."""
        others = [rows for rows in self.lists if rows is not event.rows and any(row.id for row in rows.rows)]
        if others:
            names = [row.id for row in others[0].rows if row.id]
            self._mark(others[0], names[-1 if event.step < 0 else 0] or "")
            self.frame()

    def on_descendant_focus(self) -> None:
        """Of the list that has the keys a row is marked, and of no other."""
        focused = self.focused
        if isinstance(focused, Rows) and self.is_ready and not focused.current:
            self._mark(focused, next((row.id for row in focused.rows if row.id), ""))
            self.frame()

    # ------------------------------------------------------------ what is shown

    def _today(self, today: date) -> list[Row]:
        """What the assessments want; nothing where none of them says."""
        if not any(self._outlooks()):
            return []
        most = _MOST_HIGH if self.is_high else _MOST
        rows = [Row(each.id, partial(self._draw_desk_entry, each, today)) for each in self.desk[:most]]
        gap = Row(None, self._section("", ""))
        if self.in_columns:
            rows = [row for each in rows for row in (each, gap)][:-1]
        rest = len(self.desk) - most
        if not rows:
            rows = [
                Row(
                    None,
                    self._quiet(f"{desk_lines.empty_desk_text()} {desk_lines.next_notice_text(self.recents, today)}"),
                )
            ]
        elif rest > 0:
            rows.append(Row(None, self._quiet(f"and {rest} more, said below with each assessment")))
        title = self._section(f"TODAY AND THE NEXT {thresholds().soon_days} DAYS", "")
        return [Row(None, title), *rows, Row(None, self._section("", ""))]

    def _draw_desk_entry(self, each: desk_lines.DeskEntry, today: date, width: int, at: bool) -> Content:
        look = self.program.look
        name_width = 0 if len(self.recents) == 1 else _NAME_WIDE if self.is_wide else _NAME
        if self.in_columns:
            sign, when, what = desk_lines.desk_cells(look, each, today, at=at)
            name = Content.styled(f"   {desk_lines.display_name(each.entry)}" if name_width else "", "$quiet")
            return line(ends(sign, when, width, look.cut), "\n", fit(line(what, name), width, ellipsis=look.cut))
        left, right = desk_lines.desk_line(look, each, today, at=at, name_width=name_width)
        return ends(left, right, width, look.cut)

    def _outlooks(self) -> list[Outlook]:
        return [entry.outlook for entry in self.recents if entry.outlook and not entry.missing]

    def _year(self, today: date) -> Callable[[int], Content] | None:
        """The year on one line, where there is room and something to mark on it."""
        if not is_marked(self._outlooks(), today) or not self.is_high:
            return None
        return partial(draw_year, self.program, self.recents, today)

    def _assessments(self) -> list[Row]:
        if not self.recents:
            return []
        title = self._section("RECENT ASSESSMENTS", "")
        rows = [Row(str(entry.path), partial(self._recent, entry)) for entry in self.recents]
        return [Row(None, title), *rows]

    def _recent(self, entry: Recent, width: int, at: bool) -> Content:
        half_filled = self.half_filled.get(entry.path, 0)
        return RecentRow(self.program, entry, half_filled, is_wide=self.is_wide).draw(width, at=at)

    def _section(self, title: str, columns: str) -> Draw:
        head, right = Content.styled(title, "bold $accent"), Content.styled(columns if self.is_wide else "", "$quiet")
        return lambda width, _at: ends(head, right, width)

    def _quiet(self, text: str) -> Draw:
        content = Content.styled(self.program.look.say(text), "$quiet")
        return lambda width, _at: Content("\n").join(line(" ", each) for each in balance(content, width - 1))
