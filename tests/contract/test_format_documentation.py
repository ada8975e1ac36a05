"""The format as editors and authors are told it: the schema, the words for every key, and the page that explains it."""

from __future__ import annotations

import json
import re
import runpy
import shlex
import tomllib
from datetime import date

import pytest
import tomli_w
from jsonschema import Draft202012Validator, FormatChecker

from prevent_tui import paths
from prevent_tui.cli import main
from prevent_tui.questionnaire import joining, model, overlay, parts, sample, scale
from prevent_tui.questionnaire import question as questions
from prevent_tui.questionnaire.authoring.json_schema import schema
from prevent_tui.questionnaire.authoring.key_docs import table_docs
from prevent_tui.questionnaire.authoring.starters import overlay as overlay_starter
from prevent_tui.questionnaire.authoring.starters import questionnaire as starter
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.condition import Condition
from prevent_tui.questionnaire.lint.rulebook import limits, severity
from prevent_tui.questionnaire.types import Table
from support.folders import ROOT
from support.small_questionnaire import TODAY, question, table

DOCS = ROOT / "docs"
PAGE = (DOCS / "questionnaire-format.md").read_text("utf-8")


def models():
    """Every table of both formats."""
    found = {
        name: one
        for part in (model, parts, questions, sample, scale, overlay, joining)
        for name, one in vars(part).items()
    }
    return {
        name: one
        for name, one in found.items()
        if isinstance(one, type) and issubclass(one, Table) and one not in (Table, joining.ExtendedQuestionnaire)
    }


def as_editors_see_it(text):
    """A file as an editor's schema check sees it, where dates are texts."""
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def faults(text, *, overlay=False):
    """Where a file breaks the schema."""
    checker = Draft202012Validator(schema(overlay=overlay), format_checker=FormatChecker())
    return [".".join(map(str, error.absolute_path)) for error in checker.iter_errors(as_editors_see_it(text))]


def test_every_key_of_every_table_is_described_and_nothing_else_is():
    assert set(table_docs()) == set(models())
    for name, one in models().items():
        keys = [field.alias or key for key, field in one.model_fields.items()]
        assert list(table_docs()[name].keys) == keys, name
        assert all(text.endswith((".", "//")) for text in table_docs()[name].keys.values())


def test_the_lengths_that_are_said_to_fit_are_those_of_the_advice():
    said = {
        (name, key): int(found[1])
        for name, words in table_docs().items()
        for key, text in words.keys.items()
        if (found := re.search(r"(\d+) characters fit", text))
    }
    fit = limits("lengths")
    assert said == {
        ("About", "audience"): fit["audience"],
        ("Theme", "title"): fit["theme-title"],
        ("Question", "text"): fit["text"],
        ("Question", "short"): fit["short"],
        ("Question", "gap"): fit["gap"],
        ("EvidencePrompt", "prompt"): fit["evidence"],
        ("ActionPrompt", "text"): fit["action"],
    }


@pytest.mark.parametrize("overlay", [False, True])
def test_the_schema_is_one_and_says_what_every_key_means(overlay):
    made = schema(overlay=overlay)
    Draft202012Validator.check_schema(made)
    assert made["$schema"].endswith("/draft/2020-12/schema")
    tables = [made, *(one for one in made["$defs"].values() if "properties" in one)]
    assert len(tables) > 10
    for one in tables:
        assert one["description"]
        assert all(value["description"] for value in one["properties"].values())
    assert '"null"' not in json.dumps(made)


@pytest.mark.parametrize("path", bundled_files().values(), ids=lambda path: path.stem)
def test_every_questionnaire_of_the_program_fits_the_schema(path):
    assert faults(path.read_text("utf-8")) == []


def test_the_starters_fit_the_schema():
    assert faults(starter("mine", "Mine", date(2026, 11, 22))) == []
    added = overlay_starter("mine", "Mine", date(2026, 11, 22), bundled_files()["schools"])
    assert faults(added, overlay=True) == []


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"wieght": 2}, "questions.0"),
        ({"obligation": "may"}, "questions.0.obligation"),
        ({"text": "Two\nlines"}, "questions.0.text"),
        ({"since": "September"}, "questions.0.since"),
        ({"levels": {"Not An Id": "x"}}, "questions.0.levels"),
        ({"applies_when": {"fakt": "boarding"}}, "questions.0.applies_when"),
        ({"weight": 11}, "questions.0.weight"),
    ],
)
def test_the_schema_underlines_what_cannot_be_right(wrong, place):
    right = tomli_w.dumps(table(question("a")))
    assert faults(right) == []
    assert faults(tomli_w.dumps(table(question("a", **wrong)))) == [place]


def test_conditions_and_contacts_are_written_as_in_a_file():
    assert list(schema()["$defs"]["Condition"]["properties"]) == list(table_docs()["Condition"].keys)
    assert {"is", "in"} <= set(table_docs()["Condition"].keys)
    assert "for" in schema(overlay=True)["$defs"]["Contact"]["properties"]
    assert Condition.model_fields["is_"].alias == "is"


def run(capsys, *args):
    with pytest.raises(SystemExit) as ended:
        main.main(args)
    return ended.value.code, *capsys.readouterr()


