"""The governors' page and the checks before sign-off, with keys only; and the detail guard beside what is typed."""

from __future__ import annotations

import logging
import re

import pytest

from prevent_tui.analysis import signoff_checks
from prevent_tui.assessment import challenges, sealing
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.tui.kit.privacy_guard import PrivacyGuard
from prevent_tui.tui.kit.routes import ToQuestion
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.sealed_assessment import CHAIR
from support.small_questionnaire import TODAY, counted

SECRET = "maya.lewis@example.org"


@pytest.fixture
def at_once(monkeypatch):
    """The detail guard looks as soon as a key has come."""
    monkeypatch.setattr(PrivacyGuard, "typed", PrivacyGuard.look_at)


def asked_of(path, *texts, about=()):
    assessment = stored(path)
    for text in texts:
        own = Challenge(id=challenges.NEW, text=text, questions=about)
        assessment = challenges.add(assessment, own, TODAY, counted())
    return write(path, assessment)


def flat(text):
    """The words on the screen, without the bar that marks a row."""
    return " ".join(text.replace("▌", " ").split())


# ------------------------------------------------------------ the list


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_questions_are_proposed_taken_up_and_replied_to(weak, size):
    async with sit(weak, size=size) as desk:
        await desk.press("g")
        assert desk.place == "governors"
        assert "nothing on the list yet" in desk.text
        assert "PROPOSED FROM THESE ANSWERS" in desk.text
        await desk.press("enter")
        (first,) = desk.assessment.challenges
        assert first.text.startswith("RA2 is required by law and is not met")
        assert first.asked_on == TODAY
        assert "no reply yet" in desk.text
        await desk.press("plus", "1")
        assert len(desk.assessment.challenges) == 6
        assert "6 questions on the list · 6 without a reply" in desk.text
        await desk.press("home", "enter", "1")
        assert "What is being done, by whom" in desk.words
        await desk.type("Minuted in November.\nA link governor reports.", "tab")
        await desk.type("Head", "ctrl+s")
        replied = desk.assessment.challenges[0]
        assert (replied.reply, replied.by) == ("Minuted in November.\nA link governor reports.", "Head")
        assert replied.replied_on == TODAY
        assert "✓ Head, 22 Nov 2026: Minuted in November. A link governor reports." in flat(
            "\n".join(desk.rows("governors-rows"))
        )
        assert "5 without a reply" in desk.text
        assert await desk.saved()
        assert stored(weak).challenges == desk.assessment.challenges


async def test_the_role_that_replied_last_is_offered_again(weak):
    async with sit(asked_of(weak, "First?", "Second?")) as desk:
        await desk.press("g", "enter", "1")
        await desk.type("Yes.", "tab")
        await desk.type("Deputy head", "ctrl+s")
        await desk.press("down", "enter", "1")
        assert desk.field("by") == "Deputy head"


async def test_taking_five_at_once_is_one_step_back(weak):
    async with sit(weak) as desk:
        await desk.press("g", "plus", "1")
        assert len(desk.assessment.challenges) == 5
        await desk.press("u")
        assert desk.assessment.challenges == ()
        assert "Taken back: governors' questions." in desk.said


async def test_a_question_of_ones_own_is_written_with_what_it_is_about(weak):
    async with sit(weak) as desk:
        await desk.press("g", "plus", "2")
        await desk.type("Who walks the site?", "tab")
        await desk.type("RA4 and nope", "ctrl+s")
        assert "There is no question “nope”" in desk.words
        await desk.fill("about", "ra4, RA2; RA4")
        await desk.press("ctrl+s")
        (own,) = desk.assessment.challenges
        reference = desk.work.questionnaire.reference
        assert own.text == "Who walks the site?"
        assert [reference[name] for name in own.questions] == ["RA4", "RA2"]
        assert own.kind == "own"


async def test_the_same_question_is_not_put_twice(weak):
    async with sit(asked_of(weak, "Who walks the site?")) as desk:
        await desk.press("g", "plus", "2")
        await desk.type("who walks the site?", "ctrl+s")
        assert len(desk.assessment.challenges) == 1
        assert "on the list already" in desk.said


