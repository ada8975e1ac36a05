"""Under every free text one line says what does not belong there, and says so louder where it seems to stand there."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from prevent_tui.tui.actions.forms import AskAction, AskLine
from prevent_tui.tui.governance.contacts import AskContact
from prevent_tui.tui.governance.forms import AskReply
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.privacy_guard import FormGuard, PrivacyGuard, is_free_text
from prevent_tui.tui.question.note_editor import NoteGuard
from prevent_tui.tui.risks.sheet import AskRisk
from prevent_tui.tui.start.setup import SetupScreen
from prevent_tui.wording.concern import READS_LIKE_ONE, TELL_FIRST, hints
from support.app_pilot import NARROW, WIDE, sit
from support.every_form import FORMS

SMALLEST = (64, 20)
LIVE = "A Year 9 boy has said he will attack the school on Friday and has a knife"
OF_TEXTS = [each for each in FORMS if issubclass(each, Form)]
"""Every form that somebody types into of which something is kept."""


@pytest.fixture
def at_once(monkeypatch):
    """The guard looks as soon as a key has come."""
    monkeypatch.setattr(PrivacyGuard, "typed", PrivacyGuard.look_at)


def begins(desk) -> str:
    """The first words of the warning, as far as any window shows them in one row."""
    return "This reads like a real" if "This reads like a real" in desk.text else ""


@pytest.mark.parametrize("size", [SMALLEST, NARROW, WIDE], ids=["smallest", "narrow", "wide"])
@pytest.mark.parametrize("form", OF_TEXTS, ids=lambda form: form.__name__)
async def test_every_form_has_one_line_of_advice_in_sight(school, form, size):
    async with sit(school, size=size) as desk:
        desk.app.push_screen(FORMS[form](desk.work))
        await desk.settled()
        screen = desk.app.screen
        guard = screen.query_one(FormGuard)
        assert any(is_free_text(each) for each in screen.query("Input, TextArea"))
        screen.query("Input, TextArea").last().focus()
        await desk.settled()
        seen = screen.find_widget(guard)
        assert seen.visible_region == seen.region
        said = " ".join(" ".join(line.plain for line in guard.drawn(guard.size.width)).split())
        assert said in hints(desk.work.questionnaire)
        assert "999" in said
        desk.app.pop_screen()
        await desk.settled()


@pytest.mark.parametrize("form", OF_TEXTS, ids=lambda form: form.__name__)
async def test_in_every_form_a_concern_is_pointed_out_at_once_and_stops_nobody(school, form, at_once):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(FORMS[form](desk.work))
        await desk.settled()
        fields = [each for each in desk.app.screen.query("Input, TextArea") if is_free_text(each)]
        for field in fields:
            field.focus()
            await desk.settled()
            before = desk.app.screen.query_one(FormGuard).warning
            await desk.paste(f" {LIVE}")
            assert begins(desk), field.id
            assert not before or field is not fields[0]
        desk.app.pop_screen()
        await desk.settled()


@pytest.mark.parametrize("size", [SMALLEST, WIDE], ids=["smallest", "wide"])
async def test_a_note_that_reads_like_a_concern_is_kept_and_said_again_as_it_is_left(school, size, at_once):
    async with sit(school, size=size) as desk:
        await desk.press("n")
        assert "999" in desk.text
        await desk.type(LIVE)
        assert begins(desk)
        await desk.press("escape")
        assert READS_LIKE_ONE in desk.said
        assert desk.answer().note == LIVE


async def test_what_is_typed_and_kept_within_a_moment_is_said_as_the_form_closes(school):
    async with sit(school) as desk:
        await desk.press("a", "ctrl+a")
        await desk.paste(LIVE)
        await desk.press("ctrl+s")
        assert READS_LIKE_ONE in desk.said
        assert desk.assessment.actions[0].text.endswith(LIVE)


async def test_the_warning_stays_while_the_text_does_and_goes_with_it(school, at_once):
    async with sit(school) as desk:
        desk.app.push_screen(FORMS[AskRisk](desk.work))
        await desk.settled()
        title = desk.app.screen.query_one("#title", Input)
        title.focus()
        title.value = LIVE
        await desk.press("tab")
        assert begins(desk)
        title.value = "A speaker is booked without checks"
        title.focus()
        await desk.settled()
        assert not begins(desk)
        desk.app.pop_screen()
        await desk.settled()


async def test_an_office_number_among_the_contacts_is_no_personal_detail_and_elsewhere_it_is(school, at_once):
    async with sit(school) as desk:
        for form, field, is_pointed_out in ((AskContact, "reach", False), (AskLine, "line", True)):
            desk.app.push_screen(FORMS[form](desk.work))
            await desk.settled()
            desk.app.screen.query_one(f"#{field}", Input).focus()
            await desk.paste("07700 900123")
            assert ("This looks like" in desk.words) is is_pointed_out
            desk.app.pop_screen()
            await desk.settled()


async def test_what_stands_in_a_form_already_is_looked_at_as_it_opens(school):
    async with sit(school) as desk:
        form = FORMS[AskReply](desk.work)
        form.text = LIVE
        desk.app.push_screen(form)
        await desk.settled()
        assert begins(desk)
        desk.app.pop_screen()
        await desk.settled()


async def test_a_date_or_a_place_is_no_free_text(school):
    async with sit(school) as desk:
        for form, name in ((AskAction, "due"), (SetupScreen, "path")):
            desk.app.push_screen(FORMS[form](desk.work))
            await desk.settled()
            assert not is_free_text(desk.app.screen.query_one(f"#{name}"))
            desk.app.pop_screen()
            await desk.settled()


@pytest.mark.parametrize(
    "trap", ["[red]he has a bomb[/]", "\u202ea boy has a bomb", "a boy has a bomb [@click=app.quit]x[/]"]
)
async def test_text_is_never_markup_to_the_guard(school, at_once, trap):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste(trap)
        assert begins(desk) or "[red]" in trap
        assert "Nothing to paste" not in desk.text
        assert desk.place == "question"


async def test_under_a_note_it_is_said_once_the_hand_rests_without_another_key(school, monkeypatch):
    monkeypatch.setattr("prevent_tui.tui.kit.privacy_guard.PAUSE", 3600)
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste(LIVE)
        assert not begins(desk)
        desk.app.screen.query_one(NoteGuard).look_at(LIVE)
        await desk.settled()
        assert begins(desk)


@pytest.mark.parametrize("size", [SMALLEST, NARROW, WIDE], ids=["smallest", "narrow", "wide"])
async def test_while_such_a_note_is_typed_the_message_row_says_what_comes_first(school, size, at_once):
    async with sit(school, size=size) as desk:
        await desk.press("n")
        assert TELL_FIRST not in desk.text
        height = desk.app.screen.query_one(MessageRow).region
        await desk.type(LIVE)
        assert f"! {TELL_FIRST}" in desk.text.splitlines()[height.y]
        assert desk.app.screen.query_one(MessageRow).region == height
        await desk.press("f2")
        assert desk.place == "ReachSheet"
        await desk.press("escape", "escape")
        assert TELL_FIRST not in desk.text


async def test_what_is_pointed_out_stands_in_the_ink_of_a_gap(school, at_once):
    async with sit(school) as desk:
        await desk.press("n")
        for text in ("Ring 07700 900123. ", LIVE):
            await desk.type(text)
            guard = desk.app.screen.query_one("NoteGuard")
            (span,) = guard.warned(80, 2).spans
            assert (guard.warning != "", str(span.style)) == (True, "bold $gap")
