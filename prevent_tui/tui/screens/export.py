"""Making the report: where to, how far it is, then where it is and how to open it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work as background
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, ProgressBar

from prevent_tui import wording
from prevent_tui.errors import PreventError
from prevent_tui.tui.draw import line
from prevent_tui.tui.keys import Key, bindings
from prevent_tui.tui.opening import is_file, is_folder, open_with_system, shown, typed_path
from prevent_tui.tui.screens.dialog import Buttons, Dialog, Heading, Words, field
from prevent_tui.tui.work import Work


def make_pdf(work: Work, path: Path, progress: object) -> None:
    """Builds the report of the work as it is now and writes it as a PDF.

    Raises:
        CannotWrite: The file cannot be written.
    """
    from prevent_tui import durable
    from prevent_tui.report.content import build
    from prevent_tui.report.pdf import render

    report = build(work.questionnaire, work.assessment, work.result, work.result.today, under=work.under)
    durable.write(path, render(report, progress))  # type: ignore[arg-type]


class Export(Dialog[None]):
    """Asks where the PDF goes and makes it."""

    ABOUT = (
        "Help: the report",
        "A PDF for governors and leaders: the verdict in words, both numbers, the first fixes, every question with "
        "its note and evidence. It is made from what is saved now; answering more later changes nothing in it.",
    )
    BINDINGS = bindings((Key("o", "open_made", "open"), Key("enter", "submit", "make it")))

    def __init__(self, work: Work, folder: Path, stem: str) -> None:
        super().__init__()
        self.work = work
        self.folder, self.stem = folder, stem
        self.made: Path | None = None
        self.busy = False

    def body(self) -> ComposeResult:
        """What it will hold, where it goes, and how far it is."""
        yield Heading("Export the report", wording.day(self.work.today))
        yield Words(self._holds())
        yield from field("path", "Save the PDF as", str(self.folder / f"{self.stem}.pdf"), limit=1000)
        yield Words(id="complaint")
        yield ProgressBar(total=100, show_eta=False, id="progress")
        yield Words(id="made")
        yield Buttons("Save the report")

    def _holds(self) -> Content:
        assessment, result = self.work.assessment, self.work.result
        asked = [assessment.answer(name) for name in result.verdicts]
        notes = sum(bool(answer.note) for answer in asked)
        pointers = sum(bool(answer.evidence) for answer in asked)
        parts = [wording.coverage(result.total.coverage), wording.plural(len(result.gaps), "gap")]
        parts += [wording.plural(notes, "note"), wording.plural(pointers, "evidence pointer")]
        under = f"Under: {self.work.under}. " if self.work.under else ""
        return line(
            (self.program.look.say(" · ".join(parts)), "$quiet"),
            "\n",
            (under, "$ink"),
            ("Read your notes once more before you share it: roles, not names.", "$quiet"),
        )

    def on_mount(self) -> None:
        """Ready to take the name proposed."""
        self.query_one(ProgressBar).display = False
        path = self.query_one("#path", Input)
        path.focus()
        path.cursor_position = len(path.value)
        self._look(path.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Says when a file would be replaced."""
        self._look(event.value)

    def _look(self, typed: str) -> None:
        there = self._is_there(typed)
        warning = f"{self.program.look.pick('!', '!')} A file of that name is there; it will be replaced."
        self.query_one("#complaint", Words).show(warning if there and not self.made else "", "$partly")

    def _is_there(self, typed: str) -> bool:
        try:
            return bool(typed.strip()) and is_file(self._path(typed))
        except ValueError:
            return False

    def _path(self, typed: str) -> Path:
        path = typed_path(typed)
        return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")

    def action_submit(self) -> None:
        """Makes it, or leaves when it is made."""
        if self.made:
            self.dismiss(None)
            return
        try:
            self._start()
        except ValueError as error:
            self.complain(str(error))

    def _start(self) -> None:
        if not self.value("path").strip() or is_folder(typed_path(self.value("path"))):
            self.complain("Give the file a name.")
        elif not self.busy:
            self.busy = True
            self.query_one(ProgressBar).display = True
            self._make(self._path(self.value("path")))

    @background(exit_on_error=False)
    async def _make(self, path: Path) -> None:
        bar = self.query_one(ProgressBar)
        bar.update(total=100, progress=0)
        app = self.app

        def progress(done: int, total: int) -> None:
            app.call_later(bar.update, total=max(1, total), progress=done)

        try:
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            await asyncio.to_thread(make_pdf, self.work, path, progress)
        except PreventError as error:
            self.complain(f"{error.message} {error.hint}")
        except OSError as error:
            self.complain(f"The folder cannot be made: {error.strerror}. Choose another.")
        else:
            self._done(path)
        finally:
            self.busy = False
            bar.display = False

    def _done(self, path: Path) -> None:
        self.made = path
        look = self.program.look
        self.query_one("#path", Input).disabled = True
        self.query_one("#complaint", Words).show("")
        said = line(
            (f"{look.pick('✓', '+')} ", "bold $met"), ("The report is made: ", "$ink"), (shown(path), "bold $ink")
        )
        opens = line("\n", ("o", look.key), (" opens it; or find it in that folder and open it there.", "$quiet"))
        self.query_one("#made", Words).show(line(said, opens))
        buttons = self.query_one(Buttons)
        buttons.doing, buttons.others = "Done", (("o", "open it"), ("esc", "close"))
        buttons.redraw()
        self.set_focus(None)

    async def action_open_made(self) -> None:
        """Opens the report in its own program."""
        if self.made and not await asyncio.to_thread(open_with_system, self.made):
            self.program.say("This computer offers no way to open it from here. The path is above.")
