"""Of a sealed assessment no screen offers work that is refused: no key, no word that is clicked, no command."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.frame import HeaderBar, MessageRow
from prevent_tui.tui.kit.help import HelpSheet, HelpText
from prevent_tui.tui.kit.keys import CHANGING
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.palette.commands import commands
from support.app_pilot import NARROW, WIDE, sit
from support.every_dialog import words
from support.every_screen import FILES

PAGES = {
    "question": lambda _: routes.ToQuestion("risk-assessment-written"),
    "a question that is met": lambda _: routes.ToQuestion("prevent-lead"),
    "a question not answered": lambda work: routes.ToQuestion(work.next_open("") or ""),
    "theme end": lambda _: routes.ToThemeEnd("prevent-lead"),
    "review": lambda _: routes.ToReview(),
    "ten-minute check": lambda _: routes.ToReview(quick=True),
    "open by role": lambda _: routes.ToReview(quick=False, by_role=True),
    "plan": lambda _: routes.ToPlan(),
    "plan of a question": lambda _: routes.ToPlan("risk-assessment-written"),
    "action": lambda work: routes.ToAction(work.assessment.actions[0].id),
    "reviews": lambda _: routes.ToReviews(),
    "evidence": lambda _: routes.ToEvidence(),
    "piece": lambda work: routes.ToEvidenceSheet(work.assessment.evidence[0].id),
    "figures": lambda _: routes.ToFigures(),
    "risks": lambda _: routes.ToRisks(),
    "governors": lambda _: routes.ToGovernors(),
    "checks": lambda _: routes.ToChecks(),
    "contacts": lambda _: routes.ToContacts(),
    "front": lambda _: routes.ToFrontSheet(),
}
"""Every full screen of an open assessment, by the route to it."""

LEAVES = {"leave", "home", "close", "export_again"}
"""What would end the walk, or make a file."""


@pytest.fixture
def sealed(home):
    """The file of the invented school with something of everything, signed off."""
    return FILES["sealed"](home / "documents" / "sealed.toml")


async def arrive(desk, place) -> None:
    while not isinstance(desk.app.screen, Page) or isinstance(desk.app.screen, HelpSheet):
        await desk.press("escape")
    desk.app.go(routes.ToQuestion("prevent-lead"))
    await desk.settled()
    desk.app.go(PAGES[place](desk.work))
    await desk.settled()
    desk.app.forget_message()


def is_refused(desk) -> bool:
    return desk.app.work is not None and desk.app.work.refusal in desk.said


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
@pytest.mark.parametrize("place", PAGES)
async def test_no_key_and_no_word_of_a_sealed_assessment_is_refused(sealed, place, size):
    before = sealed.read_bytes()
    async with sit(sealed, size=size) as desk:
        await arrive(desk, place)
        for key in desk.app.screen.live_keys:
            if key.action.partition("(")[0] in LEAVES:
                continue
            await arrive(desk, place)
            await desk.press(key.keys.partition(",")[0])
            assert not is_refused(desk), key
        await arrive(desk, place)
        blocks = [each for each in desk.app.screen.query(Block) if not isinstance(each, HeaderBar | MessageRow)]
        spots = {run.at + Offset(1, 0): run for each in blocks if each.is_on_screen for run in words(desk, each)}
        for spot, run in spots.items():
            await arrive(desk, place)
            await desk.pilot.click(offset=spot)
            await desk.settled()
            assert not is_refused(desk), run
            if desk.app.work is None:
                break
    assert sealed.read_bytes() == before


@pytest.mark.parametrize("place", PAGES)
async def test_no_command_and_no_line_of_the_help_of_a_sealed_assessment_is_refused(sealed, place):
    async with sit(sealed, size=NARROW) as desk:
        await arrive(desk, place)
        for command in commands(desk.app.screen, desk.app):
            assert command.id.partition("(")[0] not in CHANGING
        desk.app.screen.action_help()
        await desk.settled()
        offered = {key.action.partition("(")[0] for key in desk.app.screen.query_one(HelpText).keys}
        assert not offered & CHANGING


async def test_what_a_command_of_a_sealed_question_does_is_not_refused(sealed):
    async with sit(sealed, size=NARROW) as desk:
        await arrive(desk, "question")
        for name in [each.id for each in commands(desk.app.screen, desk.app)]:
            if name in LEAVES:
                continue
            await arrive(desk, "question")
            command = next((each for each in commands(desk.app.screen, desk.app) if each.id == name), None)
            if command is None:
                continue
            desk.app.call_later(command.run)
            await desk.settled()
            assert not is_refused(desk), name
            if desk.app.work is None or desk.place == "start":
                await desk.press("enter")


@pytest.mark.parametrize("size", [(64, 20), NARROW, WIDE], ids=str)
async def test_the_refusal_fits_its_row_and_says_what_can_be_done(sealed, size):
    async with sit(sealed, size=size) as desk:
        await desk.press("1")
        row = desk.text.splitlines()[desk.app.screen.query_one(MessageRow).region.y]
        assert "Signed off, so it is only read. To open it again: G, then 3." in row
        assert desk.said == desk.work.refusal


async def test_an_arrow_scrolls_a_sealed_question_and_points_at_nothing(sealed):
    async with sit(sealed, size=NARROW) as desk:
        desk.app.go(routes.ToQuestion("risk-assessment-written"))
        await desk.settled()
        await desk.press("down")
        assert desk.app.screen.query_one("#levels").at is None
        await desk.press("enter")
        assert desk.at != "risk-assessment-written"
        assert not is_refused(desk)
