"""A retired edition: its answers can be read and reported; whatever would change them is refused in words."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.assessment.model.assessment import Action, Evidence, Setting
from prevent_tui.assessment.storage.codec import dump
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.wording.sign_off import RETIRED
from support.app_pilot import NARROW, WIDE, answered, joined, sit, stored
from support.report_text import text_of
from support.small_questionnaire import put, question, table

OLD = {"id": "little", "edition": "2022", "title": "Little", "sector": "Tests", "status": "retired"}


REFUSED = "This edition is retired: it is only read. X exports it."


@pytest.fixture
def file(home, shipped):
    """Answers of 2022, with a note, a flag, evidence and an action, to an edition that is retired."""
    set_aside = {"not_applicable": {"allowed": True, "reasons": ["We have none"]}}
    house = {"id": "house", "title": "The house", "headings": [{"id": "roof", "title": "Roof"}]}
    asked = table(question("head", "must"), question("hall", **set_aside), questionnaire=OLD, groupings=[house])
    put(asked, paths.bundled_questionnaires(), "little-2022")
    path = answered(home / "documents" / "old.toml", {"head": "some"}, "little@2022")
    known = stored(path)
    answer = known.answer("head").model_copy(
        update={"note": "As it was in 2022.", "flagged": True, "evidence": ("proof",)}
    )
    full = known.model_copy(
        update={
            "setting": Setting(name="Mill School"),
            "answers": {"head": answer},
            "evidence": (Evidence(id="proof", where="Blue folder"),),
            "actions": (Action(id="step", question="head", text="Ask the county"),),
        }
    )
    path.write_bytes(dump(full))
    return path


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_opens_with_a_banner_and_read_only_beside_its_name(file, size):
    async with sit(file, size=size) as desk:
        assert "READ ONLY" in desk.text
        assert "This edition (2022) is retired." in joined(desk.text.splitlines())
        assert RETIRED in joined(desk.text.splitlines())
        desk.app.go(ToQuestion("head"))
        await desk.settled()
        assert "As it was in 2022." in desk.words
        assert desk.answer().level == "some"


CHANGING = {
    "a level": ("3",),
    "the level that was chosen": ("2",),
    "a level with the arrows": ("down", "down", "space"),
    "don't know": ("0",),
    "not applicable": ("minus",),
    "evidence": ("e", "plus"),
    "a note": ("n",),
    "an action": ("a",),
    "a flag": ("f",),
    "an action from the review": ("r", "a"),
}


@pytest.mark.parametrize("what", CHANGING)
async def test_every_key_that_would_change_something_is_refused_in_words_and_changes_nothing(file, what):
    before = file.read_bytes()
    async with sit(file) as desk:
        known = desk.assessment
        for name in ("head", "hall"):
            desk.app.go(ToQuestion(name))
            await desk.settled()
            place = desk.place
            await desk.press(*CHANGING[what])
            assert desk.said.count(REFUSED) == 1
            if desk.place == "LinkedEvidence":
                await desk.press("escape")
            assert desk.place in {place, "review"}
            assert desk.assessment is known
    assert file.read_bytes() == before


async def test_an_answer_is_not_cleared(file):
    async with sit(file) as desk:
        known = desk.assessment
        desk.app.go(ToQuestion("head"))
        await desk.settled()
        await desk.press("backspace")
        assert desk.said.count(REFUSED) == 1
        assert desk.assessment is known


@pytest.mark.parametrize(("key", "said"), [("u", "Nothing to take back."), ("ctrl+y", "Nothing to do again.")])
async def test_there_is_nothing_to_take_back_or_to_do_again(file, key, said):
    async with sit(file) as desk:
        known = desk.assessment
        await desk.press("3", key)
        assert said in desk.said
        assert desk.assessment is known


async def test_clicks_change_nothing_either(file):
    async with sit(file) as desk:
        known = desk.assessment
        for widget in ("Levels", "#proof", "#note-line", "#step"):
            await desk.pilot.click(widget, offset=(10, 0))
            await desk.settled()
            if desk.place == "LinkedEvidence":  # it is read there, and what would change it says why not
                await desk.press("enter", "escape")
            assert desk.place == "question"
            assert not desk.app.screen.is_typing
        assert desk.assessment is known
        assert REFUSED in desk.said


async def test_an_earlier_version_is_not_brought_back(file):
    with Document.open(file, clock=now) as document:
        older = document.assessment.model_copy(update={"answers": {}})
    whole = file.read_bytes()
    file.write_bytes(dump(older))
    with Document.open(file, clock=now):
        pass
    file.write_bytes(whole)
    async with sit(file) as desk:
        known = desk.assessment
        desk.app.call_later(desk.app.files.ask_version)  # as the palette does
        await desk.settled()
        await desk.press("end", "enter")
        assert desk.place == "PickVersion"
        assert desk.assessment is known
        assert REFUSED in desk.said
    assert file.read_bytes() == whole


async def test_quitting_and_closing_ask_nothing_and_leave_the_file_as_it_was(file):
    before = file.read_bytes()
    async with sit(file) as desk:
        await desk.press("3", "escape")
        assert desk.place == "start"
    async with sit(file) as desk:
        await desk.press("3", "ctrl+q")
        assert desk.app.return_code == 0
    assert file.read_bytes() == before


async def test_it_is_read_like_any_other_by_question_theme_review_and_headings(file):
    async with sit(file) as desk:
        assert desk.at == "hall"
        await desk.press("left")
        assert desk.at == "head"
        await desk.press("t", "enter")
        assert desk.place == "theme-end"
        await desk.press("escape", "r", "v", "6")
        assert desk.work.headings_title == "The house"
        assert "The one must is not met yet" in desk.words
        await desk.press("enter")
        assert (desk.place, desk.at) == ("question", "head")


@pytest.mark.external("pdftotext")
async def test_its_report_can_be_made(file):
    async with sit(file) as desk:
        await desk.press("x", "enter")
        assert "The full report is made:" in desk.words
    (made,) = file.parent.glob("*.pdf")
    assert "edition 2022" in text_of(made)
    assert "As it was in 2022." in text_of(made)


async def test_no_new_assessment_can_be_begun_with_it(file):
    async with sit() as desk:
        await desk.press("1")
        rows = [row.id for row in desk.app.screen.query_one(Rows).rows]
        assert rows == [str(bundled_files()["little"])]


async def test_the_shipped_edition_of_2022_has_a_sample_that_can_be_looked_at(home):
    async with sit() as desk:
        await desk.press("3", "1")
        rows = desk.app.screen.query_one(Rows)
        rows.highlighted = [row.id for row in rows.rows].index(str(bundled_files()["schools-2022"]))
        await desk.press("enter")
        assert desk.work.questionnaire.about.edition == "2022"
        assert "READ ONLY" in desk.text
        known = desk.assessment
        await desk.press("1", "f", "x", "enter")
        assert desk.assessment is known
        assert "The full report is made:" in desk.words
