"""Opening a file makes it work that saves itself; the list of recent files follows within a minute, and on closing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile, InUse
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.workspace import saver
from prevent_tui.workspace.opening import open_file, take_up
from prevent_tui.workspace.recent_files import Recent, recent
from prevent_tui.workspace.save_events import Saved, Saving
from prevent_tui.workspace.work import Work
from support.small_questionnaire import NOON, counted


class Day:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def path(tmp_path: Path, shipped: Questionnaire) -> Path:
    """A file with nothing answered."""
    path = tmp_path / "school.toml"
    path.write_bytes(codec.dump(blank_assessment(shipped)))
    return path


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[Recent]:
    """Every entry written into the list of recent files."""
    entries: list[Recent] = []
    remember = saver.remember
    monkeypatch.setattr(saver, "remember", lambda entry: (entries.append(entry), remember(entry)))
    return entries


def at_work(path: Path, day: Day, do: Callable[[Work], Awaitable[None]]) -> list[object]:
    """Opens a file, does something with it as an application would, and gives what was told of saving."""
    events: list[object] = []

    async def run() -> None:
        work = take_up(open_file(path, day).document, day, counted(), events.append)
        try:
            if work.notes:
                work.notes.opened(work.assessment)
                await work.notes.settle()
            await do(work)
        finally:
            work.close()

    asyncio.run(run())
    return events


async def answer_and_save(work: Work) -> None:
    work.session.flag("head")
    assert work.autosave
    assert await work.autosave.flush()


def test_a_change_is_in_the_file_without_anybody_asking_for_it(path, day):
    events = at_work(path, day, answer_and_save)
    assert codec.load(path)[0].answer("head").flagged
    assert events == [Saving(), Saved()]


def test_ten_saves_within_a_minute_are_not_noted_and_closing_notes_the_last(path, day, noted):
    async def do(work: Work) -> None:
        work.session.choose("hall", "done")
        for _ in range(10):
            day.move(5)
            await answer_and_save(work)
        assert len(noted) == 1
        assert recent()[0].answered == 0
        assert await work.flush()

    at_work(path, day, do)
    assert len(noted) == 2
    assert (recent()[0].answered, recent()[0].saved_at) == (1, "2026-11-22T12:00:50+00:00")


def test_a_save_more_than_a_minute_after_the_last_note_is_noted_by_itself(path, day, noted):
    async def do(work: Work) -> None:
        day.move(61)
        await answer_and_save(work)
        while len(noted) < 2:
            await asyncio.sleep(0.001)

    at_work(path, day, do)


def test_closing_without_a_change_notes_nothing_more(path, day, noted):
    async def do(work: Work) -> None:
        assert await work.flush()

    at_work(path, day, do)
    assert len(noted) == 1


def test_nothing_is_saved_or_noted_any_more_once_it_is_closed(path, day, noted):
    async def do(work: Work) -> None:
        await answer_and_save(work)
        work.close()
        work.session.flag("gate")
        assert work.autosave
        assert not work.autosave.is_busy
        await work.notes.settle()

    at_work(path, day, do)
    assert len(noted) == 1
    assert not codec.load(path)[0].answer("gate").flagged


def test_what_is_given_beside_the_file_is_saved_into_it(path, day):
    async def run() -> None:
        document = open_file(path, day).document
        given = document.assessment.model_copy(
            update={"setting": document.assessment.setting.model_copy(update={"name": "Hill"})}
        )
        work = take_up(document, day, counted(), lambda _: None, given)
        assert await work.flush()
        work.close()

    asyncio.run(run())
    assert codec.load(path)[0].setting.name == "Hill"


def test_a_sealed_file_is_only_read_and_is_noted_as_it_is_opened(path, day, noted):
    draft = sealing.draft("Chair", NOON.date(), "adopted", "14", None)
    path.write_bytes(codec.dump(sealing.seal(codec.load(path)[0], draft)))

    async def do(work: Work) -> None:
        assert work.read_only
        assert work.autosave is None
        assert await work.flush()

    assert at_work(path, day, do) == []
    assert len(noted) == 1


def test_a_file_that_is_open_is_not_opened_again_and_opens_once_it_is_closed(path, day):
    first = open_file(path, day).document
    with pytest.raises(InUse):
        open_file(path, day)
    first.close()
    opened = open_file(path, day)
    assert opened.words == ""
    opened.document.close()


def test_what_is_no_assessment_is_not_opened(tmp_path, day):
    (tmp_path / "notes.toml").write_text("[", encoding="utf-8")
    with pytest.raises(BadFile):
        open_file(tmp_path / "notes.toml", day)
