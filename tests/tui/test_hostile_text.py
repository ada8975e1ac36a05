"""Text from files is only ever text: shown as it is written, on every screen, at every size, and never acted on."""

from __future__ import annotations

import itertools
import os
import re

import pytest

from prevent_tui.errors import CannotWrite, ChangedOnDisk
from prevent_tui.text import is_blank
from prevent_tui.tui.kit.pane import Pane
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.start.save_trouble import SaveTrouble
from prevent_tui.wording.states import STATUS_SIGNS, STATUS_WORDS
from support.app_pilot import NARROW, WIDE, Desk, controls, joined, new_school, sit, write
from support.screen_tour import PAGES, assessment_of, ship, tour

TRAP = "[/] [DSL] [@click=app.quit]x[/] [red]y {nb} [link=a"
"""What markup would swallow, style, make a link of, or stop at."""

SHOWN_ON = {
    "question": "name|first text|level none|level deep|label none|action|evidence title|note",
    "guidance": "why|help|evidence prompt|source title|place in source|facilitator",
    "typing": "note|first text",
    "evidence": "evidence title|first text",
    "evidence form": "evidence prompt|local prompt|where",
    "all evidence": "evidence title|where",
    "piece of evidence": "evidence title|where|held by|seen by|first short",
    "action": "first text",
    "reason": "first text|offered reason",
    "preview": "name|title",
    "find": "first short|second short|third short|fourth short|local short",
    "help": "who",
    "setting": "title|fact|other fact",
    "risks": "risk|lead",
    "risk sheet": "risk|who|picture",
    "action plan": "action|owner",
    "an action": "action|owner|history|first text",
    "why it is dropped": "action",
    "the level it proposes": "first text|level some|level done",
    "reviews of the plan": "led by",
    "take a risk": "offered risk",
    "governors": "asked|replied by",
    "a reply": "asked|reply|replied by",
    "a question reworded": "asked",
    "checks before sign-off": "third short|fourth short",
    "risk matrix": "risk",
    "theme end": "theme people|first short|summary places",
    "review": "first short|third short|theme people|theme places|local theme|action",
    "sums": "first short",
    "ten-minute check": "second short|fourth short",
    "which questionnaire": "sector",
    "front sheet": "front sheet|label none|meaning deep",
    "start": "name",
    "set-up": "title|fact|local title",
}
"""Whose texts each screen must show, at the least at its wide size."""

BELOW = {"guidance": "#sheet", "help": "VerticalScroll"}
"""What has to be scrolled for the last of its texts to be seen."""


HALF = ("heldby", "seenby")
"""What stands in fields of a form two of which share a row: there is room for the beginning only."""


SECOND_COLUMN = "WHAT IT IS FOR"
"""What stands over the second column of the sheet of an action."""


CHIPS = [(STATUS_SIGNS[status], word) for status, word in STATUS_WORDS.items()]
"""What stands on a chip."""


def marked(field: str) -> str:
    """A hostile text that can be told from those of other fields."""
    return f"<{field}>{TRAP}"


def squashed(text: str) -> str:
    """A text without what wrapping and framing put into it."""
    return "".join(sign for sign in text if not sign.isspace() and not "─" <= sign <= "▟")


def read(desk: Desk) -> str:
    """What is on the screen as running text, one column after the other; of a pane also what is read on below."""
    if any(box.display for box in desk.app.screen.query(".dialog, .sheet, #sheet")):
        return desk.words
    rows = desk.text.splitlines()
    pane = next((each for each in desk.app.screen.query("#map, Pane") if each.display and each.region), None)
    top, bottom, left, right = 0, len(rows), 0, None
    if pane:
        area = pane.content_region
        top, bottom, left, right = area.y, area.bottom, area.x, area.right
    elif SECOND_COLUMN in desk.text:
        top = next(y for y, row in enumerate(rows) if SECOND_COLUMN in row)
        left = rows[top].index(SECOND_COLUMN)
    columns = (slice(left), slice(left, right), slice(right, None) if right else slice(0))
    before, inside, after = ([row[column] for row in rows[top:bottom]] for column in columns)
    if isinstance(pane, Pane) and pane.can_focus:
        inside[-1:] = [text.plain for text in pane._text[pane.top + pane._seen :]]
    return joined([*rows[:top], *before, *inside, *after, *rows[bottom:]])


