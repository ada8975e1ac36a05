"""Facts that switch every question off, or all of a theme: it is said, and the facts can be changed."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.kit import routes
from prevent_tui.tui.start.setup import FactRow
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.small_questionnaire import put, question, table

BOARDING = {"applies_when": {"fact": "boarding", "is": True}}
HOUSE = {"id": "house", "title": "The house", "headings": [{"id": "roof", "title": "Roof"}]}
PLACES = [
    *(routes.ToReview(), routes.ToReview(quick=True), routes.ToPlan(), routes.ToReviews(), routes.ToEvidence()),
    *(routes.ToRisks(), routes.ToGovernors(), routes.ToChecks(), routes.ToContacts(), routes.ToExport()),
]
LEAVING = {"escape", "q", "ctrl+q", "question_mark", "f1", "X", "u", "U", "ctrl+y", "exclamation_mark"}


def file_of(home, *questions, boarding):
    """An answers file of a questionnaire of these questions, with or without boarders."""
    about = {"id": "little", "edition": "2026-09", "title": "Little", "sector": "Tests"}
    put(table(*questions, questionnaire=about, groupings=[HOUSE]), paths.own_questionnaires(), "little")
    empty = blank_assessment(open_questionnaire("little"))
    facts = {} if boarding is None else {"boarding": boarding}
    return write(
        home / "documents" / "mine.toml", empty.model_copy(update={"setting": Setting(name="Mill", facts=facts)})
    )


@pytest.fixture
def none_asked(home):
    """Nothing is asked: every question is for settings with boarders, and this one has none."""
    return file_of(home, question("beds", "must", **BOARDING), question("hall", **BOARDING), boarding=False)


async def say_boarding(desk, key):
    """Answers the fact in the set-up that is in front, and keeps it."""
    desk.app.screen.query_one(FactRow).focus()
    await desk.press(key, "ctrl+s")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_opens_says_so_and_the_questions_come_back_with_the_facts(none_asked, size):
    async with sit(none_asked, size=size) as desk:
        assert desk.place == "nothing"
        for words in ("No question applies to this setting.", "Has boarders: no", "change what is true of the setting"):
            assert words in desk.words
        await desk.press("enter")
        await say_boarding(desk, "y")
        assert (desk.place, desk.at) == ("question", "beds")
        await desk.press("3", "u", "u")
        assert desk.place == "nothing"
        await desk.press("ctrl+y")
        assert (desk.place, desk.at) == ("question", "beds")
        await desk.saved()
    assert stored(none_asked).setting.facts == {"boarding": True}


async def test_every_screen_opens_with_nothing_asked_and_takes_its_keys(none_asked):
    async with sit(none_asked) as desk:
        for place in PLACES:
            desk.app.go(place)
            await desk.settled()
            page = desk.app.screen
            keys = [name for key in page.KEYS for name in key.keys.split(",") if name not in LEAVING]
            for key in keys:
                await desk.press(key)
                while desk.app.screen is not page and page in desk.app.screen_stack:
                    await desk.press("escape")
                if page not in desk.app.screen_stack:
                    break
            assert not desk.app.crashed
            desk.app.go(routes.ToQuestion("beds"))
            await desk.settled()
            assert desk.place == "nothing"


@pytest.mark.parametrize("place", [routes.ToQuestion("hall"), routes.ToThemeEnd("hall"), *PLACES], ids=repr)
async def test_the_last_question_can_be_switched_off_from_every_screen(home, place):
    path = file_of(home, question("beds", "must", **BOARDING), question("hall", **BOARDING), boarding=None)
    async with sit(path) as desk:
        assert (desk.place, desk.at) == ("question", "beds")
        desk.app.go(place)
        desk.app.go(routes.ToSetting())
        await desk.settled()
        await say_boarding(desk, "n")
        for _ in range(4):
            if desk.place not in {"nothing", "start"}:
                await desk.press("escape")
        assert desk.place == "nothing"


async def test_a_theme_and_an_area_of_which_nothing_is_asked_are_left_out_and_said_so(home):
    path = file_of(home, question("beds", "must"), question("hall", theme="places", **BOARDING), boarding=None)
    async with sit(path) as desk:
        desk.app.go(routes.ToThemeEnd("hall"))
        desk.app.go(routes.ToSetting())
        await desk.settled()
        await say_boarding(desk, "n")
        assert desk.place == "theme-end"
        assert "No question of this theme is asked of this setting." in desk.words
        await desk.press("v", "2", "o")
        assert (desk.place, desk.at) == ("question", "beds")
        await desk.press("v", "1", "r", "escape", "right", "enter")
        assert not desk.app.crashed
