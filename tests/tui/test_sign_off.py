"""Signing off with keys only: what stands in the way, the form, the seal, and opening it again."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.analysis.signoff_checks import Severity, by_kind
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.assessment.reviews import next_review
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.kit.list_page import ListHead
from prevent_tui.tui.kit.shown_text import shown_text
from prevent_tui.wording.dates import day
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.sealed_assessment import CHAIR
from support.small_questionnaire import TODAY


def flat(text):
    return " ".join(text.split())


def head(desk):
    """The lines over the list, which something said in passing may cover."""
    return flat(" ".join(each.plain for each in desk.app.screen.query_one(ListHead).drawn(200)))


async def fill_in(desk):
    await desk.press("g", "3")
    await desk.type("Chair of governors", "tab", "tab")
    await desk.type("Adopted with the plan", "tab")
    await desk.type("FGB 14", "tab")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_form_a_second_look_and_it_is_sealed_read_only_and_says_so(weak, size):
    async with sit(weak, size=size) as desk:
        at = desk.at
        await fill_in(desk)
        assert desk.field("on") == "22 Nov 2026"
        assert desk.field("next_review") == day(next_review(desk.work.questionnaire, desk.assessment))
        planned = next_review(desk.work.questionnaire, desk.assessment)
        await desk.press("ctrl+s")
        said = desk.words
        assert "Chair of governors signs version 1 on 22 Nov 2026: Adopted with the plan" in said
        assert "Said to be met, with nothing located and dated that shows it: " in said
        assert "Sealing closes this version" in said
        await desk.press("y")
        assert "Signed off and sealed" in desk.said
        assert "takes it back" not in desk.said
        assert desk.place == "governors"
        assert "version 1. The seal is intact." in head(desk)
        assert "READ ONLY" in desk.text
        signed = stored(weak).sign_off
        assert sealing.seal_state(stored(weak)).is_intact
        assert signed
        assert (signed.role, signed.on, signed.decision, signed.minute) == (
            "Chair of governors", TODAY, "Adopted with the plan", "FGB 14",
        )  # fmt: skip
        assert signed.next_review == planned == next_review(desk.work.questionnaire, desk.assessment)
        before = desk.assessment
        await desk.press("plus", "delete")
        assert desk.assessment == before
        while desk.place != "question":
            await desk.press("escape")
        await desk.press("1", "n", "a", "e", "escape")
        assert desk.answer(at) == before.answer(at)
        assert "Signed off by Chair of governors on 22 Nov 2026, minute FGB 14; version 1. The seal is intact." in flat(
            desk.text
        )


async def test_before_it_is_sealed_all_that_is_left_and_all_that_ends_is_said_in_the_numbers_of_the_review(weak):
    async with sit(weak, size=WIDE) as desk:
        await desk.press("a")
        await desk.paste("half a sentence")
        await desk.press("escape")
        claimed = sum(verdict.weak for verdict in desk.work.result.verdicts.values())
        assert len(by_kind(desk.work.findings)[Severity.WARN, "weak"]) == claimed > 0
        await fill_in(desk)
        await desk.press("ctrl+s")
        said = flat(shown_text(desk.app.screen))
        assert f"Said to be met, with nothing located and dated that shows it: {claimed}" in said
        assert "Half filled, and no part of it: a new action for" in said
        assert "Proposed as questions from governors, and not taken up (G): 14." in said
        assert "no action marked as done" in said
        assert "wrong" not in said


async def test_opened_again_it_is_a_new_version_and_the_sealed_file_stays_beside(weak):
    write(weak, sealing.seal(stored(weak), CHAIR))
    before = weak.read_bytes()
    async with sit(weak) as desk:
        await desk.press("g", "3", "1")
        assert "marked “sealed 2026-11-22 v1”" in desk.words
        assert "version 2, which says what it supersedes" in desk.words
        await desk.press("escape")
        assert desk.work.read_only
        await desk.press("3", "1", "y")
        assert not desk.work.read_only
        assert "Not signed off yet: version 2." in flat(desk.text)
        kept = weak.parent / "weak (sealed 2026-11-22 v1).toml"
        assert kept.read_bytes() == before
        await fill_in_again(desk)
        assert sealing.seal_state(stored(weak)).is_intact
        signed = stored(weak).sign_off
        assert signed
        assert (signed.version, signed.supersedes) == (2, stored(kept).sign_off.seal)


async def test_the_sealed_version_that_is_kept_says_which_file_goes_on_and_stays_as_it_is(weak):
    async with sit(weak, size=WIDE) as desk:
        await desk.press("g")
        await fill_in(desk)
        await desk.press("ctrl+s", "y", "3", "1", "y")
        await desk.saved()
    kept = weak.parent / "weak (sealed 2026-11-22 v1).toml"
    before = kept.read_bytes()
    async with sit(kept, size=WIDE) as desk:
        await desk.press("g", "3", "1")
        assert "The next one is weak.toml, in the same folder" in desk.words
        await desk.press("enter")
        assert desk.work.read_only
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.glob("*sealed*")] == [kept.name]


async def fill_in_again(desk):
    await desk.press("3")
    desk.app.forget_message()
    await desk.settled()
    assert "version 2" in desk.words
    await desk.type("Chair of governors", "tab", "tab")
    await desk.type("Adopted again", "ctrl+s")
    assert "The minute reference is empty." in desk.words
    await desk.press("y")


async def test_what_must_be_settled_stands_in_the_way_and_is_listed(school):
    async with sit(school) as desk:
        await desk.press("g", "3")
        said = desk.words
        assert "must be settled first" in said
        assert "The setting has no name." in said
        assert "a must without an answer" in said
        await desk.press("escape")
        assert desk.place == "governors"
        await desk.press("3", "y")
        assert desk.place == "checks"
        assert desk.assessment.sign_off is None


async def test_many_things_in_the_way_are_counted(home):
    college = open_questionnaire("higher-education")
    ahead = tuple(Evidence(id=f"e-{n}", title=f"Minutes {n}", checked_on=date(2027, 1, 1)) for n in range(9))
    path = write(home / "documents" / "he.toml", blank_assessment(college).model_copy(update={"evidence": ahead}))
    async with sit(path, size=NARROW) as desk:
        await desk.press("g", "3")
        assert "Not yet: 13 things must be settled first" in desk.words
        assert "and 8 more" in desk.words
        assert "Show the checks" in desk.words


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("role", " ", "The role is empty."),
        ("decision", "", "The decision is empty."),
        ("on", "23 Nov 2026", "23 Nov 2026 is still to come."),
        ("on", "31 Feb 2026", "There is no 31 February 2026."),
        ("on", "1 Jan 2020", "The date is before the newest answer"),
        ("on", "", "The date is missing."),
        ("next_review", "", "The next review is missing."),
        ("next_review", "1 Nov 2026", "The next review is not after the day it is signed."),
        ("next_review", "soon", "“soon” is not a date."),
    ],
)
async def test_what_is_missing_or_cannot_be_is_said_in_its_field_and_nothing_is_lost(weak, field, typed, said):
    async with sit(weak, size=NARROW) as desk:
        await fill_in(desk)
        await desk.fill(field, typed)
        await desk.press("ctrl+s")
        assert said in desk.words
        assert desk.app.focused.id == field
        assert desk.field("minute") == "FGB 14"
        assert not desk.work.read_only


async def test_a_review_years_away_is_doubted_and_can_be_kept(weak):
    async with sit(weak) as desk:
        await fill_in(desk)
        await desk.fill("next_review", "22 Nov 2029")
        await desk.press("ctrl+s")
        assert "22 Nov 2029 is more than 12 months on." in desk.words
        await desk.press("y")
        assert sealing.seal_state(stored(weak)).is_intact


async def test_back_to_the_form_and_out_seals_nothing(weak):
    before = weak.read_bytes()
    async with sit(weak) as desk:
        await fill_in(desk)
        await desk.press("ctrl+s", "escape")
        assert desk.place == "AskSignOff"
        assert desk.field("decision") == "Adopted with the plan"
        await desk.press("escape")
        assert desk.place == "governors"
        assert desk.assessment.sign_off is None
    assert weak.read_bytes() == before


async def test_a_sign_off_that_was_begun_is_there_again_after_leaving_and_seals_nothing(weak):
    async with sit(weak) as desk:
        await fill_in(desk)
        await desk.press("ctrl+q")
    kept = stored(weak)
    assert not sealing.is_sealed(kept)
    async with sit(weak) as desk:
        await desk.press("g", "3")
        assert (desk.field("role"), desk.field("minute")) == ("Chair of governors", "FGB 14")
        assert not desk.work.read_only


async def test_a_file_changed_by_hand_says_where_on_the_governors_page_too(weak):
    sealed = sealing.seal(stored(weak), CHAIR)
    answers = {**sealed.answers}
    first = next(name for name, answer in answers.items() if answer.level == "in-place")
    answers[first] = answers[first].model_copy(update={"level": "embedded"})
    write(weak, sealed.model_copy(update={"answers": answers}))
    async with sit(weak) as desk:
        reference = desk.work.questionnaire.reference[first]
        await desk.press("G")
        assert f"differs from what was sealed in the answer to {reference}" in flat(desk.text)
        await desk.press("3")
        assert "Changed since it was sealed" in desk.words


async def test_what_is_not_sealed_is_not_opened_again(weak):
    async with sit(weak) as desk:
        await desk.press("g")
        desk.app.sign_offs.ask_open_again()
        await desk.settled()
        assert desk.place == "governors"
        assert "It is not sealed" in desk.said


async def test_a_sample_is_signed_and_opened_again_for_practice(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter")
        if desk.place != "question":
            await desk.press("enter")
        await fill_in(desk)
        await desk.press("ctrl+s", "y")
        assert desk.work.read_only
        await desk.press("3", "1", "y")
        assert not desk.work.read_only
        assert "for practice" in desk.said


async def test_signing_is_in_the_palette(weak):
    async with sit(weak) as desk:
        await desk.press("ctrl+p")
        await desk.type("sign off")
        await desk.press("enter")
        assert desk.place == "AskSignOff"
