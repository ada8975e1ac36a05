"""Nothing is cut that cannot be read otherwise: contacts, what is found, buttons, tabs, the sheet of an action."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from prevent_tui.assessment.contacts import contact_entries
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.theme import Look
from support.app_pilot import NARROW, WIDE, joined, sit

LOW = (64, 20)


@pytest.mark.parametrize("size", [LOW, NARROW])
async def test_each_contact_is_read_whole_where_it_is_marked_and_the_page_begins_with_its_first_line(full, size):
    async with sit(full, size=size) as desk:
        await desk.press("c")
        assert "YOUR OWN CONTACTS" in desk.text
        entries = contact_entries(desk.work.questionnaire, desk.assessment)
        for entry in entries:
            assert f"▌ {entry.label}" in desk.text
            await desk.press("down")
        await desk.press("home")
        assert desk.app.screen.query_one(VerticalScroll).scroll_y == 0


@pytest.mark.parametrize("size", [LOW, NARROW])
async def test_what_is_found_is_cut_with_a_sign_and_the_dialog_shows_all_its_parts(weak, size):
    async with sit(weak, size=size) as desk:
        await desk.press("slash")
        for words in ("Go to a question", "Such as: 4, RA4, referral", "Enter  Go"):
            assert words in desk.text
        assert any(row.rstrip().endswith("…") for row in desk.rows("found"))
        width = desk.app.screen.query_one("#found").size.width
        assert all(len(row) < width for row in desk.rows("found"))


@pytest.mark.parametrize("width", range(24, 80))
def test_a_row_of_buttons_takes_a_second_row_before_a_key_is_cut(width, monkeypatch):
    monkeypatch.setattr(Buttons, "look", Look())
    others = (("1", "open", "open"), ("2", "folder", "folder"), ("Esc", "back", "close"))
    shown = Buttons("Done", others=others).lines(width)
    text = " ".join(row.plain for row in shown)
    if width > 32:
        assert all(row.cell_length <= width for row in shown)
        assert "…" not in text
        for words in (" 1  open", " 2  folder", " Esc  close"):
            assert words in text


async def test_the_parts_of_the_governors_room_are_tabs_with_their_counts(full):
    async with sit(full) as desk:
        await desk.press("g")
        assert " 1  Questions 1" in desk.text
        assert f" 2  Checks {len(desk.work.findings)}" in desk.text
        assert " 3  Sign-off" in desk.text
        await desk.press("2")
        assert " 1  Questions 1" in desk.text
        assert "before the sign-off." in desk.text or "to look at first." in desk.text


async def test_a_theme_stands_on_its_card_with_a_tile_for_each_question(weak):
    async with sit(weak, size=WIDE) as desk:
        await desk.press("t")
        (row, *_) = desk.rows("ways")
        theme = desk.work.themes[0]
        signs = [desk.app.look.signs[each.status] for each in desk.work.theme_verdicts(theme.id)]
        assert row.splitlines()[1].replace("▌", " ").split() == signs


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_action_says_what_it_is_for_beside_it_or_below_it(weak, size):
    async with sit(weak, size=size) as desk:
        desk.app.go(ToQuestion("risk-layers"))
        await desk.settled()
        await desk.press("a", "ctrl+s", "p", "enter")
        rows = desk.text.splitlines()
        facts = next(n for n, row in enumerate(rows) if "By whom" in row)
        purpose = next(n for n, row in enumerate(rows) if "WHAT IT IS FOR" in row)
        assert (facts == purpose) is (size == WIDE)
        assert "Not so: “" in joined(rows) or "Not yet so: “" in joined(rows)
