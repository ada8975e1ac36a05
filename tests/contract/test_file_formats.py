"""What each format of a file has a place for: one list, which the gate, the writing of answers and the page go by."""

from __future__ import annotations

import runpy
import tomllib
from pathlib import Path

import pytest
import tomli_w

from prevent_tui.assessment.model.assessment import FORMAT as LATEST_ANSWERS
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile, NewerFormat
from prevent_tui.questionnaire import joining, loading, model
from prevent_tui.questionnaire.authoring.json_schema import schema
from prevent_tui.toml.later_keys import later_keys
from support.folders import DATA, ROOT
from support.small_questionnaire import question, table

DOCS = ROOT / "docs"
FORMAT_1 = tomllib.loads((DATA / "format_1_keys.toml").read_text("utf-8"))
ABOUT = {"id": "little", "edition": "2026-09"}
ANSWERS = {
    "questionnaire.revision": {"questionnaire": ABOUT | {"revision": 2}},
    "overlays.revision": {"overlays": [ABOUT | {"revision": 1}]},
    "setting.reference": {"setting": {"reference": "123456"}},
    "figures": {"figures": [{"id": "staff", "value": 3}]},
    "answers.*.look_again": {"answers": {"head": {"note": "x", "look_again": True}}},
}
QUESTIONS = {
    "questions.gap": {"gap": "Nobody leads"},
    "questions.rests_on": {"rests_on": "b"},
    "questions.safety": {"safety": True},
    "questions.since": {"since": "2026-09.1"},
    "questions.changed_in": {"changed_in": "2026-09.1"},
    "questions.sources.confidence": {"sources": [{"source": "act", "at": "the section", "confidence": "read"}]},
}
PAIRS = {key: [0, 0] for key in ("musts", "shoulds", "conditions", "points")}
EXPECTS = PAIRS | dict.fromkeys(("answered", "of", "dont_know", "not_applicable"), 0) | {"themes": {}, "gaps": []}
SAMPLE = {"id": "ash", "strength": "weak", "name": "Ash", "expects": EXPECTS}
BEFORE = {"sealed_days_ago": 9, "role": "Chair", "decision": "Approved."}
BOARDING = {"id": "boarding", "label": "Has boarders", "kind": "yes-no"}
BEDS = {**BOARDING, "id": "beds", "applies_when": {"fact": "boarding", "is": True}}
TOP = {
    "roles.fills_in": {"roles": [{"id": "lead", "label": "Lead", "fills_in": True}]},
    "facts.applies_when": {"facts": [BOARDING, BEDS]},
    "figures": {"figures": [{"id": "staff", "label": "Staff in post"}]},
    "samples.figures": {"samples": [SAMPLE | {"figures": []}]},
    "samples.before.figures": {"samples": [SAMPLE | {"before": BEFORE | {"figures": []}}]},
}


def paths(whole):
    """The path of every key that a model has, as its schema tells it; what conditions are made of is left out."""

    def walk(body, path, inside):
        if "$ref" in body:
            name = body["$ref"].rsplit("/", 1)[1]
            if name != "Condition" and name not in inside:
                yield from walk(whole["$defs"][name], path, (*inside, name))
            return
        for one in [*body.get("anyOf", ()), *([body["items"]] if isinstance(body.get("items"), dict) else ())]:
            yield from walk(one, path, inside)
        for key, value in body.get("properties", {}).items():
            yield f"{path}{key}"
            yield from walk(value, f"{path}{key}.", inside)
        for value in (*body.get("patternProperties", {}).values(), body.get("additionalProperties")):
            if isinstance(value, dict):
                yield from walk(value, f"{path}*.", inside)

    return set(walk(whole, "", ()))


def beyond(names, kind):
    """The paths that are not keys of a later format, nor inside one."""
    later = [one.key for one in later_keys(kind) if not one.only]
    return {name for name in names if not any(f"{name}.".startswith(f"{key}.") for key in later)}


@pytest.mark.parametrize(
    ("name", "kind", "whole"),
    [
        ("questionnaire", "questionnaire", schema()),
        ("addition", "questionnaire", schema(overlay=True)),
        ("answers", "answers", Assessment.model_json_schema()),
    ],
)
def test_every_key_is_one_of_format_1_or_is_listed_with_the_format_it_came_with(name, kind, whole):
    assert beyond(paths(whole), kind) == set(FORMAT_1[name])


def test_the_latest_format_of_each_kind_is_one_that_something_came_with():
    assert {one.format for one in later_keys("answers")} == set(range(2, LATEST_ANSWERS + 1))
    assert {one.format for one in later_keys("questionnaire")} == set(range(2, model.FORMAT + 1))


def test_every_later_key_is_tried_below():
    assert [one.key for one in later_keys("answers")] == list(ANSWERS)
    assert [one.key for one in later_keys("questionnaire")] == [*QUESTIONS, *TOP]


def answers(more, version):
    return tomli_w.dumps({"format": version, "questionnaire": ABOUT} | more).encode()


