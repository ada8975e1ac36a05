"""What to make for others: how much, as which kind of file, with what besides, and where it goes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual import work as background
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from prevent_tui.errors import CannotWrite
from prevent_tui.file_kind import is_folder
from prevent_tui.report.request import TABLES, ExportRequest, Format, Part
from prevent_tui.tui.export.doubt import Doubt
from prevent_tui.tui.export.labelled import Labelled, WholePath
from prevent_tui.tui.export.save_as import parted, path_with_ending, typed_place_text
from prevent_tui.tui.kit.buttons import CANCEL, Buttons
from prevent_tui.tui.kit.choice import Choice, Column, OneOf, Ticks
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.export_keys import EXPORT
from prevent_tui.tui.kit.field import PATH_LENGTH, Field
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.routes import ToExport, ToQuestion
from prevent_tui.wording import dates
from prevent_tui.workspace.exporting import target
from prevent_tui.workspace.exporting.file_name import proposed_name
from prevent_tui.workspace.exporting.job import job_of_work
from prevent_tui.workspace.exporting.offers import (
    FORMATS,
    OFFERS,
    ONE_SHEET,
    OPTIONS,
    formats_for,
    left_out,
    missing,
    missing_for_password,
    offer_name,
    offer_of,
    offer_words,
    options_for,
    password_fault,
    roles_for,
)
from prevent_tui.workspace.exporting.summary import concern_line, counts, doubtful_notes, handing_on_advice
from prevent_tui.workspace.typed_path import typed_path
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.report.export import ExportJob


class ExportDialog(Dialog[None]):
    """Asks what to make and where it goes, and has it made.

    Args:
        work: What it is made of.
        request: What is chosen at first.
        complaint: What became of the last attempt, if there was one.
    """

    ALONE = True
    KEYS = EXPORT
    BINDINGS = bindings(key for key in EXPORT if key.action not in {"back", "help"} and key.keys != "tab,down")
    ABOUT = (
        "Help: files for others",
        "Full report: for those who lead the work, with every question, note and piece of evidence. Summary and the "
        "governors’ report are parts of it. The share copy leaves out all you wrote but its name, and says so.",
        "Only the full report and its share copy as a PDF carry answers inside, so that this program can open them "
        "again: all of them, or those that the share copy shows.",
        "Blank form: the questions alone, to be filled in by hand. Sheets by role: the same, each role on "
        "pages of its own to hand out; or the sheet of one role. Spreadsheet, table and calendar hold the lists "
        "rather than the report. The calendar can be imported again later: its dates move.",
        "What you choose is remembered, but for the password: X, and then Enter, makes the same once more.",
    )

    def __init__(self, work: Work, request: ExportRequest, complaint: str = "") -> None:
        super().__init__()
        self.work, self.request, self.first, self.first_complaint = work, request, request, complaint
        self.doubtful: list[str] = []
        self.concern = ""
        self.looked_at = ""

    def body(self) -> ComposeResult:
        """How much, which kind, what it holds, what besides, where it goes."""
        request = self.request
        under = f"under: {self.work.headings_title} · " if self.work.headings_title else ""
        yield Heading("Export", f"{under}{dates.day(self.work.today)}")
        yield Column("what", offer_words(self.work.questionnaire))
        yield Labelled("For", OneOf(roles_for(self.work.questionnaire, self.work.assessment), id="role"), id="role-row")
        yield Labelled("Format", Choice(self._formats(request), id="kind"), id="kind-row")
        yield Words(id="holds")
        yield Doubt(id="doubt")
        ticked = {name for name in OPTIONS if getattr(request, name)}
        yield Labelled("With", Ticks("options", self._options(request), ticked), id="with")
        with Horizontal(id="passwords", classes="asked"):
            yield Label("Password", markup=False, classes="label")
            yield (password := Field("", "password", hint="to open it", password=True))
            yield (repeated := Field("", "repeated", hint="the same again", password=True))
        path = Field(str(request.path), "path", most=PATH_LENGTH)
        yield Labelled("Save as", path, id="path-row")
        yield from (each.tally for each in (password, repeated, path))
        yield WholePath("", "$quiet", id="whole-path")
        yield Words(id="complaint", classes="spare")
        yield Buttons("", others=(("Tab", "app.focus_next", "next"), ("v", "preview", "preview"), CANCEL))

    def on_mount(self) -> None:
        """Shows what is chosen at first; the keys are with what to make, or with what has to be typed."""
        chosen = (("#what", offer_name(self.request)), ("#role", self.request.role), ("#kind", self.request.format))
        for name, value in chosen:
            picks = self.query_one(name, Choice)
            picks.at = next((n for n, (each, _) in enumerate(picks.choices) if each == value), 0)
        self._show()
        self.call_after_refresh(self._show_name)
        self.query_one("#password" if self.request.locked else "#what").focus()
        self._look_at_notes(self.work)
        if self.first_complaint:
            # After what the fields are filled with has been told of: that is no mending.
            self.call_after_refresh(self.complain, self.first_complaint)

    # ------------------------------------------------------------ what is chosen

    @on(Choice.Changed)
    def _another(self) -> None:
        """Something else was chosen: what goes with it and the name follow."""
        before = self.request
        chosen = replace(before, role=self.query_one("#role", Choice).value)
        request = OFFERS[self.query_one("#what", Choice).value].applied(chosen)
        self.query_one("#kind", Choice).offer(self._formats(request))
        request = replace(request, format=Format(self.query_one("#kind", Choice).value))
        ticks = self.query_one(Ticks)
        options = self._options(request)
        if options != ticks.choices:
            ticks.offer(options)
        on = ticks.value
        self.request = replace(request, radar="radar" in on, unnamed="unnamed" in on, locked="locked" in on)
        self._rename(before)
        self._show()

    def _formats(self, request: ExportRequest) -> list[tuple[str, str]]:
        return [(each, FORMATS[each].name) for each in formats_for(offer_of(request))]

    def _options(self, request: ExportRequest) -> tuple[tuple[str, str], ...]:
        return tuple((name, OPTIONS[name]) for name in options_for(request))

    def _rename(self, before: ExportRequest) -> None:
        """A name that was proposed is proposed anew; of one that was typed only the ending follows."""
        field = self.query_one("#path", Input)
        folder, slash, name = parted(field.value)
        if name == proposed_name(self.work, before):
            field.value = folder + slash + proposed_name(self.work, self.request)
        elif name.strip():
            stem, dot, ending = name.rpartition(".")
            if not (dot and ending.lower() in FORMATS):
                stem = name
            field.value = f"{folder}{slash}{stem}.{self.request.format}"
        self.call_after_refresh(self._show_name)

    def _show(self) -> None:
        """Shows what belongs to what is chosen."""
        request = self.request
        self.query_one("#role-row").display = request.part is Part.ROLES
        self.query_one("#with").display = bool(self._options(request))
        self.query_one("#passwords").display = request.locked
        self.query_one("#holds", Words).show(self._holds())
        is_same = bool(self.program.maker.again_as) and replace(request, path=self.first.path) == self.first
        self.query_one(Heading).call_it("Export: Enter makes the same again" if is_same else "Export")
        keys = self.query_one(Buttons)
        wording = FORMATS[request.format] if request.format in TABLES else offer_of(request).wording
        keys.doing = f"Make the {ONE_SHEET if request.role else wording.title}"
        keys.redraw()
        self._look()

    def _holds(self) -> Content:
        request, look = self.request, self.program.look
        parts = " · ".join(counts(request, self.work))
        rows = [line((look.say(FORMATS[request.format].contents), "$quiet")), line((look.say(parts), "$ink"))]
        with_notes = request.part in {Part.FULL, Part.GOVERNORS} and not request.share
        is_doubtful = bool(self.doubtful) and with_notes and request.format.is_report
        doubt = self.query_one(Doubt)
        doubt.display = is_doubtful
        if is_doubtful:
            doubt.show(self._doubt())
        else:
            rows.append(line((look.say(handing_on_advice(request)), "$quiet")))
        if without := left_out(offer_of(request)):
            rows.append(line((look.say(without), "$quiet")))
        if self.concern and request.part is not Part.BLANK:
            rows.append(
                line(("! ", "bold $partly"), (look.say(f"{self.concern} The checks list it: G, then 2."), "$partly"))
            )
        return Content("\n").join(rows)

    # ------------------------------------------------------------ notes that may name somebody

    @background()
    async def _look_at_notes(self, work: Work) -> None:
        request = replace(self.request, part=Part.FULL)
        self.doubtful = await asyncio.to_thread(doubtful_notes, work)
        self.concern = await asyncio.to_thread(concern_line, request, work.questionnaire, work.assessment)
        if (self.doubtful or self.concern) and self.is_mounted:
            self.query_one("#holds", Words).show(self._holds())

    def _doubt(self) -> str:
        first, more = self.work.questionnaire.reference[self.doubtful[0]], len(self.doubtful) - 1
        others = f" and {more} more" if more else ""
        return f"! {first}{others} may hold personal details. Tab comes here, Enter shows it."

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
        needs = missing(self.request.format) or (missing_for_password() if self.request.locked else "")
        self.looked_at = self.value("path")
        self.query_one(WholePath).show(self.looked_at)
        warning = needs or typed_place_text(self.looked_at, self.request.format)
        self.query_one("#complaint", Words).show(f"! {warning}" if warning else "", "$partly")

    # ------------------------------------------------------------ keys

    def action_what(self, digit: str) -> None:
        """Chooses what to make by its digit."""
        self.query_one("#what", Choice).turn_to(int(digit) - 1)

    def action_submit(self) -> None:
        """Has it made, if nothing is wrong with what is chosen and typed."""
        fault, name = self._fault()
        if fault:
            self.complain(fault, name)
            return
        request = replace(self.request, path=path_with_ending(self.value("path"), self.request.format).absolute())
        self._begin(job_of_work(self.work, request, self.value("password") if request.locked else ""))

    @background(exclusive=True, group="begin")
    async def _begin(self, job: ExportJob) -> None:
        """Begins to make it, once what stands in its place may give way."""
        maker = self.program.maker

        def begin(consent: target.Consent | None) -> None:
            maker.begin(job, consent)
            self.leave_for(ToExport())

        try:
            await maker.when_agreed(job, begin)
        except CannotWrite as error:
            self.complain(error.sentence, "path")

    def _fault(self) -> tuple[str, str]:
        """What is wrong, and the widget to mend it in; two empty texts where nothing is."""
        if fault := missing(self.request.format):
            return fault, "kind"
        if self.request.locked:
            if fault := missing_for_password():
                return fault, "options"
            if fault := password_fault(self.value("password")):
                return fault, "password"
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

        self.app.push_screen(Preview(job_of_work(self.work, self.request)))
