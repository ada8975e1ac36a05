"""Drafts of forms: one for each form and item, and what may happen to them besides being kept or thrown away."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.assessment import actions, sealing
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import CannotWrite
from prevent_tui.report.export import export
from prevent_tui.report.request import ExportRequest, Format
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.start.facts import FactRow
from prevent_tui.workspace import draft_files
from prevent_tui.workspace.exporting.job import job_of_work
from support.app_pilot import sit, stored, write
from support.drafts import WORDS, kept_drafts
from support.sealed_assessment import CHAIR
from support.small_questionnaire import TODAY


async def test_each_item_has_a_draft_of_its_own(full):
    second = Action(id="second", text="Tell", owner="Head")
    write(full, stored(full).model_copy(update={"actions": (*stored(full).actions, second)}))
    async with sit(full) as desk:
        for key, text in (("home", "first"), ("end", "second")):
            await desk.press("p", key, "enter", "enter")
            await desk.fill("owner", text)
            await desk.press("escape", "escape")
        assert "2 drafts" in desk.text
        for key, text in (("home", "first"), ("end", "second")):
            await desk.press("p", key, "enter", "enter")
            assert desk.field("owner") == text
            await desk.press("escape", "escape")


async def test_the_draft_of_what_is_taken_out_goes_with_it(full):
    async with sit(full) as desk:
        await desk.press("p", "enter", "enter")
        await desk.fill("owner", WORDS)
        await desk.press("escape", "escape")
        assert "a form on it is half filled" in desk.text
        await desk.press("delete", "2")
        await desk.work.flush()
        assert kept_drafts(full) == []
        await desk.press("u")
        assert "a form on it is half filled" in desk.text
        await desk.work.flush()
        assert len(kept_drafts(full)) == 1


async def test_a_draft_leaves_alone_what_was_not_typed_in_it(full):
    async with sit(full) as desk:
        await desk.press("p", "enter", "enter")
        await desk.fill("owner", WORDS)
        await desk.press("escape")
        (step,) = desk.assessment.actions
        said_since = step.model_copy(update={"text": "Ask again", "owner": "Head"})
        desk.work.session.apply("action", actions.keep(desk.assessment, said_since, TODAY, desk.work.session.ids))
        await desk.press("enter")
        assert (desk.field("text"), desk.field("owner")) == ("Ask again", WORDS)


@pytest.mark.parametrize("share", [False, True], ids=["whole", "share copy"])
async def test_nothing_that_is_made_of_an_assessment_holds_a_draft(full, share):
    async with sit(full) as desk:
        for keys, field in ((("e", "enter"), "title"), (("p", "enter", "enter"), "owner"), (("k", "enter"), "who")):
            await desk.press(*keys)
            await desk.fill(field, WORDS)
            await desk.press("escape")
            while desk.place != "question":
                await desk.press("escape")
        assert len(desk.work.drafts.waiting) == 3
        await desk.saved()
        job = job_of_work(desk.work, ExportRequest(format=Format.HTML, share=share))
        assert WORDS.encode() not in export(job).data
        assert WORDS.encode() not in codec.dump(desk.assessment)
    folders = [full.parent, *(paths.state_dir() / name for name in ("backups", "locks"))]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert full in files
    assert not [file for file in files if WORDS.encode() in file.read_bytes()]


async def test_linking_evidence_of_the_list_instead_ends_the_draft(full):
    async with sit(full) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        await desk.press("e", "enter")
        await desk.fill("title", "Register")
        await desk.press("ctrl+l", "escape")
        assert [draft.fields["title"] for draft in desk.work.drafts.waiting] == ["Register"]
        await desk.press("enter", "ctrl+l", "enter")
        assert desk.answer("prevent-lead").evidence == ("piece",)
        assert desk.work.drafts.waiting == ()


async def test_a_new_assessment_that_was_not_begun_waits_too(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.type("Fenbridge")
        row = next(each for each in desk.app.screen.query(FactRow) if each.fact.kind == "yes-no")
        row.focus()
        await desk.settled()
        await desk.press("n")
        assert row.value is False
        await desk.press("escape")
        assert "Ctrl+Z in it throws it away" in desk.said
        await desk.press("ctrl+q")
    assert len(kept_drafts(None)) == 1
    async with sit() as desk:
        await desk.press("1", "enter")
        assert desk.field("name") == "Fenbridge"
        row = next(each for each in desk.app.screen.query(FactRow) if each.fact.kind == "yes-no")
        assert row.value is False
        await desk.press("ctrl+s")
        assert desk.assessment.setting.name == "Fenbridge"
        await desk.app.drafts.flush()
    assert kept_drafts(None) == []
    assert list((home / "documents").rglob("*.toml"))


async def test_of_a_sample_nothing_is_written(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "e", "enter")
        await desk.fill("title", WORDS)
        await desk.press("escape", "enter")
        assert desk.field("title") == WORDS
        await desk.press("f1", "ctrl+q")
    assert not [file for file in home.rglob("*") if file.is_file() and WORDS.encode() in file.read_bytes()]


async def test_a_damaged_draft_is_said_and_stops_no_form(full):
    folder = draft_files.folder_of(full)
    folder.mkdir(parents=True)
    (folder / "0123.json").write_bytes(b"{")
    async with sit(full) as desk:
        await desk.press("e", "enter")
        assert "A draft could not be read" in desk.said
        await desk.fill("title", WORDS)
        await desk.press("escape")
        await desk.work.flush()
    assert (folder / "0123.json").read_bytes() == b"{"
    assert [draft["title"] for draft in kept_drafts(full)] == [WORDS]


# ------------------------------------------------------------ what else may happen to a form


async def test_a_page_that_comes_forward_over_a_form_leaves_its_draft(full):
    async with sit(full) as desk:
        await desk.press("e", "enter")
        await desk.fill("title", WORDS)
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        assert desk.reference == "RA1"
        await desk.press("u")
        assert "Taken back: draft of new evidence for IT9" in desk.said


async def test_a_form_of_an_assessment_that_was_sealed_meanwhile_keeps_its_words(full):
    async with sit(full) as desk:
        await desk.press("e", "enter")
        await desk.fill("title", WORDS)
        sealed = sealing.seal(desk.assessment, CHAIR)
        desk.work.session.apply("sign-off", sealed)
        await desk.press("ctrl+s")
        assert "signed off" in desk.said.lower()
        await desk.press("escape")
        assert desk.place == "question"
        assert desk.assessment == sealed
        assert [draft.fields["title"] for draft in desk.work.drafts.waiting] == [WORDS]


async def test_a_form_of_what_is_not_open_any_more_changes_nothing_and_keeps_its_words(full):
    async with sit(full) as desk:
        await desk.press("e", "enter")
        await desk.fill("title", WORDS)
        desk.app.opening.begin_again(desk.work)
        before = desk.assessment
        await desk.press("ctrl+s")
        assert "changed by another program meanwhile" in desk.said
        assert desk.assessment == before
        assert [draft.fields["title"] for draft in desk.work.drafts.waiting] == [WORDS]
        await desk.press("enter")
        assert desk.field("title") == WORDS


async def test_drafts_go_with_work_that_goes_on_in_another_file(full, home):
    async with sit(full) as desk:
        await desk.press("e", "enter")
        await desk.fill("title", WORDS)
        await desk.press("escape")
        await desk.app.files._move_to(desk.work, home / "elsewhere.toml")
        await desk.settled()
        desk.app.forget_message()  # longer than the row: Enter would show all of it
        await desk.press("enter")
        assert desk.field("title") == WORDS
        await desk.work.flush()
    assert kept_drafts(full) == []
    assert [draft["title"] for draft in kept_drafts(home / "elsewhere.toml")] == [WORDS]


async def test_leaving_asks_where_a_draft_cannot_be_written(full, monkeypatch):
    def refuse(*_args):
        raise CannotWrite("cannot be written: the disk is full.")

    async with sit(full) as desk:
        await desk.press("e", "enter")
        with monkeypatch.context() as patch:
            patch.setattr(draft_files, "write", refuse)
            await desk.fill("title", WORDS)
            await desk.press("ctrl+q")
            assert "A form is half filled" in desk.words
            assert "the disk is full" in desk.words
            await desk.press("n")
        assert desk.field("title") == WORDS
        await desk.press("ctrl+q")
        assert not desk.app.is_running
    assert [draft["title"] for draft in kept_drafts(full)] == [WORDS]
