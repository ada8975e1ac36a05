"""Broken questionnaires: each gives what is written beside it, all faults in one run, and never a traceback."""

from __future__ import annotations

import pytest
import tomli_w

from prevent_tui.budget import FAULTS_SHOWN
from prevent_tui.questionnaire.lint.rulebook import rules
from prevent_tui.questionnaire.validation.rules import Rule
from support.check_command import checked, fixed_day  # noqa: F401 - pytest takes it from here
from support.folders import DATA
from support.small_questionnaire import LADDER, question, table

CORPUS = DATA / "bad_questionnaires"
MANY = 5000


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_broken_file_gives_what_is_written_beside_it(path, monkeypatch):
    monkeypatch.chdir(CORPUS)
    code, out, _ = checked(path.name)
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert [line for line in out.splitlines() if not line.startswith("  ")] == expected
    assert code == (0 if path.stem == "03-the-edition-before" else 1)


def test_every_fault_has_a_broken_file():
    shown = {int(path.name[:2]) for path in CORPUS.glob("*.toml") if path.name[:2].isdigit()}
    faults = {one.number for one in rules().values() if one.severity == "fault"}
    assert faults <= shown


def big(*questions, **more):
    fields = {"sources": [], "roles": [{"id": "lead", "label": "Lead"}]} | more
    return table(*questions, **fields)


@pytest.mark.slow
def test_of_five_thousand_questions_with_faults_the_first_are_told_and_all_are_counted(tmp_path):
    questions = [question(f"q-{n}", theme=f"peple-{n}", wieght=n) for n in range(MANY)]
    (tmp_path / "q.toml").write_text(tomli_w.dumps(big(*questions)), encoding="utf-8")
    code, out, _ = checked(tmp_path / "q.toml")
    assert code == 1
    assert out.count("\n") == FAULTS_SHOWN + 2
    assert f": {2 * MANY - FAULTS_SHOWN:,} more like this are not shown." in out
    assert f": {2 * MANY} faults" in out


@pytest.mark.slow
def test_five_thousand_sound_questions_are_looked_at_one_by_one(tmp_path):
    levels = {level["id"]: f"Level {level['id']} of what nobody has heard of." for level in LADDER["levels"]}
    facts = [{"id": f"fact-{n}", "label": "A fact", "kind": "yes-no"} for n in range(40)]
    questions = [
        question(f"q-{n}", "good", levels=levels, applies_when={"all": [{"fact": f"fact-{n % 40}", "is": n % 3 == 0}]})
        for n in range(MANY)
    ]
    (tmp_path / "q.toml").write_text(tomli_w.dumps(big(*questions, facts=facts)), encoding="utf-8")
    code, out, _ = checked(tmp_path / "q.toml")
    assert code == 0
    assert f"{MANY} questions" in out
    assert out.count(" advice ") == FAULTS_SHOWN
    assert "more like this are not shown" in out


@pytest.mark.slow
def test_thousands_of_sources_in_one_loop_are_found_without_going_round(tmp_path):
    source = {"title": "S", "publisher": "P", "edition": "1", "force": "law"}
    sources = [source | {"id": f"s-{n}", "superseded_by": f"s-{(n + 1) % MANY}"} for n in range(MANY)]
    (tmp_path / "q.toml").write_text(tomli_w.dumps(big(question("a"), sources=sources)), encoding="utf-8")
    out = checked(tmp_path / "q.toml")[1]
    assert out.count(" rule 10 fault ") >= FAULTS_SHOWN - 2
    assert f": {MANY} faults" in out


def test_a_file_of_ten_megabytes_is_not_read(tmp_path):
    (tmp_path / "q.toml").write_bytes(b"# " + b"x" * 10_000_000)
    code, out, _ = checked(tmp_path / "q.toml")
    assert code == 1
    assert "rule 26 fault: is larger than 8 MiB." in out


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("x = " + "[" * 3000 + "]" * 3000, Rule.TOML),
        ("x = " + '{ "a" = ' * 3000 + "1" + "}" * 3000, Rule.TOML),
        ("n = " + "9" * 5000, Rule.TOML),
        ("questions = " + "[" * 60 + "]" * 60, Rule.RIGHT_VALUES),
        (
            '[[questions]]\nid = "a"\n' + "".join(f"[[questions.applies_when{'.all' * n}]]\n" for n in range(1, 120)),
            Rule.NO_LOOPS,
        ),
        ("[questionnaire]\ntitle = 1", Rule.RIGHT_VALUES),
        ("questions = 3", Rule.RIGHT_VALUES),
        ("format = 0\nquestions = []", Rule.FORMAT_KNOWN),
        ('format = 1\n[questionnaire]\ntitle = "a\x00b"', Rule.TOML),
    ],
    ids=["arrays", "tables", "number", "questions", "conditions", "title", "no list", "format", "nul"],
)
def test_whatever_a_file_holds_there_is_a_rule_for_it(tmp_path, content, rule):
    (tmp_path / "q.toml").write_text(content, encoding="utf-8")
    code, out, err = checked(tmp_path / "q.toml")
    assert code == 1
    assert f" rule {int(rule)} fault" in out
    assert "Traceback" not in out + err


def test_a_file_that_is_only_nul_bytes_is_no_toml(tmp_path):
    (tmp_path / "q.toml").write_bytes(b"\x00" * 4096)
    assert checked(tmp_path / "q.toml")[0] == 1
