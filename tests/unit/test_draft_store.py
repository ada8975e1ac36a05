"""The drafts of an open assessment: when they are written, and their part in the undo history."""

from __future__ import annotations

import asyncio

import pytest

from prevent_tui.assessment import actions
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.session import Session
from prevent_tui.errors import CannotWrite
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.workspace import draft_files
from prevent_tui.workspace.drafts import Drafts
from support.app_pilot import Clock
from support.small_questionnaire import TODAY

CONTACT = DraftOf("contact", "new office", "a contact")


@pytest.fixture
def session():
    schools = open_questionnaire("schools")
    return Session(schools, blank_assessment(schools), Clock())


@pytest.fixture
def folder(home):
    return home / "drafts"


def kept(folder):
    return {each.of: dict(each.fields) for each in draft_files.read(folder)[0]}


def typed(drafts: Drafts) -> dict[DraftOf, dict[str, str]]:
    return {each.of: dict(each.fields) for each in drafts.waiting}


async def test_what_is_typed_is_written_within_moments_and_again_as_it_goes_on(folder):
    drafts = Drafts(Clock(), folder)
    for text in ("a", "ab", "abc"):
        drafts.type(CONTACT, {"who": text})
    assert kept(folder) == {}
    assert not drafts.is_written
    assert await drafts.flush()
    assert kept(folder) == {CONTACT: {"who": "abc"}}
    drafts.type(CONTACT, {"who": "abcd"})
    assert await drafts.flush()
    assert kept(folder) == {CONTACT: {"who": "abcd"}}


async def test_typing_that_never_pauses_is_written_all_the_same(folder, monkeypatch):
    monkeypatch.setattr("prevent_tui.workspace.drafts.TYPING_PAUSE", 0.01)
    drafts = Drafts(Clock(), folder)
    for number in range(1000):
        drafts.type(CONTACT, {"who": str(number)})
        await asyncio.sleep(0.001)
        if kept(folder):
            return
    raise AssertionError("never written")


def test_without_an_event_loop_they_are_written_as_the_program_ends(folder):
    drafts = Drafts(Clock(), folder)
    drafts.type(CONTACT, {"who": "abc"})
    drafts.write_now()
    assert kept(folder) == {CONTACT: {"who": "abc"}}


def test_those_of_a_sample_are_only_held(home):
    drafts = Drafts(Clock())
    drafts.type(CONTACT, {"who": "abc"})
    drafts.write_now()
    assert typed(drafts) == {CONTACT: {"who": "abc"}}
    assert not list(home.rglob("*.json"))


def test_they_are_there_again_when_the_file_is_opened_again(folder):
    drafts = Drafts(Clock(), folder)
    drafts.type(CONTACT, {"who": "abc"})
    drafts.write_now()
    assert typed(Drafts(Clock(), folder)) == {CONTACT: {"who": "abc"}}


async def test_what_cannot_be_written_is_said_and_written_later(folder, monkeypatch):
    drafts = Drafts(Clock(), folder)

    def refuse(*_args):
        raise CannotWrite("cannot be written: the disk is full.")

    drafts.type(CONTACT, {"who": "abc"})
    with monkeypatch.context() as patch:
        patch.setattr(draft_files, "write", refuse)
        assert not await drafts.flush()
    assert drafts.error
    assert await drafts.flush()
    assert drafts.error is None
    assert kept(folder) == {CONTACT: {"who": "abc"}}


# ------------------------------------------------------------ undo


def test_leaving_a_draft_is_a_step_and_says_so(session):
    drafts = Drafts(Clock()).follow(session)
    drafts.type(CONTACT, {"who": "abc"})
    drafts.set_aside(CONTACT, None)
    assert session.undo().label == "draft of a contact"
    assert typed(drafts) == {}
    session.redo()
    assert typed(drafts) == {CONTACT: {"who": "abc"}}


def test_leaving_it_again_unchanged_is_no_step(session):
    drafts = Drafts(Clock()).follow(session)
    drafts.type(CONTACT, {"who": "abc"})
    drafts.set_aside(CONTACT, None)
    step = session.last_step
    drafts.set_aside(CONTACT, drafts.of(CONTACT))
    assert session.last_step is step


def test_keeping_a_form_and_losing_its_draft_are_one_step(session):
    drafts = Drafts(Clock()).follow(session)
    drafts.type(CONTACT, {"who": "abc"})
    drafts.set_aside(CONTACT, None)
    before = drafts.of(CONTACT)
    with drafts.kept(CONTACT, before):
        session.describe("Fenbridge", {})
    assert typed(drafts) == {}
    assert session.undo().label == "setting"
    assert session.assessment.setting.name == ""
    assert typed(drafts) == {CONTACT: {"who": "abc"}}
    session.redo()
    assert (session.assessment.setting.name, typed(drafts)) == ("Fenbridge", {})


def test_a_form_that_cannot_be_kept_keeps_its_draft(session):
    drafts = Drafts(Clock()).follow(session)
    drafts.type(CONTACT, {"who": "abc"})
    with pytest.raises(ValueError, match="no"), drafts.kept(CONTACT, None):
        raise ValueError("no")
    assert typed(drafts) == {CONTACT: {"who": "abc"}}


def test_a_draft_is_no_change_that_is_saved(session):
    changes = []
    session.subscribe(changes.append)
    drafts = Drafts(Clock()).follow(session)
    before = session.assessment
    drafts.type(CONTACT, {"who": "abc"})
    assert changes == []
    drafts.set_aside(CONTACT, None)
    assert [change.after is change.before for change in changes] == [True]
    assert session.assessment is before


async def test_the_draft_of_what_is_taken_out_goes_and_comes_back_with_it(session, folder):
    drafts = Drafts(Clock(), folder).follow(session)
    session.apply("action", actions.keep(session.assessment, Action(id=actions.NEW, text="Ask"), TODAY, session.ids))
    (action,) = session.assessment.actions
    of = DraftOf("action", f"actions/{action.id}", "an action")
    drafts.type(of, {"text": "Ask twice"})
    await drafts.flush()
    session.apply("action", actions.remove(session.assessment, action.id))
    assert typed(drafts) == {}
    await drafts.flush()
    assert kept(folder) == {}
    session.undo()
    assert typed(drafts) == {of: {"text": "Ask twice"}}
    await drafts.flush()
    assert kept(folder) == {of: {"text": "Ask twice"}}


async def test_they_move_with_the_file_they_are_of(home, folder):
    drafts = Drafts(Clock(), folder)
    drafts.type(CONTACT, {"who": "abc"})
    await drafts.flush()
    drafts.move_to(home / "elsewhere")
    await drafts.flush()
    assert (kept(folder), kept(home / "elsewhere")) == ({}, {CONTACT: {"who": "abc"}})
