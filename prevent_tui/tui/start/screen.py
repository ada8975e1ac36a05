"""The start: what Enter does on what is marked, the rooms of the marked assessment, and the ways in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.draw import Lines, cap, fit, line, link
from prevent_tui.tui.kit.keys import START, Key, bindings
from prevent_tui.tui.kit.routes import (
    Route,
    ToExport,
    ToQuestionnaireChoice,
    ToStart,
)
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.desk_page import DeskPage
from prevent_tui.tui.start.rows import WAYS, when_text
from prevent_tui.tui.start.welcome import ACTIONS
from prevent_tui.wording.concern import ASIDES

_ENTER = {"1": "begin", "2": "open", "3": "look round"}
"""What Enter does on a way in."""

_FEW_ROWS = 22
"""Rows of the window below which the band of the first start has one fewer."""

_WHAT_FOR = (
    "Where is your setting with the Prevent duty, and what comes first?",
    "Where do you stand with the Prevent duty?",
)
_HOW = "A digit answers, Enter goes on; then a plan, and a report for governors."
"""What the first start says on top, in a row each, with fewer words for a window of few columns."""


class StartScreen(DeskPage):
    """The first thing one sees."""

    ROOM = "h"
    KEYS = START
    COMES_FORWARD = ToStart
    BINDINGS = bindings(key for key in START if key.action not in {"move", "open"})
    ABOUT = (
        "Help: the start",
        "On top is what the recent assessments want: actions overdue or due soon, evidence out of date or soon to be, "
        "reviews. Enter on such a line opens the assessment where that is seen to: the action plan, the "
        "evidence, the reviews or the sign-off.",
        "Enter on an assessment goes on with it. A file that was moved or deleted stays on the list, marked, "
        "until you take it off with Del.",
    )

    def band(self, width: int) -> Lines:
        """What Enter does with the marked row; at the first start before it what this is for."""
        look = self.program.look
        what, more = self._next()
        enter = line(cap(look, "Enter", "bandcap"), "  ", (what, "bold"))
        if self.recents:
            rows = [link(enter, "app.simulate_key", "enter")]
            rows += [Content.styled(look.say(more), "$quietband")] if more else []
        else:
            what_for = next((each for each in _WHAT_FOR if len(each) <= width), _WHAT_FOR[-1])
            rows = [
                Content.styled(what_for, "bold"),
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
        label = _ENTER.get(current, "see to it" if any(each.id == current for each in self.desk) else onward.label)
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
                return
        self.program.say("Del takes an assessment off the list: mark one first.")

    def action_leave(self) -> None:
        """Leaves the program."""
        self.program.action_leave()
