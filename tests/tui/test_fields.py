"""Fields of one line take a paste whole, and what does not fit is counted beside them, never dropped without a word."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import NOTE_LIMIT
from prevent_tui.text import in_one_line
from prevent_tui.thresholds import thresholds
from prevent_tui.tui.actions.forms import AskAction
from prevent_tui.tui.actions.review_form import AskReview
from prevent_tui.tui.evidence.form import AskEvidence
from prevent_tui.tui.figures.form import AskFigure
from prevent_tui.tui.governance.contacts import AskContact
from prevent_tui.tui.governance.sign_off import AskSignOff
from prevent_tui.tui.kit.field import PATH_LENGTH, Field
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.risks.sheet import AskRisk
from support.app_pilot import NARROW, WIDE, sit, stored
from support.every_form import FORMS

MOST = thresholds().line_characters
LINES = "First line\r\n\tafter a tab\n\n  third line \n"


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        (LINES, "First line after a tab third line"),
        ("two  spaces ", "two  spaces "),
        ("a\u2028b\u2029c\x85d\re\x0bf\x0cg", "a b c d e f g"),
        ("one\x1b[31m two\x07\x9b\u202e three", "one[31m two three"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("\n\t\n", ""),
        ("", ""),
    ],
)
def test_lines_and_tabs_become_single_spaces_and_all_other_words_stay(pasted, line):
    assert in_one_line(pasted) == line


async def test_a_paste_of_several_lines_is_taken_whole_in_the_place_of_what_is_selected(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.type("Before and after")
        entry = desk.app.screen.query_one("#title", Field)
        entry.selection = entry.selection._replace(start=7, end=10)
        await desk.paste(LINES)
        assert desk.field("title") == "Before First line after a tab third line after"
        await desk.type("!")
        assert desk.field("title") == "Before First line after a tab third line! after"


async def test_letters_that_join_leave_the_cursor_behind_them(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.paste("cafe at noon")
        desk.app.screen.query_one("#title", Input).cursor_position = 4
        await desk.paste("\u0301")
        await desk.type("s")
        assert desk.field("title") == "caf\u00e9s at noon"


@pytest.mark.parametrize("size", [(64, 20), NARROW, WIDE])
async def test_what_does_not_fit_is_said_and_the_limit_is_shown_before_it_is_reached(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("e", "enter")
        await desk.paste("x" * (MOST * 9 // 10 - 1))
        assert f"of {MOST}" not in desk.words
        await desk.type("y")
        assert f"{MOST * 9 // 10} of {MOST}" in desk.words
        await desk.paste("z" * (MOST // 10 + 246))
        assert desk.field("title") == "x" * (MOST * 9 // 10 - 1) + "y" + "z" * (MOST // 10)
        assert f"246 characters did not fit ({MOST} at most)" in desk.words
        await desk.type("ab")
        assert "248 characters did not fit" in desk.words
        await desk.press("backspace")
        assert "did not fit" not in desk.words
        assert f"{MOST - 1} of {MOST}" in desk.words


async def test_in_half_a_row_what_did_not_fit_is_said_shorter(school):
    async with sit(school, size=(64, 20)) as desk:
        await desk.press("e", "enter")
        desk.app.screen.query_one("#other").focus()
        await desk.paste("x" * (MOST + 1_246))
        assert "! 1,246 did not fit" in desk.words


async def test_a_longer_line_from_a_file_is_shown_whole_and_can_be_shortened(school):
    long = "A step that somebody wrote elsewhere. " * 20
    before = stored(school)
    async with sit(school) as desk:
        desk.work.session.apply(
            "a step", before.model_copy(update={"actions": (Action(id="step", text=long.strip()),)})
        )
        await desk.press("p", "enter", "enter")
        assert desk.field("text") == long.strip()
        await desk.type("z")
        assert desk.field("text") == long.strip()
        assert "1 character did not fit" in desk.words
        await desk.press("backspace", "ctrl+s")
        assert desk.assessment.actions[0].text == long.strip()[:-1]


async def test_a_megabyte_pasted_into_a_line_is_cut_and_counted(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.paste("word\n" * 200_000)
        assert len(desk.field("title")) == MOST
        assert f"{5 * 200_000 - 1 - MOST:,} characters did not fit" in desk.words


DATES = {
    AskEvidence: "checked",
    AskAction: "due",
    AskSignOff: "next_review",
    AskReview: "next",
    AskContact: "checked",
    AskFigure: "date",
    AskRisk: "on",
}


async def test_a_date_with_its_weekday_is_taken_whole_wherever_a_date_is_asked(school):
    async with sit(school) as desk:
        for form, name in DATES.items():
            desk.app.push_screen(FORMS[form](desk.work))
            await desk.settled()
            entry = desk.app.screen.query_one(f"#{name}", Field)
            entry.value = ""
            entry.focus()
            await desk.paste("\n\tWednesday the 23rd of September 2026\n")
            assert entry.value == "Wednesday the 23rd of September 2026"


async def test_a_long_place_fits_where_a_file_is_named(home):
    place = "C:\\Users\\dsl\\" + "A folder of the trust\\" * 14 + "answers.toml"
    assert len(place) > 300
    async with sit() as desk:
        await desk.press("2")
        desk.app.screen.query_one("#path", Field).value = ""
        await desk.paste(f"{place}\n")
        assert desk.field("path") == place
        await desk.paste("x" * PATH_LENGTH)
        assert f"{len(place)} characters did not fit" in desk.words


async def test_a_question_is_found_by_a_paste_of_several_lines(school):
    async with sit(school) as desk:
        await desk.press("slash")
        await desk.paste("\nRA4\n")
        assert desk.field("wanted") == "RA4"
        await desk.press("enter")
        assert desk.reference == "RA4"


async def test_a_note_in_a_form_counts_beside_its_label(school):
    async with sit(school) as desk:
        await desk.press("g", "plus")
        note = desk.app.screen.query_one(NoteField)
        await desk.paste("a\tb\r\n" + "x" * NOTE_LIMIT)
        assert note.text.startswith("a\tb\nx")
        assert len(note.text) == NOTE_LIMIT
        assert f"4 characters did not fit ({NOTE_LIMIT:,} at most)" in desk.words
        await desk.press("ctrl+z")
        assert note.text == ""
        assert "did not fit" not in desk.words
