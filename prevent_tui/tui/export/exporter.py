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
from prevent_tui.report.request import ExportRequest
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.dialog import Confirm
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import ToExport
from prevent_tui.workspace.exporting import last_export, target
from prevent_tui.workspace.exporting.calendar_note import calendar_note
from prevent_tui.workspace.exporting.file_name import for_day, proposed_name
from prevent_tui.workspace.exporting.job import ExportProgress, Outcome, job_of_file, job_of_work, run_aside
from prevent_tui.workspace.exporting.last_export import LastExport
from prevent_tui.workspace.exporting.offers import title_of
from prevent_tui.workspace.system import displayable_path

if TYPE_CHECKING:
    from textual.worker import Worker

    from prevent_tui.report.export import ExportJob
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.workspace.exporting.target import Consent
    from prevent_tui.workspace.work import Work


class Follower:
    """A screen that follows the file that is being made."""

    def show(self) -> None:
        """Show how far it is."""
        raise NotImplementedError

    def over(self, outcome: Outcome) -> None:
        """Show what became of it, in place of this."""
        raise NotImplementedError


class Exporter:
    """Makes one file at a time, whatever screen is in front.

    Attributes:
        job: What is being made, if anything is.
        steps: How far that is.
        outcome: What became of the last one, until it was looked at.
    """

    def __init__(self, program: Application) -> None:
        self.program = program
        self.job: ExportJob | None = None
        self.steps = ExportProgress(self.show)
        self.outcome: Outcome | None = None
        self._worker: Worker[None] | None = None
        self._asking = False
        self._practice: dict[str, LastExport] = {}

    @property
    def is_busy(self) -> bool:
        """Whether a file is being made."""
        return self.job is not None

    def begin(self, job: ExportJob, consent: Consent | None = None) -> None:
        """Begins to make a file; what is being made already goes on, and this is not begun.

        Args:
            job: What to make.
            consent: What was agreed to about its place; see `when_agreed`.
        """
        if self.is_busy:
            return
        self.job, self.steps, self.outcome = job, ExportProgress(self.show), None
        self._worker = self.program.run_worker(self._make(job, consent))
        self.show()

    async def when_agreed(self, job: ExportJob, begin: Callable[[Consent | None], object]) -> None:
        """Begins at once where its place is free, or holds what this program wrote there; asks first where it is not.

        Args:
            job: What to make.
            begin: Begins it, given what was agreed to.

        Raises:
            CannotWrite: It can never go there.
        """
        if self._asking:
            return
        self._asking = True
        try:
            question = await asyncio.to_thread(target.question, job.request.path, job.source)
        finally:
            self._asking = False
        if question is None:
            begin(None)
            return
        ask = Confirm(question.title, question.text, question.doing, is_safe=question.is_harmless)
        self.program.push_screen(
            ask, lambda yes: begin(question.consent) if yes else self.program.say("Nothing was made.")
        )

    def stop(self) -> bool:
        """Stops, and leaves nothing of it; false where it is too late for that."""
        if self._worker is None or self.steps.writing:
            return False
        self._worker.cancel()
        self.job = None
        self.show()
        return True

    def unless_busy(self, leave: Callable[[], object]) -> None:
        """Leaves; asks first while a file is being made, unless it was asked already."""
        if self.job is None or isinstance(self.program.screen, Confirm):
            leave()
            return
        text = f"The {title_of(self.job.request)} is still being made. Left now, it is not written."
        quit_without = Confirm("Quit without it?", text, "Quit", other="stay")
        self.program.push_screen(quit_without, lambda yes: leave() if yes else None)

    def last_export(self, work: Work) -> LastExport | None:
        """What was made last from an assessment."""
        if work.document is None:
            return self._practice.get(work.questionnaire.about.id)
        return last_export.last(work.document.path)

    def first_request(self, work: Work) -> ExportRequest:
        """What the dialog begins with: what was made last, for today, or else the full report beside the answers."""
        before = self.last_export(work)
        if before:
            return for_day(before.request, before.day, work.session.today)
        folder = work.document.path.parent if work.document else paths.documents_dir()
        request = ExportRequest()
        return replace(request, path=folder / proposed_name(work, request))

    def export_again(self, work: Work) -> bool:
        """Makes what was made last once more, with today's answers; false where that needs to be asked first."""
        before = self.last_export(work)
        if before is None or before.request.locked or self.is_busy:
            return False
        job = job_of_work(work, for_day(before.request, before.day, work.session.today))
        self.program.run_worker(self._begin_again(job))
        return True

    def again_or_ask(self) -> None:
        """Makes what was made last from the open assessment, without asking; asks where nothing was."""
        if self.job or not self.export_again(self.program.open_work):
            self.program.go(ToExport())

    @property
    def again_as(self) -> str:
        """What `again_or_ask` would make, in words; empty where it would ask."""
        before = self.last_export(self.program.open_work)
        return f"{title_of(before.request)}, {before.request.path.name}" if before else ""

    async def export_again_from(self, file: Path) -> None:
        """Makes what was made last from an answers file that is not open; says why, where it does not."""
        before = await asyncio.to_thread(last_export.last, file)
        if self.is_busy:
            self.program.say("Another file is being made; try again when it is ready.")
        elif before is None:
            self.program.say("Nothing was exported from it yet. Open it, then press X.")
        elif before.request.locked:
            self.program.say("Its last file has a password. Open it, then press X, to type one.")
        else:
            today = self.program.clock().date()
            request = for_day(before.request, before.day, today)
            try:
                job = await asyncio.to_thread(job_of_file, file, request, today)
            except PreventError as error:
                self.program.tell(error)
            else:
                await self._begin_again(job)

    async def _begin_again(self, job: ExportJob) -> None:
        def begin(consent: Consent | None) -> None:
            self.begin(job, consent)
            self.program.say(f"Making the {title_of(job.request)} again: {clean_line(job.request.path.name)}")

        try:
            await self.when_agreed(job, begin)
        except PreventError as error:
            self.program.tell(error)

    async def _make(self, job: ExportJob, consent: Consent | None) -> None:
        try:
            outcome = await run_aside(job, self.steps, consent)
        except PreventError as error:
            outcome = Outcome(job, error.sentence)
        except Exception as error:  # noqa: BLE001 - the work goes on, whatever became of the file
            record = await asyncio.to_thread(crash_log.record, error)
            where = f" Where it happened, without any answer, is kept in {record}" if record else ""
            outcome = Outcome(job, f"The program made a mistake ({type(error).__name__}).{where}")
        else:
            await self._remember(job)
        if self.job is job:
            self.job, self.outcome = None, outcome
            self.show_outcome()

    async def _remember(self, job: ExportJob) -> None:
        export = LastExport(job.request, job.case.today)
        if job.source:
            await asyncio.to_thread(last_export.remember, job.source, export)
        else:
            self._practice[job.case.questionnaire.about.id] = export

    def show_outcome(self) -> None:
        """Shows what became of it: in its own dialog, or in passing where that was left."""
        outcome = self.outcome
        self.show()
        if outcome is None:
            return
        in_front = self.program.screen
        if isinstance(in_front, Follower):
            in_front.over(outcome)
            return
        self.program.forget_message()
        request, open_work = outcome.job.request, self.program.work
        title = title_of(request)
        if not open_work:
            self.outcome = None
        if outcome.error:
            self.program.say(f"The {title} was not made. {outcome.error}")
        else:
            name = clean_line(request.path.name) if open_work else displayable_path(request.path)
            kept = f" What was there is kept as {clean_line(outcome.kept.name)}." if outcome.kept else ""
            where, note = " X shows where." if open_work else "", calendar_note(outcome.job)
            words = f"The {title} is made: {name}.{kept}{where} {note}"
            self.program.say(words.rstrip())

    def state(self) -> Content:
        """That something is being made, and how far it is, for the header."""
        if self.job is None:
            return Content("")
        look = self.program.look
        text = look.say(f"making {self.job.request.format} {self.steps.percent}%")
        return line((look.pick("… ", ".. "), "bold $accent"), (text, "$quiet"), "   ")

    def show(self) -> None:
        """Shows how far it is, wherever that stands."""
        for screen in self.program.screen_stack:
            if isinstance(screen, Follower):
                screen.show()
            elif isinstance(screen, Page) and screen.is_drawable and screen.is_current:
                screen.frame()
