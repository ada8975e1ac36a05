"""A file whose questions were revised since they were answered: said once, marked, gone to, and settled by a choice."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer, EditionRef, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.kit.frame import Band
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.small_questionnaire import TODAY, put, question, table

ABOUT = {"id": "little", "edition": "2026-09", "title": "Little", "sector": "Tests", "revision": 2}
SAID = "One question asks something different since you answered it: it is marked to look at again."
ON_QUESTION = "Asked differently since you answered: look at it again"


def head(desk):
    """The band of the question."""
    return " ".join(line.plain for line in desk.app.screen.query_one(Band).drawn(100))


@pytest.fixture
def old(home):
    """Answers of a file from before revisions were kept, to a questionnaire that is at its second revision now."""
    questions = [
        question("head", "must"),
        question("hall", changed_in="2026-09.2"),
        question("gate", since="2026-09.2"),
    ]
    put(table(*questions, questionnaire=ABOUT), paths.own_questionnaires(), "little")
    level = Answer(state=State.LEVEL, level="some")
    return blank_assessment(open_questionnaire("little")).model_copy(
        update={
            "id": "assessment-1",
            "questionnaire": EditionRef(id="little", edition="2026-09"),
            "answers": {"head": level, "hall": level},
        }
    )


def answer_what_is_open(desk):
    """Answers every question that has no answer: O goes to those first."""
    while name := desk.work.next_open(""):
        desk.work.session.choose(name, desk.work.questionnaire.scale_of[name].levels[0].id)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_is_said_once_marked_gone_to_and_settled_by_the_same_choice(old, home, size):
    path = write(home / "documents" / "mine.toml", old)
    data = path.read_bytes()
    async with sit(path, size=size) as desk:
        assert desk.said.count(SAID) == 1
        assert path.read_bytes() == data
        answer_what_is_open(desk)
        await desk.press("o")
        assert desk.at == "hall"
        assert ON_QUESTION in head(desk)
        if size == WIDE:
            assert "1 to look at again" in desk.text
        await desk.press("2")
        assert ON_QUESTION not in head(desk)
        await desk.press("u")
        assert ON_QUESTION in head(desk)
        await desk.press("o", "f", "f")
        await desk.saved()
    kept = stored(path)
    assert kept.answer("hall").look_again
    assert kept.questionnaire.revision == 2
    assert b"\nformat = 2\n" in path.read_bytes()
    async with sit(path, size=size) as desk:
        assert SAID not in desk.said
        await desk.press("o")
        assert ON_QUESTION in head(desk)


async def test_looking_at_it_writes_nothing(old, home):
    path = write(home / "documents" / "mine.toml", old)
    data = path.read_bytes()
    async with sit(path) as desk:
        await desk.press("o", "i", "i")
    assert path.read_bytes() == data


async def test_a_sealed_file_is_shown_with_its_own_questions_and_opened_again_with_those_of_today(old, home):
    path = write(home / "documents" / "mine.toml", sealing.seal(old, sealing.draft("Chair", TODAY, "Adopted")))
    data = path.read_bytes()
    async with sit(path, size=WIDE) as desk:
        assert SAID not in desk.said
        assert list(desk.work.result.verdicts) == ["head", "hall"]
        assert "1 is asked differently since" in desk.work.closed_reason
        assert path.read_bytes() == data
        desk.app.sign_offs.reopen()
        await desk.settled()
        assert SAID in desk.said
        assert list(desk.work.result.verdicts) == ["head", "hall", "gate"]
        assert desk.work.look_again_ids == ["hall"]
    assert any(codec.load(each)[0].sign_off.is_sealed for each in path.parent.glob("*sealed*"))
