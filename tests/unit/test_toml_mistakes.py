"""Slips of writing in a TOML file are told in plain words, with their line and column, and what to do about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile
from prevent_tui.questionnaire.authoring.starters import questionnaire as starter
from prevent_tui.toml.reading import parse
from support.examples import examples

FILE = Path("q.toml")


def told(text: str) -> str:
    """The place of a slip, what is wrong, and what to do."""
    with pytest.raises(BadFile) as caught:
        parse(text.encode(), FILE)
    return str(caught.value.faults[0])


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        # quotation marks
        ("id = “lead”\n", "line 1, column 6", "a curly quotation mark"),
        ("id = ‘lead’\n", "line 1, column 6", 'Type straight ones: "like this".'),
        ('id = "lead”\nx = 1\n', "line 1, column 12", "ends with a curly quotation mark. Type straight ones"),
        ('n = ["a”, "b"]\n', "line 1, column 12", "this line has a curly quotation mark"),
        ('t = "The board’s duty\n', "line 1, column 22", "begins in column 5 has no closing quotation mark"),
        ('id = "lead\nx = 1\n', "line 1, column 11", "column 6 has no closing quotation mark. End it with \""),
        ('s = { a = "act, at = "one" }\n', "line 1, column 23", "the text `act` seems to have no closing"),
        ('n = ["England, "Wales"]\n', "line 1, column 17", "the text `England` seems to have no closing"),
        ('t = "a "straight" one"\n', "line 1, column 9", "a straight quotation mark inside a text ends the text"),
        ('t = [{ p = "a "straight" one" }]\n', "line 1, column 16", 'Inside a text write \\" for it.'),
        ('p = "C:\\drive"\n', "line 1, column 10", "a backslash in a text has a meaning of its own"),
        # what stands without quotes
        ("id = lead\n", "line 1, column 6", "`lead` stands without quotes. Text stands between straight quotes"),
        ("n = [England, Wales]\n", "line 1, column 6", "only numbers, dates, true and false stand without"),
        ("v = 5 minutes\n", "line 1, column 7", "`5 minutes` stands without quotes"),
        ("b = True\n", "line 1, column 5", "`true` is written with small letters. Write true."),
        ("s = { allowed = FALSE }\n", "line 1, column 17", "Write false."),
        ("b = yes\n", "line 1, column 5", "Write true or false"),
        ("e = 2026-09\n", "line 1, column 9", 'an edition is a text. Put it between straight quotes: "2026-09".'),
        ("v = 007\n", "line 1, column 6", "no nought in front"),
        ("v = 1,000\n", "line 1, column 6", "Write 1000, not 1,000."),
        ("v = .5\n", "line 1, column 5", "what stands here is no value"),
        ("role =\n", "line 1, column 7", "nothing stands after the ="),
        # dates
        ("d = 22/11/2026\n", "line 1, column 7", "Write dates as 2026-11-22."),
        ("d = 22.11.2026\n", "line 1, column 10", "a date is not written like this"),
        ("d = 2026-9-1\n", "line 1, column 9", "a date is not written like this"),
        ("d = 1st September 2026\n", "line 1, column 6", "Write dates as 2026-11-22."),
        ("s = { on = 22/11/2026 }\n", "line 1, column 14", "Write dates as 2026-11-22."),
        ("d = 2026-02-30\n", "line 1, column 5", "there is no such day"),
        # commas and brackets
        ('n = [\n  "a"\n\n  "b",\n]\n', "line 4, column 3", "a comma is missing at the end of line 2"),
        ('n = ["a" "b"]\n', "line 1, column 10", "a comma is missing in front of this"),
        ("s = { a = 1 b = 2 }\n", "line 1, column 13", "a comma is missing in front of this"),
        ("s = { a = 1, }\n", "line 1, column 14", "a comma stands before the closing }. Take it out."),
        ("s = { a = 1,\n  b = 2 }\n", "line 1, column 13", "goes on after the end of the line"),
        ('n = ["a", "b"\nl = "x"\n', "line 2, column 1", "A ] is missing at the end of line 1."),
        ('n = ["a",\nl = "x"\n', "line 2, column 1", "A ] is missing at the end of line 1."),
        ('n = [\n  "a",\n\n[[q]]\nid = "x"\n', "line 4, column 3", "A ] is missing at the end of line 2."),
        ('n = [{ a = "x" ]\n', "line 1, column 16", "a } is missing before this ]"),
        ('n = ["x"}\n', "line 1, column 9", "a ] is missing before this }"),
        ('n = ["a",, "b"]\n', "line 1, column 10", "there is a comma too many"),
        ('id = "x",\nb = 1\n', "line 1, column 9", "the line ends with a comma"),
        ('x = "a"]\n', "line 1, column 8", "a closing bracket stands here that nothing opened"),
        ("{ a = 1 },\n", "line 1, column 1", "this line belongs to no list and no key"),
        # headings and keys
        ("[[q]]\na = 1\n[q]\nb = 1\n", "line 3, column 3", "needs two pairs of brackets, as on line 1. Write [[q]]"),
        ("[q]\na = 1\n[[q]]\nb = 1\n", "line 3, column 4", "line 1 says [q], with one pair of brackets"),
        ("[q]\na = 1\n[q]\nb = 1\n", "line 3, column 3", "[q] is on line 1 already"),
        ("[[q]]\n[q.l]\na = 1\n[q.l]\nb = 1\n", "line 4, column 5", "begin a new [[q]] above this one"),
        ("[[q]\na = 1\n", "line 1, column 4", "the heading is not closed as it was opened. Write [[q]]."),
        ("[my table]\na = 1\n", "line 1, column 5", "a heading is one word in square brackets"),
        ("[q] a = 1\n", "line 1, column 5", "two things stand on one line"),
        ("[a]\nx = 1\n[b]\nx = 1\ny = 1\nx = 2\n", "line 6, column 6", "`x` is there twice: on line 4 too"),
        ("s = { a = 1, a = 2 }\n", "line 1, column 19", "`a` is there twice in the same curly brackets"),
        ("s = { a = 1 }\n[s]\nb = 1\n", "line 2, column 3", "`s` has a value already"),
        ('role: "x"\n', "line 1, column 5", "a colon stands here. Write = between a key and its value."),
        ('role "x"\n', "line 1, column 6", "the = is missing"),
        ('my role = "x"\n', "line 1, column 4", "a key is one word"),
        ("= 3\n", "line 1, column 1", "there is no key in front of the ="),
        ('id = "a" name = "b"\n', "line 1, column 10", "two things stand on one line"),
        # notes and signs that cannot be seen
        ("// note\n", "line 1, column 1", "Begin it with #."),
        ('a = "x" // note\n', "line 1, column 9", "Begin it with #."),
        ("Dear colleague,\n", "line 1, column 6", "neither a key with = and a value, nor a heading"),
        ('id =\u00a0"x"\n', "line 1, column 5", "stands here (U+00A0), such as the hard space"),
        ("a = 1\n\u200bb = 2\n", "line 2, column 1", "a sign that cannot be seen"),
        ('t = "a\x07"\n', "line 1, column 7", "a control character (U+0007)"),
        # nothing better is known
        ("a.b = 1\na.b.c = 2\n", "line 2, column 10", "Cannot overwrite a value. Mend it there, or"),
    ],
)  # fmt: skip
def test_the_most_likely_slip_is_told_in_plain_words_with_its_place(text, place, said):
    found = told(text)
    assert found.startswith(f"{place}: ")
    assert said in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a = 1\nn = [\n  "a",\n', "the list that begins on line 2 is never closed. A ] is missing."),
        ('a = 1\nt = """\nb\n', 'the text that begins on line 2 is never closed. End it with """ as it began.'),
        ("s = { a = 1, b", "the part in curly brackets that begins on line 1 is never closed."),
        ("title = 'Ha", "the text that begins on line 1 is never closed."),
    ],
)
def test_at_the_end_of_the_file_what_is_still_open_is_told_with_its_line(text, said):
    assert told(text).startswith(f"end of document: {said}")


def test_a_slip_on_the_last_line_has_its_place_though_no_line_break_follows():
    assert told("a = 1\na = 2").startswith("line 2, column 6: `a` is there twice")


def test_answers_files_profit_too(tmp_path):
    path = tmp_path / "answers.toml"
    path.write_text('[questionnaire]\nid = “schools”\nedition = "2026-09"\n', encoding="utf-8")
    with pytest.raises(BadFile, match="is not valid TOML") as caught:
        codec.load(path)
    assert "line 2, column 6: a curly quotation mark" in str(caught.value)


SIGNS = st.sampled_from([*"\"'[]{},=:#\\\n \t", "“", "’", "\u00a0", "1/2/2026", "True", '"""', "a", ""])
STARTER = starter("mine", "Mine", date(2026, 11, 22))


@examples(150)
@given(st.integers(0, len(STARTER) - 1), st.integers(0, 4), SIGNS)
def test_wherever_a_slip_is_made_it_is_told_and_never_breaks_the_telling(at, gone, sign):
    text = STARTER[:at] + sign + STARTER[at + gone :]
    try:
        parse(text.encode(), FILE)
    except BadFile as error:
        (fault,) = error.faults
        assert fault.place.startswith(("line ", "end of document"))
        assert fault.message.endswith(".")
        assert fault.hint
