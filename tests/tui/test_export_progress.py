"""While a file is made the work goes on; how it ends is said, and one key makes the same again."""

from __future__ import annotations

import asyncio
import json
from pathlib import PurePosixPath

import pytest

from prevent_tui.errors import CannotWrite
from prevent_tui.report.request import Part
from prevent_tui.tui.export.progress import ExportDone
from prevent_tui.workspace import system as opening
from prevent_tui.workspace.exporting import last_export
from support.app_pilot import sit
from support.export_dialog import DAY, asking, keys

# ------------------------------------------------------------ while it is made


async def test_the_work_goes_on_while_a_file_is_made(school, held):
    async with asking(school) as desk:
        await keys(desk, "enter")
        assert "Making the full report" in desk.words
        assert "43%" in desk.words
        await keys(desk, "enter")
        assert desk.place == "question"
        assert "making pdf 43%" in desk.text
        await keys(desk, "3", "right")
        assert desk.answer(desk.work.question_ids[0]).level == "in-place"
        assert held.job.case.assessment.answers == {}
        await keys(desk, "x")
        assert desk.place == "ExportProgressDialog"
        await keys(desk, "enter", "X")
        assert desk.place == "ExportProgressDialog"
        await keys(desk, "enter")
        held.go.set()
        await desk.settled()
        assert f"The full report is made: school-report-{DAY}.pdf. X shows where." in desk.said
        assert "making pdf" not in desk.text
        await desk.press("x")
        assert str(school.parent / f"school-report-{DAY}.pdf") in "".join(desk.words.split())
        await desk.press("enter", "x")
        assert desk.place == "ExportDialog"


async def test_del_stops_it_and_leaves_nothing(school, held):
    async with asking(school) as desk:
        await desk.press("3")
        await keys(desk, "enter", "delete")
        await desk.settled()
        assert "Stopped. Nothing was written." in desk.words
        assert (desk.place, desk.app.screen.request.part) == ("ExportDialog", Part.GOVERNORS)
        assert not desk.app.maker.is_busy
    assert [path.name for path in school.parent.iterdir()] == ["school.toml"]


async def test_what_went_wrong_meanwhile_is_said_and_can_be_mended(school, held):
    held.error = CannotWrite("There is nothing [b]in it[/].", hint="Answer first.")
    async with asking(school) as desk:
        await desk.press("2")
        await keys(desk, "enter", "enter")
        held.go.set()
        await desk.settled()
        name = f"school-summary-{DAY}.pdf"
        assert f"The summary was not made. {name}: There is nothing [b]in it[/]. Answer first." in desk.said
        await desk.press("x")
        assert "There is nothing [b]in it[/]. Answer first." in desk.words
        assert desk.app.screen.request.part is Part.SUMMARY


async def test_it_ends_behind_another_dialog_and_is_shown_when_that_is_closed(school, held):
    async with asking(school) as desk:
        await keys(desk, "enter", "f1")
        held.go.set()
        await desk.settled()
        await desk.press("escape")
        assert isinstance(desk.app.screen, ExportDone)


async def test_quitting_asks_while_a_file_is_made(school, held):
    async with asking(school) as desk:
        await keys(desk, "enter", "enter", "ctrl+q")
        assert "The full report is still being made" in desk.words
        await keys(desk, "n")
        assert desk.app.maker.is_busy
        await keys(desk, "ctrl+q", "y")
        await asyncio.sleep(0)
    assert not list(school.parent.glob("*.pdf"))


async def test_what_the_fonts_lack_is_listed(school, held):
    held.replaced = ("日 CJK UNIFIED IDEOGRAPH-65E5", "[/] SOMETHING")
    async with asking(school) as desk:
        await keys(desk, "enter")
        held.go.set()
        await desk.settled()
        assert "日 CJK UNIFIED IDEOGRAPH-65E5; [/] SOMETHING" in desk.words


async def test_what_was_made_is_opened_or_shown_in_its_folder(school, quick, monkeypatch):
    asked = []
    monkeypatch.setattr("prevent_tui.tui.export.progress.open_with_system", lambda path: asked.append(path) or True)
    monkeypatch.setattr("prevent_tui.tui.export.progress.reveal", lambda path: asked.append(path.parent) or False)
    async with asking(school) as desk:
        await desk.press("enter", "1", "2")
        assert "no way to show its folder" in desk.said
    assert asked == [school.parent / f"school-report-{DAY}.pdf", school.parent]


