"""Other headings on screen: v shows the same answers under another table of contents, and no number moves."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.questionnaire.regrouping import THEMES
from prevent_tui.tui.kit.routes import ToQuestion, ToSetting
from prevent_tui.tui.kit.row_list import Rows
from support.app_pilot import NARROW, WIDE, answered, joined, new_school, sit, stored
from support.report_text import text_of
from support.small_questionnaire import put, question, table


def grouping(name, title, *headings):
    return {"id": name, "title": title, "headings": [{"id": each, "title": each.capitalize()} for each in headings]}


def tagged(name, duty, theme, heading, month):
    tags = {"months": month} | ({"house": heading} if heading else {})
    return question(name, duty, theme=theme, short=f"{name.capitalize()} is seen to", tags=tags)


ASKED = table(
    tagged("lock", "must", "people", "doors", "june"),
    tagged("tile", "should", "people", "roof", "may"),
    tagged("loose", "should", "people", None, "may"),
    tagged("hinge", "good", "places", "doors", "june"),
    groupings=[grouping("house", "The house", "doors", "roof"), grouping("months", "Months", "may", "june")],
)
TITLES = ("The house", "Months", "The questionnaire's themes")
ORDERS = {
    THEMES: ["lock", "tile", "loose", "hinge"],
    "house": ["lock", "hinge", "tile", "loose"],
    "months": ["tile", "loose", "lock", "hinge"],
}


@pytest.fixture
def file(home, shipped):
    """Answers to a questionnaire with two other tables of contents: a gap, a part and something met."""
    put(ASKED, paths.bundled_questionnaires(), "little")
    return answered(home / "documents" / "mine.toml", {"lock": "some", "hinge": "done", "tile": "none"}, "little")


def numbers(desk):
    """Every number there is, whatever the headings are."""
    result = desk.work.result
    verdicts = {name: (each.status, each.points, each.is_gap) for name, each in result.verdicts.items()}
    return result.total, verdicts, sorted(result.gaps)


async def open_review(desk):
    await desk.press("r")


async def open_theme_end(desk):
    await desk.press("t", "enter")


async def stay(desk):
    desk.app.go(ToQuestion("tile"))
    await desk.settled()


# ------------------------------------------------------------ v, wherever it works


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("opened", [stay, open_review, open_theme_end])
async def test_v_offers_every_table_of_contents_and_goes_back_to_the_themes(file, opened, size):
    async with sit(file, size=size) as desk:
        await opened(desk)
        place, before = desk.place, numbers(desk)
        places = {THEMES: 1, "house": 2, "months": 3}
        for title, way in zip(TITLES, ("house", "months", THEMES), strict=True):
            await desk.press("v", str(places[way] + (4 if place == "review" else 0)))
            assert (desk.place, desk.work.grouping) == (place, way)
            assert desk.said.endswith(f"Shown under: {title}")
            assert numbers(desk) == before
            assert desk.work.question_ids == ORDERS[way]


async def test_v_leaves_the_question_its_reference_and_its_answer_and_shows_its_heading(file):
    async with sit(file) as desk:
        await stay(desk)
        assert "People" in desk.words
        assert "P2 Question 2 of 4" in desk.words
        await desk.press("v", "2")
        assert desk.at == "tile"
        assert "Roof › People" in desk.words
        assert "P2 Question 3 of 4" in desk.words
        assert desk.answer().level == "none"


async def test_the_rail_shows_the_headings_with_their_title_above(file):
    async with sit(file) as desk:
        assert "THEMES" in desk.text
        await desk.press("v", "2")
        assert "THE HOUSE" in desk.text
        assert "THEMES" not in desk.text
        for heading in ("Doors", "Roof", "Under none of these"):
            assert heading in desk.text


async def test_the_arrows_follow_the_headings_and_each_heading_has_its_end(file):
    async with sit(file) as desk:
        desk.app.go(ToQuestion("lock"))
        await desk.press("v", "2", "right")
        assert desk.at == "hinge"
        await desk.press("right")
        assert desk.place == "theme-end"
        assert "Doors" in desk.words
        assert "Next: Roof." in desk.words
        await desk.press("enter")
        assert desk.at == "tile"


async def test_the_end_of_a_theme_turns_into_the_end_of_the_heading(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("t", "enter")
        assert "2 of 3 answered" in desk.words
        await desk.press("v", "2")
        assert "Roof" in desk.words
        assert "1 of 1 answered" in desk.words
        await desk.press("v", "1")
        assert "2 of 3 answered" in desk.words


async def test_the_review_keeps_its_marked_row_and_shows_each_heading_with_its_numbers(file):
    async with sit(file) as desk:
        await desk.press("r", "down")
        gap = desk.app.screen.query_one(Rows).current
        figures = [line for line in desk.text.splitlines() if "of" in line and "points" in line]
        await desk.press("v", "6")
        assert desk.app.screen.query_one(Rows).current == gap
        assert [line for line in desk.text.splitlines() if "of" in line and "points" in line] == figures
        assert "THE HOUSE" in desk.text
        assert "3 of 6 2 of 2" in joined(line for line in desk.text.splitlines() if "Doors" in line)


async def test_the_palette_knows_the_other_headings(file):
    async with sit(file) as desk:
        await desk.press("ctrl+p")
        await desk.type("other headings")
        await desk.press("enter", "2")
        await desk.settled()
        assert desk.work.headings_title == "The house"
        assert "THE HOUSE" in desk.text


async def test_without_an_assessment_the_palette_offers_no_headings(home, shipped):
    async with sit() as desk:
        await desk.press("ctrl+p")
        await desk.type("other headings")
        assert "same answers" not in desk.text


@pytest.mark.parametrize("opened", [stay, open_review, open_theme_end])
async def test_the_help_of_each_screen_names_the_key(file, opened):
    async with sit(file, size=(120, 80)) as desk:
        await opened(desk)
        await desk.press("question_mark")
        assert "How this is shown: headings, order, which list" in desk.words


async def test_v_in_a_note_is_a_letter(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("n")
        await desk.type("vv", "escape")
        assert desk.answer().note == "vv"
        assert desk.work.grouping == THEMES


async def test_a_questionnaire_without_other_headings_stays_under_its_themes(home, shipped):
    async with sit(new_school(home / "plain.toml", "little")) as desk:
        await desk.press("v")
        assert "This can be shown in one way only." in desk.said
        assert desk.work.grouping == THEMES
        assert "THEMES" in desk.text


# ------------------------------------------------------------ working on under them


async def test_answers_given_under_other_headings_are_saved_like_any(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("v", "2", "4", "n")
        await desk.type("Slated anew.", "escape")
        await desk.press("right", "right", "0")
        await desk.saved()
        await desk.press("u", "u")
        assert desk.at == "tile"
        await desk.saved()
    answer = stored(file).answer("tile")
    assert (answer.level, answer.note) == ("deep", "")
    assert stored(file).answer("loose").updated is None


async def test_a_question_found_is_found_under_other_headings_too(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("v", "2", "slash")
        await desk.type("Q1", "enter")
        assert desk.at == "hinge"


@pytest.mark.external("pdftotext")
async def test_the_report_is_made_under_the_headings_shown_and_says_so(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("v", "2", "x")
        assert "under: The house" in desk.words
        await desk.press("enter")
        assert "The full report is made:" in desk.words
    (made,) = file.parent.glob("*.pdf")
    shown = text_of(made)
    assert "The questions stand under “The house”" in shown
    assert "Doors" in shown


@pytest.mark.external("pdftotext")
async def test_under_the_themes_the_report_says_nothing_of_headings(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("v", "2", "v", "1", "x")
        assert "under: The house" not in desk.words
        await desk.press("enter")
    (made,) = file.parent.glob("*.pdf")
    assert "stand under" not in text_of(made)


async def test_going_on_in_another_file_keeps_the_themes_to_go_back_to(file, home):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("v", "2")
        answered(file, {"loose": "deep"}, "little")
        await desk.press("3")
        await desk.saved()
        await desk.fill("elsewhere", str(home / "other.toml"))
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.work.document.path == home / "other.toml"
        assert desk.work.question_ids == ORDERS[THEMES]
        assert [theme.title for theme in desk.work.document.questionnaire.themes] == ["People", "Places"]


async def test_a_change_of_the_setting_is_made_under_other_headings_too(file):
    async with sit(file) as desk:
        await stay(desk)
        await desk.press("v", "2")
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.type("Mill")
        await desk.press("ctrl+s")
        assert desk.assessment.setting.name == "Mill"
        assert desk.work.headings_title == "The house"
