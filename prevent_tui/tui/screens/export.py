"""Making files for others: which kind, where to, how far it is, then where it is and how to open it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import on
from textual import work as background
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, ProgressBar

from prevent_tui import plan_wording, wording
from prevent_tui.errors import CannotWrite, PreventError
from prevent_tui.tui.draw import line
from prevent_tui.tui.keys import Key, bindings
from prevent_tui.tui.opening import is_file, is_folder, open_with_system, shown, typed_path
from prevent_tui.tui.screens.dialog import Buttons, Dialog, Heading, Words, field
from prevent_tui.tui.widgets.choice import Choice
from prevent_tui.tui.work import Work

_KINDS = (("pdf", "Report (PDF)"), ("xlsx", "Spreadsheet"), ("csv", "Table (CSV)"), ("ics", "Calendar"))
_BEFORE = {
    "pdf": "Read your notes once more before you share it: roles, not names.",
    "xlsx": "Read it once more before you share it: roles, not names.",
    "csv": "Read it once more before you share it: roles, not names.",
    "ics": "Actions appear by their wording; roles, notes and evidence stay out.",
}
_NAMES = {"pdf": "report", "xlsx": "spreadsheet", "csv": "table", "ics": "calendar file"}


def make_file(work: Work, kind: str, path: Path, progress: Callable[[int, int], None]) -> None:
    """Makes a file of the work as it is now and writes it.

    Raises:
        CannotWrite: The file cannot be written, is one of another kind, or there is nothing to put into it.
    """
    from prevent_tui import durable
    from prevent_tui.report import files
    from prevent_tui.report.content.case import Case

    files.may_replace(files.Kind(kind), path)
    case = Case(work.questionnaire, work.assessment, work.result, work.result.today, work.under)
    durable.write(path, files.make(files.Kind(kind), case, progress=progress))


class Export(Dialog[None]):
    """Asks what to make and where it goes, and makes it."""

    ABOUT = (
        "Help: files for others",
        "Report: a PDF for governors and leaders, with the verdict in words, both numbers, the first fixes, and every "
        "question with its note and evidence.",
        "Spreadsheet: the action plan, the risks, the evidence, and the inspection index that says what to open. "
        "Table: the action plan alone, for other programs.",
        "Calendar: when actions and reviews are due. Import it again later and its dates move; what is done leaves.",
        "Each is made from what is saved now; answering more later changes nothing in it.",
    )
    BINDINGS = bindings(
        (
            Key("o", "open_made", "open"),
            Key("enter", "submit", "make it"),
            Key("up", "app.focus_previous", "up"),
            Key("down", "app.focus_next", "down"),
        )
    )

    def __init__(self, work: Work, folder: Path, stem: str) -> None:
        super().__init__()
        self.work = work
        self.folder, self.stem = folder, stem
        self.made: Path | None = None
        self.busy = False

    def body(self) -> ComposeResult:
        """What to make, what it will hold, where it goes, and how far it is."""
        yield Heading("Export", wording.day(self.work.today))
        yield Choice("kind", _KINDS)
        yield Words(self._holds("pdf"), id="holds")
        yield from field("path", "Save it as", str(self.folder / f"{self.stem}.pdf"), limit=1000)
        yield Words(id="complaint")
        yield ProgressBar(total=100, show_eta=False, id="progress")
        yield Words(id="made")
        yield Buttons("Save the report", others=(("↑ ←→", "another kind"), ("esc", "cancel")))

    @property
    def kind(self) -> str:
        """The kind of file chosen; also the ending of its name."""
        return self.query_one(Choice).value

    def _holds(self, kind: str) -> Content:
        assessment, result = self.work.assessment, self.work.result
        plan = plan_wording.counted(assessment, self.work.today)
        if kind == "pdf":
            asked = [assessment.answer(name) for name in result.verdicts]
            parts = [
                wording.coverage(result.total.coverage),
                wording.plural(len(result.gaps), "gap"),
                wording.plural(sum(bool(answer.note) for answer in asked), "note"),
                wording.plural(sum(bool(answer.evidence) for answer in asked), "evidence pointer"),
            ]
        elif kind == "xlsx":
            evidence = wording.plural(len(assessment.evidence), "piece of evidence", "pieces of evidence")
            parts = [plan, wording.plural(len(assessment.risks), "risk"), evidence, "inspection index"]
        else:
            parts = [plan] if kind == "csv" else [plan, "reviews", "a reminder a week before each"]
        under = f"Under: {self.work.under}. " if self.work.under and kind != "ics" else ""
        return line(
            (self.program.look.say(" · ".join(parts)), "$quiet"), "\n", (under, "$ink"), (_BEFORE[kind], "$quiet")
        )

    def on_mount(self) -> None:
        """Ready to take the name proposed."""
        self.query_one(ProgressBar).display = False
        path = self.query_one("#path", Input)
        path.focus()
        path.cursor_position = len(path.value)
        self._look(path.value)

    @on(Choice.Changed)
    def _another_kind(self, event: Choice.Changed) -> None:
        """Another kind was chosen: the name follows."""
        path, name = self.query_one("#path", Input), self.query_one("#path", Input).value
        stem, dot, ending = name.rpartition(".")
        path.value = f"{stem if dot and ending.lower() in _NAMES else name}.{event.id}" if name.strip() else ""
        self.query_one("#holds", Words).show(self._holds(event.id))
        buttons = self.query_one(Buttons)
        buttons.doing = f"Save the {_NAMES[event.id]}"
        buttons.redraw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Says when a file would be replaced."""
        self._look(event.value)

    def _look(self, typed: str) -> None:
        warning = "" if self.made else self._there(typed)
        self.query_one("#complaint", Words).show(
            f"{self.program.look.pick('!', '!')} {warning}" if warning else "", "$partly"
        )

    def _there(self, typed: str) -> str:
        from prevent_tui.report import files

        try:
            path = self._path(typed)
            if not typed.strip() or not is_file(path):
                return ""
            files.may_replace(files.Kind(self.kind), path)
        except ValueError:
            return ""
        except CannotWrite as error:
            return f"The file of that name {error.message}"
        return "A file of that name is there; it will be replaced."

    def _path(self, typed: str) -> Path:
        path = typed_path(typed)
        return path if path.suffix.lower() == f".{self.kind}" else path.with_name(f"{path.name}.{self.kind}")

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
            self.query_one(ProgressBar).display = self.kind == "pdf"
            self._make(self.kind, self._path(self.value("path")))

    @background(exit_on_error=False)
    async def _make(self, kind: str, path: Path) -> None:
        bar = self.query_one(ProgressBar)
        bar.update(total=100, progress=0)
        app = self.app

        def progress(done: int, total: int) -> None:
            app.call_later(bar.update, total=max(1, total), progress=done)

        try:
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            await asyncio.to_thread(make_file, self.work, kind, path, progress)
        except PreventError as error:
            self.complain(f"{'It ' if error.file else ''}{error.message} {error.hint}")
        except OSError as error:
            self.complain(f"The folder cannot be made: {error.strerror}. Choose another.")
        else:
            self._done(kind, path)
        finally:
            self.busy = False
            bar.display = False

    def _done(self, kind: str, path: Path) -> None:
        self.made = path
        look = self.program.look
        self.query_one("#path", Input).disabled = self.query_one(Choice).disabled = True
        self.query_one("#complaint", Words).show("")
        told = f"The {_NAMES[kind]} is made: "
        said = line((f"{look.pick('✓', '+')} ", "bold $met"), (told, "$ink"), (shown(path), "bold $ink"))
        opens = line("\n", ("o", look.key), (" opens it; or find it in that folder and open it there.", "$quiet"))
        self.query_one("#made", Words).show(line(said, opens))
        buttons = self.query_one(Buttons)
        buttons.doing, buttons.others = "Done", (("o", "open it"), ("esc", "close"))
        buttons.redraw()
        self.set_focus(None)

    async def action_open_made(self) -> None:
        """Opens what was made in its own program."""
        if self.made and not await asyncio.to_thread(open_with_system, self.made):
            self.program.say("This computer offers no way to open it from here. The path is above.")
