"""Set-up asks no fact that cannot be true, by what is stated of the others."""

from __future__ import annotations

import pytest

from prevent_tui.tui.kit.routes import ToSetting
from prevent_tui.tui.start.facts import FactRow
from support.app_pilot import NARROW, sit, stored

PHASES = {"nursery": "1", "primary": "2", "secondary": "3", "all-through": "4"}


def row(desk, fact: str) -> FactRow:
    return next(each for each in desk.app.screen.query(FactRow) if each.fact.id == fact)


async def choose(desk, phase: str) -> None:
    row(desk, "phase").focus()
    await desk.press(PHASES[phase])


@pytest.mark.parametrize(
    ("phase", "hidden"),
    [
        ("nursery", {"sixth-form", "boarding"}),
        ("primary", {"sixth-form"}),
        ("secondary", {"nursery"}),
        ("all-through", set()),
    ],
)
async def test_a_fact_that_cannot_be_true_is_not_asked_and_is_kept_as_not_so(school, phase, hidden):
    async with sit(school, size=NARROW) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await choose(desk, phase)
        screen = desk.app.screen
        assert {each.fact.id for each in screen.query(FactRow) if not each.display} == hidden
        assert not hidden & {each.fact.id for each in screen.focus_chain if isinstance(each, FactRow)}
        await desk.press("ctrl+s")
        assert await desk.saved()
    facts = stored(school).setting.facts
    assert {name for name in hidden if facts[name] is False} == hidden


async def test_what_was_ruled_out_is_asked_again_with_nothing_said_of_it(school):
    async with sit(school, size=NARROW) as desk:
        for phase in ("primary", "all-through"):
            desk.app.go(ToSetting())
            await desk.settled()
            await choose(desk, phase)
            assert row(desk, "sixth-form").value is None
            await desk.press("ctrl+s")
        assert "sixth-form" not in desk.assessment.setting.facts
