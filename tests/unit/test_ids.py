"""Ids: by chance in the program, from names in a sample, never one that is in use."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from prevent_tui import ids
from prevent_tui.questionnaire.types import SLUG, SLUG_LENGTH
from support.small_questionnaire import counted


def test_an_id_by_chance_is_an_id_and_another_one_each_time():
    made = [ids.fresh("challenge") for _ in range(2_000)]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(SLUG, name) and len(name) <= SLUG_LENGTH for name in made)
    assert all(ids.is_of_one_thing(name) for name in made)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_the_same_names_give_the_same_ids_in_the_same_order(names):
    one, other = ids.derived(*names), ids.derived(*names)
    made = [one("action") for _ in range(3)]
    assert made == [other("action") for _ in range(3)]
    assert len(set(made)) == 3
    assert all(re.fullmatch(SLUG, name) and ids.is_of_one_thing(name) for name in made)


def test_other_names_and_other_stems_give_other_ids():
    sources = [("ab", "c"), ("a", "bc"), ("abc",), ()]
    signs = {ids.derived(*names)("action").partition("-")[2] for names in sources}
    signs.add(ids.derived("abc")("risk").partition("-")[2])
    assert len(signs) == 5


def test_an_id_in_use_is_not_given_again():
    assert ids.unused("action", ["action-1", "action-2", "risk-3"], counted()) == "action-3"


def test_an_id_that_was_counted_or_written_by_hand_belongs_to_its_file():
    for name in ("action-1", "action-12", "review", "action-2026123456", "action-governors1", "a-b", "action"):
        assert not ids.is_of_one_thing(name)