async def test_a_question_is_reworded_or_taken_off_and_comes_back(weak):
    async with sit(asked_of(weak, "Why?")) as desk:
        await desk.press("g", "enter", "2")
        await desk.type(" And since when?", "ctrl+s")
        assert desk.assessment.challenges[0].text == "Why? And since when?"
        await desk.press("enter", "2", "ctrl+u", "ctrl+s")
        assert desk.assessment.challenges == ()
        await desk.press("u", "home", "delete")
        assert desk.assessment.challenges == ()
        await desk.press("u")
        assert desk.assessment.challenges[0].text == "Why? And since when?"


async def test_a_proposed_question_can_be_reworded_while_it_is_taken_up(weak):
    async with sit(weak) as desk:
        await desk.press("g", "enter", "home", "enter", "2")
        await desk.type(" Honestly?", "ctrl+s")
        (taken,) = desk.assessment.challenges
        assert taken.text.endswith("see that it is? Honestly?")
        assert taken.kind == "gap"
        assert not any("RA2 is required by law" in row and "Honestly" not in row for row in desk.rows("governors-rows"))


async def test_g_goes_to_the_question_and_escape_comes_back_to_the_row(weak):
    async with sit(weak) as desk:
        second = desk.work.questionnaire.reference[desk.work.result.gaps[1]]
        await desk.press("g", "down", "q")
        assert (desk.place, desk.reference) == ("question", second)
        await desk.press("escape")
        assert desk.place == "governors"
        await desk.press("q")
        assert desk.reference == second


async def test_escape_leaves_a_reply_from_its_long_field_and_what_is_written_waits(weak):
    async with sit(asked_of(weak, "Why?")) as desk:
        await desk.press("g", "enter", "1", "escape")
        assert desk.place == "governors"
        assert desk.work.drafts.waiting == ()
        await desk.press("enter", "1")
        await desk.type("Because")
        await desk.press("escape")
        assert desk.place == "governors"
        assert desk.assessment.challenges[0].reply == ""
        await desk.press("enter", "1", "ctrl+s")
        assert desk.assessment.challenges[0].reply == "Because"


async def test_a_reply_that_was_begun_is_a_draft_when_the_program_is_left_and_no_reply(weak):
    async with sit(asked_of(weak, "Why?")) as desk:
        await desk.press("g", "enter", "1")
        await desk.type("Because", "ctrl+q")
    assert stored(weak).challenges[0].reply == ""
    async with sit(weak) as desk:
        await desk.press("g", "enter", "1")
        assert desk.app.screen.written == "Because"


@pytest.mark.parametrize("text", ["[b]bold[/b] [/] {0} {text}", "[link=x]y"])
async def test_what_people_write_is_shown_as_it_is(weak, text):
    async with sit(asked_of(weak, text)) as desk:
        await desk.press("g")
        assert text in desk.text
        await desk.press("enter", "1")
        assert text in desk.words
        await desk.paste(text)
        await desk.press("ctrl+s")
        assert desk.text.count(text) == 2


async def test_where_nothing_is_asked_or_proposed_it_says_what_to_do(school):
    async with sit(school) as desk:
        await desk.press("G")
        assert "Press + to write one down" in desk.text


async def test_a_sealed_version_beside_the_file_brings_questions_about_what_changed(weak):
    write(weak, sealing.seal(stored(weak), CHAIR))
    async with sit(weak) as desk:
        await desk.press("g", "3", "1", "y")
        changed = next(verdict for verdict in desk.work.result.verdicts.values() if verdict.level and verdict.level.met)
        desk.app.go(ToQuestion(changed.question.id))
        await desk.press("1", "g")
        rows = [flat(row) for row in desk.rows("governors-rows")]
        assert changed.level
        was = f"{desk.work.questionnaire.reference[changed.question.id]} was {changed.level.label} last time and is"
        assert any(was in row for row in rows)


# ------------------------------------------------------------ the checks


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_checks_count_what_is_found_in_words_and_signs(weak, size):
    async with sit(weak, size=size) as desk:
        await desk.press("G", "2")
        assert desk.place == "checks"
        said = flat(desk.text)
        assert re.search(r"◐ \d+ better settled first \? 3 worth a look", said)
        assert "◐ BETTER SETTLED FIRST" in said
        await desk.press("escape", "g", "2")
        assert desk.place == "checks"


