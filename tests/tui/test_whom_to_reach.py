"""F2 leads to whom to reach from anywhere, also while somebody types, and leads back to the very letter."""

from __future__ import annotations

import re
from datetime import date

import pytest
from textual.widgets import Input, TextArea

from prevent_tui.assessment.contacts import keep, signposts
from prevent_tui.assessment.model.governance import Contact
from prevent_tui.tui.governance.reach import ReachSheet
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.dialog import Confirm
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.wording.concern import WORRIED, WORRIED_SHORT
from support.app_pilot import NARROW, WIDE, controls, joined, sit, stored, write
from support.every_form import FORMS

SMALLEST = (64, 20)
PLACES = {
    "question": (),
    "action plan": ("p",),
    "reviews": ("p", "5"),
    "evidence": ("e", "e"),
    "risks": ("k",),
    "matrix": ("k", "m"),
    "governors": ("g",),
    "checks": ("g", "2"),
    "contacts": ("c",),
    "review": ("r",),
    "theme end": ("t", "enter"),
    "setting": ("ctrl+p", *"setting", "enter"),
    "help": ("question_mark",),
    "commands": ("ctrl+p",),
    "export": ("x",),
    "start": ("escape",),
}
"""Screens, by the keys that lead there from a question."""


def is_open(desk) -> bool:
    """Whether the sheet is in front, and only once there."""
    sheets = [each for each in desk.app.screen_stack if isinstance(each, ReachSheet)]
    return sheets == [desk.app.screen]


def sheet(desk) -> str:
    """All of the sheet as running text, what has to be scrolled for too."""
    return joined(line.plain for block in desk.app.screen.query("Block") for line in block.drawn(block.size.width))


def typed(field) -> tuple[object, ...]:
    """What stands in a field, and where its cursor is."""
    return (field.text, field.cursor_location) if isinstance(field, TextArea) else (field.value, field.cursor_position)


@pytest.mark.parametrize("size", [WIDE, SMALLEST])
async def test_a_note_goes_on_at_the_letter_where_it_was_left(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("n")
        await desk.type("The policy", "left", "left")
        before = typed(desk.app.focused)
        await desk.press("f2")
        assert is_open(desk)
        await desk.type("xyz")
        await desk.press("escape")
        assert typed(desk.app.focused) == before
        await desk.type("Z")
        assert desk.answer().note == "The poliZcy"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
async def test_it_lies_over_every_form_and_leaves_what_is_typed_in_it_as_it_is(school, form):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(FORMS[form](desk.work))
        await desk.settled()
        front, field = desk.app.screen, desk.app.screen.query("Input, TextArea").first()
        field.focus()
        await desk.type("abc", "left")
        before = typed(field)
        await desk.press("f2", "f2")
        assert is_open(desk)
        await desk.press("escape")
        assert desk.app.screen is front
        assert front.focused is field
        assert typed(field) == before
        desk.app.pop_screen()
        await desk.settled()


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES)
async def test_it_opens_over_every_screen_once_and_leads_back(school, keys):
    async with sit(school, size=NARROW) as desk:
        await desk.press(*keys)
        front = desk.app.screen
        await desk.press("f2", "f2")
        assert is_open(desk)
        await desk.press("escape")
        assert desk.app.screen is front


async def test_a_question_that_is_asked_waits_under_it_unanswered(school):
    answers: list[object] = []
    async with sit(school) as desk:
        desk.app.push_screen(Confirm("Seal it?", "For good.", "Seal it"), answers.append)
        await desk.press("f2", "y", "escape")
        assert desk.place == "Confirm"
        assert answers == []


async def test_with_nothing_open_it_says_what_holds_for_everybody(home):
    async with sit(size=NARROW) as desk:
        await desk.press("C")
        assert is_open(desk)
        assert "ring 999 now" in sheet(desk)
        assert "No assessment is open" in sheet(desk)
        text = sheet(desk).replace(" ", "")
        assert [each.reach for each in signposts(None) if each.reach.replace(" ", "") not in text] == []
        await desk.press("escape")
        assert desk.place == "start"


@pytest.mark.parametrize(("size", "words"), [(SMALLEST, WORRIED_SHORT), (NARROW, WORRIED), (WIDE, WORRIED)])
async def test_every_page_asks_in_its_top_row_at_the_same_place(school, size, words):
    async with sit(school, size=size) as desk:
        places = (("p",), ("e", "e"), ("k",), ("g",), ("g", "2"), ("c",), ("r",), ("t", "enter"), ("escape", "escape"))
        for keys in ((), *places):
            await desk.press(*keys)
            assert desk.text.splitlines()[0].rstrip().endswith(f"{words}  C"), desk.place
            if desk.place != "question":
                await desk.press("escape")


