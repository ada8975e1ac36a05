"""When the file cannot be written, or somebody else changed it: it is said, nothing is lost, there is a way out."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.assessment.storage.backups import backups
from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic
from prevent_tui.workspace import autosave
from support.app_pilot import Desk, answered, new_school, sit, stored


class Disk:
    """Lets the writing of one file be forbidden and allowed again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, path) -> None:
        self.full, self.tries, write = False, 0, atomic.write

        def guarded(target, data, *, replace=True):
            if target == path:
                self.tries += 1
                if self.full:
                    raise CannotWrite("cannot be written: the disk is full.", hint="Free some space.", file=target)
            write(target, data, replace=replace)

        monkeypatch.setattr(atomic, "write", guarded)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, school) -> Disk:
    return Disk(monkeypatch, school)


def recovered() -> list:
    return sorted((paths.state_dir() / "recovered").glob("*.toml"))


def beside(path) -> list:
    return [other for other in path.parent.glob("*.toml") if other != path]


async def changed_by_somebody(desk: Desk, path) -> None:
    """Answers one question here while somebody else answers another in the file."""
    answered(path, {"contact-list": "embedded"})
    await desk.press("3")
    await desk.saved()


# ------------------------------------------------------------ it cannot be written


async def test_a_save_that_fails_stays_on_the_screen_and_names_the_copy(school, disk):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        assert not await desk.saved()
        assert "! not saved" in desk.text
        assert "the disk is full" in " ".join(desk.text.split())
        (copy,) = recovered()
        assert stored(copy).answer("prevent-lead").level == "in-place"
        assert stored(school).answers == {}
        await desk.press("right", "left")
        assert f"Not saved: {school.name} cannot be written" in " ".join(desk.text.split())


async def test_once_the_disk_has_room_the_work_is_saved_and_the_copy_goes(school, disk):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        await desk.saved()
        disk.full = False
        assert await desk.saved()
        assert "✓ saved" in desk.text
        assert "Not saved:" not in desk.text
        assert stored(school).answer("prevent-lead").level == "in-place"
        assert recovered() == []


async def test_it_tries_again_by_itself(school, disk, monkeypatch):
    monkeypatch.setattr(autosave, "_RETRY", 0.0)
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        while disk.tries < 2:
            await desk.pilot.pause()
        disk.full = False
        while desk.work.autosave.is_busy:
            await desk.pilot.pause()
        assert stored(school).answer("prevent-lead").level == "in-place"


async def test_while_it_fails_there_is_one_copy_with_the_newest_work(school, disk):
    async with sit(school) as desk:
        disk.full = True
        for keys in (("3",), ("right", "2"), ("right", "1")):
            await desk.press(*keys)
            await desk.saved()
        (copy,) = recovered()
        assert len(stored(copy).answers) == 3


async def test_quitting_asks_and_staying_keeps_everything(school, disk):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3", "ctrl+q")
        assert desk.place == "Confirm"
        assert f"{school.name} cannot be written: the disk is full" in desk.words
        assert recovered()[0].name.replace(" ", "") in desk.words.replace(" ", "")
        await desk.press("escape")
        assert desk.place == "question"
        disk.full = False
        await desk.press("ctrl+q")
        assert desk.app.return_code == 0
    assert stored(school).answer("prevent-lead").level == "in-place"


async def test_leaving_all_the_same_leaves_the_copy(school, disk):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3", "ctrl+q", "y")
        assert desk.app.return_code == 0
    assert stored(recovered()[0]).answer("prevent-lead").level == "in-place"


async def test_closing_all_the_same_goes_to_the_start_and_nothing_goes_on_writing(school, disk, monkeypatch):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        await desk.saved()
        before = desk.work.autosave
        await desk.press("escape")
        assert desk.place == "Confirm"
        await desk.press("y")
        assert desk.place == "start"
        assert before._timer is None


async def test_going_on_in_another_file_ends_the_trouble(school, disk, home):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        await desk.saved()
        await desk.press("exclamation_mark")
        assert desk.place == "SaveTrouble"
        await desk.fill("elsewhere", str(home / "elsewhere"))
        desk.app.screen.action_submit()
        await desk.settled()
        await desk.saved()
        assert "✓ saved" in desk.text
        assert desk.work.document.path == home / "elsewhere.toml"
        await desk.press("right", "2")
        await desk.saved()
    assert len(stored(home / "elsewhere.toml").answers) == 2


