"""The single writer: it listens to a session, writes the newest snapshot in a thread, and tells what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.session import Change, Kind, Session
from prevent_tui.clock import Clock
from prevent_tui.errors import CannotWrite, ChangedOnDisk, PreventError
from prevent_tui.workspace.save_events import Saved, SaveEvent, SaveFailed, Saving

PAINT_FIRST = 0.03
"""Seconds a choice waits to be saved, so that the writer thread does not slow the repaint it causes."""

TYPING_PAUSE = 0.4
"""Seconds that typing may wait to be saved."""

_RETRY = 5.0


class Autosave:
    """Writes an assessment down whenever it changed; the latest wins, and never two at once.

    It lives in an event loop. What seals an assessment writes it too, so a session that is closed is not saved.

    Args:
        save: Writes a snapshot; called in a thread, raises PreventError when it cannot.
        session: Whose assessment is saved after each change.
        clock: Gives the time now.
        tell: Takes what becomes of each save; called in the event loop.
    """

    def __init__(
        self,
        save: Callable[[Assessment], object],
        session: Session,
        clock: Clock,
        tell: Callable[[SaveEvent], object],
    ) -> None:
        self._save = save
        self._session = session
        self._clock = clock
        self._tell = tell
        self._unsubscribe = session.subscribe(self._changed)
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._stopped = False
        self.pending = False
        self.saved_at: datetime | None = None  # when the snapshot on the disk was taken
        self.error: PreventError | None = None

    @property
    def is_busy(self) -> bool:
        """Whether anything is still to be written."""
        return self.pending or self._task is not None

    def request_save(self, within: float = 0.0) -> None:
        """Ask for the newest state to be saved.

        Args:
            within: Seconds it may wait.
        """
        self.pending = True
        due = asyncio.get_running_loop().time() + within
        if self._timer is not None and self._timer.when() <= due:
            return
        self._schedule(within)

    async def flush(self) -> bool:
        """Save now what is not saved yet, and return whether nothing is left to save."""
        self._cancel()
        if self.pending or self._task:
            self._start()
        if self._task:
            await self._task
        return not self.pending

    def stop(self) -> None:
        """Start no further save."""
        self._stopped = True
        self._unsubscribe()
        self._cancel()

    def _changed(self, change: Change) -> None:
        if change.after is not change.before and not self._session.is_closed:
            self.request_save(TYPING_PAUSE if change.kind is Kind.TEXT else PAINT_FIRST)

    def _schedule(self, delay: float) -> None:
        self._cancel()
        if self._stopped:
            return
        self._timer = asyncio.get_running_loop().call_later(delay, self._start)

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None

    def _start(self) -> None:
        self._timer = None
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        try:
            while self.pending:
                self.pending = False
                self._tell(Saving())
                if not await self._once(self._session.assessment):
                    self.pending = True
                    break
        finally:
            self._task = None
            if self.error is None:
                self._tell(Saved())

    async def _once(self, snapshot: Assessment) -> bool:
        taken_at = self._clock()
        try:
            await asyncio.to_thread(self._save, snapshot)
        except PreventError as error:
            self._failed(error)
        except Exception as error:  # noqa: BLE001 - whatever it was, the work is not saved and that must be said
            self._failed(CannotWrite(f"saving failed: {type(error).__name__}."))
        else:
            self.error = None
            self.saved_at = taken_at
            return True
        return False

    def _failed(self, error: PreventError) -> None:
        self.error = error
        self._tell(SaveFailed(error))
        if not isinstance(error, ChangedOnDisk):
            self._schedule(_RETRY)
