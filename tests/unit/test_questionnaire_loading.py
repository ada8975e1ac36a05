"""Reading a questionnaire: every fault in one run, each with its place and what to do."""

from datetime import date

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.errors import BadFile
from prevent_tui.questionnaire.catalogue import bundled_files, open_questionnaire
from prevent_tui.questionnaire.loading import from_table, load
from prevent_tui.questionnaire.validation.references import reference_faults
from prevent_tui.questionnaire.validation.rules import Rule
from support.examples import examples
from support.small_questionnaire import little, question, table


def write(tmp_path, content):
    path = tmp_path / "q.toml"
    path.write_bytes(content if isinstance(content, bytes) else tomli_w.dumps(content).encode())
    return path


def faults_of(tmp_path, content):
    with pytest.raises(BadFile) as caught:
        load(write(tmp_path, content))
    return {fault.place: str(fault) for fault in caught.value.faults}


@pytest.mark.parametrize("path", bundled_files().values(), ids=lambda path: path.stem)
def test_every_bundled_questionnaire_loads_under_the_name_of_its_file(path):
    about = load(path).about
    assert path.stem == (f"{about.id}-{about.edition}" if about.status == "retired" else about.id)
    assert about.limits


def test_a_file_gives_the_questionnaire_it_describes(tmp_path):
    raw = table(question("a"), question("b", theme="places"), question("c"))
    assert load(write(tmp_path, raw)) == little(question("a"), question("b", theme="places"), question("c"))


def test_a_reference_is_the_code_of_the_theme_and_the_place_in_it():
    questionnaire = little(question("a"), question("b", theme="places"), question("c"))
    assert questionnaire.reference == {"a": "P1", "b": "Q1", "c": "P2"}


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path):
    text = tomli_w.dumps(table(question("a"))).replace("\n", "\r\n")
    assert load(write(tmp_path, b"\xef\xbb\xbf" + text.encode())).by_id.keys() == {"a"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"caf\xe9 = 1\n", "line 1: holds bytes that are not UTF-8."),
        (b"format = 1\nformat = 2\n", "line 2"),
        (b"a = [1,\n", "end of document"),
        (b"", "questions: is missing."),
    ],
)
def test_what_is_not_toml_is_said_with_its_place(tmp_path, content, said):
    with pytest.raises(BadFile) as caught:
        load(write(tmp_path, content))
    assert said in str(caught.value)


def test_a_missing_file_and_a_folder_are_said_plainly(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(BadFile) as caught:
            load(path)
        assert str(path) in str(caught.value)


def test_a_newer_format_asks_for_a_newer_program(tmp_path):
    with pytest.raises(BadFile, match="format 3") as caught:
        load(write(tmp_path, table(question("a")) | {"format": 3, "shiny": True}))
    assert "newer version" in caught.value.hint


def test_every_fault_is_found_in_one_run_and_placed_by_table_and_id(tmp_path):
    raw = table(
        question("a", theme="peple", wieght=2),
        question("b", obligation="ought"),
        question("b", levels={"none": "No", "some": "Some", "done": "Done"}),
        question("c", weight=11, applies_when={"fact": "bording", "is": True}),
        {"id": "d", "theme": "people"},
    )
    found = faults_of(tmp_path, raw)
    assert found["questions[a].theme"].endswith("`peple` is not defined in this file. Did you mean `people`?")
    assert "Did you mean `weight`?" in found["questions[a].wieght"]
    assert "questions[b].obligation" in found
    assert "more than once" in found["questions[b]"]
    assert "Word every level" in found["questions[b].levels.deep"]
    assert "questions[c].weight" in found
    assert "Did you mean `boarding`?" in found["questions[c].applies_when"]
    for key in ("text", "obligation", "scale"):
        assert found[f"questions[d].{key}"] == f"questions[d].{key}: is missing. Add it."


def test_every_fault_has_its_rule_and_its_line(tmp_path):
    path = write(tmp_path, table(question("a", theme="peple", wieght=2)))
    lines = path.read_text("utf-8").splitlines()
    with pytest.raises(BadFile) as caught:
        load(path)
    assert [(fault.rule, lines[fault.line - 1]) for fault in caught.value.faults] == [
        (Rule.REFERENCES_RESOLVE, 'theme = "peple"'),
        (Rule.KNOWN_KEYS, "wieght = 2"),
    ]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ({"fact": "boarding"}, "either `is` or `in`"),
        ({"fact": "boarding", "is": "yes"}, "yes-no fact"),
        ({"fact": "phase", "in": ["primery"]}, "Did you mean `primary`?"),
        ({}, "tests nothing"),
        ({"any": [{"fact": "boarding", "is": True, "in": ["a"]}]}, "either `is` or `in`"),
    ],
)
def test_a_condition_that_could_never_be_settled_is_a_fault(tmp_path, condition, said):
    found = faults_of(tmp_path, table(question("a", applies_when=condition)))
    assert any(said in text for text in found.values())


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\u2066", "\x9b"])
@pytest.mark.parametrize("key", ["text", "why"])
def test_control_characters_in_a_text_are_refused_by_name(key, sign):
    raw = table(question("a") | {key: f"before{sign}after"})
    with pytest.raises(BadFile) as caught:
        from_table(raw, "q.toml")
    assert f"questions[a].{key}: holds the control character U+{ord(sign):04X}" in str(caught.value)
    assert sign not in str(caught.value)


def test_a_text_that_should_be_one_line_is_one_line(tmp_path):
    assert "questions[a].text" in faults_of(tmp_path, table(question("a") | {"text": "one\ntwo"}))


def test_an_unknown_questionnaire_or_edition_says_what_there_is():
    with pytest.raises(BadFile, match="not one this program has") as caught:
        open_questionnaire("nurseries")
    assert "schools" in caught.value.hint
    with pytest.raises(BadFile, match="not 1999-01"):
        open_questionnaire("schools", "1999-01")


def test_markup_in_a_text_is_only_characters():
    text = "[/] [@click=app.quit]x[/] [DSL]"
    assert little(question("a") | {"text": text}).by_id["a"].text == text


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(date(2000, 1, 1)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@examples(150)
@given(st.data())
def test_no_value_anywhere_gives_anything_but_a_questionnaire_or_named_faults(data):
    raw = table(question("a"), question("b", actions=[], sources=[], tags={}, levels={}))
    here = raw
    while isinstance(here, dict | list) and here:
        key = data.draw(st.sampled_from(sorted(here, key=str) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            here[key] = data.draw(json_like)
            break
        here[key] = type(here[key])(here[key])
        here = here[key]
    reference_faults(raw)
    try:
        from_table(raw, "q.toml")
    except BadFile as error:
        assert error.faults or "format" in error.message