@pytest.mark.parametrize("key", ANSWERS)
def test_answers_of_format_1_with_a_later_key_are_refused_with_its_line_and_what_to_write(key):
    data = answers(ANSWERS[key], 1)
    with pytest.raises(BadFile) as caught:
        codec.read(data, Path("answers.toml"))
    (fault,) = caught.value.faults
    assert fault.place.rpartition(".")[2] == key.rpartition(".")[2]
    assert key.rpartition(".")[2] in data.decode().splitlines()[fault.line - 1]
    assert fault.message == "is a key that only format 2 has, and the file says format = 1."
    assert "format = 2" in fault.hint
    assert codec.read(answers(ANSWERS[key], 2), Path("answers.toml"))


@pytest.mark.parametrize("key", ANSWERS)
def test_answers_are_written_in_format_2_where_they_hold_a_later_key_and_in_format_1_where_not(key):
    with_it = codec.read(answers(ANSWERS[key], 2), Path("answers.toml"))
    assert b"\nformat = 2\n" in codec.dump(with_it)
    assert codec.read(codec.dump(with_it), Path("answers.toml")) == with_it
    without = codec.read(answers({}, 2), Path("answers.toml"))
    assert b"\nformat = 1\n" in codec.dump(without)


def questionnaire(key, version):
    act = {"id": "act", "title": "An Act", "publisher": "Parliament", "edition": "2015", "force": "law"}
    both = question("a", **QUESTIONS.get(key, {})), question("b")
    return table(*both, sources=[act]) | TOP.get(key, {}) | {"format": version}


def in_lines(raw):
    return raw, tomli_w.dumps(raw).encode()


@pytest.mark.parametrize("key", [*QUESTIONS, *TOP])
def test_questionnaires_of_format_1_with_a_later_key_are_refused_with_its_line_and_what_to_write(key):
    raw, data = in_lines(questionnaire(key, 1))
    with pytest.raises(BadFile) as caught:
        loading.from_table(raw, Path("q.toml"), data)
    (fault,) = caught.value.faults
    last = key.rpartition(".")[2]
    assert fault.place.rpartition(".")[2] == last
    assert last in data.decode().splitlines()[fault.line - 1]
    assert "format 2" in fault.message
    assert fault.message.endswith("the file says format = 1.")
    assert fault.hint.startswith("Write format = 2 ")
    assert loading.from_table(questionnaire(key, 2), Path("q.toml"))


def test_editions_without_a_revision_are_of_format_1():
    edition = {"since": "2025-09", "changed_in": "2026"}
    assert loading.from_table(table(question("a", **edition)) | {"format": 1}, Path("q.toml"))


def test_a_key_that_stands_in_many_places_is_one_fault():
    many = table(*(question(f"q-{n}", gap="Nobody leads") for n in range(300)))
    with pytest.raises(BadFile) as caught:
        loading.from_table(many | {"format": 1}, Path("q.toml"))
    assert [one.place for one in caught.value.faults] == ["questions[q-0].gap"]


def addition(version, **keys):
    about = ABOUT | {"id": "local", "title": "Local", "extends": "little", "extends_edition": "2026-09"}
    own = question("own", "good", theme="local", rests_on="a", safety=False, gap="Not yet", **keys)
    theme = {"id": "local", "code": "L", "title": "Locally"}
    return {"format": version, "overlay": about, "themes": [theme], "questions": [own]}


def test_an_addition_goes_by_its_own_format_whatever_it_is_added_to():
    base = table(question("a")) | {"format": 1}
    joined = joining.extend(base, [(addition(2), Path("local.toml"))], Path("q.toml"))
    assert joined.by_id["own"].rests_on == "a"
    with pytest.raises(BadFile) as caught:
        joining.extend(base, [(addition(1), Path("local.toml"))], Path("q.toml"))
    places = ["questions[own].gap", "questions[own].rests_on", "questions[own].safety"]
    assert [one.place for one in caught.value.faults] == places


def test_figures_are_no_more_for_an_addition_to_say_than_before():
    with pytest.raises(BadFile) as caught:
        joining.read_overlay(addition(2) | TOP["figures"], Path("local.toml"))
    assert [one.message for one in caught.value.faults] == ["is not for a local addition to say."]


@pytest.mark.parametrize("version", [3, 9])
def test_a_later_format_asks_for_a_newer_program_whatever_else_it_holds(version):
    with pytest.raises(NewerFormat, match="later version"):
        codec.read(f"format = {version}\nshiny = 1\n".encode(), Path("answers.toml"))
    with pytest.raises(NewerFormat, match=f"has format {version}; this program reads"):
        loading.from_table(table(question("a")) | {"format": version, "shiny": 1}, Path("q.toml"))
    with pytest.raises(NewerFormat, match=f"has format {version}; this program reads"):
        joining.read_overlay(addition(version) | {"shiny": 1}, Path("local.toml"))


def test_the_lists_of_the_page_are_current():
    page = (DOCS / "formats.md").read_text("utf-8")
    made = runpy.run_path(str(DOCS / "format_additions.py"))["with_lists"](page)
    assert made == page, "make them anew: python docs/format_additions.py"
