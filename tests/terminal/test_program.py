"""The installed program in a real terminal: the whole job by keys, and every way in which it may end."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.scoring import score
from prevent_tui.wording.gaps import gap_name
from support.pseudo_terminal import Window, styles

pytestmark = pytest.mark.terminal

LEVELS = ("not-in-place", "developing", "in-place", "embedded")


@pytest.fixture
def file(home: Path) -> Path:
    """A new school's file, made as the command line makes it."""
    path = home / "documents" / "school.toml"
    run("new", path, "--questionnaire", "schools", "--name", "Fenbridge")
    return path


def run(*args: str | Path) -> None:
    """Runs a command of the program that must not fail."""
    subprocess.run([sys.executable, "-m", "prevent_tui", *map(str, args)], check=True, capture_output=True)


def note_of(path: Path, question: str = "prevent-lead") -> str:
    """What a file holds as a question's note."""
    return codec.load(path)[0].answer(question).note


def begin_note(window: Window) -> None:
    """From the first question into its note."""
    window.until("met from here")
    window.press("n")
    window.until("0 of 8,000")


def test_the_whole_job_by_keys(home):
    asked = open_questionnaire("schools").questions
    notes = {question.id: f"Nota {number} żółć for {question.id}." for number, question in enumerate(asked, 1)}
    with Window(folder=home, size=(80, 24)) as window:
        window.until("New assessment")
        window.press("1")
        window.until("What kind of setting")
        window.press("enter")
        window.until("Name of the setting")
        window.send("Ysgol Dŵr")
        window.until("Ysgol Dŵr")
        window.press("ctrl+s")
        window.until("Before you begin")
        window.press("enter")
        for number, question in enumerate(asked, 1):
            window.until(lambda text, at=f"Question {number} of 50": at in text and "1-4  answer" in text)
            window.press(str(number % 4 + 1), "n")
            window.until("Esc  done")
            window.send(notes[question.id])
            if number == 50:
                window.press("ctrl+q")
                break
            window.press("ctrl+n")
            if asked[number].theme != question.theme:
                window.until("Next: ")
                window.press("enter")
        assert window.ended() == 0

    path = home / "documents" / "Prevent" / "ysgol-dŵr-prevent-2026-09.toml"
    assessment, _ = codec.load(path)
    assert {name: answer.note for name, answer in assessment.answers.items()} == notes
    given = [assessment.answer(question.id).level for question in asked]
    assert given == [LEVELS[number % 4] for number in range(1, 51)]

    result = score(open_questionnaire("schools"), assessment, assessment.answer("prevent-lead").updated.date())
    with Window(folder=home) as window:
        window.until("Ysgol Dŵr")
        assert "50 of 50" in window.words
        window.press("enter")
        window.until("met from here")
        window.press("r")
        window.until("NOT YET SO")
        names = [gap_name(verdict.question, verdict.status) for verdict in map(result.verdicts.get, result.gaps)]
        assert f"{len(result.own_gaps)} gaps" in window.text
        first = names[:4]
        shown = window.until(lambda text: all(name[:40] in text for name in first))
        assert sorted(first, key=lambda name: shown.index(name[:40])) == first
        window.press("x")
        window.until("Save as")
        window.press("enter")
        window.until("The full report is made:")
        window.press("enter")
        window.until("NOT YET SO")
        window.press("ctrl+q")
        assert window.ended() == 0

    (pdf,) = path.parent.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True)
        text = " ".join(done.stdout.decode().split())
        assert [note for note in notes.values() if note not in text] == []


def test_the_first_question_is_seen_whole_at_eighty_by_twenty_four(file, home):
    with Window(file, folder=home, size=(80, 24)) as window:
        shown = window.until("met from here")
        assert "Question 1 of 50" in shown
        assert "SHOULD" in shown


def test_a_click_on_a_level_chooses_that_level(file, home):
    with Window(file, folder=home, size=(80, 24)) as window:
        shown = window.until("met from here")
        row = next(n for n, line in enumerate(shown.splitlines(), 1) if "✓ In place" in line)
        window.send(f"\x1b[<0;30;{row}M\x1b[<0;30;{row}m")
        window.until("RA1 recorded: In place")
        window.press("ctrl+q")
        assert window.ended() == 0
    assert codec.load(file)[0].answer("prevent-lead").level == "in-place"


# ------------------------------------------------------------ leaving


def test_quitting_in_the_same_burst_as_an_answer_keeps_it(file, home):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("3", "ctrl+q")
        assert window.ended() == 0
    assert codec.load(file)[0].answer("prevent-lead").level == "in-place"


def test_quitting_in_the_same_burst_as_a_new_screen_ends_cleanly(file, home):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("2", "r", "ctrl+q")
        assert window.ended() == 0
        assert window.left_behind.split()[:3] == ["Everything", "is", "saved"]
    assert codec.load(file)[0].answer("prevent-lead").level == "developing"


@pytest.mark.parametrize("end", ["ctrl+q", "SIGTERM", "SIGHUP", "SIGINT"])
def test_whatever_ends_it_while_typing_nothing_typed_is_lost(file, home, end):
    text = "héllo [/x] 日本 " * 20 + "end"
    with Window(file, folder=home) as window:
        begin_note(window)
        window.send(text)
        if end == "ctrl+q":
            window.press("ctrl+q")
        else:
            window.until(f"{len(text)} of 8,000")
            window.kill(getattr(signal, end))
        assert window.ended() == 0
        assert b"\x1b[?1049l" in window.raw
    assert note_of(file) == text


