"""The grammar of keys: a letter means one thing, rooms open from every screen, and no key is silent."""

from __future__ import annotations

import re
from collections import defaultdict
from string import ascii_lowercase

import pytest

from prevent_tui.tui.kit import keymap, routes
from prevent_tui.tui.kit.dialog import Dialog
from prevent_tui.tui.kit.help import HelpSheet
from prevent_tui.tui.kit.old_keys import BY_SCREEN
from prevent_tui.tui.kit.rooms import LETTERS, ROOMS
from prevent_tui.tui.kit.row_list import Rows
from support.app_pilot import NARROW, WIDE, sit, write
from support.screen_tour import OF_THE_ASSESSMENT, ROOM_PAGES, assessment_of, ship

ANSWERING = {"submit", "back"}
"""Y and N, where a question asks yes or no."""

OPENS = {"h": "start"} | OF_THE_ASSESSMENT | {"x": "ExportDialog", "c": "contacts"}


@pytest.fixture
def full(home, tmp_path, monkeypatch):
    """A file with something of everything."""
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    ship(lambda name: f"a {name}", folder, monkeypatch)
    return write(home / "documents" / "full.toml", assessment_of(lambda name: f"a {name}"))


def actions_of_letters() -> dict[str, set[str]]:
    done = defaultdict(set)
    for screen in keymap.screens():
        for key in screen:
            for name in key.keys.split(","):
                if len(name) == 1 and name.isalpha():
                    done[name].add(key.action)
    return done


def test_a_letter_means_one_thing_in_the_whole_program():
    for letter, actions in actions_of_letters().items():
        allowed = set(LETTERS[letter]) | (ANSWERING if letter in "yn" else set())
        assert actions <= allowed, letter


def test_every_letter_is_a_room_a_service_or_a_verb_but_two():
    assert set(ascii_lowercase) - set(LETTERS) == set("bz")
    assert {room.key for room in ROOMS} == set("hqrpekgyxcw")


def test_no_two_letters_mean_the_same():
    meanings = [action for actions in LETTERS.values() for action in actions]
    assert len(meanings) == len(set(meanings))


@pytest.mark.parametrize("place", ROOM_PAGES)
async def test_each_room_opens_from_every_screen_with_one_key(full, place):
    async with sit(full, size=WIDE) as desk:
        for letter, room in OPENS.items():
            if desk.app.work is None:
                await desk.press("enter")
            desk.app.go(routes.ToQuestion("first"))
            await desk.settled()
            desk.app.go(ROOM_PAGES[place])
            await desk.settled()
            page = desk.app.screen
            wanted = "LinkedEvidence" if letter == "e" and page.marked_question and page.id != "piece" else room
            await desk.press(letter.upper())
            assert desk.place == wanted, letter
            if wanted == "LinkedEvidence":
                await desk.press("e")
                assert desk.place == "evidence"
            while desk.app.work and isinstance(desk.app.screen, Dialog):
                await desk.press("escape")


async def test_each_room_opens_from_the_start_in_the_marked_assessment(full):
    async with sit(full, size=WIDE) as desk:
        for letter, room in OPENS.items():
            if letter in "hcx":
                continue
            await desk.press("h")
            assert desk.place == "start"
            await desk.press("end")
            while desk.app.screen.current != str(full):
                await desk.press("up")
            await desk.press(letter)
            assert desk.place == room, letter
            if letter == "y":
                await desk.press("escape")


async def test_a_question_opened_from_a_row_leads_back_to_that_row(weak):
    async with sit(weak, size=WIDE) as desk:
        await desk.press("r", "down", "down")
        row = desk.app.screen.query_one(Rows).current
        await desk.press("q")
        assert (desk.place, desk.at) == ("question", row)
        await desk.press("escape")
        assert (desk.place, desk.app.screen.query_one(Rows).current) == ("review", row)


SILENT = {"up,down", "up", "down", "left", "escape,left", "pageup"}
"""Keys of which it is seen that they move nothing."""


@pytest.mark.parametrize("place", [*ROOM_PAGES, "start"])
async def test_every_key_of_a_footer_does_something(full, place):
    """It changes what is on the screen, or what is answered, or it says why not; and it is never said to do nothing."""
    async with sit(full, size=WIDE) as desk:

        async def arrive():
            while isinstance(desk.app.screen, Dialog | HelpSheet):
                await desk.press("escape")
            if place == "start" and desk.place == "choose":
                await desk.press("escape")
            if desk.app.work is None:
                if place == "start":
                    return
                await desk.press("enter")
            desk.app.go(routes.ToQuestion("first"))
            await desk.settled()
            desk.app.go(ROOM_PAGES[place]) if place != "start" else desk.app.files.close()
            await desk.settled()
            desk.app.forget_message()
            await desk.settled()

        await arrive()
        keys = [key for key in desk.app.screen.live_keys if key.keys not in SILENT and key.action != "leave"]
        assert keys
        for key in keys:
            name = key.keys.split(",")[-1 if key.each else 0]
            await arrive()
            before = (desk.place, desk.text, desk.assessment if desk.app.work else None)
            await desk.press(name)
            assert "does nothing here" not in desk.said, key
            assert desk.said or before != (desk.place, desk.text, desk.assessment if desk.app.work else None), key


