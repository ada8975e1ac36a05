"""Enter is the first cap of every footer, and pressed it does what its cap says: on every page, sheet and dialog."""

from __future__ import annotations

from functools import partial

import pytest
from textual.widgets import TextArea

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.governance.reach import ReachSheet
from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog
from prevent_tui.tui.kit.frame import FooterBar
from prevent_tui.tui.kit.glossary_sheet import GlossarySheet
from prevent_tui.tui.kit.help import HelpSheet
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.tui.kit.sheet import Sheet
from prevent_tui.tui.risks.matrix_screen import MatrixScreen
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.every_dialog import BASES, DIALOGS, every_class_of
from support.screen_tour import ROOM_PAGES, assessment_of, ship
from support.sealed_assessment import CHAIR

PLACES = ROOM_PAGES | {
    "question nobody answered": routes.ToQuestion("fourth"),
    "last theme end": routes.ToThemeEnd("fifth"),
    "setting": routes.ToSetting(),
}
"""Every full screen of an open assessment, by a route to it."""

LEADS_TO = {
    "next question": {"question"},
    "sum the theme up": {"theme-end"},
    "next theme": {"question"},
    "review": {"review"},
    "question one": {"question"},
    "open question": {"question"},
    "open its sheet": {"action"},
    "open": {"piece", "AskRisk", "AskLine", "AskReview", "Notice", "Card"},
    "reply or reword": {"Card"},
    "take it up": {"governors"},
    "read": {"Notice"},
    "read it": {"Notice"},
    "settle it": {
        "AskRisk",
        "question",
        "setup",
        "plan",
        "evidence",
        "piece",
        "contacts",
        "risks",
        "figures",
        "action",
        "Notice",
    },
    "change": {"AskEvidence", "AskAction"},
    "change it": {"AskEvidence", "AskAction"},
    "fill in": {"AskContact", "AskFigure"},
    "the register": {"risks"},
    "add the first": {
        "AskContact",
        "Card",
        "AskEvidence",
        "AskFigure",
        "AskChallenge",
        "PickRisk",
        "FindActionQuestion",
    },
    "go on": {"question"},
    "this one": {"setup"},
    "new assessment": {"choose"},
}
"""Where a cap says that Enter leads, by the names of the screens."""

SAYS_SO = {"question nobody answered"}
"""Where there is nothing for Enter to do yet, so that another cap is first, and Enter says what to press."""


@pytest.fixture
def full(home, tmp_path, monkeypatch):
    """A file with something of everything."""
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    ship(lambda name: f"a {name}", folder, monkeypatch)
    return write(home / "documents" / "full.toml", assessment_of(lambda name: f"a {name}"))


def first_cap(desk) -> tuple[str, str]:
    """The first key of the footer and its label, as they stand on the screen."""
    footer = desk.app.screen.query_one(FooterBar)
    shown = desk.text.splitlines()[footer.region.y].strip()
    key, _, rest = shown.partition("  ")
    return key, rest.split("   ")[0].split("  ")[0].strip()


async def arrive(desk, route) -> None:
    """Goes to a page, from a question and with nothing said."""
    while not isinstance(desk.app.screen, Page):
        await desk.press("escape")
    desk.app.go(routes.ToQuestion(desk.work.question_ids[0]))
    await desk.settled()
    desk.app.go(route)
    await desk.settled()
    desk.app.forget_message()
    await desk.settled()


async def does_what_it_says(desk, place: str) -> None:
    """Presses Enter and looks whether what its cap says came of it."""
    key, label = first_cap(desk)
    if place in SAYS_SO and not desk.work.read_only:
        assert key != "Enter"
        await desk.press("enter")
        assert desk.said.startswith("Press 1 to")
        return
    assert key == "Enter", place
    before, at, where = desk.app.screen, getattr(desk.app.screen, "current", ""), desk.place
    if label == "next field":
        chain, stop = before.focus_chain, before.focus_chain.index(before.focused)
        await desk.press("enter")
        assert before.focused is chain[stop + 1]
        return
    await desk.press("enter")
    if label == "back":
        assert desk.app.screen is not before, place
        return
    work = desk.app.work
    if work and work.read_only and desk.said:
        assert work.closed_reason in desk.said
        return
    assert desk.place in LEADS_TO[label], (place, label)
    if label == "next question":
        order = desk.work.question_ids
        assert order.index(desk.at) == order.index(at) + 1
    elif label == "take it up":
        assert len(desk.assessment.challenges) == 1
    elif where == desk.place:
        assert desk.app.screen is not before or desk.at != at, place


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_on_every_page_with_something_on_it(full, size):
    async with sit(full, size=size) as desk:
        for place, route in PLACES.items():
            await arrive(desk, route)
            await does_what_it_says(desk, place)
        await arrive(desk, routes.ToRisks())
        await desk.press("m")
        assert isinstance(desk.app.screen, MatrixScreen)
        await does_what_it_says(desk, "matrix")


async def test_on_every_page_with_nothing_on_it(school):
    async with sit(school) as desk:
        for place, route in PLACES.items():
            if place in {"action", "piece"}:
                continue
            own = desk.work.question_ids[0 if "last" not in place else -1]
            there = type(route)(own) if isinstance(route, routes.ToQuestion | routes.ToThemeEnd) else route
            await arrive(desk, there)
            await does_what_it_says(desk, "question nobody answered" if place == "question" else place)


