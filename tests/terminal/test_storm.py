"""What the storm looks for it finds: whatever could be wrong, planted, is said; and a quiet round says nothing."""

from __future__ import annotations

import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from storming import moves
from storming.aftermath import Ending, faults
from storming.disturbances import DISTURBANCES
from storming.ledger import UNANSWERED, Choice, Ledger, Word
from storming.places import place_of
from storming.round import plan_of
from storming.setting import Home
from storming.window import StormWindow

pytestmark = pytest.mark.terminal

QUIT = Ending("quit", 0)
KILLED = Ending("SIGKILL", -signal.SIGKILL)


@pytest.fixture
def place(home: Path) -> Home:
    """A home with a new school's file in it, which was opened once and so has a backup."""
    there = Home(home, own_disk=False)
    there.begin("new")
    Document.open(there.answers, clock=now).close()
    return there


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(careful=True, drafts=False, known={"RA1": UNANSWERED})


def answered(place: Home, level: str, note: str = "") -> None:
    """Writes an answer to the first question into the file, as the program would."""
    before = codec.read(place.answers.read_bytes(), place.answers)
    answers = {"prevent-lead": Answer(state=State.LEVEL, level=level, note=note)}
    place.answers.write_bytes(codec.dump(before.model_copy(update={"answers": answers})))


def test_nothing_is_wrong_where_nothing_was_done(place: Home, ledger: Ledger) -> None:
    assert faults(place, ledger, QUIT) == []


# ------------------------------------------------------------ files


def test_a_damaged_file_is_found(place: Home, ledger: Ledger) -> None:
    place.answers.write_bytes(b"format = 1\n[[")
    said = faults(place, ledger, QUIT)
    assert [fault.partition(":")[0] for fault in said] == ["damaged", "does not open again", "check ends with 1"]


def test_what_another_program_damaged_is_not_held_against_this_one(place: Home, ledger: Ledger) -> None:
    place.answers.write_bytes(b"<html>")
    place.foreign.add(b"<html>")
    assert faults(place, ledger, QUIT) == []


def test_a_damaged_backup_is_found(place: Home, ledger: Ledger) -> None:
    (backup,) = place.backups()
    backup.write_bytes(b"")
    assert any("damaged" in fault and backup.name in fault for fault in faults(place, ledger, QUIT))


def test_a_half_written_file_is_found_but_not_after_a_kill(place: Home, ledger: Ledger) -> None:
    leftover = place.state / ".prevent-tui-0123-4567.tmp"
    leftover.touch(mode=0o600)
    assert faults(place, ledger, QUIT) == ["left behind: state/prevent-tui/.prevent-tui-0123-4567.tmp"]
    assert faults(place, ledger, KILLED) == []


def test_a_file_that_others_can_read_is_found(place: Home, ledger: Ledger) -> None:
    place.answers.chmod(0o644)
    assert faults(place, ledger, QUIT) == ["others can read documents/school.toml: -rw-r--r--"]


# ------------------------------------------------------------ endings


@pytest.mark.parametrize("code", [70, 1, -11, None])
def test_another_ending_than_the_right_one_is_found(place: Home, ledger: Ledger, code: int | None) -> None:
    said = faults(place, ledger, Ending("SIGTERM", code))
    assert said == [f"it ended with {code} by SIGTERM" if code else "it did not end by SIGTERM"]


def test_the_record_of_a_crash_and_a_traceback_are_found(place: Home, ledger: Ledger) -> None:
    record = place.state / "crashes" / "record.txt"
    record.parent.mkdir(mode=0o700)
    record.write_text("builtins.ValueError", "utf-8")
    record.chmod(0o600)
    output = b"\x1b[1mTraceback (most recent call last)\x1b[0m"
    said = faults(place, ledger, replace(QUIT, output=output))
    assert said == ["it crashed: builtins.ValueError", "on the screen: Traceback (most recent call last)"]


# ------------------------------------------------------------ answers


def test_an_answer_nobody_chose_is_found(place: Home, ledger: Ledger) -> None:
    answered(place, "in-place")
    ledger.may_choose("RA2", "3")
    ledger.may_choose("RA1", "2")
    (fault,) = faults(place, ledger, QUIT)
    assert fault.startswith("nobody chose in-place for RA1 in school.toml; only ['developing', 'unanswered']")


@pytest.mark.parametrize("level", ["3", "*"])
def test_an_answer_that_was_chosen_is_right(place: Home, ledger: Ledger, level: str) -> None:
    answered(place, "in-place")
    ledger.may_choose("RA1", level)
    assert faults(place, ledger, QUIT) == []


