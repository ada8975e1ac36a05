"""Every count near the list of the review can be recounted from its rows; a theme that is a gap says why."""

from __future__ import annotations

import re

import pytest

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.routes import ToReview, ToThemeEnd
from prevent_tui.tui.kit.row_list import Rows
from support.app_pilot import NARROW, WIDE, sit
from support.every_screen import FILES

SIZES = [(64, 20), NARROW, (100, 30), WIDE]


@pytest.fixture
def fenbridge(home):
    """The invented school with gaps of every kind."""
    return FILES["fenbridge"](home / "documents" / "fenbridge.toml")


async def review(desk) -> tuple[str, list[str]]:
    """The row over the list, and the rows of the list."""
    desk.app.go(ToReview())
    await desk.settled()
    head = "".join(each.plain for each in desk.app.screen.query_one("#gap-head").drawn(desk.app.size.width - 4))
    rows = desk.app.screen.query_one(Rows)
    return head, [row.draw(200, False).plain for row in rows.rows if row.id]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_gaps_and_what_rests_on_them_add_up_to_the_rows(fenbridge, size):
    async with sit(fenbridge, size=size) as desk:
        head, rows = await review(desk)
        own, under = len(desk.work.result.own_gaps), len(desk.work.result.rests_on)
        assert own + under == len(rows)
        assert under > 0
        assert f"{own} gaps" in head
        assert re.search(r"more rests? on (it|them)|\d+ under (it|them)", head)
        without = sum("no action yet" in row or "no action left to do" in row for row in rows)
        assert f"{without} of {own} " in head


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_answers_that_are_not_shown_are_counted_by_reason_over_their_list(fenbridge, size):
    async with sit(fenbridge, size=size) as desk:
        desk.app.go(ToReview())
        await desk.settled()
        desk.app.screen._list(unshown=True)
        await desk.settled()
        head = "".join(each.plain for each in desk.app.screen.query_one("#gap-head").drawn(200))
        rows = [row for row in desk.app.screen.query_one(Rows).rows if row.id]
        total, *parts = (int(each) for each in re.findall(r"\d+", head))
        assert total == len(rows) == sum(parts)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_theme_that_is_a_gap_for_a_must_nobody_knows_says_so(school, size):
    async with sit(school, size=size) as desk:
        verdicts = desk.work.result.verdicts.values()
        must = next(each.question for each in verdicts if each.question.obligation is Obligation.MUST)
        theme = [each.question.id for each in verdicts if each.question.theme == must.theme]
        answers = {name: Answer(state=State.LEVEL, level="in-place") for name in theme}
        answers[must.id] = Answer(state=State.DONT_KNOW)
        desk.work.session.apply("answer", desk.assessment.model_copy(update={"answers": answers}))
        assert desk.work.result.themes[must.theme].status is Status.GAP
        desk.app.go(ToReview())
        await desk.settled()
        themes = [each.plain for each in desk.app.screen.query_one("#by-theme").drawn(size[0] - 2)]
        assert any("a must not known" in each for each in themes)
        desk.app.go(ToThemeEnd(must.id))
        await desk.settled()
        assert "This theme is a gap: a must not known." in desk.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_number_of_the_review_is_cut_and_none_is_named_in_a_stump(fenbridge, size):
    async with sit(fenbridge, size=size) as desk:
        desk.app.go(ToReview())
        await desk.settled()
        figures = "\n".join(each.plain for each in desk.app.screen.query_one("#figures").drawn(size[0] - 2))
        assert "Cond." not in figures
        assert "COND." not in desk.text
        assert "…" not in figures
        assert "Everything in place =" not in desk.text
