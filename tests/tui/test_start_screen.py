"""The start: recent assessments, even those that moved; opening a file; the samples; what is wrong with a file."""

from __future__ import annotations

import errno

import pytest

from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.workspace.recent_files import recent
from support.app_pilot import NARROW, WIDE, new_school, sit, stored


async def visited(*paths) -> None:
    """Opens files and closes them again, so that they are on the list."""
    for path in paths:
        async with sit(path) as desk:
            await desk.press("3")


async def test_without_any_assessment_it_says_what_this_is_and_how_to_begin(home):
    async with sit() as desk:
        assert "BEFORE YOU BEGIN" in desk.text
        assert "New assessment" in desk.text
        assert "999" in desk.text
        await desk.press("enter")
        assert desk.place == "choose"
        await desk.press("enter")
        assert desk.place == "setup"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_recent_assessment_shows_how_far_it_is_and_enter_goes_on(weak, size):
    await visited(weak)
    async with sit(size=size) as desk:
        row = next(row for row in desk.rows("ways-in") if "Fenbridge" in row)
        assert "49 of 50" in " ".join(row.split())
        await desk.press("enter")
        assert desk.place == "question"
        assert f"{len(desk.work.result.own_gaps)} gaps" in row
        assert desk.assessment.setting.name == "Fenbridge Academy (invented)"


async def test_enter_twice_opens_once_and_says_nothing_wrong(weak):
    await visited(weak)
    async with sit() as desk:
        await desk.type("\n\n")
        assert desk.place == "question"


async def test_escape_closes_the_assessment_and_the_start_shows_what_was_done(school):
    async with sit(school) as desk:
        await desk.press("1", "escape")
        assert desk.place == "start"
        assert desk.app.work is None
        row = next(row for row in desk.rows("ways-in") if "school" in row)
        assert "1 of 50" in " ".join(row.split())
        assert "1 gap " in f"{row} "
        await desk.press("enter")
        assert (desk.place, desk.answer("prevent-lead").level) == ("question", "not-in-place")


async def test_the_newest_comes_first(home):
    first, second = new_school(home / "first.toml"), new_school(home / "second.toml")
    await visited(first, second, first)
    assert [entry.path for entry in recent()] == [first, second]


async def test_a_file_that_is_gone_stays_marked_until_it_is_taken_off(home):
    path = new_school(home / "gone.toml")
    await visited(path)
    path.unlink()
    async with sit() as desk:
        assert "moved or deleted" in desk.text
        await desk.press("enter")
        assert "there is no such file" in desk.words
        await desk.press("escape")
        await desk.press("delete")
        assert "moved or deleted" not in desk.text
        assert "Taken off the list" in desk.said
    assert recent() == ()


async def test_taking_a_file_off_the_list_leaves_the_file(school):
    await visited(school)
    async with sit() as desk:
        await desk.press("delete")
    assert recent() == ()
    assert school.exists()


async def test_delete_on_a_way_in_does_nothing(home):
    async with sit() as desk:
        await desk.press("delete")
        assert "mark one first" in desk.said


@pytest.mark.parametrize("size", [(64, 20), NARROW, (100, 30), WIDE])
async def test_at_the_first_start_all_ways_in_are_seen_and_nothing_is_cut(home, size):
    async with sit(size=size) as desk:
        shown = desk.text
        for words in ("New assessment", "Open a file", "Try a sample", "hold Ctrl, press S", "999", "3  sample"):
            assert words in shown, words
        assert "…" not in shown


async def test_an_assessment_that_was_left_is_marked_whatever_was_marked_before(school, home):
    other = new_school(home / "documents" / "other.toml")
    await visited(school, other)
    async with sit() as desk:
        await desk.press("down", "enter")
        assert desk.work.document.path == school
        await desk.press("1", "escape")
        assert desk.app.screen.current == str(school)
        await desk.press("1", "escape")
        assert desk.app.screen.current == str(school)


async def test_what_is_due_and_the_assessments_are_gone_through_as_one_list(weak):
    async with sit(weak) as desk:
        await desk.press("a", "ctrl+s")
    async with sit() as desk:
        screen = desk.app.screen
        assert screen.current == str(weak)
        if screen.in_columns and (due := [row.id for row in screen.query_one("#due", Rows).rows if row.id]):
            await desk.press("up")
            assert screen.current == due[-1]
            await desk.press("down")
            assert screen.current == str(weak)
            await desk.press("left")
            assert screen.current in due


async def test_a_file_is_opened_by_typing_its_name(school):
    async with sit() as desk:
        await desk.press("2")
        await desk.fill("path", str(school))
        await desk.press("enter")
        assert desk.place == "question"


@pytest.mark.parametrize("way", ['"{}"', "'{}'", " {} \n", "file://{}"])
async def test_a_file_is_opened_as_windows_copies_its_path_or_a_terminal_drops_it(home, way):
    path = new_school(home / "My files" / "our school.toml")
    async with sit() as desk:
        await desk.press("2")
        await desk.fill("path", "")
        await desk.paste(way.format(path))
        await desk.press("enter")
        assert desk.place == "question"


async def test_a_file_dropped_behind_the_folder_that_is_proposed_is_opened(home):
    path = new_school(home / "My files" / "our school.toml")
    async with sit() as desk:
        await desk.press("2")
        await desk.paste(f"'{path}'")
        await desk.press("enter")
        assert desk.place == "question"


async def test_a_file_that_is_not_there_is_named(home):
    async with sit() as desk:
        await desk.press("2")
        await desk.fill("path", str(home / "nowhere.toml"))
        await desk.press("enter")
        assert "There is no such file:" in desk.words
        assert "nowhere.toml" in desk.words


