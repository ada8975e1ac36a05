"""The start, a year's desk: what is due, what comes, the recent assessments, and the ways in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from prevent_tui.thresholds import thresholds
from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.draw import Lines, balance, cap, ends, fit, line, link
from prevent_tui.tui.kit.keys import START, Key, bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import (
    Route,
    ToExport,
    ToQuestionnaireChoice,
    ToStart,
)
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.rows import WAYS, RecentRow, draw_way, draw_year, when_text
from prevent_tui.tui.start.welcome import Aside, Welcome
from prevent_tui.tui.start.year import is_marked

if TYPE_CHECKING:
    from prevent_tui.workspace.recent_files import Recent

_MOST, _MOST_HIGH = 5, 9
"""Lines of what is wanted that are shown at most, on a screen of few rows and of many."""

_NAME, _NAME_WIDE = 20, 44
"""Cells for the name of an assessment in such a line."""

_FEW = 2
"""Assessments that leave room for the year on a screen of few rows."""


class StartScreen(Page):
    """The first thing one sees."""

    ROOM = "h"
    KEYS = START
    COMES_FORWARD = ToStart
    INNERMOST = Rows
    NEEDS_WORK = False
    BINDINGS = bindings(key for key in START if key.action not in {"move", "open"})
    ABOUT = (
        "Help: the start",
        "On top is what the recent assessments want: actions overdue or due soon, evidence out of date or soon to be, "
        "reviews. Enter on such a line opens the assessment where that is seen to: the action plan, the "
        "evidence, the reviews or the sign-off.",
        "Enter on an assessment goes on with it. A file that was moved or deleted stays on the list, marked, "
        "until you take it off with Del.",
    )

    def __init__(self) -> None:
        super().__init__(id="start")
        self.recents: tuple[Recent, ...] = ()
        self.half_filled: dict[Path, int] = {}
        self.desk: list[desk_lines.DeskEntry] = []

    def body(self) -> ComposeResult:
        """Recent files, what this is, ways in."""
        with Vertical(classes="page"):
            yield Welcome(id="welcome")
            yield Rows("ways-in")
        yield Aside(id="aside")

    def band(self, width: int) -> Lines:
        """What Enter does with the marked row."""
        what, more = self._next()
        enter = line(cap(self.program.look, "Enter", "bandcap"), "  ") if self.recents else line()
        rows = [link(line(enter, (what, "bold")), "app.simulate_key", "enter")]
        rows += [Content.styled(self.program.look.say(more), "$quietband")] if more else []
        return [fit(row, width, ellipsis=self.program.look.cut) for row in rows]

    def _next(self) -> tuple[str, str]:
        """What is next, and a sentence about it."""
        current = self.query_one(Rows).current
        for each in self.desk:
            if each.id == current:
                return f"See to it: {desk_lines.what_text(each)}", desk_lines.display_name(each.entry)
        for entry in self.recents:
            if str(entry.path) == current and not entry.missing:
                left = f"{entry.of - entry.answered} open" if entry.of > entry.answered else "everything is answered"
                when = when_text(entry.saved_at, self.program.clock())
                parts = [f"{entry.answered} of {entry.of} answered", left, f"saved {when}" if when else ""]
                return f"Go on with {desk_lines.display_name(entry)}", " · ".join(part for part in parts if part)
        for key, name, what in WAYS:
            if key == current:
                return name, what
        return "Begin a Prevent self-assessment", "Works offline; your answers stay in your own files"

    @on(Rows.OptionHighlighted)
    def _highlighted(self) -> None:
        self.frame()

    def begin(self) -> None:
        """The list has the keys."""
        self.query_one(Rows).focus()

    def draw(self) -> None:
        """Reads the list anew and shows it."""
        from prevent_tui.workspace import draft_files
        from prevent_tui.workspace.recent_files import recent

        self.recents = recent()
        self.half_filled = {entry.path: draft_files.count(entry.path) for entry in self.recents if not entry.missing}
        self.query_one("#welcome").display = not self.recents
        today = self.program.clock().date()
        self.desk = desk_lines.desk_entries(self.recents, today)
        rows = [*self._today(today), *self._year(today), *self._assessments()]
        rows.append(Row(None, self._section("OTHER WAYS IN" if self.recents else "BEGIN", "")))
        rows += [Row(key, partial(draw_way, self.program, (key, name, what))) for key, name, what in WAYS]
        listed = self.query_one(Rows)
        stays = any(row.id == listed.current for row in rows if row.id)
        listed.show(rows, None if stays or not self.recents else str(self.recents[0].path))
        self.frame()

    # ------------------------------------------------------------ what is shown

    def _today(self, today: date) -> list[Row]:
        """What the assessments want; nothing where none of them says."""
        if not any(entry.outlook and not entry.missing for entry in self.recents):
            return []
        most = _MOST_HIGH if self.is_high else _MOST
        rows = [Row(each.id, partial(self._draw_desk_entry, each, today)) for each in self.desk[:most]]
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
        left, right = desk_lines.desk_line(look, each, today, at=at, name_width=name_width)
        return ends(left, right, width, look.cut)

    def _year(self, today: date) -> list[Row]:
        """The year on one line, where there is room and something to mark on it."""
        aheads = [entry.outlook for entry in self.recents if entry.outlook and not entry.missing]
        if not is_marked(aheads, today) or (len(self.recents) > _FEW and not self.is_high):
            return []
        draw = partial(draw_year, self.program, self.recents, today)
        return [Row(None, draw), Row(None, self._section("", ""))]

    def _assessments(self) -> list[Row]:
        if not self.recents:
            return []
        title = self._section("RECENT ASSESSMENTS", "")
        rows = [Row(str(entry.path), partial(self._recent, entry)) for entry in self.recents]
        return [Row(None, title), *rows, Row(None, self._section("", ""))]

    def _recent(self, entry: Recent, width: int, at: bool) -> Content:
        half_filled = self.half_filled.get(entry.path, 0)
        return RecentRow(self.program, entry, half_filled, is_wide=self.is_wide).draw(width, at=at)

    def _section(self, title: str, columns: str) -> Draw:
        head, right = Content.styled(title, "bold $accent"), Content.styled(columns if self.is_wide else "", "$quiet")
        return lambda width, _at: ends(head, right, width)

    def _quiet(self, text: str) -> Draw:
        content = Content.styled(self.program.look.say(text), "$quiet")
        return lambda width, _at: Content("\n").join(line(" ", each) for each in balance(content, width - 1))

    @on(Rows.Picked)
    async def _picked(self, event: Rows.Picked) -> None:
        each = next((each for each in self.desk if each.id == event.id), None)
        ways = {"1": self.action_new, "2": self.action_find_file, "3": self.action_sample}
        if event.id in ways:
            ways[event.id]()
        elif each:
            await self._open_at(each.entry.path, desk_lines.seen_to(each))
        else:
            await self.program.files.open_path(Path(event.id))

    async def _open_at(self, path: Path, route: Route) -> None:
        if await self.program.files.open_path(path):
            self.program.go(route)

    @property
    def _marked(self) -> Path | None:
        """The file of the marked line."""
        current = self.query_one(Rows).current
        desk = {each.id: each.entry.path for each in self.desk}
        return ({str(entry.path): entry.path for entry in self.recents} | desk).get(current or "")

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: what Enter does with the marked line."""
        onward, *rest = self.KEYS
        current = self.query_one(Rows).current or ""
        labels = {key: name.lower() for key, name, _ in WAYS}
        label = labels.get(current, "see to it" if any(each.id == current for each in self.desk) else onward.label)
        return tuple(
            each
            for each in (replace(onward, label=label), *rest)
            if each.action != "forget" or any(str(entry.path) == current for entry in self.recents)
        )

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self.is_ready:
            self.frame()

    # ------------------------------------------------------------ the rooms, of the marked assessment

    def to_room(self, route: Route) -> None:
        """Opens the marked assessment, and the room in it."""
        if marked := self._marked:
            self.program.run_worker(self._open_at(marked, route))
        else:
            self.program.say("Mark an assessment first; or 1 begins one, 2 opens a file, 3 shows a sample.")

    def action_home(self) -> None:
        """This is the room already."""
        self.program.say("This is Home. Ctrl+Q saves and quits.")

    def action_back(self) -> None:
        """There is no step further out."""
        self.program.say("This is Home. Ctrl+Q saves and quits.")

    def action_workshop(self) -> None:
        """Answering together, which is not there yet."""
        self.program.say("A workshop, to answer together on a projector, is not there yet.")

    def action_years(self) -> None:
        """The versions of the marked assessment."""
        if marked := self._marked:
            self.program.run_worker(self._versions(marked))
        else:
            self.to_room(ToStart())

    async def _versions(self, path: Path) -> None:
        if await self.program.files.open_path(path):
            self.program.files.ask_version()

    def action_export(self) -> None:
        """What was made last from the marked assessment, once more."""
        marked = self._marked
        if marked is None:
            self.to_room(ToStart())
            return
        ways = [
            Way("The same again, as it was made last", partial(self._export_again, marked)),
            Way("Something else: opens it first", partial(self.to_room, ToExport())),
        ]
        offer(self.program, Card("Make a file from it", ways, "The same again is made without opening it."))

    def _export_again(self, path: Path) -> None:
        self.program.run_worker(self.program.maker.export_again_from(path))

    def action_new(self) -> None:
        """Begins a new assessment."""
        self.program.go(ToQuestionnaireChoice())

    def action_find_file(self) -> None:
        """Asks for a file."""
        self.program.files.ask_file()

    def action_sample(self) -> None:
        """Asks which invented setting, and then of which sector."""
        ways = [
            Way("A setting with much still to do", partial(self.program.go, ToQuestionnaireChoice("weak"))),
            Way("A setting where most is in place", partial(self.program.go, ToQuestionnaireChoice("strong"))),
        ]
        offer(self.program, Card("Try a sample", ways, "The setting is invented, and nothing you do there is kept."))

    def action_forget(self) -> None:
        """Takes the marked file off the list."""
        from prevent_tui.workspace.recent_files import forget

        current = self.query_one(Rows).current
        for entry in self.recents:
            if str(entry.path) == current:
                forget(entry.path)
                self.redraw()
                self.program.say("Taken off the list; the file itself was not touched.")

    def action_leave(self) -> None:
        """Leaves the program."""
        self.program.action_leave()
