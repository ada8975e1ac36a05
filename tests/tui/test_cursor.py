"""Where the terminal's cursor stands on every screen: on what has the keys, never in a corner that means nothing."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.widgets import OptionList

from prevent_tui.tui.kit.frame import HeaderBar
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.textual_internals import seen_region
from support.app_pilot import sit, write
from support.screen_tour import assessment_of, ship, tour


@pytest.mark.parametrize("size", [(64, 20), (120, 36)])
async def test_on_every_screen_it_stands_inside_what_has_the_keys(home, monkeypatch, size):
    ship(str.title, home / "shipped", monkeypatch)
    async with sit(write(home / "documents" / "a.toml", assessment_of(str.title)), size=size) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for name in tour(desk):
            screen, place = desk.app.screen, desk.app.cursor_position
            assert place != Offset(0, 0), name
            assert place in screen.region, name
            focused = screen.focused
            if focused is not None and seen_region(focused):
                assert place in seen_region(focused), name


async def test_it_stands_in_the_list_from_the_first_arrow_until_something_is_typed(school):
    async with sit(school) as desk:
        for key in ("ctrl+p", "slash"):
            await desk.press(key)
            field, found = desk.app.screen.focused, desk.app.screen.query_one(OptionList)
            await desk.type("re")
            assert desk.app.cursor_position in field.region
            await desk.press("down")
            assert desk.app.cursor_position in found.region
            await desk.type("v")
            assert desk.app.cursor_position in field.region
            await desk.press("escape")


async def test_it_stays_in_sight_where_its_row_is_scrolled_away(school):
    async with sit(school, size=(64, 20)) as desk:
        await desk.press("down", "down", "down")
        sheet = desk.app.screen.query_one("#sheet")
        sheet.scroll_end(animate=False)
        await desk.settled()
        assert desk.app.cursor_position in sheet.region


async def test_the_saved_state_is_written_again_only_when_it_changes(school, monkeypatch):
    drawn: list[str] = []
    lines = HeaderBar.lines

    def noted(bar: HeaderBar, width: int):
        drawn.append(bar.state.plain)
        return lines(bar, width)

    monkeypatch.setattr(HeaderBar, "lines", noted)
    async with sit(school) as desk:
        await desk.press("3")
        await desk.saved()
        await desk.settled()
        assert drawn
        drawn.clear()
        await desk.press("down", "up", "i", "i", "right", "left")
        assert drawn == []
