"""Figures on the screen: listed, given, doubted, taken out and brought back, and said once when a file is opened."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import FigureValue
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.sealed_assessment import CHAIR
from support.small_questionnaire import TODAY


@pytest.mark.parametrize("size", [(64, 20), NARROW, WIDE])
async def test_what_the_questionnaire_asks_for_is_listed_and_given_by_keys(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("e", "e", "5")
        assert desk.place == "figures"
        assert "0 of" in desk.text
        assert "Staff who have had this year" in desk.text
        await desk.press("enter")
        assert desk.place == "AskFigure"
        for name, text in (("value", "38"), ("of", "42"), ("date", "1 september 2026"), ("source", "Training log")):
            await desk.fill(name, text)
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.place == "figures"
        assert "90%" in desk.text
        assert "38 of 42 staff in post · 1 Sep 2026" in desk.text
        await desk.saved()
    given = FigureValue(id="staff-updated", value=38, of=42, date=date(2026, 9, 1), source="Training log")
    assert stored(school).figures == (given,)


async def test_one_of_your_own_is_added_taken_out_and_brought_back(school):
    async with sit(school) as desk:
        await desk.press("e", "e", "5", "plus")
        for name, text in (("label", "Talks [b]held[/b]"), ("value", "1,250"), ("date", "today")):
            await desk.fill(name, text)
        desk.app.screen.action_submit()
        await desk.settled()
        assert "Talks [b]held[/b]" in desk.text
        assert "1,250 · 22 Nov 2026 · no source named" in desk.text
        await desk.press("delete")
        assert "Talks" not in desk.text
        await desk.press("u")
        assert "Talks [b]held[/b]" in desk.text
        await desk.press("home", "delete")
        assert "There is nothing to take out." in desk.said


@pytest.mark.parametrize(
    ("fields", "complaint", "at"),
    [
        ({"value": "38"}, "It does not say how many staff in post there are.", "of"),
        ({"value": "43", "of": "42", "date": "today"}, "It is 43 of 42, which is more than there are.", "value"),
        ({"value": "38", "of": "42"}, "It has no date. Say on which day it was so.", "date"),
        ({"value": "38", "of": "42", "date": "1 jan 2027"}, "It is of a day still to come, 1 Jan 2027.", "date"),
        ({"of": "42", "date": "today"}, "It has no number.", "value"),
        ({"value": "most", "of": "42"}, "“most” is not a whole number.", "value"),
        ({"value": "38", "of": "42", "date": "soonish"}, "soonish", "date"),
        ({"value": "0"}, "It does not say how many staff in post there are.", "of"),
    ],
    ids=str,
)
async def test_what_cannot_be_right_is_said_in_the_form_where_it_is_mended_and_nothing_typed_is_lost(
    school, fields, complaint, at
):
    async with sit(school) as desk:
        await desk.press("e", "e", "5", "enter")
        for name, text in fields.items():
            await desk.fill(name, text)
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.place == "AskFigure"
        assert complaint in " ".join(desk.words.split())
        assert desk.app.focused.id == at
        assert desk.assessment.figures == ()
        await desk.press("escape", "enter")
        assert {name: desk.field(name) for name in fields} == fields


async def test_emptied_fields_take_a_figure_out(weak):
    async with sit(weak) as desk:
        before = len(desk.assessment.figures)
        await desk.press("e", "e", "5", "enter")
        for name in ("value", "of", "date", "source"):
            await desk.fill(name, "")
        desk.app.screen.action_submit()
        await desk.settled()
        assert len(desk.assessment.figures) == before - 1
        assert "not given yet" in desk.text


async def test_a_file_with_a_figure_that_cannot_be_right_opens_says_so_once_and_marks_it(school):
    doubtful = FigureValue(id="staff-updated", value=43, of=42, date=TODAY)
    write(school, stored(school).model_copy(update={"figures": (doubtful,)}))
    before = school.read_bytes()
    async with sit(school) as desk:
        assert "One figure is to be looked at again" in desk.said
        desk.app.forget_message()
        await desk.press("e", "e", "5")
        assert "look at it again: it is 43 of 42" in desk.text
        finding = next(each for each in desk.work.findings if each.kind == "figure")
        assert finding.text.startswith("A figure, Staff who have had this year's safeguarding update: it is 43 of 42")
    assert school.read_bytes() == before


async def test_a_check_leads_to_the_figure_it_is_about(school):
    doubtful = FigureValue(id="talks", label="Talks", value=3)
    write(school, stored(school).model_copy(update={"figures": (doubtful,)}))
    async with sit(school) as desk:
        await desk.press("g", "2")
        at = next(row.id for row in desk.app.screen.rows() if row.id and row.id.startswith("figures"))
        desk.app.screen.open(at)
        await desk.settled()
        assert (desk.place, desk.app.screen.current) == ("figures", "talks")


async def test_the_figures_of_a_sealed_file_are_read_and_not_changed(weak):
    write(weak, sealing.seal(stored(weak), CHAIR))
    before = weak.read_bytes()
    async with sit(weak) as desk:
        await desk.press("e", "e", "5")
        assert "101 of 104 staff in post" in desk.text
        await desk.press("enter")
        assert desk.place == "Notice"
        assert "101 of 104" in desk.text
        await desk.press("escape")
        for key in ("plus", "delete"):
            await desk.press(key)
            assert desk.place == "figures"
            assert desk.work.refusal in desk.said
    assert weak.read_bytes() == before
