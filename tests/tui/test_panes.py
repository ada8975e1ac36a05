"""What stands beside a list says all about the marked row and scrolls where it is longer; no figure is cut."""

from __future__ import annotations

import re

import pytest
from textual.widgets import OptionList

from prevent_tui.scoring import Status
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.fitting import both_ends, fitting, tab_row
from prevent_tui.tui.kit.pane import Pane
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.tui.kit.theme import Look
from support.app_pilot import Desk, sit
from support.small_questionnaire import TODAY, plan

SIZES = [(64, 20), (80, 24), (100, 30), (120, 36), (160, 45), (200, 50)]
NOT_ROWS = ("band", "list-head", "figures", "by-theme", "glance", "gap-head", "matrix-beside", "matrix-above", "detail")
"""What stands on these pages besides rows; of a row what is cut is read where it is opened."""


def whole(desk: Desk) -> str:
    """What stands on the page besides the rows of its list."""
    blocks = [block for block in desk.app.screen.query("Block") if block.id in NOT_ROWS and block.display]
    return "\n".join(row.plain for block in blocks for row in block.drawn(block.size.width))


def pane(desk: Desk) -> str:
    """What the pane says, as running text."""
    shown = desk.app.screen.query_one(Pane)
    return " ".join(" ".join(row.plain for row in shown.drawn(shown.size.width)).split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["r", "p", "pp", "p5", "e", "k", "km"])
async def test_no_headline_and_no_figure_is_cut(weak, size, keys):
    async with sit(weak, size=size) as desk:
        plan(desk.work.session, "prevent-lead", "Write it into the job description", "DSL", TODAY)
        await desk.press(*keys)
        assert "…" not in whole(desk)
        for row in desk.app.screen.query(Rows):
            for name in (each.plain for option in row.options for each in option.prompt.content.split("\n")):
                assert not re.search(r"\d…|…[ \w]*\d…", name[-16:]), name


@pytest.mark.parametrize("size", [(120, 36), (160, 45), (200, 50)])
async def test_beside_the_plan_stands_what_the_marked_action_is_for_and_what_became_of_it(weak, size):
    async with sit(weak, size=size) as desk:
        desk.work.session.choose("board-accountable", "developing")
        plan(desk.work.session, "board-accountable", "Put it on the agenda", "Clerk", TODAY)
        await desk.press("p", "p", "end")
        question = desk.work.questionnaire.by_id["board-accountable"]
        said = pane(desk)
        for words in ("Put it on the agenda", "By whom Clerk", "WHAT IT IS FOR", "MUST", "STEP", "HISTORY", "added"):
            assert words in said
        assert f": “{question.text}”" in said
        assert not re.search(rf"(?<!“){re.escape(question.text)}", said)


async def test_a_pane_that_is_longer_than_its_window_says_so_and_is_read_with_tab_and_the_arrows(weak):
    async with sit(weak, size=(120, 24)) as desk:
        plan(desk.work.session, "prevent-lead", "Talk to the board. " * 40, "DSL", TODAY)
        await desk.press("p", "p")
        shown = desk.app.screen.query_one(Pane)
        assert re.search(r"Tab reads on: \d+ more below", pane(desk))
        await desk.press("down")
        assert shown.top == 0
        await desk.press("tab", "down", "down")
        assert shown.top == 2
        await desk.press("pagedown", "end")
        assert "the end" in pane(desk)
        assert "its question" in pane(desk)
        await desk.press("escape")
        assert desk.place == "plan"
        assert isinstance(desk.app.focused, OptionList)
        await desk.press("tab", "enter")
        assert desk.place == "action"


async def test_what_a_pane_says_follows_the_mark(weak):
    async with sit(weak, size=(160, 45)) as desk:
        await desk.press("r", "home")
        seen = []
        for _ in range(4):
            seen.append(pane(desk))
            await desk.press("down")
        assert len(set(seen)) == 4


async def test_moving_the_mark_lays_nothing_out_anew(weak):
    async with sit(weak, size=(160, 45)) as desk:
        await desk.press("r", "home")
        layouts = []
        refresh = desk.app.screen._refresh_layout
        desk.app.screen._refresh_layout = lambda *given, **named: (layouts.append(1), refresh(*given, **named))
        await desk.press("down", "down", "down")
        assert not layouts


async def test_the_plan_has_two_lines_a_row_the_whole_sentence_first(weak):
    async with sit(weak, size=(80, 24)) as desk:
        plan(desk.work.session, "prevent-lead", "Write it into the job description", "DSL", TODAY)
        await desk.press("p", "p")
        row = next(row for row in desk.rows("plan-rows") if "Write it into" in row)
        first, second = row.splitlines()
        assert "Write it into the job description" in first
        assert "DSL" in second
        assert "RA1" in second
        assert "today" in second


def test_of_several_variants_the_fullest_that_fits_is_shown():
    texts = [line(words) for words in ("far too long for it", "still long", "short")]
    assert [fitting(texts, width).plain for width in (30, 12, 5, 2)] == [
        "far too long for it",
        "still long",
        "short",
        "short",
    ]
    pairs = [(line("a long left end"), line("9 gaps")), (line("left"), line("9 gaps"))]
    assert both_ends(pairs, 12, "…").plain == "left  9 gaps"


def test_tabs_that_do_not_fit_take_more_rows_and_keep_their_counts():
    tabs = [("To do", 12), ("Overdue", 34), ("Done", 56), ("All", 102), ("Reviews", 7)]
    for width in range(40, 120):
        rows = tab_row(Look(), tabs, 0, width)
        assert all(row.cell_length <= width for row in rows)
        assert all(f" {count}" in " ".join(row.plain for row in rows) for _, count in tabs)


async def test_the_list_of_evidence_says_beside_it_what_each_question_that_is_shown_comes_to(weak, full):
    async with sit(full, size=(120, 36)) as desk:
        await desk.press("e", "e")
        assert "Drive" in pane(desk)
        assert "LINKED NOWHERE" in pane(desk)
        assert Status.GAP in {verdict.status for verdict in desk.work.result.verdicts.values()}
