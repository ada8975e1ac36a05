"""What one read of the terminal brings: bytes in, keys, pastes and presses out."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from prevent_tui.tui.kit import burst, terminal_reads, textual_internals

ESC = "\x1b"
START, END = f"{ESC}[200~", f"{ESC}[201~"


@pytest.fixture(autouse=True)
def read_as_the_program_does():
    terminal_reads.install()


def messages(*reads: str) -> list:
    """What some reads bring, and the wait after the last."""
    parser = XTermParser()
    brought = [message for read in reads for message in parser.feed(read)]
    if textual_internals.awaits_more(parser):
        parser._timeout_time = 0.0
    return [*brought, *parser.tick()]


def named(*reads: str) -> list[str]:
    """The same, each as a word: a key by its name, a paste by its text, anything else by its kind."""
    words = []
    for message in messages(*reads):
        if isinstance(message, Key):
            words.append(message.key)
        else:
            words.append(repr(message.text) if isinstance(message, Paste) else type(message).__name__)
    return words


ESC_AND_A_KEY = {
    "n": "n",
    "N": "N",
    "o": "o",
    "\r": "enter",
    "\t": "tab",
    "3": "3",
    "0": "0",
    "?": "question_mark",
    "!": "exclamation_mark",
    "/": "slash",
    "-": "minus",
    " ": "space",
    "é": "é",
    "\x11": "ctrl+q",
    "\x13": "ctrl+s",
}
"""What may follow Esc at once, and the key it is."""


@pytest.mark.skipif(sys.platform == "darwin", reason="Option with a figure types a sign there")
@pytest.mark.parametrize(("sent", "key"), ESC_AND_A_KEY.items(), ids=ESC_AND_A_KEY.values())
def test_esc_and_a_key_are_both_there_in_one_read_and_in_two(sent, key):
    assert named(ESC + sent) == ["escape", key]
    assert named(ESC, sent) == ["escape", key]
    assert named("hello" + ESC + sent + "x") == [*"hello", "escape", key, "x"]


@pytest.mark.parametrize(
    ("reads", "keys"),
    [
        ((ESC,), ["escape"]),
        ((ESC + ESC,), ["escape", "escape"]),
        ((f"{ESC}n{ESC}",), ["escape", "n", "escape"]),
        ((f"{ESC}[",), ["escape", "left_square_bracket"]),
        ((f"{ESC}O",), ["escape", "O"]),
        ((f"{ESC}{ESC}[A",), ["escape", "up"]),
        ((f"hello{ESC}\rx",), [*"hello", "escape", "enter", "x"]),
        (("£",), ["pound_sign"]),
        (("#é€",), ["number_sign", "é", "euro_sign"]),
    ],
)
def test_esc_is_a_key_of_its_own(reads, keys):
    assert named(*reads) == keys


@pytest.mark.parametrize(
    ("reads", "words"),
    [
        ((f"{ESC}[A{ESC}[B{ESC}OQ",), ["up", "down", "f2"]),
        ((f"{ESC}[Z{ESC}[3~{ESC}[5~",), ["shift+tab", "delete", "pageup"]),
        ((f"{ESC}[3~3\r",), ["delete", "3", "enter"]),
        ((f"{ESC}[1;3A",), ["alt+up"]),
        ((f"{ESC}\x7f",), ["ctrl+w"]),
        ((ESC, "[A"), ["up"]),
        ((f"{ESC}[", "A"), ["up"]),
        ((f"{ESC}[<0;3;4M{ESC}[<0;3;4m",), ["MouseDown", "MouseUp"]),
        ((f"{ESC}[48;24;80;0;0t",), ["Resize"]),
        ((f"{ESC}[I{ESC}[O",), ["AppFocus", "AppBlur"]),
        ((f"{ESC}[?2026;2$y",), ["TerminalSupportsSynchronizedOutput"]),
    ],
)
def test_sequences_are_what_they_were(reads, words):
    assert named(*reads) == words


@pytest.mark.parametrize("begun", [f"{ESC}[<0;3", f"{ESC}[1;5", f"{ESC}[20"])
def test_of_a_sequence_that_lost_its_end_no_figure_is_a_key(begun):
    assert named(begun) == []


@pytest.mark.skipif(constants.DISABLE_KITTY_KEY, reason="the terminal is not asked to tell keys so")
@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("97u", ["a"]),
        ("97;2;65u", ["A"]),
        ("97;2u", ["A"]),
        ("97;65;65u", ["A"]),
        ("110;3u", ["escape", "n"]),
        ("110;4u", ["escape", "N"]),
        ("110;3;110u", ["n"]),
        ("51;3u", ["escape", "3"]),
        ("27u", ["escape"]),
        ("13u", ["enter"]),
        ("13;2u", ["enter"]),
        ("32;2;32u", ["space"]),
        ("115;5u", ["ctrl+s"]),
        ("115;69u", ["ctrl+s"]),
        ("57441;2u", []),
        ("57358;65u", []),
        ("57400;;49u", ["1"]),
        ("57413;;43u", ["plus"]),
        ("57413u", ["plus"]),
        ("57414u", ["enter"]),
        ("1;129A", ["up"]),
        ("51;2;163u", ["pound_sign"]),
    ],
)
def test_terminals_that_tell_more_of_a_key_tell_the_same_key(sent, keys):
    assert named(f"{ESC}[{sent}") == keys


def test_a_capital_told_without_its_text_is_typed_as_one():
    (key,) = messages(f"{ESC}[97;2u")
    assert (key.key, key.character) == ("A", "A")


# ------------------------------------------------------------ pastes


@pytest.mark.parametrize(
    ("reads", "words"),
    [
        ((f"{START}a{ESC}3b{END}",), ["'a3b'"]),
        ((f"n{START}3{END}3",), ["n", "'3'", "3"]),
        ((f"{START}a{ESC}\r", f"b{ESC}3{ESC}", "[201~x"), ["'a\\rb3'", "x"]),
        ((f"{ESC}[20", f"0~a{ESC}[31mb{ESC}[20", "1~c"), ["'a[31mb'", "c"]),
        ((f"{START}{START}a{END}",), ["'[200~a'"]),
        ((f"{START}{END}",), ["''"]),
        ((f"{START}1{ESC}{END}2",), ["'1'", "2"]),
    ],
)
def test_a_paste_is_text_to_its_end(reads, words):
    assert named(*reads) == words


@given(text=st.text(st.sampled_from("ab3\r\t\x1b[0~2;"), max_size=40), cuts=st.lists(st.integers(0, 60), max_size=4))
def test_whatever_a_paste_holds_and_wherever_reads_end_no_key_comes_of_it(text, cuts):
    sent = START + text.replace(END, "") + END + "n"
    places = [0, *sorted(cut % len(sent) for cut in cuts), len(sent)]
    reads = [sent[start:end] for start, end in pairwise(places) if start < end]
    if END in text.replace(END, ""):
        return
    *pasted, key = messages(*reads)
    assert [message.text for message in pasted] == [text.replace(END, "").replace(ESC, "")]
    assert key.key == "n"


# ------------------------------------------------------------ bursts


def test_keys_of_one_read_know_the_text_that_follows_them():
    one, tab, two, enter = messages("a\tb\r")
    assert burst.text_after(one) == (tab, two)
    assert burst.text_after(tab) == (two,)
    assert burst.text_after(enter) == ()
    assert [burst.before(key) for key in (one, tab)] == [None, one]


def test_text_ends_at_a_key_that_is_none():
    enter, *_ = messages(f"\r{ESC}d")
    assert burst.text_after(enter) == ()
    enter, *_ = messages(f"\r{ESC}[Aabc")
    assert burst.text_after(enter) == ()


def test_keys_of_two_reads_know_nothing_of_each_other():
    tab, letter = messages("\t", "b")
    assert burst.text_after(tab) == ()
    assert burst.before(letter) is None


def test_keys_taken_as_text_write_what_they_are_and_a_windows_line_end_is_one():
    keys = messages("a\tb\r\nc\n\nd")
    assert burst.take(keys) == "a\tb\nc\n\nd"
    assert all(burst.is_taken(key) for key in keys)
