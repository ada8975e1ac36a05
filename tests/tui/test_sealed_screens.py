"""Signing off seals the file and the screens; opening it again keeps what was sealed beside it."""

from __future__ import annotations

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic
from prevent_tui.questionnaire import catalogue
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.kit.frame import HeaderBar
from prevent_tui.tui.kit.routes import ToContacts
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.sealed_assessment import CHAIR


@pytest.fixture
def sealed(weak):
    """The file of the invented school, signed off."""
    return write(weak, sealing.seal(stored(weak), CHAIR))


def beside(path) -> list:
    return sorted(other.name for other in path.parent.glob("*.toml") if other != path)


async def test_signing_off_saves_what_was_typed_seals_the_file_and_takes_nothing_more(weak):
    async with sit(weak) as desk:
        at = desk.at
        await desk.press("3")
        level = desk.answer(at).level
        desk.app.sign_offs.sign_off(CHAIR)
        await desk.settled()
        assert "Signed off and sealed" in desk.said
        assert sealing.seal_state(stored(weak)).is_intact
        assert stored(weak).answer(at).level == level
        before = weak.read_bytes()
        await desk.press("1", "f", "u", "ctrl+z")
        await desk.settled()
        assert desk.answer(at).level == level
        assert weak.read_bytes() == before
        assert "READ ONLY" in desk.text
        assert "signed off" in desk.text
        assert "Signed off by Chair of governors on 22 Nov 2026, minute 14; version 1." in " ".join(desk.text.split())


async def test_a_seal_that_cannot_be_written_leaves_everything_open_and_is_said(weak, monkeypatch):
    before = weak.read_bytes()
    async with sit(weak) as desk:

        def full(path, data, *, replace=True):
            raise CannotWrite("cannot be written: the disk is full.", file=path)

        with monkeypatch.context() as patch:
            patch.setattr(atomic, "write", full)
            desk.app.sign_offs.sign_off(CHAIR)
            await desk.settled()
            assert "the disk is full" in desk.words
        assert weak.read_bytes() == before
        await desk.press("escape")
        assert not desk.work.read_only
        at = desk.at
        await desk.press("3")
        assert await desk.saved()
        assert stored(weak).answer(at).level


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_sealed_file_opens_read_only_and_says_who_signed_it(sealed, size):
    before = sealed.read_bytes()
    async with sit(sealed, size=size) as desk:
        assert "READ ONLY" in desk.text
        said = " ".join(desk.text.split())
        assert "Signed off by Chair of governors on 22 Nov 2026, minute 14; version 1." in said
        assert "open it again to make a new version" in said
        await desk.press("1")
        assert "open it again" in desk.said
    assert sealed.read_bytes() == before


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_sealed_file_that_was_edited_by_hand_opens_read_only_and_says_where_it_differs(sealed, size):
    answers = {**stored(sealed).answers}
    first = next(name for name, answer in answers.items() if answer.level == "in-place")
    answers[first] = answers[first].model_copy(update={"level": "embedded"})
    write(sealed, stored(sealed).model_copy(update={"answers": answers}))
    edited = sealed.read_bytes()
    async with sit(sealed, size=size) as desk:
        assert "changed since it was sealed" in desk.text
        reference = desk.work.questionnaire.reference[first]
        said = " ".join(desk.text.split())
        assert f"This file differs from what was sealed in the answer to {reference}." in said
        await desk.press("1")
        assert sealed.read_bytes() == edited
        desk.app.sign_offs.reopen()
        await desk.settled()
        assert beside(sealed) == ["weak (sealed 2026-11-22 v1, changed since).toml"]
        assert desk.answer(first).level == "embedded"


async def test_the_banner_names_the_first_answers_and_counts_the_rest(sealed):
    write(sealed, stored(sealed).model_copy(update={"answers": {}, "evidence": ()}))
    async with sit(sealed) as desk:
        said = " ".join(desk.text.split())
        assert "sealed in the answers to RA1, RA2, RA3, RA4 and 44 others and the evidence." in said


async def test_opened_again_it_can_be_changed_and_what_was_sealed_stays(sealed):
    before = sealed.read_bytes()
    async with sit(sealed) as desk:
        at = desk.at
        desk.app.sign_offs.reopen()
        await desk.settled()
        assert "Open again as a new version" in desk.said
        assert "READ ONLY" not in desk.text
        await desk.press("1")
        assert await desk.saved()
        assert stored(sealed).answer(at).level == "not-in-place"
        sign_off = stored(sealed).sign_off
        assert sign_off
        assert sign_off.version == 2
        await desk.press("u")
        assert desk.assessment.sign_off == sign_off
        assert beside(sealed) == ["weak (sealed 2026-11-22 v1).toml"]
        assert (sealed.parent / "weak (sealed 2026-11-22 v1).toml").read_bytes() == before


