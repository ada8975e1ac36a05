"""The levels can be read in full at any size; the rows below them are reached with Tab, and nothing slides off."""

from __future__ import annotations

import pytest

from prevent_tui.tui.kit.marks import TILE
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.question.ladder import Fold, until_known
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.rail import tile_row
from support.app_pilot import sit

SIZES = [(64, 20), (80, 24), (120, 36), (160, 45)]


@pytest.mark.parametrize("size", SIZES)
async def test_l_shows_every_word_of_every_level_and_a_figure_answers_from_there(weak, size):
    async with sit(weak, size=size) as desk:
        for _ in range(3):
            await desk.press("right", "l")
            assert desk.place == "LevelsSheet"
            shown = desk.words
            await desk.press("end")
            shown += f" {desk.words}"
            question = desk.app.screen.question
            for words in question.levels.values():
                assert words in shown
            assert "Esc closes" in desk.words
            await desk.press("escape")
            assert desk.place == "question"
        await desk.press("l", "2")
        assert desk.place == "question"
        assert desk.answer().level == desk.work.questionnaire.scale_of[desk.at].levels[1].id
        await desk.press("l", "0")
        assert desk.answer().state.value == "dont-know"


@pytest.mark.parametrize("size", SIZES)
async def test_what_answers_from_there_is_said_and_other_keys_say_that_they_do_nothing(weak, size):
    async with sit(weak, size=size) as desk:
        count = len(desk.work.questionnaire.scale_of[desk.at].levels)
        await desk.press("l")
        assert f"1-{count} and 0 answer from here" in desk.words
        for key, name in (("9", "9"), ("x", "X"), ("p", "P")):
            await desk.press(key)
            assert desk.said == f"{name} does nothing here. A figure answers, Esc closes."
            assert desk.said in desk.text
            assert desk.place == "LevelsSheet"


@pytest.mark.parametrize("size", SIZES)
async def test_reading_on_is_offered_where_the_levels_do_not_fit_and_only_there(weak, size):
    async with sit(weak, size=size) as desk:
        for name in desk.work.question_ids:
            desk.app.screen.go(name)
            await desk.press("l")
            fits = desk.app.screen.query_one(Reading).max_scroll_y == 0
            assert ("PgUp PgDn" in desk.text) is not fits
            await desk.press("escape")


async def test_don_t_know_begins_as_on_the_page(weak):
    async with sit(weak, size=(120, 36)) as desk:
        for name in desk.work.question_ids[:6]:
            desk.app.screen.go(name)
            await desk.settled()
            begins = until_known(desk.work.questionnaire.by_id[name])
            assert begins in desk.words
            await desk.press("l")
            assert begins in desk.words
            await desk.press("escape")


async def test_levels_in_full_that_do_not_fit_scroll(weak):
    async with sit(weak, size=(64, 14)) as desk:
        asked = (desk.work.questionnaire.by_id[name] for name in desk.work.question_ids)
        longest = max(asked, key=lambda each: len(each.text) + sum(len(words) for words in each.levels.values()))
        desk.app.screen.go(longest.id)
        await desk.press("l")
        reading = desk.app.screen.query_one(Reading)
        assert reading.max_scroll_y > 0
        await desk.press("down")
        assert reading.scroll_y == 1
        await desk.press("pagedown")
        assert reading.scroll_y > 1


async def test_at_the_smallest_size_pointing_and_answering_slide_nothing_off(weak):
    async with sit(weak, size=(64, 20)) as desk:
        for name in desk.work.question_ids:
            desk.app.screen.go(name)
            await desk.settled()
            sheet = desk.app.screen.query_one("#sheet")
            for _ in range(desk.app.screen.query_one(Levels)._ways):
                await desk.press("down")
                assert sheet.max_scroll_y == 0, name
            for part in ("#proof", "#step", "#note-line", "#guidance"):
                assert desk.app.screen.query_one(part).region.height >= 1


async def test_rows_that_are_free_show_more_of_the_levels_while_nothing_is_chosen(school):
    async with sit(school, size=(64, 20)) as desk:
        levels = desk.app.screen.query_one(Levels)
        assert levels.fold is Fold.FOLDED
        assert levels.spare > 0
        assert levels.region.height == levels.measured(levels.size.width, Fold.FOLDED) + levels.spare
        assert not any(not row.strip() for row in desk.text.splitlines()[7:-2])


