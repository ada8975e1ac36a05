"""The application: it wires screens, session, writer and files together and does nothing itself."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.content import Content
from textual.screen import Screen

from prevent_tui.clock import Clock, now
from prevent_tui.errors import CRASHED, ChangedOnDisk, Closed, PreventError
from prevent_tui.files import preferences
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.closed import Answering
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.keys import APP, Key, bindings
from prevent_tui.tui.kit.layout import WIDE
from prevent_tui.tui.kit.leaving import on_signals, terminal_gone
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.theme import DEFAULT_THEME, THEMES, Look, ascii_wanted
from prevent_tui.tui.palette import Commands
from prevent_tui.tui.save_message import SaveMessage
from prevent_tui.tui.sign_off_actions import Signing
from prevent_tui.workspace.autosave import PAINT_FIRST
from prevent_tui.workspace.save_events import SaveFailed
from prevent_tui.workspace.system import shown
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.workspace.opening import Opening


class PreventApp(Answering, Signing, App[int]):
    """The terminal application.

    Args:
        document: An assessment to begin with, opened already.
        said: What to say of it at the beginning.
        clock: Gives the time; tests hand in their own.
    """

    TITLE = "Prevent self-assessment"
    CSS_PATH = "prevent.tcss"
    COMMANDS: ClassVar[set[Any]] = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP[1:])
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared so by Textual

    def __init__(self, document: Document | None = None, said: str = "", *, clock: Clock = now) -> None:
        self.plain = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self.plain else None)
        self.first, self.first_said = document, said
        self.clock = clock
        self.settings = preferences.load()
        self.look = Look(ascii=ascii_wanted(self.settings.signs), tinted=not self.plain)
        self.work: Work | None = None
        self.crashed = False
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self._use_theme(self.settings.theme, first=True)

    def get_default_screen(self) -> Screen[Any]:
        """The start; with a file given, the question to go on with."""
        if self.work:
            from prevent_tui.tui.question.screen import QuestionScreen

            return QuestionScreen(self.work.resume())
        from prevent_tui.tui.start.screen import StartScreen

        return StartScreen()

    def on_load(self) -> None:
        """Takes up the file given before there is any screen, so that its question is the first."""
        if self.first:
            self.begin(self.first, show=False)

    def on_ready(self) -> None:
        """The first screen is painted: from here on garbage is collected, which the command line put off."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def on_mount(self) -> None:
        """Ready for signals."""
        on_signals(lambda: self.run_worker(self._leave_by_signal(), exit_on_error=False))
        if self.first_said:
            self.say(self.first_said, seconds=12)

    # ------------------------------------------------------------ looks

    def _use_theme(self, name: str, *, first: bool = False) -> None:
        name = "terminal" if self.plain else name if name in THEMES else DEFAULT_THEME
        if first and not THEMES[name].ansi:
            self.set_reactive(App.theme, name)  # before anything is styled there is nothing to style anew
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = name
        self.look = Look(ascii=self.look.ascii, tinted=name != "terminal")
        self.set_class(name == "contrast", "-contrast")
        self.set_class(self.look.ascii, "-ascii")

    def choose_theme(self, name: str) -> None:
        """Changes the colours and remembers the choice."""
        self._use_theme(name)
        self._remember(theme=name, signs=self.settings.signs)

    def choose_signs(self, name: str) -> None:
        """Changes between drawn and plain signs and remembers the choice."""
        self.look = Look(ascii=name == "ascii", tinted=self.look.tinted)
        self.set_class(self.look.ascii, "-ascii")
        self._remember(theme=self.settings.theme, signs=name)

    def _remember(self, theme: str, signs: str) -> None:
        self.settings = preferences.Settings(theme=theme, signs=signs)
        try:
            preferences.save(self.settings)
        except PreventError as error:
            self.say(f"The choice holds until you quit: {error.message}")
        for screen in self.screen_stack:
            for block in screen.query(Block):
                block.redraw()
            if isinstance(screen, Page):
                screen.redraw()

    # ------------------------------------------------------------ changes

    def changed(self, within: float = PAINT_FIRST, *, quiet: bool = False) -> None:
        """Called after every change of the session: saves it, and shows it unless the screen has done so."""
        if not self.may_change():
            return
        if self.open_work.autosave:
            self.open_work.autosave.wanted(within)
        if isinstance(self.screen, Page):
            self.screen.show_saved() if quiet else self.screen.redraw()

    def save_now(self) -> None:
        """Saves at once what waits for a pause in typing."""
        if self.work and self.work.autosave and self.work.autosave.pending:
            self.work.autosave.wanted()

    def undo(self) -> str | None:
        """Takes the last change back, says which, and gives the question it was made to."""
        return self._stepped("Taken back", self.open_work.session.undo(), "Nothing to take back.")

    def redo(self) -> str | None:
        """Does again what was undone last."""
        return self._stepped("Done again", self.open_work.session.redo(), "Nothing to do again.")

    def _stepped(self, said: str, step: Any, otherwise: str) -> str | None:
        self.say(f"{said}: {step.label}." if step else otherwise)
        if step:
            self.changed()
        return step.question if step else None

    def saved_state(self) -> Content:
        """Whether the work is saved, for the header."""
        work, look = self.open_work, self.look
        if work.read_only:
            return line((" READ ONLY ", look.chip), (f"  {work.closed_as}", "$quiet"))
        if work.autosave is None:
            return line((" PRACTICE ", look.chip), ("  nothing is kept", "$quiet"))
        autosave = work.autosave
        at = f"{autosave.saved_at:%H:%M:%S}" if autosave.saved_at else ""
        if autosave.error:
            return line(("! ", "bold $gap"), ("not saved", "bold $gap"))
        if autosave.busy:
            told = f"   saved to {at}" if at else ""
            return line((look.pick("… ", ".. "), "bold $accent"), ("saving", "$quiet"), (told, "$quiet"))
        if not at:
            return line((look.pick("✓ ", "+ "), "bold $met"), ("all in the file", "$quiet"))
        return line((look.pick("✓ ", "+ "), "bold $met"), ("saved ", "$quiet"), (at, "$ink"))

    @property
    def trouble(self) -> str:
        """What is wrong with saving, for the banner; nothing when all is well."""
        work = self.work
        if work and work.read_only:
            return work.closed_because
        if work is None or work.autosave is None or work.autosave.error is None:
            return ""
        error = work.autosave.error
        kept = f" Your work is kept in {shown(work.keeper.copy)}." if work.keeper and work.keeper.copy else ""
        return f"Not saved: {error.message} {error.hint}{kept} Press ! to choose what to do."

    @property
    def in_conflict(self) -> bool:
        """Whether somebody else changed the file, and it is not decided yet which version counts."""
        autosave = self.work.autosave if self.work else None
        return autosave is not None and isinstance(autosave.error, ChangedOnDisk)

    @on(SaveMessage)
    def _saving(self, message: SaveMessage) -> None:
        self._show_saved()
        changed_on_disk = isinstance(message.event, SaveFailed) and isinstance(message.event.error, ChangedOnDisk)
        if changed_on_disk and isinstance(self.screen, Page) and not self.screen.typing:
            self.action_trouble()

    def _show_saved(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.there and self.work:
                screen.show_saved()

    # ------------------------------------------------------------ closed

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, wherever it was asked for; one that would change a closed assessment says why it cannot."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Closed:
            self.say_closed()
            return True

    def say_closed(self) -> None:
        """Say why the open assessment cannot be changed."""
        self.say(self.open_work.closed_because, seconds=8)

    def _handle_exception(self, error: Exception) -> None:
        """What was answered in a dialog comes here, and nowhere else, where it cannot be done any more."""
        if isinstance(error, Closed):
            self.say_closed()
        else:
            super()._handle_exception(error)

    # ------------------------------------------------------------ help, leaving, crashing

    def action_command_palette(self) -> None:
        """Opens the palette of commands and questions."""
        if self.use_command_palette and not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette(placeholder="Find a command or a question"))

    def show_help(self, about: tuple[str, ...], keys: tuple[Key, ...]) -> None:
        """Opens the help sheet."""
        from prevent_tui.tui.kit.help import HelpSheet

        additions = self.work.questionnaire.additions if self.work else ()
        self.push_screen(HelpSheet(about, keys, tuple(each for addition in additions for each in addition.contacts)))

    def action_leave(self) -> None:
        """Saves everything, then leaves; asks when something could not be saved, or while a file is being made."""
        self.unless_making(lambda: self.run_worker(self._leave(), exit_on_error=True))

    async def _leave(self) -> None:
        await self.keep_what_is_typed()
        if await self.finish(lambda: self.exit(0)):
            self.exit(0)

    async def _leave_by_signal(self) -> None:
        await self.keep_what_is_typed()
        if self.work:
            await self.work.flush()
        if terminal_gone():
            os._exit(0)  # Textual would wait for ever to write to a terminal that is not there any more
        self.exit(0)

    def _fatal_error(self) -> None:
        """Instead of Textual's report, which shows local variables: a sentence, and where the work is."""
        from prevent_tui.files import crash_log

        self.crashed = True
        where = crash_log.record(self._exception) if self._exception else None
        said = "Something went wrong in the program itself, and it has stopped."
        said += f" Your work is in {self._last_save()}." if self.work and self.work.keeper else ""
        said += f" A record without any of your answers is in {where}." if where else ""
        self._exit_renderables.append(Text(said))
        self._close_messages_no_wait()

    def _last_save(self) -> Path | None:
        work = self.open_work
        if work.keeper is None:
            return None
        try:
            work.keeper.save(work.assessment)
        except Exception:  # noqa: BLE001 - the program is ending over an error already
            return work.keeper.copy or work.keeper.document.path
        return work.keeper.document.path


def run(opening: Opening | None = None) -> int:
    """Run the application.

    Args:
        opening: An answers file to begin with.

    Returns:
        The exit code.
    """
    app = PreventApp(opening.document if opening else None, opening.words if opening else "", clock=now)
    app.run()
    if app.work and app.work.document:
        app.work.document.close()
    return CRASHED if app.crashed else app.return_code or 0
