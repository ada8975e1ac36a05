"""Every key and every word that opens or closes something, pressed and clicked twice at once: it is done once."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.geometry import Offset
from textual.widgets import OptionList

from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.storage import codec
from prevent_tui.tui.export import progress
from prevent_tui.tui.kit import burst
from prevent_tui.tui.kit.routes import ToQuestion
from support.app_pilot import sit, stored
from support.every_dialog import DIALOGS, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.tui.kit.dialog import Dialog
    from support.app_pilot import Desk

PAGES = {
    "question": (),
    "action plan": ("p",),
    "action": ("p", "enter"),
    "evidence": ("e", "e"),
    "a piece of evidence": ("e", "e", "enter"),
    "risks": ("k",),
    "matrix": ("k", "m"),
    "contacts": ("c",),
    "figures": ("e", "e", "5"),
    "governors": ("g",),
    "checks": ("g", "2"),
    "review": ("r",),
    "theme end": ("t", "enter"),
    "set-up": ("ctrl+p", *"setting", "enter"),
    "reviews": ("p", "5"),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "start": ("escape",),
    "choice": ("escape", "1"),
    "new": ("escape", "1", "enter"),
}
"""Every full screen, by the keys that lead there from a question."""

LEAVE = {"ctrl+q", "escape"}
"""Keys that end the program, which twice do so once, as tests of leaving say; and Esc, which twice goes two steps."""


@pytest.fixture
def nothing_opens(monkeypatch):
    """No other program is started."""
    monkeypatch.setattr(progress, "open_with_system", lambda _path: True)
    monkeypatch.setattr(progress, "reveal", lambda _path: True)


@dataclass(frozen=True)
class Outcome:
    """What became of it: the screens from the first to the one in front, the assessment, what the dialog gave."""

    stack: tuple[str, ...]
    assessment: Assessment | None
    given: tuple[object, ...]


class Seat:
    """A desk at which a screen is shown again and again, as if nothing had been done before."""

    def __init__(self, file: Path, place: str | type[Dialog]) -> None:
        self.file, self.place = file, place
        self.closing = AsyncExitStack()
        self.desk: Desk | None = None

    async def __aenter__(self) -> Seat:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.closing.aclose()

    async def show(self) -> Desk:
        """Shows the screen, the assessment as it was."""
        if self.desk is None or self.desk.app.work is not self.work:
            await self.closing.aclose()
            self.file.write_bytes(self.before)
            self.desk = await self.closing.enter_async_context(sit(self.file))
            self.work = self.desk.app.work
            self.assessment = self.work.assessment
        desk, self.given = self.desk, []
        self.work.quick = self.work.unshown = False
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        if self.work.assessment is not self.assessment:  # a form that was closed has kept what is in it
            self.work.session.apply("as before", self.assessment)
        if isinstance(self.place, str):
            await desk.press(*PAGES[self.place])
        else:
            desk.app.push_screen(DIALOGS[self.place](desk), self.given.append)
            await desk.settled()
        return desk

    @cached_property
    def before(self) -> bytes:
        """The file as it is at first; with a risk, so that its matrix can be shown."""
        return codec.dump(stored(self.file).model_copy(update={"risks": (Risk(id="risk", title="A risk"),)}))

    def outcome(self) -> Outcome:
        assert self.desk.app.is_running
        stack = tuple(type(screen).__name__ for screen in self.desk.app.screen_stack)
        return Outcome(stack, self.desk.app.work and self.desk.app.work.assessment, tuple(self.given))

    async def after(self, messages: Callable[[], list[events.Event]]) -> tuple[Outcome, Outcome]:
        """Shows the screen and does something there; gives what was before and what is then."""
        desk = await self.show()
        before = self.outcome()
        for message in messages():
            desk.app.post_message(message)
        await desk.settled()
        return before, self.outcome()


def keys(name: str, times: int) -> list[events.Event]:
    """A key some times in one read."""
    sign = name if len(name) == 1 else {"space": " ", "enter": "\r"}.get(name)
    pressed = [events.Key(name, sign) for _ in range(times)]
    burst.mark(pressed)
    return pressed


def clicks(x: int, y: int, times: int) -> list[events.Event]:
    """A click some times, a tenth of a second apart."""
    made = []
    for number in range(times):
        for kind in (events.MouseDown, events.MouseUp):
            event = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
            event.time = monotonic() + number / 10
            made.append(event)
    return made


PLACES = [*PAGES, *DIALOGS]


@pytest.mark.slow
@pytest.mark.by_hand
@pytest.mark.timeout(600)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place if isinstance(place, str) else place.__name__)
async def test_a_key_that_opens_or_closes_pressed_twice_at_once_does_so_once(place, weak, quick, nothing_opens):
    async with Seat(weak, place) as seat:
        desk = await seat.show()
        names = [name for name in desk.app.screen.active_bindings if name not in LEAVE]
        assert names
        for name in names:
            before, single = await seat.after(partial(keys, name, 1))
            if single.stack != before.stack:
                _, double = await seat.after(partial(keys, name, 2))
                assert (name, double.assessment, double.given) == (name, single.assessment, single.given)


@pytest.mark.slow
@pytest.mark.by_hand
@pytest.mark.timeout(600)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place if isinstance(place, str) else place.__name__)
async def test_a_word_or_a_row_that_opens_or_closes_clicked_twice_does_so_once(place, weak, quick, nothing_opens):
    async with Seat(weak, place) as seat:
        desk = await seat.show()
        spots = {run.at for run in words(desk, desk.app.screen) if "^q" not in run.text}
        for listed in desk.app.screen.query(OptionList):
            corner = listed.region.offset
            spots |= {corner + Offset(4, row) for row in range(min(3, listed.region.height))}
        for x, y in sorted(spots):
            before, single = await seat.after(partial(clicks, x, y, 1))
            if single.stack != before.stack:
                _, double = await seat.after(partial(clicks, x, y, 2))
                assert (x, y, double) == (x, y, single)