@pytest.mark.parametrize(
    ("system", "command"),
    [
        ("darwin", ["/bin/open", "-R", "/x/a, b.pdf"]),
        ("linux", ["/bin/xdg-open", "/x"]),
        ("win32", 'explorer /select,"/x/a, b.pdf"'),
    ],
)
def test_each_system_is_asked_in_its_own_way_to_show_a_file(monkeypatch, system, command):
    asked = []
    monkeypatch.setattr(opening.sys, "platform", system)
    monkeypatch.setattr(opening.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(opening.subprocess, "Popen", lambda given, **_: asked.append(given))
    monkeypatch.setenv("DISPLAY", ":0")
    assert opening.reveal(PurePosixPath("/x/a, b.pdf"))
    assert asked == [command]


# ------------------------------------------------------------ again


async def test_one_key_makes_the_same_again_and_the_day_in_its_name_follows(school, quick):
    async with asking(school) as desk:
        await desk.press("4", "tab", "right", "enter", "enter")
    assert [job.request.format for job in quick] == ["html"]
    async with sit(school) as desk:
        desk.app.clock.now = desk.app.clock.now.replace(day=30)
        await desk.press("3", "r", "x", "enter")
        assert "The share copy as a web page is made:" in desk.words
        assert "school-share-2026-11-30.html" in "".join(desk.words.split())
        await desk.press("enter")
        assert desk.place == "review"
        assert quick[-1].request.share
        assert quick[-1].case.assessment.answers
        await desk.press("x")
        assert desk.app.screen.request.share
    assert sorted(path.suffix for path in school.parent.iterdir()) == [".html", ".html", ".toml"]


async def test_where_nothing_was_made_yet_again_asks(school):
    async with sit(school) as desk:
        await desk.press("x")
        assert desk.place == "ExportDialog"


async def test_a_locked_file_is_never_made_again_without_its_password(school, quick):
    async with asking(school) as desk:
        desk.app.screen.query_one("#options").focus()
        await desk.press("right", "space", "down")
        for _ in range(2):
            await desk.type("secret")
            await desk.press("enter")
        await desk.press("enter", "enter", "x")
        assert desk.place == "ExportDialog"
        assert desk.app.screen.focused.id == "password"
        assert desk.field("password") == ""
    assert len(quick) == 1


async def test_the_palette_says_what_it_would_make_again(school, quick):
    async with asking(school) as desk:
        await desk.press("2", "enter", "enter", "ctrl+p")
        await desk.type("export again")
        assert f"Export again: summary, school-summary-{DAY}.pdf" in desk.text


async def test_the_start_makes_again_what_was_made_from_the_marked_file(school, quick):
    async with asking(school) as desk:
        await desk.press("enter", "enter")
    async with sit() as desk:
        await desk.press("x", "enter")
        assert "The full report is made: " in desk.said
        assert len(quick) == 2
    last_export._file().unlink()
    async with sit() as desk:
        await desk.press("x", "enter")
        assert "Nothing was exported from it yet" in desk.said
    assert len(quick) == 2


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"[]", b"{", b'{"x": 1}', b"[" * 10_000, b"x" * 300_000, None],
)
def test_what_was_remembered_and_makes_no_sense_is_as_if_never_chosen(school, spoilt):
    file = last_export._file()
    file.parent.mkdir(parents=True)
    entry = {"what": "share", "kind": "pdf", "path": "/x/y.pdf", "day": DAY, "radar": False, "unnamed": False}
    wrong = [
        {"kind": "xlsx", "path": "/x/y.xlsx"}, {"kind": []}, {"path": "y.pdf"}, {"path": "/x/y.toml"},
        {"path": "/\0.pdf"}, {"what": "all"}, {"day": "soon"}, {"day": 3}, {"path": None},
    ]  # fmt: skip
    if spoilt is not None:
        file.write_bytes(spoilt)
        assert last_export.last(school) is None
        return
    for change in wrong:
        file.write_text(json.dumps({str(school): entry | {"locked": False} | change}))
        assert last_export.last(school) is None, change
    file.write_text(json.dumps({str(school): entry | {"locked": True}}))
    assert last_export.last(school).request.locked
