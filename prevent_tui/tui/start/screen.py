"""The start, a year's desk: what is due, what comes, the recent assessments, and the ways in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList

from prevent_tui.thresholds import thresholds
from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.draw import Lines, balance, cap, ends, fit, line, link
from prevent_tui.tui.kit.keys import START, Key, bindings
from prevent_tui.tui.kit.layout import TWO_COLUMNS
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import (
    Route,
    ToExport,
    ToQuestionnaireChoice,
    ToStart,
)
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.columns import DeskRows
from prevent_tui.tui.start.rows import WAYS, RecentRow, draw_way, draw_year, when_text
from prevent_tui.tui.start.welcome import ACTIONS, Drawn, WaysIn, Welcome
from prevent_tui.tui.start.year import is_marked
from prevent_tui.wording.concern import ASIDES

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_tui.analysis.upcoming import Outlook
    from prevent_tui.workspace.recent_files import Recent

_MOST, _MOST_HIGH = 5, 9
"""Lines of what is wanted that are shown at most, on a screen of few rows and of many."""

_NAME, _NAME_WIDE = 20, 44
"""Cells for the name of an assessment in such a line."""

_FEW_ROWS = 22
"""Rows of the window below which the band of the first start has one fewer."""

_WHAT_FOR = "Where is your setting with the Prevent duty, and what comes first?"
_HOW = "A digit answers, Enter goes on; then a plan, and a report for governors."
"""What the first start says on top: in one row each, in a window of 80 columns."""


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

    def band(self, width: int) -> Lines:
        """What Enter does with the marked row; at the first start before it what this is for."""
        look = self.program.look
        what, more = self._next()
        enter = line(cap(look, "Enter", "bandcap"), "  ", (what, "bold"))
        if self.recents:
            rows = [link(enter, "app.simulate_key", "enter")]
            rows += [Content.styled(look.say(more), "$quietband")] if more else []
        else:
            rows = [
                Content.styled(_WHAT_FOR, "bold"),
                link(line(enter, "   ", (more, "$quietband")), "app.simulate_key", "enter"),
            ]
            if self.app.size.height > _FEW_ROWS:
                rows[1:1] = [Content.styled(_HOW, "$quietband")]
        return [fit(row, width, ellipsis=look.cut) for row in rows]

    def rest(self, width: int) -> Content:
        """That this is no referral route; always in sight."""
        look = self.program.look
        lead = f"{look.pick('!', '!')} "
        words = next((each for each in ASIDES if len(lead + each) <= width), ASIDES[-1])
        return line((lead, "bold $accent"), (look.say(words), "$ink"))

    def _next(self) -> tuple[str, str]:
        """What is next, and a sentence about it."""
        current = self.current
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
            return desk_lines.desk_rows(look, each, today, width, at=at, is_named=bool(name_width))
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

    @on(Rows.Picked)
    async def _picked(self, event: Rows.Picked) -> None:
        each = next((each for each in self.desk if each.id == event.id), None)
        if event.id in ACTIONS:
            await self.run_action(ACTIONS[event.id])
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
        desk = {each.id: each.entry.path for each in self.desk}
        return ({str(entry.path): entry.path for entry in self.recents} | desk).get(self.current)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: what Enter does with the marked line."""
        onward, *rest = self.KEYS
        current = self.current
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
            what = "Mark an assessment first; or" if self.recents else "There is no assessment yet:"
            self.program.say(f"{what} 1 begins one, 2 opens a file, 3 shows a sample.")

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

        for entry in self.recents:
            if str(entry.path) == self.current:
                forget(entry.path)
                self.redraw()
                self.program.say("Taken off the list; the file itself was not touched.")

    def action_leave(self) -> None:
        """Leaves the program."""
        self.program.action_leave()
