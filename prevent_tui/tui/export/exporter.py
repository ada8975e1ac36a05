"""The one file that is being made: begun, followed, stopped, and what became of it; the work goes on meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui import paths
from prevent_tui.errors import PreventError
from prevent_tui.files import crash_log
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.dialog import Confirm
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import ToExport
from prevent_tui.workspace.exporting import last_export
from prevent_tui.workspace.exporting.job import Asked, Ended, Steps, case_in, case_of, name_for, written
from prevent_tui.workspace.exporting.last_export import Remembered
from prevent_tui.workspace.exporting.request import What, Wish
from prevent_tui.workspace.system import shown

if TYPE_CHECKING:
    from textual.worker import Worker

    from prevent_tui.tui.kit.program import Application
    from prevent_tui.workspace.work import Work


class Follower:
    """A screen that follows the file that is being made."""

    def show(self) -> None:
        """Show how far it is."""
        raise NotImplementedError

    def over(self, ended: Ended) -> None:
        """Show what became of it, in place of this."""
        raise NotImplementedError


class Maker:
    """Makes one file at a time, whatever screen is in front.

    Attributes:
        asked: What is being made, if anything is.
        steps: How far that is.
        ended: What became of the last one, until it was looked at.
    """

    def __init__(self, program: Application) -> None:
        self.program = program
        self.asked: Asked | None = None
        self.steps = Steps(self.show)
        self.ended: Ended | None = None
        self._worker: Worker[None] | None = None
        self._practice: dict[str, Remembered] = {}

    @property
    def busy(self) -> bool:
        """Whether a file is being made."""
        return self.asked is not None

    def begin(self, asked: Asked, password: str = "") -> None:
        """Begins to make a file; what is being made already goes on, and this is not begun."""
        if self.busy:
            return
        self.asked, self.steps, self.ended = asked, Steps(self.show), None
        self._worker = self.program.run_worker(self._make(asked, password), exit_on_error=False)
        self.show()

    def stop(self) -> bool:
        """Stops, and leaves nothing of it; false where it is too late for that."""
        if self._worker is None or self.steps.writing:
            return False
        self._worker.cancel()
        self.asked = None
        self.show()
        return True

    def unless_busy(self, leave: Callable[[], object]) -> None:
        """Leaves; asks first while a file is being made, unless it was asked already."""
        if self.asked is None or isinstance(self.program.screen, Confirm):
            leave()
            return
        text = f"The {self.asked.wish.called} is still being made. Left now, it is not written."
        quit_without = Confirm("Quit without it?", text, "Quit", other="stay")
        self.program.push_screen(quit_without, lambda yes: leave() if yes else None)

    def last(self, work: Work) -> Remembered | None:
        """What was made last from an assessment."""
        if work.document is None:
            return self._practice.get(work.questionnaire.about.id)
        return last_export.last(work.document.path)

    def begins_with(self, work: Work) -> Wish:
        """What the dialog begins with: what was made last, for today, or else the full report beside the answers."""
        before = self.last(work)
        if before:
            return before.wish.on(before.day, work.session.today)
        folder = work.document.path.parent if work.document else paths.documents_dir()
        wish = Wish(What.FULL, "pdf", folder)
        return replace(wish, path=folder / name_for(work, wish))

    def again(self, work: Work) -> bool:
        """Makes what was made last once more, with today's answers; false where that needs to be asked first."""
        before = self.last(work)
        if before is None or before.wish.locked or self.busy:
            return False
        wish = before.wish.on(before.day, work.session.today)
        self.begin(Asked(wish, case_of(work, wish), work.document.path if work.document else None))
        self.program.say(f"Making the {wish.called} again: {clean_line(wish.path.name)}")
        return True

    def again_or_ask(self) -> None:
        """Makes what was made last from the open assessment, without asking; asks where nothing was."""
        if self.asked or not self.again(self.program.open_work):
            self.program.go(ToExport())

    @property
    def again_as(self) -> str:
        """What `again_or_ask` would make, in words; empty where it would ask."""
        before = self.last(self.program.open_work)
        return f"{before.wish.called}, {before.wish.path.name}" if before else ""

    async def again_from(self, file: Path) -> None:
        """Makes what was made last from an answers file that is not open; says why, where it does not."""
        before = await asyncio.to_thread(last_export.last, file)
        if self.busy:
            self.program.say("Another file is being made; try again when it is ready.")
        elif before is None:
            self.program.say("Nothing was exported from it yet. Open it, then press x.")
        elif before.wish.locked:
            self.program.say("Its last file has a password. Open it, then press X, to type one.")
        else:
            today = self.program.clock().date()
            wish = before.wish.on(before.day, today)
            try:
                case = await asyncio.to_thread(case_in, file, wish, today)
            except PreventError as error:
                self.program.tell(error)
            else:
                self.begin(Asked(wish, case, file))
                self.program.say(f"Making the {wish.called} again: {clean_line(wish.path.name)}")

    async def _make(self, asked: Asked, password: str) -> None:
        try:
            replaced = await written(asked, password, self.steps)
        except PreventError as error:
            ended = Ended(asked, f"{'It ' if error.file else ''}{error.message} {error.hint}".strip())
        except OSError as error:
            ended = Ended(asked, f"The folder cannot be made: {error.strerror}. Choose another.")
        except Exception as error:  # noqa: BLE001 - the work goes on, whatever became of the file
            kept = await asyncio.to_thread(crash_log.record, error)
            where = f" Where it happened, without any answer, is kept in {kept}" if kept else ""
            ended = Ended(asked, f"The program made a mistake ({type(error).__name__}).{where}")
        else:
            ended = Ended(asked, replaced=replaced)
            await self._remember(asked)
        if self.asked is asked:
            self.asked, self.ended = None, ended
            self.tell()

    async def _remember(self, asked: Asked) -> None:
        day = asked.case.today
        if asked.source:
            await asyncio.to_thread(last_export.remember, asked.source, asked.wish, day)
        else:
            self._practice[asked.case.questionnaire.about.id] = Remembered(asked.wish, day)

    def tell(self) -> None:
        """Shows what became of it: in its own dialog, or in passing where that was left."""
        ended = self.ended
        self.show()
        if ended is None:
            return
        in_front = self.program.screen
        if isinstance(in_front, Follower):
            in_front.over(ended)
            return
        self.program.clear_notifications()
        wish, open_one = ended.asked.wish, self.program.work
        if not open_one:
            self.ended = None
        if ended.wrong:
            self.program.say(f"The {wish.called} was not made. {ended.wrong}", seconds=12)
        else:
            name = clean_line(wish.path.name) if open_one else shown(wish.path)
            self.program.say(f"The {wish.called} is made: {name}.{' x shows where.' if open_one else ''}", seconds=12)

    def state(self) -> Content:
        """That something is being made, and how far it is, for the header."""
        if self.asked is None:
            return Content("")
        look = self.program.look
        said = look.say(f"making {self.asked.wish.kind} {self.steps.percent}%")
        return line((look.pick("… ", ".. "), "bold $accent"), (said, "$quiet"), "   ")

    def show(self) -> None:
        """Shows how far it is, wherever that stands."""
        for screen in self.program.screen_stack:
            if isinstance(screen, Follower):
                screen.show()
            elif isinstance(screen, Page) and screen.there and screen.is_current:
                screen.frame()