async def test_enter_goes_where_it_is_settled_and_escape_comes_back_to_the_next_one(weak):
    async with sit(weak) as desk:
        await desk.press("g", "2", "down")
        before = desk.rows("checks-rows")
        assert "RA4" in before[2]
        await desk.press("enter")
        assert (desk.place, desk.reference) == ("question", "RA4")
        await desk.press("a", "enter", "escape")
        assert desk.place == "checks"
        rows = desk.rows("checks-rows")
        assert len(rows) == len(before) - 1
        assert not any("RA4 " in row for row in rows)
        marked = desk.app.screen.current
        assert "RA11" not in before[2]
        assert "RA11 " in marked
        await desk.press("enter")
        assert desk.reference == "RA11"


async def test_a_finding_that_was_only_looked_at_stays_marked(weak):
    async with sit(weak) as desk:
        await desk.press("g", "2", "down")
        marked = desk.app.screen.current
        await desk.press("enter", "escape")
        assert (desk.place, desk.app.screen.current) == ("checks", marked)


async def test_each_kind_of_finding_opens_its_own_place(weak):
    assessment = stored(weak).model_copy(
        update={
            "sample": None,
            "evidence": (*stored(weak).evidence, Evidence(id="loose", title="Loose leaf")),
            "actions": (*stored(weak).actions, Action(id="lost", text="Unowned step")),
            "risks": (Risk(id="risk-1", title="Unrated risk"),),
            "contacts": (),
        }
    )
    write(weak, challenges.add(assessment, Challenge(id=challenges.NEW, text="Unanswered?"), TODAY, counted()))
    places = {"Loose leaf": "piece", "Unowned step": "action", "Unrated risk": "AskRisk", "Unanswered?": "AskReply"}
    async with sit(weak) as desk:
        for text, place in places.items():
            await desk.press("g", "2", "home")
            while text not in (desk.app.screen.current or ""):
                await desk.press("down")
            await desk.press("enter")
            assert desk.place == place
            assert text in desk.text
            while desk.place != "question":
                await desk.press("escape")


async def test_without_a_name_the_setting_is_asked_for(school):
    async with sit(school) as desk:
        await desk.press("g", "2", "enter")
        assert desk.place == "setup"
        await desk.type("Fenbridge", "ctrl+s")
        assert desk.place == "checks"
        assert not any("has no name" in row for row in desk.rows("checks-rows"))


async def test_where_nothing_is_left_it_says_how_to_sign(weak, monkeypatch):
    monkeypatch.setattr(signoff_checks, "findings", lambda *_: ())
    async with sit(weak) as desk:
        await desk.press("g", "2")
        assert "it can be signed off. Press 3." in desk.text


# ------------------------------------------------------------ the detail guard


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_likely_detail_in_a_note_is_pointed_out_and_kept_as_the_person_judges(weak, size, at_once, caplog):
    caplog.set_level(logging.DEBUG)
    async with sit(weak, size=size) as desk:
        await desk.press("n")
        assert "no child, no case" in desk.text.lower()
        await desk.type(f"Ask {SECRET}")
        await desk.settled()
        assert "This looks like" in desk.text
        assert "no child, no case" not in desk.text.lower()
        await desk.press("escape")
        assert desk.answer().note.endswith(SECRET)
        await desk.press("right", "n")
        assert "This looks like" not in desk.text
        await desk.press("escape", "left", "n")
        assert "This looks like" in flat(desk.text)
    assert SECRET not in caplog.text


async def test_a_likely_detail_in_a_reply_is_pointed_out_and_listed_among_the_checks(weak, at_once):
    async with sit(asked_of(weak, "Who knows?")) as desk:
        await desk.press("g", "enter", "1")
        await desk.type(f"Ask {SECRET}")
        await desk.settled()
        assert "This looks like" in desk.words
        await desk.press("ctrl+s", "2", "end")
        assert "A reply to governors may hold personal details" in flat(desk.text)


async def test_a_note_with_details_stands_among_the_checks(weak):
    async with sit(weak) as desk:
        await desk.press("n")
        await desk.type(f"Ask {SECRET}", "escape")
        await desk.press("g", "2")
        rows = desk.rows("checks-rows")
        assert any("its note may hold personal details" in flat(row) for row in rows)
        assert not any(SECRET in row for row in rows)
