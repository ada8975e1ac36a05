"""The word guard finds what reads like a live concern or a case, and lets the ordinary work of a setting pass."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment.free_texts import free_texts
from prevent_tui.assessment.privacy import concern
from prevent_tui.assessment.privacy.concern import reads_like_a_concern
from prevent_tui.assessment.privacy.concern_words import LONGEST_PHRASE
from prevent_tui.assessment.samples import from_sample, sealed_predecessor
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from support.folders import DATA
from support.small_questionnaire import NOON

TUNING, HELD_OUT = (
    tomllib.loads((DATA / f"concern_{name}.toml").read_text("utf-8")) for name in ("tuning", "held_out")
)


@pytest.mark.parametrize("sentence", TUNING["review"])
def test_each_sentence_it_began_with_is_pointed_out(sentence):
    assert reads_like_a_concern(sentence)


@pytest.mark.parametrize(("corpus", "least"), [(TUNING, 150), (HELD_OUT, 30)], ids=["tuned on", "held out"])
def test_nearly_all_concerns_are_found_and_nearly_nothing_else(corpus, least):
    live, plain = corpus["live"], corpus["plain"]
    assert len(live) >= least
    assert len(plain) >= least
    right, wrong = (sum(map(reads_like_a_concern, sentences)) for sentences in (live, plain))
    assert right / len(live) >= 0.9
    assert right / (right + wrong) >= 0.9


def test_the_two_sets_have_no_sentence_in_common():
    tuned, held = ({line for lines in corpus.values() for line in lines} for corpus in (TUNING, HELD_OUT))
    assert not tuned & held


def test_no_word_of_the_guard_is_of_two_kinds_and_no_phrase_too_long_to_be_found():
    def kinds(tables, name=""):
        for key, table in tables.items():
            if "weight" in table:
                yield f"{name}{key}", [*table.get("words", "").split(), *table.get("phrases", [])]
            else:
                yield from kinds(table, f"{key}.")

    tables = tomllib.loads((Path(concern.__file__).parent / "concern.toml").read_text("utf-8"))
    listed = dict(kinds({name: table for name, table in tables.items() if name != "sum"}))
    apart = {"who.implied", "counts.referrals", "counts.cases"}
    words = [word for name, each in listed.items() if name not in apart for word in each]
    assert sorted(words) == sorted(set(words))
    assert [word for word in words if len(word.split()) > LONGEST_PHRASE] == []


# ---------------------------------------------------------------- what the program itself brings


@pytest.fixture(scope="module", params=sorted(bundled_files()))
def bundled(request):
    return load(bundled_files()[request.param])


def test_no_sample_has_a_text_that_reads_like_a_concern(bundled):
    for sample in bundled.samples:
        now, before = from_sample(bundled, sample, NOON), sealed_predecessor(bundled, sample, NOON)
        for assessment in filter(None, (now, before)):
            texts = [each.text for each in free_texts(assessment)]
            assert texts
            assert [text for text in texts if reads_like_a_concern(text)] == []


def test_nothing_that_can_be_taken_up_into_a_file_reads_like_a_concern(bundled):
    """Suggested steps, risks of the catalogue, and what governors may ask."""
    steps = [action.text for question in bundled.questions for action in question.actions]
    risks = [text for risk in bundled.risks for text in (risk.title, risk.who, *risk.controls, *risk.further)]
    asked = [text for each in bundled.questions for text in (each.text, each.short or "", each.gap or "")]
    assert [text for text in (*steps, *risks, *asked) if reads_like_a_concern(text)] == []


# ---------------------------------------------------------------- any text, and long ones


@given(st.text())
def test_any_text_is_read(text):
    assert reads_like_a_concern(text) in {True, False}


@pytest.mark.parametrize("sign", ["\n", "\r\n", " ", "\u00a0", "; ", " - "])
def test_where_lines_break_does_not_hide_a_concern(sign):
    before, after = "The policy was read in May.", "It is reviewed in June."
    assert reads_like_a_concern(sign.join([before, TUNING["review"][0] + ".", after]))


@pytest.mark.parametrize("change", [str.upper, str.lower, lambda text: text.replace("'", "\u2019")])
def test_neither_capitals_nor_quotation_marks_hide_a_concern(change):
    live = TUNING["review"]
    assert all(reads_like_a_concern(change(sentence)) for sentence in live)


def test_what_is_only_far_apart_is_no_concern():
    filler = "the office keeps the timetable and the hall is open to all on Fridays after lunch " * 4
    assert not reads_like_a_concern(f"A boy {filler} a knife")


@pytest.mark.parametrize(
    "pattern", [each for each in vars(concern).values() if isinstance(each, re.Pattern)], ids=lambda each: each.pattern
)
def test_no_pattern_can_run_on_without_end(pattern):
    """A pattern of limited length costs at most a fixed amount at each character, however it backtracks."""
    _, longest = re._parser.parse(pattern.pattern, pattern.flags).getwidth()
    assert longest < 700


def steps(text: str) -> int:
    """How many calls, of Python and of C, it takes to read a text: the same on every computer."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        reads_like_a_concern(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece", ["pupil ", "a", "a-", "0 ", "year 9 ", "no further ", "the policy ", "3 staff. ", "'", "\n", "İ", "knife "]
)
def test_twice_the_text_takes_twice_the_steps(piece):
    reads_like_a_concern(piece)
    half, whole = ((piece * 20_000)[:size] for size in (10_000, 20_000))
    assert steps(whole) <= 2.1 * steps(half) + 100