async def test_a_sealed_file_stays_sealed_where_its_copy_cannot_be_kept(sealed, monkeypatch):
    before = sealed.read_bytes()
    async with sit(sealed) as desk:

        def full(path, data, *, replace=True):
            raise CannotWrite("cannot be written: the disk is full.", file=path)

        monkeypatch.setattr(atomic, "write", full)
        desk.app.sign_offs.reopen()
        await desk.settled()
        assert "the disk is full" in desk.words
        assert desk.work.read_only
    assert sealed.read_bytes() == before


async def test_an_earlier_version_is_brought_back_under_the_present_version(sealed):
    async with sit(sealed) as desk:
        desk.app.sign_offs.reopen()
        await desk.settled()
        at = desk.at
        await desk.press("1")
        await desk.saved()
        desk.app.files.ask_version()
        await desk.settled()
        await desk.press("end", "enter", "y")
        assert await desk.saved()
        sign_off = stored(sealed).sign_off
        assert sign_off
        assert (sign_off.version, sign_off.is_sealed) == (2, False)
        assert desk.answer(at).level != "not-in-place"


async def test_a_sample_is_signed_off_and_opened_again_for_practice(home):
    async with sit() as desk:
        desk.app.files.open_sample("weak", catalogue.find("schools"))
        await desk.settled()
        at = desk.at
        desk.app.sign_offs.sign_off(CHAIR)
        await desk.settled()
        await desk.press("1")
        assert desk.answer(at).level != "not-in-place"
        assert sealing.seal_state(desk.assessment).is_intact
        desk.app.sign_offs.reopen()
        await desk.settled()
        await desk.press("1")
        assert desk.answer(at).level == "not-in-place"
        assert "PRACTICE" in desk.text
    assert list(home.rglob("*sealed*")) == []


async def test_somebody_elses_seal_is_not_replaced_by_mine_but_taken(weak):
    async with sit(weak) as desk:
        at, theirs = desk.at, sealing.seal(stored(weak), CHAIR)
        write(weak, theirs)
        await desk.press("1")
        await desk.saved()
        assert desk.place == "SaveTrouble"
        await desk.app.files._settle_trouble(desk.work, "mine")
        await desk.settled()
        assert "signed off and sealed" in desk.words
        assert stored(weak) == theirs
        await desk.app.files._settle_trouble(desk.work, "theirs")
        await desk.settled()
        assert desk.work.read_only
        assert desk.assessment == theirs
        assert "Yours is kept in" in desk.said
        (mine,) = (weak.parent / name for name in beside(weak))
        assert stored(mine).answer(at).level == "not-in-place"


async def test_a_sealed_file_of_a_retired_edition_is_not_opened_again(home):
    old = blank_assessment(open_questionnaire("schools", "2022"))
    path = write(home / "documents" / "old.toml", sealing.seal(old, CHAIR))
    before = path.read_bytes()
    async with sit(path) as desk:
        assert "begin a new assessment with the edition in use" in " ".join(desk.text.split())
        desk.app.sign_offs.reopen()
        await desk.settled()
        assert "is retired" in desk.said
    assert path.read_bytes() == before
    assert beside(path) == []


async def test_what_was_typed_into_a_form_before_the_file_was_sealed_is_refused_and_the_program_goes_on(weak):
    async with sit(weak) as desk:
        desk.app.go(ToContacts())
        await desk.settled()
        await desk.press("enter")
        assert desk.place == "AskContact"
        desk.work.session.apply("sign-off", sealing.seal(desk.assessment, CHAIR))
        before = desk.assessment
        await desk.fill("reach", "the front desk")
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.place == "contacts"
        assert desk.work.refusal in desk.said
        assert desk.assessment is before
        await desk.press("escape")
        assert desk.place == "question"


async def test_changes_of_an_assessment_that_is_not_open_any_more_are_not_shown(weak, monkeypatch):
    async with sit(weak) as desk:
        session = desk.work.session
        await desk.press("escape")
        assert desk.place == "start"
        drawn = []
        monkeypatch.setattr(type(desk.app.screen), "redraw", drawn.append)
        session.flag("prevent-lead")
        assert drawn == []


async def test_a_save_draws_the_header_only_when_its_words_change(weak, monkeypatch):
    async with sit(weak) as desk:
        drawn, redraw = [], HeaderBar.redraw
        monkeypatch.setattr(HeaderBar, "redraw", lambda bar: drawn.append(bar.state.plain) or redraw(bar))
        await desk.press("3")
        await desk.saved()
        assert [words.split()[1] for words in drawn] == ["saving", "saved"]
