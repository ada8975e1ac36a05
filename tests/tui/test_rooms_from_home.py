"""Every room's letter at Home, whatever state the marked file is in: it leads there, or it is said why not."""

from __future__ import annotations

import pytest
from textual.worker import WorkerFailed

from prevent_tui.assessment.sealing import seal
from prevent_tui.assessment.storage.backups import backups
from prevent_tui.assessment.storage.document import Document
from prevent_tui.tui.file_actions import FileActions
from prevent_tui.workspace.earlier_versions import read_versions
from support.app_pilot import answered, sit, stored, write
from support.screen_tour import OF_THE_ASSESSMENT
from support.sealed_assessment import CHAIR
from support.small_questionnaire import NOON, TODAY


def healthy(path):
    return path


def sealed(path):
    return write(path, seal(stored(path), CHAIR))


def broken(path):
    path.write_text("this is no answers file [")
    return path


def missing(path):
    path.unlink()
    return path


def practice(path):
    return write(path, stored(path).model_copy(update={"sample": "weak"}))


async def visited(path) -> None:
    async with sit(path):
        pass


@pytest.mark.parametrize("state", [healthy, sealed, practice])
async def test_every_room_opens_from_home(weak, state):
    await visited(state(weak))
    async with sit() as desk:
        for letter, place in OF_THE_ASSESSMENT.items():
            await desk.press(letter)
            assert desk.place == place, letter
            await desk.press("escape", "h") if place == "PickVersion" else await desk.press("h")
            assert desk.place == "start", letter
        await desk.press("x")
        assert desk.place == "Card"
        await desk.press("2")
        assert desk.place == "ExportDialog"


@pytest.mark.parametrize("state", [broken, missing])
async def test_of_a_file_that_cannot_be_opened_each_letter_says_why(weak, state):
    await visited(weak)
    state(weak)
    async with sit() as desk:
        for letter in OF_THE_ASSESSMENT:
            await desk.press(letter)
            assert "That did not work" in desk.words, letter
            assert weak.name in desk.words.replace(" ", "")
            await desk.press("escape")
            assert desk.place == "start"
        await desk.press("x", "1")
        assert desk.app.is_running
        assert desk.place != "Card"


async def test_of_a_file_that_is_open_in_another_window_each_letter_says_so(weak):
    await visited(weak)
    with Document.open(weak, clock=lambda: NOON):
        async with sit() as desk:
            for letter in OF_THE_ASSESSMENT:
                await desk.press(letter)
                assert "open in another window" in desk.words, letter
                await desk.press("escape")


async def test_an_error_of_the_program_in_what_it_does_aside_is_said_and_ends_nothing(weak, monkeypatch):
    await visited(weak)
    async with sit() as desk:
        monkeypatch.setattr(FileActions, "ask_version", lambda _self: 1 / 0)
        with pytest.raises(WorkerFailed):
            await desk.press("y")
        await desk.pilot.pause()
        assert "Something went wrong in the program itself" in desk.words
        assert "A record without any of your answers is in" in desk.words
        assert not desk.app.crashed
        await desk.press("escape", "3")
        assert desk.answer().level
        assert await desk.saved()


# ------------------------------------------------------------ earlier versions


@pytest.fixture
def shortened(home):
    """A file with one answer, of which a version with two is kept."""
    path = answered(home / "documents" / "school.toml", {"prevent-lead": "in-place", "contact-list": "embedded"})
    with Document.open(path, clock=lambda: NOON):
        pass
    return write(
        path, stored(path).model_copy(update={"answers": {"prevent-lead": stored(path).answer("prevent-lead")}})
    )


@pytest.mark.parametrize("size", [(64, 20), (120, 36)])
async def test_each_version_says_what_it_holds_and_none_comes_back_unasked(shortened, size):
    async with sit(shortened, size=size) as desk:
        present = desk.assessment
        await desk.press("y")
        of = desk.work.result.total.coverage.of
        newest, older = desk.rows("versions")
        assert f"1 of {of} answered · same answers" in newest
        assert f"2 of {of} answered · 1 differs" in older
        await desk.press("down", "enter")
        assert "Bring this version back?" in desk.words
        assert f"Now 1 of {of} are answered" in desk.words
        await desk.press("enter")
        assert desk.assessment is present
        await desk.press("y", "down", "enter", "y")
        assert desk.answer("contact-list").level == "embedded"
        assert f"is back: 2 of {of} answered. U takes it back." in desk.said
        await desk.press("u")
        assert desk.assessment.answers == present.answers


async def test_versions_of_a_sealed_assessment_can_be_looked_at(weak):
    await visited(sealed(weak))
    async with sit() as desk:
        await desk.press("y")
        before = desk.assessment
        assert "Signed off" in desk.words
        assert "answered" in desk.rows("versions")[0]
        await desk.press("enter")
        assert desk.place == "PickVersion"
        assert desk.assessment is before
        assert "To open it again: G, then 3." in desk.said


async def test_a_version_that_cannot_be_read_says_so_in_its_line(shortened):
    async with sit(shortened) as desk:
        (version,) = read_versions(damaged(desk), desk.work.questionnaire, desk.assessment, TODAY)
        assert version.problem


def damaged(desk):
    newest, *_ = backups(desk.work.document.path)
    newest.path.write_text("no version")
    return [newest]
