"""The list of all evidence, one piece with its questions, and what is weak or out of date in the review."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.tui.kit.row_list import Rows
from support.app_pilot import NARROW, WIDE, new_school, sit, stored, write
from support.small_questionnaire import TODAY, prove


def ago(days):
    return TODAY - timedelta(days=days)


def keep_four(desk):
    """Something good, something stale, something claimed and something linked nowhere."""
    session = desk.work.session
    session.choose("prevent-lead", "in-place")
    session.choose("induction", "in-place")
    prove(session, "prevent-lead", "Job description", "HR drive", ago(10), held_by="HR manager", checked_by="Head")
    prove(session, "induction", "Old slides", "Staff drive", ago(900), held_by="Deputy head")
    prove(session, "board-accountable", "Minutes", "", ago(10))
    loose = Evidence(id="loose", title="Visitor log", where="Front desk", checked_on=ago(5))
    session.apply("evidence", session.assessment.model_copy(update={"evidence": (*session.assessment.evidence, loose)}))


def titles(desk, name="evidence"):
    evidence = desk.assessment.evidence_by_id
    return [evidence[row.id].title for row in desk.app.screen.query_one(f"#{name}-rows", Rows).rows]


async def test_an_empty_list_says_what_to_do(school):
    async with sit(school) as desk:
        await desk.press("e", "e")
        assert desk.place == "evidence"
        assert "No evidence yet. Press E on a question" in desk.text
        await desk.press("d", "delete", "2", "u")
        assert desk.place == "evidence"
        await desk.press("enter")
        assert desk.place == "AskEvidence"
        await desk.press("escape", "escape")
        assert desk.place == "question"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_needs_attention_comes_first_and_every_row_says_how_it_stands_in_words(school, size):
    async with sit(school, size=size) as desk:
        keep_four(desk)
        await desk.press("e", "e")
        assert titles(desk) == ["Old slides", "Minutes", "Visitor log", "Job description"]
        rows = desk.rows("evidence-rows")
        for row, words in zip(rows, ["out of date since", "no place given yet", "linked nowhere", "good"], strict=True):
            assert words in row
        assert "claimed" in rows[1]
        assert "located and dated" in rows[2]
        assert "checked by someone else" in rows[3]
        assert "HR drive" in rows[3]
        await desk.press("end")
        if size == NARROW:
            assert "no question" in rows[2]
            assert "1 question" in rows[3]
        else:  # the pane beside the list says it, and which
            assert "SHOWS 1 QUESTION" in desk.text
            await desk.press("up")
            assert "LINKED NOWHERE" in desk.text


async def test_number_keys_show_only_what_is_out_of_date_weak_or_linked_nowhere(school):
    async with sit(school) as desk:
        keep_four(desk)
        await desk.press("e", "e")
        assert "1 All 4 2 Out of date 1 3 Weak 1 4 Linked nowhere 1" in " ".join(desk.text.split())
        for key, found in (("2", ["Old slides"]), ("3", ["Minutes"]), ("4", ["Visitor log"])):
            await desk.press(key)
            assert titles(desk) == found
        await desk.press("1")
        assert len(titles(desk)) == 4


async def test_checked_today_renews_the_marked_one_and_it_comes_back_to_be_good(school):
    async with sit(school) as desk:
        keep_four(desk)
        await desk.press("e", "e", "home", "d")
        assert "Checked today: Old slides" in desk.said
        assert titles(desk)[-1] == "Old slides"
        assert desk.assessment.evidence_by_id["evidence-2"].checked_on == TODAY
        await desk.press("u")
        assert titles(desk)[0] == "Old slides"


@pytest.mark.parametrize(("key", "cleared"), [("y", True), ("escape", False)])
async def test_checked_today_clears_the_day_it_is_good_until_only_when_asked(school, key, cleared):
    async with sit(school) as desk:
        prove(desk.work.session, "prevent-lead", "Slides", "Drive", ago(90), good_until=ago(3))
        await desk.press("e", "e", "home", "d")
        assert "It is said to be good until 19 Nov 2026" in desk.words
        await desk.press(key)
        item = desk.assessment.evidence[0]
        assert item.checked_on == TODAY
        assert (item.good_until is None) is cleared
        assert desk.place == "evidence"


async def test_evidence_is_written_down_first_and_linked_afterwards(school):
    async with sit(school) as desk:
        await desk.press("e", "e", "plus")
        await desk.fill("title", "Visitor log")
        await desk.fill("where", "Front desk")
        await desk.fill("checked", "today")
        await desk.press("ctrl+s")
        assert titles(desk) == ["Visitor log"]
        await desk.press("enter")
        assert desk.place == "piece"
        assert "LINKED NOWHERE" in desk.text
        await desk.press("plus")
        await desk.type("RA4", "enter")
        assert "SHOWS 1 QUESTION" in desk.text
        linked = desk.app.screen.current
        assert desk.work.questionnaire.reference[linked] == "RA4"
        assert desk.assessment.answer(linked).evidence == ("evidence-1",)
        await desk.press("delete")
        assert "LINKED NOWHERE" in desk.text
        await desk.press("u", "escape", "escape")
        await desk.saved()
    assert stored(school).answer(linked).evidence == ("evidence-1",)


async def test_one_piece_shows_everything_said_of_it_and_leads_to_its_questions_and_back(school):
    async with sit(school) as desk:
        keep_four(desk)
        await desk.press("e", "e", "end", "enter")
        for words in ("Job description", "HR drive", "HR manager", "12 Nov 2026", "12 Mar 2027", "someone else: Head"):
            assert words in desk.text
        await desk.press("q")
        assert (desk.place, desk.at) == ("question", "prevent-lead")
        await desk.press("escape")
        assert desk.place == "piece"
        assert desk.app.screen.current == "prevent-lead"
        await desk.press("escape")
        assert desk.place == "evidence"
        assert desk.app.screen.current == "evidence-1"
        await desk.press("escape")
        assert desk.place == "question"


async def test_changing_a_piece_changes_it_for_every_question(school):
    async with sit(school) as desk:
        keep_four(desk)
        await desk.press("e", "e", "end", "enter", "enter")
        await desk.fill("where", "Website")
        await desk.press("ctrl+s")
        assert "Website" in desk.text
        assert desk.assessment.evidence_for("prevent-lead")[0].where == "Website"


async def test_taking_out_what_is_linked_asks_first_and_can_be_taken_back(school):
    async with sit(school) as desk:
        keep_four(desk)
        await desk.press("e", "e", "home", "delete")
        assert "“Old slides” is linked to 1 question." in desk.words
        await desk.press("escape")
        assert len(titles(desk)) == 4
        await desk.press("delete", "y")
        assert desk.place == "evidence"
        assert len(titles(desk)) == 3
        assert desk.answer("induction").level == "in-place"
        await desk.press("u")
        assert len(titles(desk)) == 4
        assert desk.answer("induction").evidence == ("evidence-2",)


async def test_what_is_linked_nowhere_is_taken_out_at_once(school):
    async with sit(school) as desk:
        keep_four(desk)
        await desk.press("e", "e", "4", "delete")
        assert "loose" not in desk.assessment.evidence_by_id
        assert "None: nothing is linked nowhere." in desk.text


async def test_a_piece_whose_writing_down_was_taken_back_says_so(school):
    async with sit(school) as desk:
        prove(desk.work.session, "prevent-lead", "Slides", "Drive", TODAY)
        await desk.press("e", "e", "enter", "u")
        assert "This evidence is not in the list any more." in desk.text
        await desk.press("d", "enter", "plus", "delete", "enter", "escape")
        assert desk.place == "evidence"


async def test_dates_that_cannot_be_right_stand_first_with_what_is_wrong(home):
    path = new_school(home / "documents" / "school.toml")
    odd = Evidence(id="odd", title="Slides", where="Drive", checked_on=TODAY + timedelta(days=2))
    good = Evidence(id="good", title="Minutes", where="Portal", checked_on=ago(4))
    write(path, stored(path).model_copy(update={"evidence": (good, odd)}))
    async with sit(path) as desk:
        await desk.press("e", "e")
        assert titles(desk) == ["Slides", "Minutes"]
        assert "a date cannot be right" in desk.text
        await desk.press("enter")
        assert "24 Nov 2026 is still to come. When was it last checked?" in desk.text


async def test_the_list_is_in_the_command_palette(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type("evidence")
        await desk.press("enter")
        assert desk.place == "LinkedEvidence"  # of the question in front; once more, all of it
        await desk.press("e")
        assert desk.place == "evidence"


# ------------------------------------------------------------ the review


async def test_the_review_counts_what_is_not_shown_and_v_lists_it(school):
    async with sit(school) as desk:
        keep_four(desk)
        desk.work.session.choose("board-accountable", "in-place")
        await desk.press("r")
        assert " V  1 claimed, not shown, 1 out of date" in desk.text
        await desk.press("v", "2")
        assert "NOT SHOWN, OR OUT OF DATE" in desk.text
        rows = desk.rows("gaps")
        assert len(rows) == 2
        assert "claimed, not shown" in rows[0]
        assert "out of date since" in rows[1]
        await desk.press("down", "e", "d", "escape")
        assert len(desk.rows("gaps")) == 1
        await desk.press("escape")
        assert "NOT YET SO" in desk.text


async def test_a_review_with_everything_shown_says_so(school):
    async with sit(school) as desk:
        await desk.press("r", "v", "2")
        assert "Every answer that claims to be met rests on evidence" in desk.words
        await desk.press("v", "3")
        assert "TEN-MINUTE CHECK" in desk.text


async def test_a_retired_edition_shows_its_evidence_and_lets_none_of_it_be_changed(home):
    path = new_school(home / "documents" / "old.toml", "schools@2022")
    kept = Evidence(id="kept", title="Minutes", where="Drive", checked_on=ago(4))
    write(path, stored(path).model_copy(update={"evidence": (kept,)}))
    before = path.read_bytes()
    async with sit(path) as desk:
        await desk.press("e")
        assert desk.place == "LinkedEvidence"
        await desk.press("e", "d", "plus", "delete", "u")
        assert desk.place == "evidence"
        await desk.press("enter", "plus", "d", "delete")
        assert desk.place == "piece"
        await desk.press("enter")
        assert desk.place == "evidence"
        assert desk.assessment.evidence == (kept,)
    assert path.read_bytes() == before
