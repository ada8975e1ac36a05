"""Keys of a person's own: they work and are shown wherever the usual ones were, and mistakes in them are said."""

from __future__ import annotations

import re

import pytest

from prevent_tui import paths
from prevent_tui.files import preferences
from prevent_tui.files.preferences import Settings
from prevent_tui.tui.evidence.linked import LinkedEvidence
from prevent_tui.tui.kit import keymap
from prevent_tui.tui.kit.frame import FooterBar
from prevent_tui.tui.kit.keys import EVERYWHERE, LEVELS, QUESTION, cap, key_name
from prevent_tui.tui.question.levels import Levels
from support.app_pilot import NARROW, WIDE, sit
from support.folders import ROOT

FREE = list({key.id: key for key in (*EVERYWHERE, *QUESTION) if key.id}.values())
OTHERS = dict(
    zip(
        (key.id for key in FREE),
        (*"bz;:[](){}<>#@&%$^*~|_`", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f12"),
        strict=False,
    )
)
"""A key that nothing else has, for all on a question's screen that can have another."""


def choose(**keys: str) -> None:
    preferences.save(Settings(keymap=keys))


def test_all_letters_and_signs_of_a_question_can_be_others():
    assert len(OTHERS) == len(FREE) > 20
    assert keymap.usable(OTHERS) == (OTHERS, ())


def test_every_key_of_one_sign_that_is_no_figure_can_be_another():
    signs = {key_name(sign) for sign in map(chr, range(33, 127)) if sign not in "0123456789,"}
    fixed = [key for screen in keymap.screens() for key in screen if not key.id and key.keys.partition(",")[0] in signs]
    assert {key.action.partition("(")[0] for key in fixed} == {"submit"}


def test_the_readme_names_them_all_with_their_usual_keys():
    listed = (
        (ROOT / "README.md").read_text("utf-8").partition("<!-- keys: begin -->")[2].partition("<!-- keys: end -->")[0]
    )
    assert listed.strip().replace("`", "") == ", ".join(f"{name} {caps}" for name, caps in keymap.usual().items())


async def test_every_key_of_ones_own_does_it_and_the_usual_ones_do_nothing(school, monkeypatch):
    choose(**OTHERS)
    done: list[str] = []
    async with sit(school) as desk:
        for key in FREE:
            monkeypatch.setattr(
                type(desk.app.screen), f"action_{key.action}", lambda _, action=key.action: done.append(action)
            )
        for key in FREE:
            await desk.press(key.keys.partition(",")[0])
            assert done == [], key
            await desk.press(key_name(OTHERS[key.id]))
            assert done == [key.action], key
            done.clear()


async def test_a_key_of_the_levels_can_be_another(school, monkeypatch):
    choose(not_applicable="z")
    done: list[str] = []
    assert "not_applicable" in {key.id for key in LEVELS}
    async with sit(school) as desk:
        monkeypatch.setattr(Levels, "action_not_applicable", lambda _: done.append("n/a"))
        await desk.press("minus")
        assert done == []
        await desk.press("z")
        assert done == ["n/a"]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_footer_shows_them_and_a_click_there_presses_them(school, monkeypatch, size):
    choose(**OTHERS)
    done: list[str] = []
    async with sit(school, size=size) as desk:
        footer = desk.app.screen.query_one(FooterBar)
        for key in FREE:
            monkeypatch.setattr(
                type(desk.app.screen), f"action_{key.action}", lambda _, action=key.action: done.append(action)
            )
        row = footer.drawn(footer.content_size.width)[0].plain
        shown = [key for key in FREE if re.search(rf"(?<!\S){re.escape(caps(key.id))}  {key.label}\b", row)]
        assert len(shown) >= 2
        for key in shown:
            assert not re.search(rf"(?<!\S){re.escape(key.display)}  {key.label}\b", row)
            left, top = footer.content_region.offset
            await desk.pilot.click(offset=(left + row.index(f"{caps(key.id)}  {key.label}"), top))
            await desk.settled()
            assert done == [key.action]
            done.clear()


def caps(name: str) -> str:
    return cap(OTHERS[name])


async def test_help_names_them(school):
    choose(**OTHERS)
    async with sit(school, size=(120, 90)) as desk:
        await desk.press(key_name(OTHERS["help"]))
        for key in FREE:
            assert re.search(rf"(?<!\S){re.escape(caps(key.id))} +{re.escape(key.help[:30])}", desk.text), key


async def test_the_question_names_them_beside_what_they_are_for(school):
    choose(**OTHERS)
    async with sit(school, size=(120, 60)) as desk:
        for label, name in (("Evidence", "all_evidence"), ("Note", "note"), ("Why, sources", "guidance")):
            assert re.search(rf"(?<!\S){re.escape(caps(name))} +{label}", desk.text), label


async def test_the_last_row_of_a_dialog_shows_them_and_a_click_there_does_it(weak, monkeypatch):
    choose(checked="z", new="b")
    done: list[str] = []
    async with sit(weak) as desk:
        desk.app.push_screen(LinkedEvidence(desk.work.questionnaire.questions[0]))
        await desk.settled()
        monkeypatch.setattr(LinkedEvidence, "action_checked", lambda _: done.append("checked"))
        row = next(row for row in desk.text.splitlines() if "B  add" in row)
        assert "Z  checked" in row
        assert "D  checked" not in row
        await desk.pilot.click(offset=(row.index("Z  checked"), desk.text.splitlines().index(row)))
        await desk.settled()
        await desk.press("z")
        await desk.press("d")
        assert done == ["checked", "checked"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"nope": "m"}, "Nothing that has a key is called “nope”."),
        ({"note": "mm"}, "“mm” for note is not one letter, one sign or a function key from f3 to f12."),
        ({"note": "enter"}, "“enter” for note is not one letter"),
        ({"note": "3"}, "“3” for note is not one letter"),
        ({"note": ","}, "“,” for note is not one letter"),
        ({"note": ""}, "“” for note is not one letter"),
        ({"note": "f1"}, "“f1” for note is not one letter"),
        ({"note": "e"}, "note and all_evidence would both be “e”."),
        ({"note": "z", "guidance": "Z"}, "note and guidance would both be “z”."),
        ({"note": "[/]\x1b[2J"}, "“[/][2J” for note is not one letter"),
    ],
    ids=str,
)
async def test_a_mistake_is_said_once_and_the_usual_key_stays(school, keys, said):
    choose(**keys, flag="z" if "z" not in keys.values() else "b")
    async with sit(school) as desk:
        assert said in desk.said
        assert desk.said.endswith("What is named here keeps its usual key.")
        assert set(desk.app.look.keymap) == {"flag"}
        await desk.press("n")
        assert desk.app.screen.is_typing
        assert desk.said == ""


async def test_two_can_have_each_others_keys(school):
    choose(guidance="t", themes="i")
    async with sit(school) as desk:
        assert desk.said == ""
        await desk.press("I")
        assert desk.place == "ThemesCard"


async def test_choosing_a_colour_keeps_the_keys(school):
    choose(note="z", nope="m")
    async with sit(school) as desk:
        desk.app.choose_theme("contrast")
        await desk.settled()
    assert preferences.load() == Settings(theme="contrast", keymap={"note": "z", "nope": "m"})


@pytest.mark.parametrize("slip", ['{"keymap": {"note": "z",}}', '{"keymap": {"note": "z"}', "[]", "note = z"])
async def test_a_slip_in_the_settings_is_told_and_nothing_is_written_over_it(school, slip):
    choose(note="z")
    file = paths.config_dir() / "settings.json"
    file.write_text(slip, encoding="utf-8")
    async with sit(school) as desk:
        assert "settings.json is" in desk.said
        assert "Mend it, or delete it. Until then the usual colours, signs and keys hold." in desk.said
        desk.app.choose_theme("contrast")
        await desk.settled()
        assert "holds until you quit" in desk.said
    assert file.read_text(encoding="utf-8") == slip
