"""Words in a form that was not kept, in a real terminal, whatever ends the program."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.workspace import draft_files
from support.pseudo_terminal import Window

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

WORDS = "xyzzy the register lies in the safe"
HELP, QUIT = "\x1bOP", "\x11"


@pytest.fixture
def file(home: Path) -> Path:
    """A new school's file, made as the command line makes it."""
    path = home / "documents" / "school.toml"
    command = [sys.executable, "-m", "prevent_tui", "new", str(path), "--questionnaire", "schools"]
    subprocess.run(command, check=True, capture_output=True)
    return path


def write_evidence(window: Window) -> None:
    """Words into the first field of the evidence of the first question."""
    window.until("met from here")
    window.press("e", "enter")
    window.until("a pointer, never the document")
    window.send(WORDS)
    window.until("in the safe")


def drafts(file: Path) -> list[str]:
    """What the drafts on the disk hold of it."""
    return [draft.fields["title"] for draft in draft_files.read(draft_files.folder_of(file))[0]]


@pytest.mark.parametrize("covered", [False, True], ids=["in front", "under its help"])
@pytest.mark.parametrize("end", ["quit", "SIGTERM", "SIGHUP", "closed window"])
def test_words_in_a_form_are_a_draft_however_the_program_is_left(file, home, end, covered):
    with Window(file, folder=home) as window:
        write_evidence(window)
        if covered:
            window.send(HELP)
            window.until("Help: evidence")
        if end == "closed window":
            window.close()
        else:
            window.send(QUIT) if end == "quit" else window.kill(getattr(signal, end))
            assert window.ended() == 0
    assert drafts(file) == [WORDS]
    assert WORDS.encode() not in file.read_bytes()
    with Window(file, folder=home) as window:
        window.until("Left half filled: new evidence for RA1")
        window.press("e", "enter")
        window.until("is back")
        assert WORDS in window.text
        window.send(QUIT)
        assert window.ended() == 0


def test_words_in_a_form_survive_a_kill(file, home):
    with Window(file, folder=home) as window:
        write_evidence(window)
        end = time.monotonic() + 10
        while not drafts(file) and time.monotonic() < end:
            time.sleep(0.05)
        window.kill(signal.SIGKILL)
        assert window.ended() == -signal.SIGKILL
    assert drafts(file) == [WORDS]


BROKEN = """
import sys
from prevent_tui.tui.kit.help import HelpSheet

def fail(self):
    if {kind!r} == "exit":
        sys.exit(3)
    if {kind!r} == "timer":
        self.set_timer(0.01, lambda: 1 / 0)
    elif {kind!r} == "worker":
        async def work():
            1 / 0
        self.run_worker(work())
    else:
        1 / 0

if {kind!r} == "compose":
    HelpSheet.compose = fail
else:
    HelpSheet.on_mount = fail
from prevent_tui.__main__ import main
sys.argv[1:] = {args!r}
sys.exit(main())
"""
"""The program with a help sheet that goes wrong."""


def test_an_error_in_something_done_aside_is_said_and_ends_nothing(file, home):
    code = BROKEN.format(kind="worker", args=[str(file)])
    with Window(folder=home, program=("-c", code)) as window:
        write_evidence(window)
        window.send(HELP)
        window.until("That did not work")
        window.send(QUIT)
        assert window.ended() == 0
    assert drafts(file) == [WORDS]


@pytest.mark.parametrize("kind", ["handler", "timer", "compose", "exit"])
def test_words_in_a_form_survive_an_error_of_the_program(file, home, kind):
    code = BROKEN.format(kind=kind, args=[str(file)])
    with Window(folder=home, program=("-c", code)) as window:
        write_evidence(window)
        window.send(HELP)
        assert window.ended() == 70
        assert "it has stopped. Your work is in" in window.left_behind
    assert drafts(file) == [WORDS]
    with Window(folder=home) as window:
        window.until("Go on where the program stopped?")
        window.until(lambda text: "school.toml" in text and "1 form left half filled" in " ".join(text.split()))
        window.press("enter")
        window.until("met from here")
        window.press("e", "enter")
        window.until("is back")
        assert WORDS in window.text
        window.send(QUIT)
        assert window.ended() == 0
    with Window(folder=home) as window:
        window.until("New assessment")
        assert "Go on where" not in window.text
        window.send(QUIT)
        assert window.ended() == 0
