"""The export dialog before anything is made: its preview, and that it fits on a small screen."""

from __future__ import annotations

import re

import pytest

from prevent_tui.assessment.samples import from_sample, sealed_predecessor
from prevent_tui.assessment.sealing import version_label
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report.request import TABLES
from prevent_tui.wording.dates import day
from prevent_tui.workspace.exporting.offers import FORMATS, OFFERS
from support.app_pilot import NARROW, sit, write
from support.small_questionnaire import NOON


@pytest.mark.parametrize("name", list(OFFERS))
async def test_the_preview_shows_what_the_file_begins_with(school, name):
    note = "Planted [b]note[/] of the head"
    async with sit(school) as desk:
        await desk.press("1", "n")
        await desk.type(note, "escape")
        await desk.press("x", str(list(OFFERS).index(name) + 1), "v")
        assert f"Preview: {OFFERS[name].wording.title}" in desk.words
        pages = desk.app.screen.query_one("Pages")
        shown = "\n".join(each.plain for each in pages.paragraphs)
        assert "Schools" in shown
        assert len(pages.paragraphs) > 8
        if name in {"share", "blank"}:
            assert "Planted" not in shown
        await desk.press("down", "pagedown", "escape")
        assert desk.place == "ExportDialog"
    assert not list(school.parent.glob("*.pdf"))


def seen(desk) -> str:
    """What the preview shows, wherever it is scrolled to."""
    return "\n".join(each.plain for each in desk.app.screen.query_one("Pages").paragraphs)


async def test_a_sample_shows_the_numbers_of_the_version_sealed_before(home, quick):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "x", "v")
        assert re.search(rf"{day(desk.work.before.sign_off.on)}: \d+ of \d+, 48 of 50 answered", seen(desk))


async def test_so_does_a_file_with_that_version_beside_it(tmp_path, quick):
    schools = open_questionnaire("schools")
    before = sealed_predecessor(schools, schools.samples[0], NOON)
    path = write(tmp_path / "school.toml", from_sample(schools, schools.samples[0], NOON))
    write(path.with_name(f"school ({version_label(before)}).toml"), before)
    async with sit(path) as desk:
        await desk.press("x", "v")
        assert re.search(rf"{day(before.sign_off.on)}: \d+ of \d+, 48 of 50 answered", seen(desk))
        await desk.press("escape", "enter")
    assert quick[-1].case.before.assessment == before


@pytest.mark.parametrize("format_", TABLES)
async def test_tables_and_dates_have_a_preview_too(home, format_):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "x")
        desk.app.screen.query_one("#kind").focus()
        while desk.app.screen.request.format != format_:
            await desk.press("right")
        await desk.press("v")
        shown = "\n".join(each.plain for each in desk.app.screen.query_one("Pages").paragraphs)
        assert desk.work.assessment.actions[0].text in shown


@pytest.mark.parametrize("signs", ["unicode", "ascii"])
async def test_everything_fits_on_a_small_screen(school, signs):
    async with sit(school, size=NARROW) as desk:
        desk.app.choose_signs(signs)
        await desk.press("x")
        box = desk.app.screen.query_one(".dialog")
        for what in "12345":
            await desk.press(what)
            for _ in FORMATS:
                desk.app.screen.query_one("#kind").focus()
                await desk.press("right")
                if desk.app.screen.query_one("#options").is_on_screen:
                    ticks = desk.app.screen.query_one("#options")
                    ticks.ticked = {"locked"}
                    ticks.post_message(ticks.Changed(ticks))
                    await desk.settled()
                assert box.max_scroll_y == 0, desk.text
                assert "…" not in desk.words, desk.text
                assert "Esc cancel" in desk.words.replace("[", "").replace("]", "")
