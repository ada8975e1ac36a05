"""The frame of every screen: the rooms, the band, the message row, the keys; and what lies under a dialog."""

from __future__ import annotations

import pytest

from prevent_tui.tui.kit.frame import Band, FooterBar, HeaderBar, MessageRow, room_row
from prevent_tui.tui.kit.rooms import ROOMS
from prevent_tui.tui.kit.routes import ToPlan, ToReview
from prevent_tui.tui.kit.theme import Look
from support.app_pilot import sit
from support.every_dialog import DIALOGS

SIZES = [(64, 20), (80, 24), (100, 30), (120, 36), (160, 45), (200, 50)]
LONG = "This is a sentence that goes on for far longer than one row can hold, wherever it may be said. " * 3


def row(desk, kind) -> str:
    """The cells of a part of the frame that is one row, or the last of its rows."""
    region = desk.app.screen.query_one(kind).region
    return desk.text.splitlines()[region.bottom - 1]


def regions(desk):
    """Where everything stands."""
    return {widget: widget.region for widget in desk.app.screen.walk_children()}


# ------------------------------------------------------------ the rooms


@pytest.mark.parametrize("here", ["", *(room.key for room in ROOMS)])
@pytest.mark.parametrize("look", [Look(), Look(ascii=True), Look(tinted=False, colour=False, banded=False)])
def test_every_room_is_named_at_every_width_and_none_is_cut(here, look):
    names = [room.name for room in ROOMS if room.in_row]
    for width, _ in SIZES:
        drawn = room_row(look, here, shut=False, tight=width < 76, gap=int(width >= 100))
        assert drawn.cell_length <= width
        assert [name for name in names if name in drawn.plain] == names
        assert not look.ascii or drawn.plain.isascii()


async def test_a_room_is_opened_by_a_click_on_its_name(school):
    async with sit(school) as desk:
        at = row(desk, HeaderBar).index("Plan")
        await desk.pilot.click("#header", offset=(at + 1, 1))
        await desk.settled()
        assert desk.place == "plan"


async def test_the_rooms_are_shut_while_text_is_typed_and_while_a_dialog_is_open(school):
    async with sit(school) as desk:
        header = desk.app.screen.query_one(HeaderBar)
        assert not header.shut
        await desk.press("n")
        assert header.shut
        assert "F2" in desk.text.splitlines()[0]
        await desk.press("escape")
        assert not header.shut
        await desk.press("question_mark")
        assert header.shut
        await desk.press("escape")
        assert not header.shut


# ------------------------------------------------------------ what is said


async def test_what_is_said_stays_until_the_next_key_and_moves_nothing(school):
    async with sit(school) as desk:
        before = regions(desk)
        desk.app.say("[b]It is kept[/b].")
        await desk.settled()
        assert "[b]It is kept[/b]." in row(desk, MessageRow)
        assert regions(desk) == before
        await desk.press("down")
        assert "It is kept" not in desk.text
        assert regions(desk) == before


@pytest.mark.parametrize("size", SIZES)
async def test_what_does_not_fit_is_read_with_its_key_and_is_never_more_than_a_row(school, size):
    async with sit(school, size=size) as desk:
        place = desk.place
        desk.app.say(LONG)
        await desk.settled()
        assert row(desk, MessageRow).rstrip().endswith("reads it all")
        assert desk.app.screen.query_one(MessageRow).region.height == 1
        await desk.press("full_stop")
        assert desk.place == "Notice"
        assert " ".join(LONG.split()) in desk.words
        await desk.press("escape")
        assert desk.place == place
        assert "reads it all" not in desk.text


async def test_enter_does_what_its_cap_says_whatever_was_said_before(school):
    async with sit(school, size=(64, 20)) as desk:
        await desk.press("3")
        first = desk.at
        desk.app.say(LONG)
        await desk.press("enter")
        assert (desk.place, desk.at) == ("question", desk.work.question_ids[1])
        await desk.press("full_stop")
        assert " ".join(LONG.split()) in desk.words
        assert desk.answer(first).level


async def test_what_was_said_last_is_read_from_a_dialog_too_and_in_a_field_the_key_is_text(school):
    async with sit(school) as desk:
        await desk.press("full_stop")
        assert desk.said == "Nothing was said yet."
        desk.app.say("Something happened.")
        await desk.press("v", "full_stop")
        assert "Something happened." in desk.words
        await desk.press("escape", "escape", "n")
        await desk.type(".")
        assert desk.answer().note == "."


