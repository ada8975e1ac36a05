"""The line of every key: what the standard parser finds, the places find too, on a line that shows it."""

from __future__ import annotations

import tomllib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui import paths
from prevent_tui.toml.positions import Places, lines_of
from support.examples import examples
from support.folders import DATA

STYLES = (DATA / "every_style.toml").read_text("utf-8")

keys = st.one_of(st.text("abc-_1", min_size=1, max_size=4), st.text(max_size=4))
values = st.recursive(
    st.integers()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.text(max_size=12)
    | st.sampled_from(['"""', "'''", "]#{,"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)
tables = st.dictionaries(keys, values | st.lists(st.dictionaries(keys, values, max_size=3), max_size=3), max_size=4)


def paths_in(value, path=()):
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in inside:
        yield (*path, part)
        yield from paths_in(inner, (*path, part))


def shows(line, key):
    """Whether a line holds a key as it is, or written with escapes."""
    return key in line or tomli_w.dumps({key: 0}).split(" = ")[0] in line or "\\" in line


def assert_every_key_has_its_line(text):
    raw, found, lines = tomllib.loads(text), lines_of(text), text.split("\n")
    assert set(found) == set(paths_in(raw))
    for path, number in found.items():
        if isinstance(path[-1], str):
            assert shows(lines[number - 1], path[-1]), path


def test_every_way_of_writing_a_key_is_found():
    assert_every_key_has_its_line(STYLES)


@examples(200)
@given(tables, st.booleans())
def test_every_key_the_parser_finds_has_a_line_that_holds_it(raw, multiline):
    assert_every_key_has_its_line(tomli_w.dumps(raw, multiline_strings=multiline))


@pytest.mark.parametrize("path", sorted(paths.bundled_questionnaires().glob("*.toml")), ids=lambda path: path.stem)
def test_every_key_of_a_shipped_questionnaire_has_its_line(path):
    assert_every_key_has_its_line(path.read_text("utf-8"))


def test_a_place_is_found_by_ids_and_falls_back_to_the_table_around_it():
    places = Places(STYLES, tomllib.loads(STYLES))
    line = STYLES.split("\n").index
    assert places.line("things[first].parts[p2].id") == line('id = "p2"') + 1
    assert places.line("things[first].parts[p2].missing") == line('id = "p2"')
    assert places.line("things[second].parts[p3]") == line('parts = [{ id = "p3" }, { id = "p4" },') + 1
    assert places.line("about.numbers[2]") == line('  [2, 3], "a, ]b",') + 1
    assert places.line("nothing.like.this") == 1


def test_an_id_given_twice_can_be_found_the_second_time():
    text = '[[a]]\nid = "x"\n[[a]]\nid = "x"\n'
    places = Places(text, tomllib.loads(text))
    assert (places.line("a[x]"), places.line("a[x]", last=True)) == (1, 3)


def test_windows_line_ends_and_a_byte_order_mark_change_no_line():
    text = '\ufeffa = 1\n[b]\nc = """\nx\n"""\nd = 2\n'
    assert lines_of(text.replace("\n", "\r\n")) == lines_of(text)
    assert lines_of(text)["b", "d"] == 6


def test_no_depth_is_too_deep():
    text = "a = " + "[" * 5000 + "]" * 5000
    assert len(lines_of(text)) == 5000
