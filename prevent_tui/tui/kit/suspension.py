"""Stopped by the shell and taken up again: the screen is drawn, and the terminal read only once."""

from __future__ import annotations

import asyncio
import signal
from typing import Any

from textual.app import App

from prevent_tui.tui.kit.textual_internals import driver_of, is_suspended, resume


def draw_when_resumed(app: App[Any]) -> None:
    """Let the application draw itself whenever it goes on after having been stopped; to be called once it runs.

    After Ctrl+Z in the shell Textual takes the terminal again and draws nothing. Stopped without being asked first, it
    would take a second time what it never gave back, and read each key twice.
    """
    app.app_resume_signal.subscribe(app, lambda _: app.screen.refresh())
    driver, number = driver_of(app), getattr(signal, "SIGCONT", None)
    if driver is None or number is None or not driver.can_suspend:
        return
    loop = asyncio.get_running_loop()

    def go_on(_number: int, _frame: object) -> None:
        if is_suspended(driver):
            resume(driver)
        else:
            loop.call_soon_threadsafe(app.screen.refresh)

    signal.signal(number, go_on)
