"""The palette finds by meaning, shows the keys, and reaches whatever can be done from the screen it is opened on."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.rooms import ROOMS
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.tui.palette.commands import commands
from prevent_tui.tui.palette.meanings import meanings, mended, wanted
from prevent_tui.tui.palette.screen import Palette
from prevent_tui.tui.palette.search import Search
from support.app_pilot import NARROW, sit, write
from support.screen_tour import PAGES, assessment_of, ship, tour

SMALL = (64, 20)

NOT_YET = {"export_again", "drafts", "forget", "open_again", "sample"}
"""What is there only at times: after an export, with a form half filled, at Home, or of a sealed assessment."""


@pytest.fixture
def toured(home, monkeypatch):
    """An assessment from which every screen is reached."""
    ship(str.title, home / "shipped", monkeypatch)
    return write(home / "documents" / "a.toml", assessment_of(str.title))


async def pages(desk):
    """Leads through every full screen; gives the page in front."""
    desk.app.go(ToQuestion("first"))
    await desk.settled()
    async for _name in tour(desk):
        if isinstance(desk.app.screen, Page):
            yield desk.app.screen


def fitting(desk, query: str) -> list[str]:
    """The ids of the commands that fit, on the page in front."""
    return [each.id for each in Search(commands(desk.app.screen, desk.app)).fitting(query)]


# ------------------------------------------------------------ everything is reached


async def test_every_action_of_every_screen_is_reached_from_the_palette_opened_there(toured):
    seen = set()
    async with sit(toured) as desk:
        async for page in pages(desk):
            seen.add(type(page).__name__)
            reached = commands(page, desk.app)
            ids = {each.id for each in reached}
            for key in page.keys:
                digits = {f"{key.action} {digit}" for digit in key.keys.split(",")}
                assert key.action in ids or (key.each and digits & ids), (page, key)
            if desk.app.work:
                rooms = {room.action for room in ROOMS if hasattr(page, f"action_{room.action}")}
                assert rooms <= ids, page
            assert len(ids) == len(reached), page
    assert len(seen) >= len(PAGES) - 4  # the rest of the names are the same screen in another state


async def test_what_a_hit_of_a_screen_does_is_what_its_key_does(weak):
    async with sit(weak) as desk:
        reference = desk.reference
        await desk.press("ctrl+p")
        await desk.type("next and previous question", "enter")
        assert desk.reference != reference
        await desk.press("ctrl+p")
        await desk.type("flag this question to come back to", "enter")
        assert desk.answer().flagged
        await desk.press("ctrl+p")
        await desk.type("answer 2", "enter")
        assert desk.answer().level == "developing"


async def test_the_keys_of_a_hit_stand_at_its_right(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type("print")
        row = next(line for line in desk.text.splitlines() if " Export " in line)
        assert row.split("Export")[1].split() == ["X", "│"]


# ------------------------------------------------------------ by meaning


async def leads_nowhere(desk, seen: set[str]) -> list[str]:
    """Which words of the data lead elsewhere than they say, on the page in front."""
    search = Search(there := commands(desk.app.screen, desk.app))
    here = {each.id for each in there}
    wrong = []
    for command, phrases in meanings().phrases.items():
        for phrase, place in phrases:
            if command not in here:
                continue
            seen.add(command)
            hits = [each.id for each in search.fitting(phrase)]
            if command not in hits[: place + 3]:
                wrong.append(f"{phrase}: {command} is not among {hits[:5]}")
    return wrong


async def test_every_word_leads_where_it_says(toured):
    seen: set[str] = set()
    async with sit(toured) as desk:
        wrong = await leads_nowhere(desk, seen)
        async for page in pages(desk):
            seen |= {each.id for each in commands(page, desk.app)}
            if not desk.app.work:
                wrong += await leads_nowhere(desk, seen)
    assert not wrong, "\n".join(wrong)
    missing = sorted(meanings().phrases.keys() - seen - NOT_YET)
    assert missing == [], missing


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("print", "export"),
        ("how do I print this", "export"),
        ("printing", "export"),
        ("share", "export"),
        ("save", "save"),
        ("keys", "help"),
        ("font", "bigger"),
        ("bigger", "bigger"),
        ("colors", "colours light"),
        ("colours", "colours light"),
        ("undo", "undo"),
        ("delete", "delete-how"),
        ("back up", "saving"),
        ("send", "export"),
        ("paper", "export"),
        ("quit", "leave"),
        ("I want to stop", "leave"),
        ("exprot", "export"),
        ("governers", "governors"),
        ("police", "contacts"),
        ("i am worried about someone", "reach"),
    ],
)
async def test_what_a_novice_types_finds_what_is_meant_first(school, query, first):
    async with sit(school) as desk:
        assert fitting(desk, query)[0] == first


async def test_what_the_program_cannot_do_is_answered_by_how_to_do_it(school):
    async with sit(school, size=SMALL) as desk:
        await desk.press("ctrl+p")
        await desk.type("bigger")
        assert "hold Ctrl and press +" in desk.words.replace("│ ", "").replace("▌ ", "").replace("▌", "")
        await desk.press("enter")
        assert "hold Ctrl and press +" in desk.said
        assert desk.place == "question"


async def test_what_nothing_fits_says_what_to_try(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type("xyzzy", "enter")
        assert "Nothing is called that. Try another word" in desk.words
        assert desk.place == "Palette"


def test_words_that_tell_nothing_are_ignored_unless_there_are_no_others():
    assert wanted("How do I print this?") == ["print"]
    assert wanted("where is it") == ["where", "is", "it"]


def test_a_misspelt_word_is_taken_for_the_one_most_like_it():
    assert mended(["exprot", "xyzzy"], ["export", "print"]) == ["export", "xyzzy"]


# ------------------------------------------------------------ how it is used


@pytest.mark.parametrize("size", [SMALL, NARROW, (120, 36)])
async def test_it_fits_and_arrows_move_while_one_types(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("ctrl+p")
        screen = desk.app.screen
        assert isinstance(screen, Palette)
        buttons = desk.text.splitlines()[-2 if size[0] < 100 else -3]
        assert "Do it" in buttons or "Do it" in desk.text
        await desk.press("down", "down", "up", "pagedown")
        assert screen.query_one(Rows).current == "6"
        await desk.press("pageup", "pageup")
        assert screen.query_one(Rows).current == "0"
        assert isinstance(screen.focused, Input)


async def test_a_hit_can_be_clicked(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type("review")
        rows = desk.app.screen.query_one(Rows)
        await desk.pilot.click(rows, offset=(4, 0))
        await desk.settled()
        assert desk.place == "review"


async def test_it_is_not_opened_where_a_dialog_is(school):
    async with sit(school) as desk:
        await desk.press("x", "ctrl+p")
        assert desk.place == "ExportDialog"


async def test_the_meanings_read_as_their_screen_shows_them(school):
    for answer in meanings().answers:
        assert answer.says[0].isupper()
        assert answer.says.endswith((".", "?"))
        assert len(answer.says) < 190


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("channel", "A panel that each council must have"),
        ("ctlp", "A police picture of the risk"),
        ("kcsie", "statutory"),
    ],
)
async def test_a_word_of_the_field_is_explained_from_any_screen(school, typed, meaning):
    async with sit(school) as desk:
        await desk.press("h", "ctrl+p")
        await desk.type(typed)
        place = [hit.id for hit in desk.app.screen.hits].index(f"term {typed}")
        assert place < 3
        await desk.press(*["down"] * place, "enter")
        assert desk.place == "GlossarySheet"
        assert meaning in desk.words


@pytest.mark.parametrize("typed", ["faster", "automatic"])
async def test_going_on_by_itself_is_found_by_what_people_call_it(school, typed):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type(typed)
        await desk.press("enter")
        assert desk.app.goes_on
