"""Marks of a state and bars: as wide as they say, plain where nothing else can be shown, never by colour alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.bars import digits, meter, stack
from prevent_tui.tui.kit.draw import arrows, beside, cap, line
from prevent_tui.tui.kit.marks import chip, duty, overdue, state, tile, tiles
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.states import QUESTION_STATES

LOOKS = [
    Look(ascii=plain, tinted=tinted, colour=colour)
    for plain, tinted, colour in itertools.product((False, True), (False, True), (False, True))
    if colour or not tinted
]
DRAWN, PLAIN = Look(), Look(ascii=True, tinted=False, colour=False)
COUNTS = st.dictionaries(st.sampled_from(QUESTION_STATES), st.integers(0, 60))


def test_a_key_is_a_cap_and_in_plain_looks_in_brackets():
    assert cap(DRAWN, "N").plain == " N "
    assert cap(PLAIN, "Ctrl+S").plain == "[Ctrl+S]"
    assert cap(Look(tinted=False), "N").plain == " N "
    assert "reverse" in str(cap(Look(tinted=False), "N").spans[0].style)


def test_arrows_share_a_cap_and_each_presses_its_own_key():
    assert arrows(DRAWN, "↑↓").plain == " ↑↓ "
    assert arrows(PLAIN, "↑↓").plain == "[up/down]"


@pytest.mark.parametrize("look", LOOKS)
def test_every_mark_is_as_wide_in_one_look_as_in_every_other(look):
    marks = [cap(look, "N"), overdue(look, "LATE 3 DAYS"), duty(look, Obligation.MUST)]
    same = [cap(DRAWN, "N"), overdue(DRAWN, "LATE 3 DAYS"), duty(DRAWN, Obligation.MUST)]
    for status in Status:
        marks += [chip(look, status), tile(look, status), tile(look, status, here=True), state(look, status)]
        same += [chip(DRAWN, status), tile(DRAWN, status), tile(DRAWN, status, here=True), state(DRAWN, status)]
    assert [mark.cell_length for mark in marks] == [mark.cell_length for mark in same]
    if look.ascii:
        assert all(mark.plain.isascii() for mark in marks)


@pytest.mark.parametrize("look", LOOKS)
def test_no_two_states_look_alike_without_their_colour(look):
    assert len({chip(look, status).plain for status in Status}) == len(Status)
    assert len({tile(look, status).plain for status in Status}) == len(Status)


@pytest.mark.parametrize("look", [look for look in LOOKS if look.ascii or not look.colour])
def test_the_tile_of_the_question_that_is_open_stands_in_brackets_where_reversing_may_not_be_seen(look):
    row = tiles(look, [Status.MET, Status.GAP, Status.NA], here=1).plain
    assert row == f" {look.signs[Status.MET]} [{look.signs[Status.GAP]}] {look.signs[Status.NA]} "


@given(COUNTS, st.integers(12, 90), st.sampled_from(LOOKS))
def test_a_bar_is_as_wide_as_it_is_to_be_and_no_part_is_lost(counts, width, look):
    drawn = stack(look, counts, width)
    assert drawn.cell_length == (width if any(counts.values()) else 0)
    assert not look.ascii or drawn.plain.isascii()
    signs = set("#/?.=-" if look.ascii else " ╱░·▏–█")
    parts = [part for part, _ in itertools.groupby(sign for sign in drawn.plain if sign in signs)]
    assert len(parts) >= sum(bool(count) for count in counts.values())


def test_a_part_says_its_number_where_a_cell_of_its_pattern_is_left_at_each_side():
    drawn = stack(PLAIN, {Status.MET: 12, Status.GAP: 3}, 20).plain
    assert drawn == "#3##=======12======="
    assert stack(PLAIN, {Status.MET: 100, Status.GAP: 1}, 6).plain == "##===="


def test_a_meter_has_its_mark_wherever_the_filled_part_ends():
    assert meter(PLAIN, 0.5, 10).plain == "#####....."
    assert meter(PLAIN, 0.5, 10, mark=0.7).plain == "#####..|.."
    assert meter(PLAIN, 0.9, 10, mark=0.1).plain == "#|#######."
    assert meter(DRAWN, 1, 10, mark=1).plain == " " * 9 + "┃"


def test_large_figures_are_three_rows_of_one_width():
    rows = digits("999")
    assert len(rows) == 3
    assert {len(row) for row in rows} == {11}
    assert digits("0%")[2].endswith("▀")


def test_two_columns_stand_side_by_side_and_the_shorter_is_filled():
    rows = beside([line("one")], [line("a"), line("b")], 5, between=2)
    assert [row.plain for row in rows] == ["one    a", "       b"]
