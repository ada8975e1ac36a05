"""The application: it wires screens, session, writer and files together and does nothing itself."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from prevent_tui.assessment.change import Change, Kind, Step
from prevent_tui.clock import Clock, now
from prevent_tui.errors import CRASHED, ChangedOnDisk, PreventError
from prevent_tui.ids import Ids, fresh
from prevent_tui.tui.appearance import Appearance
from prevent_tui.tui.crash import CrashingApp, crash_words, offer_last_work
from prevent_tui.tui.farewell import farewell
from prevent_tui.tui.file_actions import FileActions
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.closed import AnsweringApp
from prevent_tui.tui.kit.copying import CopyingApp
from prevent_tui.tui.kit.cursor import CursorApp
from prevent_tui.tui.kit.door import Door
from prevent_tui.tui.kit.guard import GuardedApp
from prevent_tui.tui.kit.keys import APP, bindings
from prevent_tui.tui.kit.layout import WIDE
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import Route, ToQuestion, ToReach, ToStart
from prevent_tui.tui.kit.saying import SayingApp
from prevent_tui.tui.kit.shutdown import on_signals
from prevent_tui.tui.kit.suspension import draw_when_resumed
from prevent_tui.tui.kit.unbound import Unbound
from prevent_tui.tui.leaving import Leaving
from prevent_tui.tui.navigator import Navigator
from prevent_tui.tui.opening import Opening
from prevent_tui.tui.save_message import SaveMessage
from prevent_tui.tui.sign_off_actions import SignOffActions
from prevent_tui.workspace.save_events import SaveFailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.tui.export.exporter import Exporter
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.drafts import Drafts
    from prevent_tui.workspace.opening import Opened
    from prevent_tui.workspace.work import Work


class PreventApp(CrashingApp, Unbound, Door, SayingApp, CursorApp, CopyingApp, GuardedApp, AnsweringApp):
    """The terminal application.

    Args:
        document: An assessment to begin with, opened already.
        message: What to say of it at the beginning.
        clock: Gives the time; tests hand in their own.
        ids: Makes the ids of what is added; tests hand in their own.
    """

    TITLE = "Prevent self-assessment"
    CSS_PATH = "prevent.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP[1:])
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self, document: Document | None = None, message: str = "", *, clock: Clock = now, ids: Ids = fresh
    ) -> None:
        plain = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if plain else None)
        self.first, self.first_message = document, message
        self.clock, self.ids = clock, ids
        self.appearance = Appearance(self, plain=plain)
        self._work: Work | None = None
        self._unsubscribe: Callable[[], object] = lambda: None
        self.navigator = Navigator(self, lambda: self.maker)
        self.opening = Opening(self)
        self.files = FileActions(self, self.opening)
        self.leaving = Leaving(self, self.files, lambda: chain.from_iterable(self._screen_stacks.values()))
        self.sign_offs = SignOffActions(self, self.opening, self.files)
        self._maker: Exporter | None = None
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[Any]:
        """The start; with a file given, the question to go on with."""
        return self.navigator.screen(ToQuestion(self.work.resume()) if self.work else ToStart())

    def on_load(self) -> None:
        """Takes up keys and the file given before there is any screen, so that its question is the first."""
        if self.look.keymap:
            self.set_keymap(dict(self.look.keymap))
        if self.first:
            self.opening.begin(self.first, show=False)

    def on_ready(self) -> None:
        """The first screen is painted: from here on garbage is collected, which the command line put off."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def on_mount(self) -> None:
        """Ready for signals, and for being stopped and taken up again."""
        draw_when_resumed(self)
        on_signals(lambda: self.run_worker(self.leaving.leave_by_signal(), exit_on_error=False))
        for words in filter(None, (self.first_message, self.appearance.faults)):
            self.say(words)
        offer_last_work(self, self.first.path if self.first else None)

    @property
    def look(self) -> Look:
        """Signs and tints in use."""
        return self.appearance.look

    def choose_theme(self, name: str) -> None:
        """Changes the colours and remembers the choice."""
        self._remembered(self.appearance.choose_theme(name))

    @property
    def goes_on(self) -> bool:
        """Whether an answer leads on to the next question."""
        return self.appearance.goes_on

    def choose_going_on(self, *, goes_on: bool) -> None:
        """Has an answer lead on to the next question, or stay; and remembers the choice."""
        self._remembered(self.appearance.choose_going_on(goes_on=goes_on))
        self.say("After an answer the next question is shown." if goes_on else "After an answer its question stays.")

    def choose_signs(self, name: str) -> None:
        """Changes between drawn and plain signs and remembers the choice."""
        self._remembered(self.appearance.choose_signs(name))

    def _remembered(self, error: PreventError | None) -> None:
        if error:
            self.say(f"The choice holds until you quit: {error.sentence}")
        for screen in self.screen_stack:
            for block in screen.query(Block):
                block.redraw()
            if isinstance(screen, Page):
                screen.redraw()

    # ------------------------------------------------------------ where to, and what is said

    def go(self, route: Route, *, instead: bool = False) -> None:
        """Shows where a route leads."""
        self.navigator.go(route, instead=instead)

    def redraw_pages(self) -> None:
        """Shows the present state on every screen that is open."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.redraw()

    def regroup(self, grouping: str) -> None:
        """Shows the same answers under another table of contents, and says which."""
        title = self.open_work.regroup(grouping)
        self.redraw_pages()
        self.say(f"Shown under: {title}")

    @property
    def maker(self) -> Exporter:
        """Makes files for others, one at a time; loaded when the first is wanted."""
        if self._maker is None:
            from prevent_tui.tui.export.exporter import Exporter

            self._maker = Exporter(self)
        return self._maker

    def making_state(self) -> Content:
        """What is being made, and how far it is, for the header."""
        return self._maker.state() if self._maker else Content("")

    # ------------------------------------------------------------ changes

    @property
    def work(self) -> Work | None:
        """The assessment that is open, if any; of the one taken up, every change is shown."""
        return self._work

    @work.setter
    def work(self, work: Work | None) -> None:
        self._unsubscribe()
        self._work = work
        self._unsubscribe = work.session.subscribe(self._changed) if work else lambda: None

    @property
    def drafts(self) -> Drafts:
        """What is typed in forms of the open assessment, or of one still to be made, and not kept yet."""
        return self.work.drafts if self.work else self.leaving.drafts_of_nothing_open

    @property
    def open_work(self) -> Work:
        """The assessment that is open; RuntimeError when none is."""
        if self.work is None:
            raise RuntimeError("no assessment is open")
        return self.work

    def _changed(self, change: Change) -> None:
        """Shows a change; of what is typed the field has shown all but that it is to be saved."""
        if isinstance(self.screen, Page) and self.screen.is_drawable:
            self.screen.show_saved() if change.kind is Kind.TEXT else self.screen.redraw()
        can_be_taken_back = change.kind is Kind.CHOICE and not self.open_work.session.is_closed
        if can_be_taken_back and change.after is not change.before:
            self.call_later(self.say_recorded, change.step.label)

    def say_closed(self) -> None:
        """Says why the open assessment cannot be changed."""
        self.say(self.open_work.refusal)

    def save_now(self) -> None:
        """Saves at once what waits for a pause in typing."""
        if self.work and self.work.autosave and self.work.autosave.pending:
            self.work.autosave.request_save()

    def undo(self) -> str | None:
        """Takes the last change back, says which, and gives the question it was made to."""
        return self._stepped("Taken back", self.open_work.session.undo(), "Nothing to take back.")

    def redo(self) -> str | None:
        """Does again what was undone last."""
        return self._stepped("Done again", self.open_work.session.redo(), "Nothing to do again.")

    def _stepped(self, done: str, step: Step | None, otherwise: str) -> str | None:
        self.say(f"{done}: {step.label}." if step else otherwise)
        return step.question if step else None

    @on(SaveMessage)
    def _saving(self, message: SaveMessage) -> None:
        self._show_saved()
        changed_on_disk = isinstance(message.event, SaveFailed) and isinstance(message.event.error, ChangedOnDisk)
        if changed_on_disk and isinstance(self.screen, Page) and not self.screen.is_typing:
            self.files.ask_about_trouble()

    def _show_saved(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_drawable:
                screen.show_saved()

    # ------------------------------------------------------------ help, leaving, crashing

    def action_command_palette(self) -> None:
        """Opens the palette of commands and questions over the page in front."""
        from prevent_tui.tui.palette.commands import commands
        from prevent_tui.tui.palette.screen import Palette

        if isinstance(page := self.screen, Page):
            self.push_screen(Palette(commands(page, self)), lambda command: command.run() if command else None)

    def action_reach(self) -> None:
        """Shows whom to reach, over whatever is in front."""
        self.go(ToReach())

    def action_drafts(self) -> None:
        """Shows the forms that were left half filled."""
        from prevent_tui.tui.half_filled import offer_drafts

        offer_drafts(self)

    def action_leave(self) -> None:
        """Saves everything, then leaves; asks when something could not be saved, or while a file is being made."""

        def leave() -> None:
            self.ends = True
            self.run_holding_input(self.leaving.leave())

        self._maker.unless_busy(leave) if self._maker else leave()

    async def _shutdown(self) -> None:
        """Ends the application; on every way there is but a kill, what is answered and typed is written before."""
        self.leaving.settle_forms()
        if self.work and not self.crashed:
            with suppress(Exception):
                await self.work.flush()
        await super()._shutdown()


def run(opened: Opened | None = None) -> int:
    """Run the application, with an answers file to begin with if one was opened, and return its exit code."""
    app = PreventApp(opened.document if opened else None, opened.words if opened else "", clock=now)
    try:
        app.run()
    except SystemExit as error:
        # Nothing of ours ends the process from within: it is an error like every other, and would be silent.
        app.crashed = True
        app.error_console.print(Text(crash_words(error, app.work)))
    if not app.crashed and (words := farewell(app.work, app.files.left)):
        app.error_console.print(Text(words), soft_wrap=True)
    if app.work and app.work.document:
        app.work.document.close()
    return CRASHED if app.crashed else app.return_code or 0
