"""Years: the earlier versions of an assessment, what each of them holds, and going back to one."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual import work as background
from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.assessment.sealing import restore
from prevent_tui.assessment.storage.backups import backups
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.dialog import Confirm, Dialog, Heading, Words
from prevent_tui.tui.kit.draw import fit, line
from prevent_tui.tui.kit.keys import DIALOG, Key
from prevent_tui.tui.kit.row_list import Row, Rows
from prevent_tui.wording.dates import day
from prevent_tui.workspace.earlier_versions import EarlierVersion, read_versions

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.workspace.work import Work

_NONE = (
    "No earlier version is kept yet. One is kept on this computer as you open the file, and every few minutes while "
    "you work."
)
_WHAT = "What each holds, and how many of its answers differ from what you have now."


class PickVersion(Dialog[EarlierVersion]):
    """Lists the earlier versions kept of an assessment, with what each holds; gives the one picked.

    Args:
        work: The assessment.
    """

    ALONE = True
    KEYS = (
        Key("enter", "submit", "bring back", "Bring the marked version back; it is asked first"),
        Key("up,down", "move", "choose", "Move the mark; Home, End and page keys do so further", "↑↓"),
        *DIALOG[2:],
    )
    ABOUT = (
        "Help: earlier versions",
        "Each line says when a version was kept, how much is answered in it, and how many answers are other than now.",
        "Bringing one back is asked first. What you have now can be had again with U, and is kept as a version too.",
    )

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.assessment_work = work
        self.versions = tuple(map(EarlierVersion, backups(work.document.path))) if work.document else ()

    def body(self) -> ComposeResult:
        """The versions, newest first; of an assessment that is closed they can only be looked at."""
        work = self.assessment_work
        closed = work.closed_reason if work.session.is_closed else ""
        yield Heading("Earlier versions", "" if closed or not self.versions else "U takes it back")
        yield Words(_WHAT if self.versions else _NONE, "$quiet", id="none")
        yield Rows("versions")
        yield Words(closed, "$quiet", id="complaint")
        yield Buttons("Bring back" if self.versions and not closed else "", others=(LEAVE,))

    def on_mount(self) -> None:
        """The newest is marked; what they hold is read meanwhile."""
        self._list()
        self.query_one(Rows).focus()
        self._read()

    @background
    async def _read(self) -> None:
        of = self.assessment_work
        each = [version.backup for version in self.versions]
        self.versions = await asyncio.to_thread(read_versions, each, of.questionnaire, of.assessment, of.today)
        if self.is_mounted:
            self._list()

    def _list(self) -> None:
        rows = self.query_one(Rows)
        rows.show([Row(str(place), partial(self._line, place), high=1) for place in range(len(self.versions))])
        rows.display = bool(self.versions)

    def _line(self, place: int, width: int, at: bool) -> Content:
        version, look = self.versions[place], self.program.look
        kept_at = Content.styled(f"{when_kept(version):22}", "bold $ink" if at else "$ink")
        return fit(line(kept_at, (look.say(version_text(version)), "$quiet")), width, ellipsis=look.cut)

    @on(Rows.Picked)
    def action_submit(self) -> None:
        """Takes the one marked; of an assessment that is closed, says why none can be taken."""
        self.assessment_work.session.refuse_if_closed()
        current = self.query_one(Rows).current
        if current is not None:
            self.dismiss(self.versions[int(current)])


def when_kept(version: EarlierVersion) -> str:
    """Return when a version was kept, by the clock of this computer."""
    kept_at = version.backup.made_at.astimezone()
    return f"{day(kept_at.date())} at {kept_at:%H:%M}"


def version_text(version: EarlierVersion) -> str:
    """Return what a version holds, in a few words; nothing before it was read."""
    if version.problem:
        return version.problem
    if not version.of:
        return ""
    differ = f"{version.differing} differ{'s' if version.differing == 1 else ''}"
    return f"{version.answered} of {version.of} answered · {differ if version.differing else 'same answers'}"


def ask_version(program: Application) -> None:
    """Shows the earlier versions of the open assessment, and brings the one picked back once that is agreed to.

    Args:
        program: The application.
    """
    opened = program.open_work

    def picked(version: EarlierVersion | None) -> None:
        if version is None:
            return
        coverage = opened.result.total.coverage
        text = f"It was kept on {when_kept(version)}: {version.answered} of {version.of} answered. "
        text += f"Now {coverage.answered} of {coverage.of} are answered. What you have now stays in this list."
        ask = Confirm("Bring this version back?", text, "Bring it back", other="leave all as it is")
        program.push_screen(ask, lambda yes: program.run_holding_input(bring_back(version)) if yes else None)

    async def bring_back(version: EarlierVersion) -> None:
        # U brings back what there is now as long as the assessment is open; after that it stands in this list.
        if opened.document and await opened.flush():
            await asyncio.to_thread(opened.document.keep_version)
        opened.session.replace(restore(version.backup.read(opened.questionnaire), opened.assessment))
        coverage = opened.result.total.coverage
        answered = f"{coverage.answered} of {coverage.of} answered"
        program.say(f"The version of {when_kept(version)} is back: {answered}. U takes it back.")

    program.push_screen(PickVersion(opened), picked)
