"""The six main screens look as they did when their pictures were taken; `--renew-pictures` takes them anew."""

from __future__ import annotations

import pytest

from prevent_tui.assessment.samples import from_sample
from prevent_tui.files import preferences
from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.app_pilot import NARROW, WIDE, as_own, sit, write
from support.screen_pictures import PICTURES, differences, picture, rows
from support.small_questionnaire import NOON

KEYS = {
    "start": ("escape",),
    "question": (),
    "review": ("r",),
    "action-plan": ("p",),
    "evidence": ("e", "e"),
    "risks": ("k",),
}
"""Each screen, and what leads there from the question that an open assessment begins with."""

SIZES = {f"{width}x{height}": (width, height) for width, height in (NARROW, WIDE)}


@pytest.fixture
def fenbridge(home, monkeypatch, on_day):
    """The whole invented school with gaps, on a fixed day, in a terminal with colours and every sign."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    preferences.save(preferences.Settings(signs="unicode"))
    schools = open_questionnaire("schools")
    weak = next(each for each in schools.samples if each.strength == "weak")
    return write(home / "documents" / "fenbridge.toml", as_own(from_sample(schools, weak, NOON)))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", KEYS)
async def test_a_main_screen_looks_as_it_did(screen, size, fenbridge, tmp_path, request):
    async with sit(fenbridge, size=SIZES[size], clock=lambda: NOON) as desk:
        await desk.press(*KEYS[screen])
        desk.app.forget_message()
        await desk.settled()
        now = picture(desk.app)
    kept, made = PICTURES / f"{screen}-{size}.svg", tmp_path / f"{screen}-{size}.svg"
    if request.config.getoption("renew_pictures"):
        kept.write_text(now, encoding="utf-8", newline="\n")
    changes = differences(kept.read_text("utf-8"), now)
    if changes:
        made.write_text(now, encoding="utf-8")
        hint = f"{kept.name} is how it looked, {made} how it looks. If that is meant: add --renew-pictures."
        pytest.fail("\n".join([hint, *changes]), pytrace=False)


def test_there_is_a_picture_of_each_main_screen_and_no_other():
    assert {path.name for path in PICTURES.iterdir()} == {f"{screen}-{size}.svg" for screen in KEYS for size in SIZES}


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_can_be_read_as_text(size):
    shown = rows((PICTURES / f"question-{size}.svg").read_text("utf-8"))
    assert "Fenbridge Academy (invented)" in shown[0]
    assert "✓ all in the file" in shown[0]
    assert shown[0].endswith("Worried about someone now?  C")
    assert len(shown) == SIZES[size][1]


def test_a_word_and_a_colour_that_change_are_named():
    before = (PICTURES / "question-80x24.svg").read_text("utf-8")
    assert differences(before, before) == []
    assert "+    0  ? No idea" in "\n".join(
        differences(before, before.replace("Don&#x27;t&#160;know&#160;yet", "No&#160;idea"))
    )
    recoloured = differences(before, before.replace(".screen-r4 { fill:", ".screen-r4 { opacity: 0; fill:"))
    assert any(change.startswith("+row 1, ") and "opacity" in change for change in recoloured)
    assert differences(before, before.replace("<rect", "<rect id=''")) != []
