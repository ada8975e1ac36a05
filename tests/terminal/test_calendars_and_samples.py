"""The installed program in a real terminal: a sample cannot pass as real, and a calendar knows its entries again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.storage import codec
from support.pseudo_terminal import Window

pytestmark = pytest.mark.terminal

ACTION = '\n[[actions]]\nid = "action-1"\ntext = "{}"\nowner = "Head"\ndue = 2027-12-18\n'


def run(*args: str | Path) -> str:
    """Runs a command of the program that must not fail, and gives what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "prevent_tui", *map(str, args)], check=True, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def uids(path: Path) -> list[str]:
    """What the entries of a file's calendar are known by."""
    calendar = path.with_suffix(".ics")
    run("export", path, "--out", calendar)
    return [line for line in calendar.read_text("utf-8").splitlines() if line.startswith("UID")]


def practise(path: Path) -> None:
    """Opens a file that must be for practice, goes to its review, and quits."""
    with Window(path, folder=path.parent, size=(80, 24)) as window:
        window.until("PRACTICE")
        window.press("r")
        window.until(lambda text: "PRACTICE" in text and "open question" in text)
        window.press("ctrl+q")
        assert window.ended() == 0


def test_a_sample_in_a_file_says_practice_also_under_another_name(home):
    path = home / "documents" / "s.toml"
    path.parent.mkdir(exist_ok=True)
    assert "invented setting" in run("sample", path)
    practise(path)
    renamed = path.rename(path.with_name("oak-2026.toml"))
    practise(renamed)
    assert '"sample": true' in run("score", renamed, "--json")
    assert "an invented setting" in run("score", renamed)


def test_next_years_first_action_and_a_renamed_school_leave_this_years_entries_alone(home):
    folder = home / "documents"
    folder.mkdir(exist_ok=True)
    this, following = folder / "oak-2026.toml", folder / "oak-2027.toml"
    for path, text in ((this, "Brief every governor"), (following, "Test the filter")):
        run("new", path, "--questionnaire", "schools", "--name", "Oak Primary School")
        path.write_text(path.read_text("utf-8") + ACTION.format(text), encoding="utf-8")
    before = uids(this)
    assert len(before) == 1
    assert not set(before) & set(uids(following))
    with Window(this, folder=home) as window:
        window.until("Oak Primary School")
        window.press("1")
        window.until("saved")
        window.press("ctrl+q")
        assert window.ended() == 0
    renamed = codec.load(this)[0]
    setting = renamed.setting.model_copy(update={"name": "Ash Primary School"})
    this.write_bytes(codec.dump(renamed.model_copy(update={"setting": setting})))
    assert uids(this)[0] == before[0]