@pytest.mark.parametrize("size", SIZES)
async def test_tab_leads_to_the_rows_below_the_levels_and_enter_opens_the_one_that_has_the_keys(weak, size):
    places = {"proof": "LinkedEvidence", "step": "AskAction", "note-line": "question"}
    async with sit(weak, size=size) as desk:
        for steps, (part, place) in enumerate(places.items(), 1):
            desk.app.screen.query_one(Levels).focus()
            await desk.press(*["tab"] * steps)
            assert desk.app.focused.id == part
            top = desk.app.screen.query_one(f"#{part}").region
            assert "▌" in desk.text.splitlines()[top.y]
            await desk.press("enter")
            assert desk.place == place
            await desk.press("escape")


async def test_figures_answer_and_arrows_move_while_a_row_below_the_levels_has_the_keys(weak):
    async with sit(weak) as desk:
        await desk.press("tab", "down")
        assert desk.app.focused.id == "step"
        await desk.press("up", "escape")
        assert isinstance(desk.app.focused, Levels)
        await desk.press("tab", "4")
        assert desk.answer().level == desk.work.questionnaire.scale_of[desk.at].levels[3].id
        assert isinstance(desk.app.focused, Levels)


async def test_the_tiles_of_a_theme_are_all_there_and_where_they_cannot_be_signs_say_so(weak):
    async with sit(weak, size=(64, 20)) as desk:
        desk.app.screen.go(desk.work.question_ids[0])
        look, theme = desk.app.look, desk.work.questionnaire.by_id[desk.at].theme
        verdicts = desk.work.theme_verdicts(theme)
        assert len(verdicts) * TILE > 62 - 9
        row = tile_row(look, desk.work, desk.at, 62).plain
        assert row.startswith(" ".join(["", *(look.signs[each.status] for each in verdicts)]).strip()[:20])
        assert sum(row.count(sign) for sign in set(look.signs.values())) == len(verdicts)
        short = tile_row(look, desk.work, desk.at, 40).plain
        assert "›" in short
        assert "‹" not in short
        assert "‹" in tile_row(look, desk.work, verdicts[-1].question.id, 40).plain


@pytest.mark.parametrize("size", SIZES)
async def test_the_end_of_a_theme_names_every_gap_whole_and_a_click_opens_it(weak, size):
    async with sit(weak, size=size) as desk:
        gap = desk.work.result.gaps[0]
        desk.app.screen.go(gap)
        await desk.press("t", "enter")
        assert desk.place == "theme-end"
        summary = desk.app.screen.query_one("#theme-summary")
        rows = [row.plain for row in summary.drawn(summary.size.width)]
        assert not any("…" in row for row in rows)
        band = "".join(row.plain for row in desk.app.screen.query_one("#band").drawn(size[0]))
        assert "…" not in band
        if desk.app.screen.query_one(Reading).max_scroll_y:
            assert "more row" in desk.text
        reference = desk.work.questionnaire.reference[gap]
        at = next(place for place, row in enumerate(rows) if row.strip().startswith(f"{reference} "))
        await desk.press("end", "home", *["down"] * max(0, at - 2))
        y = summary.region.y + at
        await desk.pilot.click(offset=(summary.region.x + 12, y))
        await desk.settled()
        assert (desk.place, desk.at) == ("question", gap)
        await desk.press("escape")
        assert desk.place == "theme-end"


@pytest.mark.parametrize("size", [(64, 20), (80, 24), (120, 36)])
async def test_while_what_is_unfolded_is_read_the_arrows_scroll_and_choose_nothing_out_of_sight(weak, size):
    async with sit(weak, size=size) as desk:
        answered = desk.answer()
        await desk.press("down", "i")
        assert "read on" in desk.text.splitlines()[-1]
        sheet = desk.app.screen.query_one("#sheet")
        await desk.press("up", "up", "up", "up")
        top = sheet.scroll_y
        await desk.press("down")
        assert sheet.scroll_y > top or not sheet.max_scroll_y
        assert not desk.app.screen.query_one(Levels).pointed
        at = desk.at
        await desk.press("i", "down")
        assert desk.app.screen.query_one(Levels).pointed
        assert (desk.at, desk.answer()) == (at, answered)


async def test_with_the_guidance_at_the_side_its_key_reads_on_there_and_unfolds_nothing_twice(weak):
    async with sit(weak, size=(160, 24)) as desk:
        pane = desk.app.screen.query_one("#pane")
        await desk.press("i")
        assert pane.scroll_y > 0
        assert desk.words.count("WHY IT MATTERS") + desk.words.count("GOOD LOOKS LIKE") < 3
        assert not desk.app.screen.query_one("#guidance").open
        while pane.scroll_y < pane.max_scroll_y:
            await desk.press("i")
        await desk.press("i")
        assert pane.scroll_y == 0
