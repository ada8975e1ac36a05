"""While a file is being made, how far it is; and once it is made, where it is and what can be done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from prevent_tui.tui.export.exporter import Exporter, Follower
from prevent_tui.tui.kit.bars import meter
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.export_keys import MADE, UNDERWAY
from prevent_tui.tui.kit.keys import DIALOG, bindings
from prevent_tui.tui.kit.routes import ToExportChoice, ToExportEnd
from prevent_tui.wording import dates
from prevent_tui.workspace.exporting.calendar_note import calendar_note
from prevent_tui.workspace.exporting.job import Outcome
from prevent_tui.workspace.exporting.offers import title_of
from prevent_tui.workspace.system import displayable_path, open_with_system, reveal

if TYPE_CHECKING:
    from prevent_tui.report.export import ExportJob

_MOST = 60
"""What cannot be shown in a file, of which that many are listed on the screen; the report lists all of them."""


class Meter(Block):
    """How far it is: a bar, and the same in words."""

    def __init__(self, maker: Exporter) -> None:
        super().__init__(id="meter")
        self.maker = maker

    def lines(self, width: int) -> Lines:
        """The bar, the share in hundredths beside it."""
        steps = self.maker.steps
        words = "writing the file" if steps.writing else f"{steps.percent}%" if steps.percent else "beginning"
        return [line(meter(self.look, steps.percent / 100, width - 18), "  ", (f"{words:>16}", "$ink"))]


class ExportProgressDialog(Follower, Dialog[None]):
    """Follows the file that is being made; the work can go on meanwhile."""

    ALONE = True
    KEYS = (*UNDERWAY, *DIALOG[-1:])
    BINDINGS = bindings(UNDERWAY)
    ABOUT = (
        "Help: a file is being made",
        "It is made in the background from the answers as they were when you asked for it. Go on working: the top "
        "line shows how far it is, and a message says when it is ready. X shows this again.",
        "Stopped, it leaves nothing: a file is put in its place as a whole or not at all.",
    )

    def __init__(self, maker: Exporter, job: ExportJob) -> None:
        super().__init__()
        self.maker, self.job = maker, job

    def body(self) -> ComposeResult:
        """What is being made, where it goes, how far it is."""
        request = self.job.request
        yield Heading(f"Making the {title_of(request)}", dates.day(self.job.case.today))
        yield Words(displayable_path(request.path))
        yield Meter(self.maker)
        yield Words("You can go on working; what you answer from now on is not in it.", "$quiet")
        yield Words(id="complaint")
        yield Buttons("Go on working", action="back", others=(("Del", "stop", "stop it"),))

    def show(self) -> None:
        """Shows how far it is now, once it is there to be shown on."""
        for each in self.query(Meter):
            each.redraw()

    def on_screen_resume(self) -> None:
        """Where it ended behind another screen, that is shown now."""
        if self.is_active and self.maker.outcome:
            self.over(self.maker.outcome)

    def over(self, outcome: Outcome) -> None:
        """Shows what became of it, in place of this."""
        self.maker.outcome = None
        self.leave_for(ToExportEnd(outcome))

    def action_back(self) -> None:
        """Leaves it to itself."""
        self.dismiss(None)

    def action_stop(self) -> None:
        """Stops it; what was chosen is there again."""
        if not self.maker.stop():
            self.complain("It is being written already, and ready in a moment.")
        elif self.program.work:
            self.leave_for(ToExportChoice(self.job.request, "Stopped. Nothing was written."))
        else:
            self.dismiss(None)


class ExportDone(Dialog[None]):
    """Says where a file is that was made, opens it, or shows it in its folder."""

    KEYS = (*MADE, *DIALOG[-1:])
    BINDINGS = bindings(MADE)
    ABOUT = (
        "Help: a file was made",
        "It holds what was answered when you asked for it. To have a newer one with the same choice, press X and then "
        "Enter; a day in its name follows.",
    )

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome
        self.request = outcome.job.request

    def body(self) -> ComposeResult:
        """Where it is, what could not be shown in it, and the keys."""
        look, outcome = self.program.look, self.outcome
        yield Heading("Made" if not outcome.error else "Not made", dates.day(outcome.job.case.today))
        if outcome.error:
            yield Words(outcome.error)
            yield Buttons("Done", others=(("Esc", "back", "close"),))
            return
        sign, words = (f"{look.pick('✓', '+')} ", "bold $met"), look.say(f"The {title_of(self.request)} is made:")
        yield Words(line(sign, (words, "$ink"), "\n", (displayable_path(self.request.path), "bold $ink")))
        if outcome.kept:
            kept = f"What was there is kept in {displayable_path(outcome.kept)}"
            yield Words(line(("! ", "bold $partly"), (kept, "$ink")), id="kept")
        if outcome.replaced:
            yield Words(line(("! ", "bold $partly"), (self._replaced(), "$ink")), id="replaced")
        if note := calendar_note(outcome.job):
            yield Words(line(("! ", "bold $partly"), (look.say(note), "$ink")), id="calendar-note")
        yield Words(look.say(" ".join(self._notes())), "$quiet")
        others = (("1", "open_made", "open"), ("2", "reveal", "show in its folder"), ("3", "another", "another"))
        yield Buttons("Done", others=(*others, ("Esc", "back", "close")))

    def _replaced(self) -> str:
        names = self.outcome.replaced
        more = f"; and {len(names) - _MOST} more, all of them at its end" if len(names) > _MOST else ""
        return f"Its fonts lack these, so their names stand in it instead: {'; '.join(names[:_MOST])}{more}."

    def _notes(self) -> list[str]:
        notes = []
        if self.request.locked:
            notes.append("It opens with its password only, which is kept nowhere: nobody can help if it is lost.")
        if self.request.share:
            notes.append("Look through it once before you hand it on.")
        return [*notes, "Press X, and then Enter, to make it again with the same choice."]

    def action_submit(self) -> None:
        """Seen."""
        self.dismiss(None)

    def action_another(self) -> None:
        """Another file."""
        if self.program.work:
            self.leave_for(ToExportChoice())

    async def action_open_made(self) -> None:
        """Opens it in its own program."""
        await self._show(open_with_system, "This computer offers no way to open it from here. The path is above.")

    async def action_reveal(self) -> None:
        """Shows it in its folder."""
        await self._show(reveal, "This computer offers no way to show its folder from here. The path is above.")

    async def _show(self, way: Callable[[Path], bool], otherwise: str) -> None:
        if not self.outcome.error and not await asyncio.to_thread(way, self.request.path):
            self.program.say(otherwise)
