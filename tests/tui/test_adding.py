"""`+` adds to every list, and to every row of links: of a question, of a risk."""

from __future__ import annotations

import pytest

from prevent_tui.tui.risks.sheet import LinkedQuestions
from support.app_pilot import NARROW, sit


@pytest.mark.parametrize("key", ["plus", "equals_sign"])
@pytest.mark.parametrize(("digit", "place"), [("1", "AskEvidence"), ("2", "AskAction"), ("3", "question")])
async def test_on_a_question_it_asks_to_what_and_adds_there(school, key, digit, place):
    async with sit(school) as desk:
        await desk.press(key)
        assert desk.place == "Card"
        await desk.press(digit)
        assert desk.place == place
        assert place != "question" or desk.app.screen.is_typing


async def test_on_the_row_of_a_risks_questions_it_links_one_and_tab_leads_there(weak):
    async with sit(weak, size=NARROW) as desk:
        await desk.press("k", "plus", "enter")
        form = desk.app.screen
        before = list(form.questions)
        for _ in form.focus_chain:
            if not isinstance(form.focused, LinkedQuestions):
                await desk.press("tab")
        assert "+ adds or takes out" in desk.text
        await desk.press("plus")
        assert desk.place == "LinkQuestion"
        await desk.type("training", "enter")
        assert form.questions != before
        await desk.press("ctrl+l")
        assert desk.place == "LinkQuestion"
