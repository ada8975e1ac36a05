"""Sitting at the application in tests: opening it, typing fast, reading the screen, waiting without sleeping."""

from __future__ import annotations

import asyncio
import unicodedata
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList
from textual.worker import WorkerCancelled

from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.app import PreventApp
from prevent_tui.tui.kit.textual_internals import is_idle
from support import quick_screens
from support.small_questionnaire import NOON, answers_only, counted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from textual.message_pump import MessagePump

NARROW, WIDE = (80, 24), (120, 36)

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of what follows."""

_CHARACTERS = {"space": " ", "slash": "/", "minus": "-", "question_mark": "?", "exclamation_mark": "!"}
_NAMES = {character: name for name, character in _CHARACTERS.items()} | {"\n": "enter"}


_QUIET = 3
"""Turns of the event loop in which nothing was on its way, after which nothing is."""

_TURNS, _TURNS_AT_ONCE = 10_000, 100
"""Turns to wait for that, and how many of them at once; each of the others takes a millisecond."""


class Clock:
    """A clock that moves a second on each time it is read."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class QuickPilot(Pilot[int]):
    """A pilot that looks whether the widgets are at rest; Textual's asks each by a message, and waits for the CPU."""

    async def pause(self, delay: float | None = None) -> None:
        """Waits until nothing is on its way to any widget, and has painted what that changed."""
        await asyncio.sleep(delay or 0)
        quiet = 0
        for turn in range(_TURNS):
            if not self.app.is_running or self.app._exception:
                return
            quiet = quiet + 1 if self._is_at_rest() else 0
            if quiet == 2 * _QUIET:
                if self.app.animator._complete_event.is_set():
                    return
                # A page that scrolls to what has the keys takes a tick or two for it, animated or not.
                await self.app.animator.wait_until_complete()
                quiet = 0
            if quiet == _QUIET and self.app.screen_stack:
                # Something may wait to be painted first, as a list that is scrolled to its end.
                self.app.screen._on_timer_update()
            await asyncio.sleep(0 if turn < _TURNS_AT_ONCE else 0.001)
        raise AssertionError("something is still at work")

    def _is_at_rest(self) -> bool:
        return all(map(is_idle, self._in_front()))

    def _in_front(self) -> list[MessagePump]:
        """The application, the screen in front and what is on it, as far as they still take messages."""
        shown = self.app.screen.walk_children(with_self=True) if self.app.screen_stack else ()
        return [pump for pump in (self.app, *shown) if not (pump._closing or pump._closed)]


class Desk:
    """The application with somebody at its keyboard."""

    def __init__(self, app: PreventApp) -> None:
        self.app, self.pilot = app, QuickPilot(app)

    @property
    def work(self):
        return self.app.open_work

    @property
    def assessment(self) -> Assessment:
        return self.work.assessment

    @property
    def place(self) -> str:
        """The id of the screen in front, or for a dialog its class."""
        return self.app.screen.id or type(self.app.screen).__name__

    @property
    def at(self) -> str:
        """The id of the question in front."""
        return self.app.screen.current

    @property
    def reference(self) -> str:
        """The reference of the question in front, such as RA4."""
        return self.work.questionnaire.reference[self.at]

    def answer(self, question_id: str | None = None) -> Answer:
        """The answer to a question; to the one in front, where none is named."""
        return self.assessment.answer(question_id or self.at)

    async def press(self, *keys: str) -> None:
        """Presses keys, each after what the one before has caused."""
        for key in keys:
            self.app.post_message(events.Key(key, _CHARACTERS.get(key, key if len(key) == 1 else None)))
            await self.settled()

    async def type(self, text: str, *after: str) -> None:
        """Types a text, and keys after it, as one burst: faster than anybody could."""
        for character in text:
            self.app.post_message(events.Key(_NAMES.get(character, character), character))
        for key in after:
            self.app.post_message(events.Key(key, None))
        await self.settled()

    async def paste(self, text: str) -> None:
        """Pastes into what has the focus."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def resize(self, size: tuple[int, int]) -> None:
        """Gives the terminal another size."""
        await Pilot(self.app).resize_terminal(*size)
        await self.settled()

    async def settled(self) -> None:
        """Waits until everything sent so far has arrived, what it began is done, and the screen shows it."""
        for _ in range(2):
            await self.pilot.pause()
            await self.app.settle_input()
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        painted = asyncio.Event()
        if self.app.is_running and self.app.screen.call_after_refresh(painted.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(painted.wait(), 2)
        await self.pilot.pause()
        quick_screens.paint(self.app)

    async def saved(self) -> bool:
        """Waits until what is answered is in the file; false when it cannot be."""
        await self.settled()
        done = await self.work.autosave.flush()
        await self.settled()
        return done

    async def fill(self, field: str, text: str) -> None:
        """Puts a text into a field of one line, as if it had been typed."""
        self.app.screen.query_one(f"#{field}", Input).value = text
        await self.settled()

    def field(self, name: str) -> str:
        """What stands in a field of one line."""
        return self.app.screen.query_one(f"#{name}", Input).value

    def rows(self, name: str) -> list[str]:
        """The rows of a list, as text."""
        shown = self.app.screen.query_one(f"#{name}", OptionList)
        return [str(option.prompt) for option in shown.options]

    @property
    def text(self) -> str:
        """Everything on the screen, row by row."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def words(self) -> str:
        """The dialog, or else a question with its band, as running text: where lines break does not matter."""
        boxes = [box.content_region for box in self.app.screen.query(".dialog, .sheet, #sheet") if box.display]
        x, y, width, height = boxes[0] if boxes else self.app.screen.region
        rows = [row[x : x + width] for row in self.text.splitlines()[y : y + height]]
        if self.app.screen.query("#sheet"):
            band = self.app.screen.query_one("#band").region
            rows = [row[x:] for row in self.text.splitlines()[band.y : band.bottom]] + rows
        return " ".join(" ".join(rows).replace("▀", "").split())

    @property
    def said(self) -> str:
        """What the message row says since the last key, all of it; nothing is said anywhere else."""
        assert not self.app._notifications
        return self.app.message