async def test_a_dead_key_says_so_and_an_old_one_names_the_new(school):
    async with sit(school) as desk:
        await desk.press("z")
        assert "Z does nothing here. ? shows what does." in desk.said
        await desk.press("s")
        assert "S changed the setting; now Ctrl+P finds that by its name." in desk.said
        await desk.press("p", "s")
        assert "S sorted the plan; now V does." in desk.said


async def test_of_a_key_that_does_another_thing_now_nothing_is_said_of_before(school):
    async with sit(school) as desk:
        await desk.press("p", "h")
        assert desk.place == "start"
        assert not desk.said


async def test_no_old_key_is_one_that_does_something_now(school):
    """A sentence for a key that is not dead would never be said."""
    rooms = {room.key for room in ROOMS}
    pages = {screen: keys for screen, keys in BY_SCREEN.items() if screen.islower()}
    assert {(screen, key) for screen, keys in pages.items() for key in keys if key in rooms} == set()


async def test_what_no_field_takes_of_a_paste_is_said(school):
    async with sit(school) as desk:
        await desk.paste("Some text")
        assert "Nothing to paste into here. N opens a note." in desk.said
        assert desk.answer().note == ""


async def test_every_old_key_names_a_key_that_works_now():
    for table in BY_SCREEN.values():
        for key, sentence in table.items():
            assert sentence.partition(";")[0], key
            assert re.search(r"now (Ctrl\+P|Shift|.*\b(does|finds)\b)", sentence), sentence


async def test_the_workshop_opens_from_home_only(full):
    async with sit(full) as desk:
        await desk.press("w")
        assert "Home first" in desk.said
        await desk.press("h", "w")
        assert "is not there yet" in desk.said


# ------------------------------------------------------------ keys counted


async def test_all_questions_are_answered_with_few_keys_that_stay(school):
    """n answers take at most 2n + 5 keys."""
    async with sit(school, size=NARROW) as desk:
        asked, count = len(desk.work.question_ids), 0
        while desk.place in {"question", "theme-end"}:
            if desk.place == "question":
                await quickly(desk, "3")
                count += 1
            await quickly(desk, "enter")
            count += 1
        assert len(desk.assessment.answers) == asked
        assert count <= 2 * asked + 5


async def test_all_questions_are_answered_with_few_keys_that_go_on(school):
    """n answers take at most n + 5 keys."""
    async with sit(school, size=NARROW) as desk:
        desk.app.choose_going_on(goes_on=True)
        asked, count = len(desk.work.question_ids), 0
        while desk.place in {"question", "theme-end"}:
            await quickly(desk, "3" if desk.place == "question" else "enter")
            count += 1
        assert len(desk.assessment.answers) == asked
        assert count <= asked + 5
    async with sit(school, size=NARROW) as desk:
        assert desk.app.goes_on


async def quickly(desk, key: str) -> None:
    """Presses a key and waits for its effect alone; screens are looked at by other tests."""
    desk.app.simulate_key(key)
    await desk.app.settle_input()


async def test_eighteen_suggested_actions_are_planned_with_few_keys_as_one_step(school):
    async with sit(school) as desk:
        for name in desk.work.question_ids[:18]:
            desk.work.session.choose(name, desk.work.questionnaire.scale_of[name].levels[0].id)
        gaps = [name for name in desk.work.result.gaps if desk.work.suggestion(desk.work.questionnaire.by_id[name])]
        before = desk.assessment
        await desk.press("r", "ctrl+a", "a")
        assert len(desk.assessment.actions) == len(gaps) >= 16
        await desk.press("u")
        assert desk.assessment == before


async def test_ticked_gaps_are_planned_and_no_others(weak):
    async with sit(weak, size=WIDE) as desk:
        before = len(desk.assessment.actions)
        await desk.press("r", "space", "down", "down", "space", "a")
        assert len(desk.assessment.actions) == before + 2
        assert "2 suggested actions planned. U takes that back." in desk.said


async def test_evidence_with_its_place_and_date_takes_few_keys(school):
    async with sit(school) as desk:
        keys = 2
        await desk.press("e", "enter")
        for text, after in (("The list", "enter"), ("The drive", "enter"), ("", "enter"), ("today", "ctrl+s")):
            await desk.type(text, after)
            keys += 1
        assert keys <= 6
        (item,) = desk.assessment.evidence
        assert (item.title, item.where, item.checked_on) == ("The list", "The drive", desk.work.today)
        assert desk.place == "question"


async def test_the_governors_report_is_three_keys_from_a_question(school, quick):
    async with sit(school) as desk:
        await desk.press("x", "3", "enter")
        assert quick[-1].request.part == "governors"


async def test_another_theme_is_two_keys_away(school):
    async with sit(school) as desk:
        await desk.press("t", "3")
        assert desk.work.questionnaire.by_id[desk.at].theme == desk.work.themes[2].id
        await desk.press("pageup")
        assert desk.work.questionnaire.by_id[desk.at].theme == desk.work.themes[1].id