async def test_another_file_that_is_there_is_not_overwritten(school, disk, home):
    other = answered(home / "other.toml", {"lettings": "embedded"})
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        await desk.saved()
        await desk.press("exclamation_mark")
        await desk.fill("elsewhere", str(home / "elsewehre" / "mine"))
        desk.app.screen.action_submit()
        await desk.settled()
        assert "There is no folder" in desk.words
        assert not (home / "elsewehre").exists()
        await desk.fill("elsewhere", f'"{other}"')
        desk.app.screen.action_submit()
        await desk.settled()
        assert "already" in desk.words
        await desk.press("escape")
        assert desk.work.document.path == school
    assert stored(other).answer("lettings").level == "embedded"


async def test_trying_again_does_not_overwrite_what_somebody_wrote_meanwhile(school, disk):
    async with sit(school) as desk:
        disk.full = True
        await desk.press("3")
        await desk.saved()
        disk.full = False
        answered(school, {"contact-list": "embedded"})
        await desk.press("exclamation_mark", "enter")
        await desk.saved()
        assert stored(school).answer("contact-list").level == "embedded"
        assert desk.place == "SaveTrouble"


async def test_an_unforeseen_error_while_saving_is_said_and_does_not_end_the_program(school, monkeypatch):
    async with sit(school) as desk:
        monkeypatch.setattr(type(desk.work.document), "save", lambda *_: 1 / 0)
        await desk.press("3")
        assert not await desk.saved()
        assert desk.app.is_running
        assert f"Not saved: {school.name} cannot be saved" in " ".join(desk.text.split())
        assert "Your work is kept in" in " ".join(desk.text.split())


async def test_a_read_only_file_is_opened_and_the_first_change_says_that_it_cannot_be_saved(school):
    school.chmod(0o400)
    async with sit(school) as desk:
        await desk.press("3")
        assert not await desk.saved()
        assert "read-only" in " ".join(desk.text.split())
        assert stored(recovered()[0]).answer("prevent-lead").level == "in-place"


async def test_in_a_read_only_disk_even_the_programs_own_folder_may_fail_and_quitting_warns(school, disk, monkeypatch):
    def refuse(*_args, **_options):
        raise CannotWrite("cannot be written: the disk is full.")

    async with sit(school) as desk:
        monkeypatch.setattr(atomic, "write", refuse)
        await desk.press("3", "ctrl+q")
        assert "only in memory" in desk.words
        await desk.press("n")
        assert desk.place == "question"


# ------------------------------------------------------------ somebody else changed it


async def test_a_file_changed_by_somebody_else_is_not_overwritten_and_a_choice_is_offered(school):
    async with sit(school) as desk:
        await changed_by_somebody(desk, school)
        assert desk.place == "SaveTrouble"
        for words in (
            f"{school.name} was changed by another program",
            "Keep mine",
            "Take theirs",
            "Or go on in another file",
        ):
            assert words in desk.words
        assert stored(school).answer("contact-list").level == "embedded"
        (copy,) = beside(school)
        assert stored(copy).answer("prevent-lead").level == "in-place"
        await desk.press("escape")
        assert "! not saved" in desk.text


async def test_keeping_mine_writes_it_and_keeps_theirs_among_the_versions(school):
    async with sit(school) as desk:
        await changed_by_somebody(desk, school)
        await desk.press("enter")
        await desk.saved()
        assert "✓ saved" in desk.text
        assert stored(school).answer("prevent-lead").level == "in-place"
        assert stored(school).answer("contact-list").level is None
        versions = [backup.read(desk.work.questionnaire) for backup in backups(school)]
        assert "embedded" in [version.answer("contact-list").level for version in versions]


async def test_taking_theirs_shows_it_and_undo_brings_mine_back(school):
    async with sit(school) as desk:
        await changed_by_somebody(desk, school)
        await desk.press("down", "enter")
        await desk.saved()
        assert desk.answer("contact-list").level == "embedded"
        assert desk.answer("prevent-lead").level is None
        await desk.press("u")
        await desk.saved()
        assert desk.answer("prevent-lead").level == "in-place"
        assert stored(school).answer("prevent-lead").level == "in-place"


async def test_going_on_elsewhere_leaves_theirs_alone(school, home):
    async with sit(school) as desk:
        await changed_by_somebody(desk, school)
        await desk.fill("elsewhere", str(home / "mine.toml"))
        desk.app.screen.action_submit()
        await desk.settled()
        await desk.press("right", "4")
        await desk.saved()
        assert stored(home / "mine.toml").answer("board-accountable").level == "embedded"
        assert stored(school).answer("contact-list").level == "embedded"


async def test_a_file_that_was_deleted_is_said_and_can_be_written_again(school):
    async with sit(school) as desk:
        school.unlink()
        await desk.press("3")
        await desk.saved()
        assert desk.place == "SaveTrouble"
        assert "was deleted or moved" in desk.words
        await desk.press("enter")
        await desk.saved()
        assert stored(school).answer("prevent-lead").level == "in-place"