@asynccontextmanager
async def sit(
    path: Path | None = None, *, size: tuple[int, int] = WIDE, clock: Callable[[], datetime] | None = None
) -> AsyncIterator[Desk]:
    """Starts the application, with a file if one is given, and closes both at the end; time goes on, unless given."""
    clock = clock or Clock()
    app = PreventApp(Document.open(path, clock=clock) if path else None, clock=clock, ids=counted())
    quick_screens.quicken(app)
    try:
        async with app.run_test(size=size, notifications=True):
            desk = Desk(app)
            await desk.settled()
            try:
                yield desk
            finally:
                if app.work and not app.crashed:
                    await app.work.flush()
                    app.work.stop()
                    await desk.pilot.pause()
    finally:
        if app.work and app.work.document:
            app.work.document.close()


def write(path: Path, assessment: Assessment) -> Path:
    """Writes an assessment where a test wants it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(codec.dump(assessment))
    return path


def stored(path: Path) -> Assessment:
    """What a file holds now."""
    return codec.load(path)[0]


def new_school(path: Path, questionnaire: str = "schools") -> Path:
    """A file with nothing answered."""
    return write(path, as_own(blank_assessment(open_questionnaire(questionnaire))))


def sample_school(path: Path, strength: str = "weak") -> Path:
    """A file with nothing but the answers of an invented school, as if they were a school's own."""
    schools = open_questionnaire("schools")
    sample = next(each for each in schools.samples if each.strength == strength)
    return write(path, as_own(from_sample(schools, answers_only(sample), NOON)))


def as_own(invented: Assessment) -> Assessment:
    """An assessment as if a setting had begun it of its own, though it may be that of an invented one."""
    return invented.model_copy(update={"id": "assessment-own", "sample": None})


def answered(path: Path, levels: dict[str, str], questionnaire: str = "schools") -> Path:
    """A file with these levels chosen, in this order, a minute apart."""
    asked = open_questionnaire(questionnaire)
    answers = {
        name: Answer(state=State.LEVEL, level=level, updated=NOON - timedelta(days=1) + timedelta(minutes=minute))
        for minute, (name, level) in enumerate(levels.items())
    }
    return write(path, as_own(blank_assessment(asked).model_copy(update={"answers": answers})))


def controls(text: str) -> set[str]:
    """Characters in a text that a terminal would act on, newlines aside."""
    return {sign for sign in text if sign != "\n" and (unicodedata.category(sign) == "Cc" or sign in OVERRIDES)}


def joined(rows: Iterable[str]) -> str:
    """Rows as running text."""
    return " ".join(" ".join(rows).split())
