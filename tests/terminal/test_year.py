"""A year with one assessment in a real terminal, by keys alone; the day is handed to the program each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.action import Progress
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.assessment.storage import codec
from support.pseudo_terminal import Window

pytestmark = pytest.mark.terminal

ON_A_DAY = """
import sys
from datetime import datetime
from pathlib import Path
from prevent_tui.assessment.storage.document import Document
from prevent_tui.tui.app import PreventApp

def clock():
    return datetime.fromisoformat(sys.argv[2] + "T12:00:00+00:00")

app = PreventApp(Document.open(Path(sys.argv[1]), clock=clock), clock=clock)
app.run()
app.work.document.close()
sys.exit(app.return_code or 0)
"""


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a command of the program."""
    command = [sys.executable, "-m", "prevent_tui", *map(str, args)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


def sit_down(file: Path, day: str) -> Window:
    """The program with that file on a day."""
    return Window(file, day, folder=file.parent, program=("-c", ON_A_DAY))


def rate(window: Window, *ratings: tuple[int, int]) -> None:
    """Rates how likely and how grave, each time once its row has the keys: what comes sooner goes to the row before."""
    words = scale()
    for place, rating in enumerate(ratings):
        rows = (("How likely", words.likelihood), ("How grave", words.impact))
        for (name, steps), chosen in zip(rows, rating, strict=True):
            window.until(f"▌ {name}")
            window.press(str(chosen))
            window.until(steps[chosen - 1].meaning)
            if (place, name) != (len(ratings) - 1, "How grave"):
                window.press("enter")


def write(window: Window, text: str, key: str) -> None:
    """Types into the field that has the keys, and then presses a key."""
    window.send(text)
    window.until(text)
    window.press(key)


def leave(window: Window) -> None:
    """Saves and quits."""
    window.press("ctrl+q")
    assert window.ended() == 0


def test_a_year_from_gap_to_done_to_sealed(home):
    file = home / "documents" / "school.toml"
    assert run("new", file, "--questionnaire", "schools", "--name", "Fenbridge").returncode == 0

    with sit_down(file, "2026-11-22") as window:
        window.until("RA1")
        window.press("2")
        window.until("Suggested")
        window.press("a")
        window.until("What is to be done")
        window.press("enter")
        window.until("Headteacher · 3 Jan 2027, in 42 days")
        window.press("right")
        window.until("RA2")
        window.press("3", "e", "enter")
        window.until("Where it is kept")
        write(window, "Minutes of the board", "ctrl+s")
        window.until(lambda text: "claimed, not shown" in text and "Where it is kept" not in text)
        window.press("e")
        window.until("Evidence of RA2")
        window.press("enter")
        window.until("Where it is kept")
        write(window, "Board portal", "ctrl+s")
        window.until(lambda text: "Board portal" in text and "Where it is kept" not in text)
        window.press("d")
        window.until("✓ Minutes of the board")
        window.press("escape")
        window.until("good until 22 Nov 2027")
        window.press("k")
        window.until("Risk register")
        window.press("plus")
        window.until("Prevent work stops when the one person")
        window.press("enter")
        window.until("changing one in the register")
        window.press(*["tab"] * 8)
        rate(window, (4, 4), (2, 4))
        window.press("ctrl+s")
        window.until("16 →  Moderate 8")
        window.press("m")
        window.until(lambda text: "1 Slight" in text and "S Severe 16" in text and "A  Prevent work stops" in text)
        leave(window)

    with sit_down(file, "2027-03-01") as window:
        window.until("Fenbridge")
        window.press("p")
        window.until("57 days over")
        window.press("d")
        window.until("Outcome, in a line")
        window.send("In the job description since January")
        window.until("since January")
        window.press("enter")
        window.until("is this true now?")
        window.press("y")
        window.until(lambda text: "RA1 is answered In place now" in text and "is this true" not in text)
        leave(window)
    assessment, _ = codec.load(file)
    (action,) = assessment.actions
    assert (action.progress, action.history[-1].on.isoformat()) == (Progress.DONE, "2027-03-01")
    assert assessment.answer("prevent-lead").level == "in-place"

    with sit_down(file, "2027-12-01") as window:
        window.until("Fenbridge")
        window.press("e")
        window.until("Evidence of RA3")
        window.press("e")
        window.until("out of date since 22 Nov 2027")
        window.press("d")
        window.until(lambda text: "out of date since" not in text and "Checked     1 Dec 2027" in text)
        window.press("g")
        window.until("PROPOSED FROM THESE ANSWERS")
        window.press("enter")
        window.until("no reply yet")
        window.press("enter", "1")
        window.until("Reply to governors")
        window.send("The clerk has asked the DSL.")
        window.until("The clerk has asked")
        window.press("ctrl+s")
        window.until("✓ 1 Dec 2027: The clerk has asked the DSL.")
        window.press("2")
        window.until("✗ 3 must be settled")
        for answered, number in enumerate((15, 28, 46), 3):
            window.press("enter")
            window.until(f"Question {number} of 50")
            window.press("3")
            window.until(f"{answered} of 50 answered")
            window.press("escape")
            window.until(f"✗ {5 - answered} must be settled" if answered < 5 else "It can be signed, with 53 things")
        assert "must be settled" not in window.text
        window.press("escape")
        window.until("Question 46 of 50")
        window.press("g")
        window.until("3  signs it off")
        window.press("3")
        window.until("Minute reference")
        write(window, "Chair of governors", "ctrl+s")
        window.until("Say what was decided")
        write(window, "Adopted with the plan", "ctrl+s")
        window.until("Seal it now?")
        window.press("y")
        window.until("READ ONLY")
        leave(window)

    sealed, _ = codec.load(file)
    assert sealing.seal_state(sealed).is_intact
    assert sealed.sign_off
    assert (sealed.sign_off.role, sealed.sign_off.decision) == ("Chair of governors", "Adopted with the plan")
    good = run("verify", file)
    assert good.returncode == 0, good.stderr
    assert "intact" in good.stdout
    file.write_text(file.read_text("utf-8").replace("since January", "since january"), encoding="utf-8")
    bad = run("verify", file)
    assert bad.returncode == 1
    assert f"actions[{action.id}]" in bad.stdout
