"""Local additions on screen: taken up in set-up or later, scored apart, saved with the answers, and in the report."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from textual import events

from prevent_tui import paths
from prevent_tui.assessment.model.assessment import EditionRef
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage.codec import dump
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic
from prevent_tui.questionnaire import catalogue
from prevent_tui.questionnaire.catalogue import find_overlay, open_questionnaire, overlays, with_additions
from prevent_tui.tui.kit.routes import ToQuestion, ToSetting
from prevent_tui.tui.start.facts import FactRow
from prevent_tui.tui.start.setup import AdditionRow
from prevent_tui.workspace.recent_files import recent
from support.app_pilot import NARROW, WIDE, answered, joined, new_school, sit, stored
from support.report_text import text_of
from support.small_questionnaire import addition, put, question, table

CONTACT = {"who": "County Prevent team", "reach": "01234 567890", "checked_on": date(2026, 11, 1)}
PROMPT = {"question": "head", "prompt": "The county's certificate"}
COUNTY = addition(question("bridge"), question("river"), contacts=[CONTACT], evidence=[PROMPT])
RECORDED = (EditionRef(id="county", edition="2026-10"),)

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture
def county(home):
    """The file of an addition to the one shipped questionnaire."""
    return put(COUNTY, paths.own_questionnaires(), "county")


@pytest.fixture
def file(home):
    """Answers to the published questions alone."""
    return answered(home / "documents" / "mine.toml", {"head": "done"}, "little")


@pytest.fixture
def local(home, county):
    """Answers to the published questions, with the addition taken up."""
    asked = open_questionnaire("little")
    path = new_school(home / "documents" / "local.toml", "little")
    path.write_bytes(dump(blank_assessment(with_additions(asked, [find_overlay("county", asked)]))))
    return path


async def add(desk):
    """Says in the set-up form that the addition is wanted, and goes on."""
    desk.app.screen.query_one(AdditionRow).focus()
    await desk.press("y", "ctrl+s")


# ------------------------------------------------------------ in a new assessment


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_set_up_offers_what_there_is_and_says_what_it_adds(home, county, size):
    async with sit(size=size) as desk:
        await desk.press("1", "enter")
        assert "Add to it, from your council or trust" in desk.words
        assert "County questions" in desk.words
        desk.app.screen.query_one(AdditionRow).focus()
        await desk.settled()
        assert "Adds 2 questions, scored apart; the published numbers stay as they are." in desk.words


async def test_without_additions_set_up_speaks_of_none(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        assert "Add to it" not in desk.words


async def test_an_addition_to_another_edition_is_not_offered(home):
    other = {**COUNTY, "overlay": COUNTY["overlay"] | {"extends_edition": "2025-09"}}
    put(other, paths.own_questionnaires(), "county")
    async with sit() as desk:
        await desk.press("1", "enter")
        assert "Add to it" not in desk.words


async def test_an_addition_is_left_out_unless_it_is_chosen(home, county):
    async with sit() as desk:
        await desk.press("1", "enter", "ctrl+s", "enter")
        assert desk.work.question_ids == ["head", "hall", "gate"]
        path = desk.work.document.path
    assert stored(path).overlays == ()


async def test_an_addition_that_is_chosen_is_asked_last_and_recorded_in_the_file(home, county):
    async with sit() as desk:
        await desk.press("1", "enter")
        await add(desk)
        assert desk.place == "front"
        await desk.press("enter")
        assert desk.work.question_ids == ["head", "hall", "gate", "bridge", "river"]
        desk.app.go(ToQuestion("bridge"))
        await desk.press("3")
        assert "L1 Question 4 of 5" in desk.words
        assert "Only here" in desk.text
        await desk.saved()
        path = desk.work.document.path
    assert stored(path).overlays == RECORDED
    assert stored(path).answer("bridge").level == "done"
    async with sit(path) as desk:
        assert desk.work.question_ids == ["head", "hall", "gate", "bridge", "river"]
        assert desk.answer("bridge").level == "done"


async def test_an_addition_that_reaches_too_far_is_refused_with_its_place_and_nothing_is_made(home):
    put(addition(question("bridge", "must")), paths.own_questionnaires(), "county")
    async with sit() as desk:
        await desk.press("1", "enter")
        await add(desk)
        assert desk.place == "Notice"
        assert "county.toml: cannot be added to little." in desk.words
        assert "questions[bridge].obligation: is `must`" in desk.words
        await desk.press("escape")
        assert desk.place == "setup"
    assert not (home / "documents" / "Prevent").exists()


async def test_an_addition_without_questions_says_so(home):
    put(addition(contacts=[CONTACT]), paths.own_questionnaires(), "county")
    async with sit() as desk:
        await desk.press("1", "enter")
        desk.app.screen.query_one(AdditionRow).focus()
        await desk.settled()
        assert "Adds evidence suggestions or contacts, and no question." in desk.words


# ------------------------------------------------------------ in an open assessment


async def test_an_addition_is_taken_up_later_with_every_answer_kept(file, county):
    async with sit(file) as desk:
        desk.app.go(ToQuestion("hall"))
        await desk.press("2", "n")
        await desk.type("Half of it.", "escape")
        before = desk.work.result.total
        desk.app.go(ToSetting())
        await desk.settled()
        await add(desk)
        assert "Added. Its questions come after the published ones, and are scored apart." in desk.said
        assert desk.place == "question"
        assert desk.work.question_ids == ["head", "hall", "gate", "bridge", "river"]
        assert desk.work.result.total == before
        assert (desk.answer("hall").level, desk.answer("hall").note) == ("some", "Half of it.")
        desk.app.go(ToQuestion("river"))
        await desk.press("1")
        assert desk.work.result.total == before
        await desk.saved()
    assert stored(file).overlays == RECORDED
    assert {name: answer.level for name, answer in stored(file).answers.items()} == {
        "head": "done",
        "hall": "some",
        "river": "none",
    }
    async with sit(file) as desk:
        assert desk.answer("river").level == "none"


async def test_an_addition_that_was_taken_up_is_not_offered_again(local):
    async with sit(local) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        assert "Add to it" not in desk.words


async def test_without_choosing_it_the_form_adds_nothing(file, county):
    async with sit(file) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.press("ctrl+s")
        assert desk.work.questionnaire.additions == ()
        await desk.saved()
    assert stored(file).overlays == ()


async def test_an_addition_that_broke_is_refused_and_the_assessment_goes_on_without_it(file, county):
    put(addition(question("head")), county.parent, "county")
    async with sit(file) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await add(desk)
        assert desk.place == "Notice"
        assert "questions[head]" in desk.words
        await desk.press("escape", "1")
        await desk.saved()
        assert desk.work.questionnaire.additions == ()
    assert stored(file).overlays == ()
    assert len(stored(file).answers) == 2


async def test_nothing_is_added_while_the_answers_cannot_be_saved(file, county, monkeypatch):
    def full(path, data, *, replace=True):
        raise CannotWrite("cannot be written: the disk is full.", file=path)

    async with sit(file) as desk:
        monkeypatch.setattr(atomic, "write", full)
        await desk.press("1")
        desk.app.go(ToSetting())
        await desk.settled()
        await add(desk)
        assert "Nothing was added: your answers cannot be saved at the moment." in desk.said
        assert desk.work.questionnaire.additions == ()
        monkeypatch.undo()


class SlowDisk:
    """Reading an addition waits until it may go on."""

    def __init__(self, monkeypatch):
        self.may_go_on = threading.Event()

        def slowly(*args):
            self.may_go_on.wait(10)
            return with_additions(*args)

        monkeypatch.setattr(catalogue, "with_additions", slowly)


async def test_what_is_answered_while_the_addition_is_being_read_is_not_lost(file, county, monkeypatch):
    disk = SlowDisk(monkeypatch)
    async with sit(file) as desk:
        desk.app.go(ToQuestion("hall"))
        await desk.settled()
        desk.app.files.add(overlays())
        desk.app.post_message(events.Key("4", "4"))
        while desk.answer("hall").level is None:
            await desk.pilot.pause(0)
        disk.may_go_on.set()
        await desk.saved()
        assert desk.work.question_ids[-1] == "river"
        assert desk.answer("hall").level == "deep"
    assert stored(file).overlays == RECORDED
    assert stored(file).answer("hall").level == "deep"


async def test_closing_while_the_addition_is_being_read_closes_for_good(file, county, monkeypatch):
    disk = SlowDisk(monkeypatch)
    async with sit(file) as desk:
        desk.app.files.add(overlays())
        desk.app.files.close()
        while desk.app.work is not None:
            await desk.pilot.pause(0)
        disk.may_go_on.set()
        await desk.settled()
        assert desk.place == "start"
        assert desk.app.work is None
        Document.open(file, clock=now).close()


async def test_a_sample_takes_up_no_addition_and_says_so(home, county):
    counts = {"musts": [0, 1], "shoulds": [0, 0], "conditions": [0, 0], "points": [0, 0], "answered": 0, "of": 1}
    expects = counts | {"dont_know": 0, "not_applicable": 0, "themes": {}, "gaps": []}
    sample = {"id": "weak", "strength": "weak", "name": "Nowhere", "expects": expects}
    put(table(question("head", "must"), samples=[sample]), paths.bundled_questionnaires(), "little")
    async with sit() as desk:
        await desk.press("3", "1", "enter")
        desk.app.go(ToSetting())
        await desk.settled()
        await add(desk)
        assert "A sample takes up no local additions." in desk.said
        assert desk.work.question_ids == ["head"]


async def test_an_earlier_version_from_before_the_addition_keeps_it(file, county):
    async with sit(file) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await add(desk)
        desk.app.go(ToQuestion("bridge"))
        await desk.press("3")
        await desk.saved()
        desk.app.files.ask_version()
        await desk.settled()
        await desk.press(*["down"] * (len(desk.rows("versions")) - 1), "enter", "y")
        assert desk.answer("bridge").level is None
        await desk.press("4")
        await desk.saved()
    assert stored(file).overlays == RECORDED
    Document.open(file, clock=now).close()


async def test_an_addition_that_is_not_on_this_computer_is_said_with_what_to_do(local, county):
    county.unlink()
    async with sit() as desk:
        await desk.app.files.open_path(local)
        await desk.settled()
        assert desk.place == "Notice"
        assert "the local addition `county`, edition 2026-10, is not on this computer" in desk.words
        assert "Ask whoever publishes it for the file" in desk.words


# ------------------------------------------------------------ what it shows


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_review_shows_it_apart_from_the_published_themes(local, size):
    async with sit(local, size=size) as desk:
        desk.app.go(ToQuestion("bridge"))
        await desk.press("4", "r", *(["s"] if size == WIDE else []))
        rows = [joined([row]) for row in desk.text.splitlines()]
        apart = rows.index("LOCAL ADDITIONS, SCORED APART")
        assert rows[apart + 1].startswith("Only here")
        assert "3 of 3" in rows[apart + 1] or size == NARROW
        assert [row.split()[0] for row in rows[apart - 2 : apart]] == ["People", "Places"]
        assert "0 of 3 answered" in desk.words


@pytest.mark.parametrize("keys", [("question_mark",), ("r", "question_mark"), ("e", "enter", "f1")])
async def test_its_contacts_are_in_the_help(local, keys):
    async with sit(local, size=(120, 130)) as desk:
        desk.app.go(ToQuestion("head"))
        await desk.settled()
        await desk.press(*keys)
        assert "LOCAL CONTACTS County Prevent team: 01234 567890. Checked 1 Nov" in desk.words


async def test_without_an_addition_the_help_has_no_contacts(file, county):
    async with sit(file, size=(120, 80)) as desk:
        await desk.press("question_mark")
        assert "LOCAL CONTACTS" not in desk.words


async def test_its_prompt_is_shown_with_the_evidence_of_the_published_question(local):
    async with sit(local) as desk:
        desk.app.go(ToQuestion("head"))
        await desk.press("e", "enter")
        assert "The county's certificate" in desk.words


@pytest.mark.external("pdftotext")
async def test_it_is_in_the_report(local):
    async with sit(local) as desk:
        desk.app.go(ToQuestion("bridge"))
        await desk.press("1", "x", "enter")
        assert "The full report is made:" in desk.words
    (made,) = local.parent.glob("*.pdf")
    shown = text_of(made)
    assert "Only here (scored apart)" in shown
    assert "With the local addition County questions, edition 2026-10" in shown
    assert "County Prevent team" in shown
    assert "The fact called river." in shown


async def test_under_other_headings_it_stays_in_its_own_theme(home, county):
    house = {"id": "house", "title": "The house", "headings": [{"id": "roof", "title": "Roof"}]}
    asked = table(question("head", "must", tags={"house": "roof"}), question("hall"), groupings=[house])
    put(asked, paths.bundled_questionnaires(), "little")
    path = new_school(home / "documents" / "mine.toml", "little")
    async with sit(path) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await add(desk)
        await desk.press("v", "2")
        titles = [theme.title for theme in desk.work.themes]
        assert titles == ["Roof", "Under none of these headings", "Only here"]


async def test_the_list_of_recent_files_counts_the_published_questions(local):
    async with sit(local) as desk:
        desk.app.go(ToQuestion("bridge"))
        await desk.press("4")
        await desk.saved()
    assert (recent()[0].answered, recent()[0].of) == (0, 3)


# ------------------------------------------------------------ what a new assessment starts with


def with_a_default():
    """Ships a questionnaire whose fact `phase` starts as primary."""
    raw = table(question("head"))
    raw["facts"][1]["default"] = "primary"
    put(raw, paths.bundled_questionnaires(), "little")


async def test_the_default_of_a_fact_is_stated_in_a_new_assessment_and_shown_before(home):
    with_a_default()
    async with sit() as desk:
        await desk.press("1", "enter")
        rows = {row.fact.id: row.value for row in desk.app.screen.query(FactRow)}
        assert rows == {"boarding": None, "phase": "primary"}
        await desk.press("ctrl+s")
        path = desk.work.document.path
    assert stored(path).setting.facts == {"phase": "primary"}


async def test_a_default_can_be_taken_back_before_it_is_stated(home):
    with_a_default()
    async with sit() as desk:
        await desk.press("1", "enter")
        row = next(row for row in desk.app.screen.query(FactRow) if row.fact.id == "phase")
        row.focus()
        await desk.press("left", "ctrl+s")
        assert desk.assessment.setting.facts == {}


async def test_an_assessment_from_before_states_no_default(file):
    with_a_default()
    file.write_bytes(dump(stored(file).model_copy(update={"answers": {}})))
    async with sit(file) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.press("ctrl+s")
        assert desk.assessment.setting.facts == {}
