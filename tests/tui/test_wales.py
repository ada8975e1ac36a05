"""Wales on screen: what holds in England only is not cited there, and what holds in Wales takes its place."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.tui.kit.routes import ToSetting
from prevent_tui.tui.start.facts import FactRow
from support.app_pilot import new_school, sit
from support.nations import asking
from support.report_text import text_of
from support.small_questionnaire import put, table


@pytest.fixture
def file(home, shipped):
    """A new assessment of a questionnaire with a source for both nations and one for each."""
    raw = asking().model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"format": 1}
    put(raw | {"scales": table()["scales"]}, paths.bundled_questionnaires(), "little")
    return new_school(home / "documents" / "mine.toml", "little")


async def to_wales(desk):
    """Says in the set-up form that the setting is in Wales."""
    desk.app.go(ToSetting())
    await desk.settled()
    next(row for row in desk.app.screen.query(FactRow) if row.fact.id == "nation").focus()
    await desk.press("right", "ctrl+s")


async def test_the_guidance_cites_what_holds_where_the_setting_is(file):
    async with sit(file) as desk:
        assert "2 sources" in desk.words
        await desk.press("i")
        assert "English · Part english" in desk.words
        assert "Welsh" not in desk.words
        await to_wales(desk)
        assert "Welsh · Part welsh" in desk.words
        assert "English" not in desk.words
        assert "Both · Part both" in desk.words
        await desk.press("u")
        assert "English · Part english" in desk.words


@pytest.mark.external("pdftotext")
async def test_the_report_from_wales_rests_on_welsh_sources(file):
    async with sit(file) as desk:
        await to_wales(desk)
        await desk.press("x", "enter")
        assert "The full report is made:" in desk.words
    (made,) = file.parent.glob("*.pdf")
    shown = text_of(made)
    assert "Welsh" in shown
    assert "English" not in shown
