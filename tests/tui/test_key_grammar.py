"""The grammar of keys: a letter means one thing, rooms open from every screen, and no key is silent."""

from __future__ import annotations

from collections import defaultdict
from string import ascii_lowercase

import pytest

from prevent_tui.tui.kit import keymap
from prevent_tui.tui.kit.dialog import Dialog
from prevent_tui.tui.kit.frame import FooterBar
from prevent_tui.tui.kit.keys import EVERYWHERE
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.rooms import LETTERS, ROOMS
from support.app_pilot import WIDE, sit, write
from support.screen_tour import PAGES, assessment_of, ship, tour

ANSWERING = {"submit", "back"}
"""Y and N, where a question asks yes or no."""

OPENS = {
    "h": "start",
    "q": "question",
    "r": "review",
    "p": "plan",
    "e": "evidence",
    "k": "risks",
    "g": "governors",
    "y": "PickVersion",
    "x": "ExportDialog",
    "c": "contacts",
}


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


async def test_each_room_opens_from_every_screen(full):
    """Of dialogs the rooms are shut, which is seen; text that is typed stays text."""
    async with sit(full, size=WIDE) as desk:
        async for name in tour(desk):
            page = desk.app.screen
            if name not in PAGES or page.is_typing or name in {"set-up", "setting"}:
                continue
            for letter, place in OPENS.items():
                expected = [place]
                if letter == "e" and page.marked_question:
                    expected = ["LinkedEvidence"]
                assert await opened_by(desk, letter) in expected or page.id == place, (name, letter)
