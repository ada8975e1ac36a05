"""The one door for input: each key and each press is let in once the one before has had its effect.

Textual hands a key to what has the focus at that moment, which works it off later. So of keys that come together the
later ones would reach what the earlier ones are about to close, and a form that opens would miss its first letters.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from prevent_tui.tui.kit import burst, terminal_reads
from prevent_tui.tui.kit.click_through import ClickThrough
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import OPEN_A_FIELD
from prevent_tui.tui.kit.stray_text import say_no_keys
from prevent_tui.tui.kit.textual_internals import is_idle, is_last, is_leaving

_INPUT = (events.Key, events.Paste, events.MouseDown, events.MouseUp)

_LONGEST_WAIT = 5.0
"""Seconds to wait for the effect of a key; far more than it takes."""

_QUIET = 3
"""Turns of the event loop in which nothing was on its way, after which all effects are through."""

_WHOLE_READ = 200
"""Keys of one read, from which on a paste may go on in the next: the least that a system hands over at once."""

_NEXT_READ = 0.03
"""Seconds within which the next read of such a paste comes."""


class Door(App[int]):
    """An application that lets input in one by one; a lone key goes straight through."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        terminal_reads.install()
        self._waiting: deque[events.Event] = deque()
        self._letting_in: asyncio.Task[None] | None = None
        self._holds = 0
        self._clicks = ClickThrough()
        self._typed_into: Widget | None = None
        self._stray_until = 0.0
        self._last_key = ""
        self._last_screen: Screen[Any] | None = None

    # ------------------------------------------------------------ waiting

    async def on_event(self, event: events.Event) -> None:
        """Takes input at once where nothing is on its way, else after that."""
        if not isinstance(event, _INPUT) or event.is_forwarded:
            await super().on_event(event)
        elif self._letting_in is None and not self._holds and is_last(self) and self._is_quiet():
            await self._take(event)
        else:
            self._waiting.append(event)
            self._open()

    def _open(self) -> None:
        if self._letting_in is None:
            self._letting_in = asyncio.create_task(self._let_in())

    async def _let_in(self) -> None:
        try:
            while self._waiting and not is_leaving(self):
                if not self._is_next_letter(self._waiting[0]):
                    await self._settle()
                await self._read_on(self._waiting[0])
                if self._holds:  # looked at last: what was waited for may have begun it
                    await asyncio.sleep(0.001)
                    continue
                taken = asyncio.Event()
                # In the application's own queue, so that what a key does, and its errors, come from there as ever.
                self.call_later(self._take_next, self._waiting.popleft(), taken)
                await _within(taken.wait())
            await self._settle()
        except Exception as error:  # noqa: BLE001 - nobody else would see the error of a task
            self._handle_exception(error)
        finally:
            self._letting_in = None
            if self._waiting and not is_leaving(self):
                self._open()

    async def _take_next(self, event: events.Event, taken: asyncio.Event) -> None:
        try:
            await self._take(event)
        finally:
            taken.set()

    def _is_next_letter(self, event: events.Event) -> bool:
        """Whether a letter follows another into one field: that needs no waiting, for a letter moves no focus."""
        into = self._typed_into
        return into is not None and into is self.focused and isinstance(event, events.Key) and event.is_printable

    def _is_quiet(self) -> bool:
        """Whether nothing is on its way from what has the focus up to the application."""
        if not self.screen_stack:
            return True
        way = (self.focused or self.screen).ancestors_with_self
        return all(is_idle(pump) for pump in way if pump is not self)

    async def _settle(self) -> None:
        """Waits until what was let in has had its effect."""
        end, quiet = monotonic() + _LONGEST_WAIT, 0
        while quiet < _QUIET and monotonic() < end and not is_leaving(self):
            quiet = quiet + 1 if is_idle(self) and self._is_quiet() else 0
            await asyncio.sleep(0 if quiet else 0.0002)

    async def settle_input(self) -> None:
        """Waits until every key sent so far has had its effect; to be called outside the application's own queue."""
        await asyncio.sleep(0)
        while (self._letting_in or self._waiting) and not self._holds and not is_leaving(self):
            await asyncio.sleep(0.001)
        await self._settle()

    @contextmanager
    def hold_input(self) -> Iterator[None]:
        """Lets nothing in meanwhile: what is in front is about to go, and keys after that are meant for what comes."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1

    def run_holding_input(self, deed: Coroutine[Any, Any, None]) -> None:
        """Begins something that replaces what is in front, and lets nothing in from now until it is done.

        Held by the deed itself it would be held too late: a key of the same read comes before the deed has its turn.
        """
        hold = ExitStack()
        hold.enter_context(self.hold_input())
        self.run_worker(_done_within(hold, deed))

    # ------------------------------------------------------------ letting in

    async def _take(self, event: events.Event) -> None:
        typed_into, self._typed_into = self._typed_into, None
        if isinstance(event, events.MouseEvent):
            if not self._clicks.drops(event, self._in_front(), self._since()):
                await super().on_event(event)
            return
        if isinstance(event, events.Key):
            if burst.is_taken(event):
                self._typed_into = typed_into
                return
            field = self.field
            if field is None and len(event.key) == 1:
                event.key = event.key.lower()  # a capital does the same as the small letter
            if field is None and (text := self._stray(event)):
                burst.take(text)
                self._stray_until = text[-1].time + 2 * _NEXT_READ if burst.size(event) >= _WHOLE_READ else 0.0
                say_no_keys(self)
                return
            if self._is_too_early(event) or (field is None and self._is_repeated(event)):
                return
            self._last_key, self._last_screen = event.key, self.screen
            if field is not None and event.is_printable:
                self._typed_into = field
            elif field is not None and (keys := self._pasted(event, typed_into)):
                self._typed_into = field
                event = events.Paste(burst.take(keys))
        await super().on_event(event)

    @property
    def field(self) -> Widget | None:
        """What has the keys, if letters are text there."""
        focused = self.focused
        return focused if focused is not None and focused.check_consume_key("a", "a") else None

    def _stray(self, key: events.Key) -> tuple[events.Key, ...]:
        """The keys that are a text with this one, which nothing takes: none of them does anything.

        The first of them may open a field, into which the rest goes; where it has opened none, the rest is dropped.
        """
        before = burst.text_before(key)
        if before > 1 or not burst.is_text(key):
            return ()
        if not before and self._may_open_field(key):
            return ()
        return burst.begins_text(key, goes_on=key.time < self._stray_until)

    def _may_open_field(self, key: events.Key) -> bool:
        active = self.screen.active_bindings.get(key.key)
        return active is not None and active.binding.action.partition("(")[0] in OPEN_A_FIELD

    def _pasted(self, key: events.Key, typed_into: Widget | None) -> tuple[events.Key, ...]:
        """The keys that are pasted text with this one, which by itself would leave the field.

        A Tab is text where letters of the same read have gone into the field, or follow; an Enter only where they
        follow: one at the end sends what was typed.
        """
        if not burst.is_text(key):
            return ()
        after = burst.text_after(key)
        if after:
            return (key, *after)
        if key.key == "tab" and typed_into is self.focused and burst.before(key):
            return (key,)
        return ()

    async def _read_on(self, event: events.Event) -> None:
        """Where a read as long as they come ends with an Enter, the next one may show that it is text."""
        if not isinstance(event, events.Key) or event.key == "tab" or event.is_printable:
            return
        if burst.is_text(event) and burst.size(event) >= _WHOLE_READ and not burst.text_after(event):
            await asyncio.sleep(_NEXT_READ)
            following = [each for each in list(self._waiting)[1:] if isinstance(each, events.Key)]
            burst.go_on(event, following, 2 * _NEXT_READ)

    def _in_front(self) -> tuple[Screen[Any], object]:
        """The screen in front, and which of its lists it shows."""
        return self.screen, self.screen.shown_list if isinstance(self.screen, Guarded) else None

    def _since(self) -> float:
        """The time since when the screen in front is there."""
        return self.screen.in_front_since if isinstance(self.screen, Guarded) else 0.0

    def _is_repeated(self, key: events.Key) -> bool:
        """Whether a key is once more the one that led here, pressed before this screen was there."""
        is_same = key.key == self._last_key and key.key != "escape"
        return is_same and self.screen is not self._last_screen and key.time < self._since()

    def _is_too_early(self, key: events.Key) -> bool:
        """Whether a key was pressed before the question was there that it would answer."""
        if not isinstance(self.screen, Guarded) or not self.screen.ASKS or key.key in {"escape", "ctrl+q", "f2"}:
            return False
        return key.time < self._since()


async def _done_within(hold: ExitStack, deed: Coroutine[Any, Any, None]) -> None:
    with hold:
        await deed


async def _within(waiting: Any) -> None:
    try:
        await asyncio.wait_for(waiting, _LONGEST_WAIT)
    except TimeoutError:
        return
