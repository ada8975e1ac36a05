"""When an open file is noted in the list of recent ones: as it is opened and closed, and between at most once a minute.

Noting scores the assessment and writes a file of its own; done with every save it took nearly a third of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.clock import Clock

APART = timedelta(minutes=1)
"""What may be missing from the list where the program is killed: what was saved in this time."""


class RecentUpdates:
    """Keeps what the list of recent files says of an open one near to what was saved; it lives in an event loop.

    Args:
        note: Writes into the list what an assessment comes to, and when it was saved; called in a thread.
        clock: Gives the time now.
    """

    def __init__(self, note: Callable[[Assessment, datetime], object], clock: Clock) -> None:
        self._note = note
        self._clock = clock
        self._noted_at = clock()
        self._due: tuple[Assessment, datetime] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    def opened(self, assessment: Assessment) -> None:
        """Take up a file that was opened: it is noted with the next `settle`, also where it is closed at once."""
        self._due = (assessment, self._clock())

    def saved(self, assessment: Assessment) -> None:
        """Take up what was saved; it is noted at once where the last note is a minute old, else when it will be."""
        now = self._clock()
        self._due = (assessment, now)
        if self._timer is None:
            wait = min(max(timedelta(), self._noted_at + APART - now), APART)
            self._timer = asyncio.get_running_loop().call_later(wait.total_seconds(), self._begin)

    async def settle(self) -> None:
        """Note now what is not noted yet."""
        while self._due or self._task:
            self._begin()
            if self._task:
                await self._task

    def stop(self) -> None:
        """Note nothing more."""
        self._due = None
        self._cancel()

    def _begin(self) -> None:
        self._cancel()
        if self._due and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._write())

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None

    async def _write(self) -> None:
        self._cancel()
        due, self._due = self._due, None
        self._noted_at = self._clock()
        try:
            if due:
                await asyncio.to_thread(self._note, *due)
        finally:
            self._task = None
