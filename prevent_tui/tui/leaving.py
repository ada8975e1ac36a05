"""Leaving without loss: keys still on their way arrive first, and a signal leaves as a key does."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

_FENCE = 2.0
"""Seconds to wait for keys on their way; far more than they take."""


async def settle(app: App[int]) -> None:
    """Waits until every key sent so far has had its effect; to be called outside the application's own queue.

    A key goes to what has the focus and then, for its binding, up to the application; what the binding does may
    send a message up the same way again. So the way is gone through twice.
    """
    way: list[MessagePump] = [*(app.focused or app.screen).ancestors_with_self]
    for pump in (*way, app, *way, app):
        await _through(pump)


async def _through(pump: MessagePump) -> None:
    passed = asyncio.Event()
    pump.call_later(passed.set)
    try:
        await asyncio.wait_for(passed.wait(), _FENCE)
    except TimeoutError:
        return


def on_signals(leave: Callable[[], object]) -> None:
    """Calls `leave` in the event loop when the terminal is closed or the program is told to end."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave)
        except NotImplementedError:
            signal.signal(number, lambda _number, _frame: loop.call_soon_threadsafe(leave))
        except (RuntimeError, ValueError):
            return
