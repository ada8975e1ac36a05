"""What screens, dialogs and widgets need of the application, so that none of them has to know the application."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.content import Content
    from textual.message import Message
    from textual.screen import Screen
    from textual.worker import Worker

    from prevent_tui.assessment.model.assessment import Setting
    from prevent_tui.assessment.model.governance import SignOff
    from prevent_tui.clock import Clock
    from prevent_tui.errors import PreventError
    from prevent_tui.ids import Ids
    from prevent_tui.questionnaire.catalogue import Entry
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.report.export import ExportJob
    from prevent_tui.scoring import Status
    from prevent_tui.tui.kit.routes import Route
    from prevent_tui.tui.kit.sentence import Offer, Sentence
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.drafts import Drafts
    from prevent_tui.workspace.exporting.target import Consent
    from prevent_tui.workspace.work import Work

T = TypeVar("T")


class Files(Protocol):
    """Opening, making and closing the file of an assessment."""

    def ask_file(self) -> None:
        """Ask for a file and open it."""

    async def open_path(self, path: Path, password: str = "") -> bool:
        """Open a file; return whether that was done."""

    def open_sample(self, strength: str, entry: Entry) -> None:
        """Show an invented setting of a questionnaire."""

    def set_up(self, entry: Entry) -> None:
        """Begin a new assessment with a questionnaire."""

    def create(self, path: Path, questionnaire: Questionnaire, setting: Setting, added: Sequence[Entry] = ()) -> None:
        """Make a new file and begin it with the front sheet."""

    def add(self, added: Sequence[Entry]) -> None:
        """Take local additions up into the open assessment."""

    def ask_version(self) -> None:
        """Ask which earlier version is brought back."""

    def ask_about_trouble(self) -> None:
        """Ask what to do about work that could not be saved."""

    def close(self) -> None:
        """Save, and go to the start."""


class SignOffs(Protocol):
    """Sealing the open assessment, and opening it again."""

    def ask_sign_off(self) -> None:
        """Ask for the sign-off, once nothing stands in its way."""

    def ask_open_again(self) -> None:
        """Ask whether a sealed assessment becomes a new version."""

    def sign_off(self, sign_off: SignOff) -> None:
        """Seal the open assessment."""

    def reopen(self) -> None:
        """Make a sealed assessment a new version that can be changed."""


class Exports(Protocol):
    """Making files for others, one at a time."""

    @property
    def again_as(self) -> str:
        """What would be made once more, in words; empty where nothing was made yet."""

    def begin(self, job: ExportJob, consent: Consent | None = None) -> None:
        """Begin to make a file, with what was agreed to about its place."""

    async def when_agreed(self, job: ExportJob, begin: Callable[[Consent | None], object]) -> None:
        """Begin to make a file; ask first where its place has to be agreed to."""

    def again_or_ask(self) -> None:
        """Make what was made last once more; ask where nothing was."""

    async def export_again_from(self, file: Path) -> None:
        """Make what was made last from a file that is not open."""


class Program(Protocol):
    """The application, as far as a screen may know it.

    Attributes:
        clock: Gives the time.
        ids: Makes the ids of what is added.
    """

    clock: Clock
    ids: Ids

    @property
    def look(self) -> Look:
        """Signs and tints in use."""

    @property
    def work(self) -> Work | None:
        """The assessment that is open, if any."""

    @property
    def open_work(self) -> Work:
        """The assessment that is open; RuntimeError when none is."""

    @property
    def drafts(self) -> Drafts:
        """What is typed in forms of the open assessment, or of one still to be made, and not kept yet."""

    @property
    def files(self) -> Files:
        """Opening, making and closing files."""

    @property
    def sign_offs(self) -> SignOffs:
        """Sealing, and opening again."""

    @property
    def maker(self) -> Exports:
        """Making files for others."""

    def go(self, route: Route, *, instead: bool = False) -> None:
        """Show where a route leads; `instead` of what is in front now."""

    def push_screen(self, screen: Screen[T], callback: Callable[[T | None], Any] | None = None) -> object:
        """Show a dialog, and hand over what comes out of it."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What was said since the last key."""

    def say(self, text: str, *offers: Offer, status: Status | None = None) -> None:
        """Say a sentence until the next key, with the keys that go on from there and the state something is in."""

    def read_message(self) -> None:
        """Show all of what was said last, to be read and closed."""

    def forget_message(self) -> None:
        """Take away what was said in passing."""

    def tell(self, error: PreventError) -> None:
        """Show what went wrong with a file, to be read and closed."""

    def say_closed(self) -> None:
        """Say why the open assessment cannot be changed."""

    def say_refused(self, error: PreventError) -> None:
        """Say why something cannot be done: in passing where that is closed, else to be read and closed."""

    def save_now(self) -> None:
        """Save at once what waits for a pause in typing."""

    def undo(self) -> str | None:
        """Take the last change back; return the question it was made to."""

    def redo(self) -> str | None:
        """Do again what was undone last; return the question it was made to."""

    def regroup(self, grouping: str) -> None:
        """Show the same answers under another table of contents."""

    def making_state(self) -> Content:
        """What is being made, and how far it is, for the header."""

    def run_worker(self, work: Coroutine[Any, Any, T], *, exit_on_error: bool = True) -> Worker[T]:
        """Run something that takes time, which goes on when the screen it was begun on is left."""

    def choose_theme(self, name: str) -> None:
        """Change the colours and remember the choice."""

    @property
    def goes_on(self) -> bool:
        """Whether an answer leads on to the next question."""

    def choose_going_on(self, *, goes_on: bool) -> None:
        """Have an answer lead on to the next question, or stay; and remember the choice."""

    def choose_signs(self, name: str) -> None:
        """Change between drawn and plain signs and remember the choice."""

    def action_drafts(self) -> None:
        """Show the forms that were left half filled."""

    def action_leave(self) -> None:
        """Save everything, then leave."""


class Application(Program, Protocol):
    """The application, as what it is composed of knows it."""

    work: Work | None
    ends: bool

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """Every screen, the one in front last."""

    def switch_screen(self, screen: Screen[Any]) -> object:
        """Show a screen in place of the one in front."""

    def redraw_pages(self) -> None:
        """Show the present state on every screen that is open."""

    async def settle_input(self) -> None:
        """Wait until every key sent so far has had its effect."""

    def hold_input(self) -> AbstractContextManager[None]:
        """Let no key and no press in meanwhile: what is in front is about to go."""

    def run_holding_input(self, deed: Coroutine[Any, Any, None]) -> None:
        """Begin something that replaces what is in front, and let nothing in until it is done."""

    def close_down_to(self, screen: Screen[Any]) -> None:
        """Close everything above a screen; of forms there, what is typed is kept."""

    def simulate_key(self, key: str) -> None:
        """Press a key."""

    def exit(self, result: int) -> None:
        """End the program with an exit code."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the application."""

    def call_after_refresh(self, callback: Callable[[], object]) -> bool:
        """Call something once the screen is painted."""


def program_of(app: App[Any]) -> Program:
    """Return the application that a widget or a provider of commands runs in, as far as screens may know it."""
    return cast("Program", app)
