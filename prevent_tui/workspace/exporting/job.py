"""A file that was asked for: of what it is made, how far that is, how it is put in its place, what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.workspace.exporting.request import Wish, proposed

if TYPE_CHECKING:
    from prevent_tui.report.case import Case
    from prevent_tui.workspace.work import Work


@dataclass(frozen=True)
class Asked:
    """What is being made, and of what.

    Attributes:
        wish: The file.
        case: The answers as they were when it was asked for.
        source: The answers file, if there is one.
    """

    wish: Wish
    case: Case
    source: Path | None


@dataclass(frozen=True)
class Ended:
    """What became of it.

    Attributes:
        asked: What was to be made.
        wrong: Why it was not; empty where it was.
        replaced: The characters that could not be shown in it.
    """

    asked: Asked
    wrong: str = ""
    replaced: tuple[str, ...] = ()


def case_of(work: Work, wish: Wish) -> Case:
    """The open assessment as it is now, for a file."""
    from prevent_tui.report.case import Case
    from prevent_tui.report.previous_version import after

    work.look_at_the_clock()
    result = work.result
    case = Case(work.questionnaire, work.assessment, result, result.today, work.under, choice=wish.choice)
    return after(case, work.before)


def with_before(asked: Asked) -> Case:
    """Its case with the version sealed before, where that lies beside the answers file; this reads files."""
    from prevent_tui.report.previous_version import after_beside

    return after_beside(asked.case, asked.source) if asked.source else asked.case


def case_in(file: Path, wish: Wish, today: date) -> Case:
    """What stands in an answers file, for a file made of it.

    Raises:
        PreventError: It cannot be read.
    """
    from prevent_tui.assessment.storage.codec import load_checked
    from prevent_tui.report.case import Case
    from prevent_tui.scoring import score

    questionnaire, assessment = load_checked(file)
    return Case(questionnaire, assessment, score(questionnaire, assessment, today), today, choice=wish.choice)


def name_for(work: Work, wish: Wish) -> str:
    """The name proposed for a file."""
    stem = work.document.path.stem if work.document else "prevent-sample"
    return proposed(wish, work.assessment.setting.name, stem, work.session.today)


async def written(asked: Asked, password: str, steps: Steps) -> tuple[str, ...]:
    """Makes a file and puts it in its place; gives the characters that could not be shown in it.

    Raises:
        PreventError: It cannot be made, or not be written, or there is something else of that name.
        OSError: Its folder cannot be made.
    """
    from prevent_tui.files import atomic
    from prevent_tui.report import export, worker
    from prevent_tui.report.formats import kinds

    wish = asked.wish
    kind, path = kinds.Kind(wish.kind), wish.path
    await asyncio.to_thread(export.may_replace, kind, path)
    case = await asyncio.to_thread(with_before, asked)
    order = worker.Order(kind, case, wish.choice, password=password)
    made = await worker.make(order, steps.told)

    def put() -> None:
        export.may_replace(kind, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.sweep(path, atomic.LEFT_BEHIND)
        atomic.write(path, made.data)

    steps.writing = True
    await asyncio.shield(asyncio.to_thread(put))
    return made.replaced


class Steps:
    """How far it is, and whom to tell.

    Attributes:
        writing: Whether it is put in its place already, which is not stopped half-way.
    """

    def __init__(self, show: Callable[[], object]) -> None:
        self.done, self.total = 0, 0
        self.writing = False
        self._show = show

    @property
    def percent(self) -> int:
        """In hundredths; 0 before anything is known."""
        return min(100, 100 * self.done // self.total) if self.total else 0

    def told(self, done: int, total: int) -> None:
        """Takes what is known now."""
        before = self.percent
        self.done, self.total = done, total
        if self.percent != before:
            self._show()
