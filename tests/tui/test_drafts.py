"""What is typed in a form and not kept: a draft, in every form, whatever closes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from prevent_tui import paths
from prevent_tui.tui.actions.forms import AskAction, AskLine
from prevent_tui.tui.actions.review_form import AskReview
from prevent_tui.tui.evidence.form import AskEvidence
from prevent_tui.tui.figures.form import AskFigure
from prevent_tui.tui.governance.contacts import AskContact
from prevent_tui.tui.governance.forms import AskChallenge, AskReply, LongTextForm
from prevent_tui.tui.governance.sign_off import AskSignOff
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.question.reason_form import AskReason
from prevent_tui.tui.risks.sheet import AskRisk
from prevent_tui.tui.start.setup import SetupScreen
from support.app_pilot import sit
from support.drafts import WORDS, kept_drafts
from support.every_dialog import every_class_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Opened:
    """How a form is opened by keys, and where something is typed in it.

    Attributes:
        form: Its class.
        keys: What opens it from the first question; from the start screen, where it is of no file.
        field: The id of a field.
        text: What is typed there.
        at: The question in front, where that is not the first.
        rest: What else has to stand in it so that it can be kept.
        after: What has to be pressed after it is kept, as where something is asked then.
    """

    form: type[Form]
    keys: tuple[str, ...]
    field: str
    text: str = WORDS
    rest: tuple[tuple[str, str], ...] = ()
    at: str = "prevent-lead"
    after: tuple[str, ...] = ()


FORMS = {
    "evidence": Opened(AskEvidence, ("e", "enter"), "where"),
    "evidence of the list": Opened(AskEvidence, ("e", "e", "4", "enter", "enter"), "where"),
    "action": Opened(AskAction, ("a",), "owner", rest=(("text", "Ask"),)),
    "action of the plan": Opened(AskAction, ("p", "p", "1", "enter", "enter"), "owner"),
    "figure": Opened(
        AskFigure, ("e", "e", "5", "enter"), "source", rest=(("value", "3"), ("of", "9"), ("date", "today"))
    ),
    "own figure": Opened(AskFigure, ("e", "e", "5", "plus"), "label", rest=(("value", "3"), ("date", "today"))),
    "what came of an action": Opened(AskLine, ("p", "p", "1", "d"), "line"),
    "why an action is dropped": Opened(AskLine, ("p", "p", "1", "delete", "1"), "line"),
    "review dates": Opened(AskLine, ("p", "p", "5", "home", "enter"), "line", "every 5 weeks"),
    "review": Opened(AskReview, ("p", "p", "5", "plus"), "by"),
    "contact": Opened(AskContact, ("c", "enter"), "reach"),
    "own contact": Opened(AskContact, ("c", "plus"), "who"),
    "reply": Opened(AskReply, ("g", "enter", "1"), "text"),
    "question": Opened(AskChallenge, ("g", "plus", "2"), "text"),
    "question of the list": Opened(AskChallenge, ("g", "enter", "2"), "text"),
    "risk": Opened(AskRisk, ("k", "enter"), "who"),
    "reason": Opened(AskReason, ("minus",), "reason", at="off-site-filtering"),
    "setting": Opened(SetupScreen, ("ctrl+p", *"setting", "enter"), "name"),
    "sign-off": Opened(
        AskSignOff, ("g", "3"), "role", rest=(("decision", "Adopted"), ("minute", "1")), after=("y",)
    ),
}  # fmt: skip
"""Every form that is about an open assessment, and the ways to it that are drafts of their own."""


def text_of(desk, field: str) -> str:
    """What stands in a field of one line or of several."""
    widget = desk.app.screen.query_one(f"#{field}")
    return widget.text if isinstance(widget, NoteField) else widget.value


async def put(desk, field: str, text: str) -> None:
    """Types a text into a field."""
    widget = desk.app.screen.query_one(f"#{field}")
    if isinstance(widget, NoteField):
        widget.load_text(text)
    else:
        widget.value = text
    await desk.settled()


async def open_form(desk, each: Opened) -> None:
    """Opens a form from the first question."""
    desk.app.go(ToQuestion(each.at))
    await desk.settled()
    await desk.press(*each.keys)
    assert type(desk.app.screen) is each.form


def everything_kept(home: Path) -> dict[Path, bytes]:
    """Every file below a home but the drafts."""
    drafts = paths.state_dir() / "drafts"
    return {file: file.read_bytes() for file in home.rglob("*") if file.is_file() and drafts not in file.parents}


@pytest.mark.parametrize("name", FORMS)
async def test_what_is_typed_in_a_form_that_is_left_comes_back_in_it(full, home, name):
    each = FORMS[name]
    async with sit(full) as desk:
        before = desk.assessment
        await open_form(desk, each)
        blank = text_of(desk, each.field)
        await put(desk, each.field, each.text)
        await desk.press("escape")
        assert not isinstance(desk.app.screen, Form)
        assert "Draft: " in desk.said
        assert desk.assessment == before
        await desk.work.flush()
        (draft,) = kept_drafts(full)
        assert draft[each.field] == each.text

        await open_form(desk, each)
        assert text_of(desk, each.field) == each.text
        assert "is back; nothing of it is kept yet" in desk.words
        await desk.press("escape")

        desk.app.undo()
        await desk.settled()
        assert "Taken back: draft of " in desk.said
        await desk.work.flush()
        assert kept_drafts(full) == []
        await open_form(desk, each)
        assert text_of(desk, each.field) == blank
        await desk.press("escape")
        desk.app.redo()
        await desk.settled()
        await open_form(desk, each)
        assert text_of(desk, each.field) == each.text
        await desk.work.flush()
        assert not [file for file, data in everything_kept(home).items() if each.text.encode() in data]


async def keep_what_was_a_draft(desk, each):
    """Leaves a form half filled, opens it again, fills in the rest and keeps it."""
    await open_form(desk, each)
    await put(desk, each.field, each.text)
    await desk.press("escape")
    await open_form(desk, each)
    for field, text in each.rest:
        await put(desk, field, text)
    desk.app.screen.action_submit()
    await desk.settled()


@pytest.mark.parametrize("name", FORMS)
async def test_a_form_that_is_kept_has_no_draft_any_more(full, name):
    each = FORMS[name]
    async with sit(full) as desk:
        before = desk.assessment
        await keep_what_was_a_draft(desk, each)
        await desk.press(*each.after)
        await desk.settled()
        assert desk.assessment != before
        await desk.work.flush()
        assert kept_drafts(full) == []
        assert desk.work.drafts.waiting == ()


UNDONE = [name for name in FORMS if name != "sign-off"]
"""What can be taken back: all but a seal."""


@pytest.mark.parametrize("name", UNDONE)
async def test_taking_back_what_was_kept_gives_the_draft_it_came_of(full, name):
    each = FORMS[name]
    async with sit(full) as desk:
        before = desk.assessment
        await keep_what_was_a_draft(desk, each)
        desk.app.undo()
        await desk.settled()
        assert desk.assessment == before
        assert [draft.fields[each.field] for draft in desk.work.drafts.waiting] == [each.text]
        desk.app.redo()
        await desk.settled()
        assert desk.work.drafts.waiting == ()


@pytest.mark.parametrize("name", FORMS)
async def test_a_form_that_was_only_looked_at_leaves_no_draft_and_no_step(full, name):
    each = FORMS[name]
    async with sit(full) as desk:
        await open_form(desk, each)
        await desk.press("tab", "escape")
        assert "Draft: " not in desk.said
        assert desk.work.drafts.waiting == ()
        assert desk.work.session.last_step is None


@pytest.mark.parametrize("name", FORMS)
async def test_a_draft_that_came_back_is_thrown_away_in_its_form(full, name):
    each = FORMS[name]
    async with sit(full) as desk:
        await open_form(desk, each)
        blank = text_of(desk, each.field)
        await put(desk, each.field, each.text)
        await desk.press("escape")
        await open_form(desk, each)
        await desk.press("ctrl+z")
        assert text_of(desk, each.field) == blank
        assert "thrown away" in desk.words
        await desk.press("escape")
        assert desk.work.drafts.waiting == ()
        desk.app.undo()
        await desk.settled()
        assert "Taken back: discarded draft of " in desk.said
        assert [draft.fields[each.field] for draft in desk.work.drafts.waiting] == [each.text]


@pytest.mark.parametrize("name", FORMS)
async def test_a_form_under_its_help_is_a_draft_after_quitting(full, name):
    each = FORMS[name]
    async with sit(full) as desk:
        await open_form(desk, each)
        await put(desk, each.field, each.text)
        await desk.press("f1", "ctrl+q")
        assert not desk.app.is_running
    assert [draft[each.field] for draft in kept_drafts(full)] == [each.text]
    async with sit(full) as desk:
        assert "Left half filled: " in desk.said
        assert "1 draft" in desk.text
        await open_form(desk, each)
        assert text_of(desk, each.field) == each.text


# ------------------------------------------------------------ no form left out


def test_every_form_is_tried_here():
    assert every_class_of(Form) - {LongTextForm} == {each.form for each in FORMS.values()}
