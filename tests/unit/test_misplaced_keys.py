"""A key below a heading inside its table belongs to that heading: it is told where to go, and nothing is told twice."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.questionnaire.authoring.starters import questionnaire as starter
from prevent_tui.questionnaire.loading import examine
from prevent_tui.toml.reading import parse
from support.check_command import checked, fixed_day  # noqa: F401 - pytest takes it from here

TEXT = starter("mine", "Mine", date(2026, 11, 22))


def faults(tmp_path, text):
    """Line, rule and the rest of each finding."""
    path = tmp_path / "q.toml"
    path.write_text(text, encoding="utf-8")
    out = checked(path)[1]
    return [line.removeprefix(f"{path}:") for line in out.splitlines() if " rule " in line]


def below(heading, key, text=TEXT):
    """The starter with the first such key taken away from its place and written at the end of what begins there."""
    begin = text.index(f"\n{key} = ") + 1
    line = text[begin : text.index("\n", begin) + 1]
    text = text.replace(line, "", 1)
    at = text.index("\n\n", text.index(heading, begin)) + 1
    return (
        text[:at] + line + text[at:],
        text[:at].count("\n") + 1,
        text[: text.index("[questions.levels]")].count("\n") + 1,
    )


@pytest.mark.parametrize("heading", ["[questions.levels]", "[[questions.evidence]]", "[[questions.actions]]"])
@pytest.mark.parametrize("key", ["quick", "role", "why", "sources", "tags", "obligation", "scale"])
def test_a_key_of_the_question_below_a_heading_is_told_above_which_line_it_belongs(tmp_path, heading, key):
    text, line, first = below(heading, key)
    (found,) = faults(tmp_path, text)
    assert found.startswith(f"{line}: rule 5 fault questions[duty-known].")
    assert found.endswith(f".{key}: `{key}` is a key of [[questions]]. Move it above line {first}.")


def test_a_condition_below_the_levels_is_told_the_same_way(tmp_path):
    levels = 'in-place = "The agreement asks'
    line = 'applies_when = { fact = "lends-rooms", is = true }\n'
    text = TEXT.replace(line, "", 1).replace(levels, f"{line}{levels}")
    (found,) = faults(tmp_path, text)
    assert "rule 5 fault questions[room-hire].levels.applies_when: `applies_when` is a key of [[questions]]." in found


def test_the_keys_of_other_tables_are_told_too(tmp_path):
    text = TEXT.replace('name = "Marshgate Centre (invented)"\n', "", 1).replace(
        "[samples.answers]\n", '[samples.answers]\nname = "Marshgate Centre (invented)"\n', 1
    )
    (found,) = faults(tmp_path, text)
    assert (
        "rule 5 fault samples[weak-example].answers.name: `name` is a key of [[samples]]. Move it above line" in found
    )


def test_a_level_that_is_called_like_a_key_is_none():
    text = TEXT.replace('"partly"', '"help"').replace("\npartly = ", "\nhelp = ")
    found, wrong = examine(parse(text.encode(), None))
    assert found is not None
    assert wrong == []


def test_a_key_that_the_question_has_already_is_only_wrong_where_it_stands(tmp_path):
    text = TEXT.replace("good_for_months = 12\n", 'good_for_months = 12\nwhy = "Because."\n', 1)
    (found,) = faults(tmp_path, text)
    assert "rule 5 fault questions[duty-known].evidence[1].why: is not a key that belongs here." in found