async def test_the_open_dialog_lists_what_fits_and_tab_fills_in(school, home):
    new_school(home / "documents" / "Sub" / "inner.toml")
    (home / "documents" / "notes.txt").write_text("no assessment")
    async with sit() as desk:
        await desk.press("2")
        assert desk.rows("found") == ["Sub/", "school.toml"]
        await desk.press("tab")
        assert desk.rows("found") == ["inner.toml"]
        await desk.press("enter")
        assert desk.work.document.path.name == "inner.toml"


async def test_the_open_dialog_moves_with_the_arrows_and_enters_folders(school, home):
    new_school(home / "documents" / "Sub" / "inner.toml")
    async with sit() as desk:
        await desk.press("2", "down", "up", "enter")
        assert desk.field("path").rstrip("/\\").endswith("Sub")
        await desk.press("enter")
        assert desk.work.document.path.name == "inner.toml"


async def test_whatever_is_typed_as_a_file_name_is_taken_calmly(home):
    async with sit() as desk:
        await desk.press("2")
        for typed in ("~", "a\0b", "", "~nobody-of-this-name", "~nobody/x", "x" * 300, "/" + "y" * 300 + "/z"):
            await desk.fill("path", typed)
            await desk.press("enter")
            assert desk.place == "OpenFile"
        await desk.press("escape")
        assert desk.place == "start"


async def test_a_file_that_is_open_elsewhere_is_not_opened_twice(school):
    with Document.open(school, clock=now):
        async with sit() as desk:
            await desk.app.files.open_path(school)
            await desk.settled()
            assert "open in another window" in desk.words
            await desk.press("escape")
            assert desk.place == "start"


async def test_a_lock_that_the_system_refuses_is_said_with_what_to_do(school, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(_file, _kind):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(fcntl, "flock", refuse)
    async with sit() as desk:
        await desk.app.files.open_path(school)
        await desk.settled()
        assert "cannot be used: Permission denied" in desk.words
        assert "delete the file named last" in desk.words
        assert "another window" not in desk.words


FAULTY = {
    b"\xff\xfe": "is not UTF-8 text",
    b"format == 1": "is not valid TOML",
    b'format = 1\n[questionnaire]\nid = "schools"\nedition = "2026-': "seems to have been cut off",
    b'format = 9\n[questionnaire]\nid = "schools"\nedition = "2026-09"\n': "later version",
    b'format = 1\n[questionnaire]\nid = "colleges"\nedition = "2026-09"\n': "which cannot be used here",
    b'format = 1\n[questionnaire]\nid = "schools"\nedition = "2020-09"\n': "not 2020-09",
    b'format = 1\n[questionnaire]\nid = "schools"\nedition = "2026-09"\n[answers.nothing]\n': "no question `nothing`",
    b"": "holds nothing",
}


async def test_what_is_wrong_with_a_file_is_said_and_the_file_untouched(home):
    path = home / "bad.toml"
    async with sit() as desk:
        for content, said in FAULTY.items():
            path.write_bytes(content)
            await desk.app.files.open_path(path)
            await desk.settled()
            assert desk.place == "Notice"
            assert said in desk.words
            await desk.press("enter")
            assert desk.place == "start"
            assert path.read_bytes() == content


@pytest.mark.parametrize(("key", "name"), [("1", "Fenbridge"), ("2", "Larkhollow")])
async def test_a_sample_is_practice_and_nothing_of_it_is_kept(home, key, name):
    async with sit() as desk:
        await desk.press("3", key, "enter")
        assert name in desk.text
        assert "PRACTICE" in desk.text
        await desk.press("1", "n")
        await desk.type("Only to try", "escape")
        await desk.press("escape")
        for key in ("escape", "h", "escape"):
            assert "Nothing that you did in it is kept" in desk.words
            await desk.press("enter")
            assert desk.place == "question"
            await desk.press(key)
        await desk.press("y")
        assert desk.place == "start"
    assert recent() == ()
    assert not list((home / "documents").iterdir())


async def test_a_sample_in_which_all_was_taken_back_is_left_without_being_asked(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "1", "u", "escape")
        assert desk.place == "start"


async def test_the_sample_can_be_quit_from_without_being_asked(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "1", "ctrl+q")
        assert desk.app.return_code == 0


async def test_copies_left_by_another_computer_are_pointed_out(school):
    new_school(school.with_name("school (conflicted copy 2026-11-20).toml"))
    async with sit(school) as desk:
        assert "school (conflicted copy 2026-11-20).toml" in desk.said


async def test_ctrl_q_leaves_from_the_start_and_escape_says_so(home):
    async with sit() as desk:
        await desk.press("escape")
        assert "Ctrl+Q saves and quits." in desk.said
        await desk.press("ctrl+q")
        assert desk.app.return_code == 0


async def test_closing_from_the_palette_saves_and_goes_to_the_start(school):
    async with sit(school) as desk:
        await desk.press("3", "ctrl+p")
        await desk.type("close this")
        await desk.press("enter")
        await desk.settled()
        assert desk.place == "start"
    assert stored(school).answer("prevent-lead").level == "in-place"


async def test_the_keyboard_is_explained_at_the_first_start_and_in_help_once_each(home):
    async with sit(size=(64, 120)) as desk:
        assert desk.words.count("hold Ctrl, press S") == 1
        await desk.press("question_mark")
        for word in ("copy", "paste", "select", "enlarge", "mouse"):
            assert sum(line.split()[:1] == [word] for line in desk.text.splitlines()) == 1, word
