"""After the program stopped over an error of its own: what was open is offered once, with the drafts of its forms."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.assessment.storage.document import Document
from prevent_tui.errors import CannotWrite
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.workspace import last_crash
from support.app_pilot import sit, stored
from support.drafts import WORDS, kept_drafts


async def crash_under_help(full) -> None:
    """Writes into a form, opens its help, and has the program go wrong."""
    with pytest.raises(ZeroDivisionError):
        async with sit(full) as desk:
            desk.app.go(ToQuestion("prevent-lead"))
            await desk.settled()
            await desk.press("2", "right", "e", "enter")
            await desk.fill("title", WORDS)
            await desk.press("f1")
            desk.app.call_later(lambda: 1 / 0)
            await desk.pilot.pause(0)


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_the_next_start_offers_what_was_open_when_the_program_stopped(full, key):
    await crash_under_help(full)
    assert [draft["title"] for draft in kept_drafts(full)] == [WORDS]
    async with sit() as desk:
        assert "Go on where the program stopped?" in desk.words
        assert "1 form left half filled" in desk.words
        await desk.press(key)
        if key == "enter":
            assert desk.reference == "RA2"
            assert "Left half filled: new evidence for RA2" in desk.said
        else:
            assert desk.place == "start"
            assert "1 form half filled" in desk.text
    async with sit() as desk:
        assert desk.place == "start"


async def test_opening_that_file_by_its_name_answers_the_offer(full):
    await crash_under_help(full)
    async with sit(full) as desk:
        assert "had stopped over an error of its own" in desk.said
    async with sit() as desk:
        assert desk.place == "start"


async def test_work_that_a_crash_left_in_a_copy_is_opened_there_with_its_drafts(full, monkeypatch):
    def refuse(*_args):
        raise CannotWrite("cannot be written: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Document, "save", refuse)
        await crash_under_help(full)
    assert stored(full).answer("prevent-lead").level == "in-place"
    async with sit() as desk:
        assert "in a copy" in desk.words
        await desk.press("enter")
        assert desk.app.work, desk.text
        assert desk.work.document.path != full
        assert desk.answer("prevent-lead").level == "developing"
        await desk.press("e", "enter")
        assert desk.field("title") == WORDS


def test_a_record_of_a_crash_that_makes_no_sense_offers_nothing(home):
    file = paths.state_dir() / "last-crash.json"
    file.parent.mkdir(parents=True)
    for data in (
        b"",
        b"[]",
        b"{}",
        b'{"at": "soon", "path": "/a", "copy": "", "question": "", "reference": "", "drafts": 0}',
    ):
        file.write_bytes(data)
        assert last_crash.last_crash() is None