def broken(shown: str) -> list[str]:
    """Where a field's text is not shown as it is written, as far as there is room; each begins with its name."""
    # The chip of the chosen level stands in the column beside its words, between two of their rows.
    # So does the last tab of the evidence, beside the title in the pane; and the rating of a risk, beside its title.
    chips = (f"{re.escape(sign)} {word}" for sign, word in CHIPS)
    shown = re.sub("|".join(["5 Figures(?= )", "20 → Moderate 8(?= )", *chips]), "", shown)
    whole, most = squashed(TRAP), len(squashed("[/] [DSL] [@click=app.quit]x[/]"))
    found = []
    for name, piece in re.findall(r"<([a-z]+)>([^<]*)", squashed(shown)):
        same = next(
            (n for n, (a, b) in enumerate(zip(whole, piece, strict=False)) if a != b), min(len(whole), len(piece))
        )
        if same < (most // 2 if name in HALF else most) and not piece[same:].startswith("…"):
            found.append(f"{name}: {piece[:60]}")
    return found


async def test_every_screen_shows_hostile_texts_as_they_are_written(home, monkeypatch):
    ship(marked, home / "bundled", monkeypatch)
    path = write(home / "documents" / "school.toml", assessment_of(marked))
    async with sit(path, size=NARROW) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for place in tour(desk):
            for size in (NARROW, WIDE) if place in PAGES else (NARROW,):
                await desk.resize(size)
                assert desk.app.is_running, place
                assert not broken(read(desk)), place
            if place in BELOW:
                desk.app.screen.query_one(BELOW[place]).scroll_end(animate=False)
                await desk.settled()
            wanted = SHOWN_ON.get(place, "").split("|")
            shown = squashed(desk.text)
            missing = [name for name in wanted if name and f"<{squashed(name)}>[" not in shown]
            assert not missing, (place, desk.text)


AWKWARD = (
    "w" * 390,
    "several words " * 27,
    "مرحبا بالعالم " * 20,
    "日本語👩🏽\u200d🏫e\u0301\u0302 " * 25,
    "\u200b",
)
"""One long word; many words; right to left; wide and combined signs; nearly nothing."""


async def test_no_screen_fails_at_any_size_whatever_the_texts_are_like(home, monkeypatch):
    texts = itertools.cycle(AWKWARD)
    seen = itertools.cycle([text for text in AWKWARD if not is_blank(text)])  # a questionnaire with less is refused
    ship(lambda _field: next(seen), home / "bundled", monkeypatch)
    path = write(home / "documents" / "school.toml", assessment_of(lambda _field: next(texts)))
    async with sit(path, size=(20, 6)) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for place in tour(desk):
            for size in ((60, 16), (200, 60), (20, 6)) if place in PAGES else ((60, 16),):
                await desk.resize(size)
                assert desk.app.is_running, (place, size)


async def test_a_note_of_a_hundred_thousand_characters_is_shown_and_kept(home, monkeypatch):
    ship(lambda field: field, home / "bundled", monkeypatch)
    long = assessment_of(lambda field: "word " * 20_000 if field == "note" else field)
    path = write(home / "documents" / "school.toml", long)
    async with sit(path) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.press("n", "escape", "f", "slash")
        await desk.type("word", "enter")
        assert desk.answer("first").note == "word " * 20_000


async def test_a_name_of_two_lines_in_a_file_is_one_line_on_every_screen(home, monkeypatch):
    ship(lambda field: field, home / "bundled", monkeypatch)
    path = write(home / "documents" / "school.toml", assessment_of(lambda field: field))
    lines = r'(?m)^((?:name|title|where|owner|lead|who|by) = ".*)"'
    forged = re.sub(lines, r'\1\\nForged\\u2028Forged"', path.read_text(encoding="utf-8"))
    assert forged.count("Forged") >= 12
    path.write_text(forged, encoding="utf-8")
    async with sit(path, size=WIDE) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for place in tour(desk):
            shown = desk.text.splitlines()
            if boxes := list(desk.app.screen.query(".dialog")):
                # A box hides where the rows beside it begin; they are looked at on their own screen.
                x, y, width, height = boxes[0].content_region
                shown = [row[x : x + width] for row in shown[y : y + height]]
            rows = [row.strip(" │▌▎┃") for row in shown]
            if place == "preview":
                # Its lines are long, and wrapped.
                rows = [
                    line.strip()
                    for each in desk.app.screen.query_one("Pages").paragraphs
                    for line in each.plain.split("\n")
                ]
            assert not [row for row in rows if row.startswith("Forged")], place


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\x9b", "\u202e", "\u2066"])
async def test_a_file_with_a_control_character_is_refused_and_the_character_is_not_shown(home, monkeypatch, sign):
    ship(lambda field: field, home / "bundled", monkeypatch)
    path = write(home / "school.toml", assessment_of(lambda field: f"AB{field}"))
    escaped = f"\\u{ord(sign):04x}"
    path.write_text(path.read_text(encoding="utf-8").replace("AB", f"A{escaped}B"), encoding="utf-8")
    async with sit() as desk:
        await desk.app.files.open_path(path)
        await desk.settled()
        assert desk.place == "Notice"
        assert f"U+{ord(sign):04X}" in desk.words
        assert not controls(desk.text)
        assert sign not in desk.text


async def test_strange_keys_of_a_file_are_shown_as_text(home):
    path = home / "school.toml"
    head = 'format = 1\n[questionnaire]\nid = "schools"\nedition = "2026-09"\n'
    path.write_text(head + f'"{TRAP}" = 1\n"a\\u001b]0;b\\u0007" = 2\n', encoding="utf-8")
    async with sit() as desk:
        await desk.app.files.open_path(path)
        await desk.settled()
        assert squashed(TRAP) in squashed(desk.words)
        assert not controls(desk.text)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
async def test_strange_file_names_are_shown_without_what_a_terminal_would_act_on(home):
    path = new_school(home / "documents" / "[red]x [DSL]\x1b]0;x\x07 \u202e{nb}\n.toml")
    copy = new_school(path.with_name(path.stem + " (conflicted copy \x1b[31m).toml"))
    async with sit(path) as desk:
        await desk.press("3")
        assert copy.exists()
        assert not controls(desk.said)
        for keys in (("x",), ("escape", "escape"), ("2",)):
            await desk.press(*keys)
            assert not controls(desk.text), desk.place
        await desk.press("escape")
        for error in (CannotWrite("cannot be written.", file=path), ChangedOnDisk("was changed.", file=path)):
            desk.app.tell(error)
            await desk.settled()
            assert not controls(desk.text), desk.place
            await desk.press("escape")
            desk.app.push_screen(SaveTrouble(error, path, conflict=True))
            await desk.settled()
            assert not controls(desk.text), desk.place
            await desk.press("escape")


async def test_what_is_pasted_into_a_field_of_one_line_is_not_acted_on(school):
    async with sit(school) as desk:
        await desk.press("e")
        await desk.paste("a\x1b]0;x\x07\u202eb")
        assert not controls(desk.text)
        await desk.press("escape", "slash")
        await desk.paste("a\x1b]0;x\x07\u202eb")
        assert not controls(desk.text)
