"""The report from the application: where it goes, what is said, and that everything written is in it."""

from __future__ import annotations

import pytest

from desk import sit
from reporting import text_of

pytest.importorskip("prevent_tui.report.pdf")


async def test_x_makes_a_pdf_that_holds_what_was_written(school):
    async with sit(school) as desk:
        await desk.press("1", "n")
        await desk.type("Nobody has been named yet. Ŵyn Łęcki asked.", "escape")
        await desk.press("x")
        assert "1 of 44 answered" in desk.words
        assert "1 note" in desk.words
        await desk.press("enter")
        made = next(school.parent.glob("*.pdf"))
        assert made.name == "school-report-2026-11-22.pdf"
        assert "The report is made:" in desk.words
        await desk.press("enter")
        assert desk.place == "question"
    shown = text_of(made)
    assert "Nobody has been named yet. Ŵyn Łęcki asked." in shown


async def test_a_file_that_would_be_replaced_is_named_before(school):
    (school.parent / "report.pdf").write_bytes(b"%PDF-")
    async with sit(school) as desk:
        await desk.press("x")
        assert "will be replaced" not in desk.words
        await desk.fill("path", str(school.parent / "report"))
        assert "A file of that name is there; it will be replaced." in desk.words


async def test_the_name_follows_the_kind_and_each_kind_is_made(school):
    async with sit(school) as desk:
        await desk.press("1")
        for ending, said in (("xlsx", "spreadsheet"), ("csv", "table"), ("ics", "calendar file"), ("pdf", "report")):
            await desk.press("x", "up")
            for _ in range(["pdf", "xlsx", "csv", "ics"].index(ending)):
                await desk.press("right")
            assert desk.field("path").endswith(f"school-report-2026-11-22.{ending}")
            assert f"Save the {said}" in desk.words
            await desk.press("enter")
            assert f"The {said} is made:" in desk.words
            await desk.press("enter")
            assert (school.parent / f"school-report-2026-11-22.{ending}").stat().st_size


async def test_a_name_that_was_typed_keeps_its_beginning_when_another_kind_is_chosen(school):
    async with sit(school) as desk:
        await desk.press("x")
        await desk.fill("path", "/tmp/plan v1.2")
        await desk.press("up", "right")
        assert desk.field("path") == "/tmp/plan v1.2.xlsx"
        await desk.press("left", "left")
        assert desk.field("path") == "/tmp/plan v1.2.ics"
        assert "roles, notes and evidence stay out" in desk.words


async def test_a_spreadsheet_that_is_somebody_elses_is_not_replaced(school):
    theirs = school.parent / "theirs.xlsx"
    theirs.write_bytes(b"PK theirs")
    async with sit(school) as desk:
        await desk.press("x", "up", "right")
        await desk.fill("path", str(theirs))
        assert "is there already and is not a spreadsheet of this program" in desk.words
        await desk.press("enter")
        assert "is there already and is not a spreadsheet of this program" in desk.words
        assert desk.place == "Export"
    assert theirs.read_bytes() == b"PK theirs"


async def test_a_kind_can_be_chosen_with_the_mouse(school):
    async with sit(school) as desk:
        await desk.press("x")
        await desk.pilot.click("#kind", offset=(24, 0))
        await desk.settled()
        assert desk.field("path").endswith(".xlsx")
        await desk.pilot.click("#kind", offset=(0, 0))
        await desk.settled()
        assert desk.field("path").endswith(".xlsx")


async def test_a_calendar_with_nothing_in_it_is_explained(school):
    async with sit(school) as desk:
        await desk.press("x", "up", "left", "enter")
        assert "Nothing has a date yet" in desk.words
        assert not list(school.parent.glob("*.ics"))


async def test_the_answers_are_never_taken_for_a_report(school):
    before = school.read_bytes()
    async with sit(school) as desk:
        await desk.press("x")
        await desk.fill("path", str(school))
        await desk.press("enter")
    assert school.read_bytes() == before


async def test_a_place_that_cannot_be_written_is_explained_and_another_can_be_given(school, home):
    (home / "file").write_text("no folder")
    names = ("", str(home), str(home / "file" / "x.pdf"), f"{home}/{'x' * 300}")
    async with sit(school) as desk:
        await desk.press("x")
        await desk.fill("path", "~nobody-of-this-name/x")
        for typed in names:
            await desk.fill("path", typed)
            desk.app.screen.query_one("#complaint").show("")
            await desk.press("enter")
            assert desk.place == "Export"
            assert desk.app.screen.query_one("#complaint").text, typed
        await desk.fill("path", str(home / "New folder" / "report"))
        await desk.press("enter")
        assert (home / "New folder" / "report.pdf").read_bytes().startswith(b"%PDF-")


async def test_escape_leaves_without_making_anything(school):
    async with sit(school) as desk:
        await desk.press("x", "escape")
        assert desk.place == "question"
    assert not list(school.parent.glob("*.pdf"))


async def test_the_sample_can_be_exported_too(home):
    async with sit() as desk:
        await desk.press("t", "enter", "x", "enter")
        assert "The report is made:" in desk.words
    assert list((home / "documents").glob("prevent-sample-report-*.pdf"))
