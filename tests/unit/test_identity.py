"""What a file is known by: its own id, and before it has one, what it began with; never its name or a number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prevent_tui.assessment import identity, sealing
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Setting, State
from prevent_tui.assessment.model.governance import Cadence, Review
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.session import Session
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.ids import fresh
from prevent_tui.report.redaction import redact
from prevent_tui.workspace.beginning import new_assessment
from prevent_tui.workspace.opening import take_up
from support.small_questionnaire import NOON, TODAY, counted, little, open_session, plan, prove, question

ASKED = little(question("head"), question("hall"))
SIGNED = sealing.draft("Chair", TODAY)


def answered(*minutes, **more):
    """A file of before ids, its questions answered so many minutes after noon."""
    answers = {
        each.id: Answer(state=State.LEVEL, level="done", updated=NOON + timedelta(minutes=minute))
        for each, minute in zip(ASKED.questions, minutes, strict=False)
    }
    return blank_assessment(ASKED).model_copy(update={"answers": answers, **more})


AGREED = {"cadence": Cadence(next_on=TODAY)}
ASK, GO = Action(id="action-1", text="Ask"), Action(id="action-2", text="Go")


def test_a_new_assessment_has_an_id_that_is_its_own():
    one, other = (new_assessment(ASKED, "Oak", fresh) for _ in range(2))
    assert one.id != other.id
    assert identity.file_id(one) == one.id
    assert not identity.was_begun_earlier(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (answered(1), answered(2)),
        (answered(actions=(ASK,)), answered(actions=(GO,))),
        (answered(actions=(ASK,)), answered(actions=(ASK.model_copy(update={"text": "Test"}),))),
        (answered(reviews=(Review(on=TODAY),)), answered(reviews=(Review(on=TODAY + timedelta(days=1)),))),
        (answered(setting=Setting(name="Oak"), **AGREED), answered(setting=Setting(name="Ash"), **AGREED)),
    ],
)
def test_files_of_before_ids_that_began_otherwise_are_told_apart(one, other):
    assert identity.file_id(one) == identity.file_id(one.model_copy()) != identity.file_id(other)
    assert identity.was_begun_earlier(one)


def test_what_comes_later_makes_no_other_file_of_it():
    began = answered(1, actions=(ASK,))
    later = answered(1, 2, actions=(GO, ASK), setting=Setting(name="Ash"), reviews=(Review(on=TODAY),))
    assert identity.file_id(began) == identity.file_id(later)
    moved = ASK.model_copy(update={"due": TODAY, "owner": "Head"})
    assert identity.file_id(answered(actions=(moved, GO))) == identity.file_id(answered(actions=(ASK,)))


def test_a_sealed_file_is_known_by_its_first_seal_and_so_are_its_next_versions():
    sealed = sealing.seal(answered(1), SIGNED)
    assert identity.file_id(sealed) != identity.file_id(answered(1))
    second = sealing.next_version(sealed)
    assert second.id == identity.file_id(sealed)
    third = sealing.next_version(sealing.seal(second, SIGNED))
    assert third.id == second.id


def test_a_next_version_that_an_earlier_program_began_is_known_by_the_seal_it_supersedes():
    sealed = sealing.seal(answered(1), SIGNED)
    second = sealing.next_version(sealed).model_copy(update={"id": None})
    assert identity.file_id(second) == identity.file_id(sealed)


def test_the_id_of_a_file_is_under_its_seal():
    sealed = sealing.seal(new_assessment(ASKED, "Oak", fresh), SIGNED)
    other = sealed.model_copy(update={"id": "assessment-other"})
    assert [fault.place for fault in sealing.differences(other)] == ["id"]


def test_a_seal_from_before_ids_still_fits_and_nothing_is_written_into_its_file(tmp_path, shipped):
    path = tmp_path / "a.toml"
    path.write_bytes(codec.dump(sealing.seal(blank_assessment(shipped), SIGNED)))
    before = path.read_bytes()
    with Document.open(path, clock=lambda: NOON) as document:
        work = take_up(document, lambda: NOON, fresh, lambda _event: None)
        assert work.assessment.id is None
        assert work.seal.is_intact
    assert path.read_bytes() == before


async def test_an_older_file_gets_its_id_with_the_next_save_and_not_because_it_was_opened(tmp_path, shipped):
    path = tmp_path / "a.toml"
    old = blank_assessment(shipped).model_copy(update={"actions": (ASK,)})
    path.write_bytes(codec.dump(old))
    before = path.read_bytes()
    with Document.open(path, clock=lambda: NOON) as document:
        work = take_up(document, lambda: NOON, fresh, lambda _event: None)
        await work.flush()
        assert path.read_bytes() == before
        work.session.flag("head")
        assert await work.flush()
        work.stop()
    stored = codec.load(path)[0]
    assert stored.id == identity.file_id(old)
    assert stored.actions == (ASK,)


def test_an_older_file_in_which_nothing_is_yet_gets_an_id_that_no_other_has():
    one, other = (identity.identified(answered(), fresh) for _ in range(2))
    assert one.id != other.id
    assert identity.was_begun_earlier(one)


@pytest.mark.parametrize("old", [answered(1), answered(actions=(ASK,)), answered(**AGREED)])
def test_an_older_file_is_in_a_calendar_by_the_id_that_is_written_later(old):
    assert identity.identified(old, fresh).id == identity.file_id(old)


def test_a_version_that_is_brought_back_keeps_the_id_of_the_file():
    session = Session(ASKED, new_assessment(ASKED, "Oak", fresh), lambda: NOON)
    name = session.assessment.id
    session.replace(answered(1))
    assert session.assessment.id == name
    session.replace(new_assessment(ASKED, "Ash", counted()))
    assert session.assessment.id == "assessment-1"


def test_a_sealed_version_that_takes_the_place_of_an_open_one_keeps_its_seal():
    session = Session(ASKED, new_assessment(ASKED, "Oak", fresh), lambda: NOON)
    session.replace(sealing.seal(answered(1), SIGNED))
    assert sealing.seal_state(session.assessment).is_intact


@pytest.mark.parametrize("unnamed", [False, True])
def test_a_copy_to_share_is_known_by_nothing(unnamed):
    whole = new_assessment(ASKED, "Oak", fresh).model_copy(update={"actions": (ASK.model_copy(update={"id": "oak"}),)})
    shared = redact(whole, unnamed=unnamed, questionnaire=ASKED)
    assert shared.id is None
    assert [action.id for action in shared.actions] == ["action-1"]


def test_two_copies_of_one_file_that_are_edited_apart_give_no_id_to_two_things():
    begun = new_assessment(ASKED, "Oak", fresh)
    here, there = (Session(ASKED, begun, open_session(ASKED).clock) for _ in range(2))
    for session in (here, there):
        for number in range(3):
            plan(session, "head", f"Step {number}")
            prove(session, "head", f"Minutes {number}", "Drive", TODAY)
    for name in ("actions", "evidence"):
        ids = [each.id for session in (here, there) for each in getattr(session.assessment, name)]
        assert len(ids) == len(set(ids)) == 6
