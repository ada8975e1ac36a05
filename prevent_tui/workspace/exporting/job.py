"""Carrying out an export: the version before is looked for, the file is made, and it is put in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.errors import PreventError
from prevent_tui.workspace.exporting import target
from prevent_tui.workspace.exporting.case import case_of_file, case_of_work
from prevent_tui.workspace.exporting.target import Consent

if TYPE_CHECKING:
    from prevent_tui.report.export import ExportJob
    from prevent_tui.report.model.rendered import Rendered
    from prevent_tui.report.render import Progress
    from prevent_tui.report.request import ExportRequest
    from prevent_tui.workspace.work import Work


@dataclass(frozen=True)
class Outcome:
    """What became of an export.

    Attributes:
        job: What was to be made.
        error: Why it was not, in a sentence; empty where it was.
        replaced: The characters that could not be shown in it.
        kept: Where the file is that was there before; None where there was none to keep.
    """

    job: ExportJob
    error: str = ""
    replaced: tuple[str, ...] = ()
    kept: Path | None = None


def job_of_work(work: Work, request: ExportRequest, password: str = "") -> ExportJob:
    """Return the job of making a file of the open assessment as it is now.

    Args:
        work: The open assessment.
        request: The file.
        password: What opens it; empty for one that opens without.
    """
    from prevent_tui.report.export import ExportJob

    return ExportJob(request, case_of_work(work), work.document.path if work.document else None, password)


def job_of_file(file: Path, request: ExportRequest, today: date) -> ExportJob:
    """Return the job of making a file of an answers file that is not open; this reads it.

    Args:
        file: The answers file.
        request: The file to make.
        today: The day that it is made for.

    Raises:
        PreventError: The answers cannot be read.
    """
    from prevent_tui.report.export import ExportJob

    return ExportJob(request, case_of_file(file, today, request.headings), file)


def with_previous_version(job: ExportJob) -> ExportJob:
    """Return the job with the version sealed before, where that lies beside the answers file; this reads files."""
    from prevent_tui.report.previous_version import with_previous_beside

    return replace(job, case=with_previous_beside(job.case, job.source)) if job.source else job


def run(job: ExportJob, progress: Progress | None = None, consent: Consent | None = None) -> Rendered:
    """Make a file and put it in its place, here and now.

    Args:
        job: What to make; see `target.refuse` for what is better refused before.
        progress: Called from time to time while a PDF is made.
        consent: What was agreed to about its place.

    Raises:
        PreventError: It cannot be made, or not be written, or there is something else of that name.
    """
    from prevent_tui.report import export

    with _naming(job.request.path):
        rendered = export.export(with_previous_version(job), progress)
        target.put(job.request.path, rendered.data, consent)
    return rendered


async def run_aside(job: ExportJob, steps: ExportProgress, consent: Consent | None = None) -> Outcome:
    """Make a file in a process of its own and put it in its place.

    Args:
        job: What to make.
        steps: Is told how far it is.
        consent: What was agreed to about its place.

    Raises:
        PreventError: It cannot be made, or not be written, or there is something else of that name.
    """
    from prevent_tui.report import worker

    path = job.request.path
    with _naming(path):
        await asyncio.to_thread(target.refuse, path, job.source, consent)
        rendered = await worker.run(await asyncio.to_thread(with_previous_version, job), steps.update)
        steps.writing = True
        kept = await asyncio.shield(asyncio.to_thread(target.put, path, rendered.data, consent))
    return Outcome(job, replaced=rendered.replaced, kept=kept)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Lets every error say of which file it is."""
    try:
        yield
    except PreventError as error:
        error.file = error.file or path
        raise


class ExportProgress:
    """How far an export is, and whom to tell.

    Attributes:
        writing: Whether it is put in its place already, which is not stopped half-way.
    """

    def __init__(self, show: Callable[[], object]) -> None:
        self.done, self.total = 0, 0
        self.writing = False
        self._show = show

    @property
    def percent(self) -> int:
        """The share that is done, in hundredths; 0 before anything is known."""
        return min(100, 100 * self.done // self.total) if self.total else 0

    def update(self, done: int, total: int) -> None:
        """Note how far it is now, and tell of it where that shows.

        Args:
            done: Steps done.
            total: Steps in all.
        """
        before = self.percent
        self.done, self.total = done, total
        if self.percent != before:
            self._show()
