"""Counts on the screens, each worked out here apart from the program, for three files."""

from __future__ import annotations

import re

import pytest

from prevent_tui.assessment.model.action import Progress
from prevent_tui.assessment.model.assessment import Assessment, State
from prevent_tui.tui.kit.row_list import Rows
from support.app_pilot import NARROW, as_own, sit, write
from support.counted_files import FILES, SCHOOLS
from support.small_questionnaire import TODAY


def number(pattern: str, text: str) -> int:
    """The number that a pattern finds; 0 where it finds nothing."""
    return int(match[1]) if (match := re.search(pattern, text)) else 0


def storable(assessment: Assessment) -> Assessment:
    """The same with no action about a question that there is not: no file may hold one."""
    actions = (
        action if action.question in SCHOOLS.by_id else action.model_copy(update={"question": None})
        for action in assessment.actions
    )
    return assessment.model_copy(update={"actions": tuple(actions)})


@pytest.mark.parametrize("name", FILES)
async def test_the_review_the_plan_and_the_start_say_what_the_file_holds(home, name):
    assessment = storable(as_own(FILES[name]))
    path = write(home / "documents" / "counted.toml", assessment)
    late = [
        action
        for action in assessment.actions
        if action.progress not in {Progress.DONE, Progress.DROPPED} and action.due and action.due < TODAY
    ]
    located = {item.id for item in assessment.evidence if item.where and item.checked_on}
    async with sit(path, size=NARROW) as desk:
        asked = desk.work.question_ids
        met = {name: {level.id for level in SCHOOLS.scale_of[name].levels if level.met} for name in asked}
        answers = {name: assessment.answer(name) for name in asked}
        claims = [name for name, answer in answers.items() if answer.level in met[name]]
        weak = [name for name in claims if not located & set(answers[name].evidence)]
        await desk.press("r")
        words = desk.words
        assert number(r"(\d+) claimed, not shown", words) == len(weak)
        unknown = sum(answer.state is State.DONT_KNOW for answer in answers.values())
        await desk.press("s")
        assert number(r"answered, (\d+) don't know", desk.words) == unknown
        await desk.press("s")
        names = [row.id for row in desk.app.screen.query_one(Rows).rows]
        own = [name for name in names if SCHOOLS.by_id[name].rests_on not in names]
        assert number(r"NOT YET SO (\d+) gaps?", words) == len(own)
        await desk.press("p")
        assert desk.place == "plan"
        assert number(r"(\d+) overdue", desk.words) == len(late)
    async with sit() as desk:
        assert number(r"(\d+) overdue", " ".join(desk.rows("ways-in"))) == len(late)
