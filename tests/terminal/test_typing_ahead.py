"""Keys, pastes and presses that come together in a real terminal: each line of the tables is one write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.model.assessment import State
from prevent_tui.assessment.storage import codec
from support.pseudo_terminal import Window

pytestmark = pytest.mark.terminal

ESC = "\x1b"
FIRST = "Is one senior leader"


@pytest.fixture
def file(home: Path) -> Path:
    """A new school's file, made as the command line makes it."""
    path = home / "documents" / "school.toml"
    command = [
        sys.executable,
        "-m",
        "prevent_tui",
        "new",
        str(path),
        "--questionnaire",
        "schools",
        "--name",
        "Fenbridge",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return path


def answer(file: Path, question: str = "prevent-lead"):
    return codec.load(file)[0].answer(question)


def sent(file: Path, home: Path, *writes: str | bytes) -> None:
    """Opens a file, writes to the terminal, saves and quits."""
    with Window(file, folder=home) as window:
        window.until("met from here")
        for write in writes:
            window.send(write)
            if write is not writes[-1]:
                window.until(lambda text: "of 8,000" in text or "Esc" in text)
        window.press("ctrl+q")
        assert window.ended() == 0, window.left_behind
        assert window.left_behind.split()[:3] == ["Everything", "is", "saved"]


NOTES = {
    "a note opened and typed": (("nhello",), "hello"),
    "five hundred letters": (("n" + "a" * 500,), "a" * 500),
    "a tab and a line end inside": (("n", "a\tb\rdd"), "a\tb\ndd"),
    "a tab at the end": (("n", "a\t"), "a\t"),
    "a paste of an older console": (("n", "one\r\ntwo\tthree\r\n3 4"), "one\ntwo\tthree\n3 4"),
    "a paste with an ESC": (("n", f"{ESC}[200~a{ESC}3b{ESC}[31mc{ESC}[201~"), "a3b[31mc"),
    "a paste with an ESC after the key": ((f"n{ESC}[200~a{ESC}\r3{ESC}[201~d",), "a\n3d"),
    "esc and another key": ((f"nhello{ESC}f",), "hello"),
    "a letter of a terminal that is not set to UTF-8": (("n", b"caf\xe9 3"), "caf\ufffd 3"),
}


@pytest.mark.parametrize("name", NOTES)
def test_a_burst_is_text_in_a_note_and_answers_nothing(file, home, name):
    writes, note = NOTES[name]
    sent(file, home, *writes)
    assert answer(file).note == note
    assert answer(file).state is State.UNANSWERED
    assert answer(file, "whole-board").state is State.UNANSWERED


KEYS = {
    "esc and 3 in a note": (("n", f"hello{ESC}3"), "in-place"),
    "esc and enter in a note": (("n", f"hello{ESC}\r2"), "developing"),
}


@pytest.mark.parametrize("name", KEYS)
def test_esc_leaves_the_note_and_what_follows_in_the_same_read_is_a_key(file, home, name):
    writes, level = KEYS[name]
    sent(file, home, *writes)
    assert (answer(file).note, answer(file).level) == ("hello", level)


STACKS = {
    "K C K": ("KCK", "Risk register"),
    "C K C": ("CKC", "A WORRY, NOT AN EMERGENCY"),
    "E G E": ("EGE", "No evidence yet"),
    "help twice": ("??", "met from here"),
    "the palette twice": ("\x10\x10", "Find a command"),
    "a finder, and Enter twice": ("/RA3\r\r", "RA3"),
    "review and back and review": (f"r{ESC}r", "NOT YET SO"),
}


@pytest.mark.parametrize("name", STACKS)
def test_screens_opened_and_closed_in_one_write(file, home, name):
    write, shown = STACKS[name]
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.send(write)
        window.until(shown)
        window.press("ctrl+q")
        assert window.ended() == 0
    assert codec.load(file)[0].answers == {}


@pytest.mark.parametrize("key", ["1", "n", "3", "f", "e", "a"])
def test_alt_with_a_letter_is_the_letter_on_the_start_where_esc_closes_nothing(home, key):
    with Window(folder=home) as window:
        window.until("New assessment")
        window.send(f"{ESC}{key}")
        if key == "1":
            window.until("What kind of setting")
        window.press("ctrl+q")
        assert window.ended() == 0


def test_alt_with_a_letter_in_a_form_closes_it_first(file, home):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("a")
        window.until("What is to be done")
        window.send(f"{ESC}r")
        window.until("NOT YET SO")
        window.press("ctrl+q")
        assert window.ended() == 0


# ------------------------------------------------------------ presses


def click(window: Window, x: int, y: int) -> None:
    os.write(window.child.child_fd, f"{ESC}[<0;{x};{y}M{ESC}[<0;{x};{y}m".encode())


@pytest.mark.parametrize("presses", [2, 3])
@pytest.mark.parametrize("gap", [0.0, 0.15])
def test_a_double_click_on_a_recent_file_opens_it_and_answers_nothing(file, home, presses, gap):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("ctrl+q")
        assert window.ended() == 0
    before = file.read_bytes()
    for right in (0, 9):
        with Window(folder=home) as window:
            shown = window.until("school.toml")
            y, row = next((n, row) for n, row in enumerate(shown.splitlines(), 1) if "school.toml" in row)
            x = row.index("school.toml") + right
            for _ in range(presses):
                click(window, x, y)
                time.sleep(gap)
            window.until("Question 1 of 50")
            window.press("ctrl+q")
            assert window.ended() == 0
        assert file.read_bytes() == before


# ------------------------------------------------------------ stopped and taken up again


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="threads are counted by /proc")
@pytest.mark.parametrize("name", ["SIGTSTP", "SIGSTOP"])
def test_stopped_and_taken_up_again_it_is_drawn_and_reads_each_key_once(file, home, name):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("f")
        window.until("saved")  # what writes the file has its thread from now on
        threads = len(list(Path(f"/proc/{window.child.pid}/task").iterdir()))
        window.kill(getattr(signal, name))
        state = Path(f"/proc/{window.child.pid}/stat")
        while state.read_text().split()[2] != "T":
            window._read()
        window.screen.reset()
        window._text = None
        window.kill(signal.SIGCONT)
        window.until("met from here")
        assert len(list(Path(f"/proc/{window.child.pid}/task").iterdir())) == threads
        window.press("n")
        window.until("0 of 8,000")
        window.send("once")
        window.until("4 of 8,000")
        window.press("ctrl+q")
        assert window.ended() == 0
    assert answer(file).note == "once"
