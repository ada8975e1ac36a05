"""How it looks: every text can be read on every surface, the choice is remembered, and plain terminals are served."""

from __future__ import annotations

import io
import itertools
import sys

import pytest
from textual.color import Color

from prevent_tui.files import preferences
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.theme import THEME_NAMES, THEMES, ascii_wanted
from prevent_tui.tui.kit.tokens import PAIRS, SURFACES, TEXTS, TINTS, TOKENS
from support.app_pilot import NARROW, WIDE, new_school, sit, write
from support.screen_tour import PAGES, assessment_of, ship, tour

HUSHED = (("ghost", "paper"), ("ghost", "frame"))
"""What lies under a dialog, and the rooms while they are shut."""


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(theme: str, text: str, surface: str) -> float:
    """The WCAG contrast of two tokens of a theme."""
    tokens = THEMES[theme].variables
    light, dark = sorted((luminance(Color.parse(tokens[name])) for name in (text, surface)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_every_text_can_be_read_on_every_surface(theme, least):
    pairs = [*itertools.product(TEXTS, SURFACES), *itertools.product(("ink", "quiet"), TINTS), *PAIRS, *HUSHED]
    weak = {pair: round(contrast(theme, *pair), 2) for pair in pairs if contrast(theme, *pair) < least}
    assert not weak


def test_every_colour_that_carries_words_is_in_a_pair():
    named = {name for pair in (*PAIRS, *HUSHED) for name in pair} | {*TEXTS, *SURFACES, *TINTS}
    assert set(TOKENS["light"]) - named == {"line", "partlyhatch", "methatch"}


def test_contrast_is_computed_as_wcag_says():
    tokens = {"ink": "#000000", "paper": "#FFFFFF", "quiet": "#777777"}
    assert round((luminance(Color.parse(tokens["paper"])) + 0.05) / 0.05) == 21
    assert round((1 + 0.05) / (luminance(Color.parse(tokens["quiet"])) + 0.05), 2) == 4.48


# ------------------------------------------------------------ choosing


async def test_a_theme_chosen_in_the_palette_is_there_the_next_time(home):
    async with sit() as desk:
        assert desk.app.theme == "dark"
        await desk.press("ctrl+p")
        await desk.type("colours light")
        await desk.press("enter")
        assert desk.app.theme == "light"
    async with sit() as desk:
        assert desk.app.theme == "light"


async def test_plain_signs_chosen_in_the_palette_are_there_the_next_time(home, weak):
    async with sit(weak) as desk:
        assert "✗" in desk.text
        await desk.press("ctrl+p")
        await desk.type("signs plain")
        await desk.press("enter")
        assert "✗" not in desk.text
    async with sit(weak) as desk:
        assert "✗" not in desk.text


async def test_every_theme_shows_a_question_and_the_review(weak):
    async with sit(weak) as desk:
        for name in THEME_NAMES:
            desk.app.choose_theme(name)
            await desk.press("r")
            assert "What falls short: Nothing this year shows that the board treats the duty as its own." in desk.words
            await desk.press("escape")
            assert "met from here" in desk.words
        assert preferences.load().theme == name


async def test_a_setting_that_makes_no_sense_is_as_if_never_chosen(home):
    preferences.save(preferences.Settings(theme="no-such-theme", signs="[/]"))
    async with sit() as desk:
        assert desk.app.theme == "dark"
        assert "signs is “[/]”, and none of auto, ascii, unicode." in desk.said
        assert "theme is “no-such-theme”, and none of dark, light, contrast, terminal." in desk.said
        assert str(home) in desk.said


async def test_a_choice_that_cannot_be_kept_holds_and_is_said(home, monkeypatch):
    (home / "config").write_text("a file where the folder should be")
    async with sit() as desk:
        desk.app.choose_theme("light")
        await desk.settled()
        assert desk.app.theme == "light"
        assert "holds until you quit" in desk.said


# ------------------------------------------------------------ terminals that can do little


def ascii_only(text: str) -> str:
    """What a plain terminal could not show."""
    return "".join(sorted({sign for sign in text if not sign.isascii()}))


async def test_plain_signs_without_colour_draw_every_screen_in_ascii(home, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    preferences.save(preferences.Settings(signs="ascii"))
    ship(lambda field: field, home / "bundled", monkeypatch)
    path = write(home / "documents" / "school.toml", assessment_of(lambda field: field))
    found = {}
    async with sit(path, size=NARROW) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for place in tour(desk):
            for size in (WIDE, NARROW) if place in PAGES else (NARROW,):
                await desk.resize(size)
                if odd := ascii_only(desk.text):
                    found[place, size] = odd
    assert not found


async def test_without_colour_the_choice_is_still_seen_by_its_sign_and_its_bar(home, monkeypatch, school):
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit(school) as desk:
        await desk.press("3")
        assert desk.app.theme == "terminal"
        assert "▌ <3> ✓ In place" in desk.text
        assert "[SHOULD*]" in desk.text


async def test_a_terminal_without_unicode_gets_plain_signs_by_itself(home, monkeypatch):
    path = new_school(home / "a.toml")
    monkeypatch.setenv("TERM", "linux")
    async with sit(path) as desk:
        await desk.press("1")
        assert "! Not in place" in desk.text


@pytest.mark.skipif(sys.platform == "win32", reason="its console takes every sign, whatever its streams are called")
def test_a_stream_that_holds_no_other_signs_gets_plain_ones_too(monkeypatch):
    monkeypatch.delenv("TERM", raising=False)
    assert not ascii_wanted("auto")
    monkeypatch.setattr(sys, "__stderr__", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert ascii_wanted("auto")
    assert not ascii_wanted("unicode")
