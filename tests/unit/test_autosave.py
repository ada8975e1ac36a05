"""A change is saved by itself: a choice once it is painted, typing after a pause; what is sealed is not."""

from __future__ import annotations

import asyncio

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.errors import CannotWrite
from prevent_tui.workspace.autosave import PAINT_FIRST, TYPING_PAUSE, Autosave
from prevent_tui.workspace.save_events import Saved, SaveFailed, Saving
from support.small_questionnaire import NOON, little, open_session, question


class Writer:
    """An autosave that writes into a list; it cannot as long as `full` is set."""

    def __init__(self) -> None:
        self.session = open_session(little(question("a")))
        self.written, self.events, self.full = [], [], False
        self.autosave = Autosave(self.write, self.session, lambda: NOON, self.events.append)

    def write(self, assessment) -> None:
        if self.full:
            raise CannotWrite("the disk is full.")
        self.written.append(assessment)

    @property
    def waits(self) -> float:
        """Seconds until the next save."""
        return self.autosave._timer.when() - asyncio.get_running_loop().time()


def at_work(do) -> Writer:
    async def run() -> Writer:
        writer = Writer()
        await do(writer)
        writer.autosave.stop()
        return writer

    return asyncio.run(run())


CHOICES = {
    "a choice": lambda session: session.choose("a", "done"),
    "an undo": lambda session: session.undo(),
    "a redo": lambda session: (session.undo(), session.redo()),
    "another version": lambda session: session.replace(session.assessment),
}


@pytest.mark.parametrize("change", CHOICES.values(), ids=CHOICES)
def test_a_choice_waits_until_it_is_painted_and_is_saved(change):
    async def do(writer):
        writer.session.flag("a")
        await writer.autosave.flush()
        change(writer.session)
        assert writer.waits == pytest.approx(PAINT_FIRST, abs=PAINT_FIRST / 2)
        await writer.autosave.flush()

    writer = at_work(do)
    assert writer.written[-1] is writer.session.assessment
    assert writer.events == [Saving(), Saved()] * 2


def test_typing_waits_for_a_pause_and_a_choice_meanwhile_does_not_wait_for_that():
    async def do(writer):
        writer.session.note("a", "H")
        assert writer.waits == pytest.approx(TYPING_PAUSE, abs=0.1)
        writer.session.flag("a")
        assert writer.waits < PAINT_FIRST * 1.5

    at_work(do)


def test_the_latest_wins():
    async def do(writer):
        for text in ("H", "He", "Head"):
            writer.session.note("a", text)
        await writer.autosave.flush()

    assert [each.answer("a").note for each in at_work(do).written] == ["Head"]


def test_what_seals_an_assessment_writes_it_itself():
    async def do(writer):
        draft = sealing.draft("Chair", NOON.date(), "adopted", "14", None)
        writer.session.apply("sign-off", sealing.seal(writer.session.assessment, draft))
        assert not writer.autosave.is_busy

    assert at_work(do).written == []


def test_nothing_is_saved_once_it_was_stopped():
    async def do(writer):
        writer.autosave.stop()
        writer.session.flag("a")
        assert not writer.autosave.is_busy

    assert at_work(do).written == []


def test_a_save_that_fails_is_told_and_what_is_not_saved_stays_to_be_saved():
    async def do(writer):
        writer.full = True
        writer.session.flag("a")
        assert not await writer.autosave.flush()
        assert [type(event) for event in writer.events] == [Saving, SaveFailed]
        writer.full = False
        assert await writer.autosave.flush()

    writer = at_work(do)
    assert writer.written == [writer.session.assessment]
    assert writer.events[-1] == Saved()
