"""The word guard finds what reads like a live concern or a case, and lets the ordinary work of a setting pass."""

from __future__ import annotations

import re
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment.privacy import concern
from prevent_tui.assessment.privacy.concern import reads_like_a_concern
from prevent_tui.questionnaire.catalogue import catalogue
from support.folders import DATA

TUNING, HELD_OUT = (
    tomllib.loads((DATA / f"concern_{name}.toml").read_text("utf-8")) for name in ("tuning", "held_out")
)


@pytest.mark.parametrize("sentence", TUNING["review"])
def test_each_sentence_it_began_with_is_pointed_out(sentence):
    assert reads_like_a_concern(sentence)


@pytest.mark.parametrize("corpus", [TUNING, HELD_OUT], ids=["tuned on", "held out"])
def test_nearly_all_concerns_are_found_and_nearly_nothing_else(corpus):
    live, plain = corpus["live"], corpus["plain"]
    assert len(live) >= 80
    assert len(plain) >= 80
    right, wrong = (sum(map(reads_like_a_concern, sentences)) for sentences in (live, plain))
    assert right / len(live) >= 0.9
    assert right / (right + wrong) >= 0.9


def test_the_two_sets_have_no_sentence_in_common():
    tuned, held = ({line for lines in corpus.values() for line in lines} for corpus in (TUNING, HELD_OUT))
    assert not tuned & held
