"""A report made in a process of its own, seen from outside: work goes on meanwhile, and no end leaves half a file."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.model.assessment import Answer, Setting
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.pseudo_terminal import LIMIT, Window

pytestmark = pytest.mark.terminal

NOTE = "The board looked at it again and wrote down what is still to be done. " * 100


@pytest.fixture
def long(home):
    """A school whose report takes a while: a long note to every question."""
    asked = open_questionnaire("schools")
    answers = {question.id: Answer(note=NOTE) for question in asked.questions}
    path = home / "documents" / "school.toml"
    fresh = blank_assessment(asked).model_copy(update={"setting": Setting(name="Fenbridge"), "answers": answers})
    path.write_bytes(codec.dump(fresh))
    return path


def children(pid: int) -> list[str]:
    """The processes that a process has started."""
    return subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()


def gone(child: str) -> bool:
    """Whether a process ends, if it has not yet."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True, check=False).stdout
        if not state.strip() or state.startswith("Z"):
            return True
    return False


def begun(window: Window) -> list[str]:
    """Has the full report made; gives the process that makes it."""
    window.until("met from here")
    window.press("x")
    window.until("Make the full report")
    window.press("enter")
    window.until(lambda text: "Making the full report" in text and re.search(r" [1-9]\d?%", text))
    return children(window.child.pid)


def test_answers_are_given_while_the_report_is_made(long):
    with Window(long, folder=long.parent, size=(80, 24)) as window:
        making = begun(window)
        assert len(making) == 1
        window.press("enter")
        window.until("making pdf")
        window.press("3")
        window.until("making pdf")
        window.until("✓ MET")
        window.until("The full report is made:")
        window.press("x")
        window.until("show in its folder")
        window.press("enter", "ctrl+q")
        assert window.ended() == 0
    assert next(long.parent.glob("Fenbridge-report-*.pdf")).read_bytes().startswith(b"%PDF-")
    assert codec.load(long)[0].answer(open_questionnaire("schools").questions[0].id).level == "in-place"


@pytest.mark.parametrize("way", ["delete", "quit", "SIGTERM", "SIGKILL", "window closed"])
def test_however_it_ends_there_is_no_half_file_and_no_process_left(long, way):
    with Window(long, folder=long.parent, size=(80, 24)) as window:
        (making,) = begun(window)
        if way == "delete":
            window.press("delete")
            window.until("Stopped. Nothing was written.")
            window.press("ctrl+q")
            assert window.ended() == 0
        elif way == "quit":
            window.press("ctrl+q")
            window.until("Quit without it?")
            window.press("y")
            assert window.ended() == 0
        elif way == "window closed":
            window.close()
        else:
            window.kill(signal.Signals[way])
            window.ended()
        assert gone(making)
    left = {path.name for path in long.parent.iterdir()}
    assert left == {"school.toml"}