async def test_a_click_on_the_top_row_opens_it(school):
    async with sit(school, size=NARROW) as desk:
        await desk.pilot.click(offset=(NARROW[0] - 3, 0))
        await desk.settled()
        assert is_open(desk)


# ---------------------------------------------------------------- what it says


async def test_ones_own_contacts_come_before_the_national_numbers_with_the_day_they_were_checked(school):
    lead = Contact(id="own", expected="own-lead", reach="extension 12", checked_on=date(2026, 11, 3))
    write(school, keep(stored(school), lead))
    async with sit(school, size=NARROW) as desk:
        await desk.press("f2")
        text = sheet(desk)
        assert text.index("ring 999 now") < text.index("tell your DSL") < text.index("extension 12")
        assert "3 Nov 2026" in text
        assert text.index("extension 12") < text.index("NATIONAL NUMBERS")
        assert "none was rung. Copies seen on 22 Nov 2026" in text


@pytest.mark.parametrize("size", [SMALLEST, NARROW])
@pytest.mark.parametrize("key", ["c", "f2"])
async def test_the_numbers_to_ring_and_ones_own_contacts_are_on_the_first_screen_of_both(school, size, key):
    lead = Contact(id="own", expected="own-lead", reach="extension 12", checked_on=date(2026, 11, 3))
    write(school, keep(stored(school), lead))
    async with sit(school, size=size) as desk:
        await desk.press(key)
        shown = " ".join(desk.text.split())
        assert all(number in shown for number in ("999", "101", "0800 789 321", "extension 12"))


LONG = "01632 960 123, out of hours 020 7946 0018 or www.council.example/safeguarding/education-lead"
WHOLE = ("01632 960 123", "020 7946 0018", "www.council.example/safeguarding/education-lead")


@pytest.mark.parametrize("size", [SMALLEST, NARROW, (100, 30), WIDE])
@pytest.mark.parametrize("key", ["c", "f2"])
async def test_no_number_and_no_address_is_broken_over_two_lines(school, size, key):
    whole = [*WHOLE, *(each for each in re.findall(r"0[\d ]+\d", "; ".join(s.reach for s in signposts(None))))]
    write(school, keep(stored(school), Contact(id="own", expected="own-lead", reach=LONG)))
    async with sit(school, size=size) as desk:
        assert len(whole) > len(WHOLE) + 2
        await desk.press(key)
        blocks = [row for each in desk.app.screen.query(Block) for row in each.drawn(each.size.width)]
        shown = "\n".join([desk.text, *(row.plain for row in blocks)])
        running = " ".join(shown.split())
        assert [each for each in whole if shown.count(each) < running.count(each)] == []
        assert all(each in shown for each in WHOLE)


@pytest.mark.parametrize("size", [SMALLEST, NARROW])
async def test_the_contacts_say_how_many_rows_are_below(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("c")
        page = desk.app.screen.query_one(Reading)
        assert page.max_scroll_y > 1
        assert f"{page.max_scroll_y} more rows below: PgUp PgDn" in desk.text
        await desk.press("pagedown")
        assert f"{page.max_scroll_y - page.scroll_y:.0f} more row" in desk.text


async def test_what_holds_only_in_england_is_not_said_in_wales(school):
    assessment = stored(school)
    facts = {**assessment.setting.facts, "nation": "wales"}
    write(school, assessment.model_copy(update={"setting": assessment.setting.model_copy(update={"facts": facts})}))
    async with sit(school, size=NARROW) as desk:
        await desk.press("f2")
        assert "0800 789 321" in sheet(desk)
        assert "7340" not in sheet(desk)


async def test_a_contact_is_shown_as_it_was_typed(school):
    trap = "[/] [red]y [@click=app.quit]x[/]"
    write(school, keep(stored(school), Contact(id="own", who="Trust", reach=trap)))
    async with sit(school, size=NARROW) as desk:
        await desk.press("f2")
        assert "[/] [red]y [@click=app.quit]x[/]" in sheet(desk)
        assert not controls(desk.text)


async def test_in_plain_signs_it_is_plain(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.choose_signs("ascii")
        await desk.press("f2")
        assert "Worried about someone now?" in desk.text
        assert sheet(desk).isascii()


async def test_keys_typed_ahead_of_it_stay_in_the_field(school):
    async with sit(school, size=NARROW) as desk:
        await desk.press("n")
        await desk.type("abc", "f2", "escape")
        assert desk.answer().note == "abc"
        assert isinstance(desk.app.focused, Input | TextArea)
