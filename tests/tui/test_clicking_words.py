"""The mouse: a click on a word does what that word's key does, and a click between two words does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from prevent_tui.analysis import risk_proposals
from prevent_tui.assessment import evidence as proof
from prevent_tui.assessment.model.assessment import Evidence, State
from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic
from prevent_tui.tui.actions.forms import FindActionQuestion
from prevent_tui.tui.evidence.commands import FindEvidence
from prevent_tui.tui.export import progress
from prevent_tui.tui.export.dialog import ExportDialog
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.card import Way
from prevent_tui.tui.kit.dialog import Dialog
from prevent_tui.tui.kit.finder import Find
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.palette.screen import Palette
from prevent_tui.tui.risks.sheet import LinkQuestion
from prevent_tui.tui.start.files import OpenFile
from prevent_tui.tui.start.password import Password
from prevent_tui.tui.start.save_trouble import SaveTrouble
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.every_dialog import BASES, DIALOGS, Run, every_class_of, gaps, piece, words

if TYPE_CHECKING:
    from textual.widget import Widget

KEYS = {
    "Esc": "escape",
    "Del": "delete",
    "/": "slash",
    "+": "plus",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "?": "question_mark",
    "1-2": "1",
}
"""Keys by how they are written."""


def key_of(run: Run) -> str:
    """The key that a word begins with."""
    shown = run.text.split()[0]
    return KEYS.get(shown, shown.lower())


async def click(desk, run: Run) -> None:
    """Clicks the last cell of a word, or the middle of a gap."""
    x = run.at.x + (len(run.text.rstrip()) - 1 if run.click else len(run.text) // 2)
    await desk.pilot.click(offset=(x, run.at.y))
    await desk.settled()


def test_every_dialog_is_clicked_here():
    assert every_class_of(Dialog) - BASES == set(DIALOGS)


NO_DRAFT = {
    Find: "a word that is looked for",
    FindActionQuestion: "a word that is looked for",
    FindEvidence: "a word that is looked for",
    LinkQuestion: "a word that is looked for",
    Palette: "a word that is looked for",
    OpenFile: "a path",
    SaveTrouble: "a path",
    ExportDialog: "a path, and what is chosen is remembered as it is made",
    Password: "a secret, which is kept nowhere",
}
"""Dialogs with fields whose words are no draft, and what is typed there."""


async def test_a_dialog_with_fields_is_a_form_or_says_what_is_typed_there(shown):
    with_fields = set()
    async with sit(shown) as desk:
        for dialog in DIALOGS.keys() - every_class_of(Form):
            desk.app.push_screen(DIALOGS[dialog](desk))
            await desk.settled()
            if desk.app.screen.query("Input, TextArea"):
                with_fields.add(dialog)
            desk.app.pop_screen()
    assert with_fields == set(NO_DRAFT)


@pytest.fixture
def nothing_opens(monkeypatch):
    """No other program is started."""
    monkeypatch.setattr(progress, "open_with_system", lambda _path: True)
    monkeypatch.setattr(progress, "reveal", lambda _path: True)


@pytest.fixture
def shown(school):
    """A file in which the first question has evidence, and one more piece is linked nowhere."""
    assessment = stored(school)
    assessment = proof.keep(assessment, piece(), "prevent-lead")
    return write(school, proof.keep(assessment, Evidence(id="policy", title="Policy", where="Website")))


class Shown:
    """A dialog over a question, again and again, and what became of it."""

    def __init__(self, desk, kind: type[Dialog]) -> None:
        self.desk, self.kind, self.base, self.before = desk, kind, desk.app.screen, desk.assessment
        self.given: list[object] = []

    async def open(self) -> Widget:
        """Shows it anew, with the keys in its last field; gives the row of its words."""
        app = self.desk.app
        while app.screen is not self.base:
            app.pop_screen()
            await self.desk.settled()
        if self.desk.assessment is not self.before:
            self.desk.work.session.apply("as before", self.before)
        self.given = []
        app.forget_message()  # with it a dialog stands a row higher
        self.dialog = DIALOGS[self.kind](self.desk)
        app.push_screen(self.dialog, self.given.append)
        await self.desk.settled()
        for field in self.dialog.query(Input).results():
            if field.display and field.region and not isinstance(self.dialog, ExportDialog):
                field.focus()
        await self.desk.settled()
        return self.dialog.query_one(Buttons)

    def outcome(self) -> tuple[object, ...]:
        """What it gave, what is in front, what has the keys and how far that is scrolled, what is said to be wrong."""
        screen = self.desk.app.screen
        focused = screen.focused
        at = (focused.id, focused.scroll_target_y) if focused else None
        said = [complaint.text for complaint in screen.query("#complaint")]
        evidence = [(item.title, item.checked_on) for item in self.desk.work.assessment.evidence]
        links = self.desk.work.assessment.answer("prevent-lead").evidence
        given = [(each.words, getattr(each.take, "args", ())) if isinstance(each, Way) else each for each in self.given]
        return given, type(screen).__name__, screen is self.dialog, at, said, evidence, links


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
async def test_each_word_of_a_dialog_does_what_its_key_does(kind, shown, quick, nothing_opens):
    async with sit(shown) as desk:
        box = Shown(desk, kind)
        row = await box.open()
        untouched, listed = box.outcome(), words(desk, row)
        assert listed
        arrows = any(run.text in "↑↓" for run in listed)
        assert all(not gap.text.strip() or arrows for gap in gaps(desk, row))
        for gap in gaps(desk, row):
            await click(desk, gap)
            assert box.outcome() == untouched
        for run in listed:
            await box.open()
            await click(desk, run)
            clicked = box.outcome()
            await box.open()
            await desk.press(key_of(run))
            assert clicked == box.outcome(), run.text


async def test_a_click_on_cancel_takes_no_evidence_out(shown):
    async with sit(shown) as desk:
        await desk.press("e", "e")
        desk.app.screen.query_one("#evidence-rows").highlighted = next(
            n for n, row in enumerate(desk.rows("evidence-rows")) if "Register" in row
        )
        await desk.press("delete")
        assert desk.place == "Confirm"
        cancel = words(desk, desk.app.screen.query_one(Buttons))[-1]
        assert "Cancel" in cancel.text
        await click(desk, cancel)
        assert desk.place == "evidence"
        assert len(desk.assessment.evidence) == 2
        assert desk.assessment.answer("prevent-lead").evidence


async def test_a_click_on_stay_stays_and_loses_nothing(school, monkeypatch):
    def full(target, data, **_):
        raise CannotWrite("cannot be written: the disk is full.", file=target)

    write_it = atomic.write
    async with sit(school) as desk:
        monkeypatch.setattr(atomic, "write", full)
        await desk.press("3", "ctrl+q")
        assert "Not saved in its file" in desk.words
        stay = words(desk, desk.app.screen.query_one(Buttons))[-1]
        assert "Stay" in stay.text
        await click(desk, stay)
        assert (desk.app.is_running, desk.place) == (True, "question")
        assert desk.answer("prevent-lead").state is State.LEVEL
        monkeypatch.setattr(atomic, "write", write_it)
        assert await desk.saved()
    assert stored(school).answer("prevent-lead").state is State.LEVEL


# ---------------------------------------------------------------- lines on pages

PAGES = {
    "question": (),
    "action plan": ("p",),
    "evidence": ("e", "e"),
    "risks": ("k",),
    "contacts": ("c",),
    "figures": ("e", "e", "5"),
    "governors": ("g",),
    "checks": ("g", "2"),
    "review": ("r",),
    "theme end": ("t", "enter"),
    "set-up": ("ctrl+p", *"setting", "enter"),
    "reviews": ("p", "5"),
    "start": ("escape",),
}
"""The main screens, by the keys that lead there from a question."""


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_each_word_of_a_footer_presses_its_key_and_what_is_between_presses_none(weak, keys, size, monkeypatch):
    async with sit(weak, size=size) as desk:
        await desk.press(*keys)
        pressed: list[str] = []
        monkeypatch.setattr(desk.app, "simulate_key", pressed.append)
        footer = desk.app.screen.query_one("#footer")
        listed = words(desk, footer)
        assert len(listed) > 2
        for run in listed:
            await click(desk, run)
        assert [name.removeprefix("ctrl+") for name in pressed] == [key_of(run).removeprefix("ctrl+") for run in listed]
        for gap in gaps(desk, footer):
            await click(desk, gap)
        assert len(pressed) == len(listed)


@pytest.mark.parametrize(
    ("keys", "place", "named", "leads_to"),
    [
        (("p",), "#list-head", " 5  Reviews", "reviews"),
        (("k",), "#message", "proposed by the answers.", "PickRisk"),
        (("g",), "#list-head", " 3  signs it off", "AskSignOff"),
    ],
)
async def test_a_key_named_in_a_line_is_clicked_there_and_nowhere_else(weak, keys, place, named, leads_to):
    async with sit(weak) as desk:
        await desk.press(*keys)
        line = desk.app.screen.query_one(place)
        (run,) = [run for run in words(desk, line) if named in run.text and not run.text.startswith("1 ")]
        before = desk.place
        await click(desk, gaps(desk, line)[0])
        assert desk.place == before
        await click(desk, run)
        assert desk.place == leads_to


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_the_guidance_unfolds_but_where_it_names_the_risks_these_are_shown(weak, size):
    async with sit(weak, size=size) as desk:
        work = desk.work
        proposing = next(
            name
            for name in work.question_ids
            if risk_proposals.risk_for_gap(work.questionnaire, work.assessment, work.result, name) is not None
        )
        desk.app.screen.go(proposing)
        await desk.settled()
        guidance = desk.app.screen.query_one("#guidance")
        guidance.scroll_visible(animate=False)
        await desk.settled()
        (run,) = words(desk, guidance)
        await click(desk, gaps(desk, guidance)[0])
        assert (desk.place, guidance.open) == ("question", True)
        await desk.press("i")
        await click(desk, run)
        assert desk.place == "risks"


async def test_the_filters_of_a_list_are_clicked_one_by_one(weak):
    async with sit(weak) as desk:
        await desk.press("e", "e")
        screen = desk.app.screen
        for number, name in enumerate(("All", "Out of date", "Weak", "Linked nowhere", "Figures")):
            runs = words(desk, screen.query_one("#list-head"))  # they move as the pane comes and goes
            assert len(runs) == 5
            assert runs[number].text.startswith(f" {number + 1}  {name}")
            await click(desk, runs[number])
            assert (screen.only, desk.place) == ((number, "evidence") if number < 4 else (3, "figures"))


@pytest.mark.parametrize(("named", "taken"), [(" +  the first five", 5), (" Enter  takes one up", 1)])
async def test_two_keys_named_in_a_row_of_a_list_are_two(weak, named, taken):
    async with sit(weak) as desk:
        await desk.press("g")
        rows = desk.app.screen.query_one("#governors-rows")
        (run,) = [run for run in words(desk, rows) if named in run.text]
        await click(desk, Run("", run.at - (1, 0), None))
        assert desk.assessment.challenges == ()
        await click(desk, run)
        if desk.place == "Card":
            await desk.press("1")
        assert len(desk.assessment.challenges) == taken


async def test_the_review_shows_what_is_not_shown_by_a_click_on_its_key(weak):
    async with sit(weak) as desk:
        await desk.press("r")
        (run,) = words(desk, desk.app.screen.query_one("#gap-head"))
        await click(desk, run)
        await desk.press("2")
        assert desk.work.unshown
        (run,) = words(desk, desk.app.screen.query_one("#gap-head"))
        await click(desk, run)
        assert not desk.work.unshown


async def test_two_answers_in_one_row_are_two(school):
    async with sit(school, size=NARROW) as desk:
        asked = desk.work.questionnaire.by_id
        desk.app.screen.go(next(name for name in desk.work.question_ids if asked[name].not_applicable.allowed))
        await desk.settled()
        levels = desk.app.screen.query_one("#levels")
        unknown, aside = words(desk, levels)
        between = Run("", aside.at - (3, 0), None)
        await click(desk, between)
        assert desk.answer().state is State.UNANSWERED
        await click(desk, unknown)
        assert desk.answer().state is State.DONT_KNOW
        await click(desk, words(desk, levels)[1])
        assert desk.place == "AskReason"


async def test_a_level_a_theme_and_a_row_are_clicked(weak):
    async with sit(weak) as desk:
        screen = desk.app.screen
        rows = desk.text.splitlines()
        y = next(n for n, row in enumerate(rows) if n > screen.query_one("#levels").region.y and " 2 " in row)
        await desk.pilot.click(offset=(50, y))
        await desk.settled()
        assert desk.answer().level == screen.query_one("#levels").scale.levels[1].id
        await desk.press("r")
        gaps_list = desk.app.screen.query_one("#gaps")
        await desk.pilot.click(gaps_list, offset=(20, 1))
        await desk.settled()
        assert desk.place == "question"


async def test_beside_the_button_of_the_set_up_nothing_begins(school):
    async with sit(school) as desk:
        await desk.press("escape", "1", "enter")
        assert desk.place == "setup"
        begin = desk.app.screen.query_one("Begin")
        begin.scroll_visible(animate=False)
        await desk.settled()
        (run,) = words(desk, begin)
        await click(desk, gaps(desk, begin)[0])
        assert desk.place == "setup"
        await click(desk, run)
        assert desk.place == "front"