def test_the_schema_can_be_written_into_a_file_and_never_over_one_that_was_changed(capsys, tmp_path):
    file = tmp_path / "questionnaire.schema.json"
    assert run(capsys, "questionnaires", "schema", "--out", str(file))[0] == 0
    assert json.loads(file.read_text("utf-8")) == schema()
    assert json.loads(run(capsys, "questionnaires", "schema", "--overlay")[1]) == schema(overlay=True)
    file.write_bytes(file.read_bytes() + b"\n")
    code, _, err = run(capsys, "questionnaires", "schema", "--out", str(file))
    assert code == 4
    assert "--replace" in err
    assert run(capsys, "questionnaires", "schema", "--out", str(file), "--replace")[0] == 0
    assert json.loads(file.read_text("utf-8")) == schema()


def test_the_tables_of_the_page_are_current():
    made = runpy.run_path(str(DOCS / "format_tables.py"))["with_tables"](PAGE)
    assert made == PAGE, "make them anew: python docs/format_tables.py"


def test_every_example_on_the_page_is_valid_toml():
    examples = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) > 4
    for example in examples:
        tomllib.loads(example)


def test_every_link_on_the_page_leads_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)\)", PAGE):
        assert (DOCS / target).exists(), target


def test_following_the_page_from_its_first_line_ends_with_a_questionnaire_that_works(
    capsys, tmp_path, monkeypatch, on_day
):
    monkeypatch.chdir(tmp_path)
    own = paths.own_questionnaires()
    mine = tmp_path / "my-council.toml"

    def follow(line):
        if line.startswith("prevent-tui sample"):
            own.mkdir()
            (own / mine.name).write_bytes(mine.read_bytes())
        if line.startswith("prevent-tui questionnaires diff"):
            edition = f'edition = "{TODAY:%Y-%m}"'
            old = mine.read_text("utf-8").replace(edition, 'edition = "2026-09"', 1).replace('"draft"', '"retired"')
            (own / "old.toml").write_text(old, encoding="utf-8")
            (tmp_path / "my-council-2027.toml").write_bytes(mine.read_bytes())
        code, out, err = run(capsys, *shlex.split(line)[1:])
        assert code == 0, (line, err)
        return out

    lines = re.findall(r"(?m)^prevent-tui .*", "\n".join(re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)))
    opens = "prevent-tui look-around.toml"
    assert opens in lines
    outcome = {line: follow(line) for line in lines if line != opens}
    assert "no faults. " in outcome["prevent-tui check my-council.toml"]
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert "edition: [-2026-09-]" in outcome["prevent-tui questionnaires diff my-council@2026-09 my-council-2027.toml"]
    assert "my-council " in run(capsys, "questionnaires")[1]


def example(key, name):
    """The example on the page that begins with a table of this id."""
    found = re.findall(rf"```toml\n({re.escape(key)}\nid = \"{name}\".*?)```", PAGE, re.DOTALL)
    return found[0]


def findings(capsys, file, text):
    """What the check says of a text: the place of each finding, and what scoring finds there."""
    file.write_text(text, encoding="utf-8")
    told = json.loads(run(capsys, "check", "--json", str(file))[1])["files"][0]["findings"]
    return {(one["rule"], one["place"]): one["message"] for one in told}


def test_the_first_question_of_the_page_can_be_added_as_the_page_says(capsys, tmp_path, on_day):
    file, text = tmp_path / "mine.toml", starter("mine", "Mine", TODAY)
    samples = "# ---------------------------------------------------------------- samples"
    text = text.replace(samples, f"{example('[[questions]]', 'named-deputy')}\n{samples}")
    found = findings(capsys, file, text)
    assert {rule for rule, _ in found} == {22}
    unanswered = "named-deputy is asked here and has no answer."
    for strength in ("weak", "strong"):
        assert found[22, f"samples[{strength}-example].expects.of"].endswith(unanswered)
    for line in re.findall(r"```toml\n(named-deputy = .*?\n)```", PAGE):
        text = text.replace("[samples.answers]\n", f"[samples.answers]#\n{line}", 1)
    found = findings(capsys, file, text.replace("]#", "]"))
    assert found
    assert {rule for rule, _ in found} == {22}
    parts = text.replace("]#", "]").split("[[samples]]")
    for (_, place), message in found.items():
        part = 1 if "weak" in place else 2
        key, found_now = place.rpartition(".")[2], re.search(r"scoring finds (.*)\.$", message)[1]
        parts[part] = re.sub(rf"(?m)^{key} = .*$", f"{key} = {found_now}", parts[part])
    assert findings(capsys, file, "[[samples]]".join(parts)) == {}


def test_the_condition_of_the_page_stands_where_it_belongs(capsys, tmp_path, on_day):
    file, text = tmp_path / "mine.toml", starter("mine", "Mine", TODAY)
    added = example("[[facts]]", "boarding")
    fact, asked = added.split("[[questions]]")
    assert asked.index("text = ") < asked.index("applies_when = ") < asked.index("[questions.levels]")
    samples = "# ---------------------------------------------------------------- samples"
    text = text.replace(samples, f"{fact}[[questions]]{asked}\n{samples}")
    text = text.replace("lends-rooms = true }", "lends-rooms = true, boarding = false }")
    text = text.replace("lends-rooms = false }", "lends-rooms = false, boarding = false }")
    assert not [place for rule, place in findings(capsys, file, text) if severity(rule) != "advice"]
