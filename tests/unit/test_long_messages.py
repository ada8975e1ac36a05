"""A message that repeats what it was given is bounded, whatever that was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prevent_tui.budget import LINE_SHOWN
from prevent_tui.errors import BadFile, Fault
from prevent_tui.text import shortened

LONG = "word\n\x1b[31m" * 20_000
MOST = LINE_SHOWN + 60


@pytest.mark.parametrize(
    "args",
    [
        (f"--{LONG}",),
        (LONG,),
        ("questionnaires", LONG),
        ("new", "a.toml", f"--{LONG}"),
        ("score", f"a/{LONG}.toml"),
        ("new", "a.toml", "--questionnaire", LONG),
    ],
)
def test_what_follows_the_programs_name_is_not_repeated_whole(prevent, args):
    code, _, err = prevent(*args)
    assert code in {2, 3}
    assert max(map(len, err.split("\n"))) <= MOST
    assert "\x1b" not in err
    assert "characters left out" in err


@pytest.mark.parametrize("length", [1_201, 5_000, 10_000_000])
def test_how_much_is_left_out_is_true_and_stays_so_where_a_line_is_bounded_again(length):
    line = shortened("x" * length, LINE_SHOWN, counted=True)
    assert len(line) <= LINE_SHOWN
    assert shortened(line, LINE_SHOWN, counted=True) == line
    left_out = re.search(r"… \(([\d,]+) characters left out\) …", line)
    assert left_out
    assert line.count("x") - left_out[0].count("x") + int(left_out[1].replace(",", "")) == length


def test_every_part_of_an_error_is_bounded():
    error = BadFile(LONG, hint=LONG, file=Path("a" * 5_000), faults=(Fault(LONG, LONG, LONG),))
    lines = str(error).split("\n")
    assert len(lines) == 3
    assert max(map(len, [*lines, error.sentence])) <= MOST
    assert error.sentence.startswith("aaa")
