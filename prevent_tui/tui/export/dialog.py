"""What to make for others: how much, as which kind of file, with what besides, and where it goes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from textual import on
from textual import work as background
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from prevent_tui.errors import CannotWrite
from prevent_tui.tui.kit.buttons import CANCEL, Buttons
from prevent_tui.tui.kit.choice import Choice, Column, Ticks
from prevent_tui.tui.kit.dialog import Dialog, Field, Heading, Words
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.keys import EXPORT, bindings
from prevent_tui.tui.kit.routes import ToExport, ToQuestion
from prevent_tui.wording import dates
from prevent_tui.workspace.exporting.job import Asked, case_of, name_for
from prevent_tui.workspace.exporting.request import (
    KINDS,
    OPTIONS,
    TABLES,
    WHAT,
    What,
    Wish,
    kinds_for,
    missing,
    missing_for_password,
    options_for,
    wrong_password,
)
from prevent_tui.workspace.exporting.summary import before_it_is_handed_on, counted, doubtful
from prevent_tui.workspace.system import is_file, is_folder, typed_path
from prevent_tui.workspace.work import Work


class Export(Dialog[None]):
    """Asks what to make and where it goes, and has it made.

    Args:
        work: What it is made of.
        wish: What is chosen at first.
        complaint: What became of the last attempt, if there was one.
    """

    KEYS = EXPORT
    BINDINGS = bindings(key for key in EXPORT if key.action not in {"back", "help"} and key.keys != "tab,down")
    ABOUT = (
        "Help: files for others",
        "Full report: for those who lead the work, with every question, note and piece of evidence. Summary and the "
        "governors’ report are parts of it. The share copy leaves out all you wrote but its name, and says so.",
        "Only the full report and its share copy as a PDF carry answers inside, so that this program can open them "
        "again: all of them, or those that the share copy shows.",
        "Blank form: the questions alone, to be filled in by hand. Spreadsheet, table and calendar hold the lists "
        "rather than the report. The calendar can be imported again later: its dates move.",
        "What you choose is remembered, but for the password. X makes the same once more, without asking.",
    )

    def __init__(self, work: Work, wish: Wish, complaint: str = "") -> None:
        super().__init__()
        self.work, self.wish, self.first_complaint = work, wish, complaint
        self.doubtful: list[str] = []
        self.looked_at = ""

    def body(self) -> ComposeResult:
        """How much, which kind, what it holds, what besides, where it goes."""
        wish = self.wish
        under = f"under: {self.work.under} · " if self.work.under else ""
        yield Heading("Export", f"{under}{dates.day(self.work.today)}")
        yield Column("what", [(each, said.name, said.holds) for each, said in WHAT.items()])
        yield Asking("Format", Choice("kind", self._kinds(wish.what)), id="kind-row")
        yield Words(id="holds")
        yield Asking("With", Ticks("options", self._options(wish), {n for n in OPTIONS if getattr(wish, n)}), id="with")
        with Horizontal(id="passwords", classes="asked"):
            yield Label("Password", markup=False, classes="label")
            yield self._field("password", "to open it", password=True)
            yield self._field("repeated", "the same again", password=True)
        path = self._field("path", "", str(wish.path))
        yield Asking("Save as", path, id="path-row")
        yield Words(id="complaint", classes="spare")
        yield Buttons("", others=(("tab", "app.focus_next", "next"), ("F3", "preview", "preview"), CANCEL))

    def _field(self, name: str, hint: str, value: str = "", *, password: bool = False) -> Field:
        return Field(
            value, id=name, placeholder=hint, password=password, compact=True, select_on_focus=False, max_length=1000
        )

    def on_mount(self) -> None:
        """Shows what is chosen at first; the keys are with what to make, or with what has to be typed."""
        for name, value in (("#what", self.wish.what), ("#kind", self.wish.kind)):
            picks = self.query_one(name, Choice)
            picks.at = next((n for n, (each, _) in enumerate(picks.choices) if each == value), 0)
        self._show()
        self.call_after_refresh(self._show_name)
        self.query_one("#password" if self.wish.locked else "#what").focus()
        self._look_at_notes()
        if self.first_complaint:
            self.complain(self.first_complaint)

    # ------------------------------------------------------------ what is chosen

    @on(Choice.Changed)
    def _another(self) -> None:
        """Something else was chosen: what goes with it and the name follow."""
        before = self.wish
        what = What(self.query_one("#what", Choice).value)
        self.query_one("#kind", Choice).offer(self._kinds(what))
        kind = self.query_one("#kind", Choice).value
        ticks = self.query_one(Ticks)
        offered = self._options(replace(before, what=what, kind=kind))
        if offered != ticks.choices:
            ticks.offer(offered)
        on = ticks.value
        self.wish = Wish(what, kind, before.path, "radar" in on, "unnamed" in on, "locked" in on)
        self._rename(before)
        self._show()

    def _kinds(self, what: What) -> list[tuple[str, str]]:
        return [(kind, KINDS[kind].name) for kind in kinds_for(what)]

    def _options(self, wish: Wish) -> tuple[tuple[str, str], ...]:
        return tuple((name, OPTIONS[name]) for name in options_for(wish.what, wish.kind))

    def _rename(self, before: Wish) -> None:
        """A name that was proposed is proposed anew; of one that was typed only the ending follows."""
        field = self.query_one("#path", Input)
        folder, slash, name = _parted(field.value)
        if name == name_for(self.work, before):
            field.value = folder + slash + name_for(self.work, self.wish)
        elif name.strip():
            stem, dot, ending = name.rpartition(".")
            field.value = f"{folder}{slash}{stem if dot and ending.lower() in KINDS else name}.{self.wish.kind}"
        self.call_after_refresh(self._show_name)

    def _show(self) -> None:
        """Shows what belongs to what is chosen."""
        wish = self.wish
        self.query_one("#with").display = bool(self._options(wish))
        self.query_one("#passwords").display = wish.locked
        self.query_one("#holds", Words).show(self._holds())
        keys = self.query_one(Buttons)
        keys.doing = f"Make the {KINDS[wish.kind].called if wish.kind in TABLES else WHAT[wish.what].called}"
        keys.redraw()
        self._look()

    def _holds(self) -> Content:
        wish, look = self.wish, self.program.look
        parts = " · ".join(counted(wish, self.work))
        rows = [line((look.say(KINDS[wish.kind].holds), "$quiet")), line((look.say(parts), "$ink"))]
        before, style = before_it_is_handed_on(wish), "$quiet"
        if self.doubtful and wish.what in {What.FULL, What.GOVERNORS} and wish.kind not in TABLES:
            before, style = self._doubt(), "$partly"
        return Content("\n").join([*rows, line((look.say(before), style))])

    # ------------------------------------------------------------ notes that may name somebody

    @background(exit_on_error=False)
    async def _look_at_notes(self) -> None:
        self.doubtful = await asyncio.to_thread(doubtful, self.work)
        if self.doubtful and self.is_mounted:
            self.query_one("#holds", Words).show(self._holds())

    def _doubt(self) -> str:
        first, more = self.work.questionnaire.reference[self.doubtful[0]], len(self.doubtful) - 1
        others = f" and {more} more" if more else ""
        return f"! {first}{others} may hold personal details: l shows it."

    def action_look(self) -> None:
        """Goes to the first note that may hold personal details."""
        if self.doubtful:
            self.dismiss(None)
            self.program.go(ToQuestion(self.doubtful[0]))

    # ------------------------------------------------------------ where it goes

    def on_input_changed(self, event: Input.Changed) -> None:
        """Says when a file would be replaced; a field that has just been filled says nothing new."""
        if event.input.id == "path" and event.value != self.looked_at:
            self._look()

    def _show_name(self) -> None:
        """Of a long path, its end is what counts."""
        path = self.query_one("#path", Input)
        path.cursor_position = 0
        path.cursor_position = len(path.value)

    def _look(self) -> None:
        wish = self.wish
        needs = missing(wish.kind) or (missing_for_password() if wish.locked else "")
        self.looked_at = self.value("path")
        said = needs or self._there(self.looked_at)
        self.query_one("#complaint", Words).show(f"! {said}" if said else "", "$partly")

    def _there(self, typed: str) -> str:
        from prevent_tui.report import export
        from prevent_tui.report.formats import kinds

        try:
            path = self._path(typed)
            if not typed.strip() or not is_file(path):
                return ""
            export.may_replace(kinds.Kind(self.wish.kind), path)
        except ValueError:
            return ""
        except CannotWrite as error:
            return f"The file of that name {error.message}"
        return "A file of that name is there; it will be replaced."

    def _path(self, typed: str) -> Path:
        path, ending = typed_path(typed), f".{self.wish.kind}"
        return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")

    # ------------------------------------------------------------ keys

    def action_what(self, digit: str) -> None:
        """Chooses what to make by its digit."""
        self.query_one("#what", Choice).turn_to(int(digit) - 1)

    def action_submit(self) -> None:
        """Has it made, if nothing is wrong with what is chosen and typed."""
        wrong, name = self._wrong()
        if wrong:
            self.complain(wrong)
            self.query_one(f"#{name}").focus()
            return
        wish = replace(self.wish, path=self._path(self.value("path")).absolute())
        self.program.maker.begin(self._asked(wish), self.value("password") if wish.locked else "")
        self.program.go(ToExport(), instead=True)

    def _wrong(self) -> tuple[str, str]:
        """What is wrong, and the widget to mend it in; two empty texts where nothing is."""
        wish = self.wish
        if missing(wish.kind):
            return missing(wish.kind), "kind"
        if wish.locked:
            found = missing_for_password()
            if found:
                return found, "options"
            found = wrong_password(self.value("password"))
            if found:
                return found, "password"
            if self.value("password") != self.value("repeated"):
                return "The two passwords are not the same.", "repeated"
        try:
            nameless = not self.value("path").strip() or is_folder(typed_path(self.value("path")))
        except ValueError as error:
            return str(error), "path"
        return ("Give the file a name.", "path") if nameless else ("", "")

    def action_preview(self) -> None:
        """Shows the first page of what is chosen."""
        from prevent_tui.tui.export.preview import Preview

        self.app.push_screen(Preview(self._asked(self.wish)))

    def _asked(self, wish: Wish) -> Asked:
        document = self.work.document
        return Asked(wish, case_of(self.work, wish), document.path if document else None)


class Asking(Horizontal):
    """A label with what is asked beside it."""

    def __init__(self, label: str, asked: Widget, **options: str) -> None:
        super().__init__(Label(label, markup=False, classes="label"), asked, classes="asked", id=options.get("id"))


def _parted(typed: str) -> tuple[str, str, str]:
    """A path as it was typed: its folder, what stands between, and the name."""
    at = max(typed.rfind("/"), typed.rfind("\\"))
    return typed[: max(at, 0)], typed[at : at + 1] if at >= 0 else "", typed[at + 1 :]