def test_a_signal_straight_after_typing_loses_nothing_that_had_arrived(file, home):
    with Window(file, folder=home) as window:
        begin_note(window)
        window.send("a" * 300)
        window.until("a" * 20)
        window.kill(signal.SIGTERM)
        assert window.ended() == 0
    kept = note_of(file)
    assert set(kept) == {"a"}
    assert len(kept) >= 20


def test_closing_the_window_while_typing_loses_nothing(file, home):
    text = "typed before the window was closed"
    with Window(file, folder=home) as window:
        begin_note(window)
        window.send(text)
        window.until(f"{len(text)} of 8,000")
        window.close()
    assert note_of(file) == text
    with Window(file, folder=home) as window:
        window.until("typed before the window was closed")


def test_what_was_shown_as_saved_survives_being_killed(file, home):
    text = "shown as saved"
    with Window(file, folder=home) as window:
        begin_note(window)
        window.send(text)
        window.until(lambda shown: f"{len(text)} of 8,000" in shown and "✓ saved" in shown)
        window.send(" and more that may be lost")
        window.kill(signal.SIGKILL)
        assert window.ended() == -signal.SIGKILL
    assert note_of(file).startswith(text)
    with Window(file, folder=home) as window:
        window.until("shown as saved")
        assert [path.name for path in file.parent.iterdir()] == [file.name]


# ------------------------------------------------------------ files


def test_a_second_window_says_that_the_file_is_open_elsewhere(file, home):
    with Window(file, folder=home) as first:
        first.until("met from here")
        with Window(file, folder=home) as second:
            assert second.ended() == 5
            assert "is open in another window of prevent-tui." in second.left_behind
            assert "Traceback" not in second.left_behind
        first.press("3", "ctrl+q")
        assert first.ended() == 0
    with Window(file, folder=home) as third:
        third.until("✓ In place")


def test_a_bad_file_is_explained_without_a_traceback(file, home):
    before = file.read_bytes()[:-10]
    file.write_bytes(before)
    with Window(file, folder=home) as window:
        assert window.ended() == 3
        assert "school.toml" in window.text
        assert "Traceback" not in window.text
        assert b"\x1b[?1049h" not in window.raw
    assert file.read_bytes() == before


def test_closing_a_file_given_on_the_command_line_shows_the_start(file, home):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("3", "escape")
        window.until("RECENT ASSESSMENTS")
        assert "1 of 50" in window.words
        window.press("ctrl+q")
        assert window.ended() == 0


# ------------------------------------------------------------ faults of the program itself

CRASH = """
import sys
from prevent_tui.tui.question.screen import QuestionScreen

def fail(self):
    child = "a name nobody may see"
    raise ValueError(f"could not handle {child}")

QuestionScreen.action_flag = fail
sys.argv = ["prevent-tui", *sys.argv[1:]]
from prevent_tui.cli.main import main
main()
"""


def test_a_crash_shows_one_sentence_and_no_values_and_keeps_the_work(file, home):
    with Window(file, folder=home, program=("-c", CRASH)) as window:
        begin_note(window)
        window.send("kept all the same")
        window.until("17 of 8,000")
        window.press("escape")
        window.until("1-4  answer")
        window.press("f")
        assert window.ended() == 70
        said = window.left_behind
        assert said.startswith("Something went wrong in the program itself, and it has stopped. Your work is in")
        assert said.count("Something went wrong") == 1
        assert str(file) in said.replace(" ", "")
        for secret in ("nobody may see", "kept all", "Traceback", "ValueError", "locals", "textual"):
            assert secret not in said
    assert note_of(file) == "kept all the same"
    (record,) = (home / "state" / "prevent-tui" / "crashes").iterdir()
    kept = record.read_text(encoding="utf-8")
    assert "ValueError" in kept
    assert "nobody may see" not in kept


def test_no_color_sends_no_colour(file, home):
    with Window(file, folder=home, more={"NO_COLOR": "1"}) as window:
        window.until("met from here")
        window.press("1")
        window.until("Suggested")
        window.press("r")
        window.until("NOT YET SO")
        window.press("ctrl+p")
        window.until("Find a command")
        window.press("escape", "ctrl+q")
        window.ended()
    back_to_default = {39, 49}
    assert {number for number in styles(window.raw) if 30 <= number < 50 or 90 <= number < 108} <= back_to_default


def test_with_colour_the_same_screens_are_coloured(file, home):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("ctrl+q")
        window.ended()
    assert {38, 48} <= styles(window.raw)


def test_nothing_from_a_file_reaches_the_terminal_as_a_command(file, home):
    text = file.read_text(encoding="utf-8").replace("Fenbridge", "[/] [@click=app.quit]x[/] [DSL]")
    strange = file.with_name("a\x1b]0;owned\x07.toml")
    strange.write_text(text, encoding="utf-8")
    with Window(strange, folder=home) as window:
        shown = window.until("met from here")
        assert "[/] [@click=app.quit]x[/] [DSL]" in shown
        window.press("x")
        window.until("Save as")
        window.press("escape", "escape")
        window.until("RECENT ASSESSMENTS")
        window.press("ctrl+q")
        window.ended()
    assert b"owned\x07" not in window.raw
    assert not re.search(rb"\x1b\]0;", window.raw)


def test_after_quitting_the_terminal_says_where_the_answers_are(file, home):
    with Window(file, folder=home) as window:
        window.until("met from here")
        window.press("3", "ctrl+q")
        assert window.ended() == 0
        assert f"Everything is saved in {file}." in window.left_behind.replace("\r\n", " ")
    assert codec.load(file)[0].answer("prevent-lead").level == "in-place"
