"""Opening a report PDF: its answers are put beside it and opened, with a password where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from prevent_tui.assessment.storage import codec
from prevent_tui.tui import app as application
from support.app_pilot import controls, sit
from support.pdf_attachments import pdf


@pytest.fixture
def report(weak: Path) -> Path:
    """A report with the answers of the invented school, whose own file is gone."""
    path = weak.with_name("report.pdf")
    path.write_bytes(pdf(("answers.toml", weak.read_bytes())))
    weak.unlink()
    return path


@pytest.fixture
def locked(weak: Path) -> Path:
    """The same with a password."""
    path = weak.with_name("locked.pdf")
    path.write_bytes(pdf(("answers.toml", weak.read_bytes()), password="Right"))
    weak.unlink()
    return path


async def test_a_report_is_found_from_the_start_and_its_answers_opened_beside_it(report):
    before = report.read_bytes()
    async with sit() as desk:
        await desk.press("2")
        await desk.fill("path", f"{report.parent}/rep")
        assert "report.pdf" in desk.words
        await desk.press("enter")
        assert desk.place == "question"
        assert desk.work.document.path == report.with_name("report.toml")
        assert "The answers in the PDF are now in" in desk.said
        assert "report.toml" in desk.said
        assert "no password" not in desk.said
        await desk.press("1")
        assert await desk.saved()
    assert report.read_bytes() == before
    assert codec.load(report.with_name("report.toml"))[0] != codec.load(report)[0]


async def test_opening_it_again_goes_on_in_the_same_file_unless_that_was_changed(report):
    async with sit() as desk:
        assert await desk.app.files.open_path(report)
    async with sit() as desk:
        assert await desk.app.files.open_path(report)
        assert desk.work.document.path.name == "report.toml"
        await desk.press("1")
        assert await desk.saved()
    async with sit() as desk:
        assert await desk.app.files.open_path(report)
        assert desk.work.document.path.name == "report (from the PDF).toml"


async def test_a_password_is_asked_for_and_asked_again_where_it_is_wrong(locked):
    async with sit() as desk:
        await desk.app.files.open_path(locked)
        await desk.settled()
        assert desk.place == "Password"
        assert "Password of locked.pdf" in desk.words
        assert "✗" not in desk.words
        await desk.press("enter")
        assert "Type the password" in desk.words
        await desk.type("right", "enter")
        assert desk.place == "Password"
        assert "does not open with this password" in desk.words
        await desk.type("Right")
        assert "Right" not in desk.text
        await desk.press("enter")
        assert desk.place == "question"
        assert "locked.toml" in desk.said
        assert "That file has no password." in desk.said


async def test_who_does_not_know_the_password_goes_back_and_nothing_is_left(locked):
    async with sit() as desk:
        await desk.app.files.open_path(locked)
        await desk.settled()
        await desk.press("escape")
        assert desk.place == "start"
    assert not list(locked.parent.glob("*.toml"))


async def test_what_is_wrong_with_a_pdf_is_said(home):
    path = home / "summary\x1b[2J.pdf"
    for content, said in (
        (pdf(), "without answers"),
        (b"%PDF-1.7 cut", "damaged PDF"),
        (b"PK\x03\x04", "another kind"),
    ):
        path.write_bytes(content)
        async with sit() as desk:
            await desk.app.files.open_path(path)
            await desk.settled()
            assert desk.place == "Notice"
            assert said in desk.words
            assert not controls(desk.text)
        assert path.read_bytes() == content


async def test_where_the_answers_are_is_said_of_a_report_named_at_the_start_as_well(report):
    from prevent_tui.clock import now
    from prevent_tui.workspace.opening import open_file

    opening = open_file(report, now)
    app = application.PreventApp(opening.document, opening.words)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert "report.toml" in app.message
    app.work.document.close()
