"""Leaving without loss: forms are asked what they hold, and a signal leaves as a key does."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress


class Unfinished:
    """A screen with fields: what stands in them is a draft until it is kept.

    It stands here so that the application need not load what forms are made of, to ask whether there is one.
    """

    def take_up(self) -> None:
        """Hands what stands in the fields to the drafts."""

    def settle(self) -> None:
        """Does so for the last time, as the program ends."""


def open_forms(screens: Iterable[object]) -> list[Unfinished]:
    """Return the forms among some screens."""
    return [screen for screen in screens if isinstance(screen, Unfinished)]


def settle_forms(screens: Iterable[object]) -> None:
    """Lets each form among some screens settle; an error in one keeps no other from it."""
    for form in open_forms(screens):
        with suppress(Exception):
            form.settle()


def on_signals(leave: Callable[[], object]) -> None:
    """Calls `leave` in the event loop when the program is told to end or its window is closed."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave)
        except NotImplementedError:
            signal.signal(number, _later(loop, leave))
        except (RuntimeError, ValueError):
            return


def is_terminal_gone() -> bool:
    """Whether the window was closed, so that nothing written to it arrives any more."""
    try:
        os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    except (OSError, ValueError):
        return True
    return False


def _later(loop: asyncio.AbstractEventLoop, called: Callable[[], object]) -> Callable[[int, object], None]:
    """For systems whose event loop takes no signals: a plain handler that hands the call to the loop."""

    def handler(_number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(called)

    return handler
