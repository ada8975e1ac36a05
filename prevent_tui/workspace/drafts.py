"""What is typed in forms and not kept yet: held while the program runs, and written down as it is typed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prevent_tui.assessment.draft import Draft, DraftChange, DraftOf, is_listed, listed_items
from prevent_tui.assessment.session import Change, Kind, Session
from prevent_tui.errors import PreventError
from prevent_tui.workspace import draft_files
from prevent_tui.workspace.autosave import TYPING_PAUSE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from prevent_tui.clock import Clock

_LAST_CHANCE = 2.0
"""Seconds to wait, when the program ends, for a thread that is still writing."""


class Drafts:
    """The drafts of one answers file.

    A draft whose item was taken out of the assessment waits, unseen and not on the disk, until undo brings that back.

    Args:
        clock: Gives the time now.
        folder: Where they are kept; None where they are only held, as for a sample.

    Attributes:
        error: Why the newest could not be written; None where nothing is wrong.
        damaged: Files in the folder that could not be used, and were left as they are.
    """

    def __init__(self, clock: Clock, folder: Path | None = None) -> None:
        self._clock = clock
        self._folder = folder
        self._session: Session | None = None
        self._unsubscribe: Callable[[], object] = lambda: None
        self._unwritten: set[DraftOf] = set()
        self._writing = threading.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self.error: PreventError | None = None
        drafts, self.damaged = draft_files.read(folder) if folder else ([], 0)
        self._drafts = {draft.of: draft for draft in drafts}

    def follow(self, session: Session) -> Drafts:
        """Take part in the undo history of a session from now on, and in that of no other; return these drafts."""
        self._unsubscribe()
        self._session = session
        self._unsubscribe = session.subscribe(self._changed)
        return self

    # ------------------------------------------------------------ what there is

    @property
    def waiting(self) -> tuple[Draft, ...]:
        """Every draft, the one typed last at the end."""
        return tuple(sorted(filter(self._is_there, self._drafts.values()), key=lambda draft: draft.typed_at))

    def of(self, of: DraftOf) -> Draft | None:
        """The draft of a form; None where there is none."""
        return self._drafts.get(of)

    def _is_there(self, draft: Draft) -> bool:
        item = draft.of.item
        return self._session is None or not is_listed(item) or item in listed_items(self._session.assessment)

    # ------------------------------------------------------------ what becomes of them

    def type(self, of: DraftOf, fields: Mapping[str, str]) -> None:
        """Take up what stands in a form now; it is written within moments, and is no step to undo."""
        self._put(of, Draft(of, self._clock(), dict(fields)), TYPING_PAUSE)

    def discard(self, of: DraftOf) -> None:
        """Hold the draft of a form no longer; that is no step to undo."""
        self._put(of, None, 0.0)

    def set_aside(self, of: DraftOf, before: Draft | None) -> None:
        """Make a step of what became of a draft since its form was opened: undo gives the draft as it was then."""
        after = self.of(of)
        if after != before and self._session and not self._session.is_closed:
            what = "draft of" if after else "discarded draft of"
            self._session.note_draft(f"{what} {of.words}", DraftChange(of, before, after))

    @contextmanager
    def kept(self, of: DraftOf, before: Draft | None) -> Iterator[None]:
        """Keep a form: what is done inside makes its draft go, in the same step of the undo history.

        Where that raises, the draft stays.

        Args:
            of: The form and its item.
            before: Its draft when it was opened, which undo brings back.
        """
        session = self._session
        last = session.last_step if session else None
        yield
        self.discard(of)
        if before is None or session is None or session.is_closed:
            return
        change = DraftChange(of, before, None)
        if session.last_step is last:
            session.note_draft(f"draft of {of.words}", change)
        else:
            session.join_draft(change)

    def _changed(self, change: Change) -> None:
        """An undone step gives a draft back as it was before; one done again, as it was after."""
        if change.step.draft and change.kind in {Kind.UNDO, Kind.REDO}:
            draft = change.step.draft
            self._put(draft.of, draft.before if change.kind is Kind.UNDO else draft.after, 0.0)
        if change.after is not change.before and any(is_listed(of.item) for of in self._drafts):
            moved = listed_items(change.before) ^ listed_items(change.after)
            if touched := {of for of in self._drafts if of.item in moved}:
                self._unwritten |= touched
                self._request(0.0)

    def _put(self, of: DraftOf, draft: Draft | None, within: float) -> None:
        if draft is not None:
            self._drafts.pop(of, None)
            self._drafts[of] = draft
        elif self._drafts.pop(of, None) is None:
            return
        self._unwritten.add(of)
        self._request(within)

    # ------------------------------------------------------------ on the disk

    @property
    def is_written(self) -> bool:
        """Whether every draft is on the disk, or is not to be."""
        return self._folder is None or not self._unwritten

    def hurry(self) -> None:
        """Ask that what is not written yet is written now."""
        if not self.is_written:
            self._request(0.0)

    async def flush(self) -> bool:
        """Write now what is not written yet, and return whether nothing is left to write."""
        self._cancel()
        while self._task or not self.is_written:
            self._start()
            if self._task:
                await self._task
            if self.error:
                break
        return self.is_written

    def write_now(self) -> None:
        """Write what is not written yet without an event loop, as the program ends."""
        self._cancel()
        if not self.is_written:
            self._write(_LAST_CHANCE)

    def move_to(self, folder: Path) -> None:
        """Keep them in another folder from now on, as for a file that goes on elsewhere."""
        old, self._folder = self._folder, folder
        self._unwritten |= set(self._drafts)
        if old and old != folder:
            for of in self._drafts:
                draft_files.remove(old, of)
        self._request(0.0)

    def copy_to(self, folder: Path) -> None:
        """Keep a copy of each in another folder, as for a copy of the file."""
        for draft in self.waiting:
            draft_files.write(folder, draft)

    def _request(self, within: float) -> None:
        if self._folder is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        if self._timer is not None and self._timer.when() <= loop.time() + within:
            return
        self._cancel()
        self._timer = loop.call_later(within, self._start)

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None

    def _start(self) -> None:
        self._timer = None
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._write_aside())

    async def _write_aside(self) -> None:
        try:
            await asyncio.to_thread(self._write)
        finally:
            self._task = None
        if self._unwritten and self.error is None:
            self._request(TYPING_PAUSE)

    def _write(self, patience: float = -1) -> None:
        """Writes the newest of each, one thread at a time, so that no older one can come after it."""
        folder = self._folder
        if folder is None or not self._writing.acquire(timeout=patience):
            return
        try:
            self.error = None
            failed: set[DraftOf] = set()
            while self._unwritten:
                of = self._unwritten.pop()
                draft = self._drafts.get(of)
                try:
                    if draft and self._is_there(draft):
                        draft_files.write(folder, draft)
                    else:
                        draft_files.remove(folder, of)
                except PreventError as error:
                    self.error = error
                    failed.add(of)
            self._unwritten |= failed
        finally:
            self._writing.release()