async def test_what_is_said_is_still_there_on_the_screen_that_comes_into_view(school):
    async with sit(school) as desk:
        desk.app.go(ToReview())
        await desk.settled()
        desk.app.say("Something happened.")
        desk.app.go(ToPlan())
        await desk.settled()
        assert "Something happened." in row(desk, MessageRow)


async def test_what_is_said_over_a_dialog_is_seen_and_lies_over_nothing_of_it(school):
    async with sit(school, size=(80, 24)) as desk:
        await desk.press("x")
        box = desk.app.screen.query_one(".dialog").region
        desk.app.say("Something happened.")
        await desk.settled()
        shown = desk.app.screen.query_one(MessageRow).region
        assert "Something happened." in desk.text.splitlines()[shown.y]
        assert not shown.overlaps(box)


@pytest.mark.parametrize("size", [(64, 20), (80, 24)])
async def test_over_no_dialog_does_a_message_move_anything_or_stand_twice(full, size):
    async with sit(full, size=size) as desk:
        for dialog, show in DIALOGS.items():
            desk.app.push_screen(show(desk))
            await desk.settled()
            before, screen = regions(desk), desk.app.screen
            for each in screen.query(MessageRow):
                desk.app.say("Something happened.")
                await desk.settled()
                assert desk.text.count("Something happened.") == 1, dialog
                assert regions(desk) == before, dialog
                assert not any(box.region.overlaps(each.region) for box in screen.query(".dialog")), dialog
            desk.app.forget_message()
            desk.app.pop_screen()
            await desk.settled()


async def test_two_things_said_at_once_are_both_said_and_neither_twice(school):
    async with sit(school) as desk:
        for text in ("One thing.", "Another.", "One thing."):
            desk.app.say(text)
        assert desk.said == "One thing. Another."


async def test_nothing_is_laid_over_the_screen_by_textual_either(school):
    async with sit(school) as desk:
        desk.app.notify("Press [b]ctrl+q[/b] to quit the app", title="Do you want to quit?")
        assert desk.said == "Press ctrl+q to quit the app"
        assert not list(desk.app.screen.query("Toast"))


# ------------------------------------------------------------ keys and band


@pytest.mark.parametrize("size", SIZES)
async def test_no_cap_of_the_footer_is_cut(school, size):
    async with sit(school, size=size) as desk:
        footer = desk.app.screen.query_one(FooterBar)
        (shown,) = footer.lines(footer.content_size.width)
        assert shown.cell_length == footer.content_size.width
        words = [footer._word(key).plain for key in footer.keys]
        rest = shown.plain
        for word in [word for word in words if word in shown.plain]:
            rest = rest.replace(word, "", 1)
        rest = rest.replace(footer._word(next(k for k in footer.keys if k.action == "help")).plain, "")
        assert " ".join(rest.split()) in {"", "Ctrl+P commands", "J words Ctrl+P commands"}


async def test_the_band_is_as_wide_as_the_window_and_is_ruled_where_no_fill_is_seen(school):
    async with sit(school) as desk:
        band = desk.app.screen.query_one(Band)
        for theme, last in (("light", "▀"), ("dark", "▀"), ("contrast", "━"), ("terminal", "▀")):
            desk.app.choose_theme(theme)
            await desk.settled()
            rows = band.lines(band.size.width)
            assert {line.cell_length for line in rows} == {band.size.width}
            assert set(rows[-1].plain) == {last}
        desk.app.choose_signs("ascii")
        await desk.settled()
        assert set(band.lines(band.size.width)[-1].plain) == {"="}


async def test_what_lies_under_a_dialog_keeps_its_words_and_loses_its_colours(weak):
    async with sit(weak, size=(160, 45)) as desk:
        await desk.press("r")
        before = desk.text.splitlines()[0].rstrip()
        await desk.press("question_mark")
        edge = desk.app.screen.query_one(".sheet").region.x
        strip = desk.app.screen._compositor.render_strips()[0].crop(0, edge)
        assert strip.text.rstrip() == before[:edge].rstrip()
        assert len({part.style.color for part in strip if part.text.strip()}) == 1


@pytest.mark.parametrize("size", [(64, 20), (80, 24), (120, 36)])
async def test_no_stray_letters_stand_at_the_edges_of_a_box_and_with_room_what_lies_below_can_be_read(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("1", "a")
        box = desk.app.screen.query_one(".dialog").region
        beside = [line[: box.x] + line[box.right :] for line in desk.text.splitlines()[: box.bottom]]
        assert bool("".join(beside).strip()) is (size[0] >= 100)
