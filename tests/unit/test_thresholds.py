"""The figures people ask about: each is read somewhere, a slip in their file fails, and "soon" is one thing."""

from __future__ import annotations

import ast
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

import prevent_tui
from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.outlook import outlook
from prevent_tui.analysis.upcoming import Matter, notices
from prevent_tui.assessment.actions import is_due_soon
from prevent_tui.thresholds import checked, thresholds
from prevent_tui.wording import plan as plan_wording
from support.small_questionnaire import TODAY, little, open_session, plan, prove, question

PACKAGE = Path(prevent_tui.__file__).parent
TEXT = (PACKAGE / "thresholds.toml").read_text("utf-8")
TABLE = tomllib.loads(TEXT)
NAMES = tuple(TABLE)


def read_in(path: Path) -> set[str]:
    """The names that a module reads of what `thresholds()` returns."""
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "thresholds"
    }


# ------------------------------------------------------------ the file


def test_every_threshold_is_read_somewhere() -> None:
    read = set().union(*(read_in(path) for path in PACKAGE.rglob("*.py")))
    assert read == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_threshold_says_above_it_what_it_decides(name: str) -> None:
    lines = TEXT.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{name} = "))
    block = []
    while at and lines[at - 1]:
        at -= 1
        block.append(lines[at])
    said = " ".join(line for line in block if line.startswith("# ") and not line.startswith("# -----"))
    assert len(said.split()) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_threshold_that_is_missing_is_named(name: str) -> None:
    rest = {key: value for key, value in TABLE.items() if key != name}
    with pytest.raises(TypeError, match=name):
        checked(rest)


def test_a_threshold_that_nothing_knows_is_named() -> None:
    with pytest.raises(TypeError, match="sooner_days"):
        checked(TABLE | {"sooner_days": 3})


@pytest.mark.parametrize("value", [0, -1, 30.0, True, "30"])
def test_what_is_no_whole_number_of_at_least_one_is_named(value: object) -> None:
    with pytest.raises(ValueError, match="soon_days"):
        checked(TABLE | {"soon_days": value})


# ------------------------------------------------------------ what is soon


@pytest.mark.parametrize("days", [0, 1, 27, 28, 29, 30, 31, 41, 42, 43])
def test_soon_is_the_same_on_the_start_screen_in_the_evidence_and_in_the_plan(days: int) -> None:
    session = open_session(little(question("a"), question("b")))
    when = TODAY + timedelta(days=days)
    prove(session, "a", "Minutes", "Drive", TODAY, good_until=when)
    plan(session, "b", "Do it", due=when)
    (action,) = session.assessment.actions
    (standing,) = evidence_status.evidence_statuses(session.questionnaire, session.assessment, TODAY)
    on_desk = {notice.matter for notice in notices(outlook(session.questionnaire, session.assessment, TODAY), TODAY)}
    soon = days <= thresholds().soon_days
    assert (Matter.DUE in on_desk) == soon
    assert (Matter.STALE_SOON in on_desk) == soon
    assert (standing.words != "good") == soon
    assert is_due_soon(action, TODAY) == soon
    heading = plan_wording.group_heading(session.questionnaire, action, plan_wording.ActionOrder.DUE, TODAY)
    assert heading == (f"NEXT {thresholds().soon_days} DAYS" if soon else "LATER")