def test_an_answer_that_is_lost_is_found(place: Home, ledger: Ledger) -> None:
    ledger.chose("RA1", "3")
    assert faults(place, ledger, QUIT) == ["lost by quit: RA1 answered ['3']"]
    answered(place, "in-place")
    assert faults(place, ledger, QUIT) == []


def test_the_same_key_again_leaves_an_answer_as_it_is(ledger: Ledger) -> None:
    ledger.chose("RA1", "3")
    ledger.chose("RA1", "3")
    assert ledger.choices_due(killed=False) == {"RA1": {"3"}}


def test_after_a_kill_only_what_was_shown_as_saved_is_due(ledger: Ledger) -> None:
    ledger.choices = [Choice("RA1", "2", 100.0), Choice("RA1", "3", 200.0)]
    ledger.words = [Word("early", "note", 100.0), Word("late", "note", 200.0), Word("form", "form", 100.0)]
    ledger.saved_at = 150.0
    assert ledger.choices_due(killed=True) == {"RA1": {"2", "3"}}
    assert ledger.words_due(killed=True) == ["early"]
    assert ledger.choices_due(killed=False) == {"RA1": {"3"}}
    assert ledger.words_due(killed=False) == ["early", "late", "form"]


# ------------------------------------------------------------ words


def test_a_lost_word_is_found(place: Home, ledger: Ledger) -> None:
    ledger.typed("wsomethingz", "note")
    assert faults(place, ledger, QUIT) == ["lost by quit: wsomethingz (note)"]
    answered(place, "in-place", "and wsomethingz too")
    ledger.may_choose("RA1")
    assert faults(place, ledger, QUIT) == []


def test_a_word_that_is_left_in_a_backup_alone_is_lost(place: Home, ledger: Ledger) -> None:
    (backup,) = place.backups()
    backup.write_bytes(backup.read_bytes() + b"# wsomethingz\n")
    ledger.typed("wsomethingz", "note")
    assert any("lost by quit: wsomethingz" in fault for fault in faults(place, ledger, QUIT))


def test_a_form_that_is_left_owes_its_words_only_where_there_are_drafts(ledger: Ledger) -> None:
    for drafts in (False, True):
        ledger.drafts, ledger.words = drafts, [Word("word", "form", time.time())]
        ledger.left_form()
        assert ledger.words_due(killed=False) == ["word"] * drafts


def test_a_draft_in_the_state_folder_holds_a_word(place: Home, ledger: Ledger) -> None:
    ledger.typed("wsomethingz", "form")
    draft = place.state / "drafts" / "1.json"
    draft.parent.mkdir(mode=0o700)
    draft.write_text('{"text": "wsomethingz"}', "utf-8")
    draft.chmod(0o600)
    assert faults(place, ledger, QUIT) == []


def test_a_time_just_before_midnight_is_of_the_day_before(ledger: Ledger) -> None:
    ledger.saved(24 * 3600 - 1)
    assert ledger.saved_at <= time.time()


# ------------------------------------------------------------ the screen, and the plan


def test_a_plan_follows_from_its_seed() -> None:
    assert plan_of(7) == plan_of(7) != plan_of(8)
    named = {name for seed in range(400) for name, _ in plan_of(seed).steps}
    assert named == {*moves.MOVES, *DISTURBANCES}


def test_what_the_screen_says_is_understood() -> None:
    place = place_of("Oak  ✓ saved 10:00:01\n MUST  RA2   Question 2 of 50\n ▌  3  ✓ In place\n  1-4  answer   N  note")
    assert (place.reference, place.plain, place.cursor, place.saved) == ("RA2", True, "3", 36001)
    assert place_of("╭ Action ╮ RA2 Question 2 of 50  Ctrl+S  keep   Ctrl+N  and another").typing == "form"
    assert place_of("12 of 8,000    Esc  done").typing == "note"
    assert place_of("RA4: is this true now?").reference == "RA4"


def test_a_real_run_is_followed_and_what_then_goes_missing_is_found(place: Home, ledger: Ledger) -> None:
    dice = random.Random(1)
    with StormWindow(place.answers, folder=place.folder, size=(80, 24)) as window:
        window.until("met from here")
        ledger.last = window.fence(0.2).reference
        moves.answer(window, dice, ledger)
        window.press("n")
        window.until("of 8,000")
        moves.typing(window, dice, ledger)
        assert ledger.choices
        assert ledger.words
        window.kill(signal.SIGTERM)
        assert window.gone_within(20)
        ending = Ending("SIGTERM", window.status(), window.raw)
    assert faults(place, ledger, ending) == []
    answered(place, "in-place" if ledger.choices[0].level != "3" else "developing")
    said = faults(place, ledger, ending)
    assert any(fault.startswith("nobody chose") for fault in said)
    assert any(ledger.words[0].text in fault for fault in said)
    assert any("RA1 answered" in fault for fault in said)