async def test_taking_a_version_that_is_gone_or_broken_is_explained_and_mine_stays(school):
    async with sit(school) as desk:
        school.write_text("not [toml")
        await desk.press("3")
        await desk.saved()
        await desk.press("down", "enter")
        assert desk.place == "Notice"
        assert desk.answer("prevent-lead").level == "in-place"
        await desk.press("escape", "exclamation_mark", "enter")
        await desk.saved()
        assert stored(school).answer("prevent-lead").level == "in-place"


async def test_quitting_over_a_conflict_asks_and_the_copy_beside_stays(school):
    async with sit(school) as desk:
        await changed_by_somebody(desk, school)
        await desk.press("escape", "ctrl+q")
        assert [type(each).__name__ for each in desk.app.screen_stack if each.is_modal] == ["Confirm"]
        await desk.press("y")
        assert desk.app.return_code == 0
    assert stored(school).answer("contact-list").level == "embedded"
    assert stored(beside(school)[0]).answer("prevent-lead").level == "in-place"


async def test_what_somebody_wrote_over_all_that_was_saved_is_noticed_at_the_latest_on_quitting(school):
    async with sit(school) as desk:
        await desk.press("3")
        await desk.saved()
        answered(school, {"contact-list": "embedded"})
        await desk.press("ctrl+q")
        assert [type(each).__name__ for each in desk.app.screen_stack if each.is_modal] == ["Confirm"]
        await desk.press("y")
    assert stored(school).answer("contact-list").level == "embedded"
    assert stored(beside(school)[0]).answer("prevent-lead").level == "in-place"


async def test_a_file_that_was_only_looked_at_and_changed_meanwhile_is_left_without_a_question(school):
    async with sit(school) as desk:
        answered(school, {"contact-list": "embedded"})
        await desk.press("ctrl+q")
    assert desk.app.return_code == 0
    assert stored(school).answer("contact-list").level == "embedded"
    assert beside(school) == []


async def test_typing_goes_on_when_a_conflict_is_found_meanwhile(school):
    async with sit(school) as desk:
        answered(school, {"contact-list": "embedded"})
        await desk.press("n")
        await desk.type("First half, ")
        await desk.saved()
        await desk.type("second half\n")
        assert desk.answer("prevent-lead").note == "First half, second half\n"
        assert stored(school).answer("contact-list").level == "embedded"


# ------------------------------------------------------------ earlier versions


async def test_what_there_was_before_a_version_came_back_is_in_the_list_also_after_leaving(school):
    async with sit(school) as desk:
        await desk.press("1", "ctrl+s")
        await desk.saved()
    async with sit(school) as desk:
        at = desk.at
        await desk.press("3", "n")
        await desk.type("Written today")
        await desk.press("escape", "y", "enter", "y")
        await desk.saved()
        assert desk.assessment.answer(at).note == ""
    async with sit(school) as desk:
        await desk.press("y")
        held = next(place for place, row in enumerate(desk.rows("versions")) if "1 differs" in row)
        await desk.press(*["down"] * held, "enter", "y")
        await desk.saved()
        assert desk.assessment.answer(at).note == "Written today"


async def test_an_earlier_version_can_be_brought_back_and_that_undone(school):
    async with sit(school) as desk:
        await desk.press("3")
        await desk.saved()
    async with sit(school) as desk:
        await desk.press("1", "right", "2")
        await desk.saved()
        desk.app.files.ask_version()
        await desk.settled()
        assert desk.place == "PickVersion"
        await desk.press("enter", "y")
        await desk.saved()
        assert desk.answer("prevent-lead").level != "developing"
        brought = desk.assessment
        assert stored(school) == brought
        await desk.press("u")
        await desk.saved()
        assert stored(school) == desk.assessment != brought


async def test_versions_are_reached_from_the_palette_and_left_with_escape(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type("earlier version")
        await desk.press("enter")
        assert desk.place == "PickVersion"
        before = desk.assessment
        await desk.press("escape")
        assert desk.assessment == before


async def test_a_sample_has_no_earlier_versions_and_says_so(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter")
        desk.app.files.ask_version()
        await desk.settled()
        assert "No earlier version is kept yet" in desk.words
        await desk.press("enter", "escape")
        assert desk.place == "question"


async def test_a_file_open_in_the_application_cannot_be_opened_a_second_time(school, home):
    other = new_school(home / "other.toml")
    async with sit(school) as desk, sit(other) as second:
        await second.press("escape")
        await second.app.files.open_path(school)
        await second.settled()
        assert "open in another window" in second.words
        await desk.press("3")
        assert await desk.saved()
