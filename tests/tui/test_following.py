"""What follows from an answer is said at once: what it does not go with, and which action it has settled."""

from __future__ import annotations

import pytest

from prevent_tui.tui.kit.routes import ToChecks, ToPlan
from support.app_pilot import NARROW, sit

SIZES = [(64, 20), NARROW, (120, 36)]


async def clash(desk) -> str:
    """Answers the risk assessment as not written, and then the first question that cannot go with that."""
    desk.app.screen.go("risk-assessment-written")
    await desk.press("1")
    desk.app.screen.go("risk-layers")
    await desk.press("3")
    return desk.work.questionnaire.reference["risk-assessment-written"]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_answer_that_contradicts_another_says_so_with_the_others_number(school, size):
    async with sit(school, size=size) as desk:
        other = await clash(desk)
        assert f"{desk.reference} does not go with {other}" in desk.said
        assert "no assessment of our own is written" in desk.said
        assert f"AT ODDS WITH {other}" in desk.text
        assert desk.answer().level == "in-place"
        await desk.press("1")
        assert "does not go with" not in desk.said
        assert "AT ODDS WITH" not in desk.text


async def test_going_on_by_itself_says_it_on_the_question_that_follows(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.choose_going_on(goes_on=True)
        other = await clash(desk)
        assert desk.at != "risk-layers"
        assert f"does not go with {other}" in desk.said


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_finding_is_never_cut_in_the_checks(school, size):
    async with sit(school, size=size) as desk:
        await clash(desk)
        desk.app.go(ToChecks())
        await desk.settled()
        shown = " ".join(desk.text.split())
        first = desk.work.findings[0]
        rows = {row.id: row for row in desk.app.screen.rows() if row.id}
        for found, row in zip(desk.work.findings, rows.values(), strict=True):
            drawn = row.draw(size[0] - 4, False).plain
            assert " ".join(drawn.split()[1:]) == " ".join(found.text.split())
        assert " ".join(first.text.split()[:6]) in shown


async def test_the_action_that_an_answer_settles_is_named_and_nothing_is_done_unasked(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.screen.go("staff-awareness")
        await desk.press("0", "a", "enter")
        (action,) = desk.assessment.actions
        assert "Find out how far “" in action.text
        assert desk.said == ""
        await desk.press("3")
        assert "An action of it may be done now: P shows it, and D there says so." in desk.said
        assert desk.assessment.actions == (action,)
        desk.app.go(ToPlan("staff-awareness"))
        await desk.settled()
        assert f"! {desk.work.questionnaire.reference['staff-awareness']} is answered In place now" in desk.text
        await desk.press("d", "enter")
        assert desk.assessment.actions[0].progress == "done"
