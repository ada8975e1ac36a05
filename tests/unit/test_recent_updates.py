"""An open file is noted among the recent ones as it is opened and closed, and between at most once a minute."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.workspace import recent_updates
from prevent_tui.workspace.recent_updates import RecentUpdates
from support.small_questionnaire import NOON, little, open_session, question

SECOND = timedelta(seconds=1)


class Desk:
    """Notes kept in memory, and a clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON
        self.noted: list[tuple[Assessment, datetime]] = []
        self.notes = RecentUpdates(lambda *note: self.noted.append(note), lambda: self.now)
        self.session = open_session(little(question("a")))

    def save(self) -> Assessment:
        """Changes something and says that it was saved."""
        saved = self.session.flag("a")
        self.notes.saved(saved)
        return saved

    @property
    def waits(self) -> float:
        """Seconds until the next note."""
        timer = self.notes._timer
        return timer.when() - asyncio.get_running_loop().time() if timer else 0


def at_desk(work: Callable[[Desk], Awaitable[None]]) -> Desk:
    desk = Desk()
    asyncio.run(work(desk))
    return desk


def test_opening_is_noted_at_once() -> None:
    async def work(desk: Desk) -> None:
        desk.notes.opened(desk.session.assessment)
        await desk.notes.settle()

    desk = at_desk(work)
    assert desk.noted == [(desk.session.assessment, NOON)]


def test_saves_within_a_minute_of_a_note_wait_for_its_end_and_the_last_of_them_is_noted_with_its_time() -> None:
    async def work(desk: Desk) -> None:
        desk.notes.opened(desk.session.assessment)
        await desk.notes.settle()
        desk.now += 20 * SECOND
        desk.save()
        assert desk.waits == pytest.approx(40, abs=1)
        desk.now += 30 * SECOND
        desk.last = desk.save()
        assert desk.waits == pytest.approx(40, abs=1)
        assert len(desk.noted) == 1
        desk.notes._begin()  # as the timer will
        await desk.notes.settle()

    desk = at_desk(work)
    assert desk.noted[1:] == [(desk.last, NOON + 50 * SECOND)]


def test_a_save_after_more_than_a_minute_is_noted_without_waiting() -> None:
    async def work(desk: Desk) -> None:
        desk.notes.opened(desk.session.assessment)
        await desk.notes.settle()
        desk.now += 61 * SECOND
        desk.save()
        while desk.notes._timer or desk.notes._task:
            await asyncio.sleep(0)

    assert len(at_desk(work).noted) == 2


def test_the_timer_notes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent_updates, "APART", timedelta(milliseconds=1))

    async def work(desk: Desk) -> None:
        desk.save()
        while not desk.noted:
            await asyncio.sleep(0.001)

    assert len(at_desk(work).noted) == 1


def test_a_clock_that_was_put_back_makes_nobody_wait_longer_than_a_minute() -> None:
    async def work(desk: Desk) -> None:
        desk.notes.opened(desk.session.assessment)
        await desk.notes.settle()
        desk.now -= timedelta(hours=3)
        desk.save()
        assert desk.waits == pytest.approx(60, abs=1)

    at_desk(work)


def test_closing_notes_what_was_saved_last_and_nothing_where_nothing_was() -> None:
    async def work(desk: Desk) -> None:
        desk.notes.opened(desk.session.assessment)
        await desk.notes.settle()
        await desk.notes.settle()
        assert len(desk.noted) == 1
        desk.last = desk.save()
        await desk.notes.settle()

    desk = at_desk(work)
    assert desk.noted[1:] == [(desk.last, NOON)]


def test_what_is_saved_while_a_note_is_written_is_noted_after_it() -> None:
    async def work(desk: Desk) -> None:
        desk.notes.opened(desk.session.assessment)
        opened = asyncio.create_task(desk.notes.settle())
        while not desk.noted:
            await asyncio.sleep(0)
        desk.last = desk.save()
        await opened
        await desk.notes.settle()

    desk = at_desk(work)
    assert desk.noted[-1][0] is desk.last
    assert desk.notes._timer is None


def test_nothing_is_noted_once_it_was_stopped() -> None:
    async def work(desk: Desk) -> None:
        desk.save()
        desk.notes.stop()
        await desk.notes.settle()

    desk = at_desk(work)
    assert desk.noted == []
    assert desk.notes._timer is None
