"""What stands in an open form when the program is left, and leaving more than once."""

from __future__ import annotations

import pytest
from textual import events

from prevent_tui.assessment.model.assessment import State
from support.app_pilot import sit, stored


async def test_a_pointer_being_typed_is_a_draft_when_the_program_is_left_not_evidence(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("where", "Safeguarding drive")
        await desk.fill("checked", "not a date")
        await desk.press("ctrl+q")
    assert stored(school).evidence == ()
    async with sit(school) as desk:
        await desk.press("e", "enter")
        assert (desk.field("where"), desk.field("checked")) == ("Safeguarding drive", "not a date")


async def test_a_suggestion_that_was_only_looked_at_is_not_put_into_the_plan_on_leaving(school):
    async with sit(school) as desk:
        await desk.press("1", "a", "ctrl+q")
    assert stored(school).actions == ()


async def test_an_action_being_written_is_a_draft_when_the_program_is_left_not_in_the_plan(school):
    async with sit(school) as desk:
        await desk.press("1", "a")
        await desk.fill("text", "Ask the head")
        await desk.press("ctrl+q")
    assert stored(school).actions == ()
    async with sit(school) as desk:
        await desk.press("a")
        assert desk.field("text") == "Ask the head"


@pytest.mark.parametrize("keys", [("escape", "escape"), ("n", "escape", "escape"), ("r", "escape", "escape", "escape")])
async def test_leaving_an_assessment_twice_leaves_it_once(school, keys):
    async with sit(school) as desk:
        await desk.press("3")
        for key in keys:
            desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await desk.settled()
        await desk.settled()
        assert desk.app.is_running
        assert desk.place == "start"
    assert stored(school).answer("prevent-lead").state is State.LEVEL


async def test_enter_on_the_finished_report_changes_no_answer(school, home):
    async with sit(school) as desk:
        await desk.press("x")
        await desk.fill("path", str(home / "report.pdf"))
        await desk.press("enter")
        await desk.app.workers.wait_for_complete()
        await desk.press("enter")
        assert desk.place == "question"
        assert desk.answer().state is State.UNANSWERED
    assert (home / "report.pdf").is_file()