async def test_on_every_page_of_a_sealed_assessment(school):
    async with sit(write(school, sealing.seal(stored(school), CHAIR))) as desk:
        assert desk.work.read_only
        for place, route in PLACES.items():
            if place in {"action", "piece", "front", "setting"}:
                continue
            own = desk.work.question_ids[0 if "last" not in place else -1]
            there = type(route)(own) if isinstance(route, routes.ToQuestion | routes.ToThemeEnd) else route
            await arrive(desk, there)
            await does_what_it_says(desk, place)


async def test_where_one_begins(full):
    async with sit(full) as desk:
        await desk.press("h")
        assert desk.place == "start"
        await does_what_it_says(desk, "start")
        await desk.press("h", "1")
        await does_what_it_says(desk, "choose")
        for _ in desk.app.screen.focus_chain[:-1]:
            await does_what_it_says(desk, "set-up")
        key, label = first_cap(desk)
        assert (key, label) == ("Enter", "begin")
        await desk.press("enter")
        assert desk.place == "front"


async def test_of_a_level_that_is_pointed_at_and_in_a_note(school):
    async with sit(school) as desk:
        await desk.press("down", "down")
        assert first_cap(desk) == ("Enter", "choose 2")
        await desk.press("enter")
        assert desk.answer().level == desk.app.screen.query_one("#levels").scale.levels[1].id
        await desk.press("n")
        assert first_cap(desk) == ("Enter", "new line")
        await desk.press("enter")
        assert desk.app.screen.focused.text == "\n"
        assert desk.answer().state is State.LEVEL


# ------------------------------------------------------------ dialogs and sheets


async def show(desk, make, stop: int):
    """Shows a dialog over the question, with the keys at one of its stops."""
    while not isinstance(desk.app.screen, Page):
        desk.app.pop_screen()
        await desk.settled()
    desk.app.go(routes.ToQuestion(desk.work.question_ids[0]))
    await desk.settled()
    dialog = make()
    desk.app.push_screen(dialog)
    await desk.settled()
    if dialog.focus_chain:
        dialog.focus_chain[stop].focus()
        await desk.settled()
    desk.app.forget_message()
    await desk.settled()
    return dialog


@pytest.mark.parametrize("kind", [each for each in DIALOGS if each not in BASES], ids=lambda kind: kind.__name__)
async def test_in_every_dialog_at_every_stop(kind, school, quick):
    async with sit(school) as desk:
        stops = 1
        stop = 0
        while stop < stops:
            dialog = await show(desk, partial(DIALOGS[kind], desk), stop)
            stops, stop = len(dialog.focus_chain) or 1, stop + 1
            buttons = dialog.query_one(Buttons)
            label = buttons.next_field or buttons.doing
            assert buttons.key == "Enter", kind
            assert f"Enter  {label}" in desk.text or f"Enter {label}" in desk.text, kind
            focused, before = dialog.focused, (desk.text, desk.assessment)
            lines = focused.text.count("\n") if isinstance(focused, TextArea) else 0
            await desk.press("enter")
            if label == "New line":
                assert focused.text.count("\n") == lines + 1
            elif label == "Next field":
                turn = dialog.fields_in_turn
                assert turn.index(dialog.focused) == turn.index(focused) + 1
            else:
                changed = (desk.app.screen is not dialog, desk.said, (desk.text, desk.assessment) != before)
                assert any(changed), (kind, label)


async def test_every_sheet_is_closed_by_enter_and_says_so_at_its_foot(school):
    assert every_class_of(Sheet) == {HelpSheet, GlossarySheet, ReachSheet}
    async with sit(school, size=(64, 20)) as desk:
        for key, sheet in {"question_mark": HelpSheet, "j": GlossarySheet, "f2": ReachSheet}.items():
            await desk.press(key)
            assert isinstance(desk.app.screen, sheet)
            assert "Enter  Close" in desk.text
            await desk.press("enter")
            assert desk.place == "question"


@pytest.mark.parametrize("kind", [each for each in DIALOGS if each not in BASES], ids=lambda kind: kind.__name__)
async def test_j_explains_the_words_of_every_dialog_outside_a_field(kind, school, quick):
    async with sit(school) as desk:
        dialog = await show(desk, partial(DIALOGS[kind], desk), 0)
        if dialog.focused is not None and dialog.focused.check_consume_key("j", "j"):
            return
        await desk.press("j")
        assert desk.place == "GlossarySheet" or desk.said == "No term of the field stands here."


async def test_a_list_says_of_every_row_what_a_verb_cannot_do_there(full):
    """No key of a footer is silent at any row: it does something, or it says why not."""
    async with sit(full) as desk:
        for place, route in PLACES.items():
            await arrive(desk, route)
            if not desk.app.screen.query(Rows):
                continue
            rows = [row.id for row in desk.app.screen.query_one(Rows).rows if row.id]
            for at, row in enumerate(rows[:6]):
                for name in ("d", "delete", "space", "f"):
                    await arrive(desk, route)
                    page = desk.app.screen
                    page.query_one(Rows).highlighted = [each.id for each in page.query_one(Rows).rows].index(row)
                    await desk.settled()
                    desk.app.forget_message()
                    await desk.settled()
                    before = (desk.text, desk.assessment)
                    await desk.press(name)
                    changed = desk.assessment is not before[1]
                    assert desk.said or (desk.text != before[0] and not changed), (place, at, row, name)
                    while not isinstance(desk.app.screen, Page):
                        await desk.press("escape")
                    if desk.assessment is not before[1]:
                        desk.work.session.apply("as before", before[1])


def test_every_dialog_is_tried_here():
    assert every_class_of(Dialog) - BASES == set(DIALOGS)
