"""The command line as a person or a script meets it: data on one stream, words on the other, exit codes kept."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import tomli_w

from prevent_tui import __version__
from prevent_tui.cli import main
from prevent_tui.cli.output import visible
from prevent_tui.paths import state_dir
from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.folders import ROOT
from support.small_questionnaire import question, table


@pytest.fixture
def sample(prevent, tmp_path):
    assert prevent("sample", "sample.toml")[0] == 0
    return tmp_path / "sample.toml"


def test_the_version_is_data(prevent):
    assert prevent("--version") == (0, f"prevent-tui {__version__}\n", "")


def test_help_names_every_command_in_order_of_use_and_every_exit_code(prevent):
    code, out, err = prevent("--help")
    assert (code, err) == (0, "")
    commands = re.findall(r"^  ([a-z]+)  ", out, re.MULTILINE)
    assert commands == ["new", "sample", "score", "export", "check", "verify", "questionnaires"]
    assert re.findall(r"^ {4}(\d+) ", out, re.MULTILINE) == ["0", "1", "2", "3", "4", "5", "70", "130"]


def test_new_makes_an_empty_assessment_that_checks_clean(prevent, tmp_path):
    code, out, err = prevent("new", "mine.toml", "--questionnaire", "schools", "--name", " St  Mary's ")
    assert (code, out) == (0, "")
    assert "prevent-tui mine.toml" in err
    code, out, _ = prevent("check", "mine.toml")
    assert code == 0
    assert "Answers to schools" in out
    assert "St Mary's" in out


@pytest.mark.parametrize("args", [("new", "there.toml", "--questionnaire", "schools"), ("sample", "there.toml")])
def test_a_file_that_is_there_is_never_written_over(prevent, tmp_path, args):
    there = tmp_path / "there.toml"
    there.write_text("mine")
    code, out, err = prevent(*args)
    assert (code, out) == (4, "")
    assert "there.toml" in err
    assert there.read_text() == "mine"


def test_new_wants_a_questionnaire_it_has(prevent, tmp_path):
    code, _, err = prevent("new", "mine.toml")
    assert code == 2
    assert "--questionnaire" in err
    code, _, err = prevent("new", "mine.toml", "--questionnaire", "scholls")
    assert code == 2
    assert "schools" in err
    assert list(tmp_path.iterdir()) == []


def test_a_sample_is_weak_or_strong_and_says_that_it_is_invented(prevent):
    for args, strength in ((("weak.toml",), "weak"), (("strong.toml", "--strong"), "strong")):
        assert prevent("sample", *args)[0] == 0
        expected = next(one for one in open_questionnaire("schools").samples if one.strength == strength).expects
        data = json.loads(prevent("score", "--json", args[0])[1])
        assert data["gaps"] == list(expected.gaps)
        assert "(an invented setting)" in prevent("score", args[0])[1]


def test_score_as_json_holds_the_numbers_their_sums_and_the_gaps(prevent, sample):
    code, out, err = prevent("score", str(sample), "--json")
    registers = json.loads(out)
    assert registers["risks"]
    assert all(risk["after"]["score"] <= 25 for risk in registers["risks"].values() if risk["after"])
    assert set(registers["contacts"].values()) <= {"checked", "check it again", "not filled in", "not checked yet"}
    assert registers["governors"]["without_reply"] <= registers["governors"]["asked"]
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert list(data) == [
        "questionnaire", "setting", "reference", "sample", "date", "verdict", "status", "musts", "shoulds",
        "conditions", "in_place", "score", "claims", "coverage", "themes", "gaps", "resting", "look_again",
        "asked_differently_since_sealed", "next_steps", "not_shown", "out_of_date", "open_by_role", "plan", "risks",
        "figures", "contacts", "governors", "sign_off",
    ]  # fmt: skip
    assert data["questionnaire"].keys() == {"id", "edition"}
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", data["date"])
    for part, keys in {
        "musts": {"met", "of"},
        "shoulds": {"met", "of"},
        "conditions": {"met", "of"},
        "in_place": {"met", "of", "above"},
        "score": {"points", "possible", "percent", "percent_in_place", "too_early"},
        "claims": {"met", "shown"},
        "coverage": {"answered", "of", "dont_know", "not_applicable"},
    }.items():
        assert data[part].keys() == keys
        assert all(theme[part].keys() == keys for theme in data["themes"].values())
        for key in keys - {"percent", "percent_in_place", "too_early"}:
            assert data[part][key] == sum(theme[part][key] for theme in data["themes"].values())
    assert {theme["status"] for theme in data["themes"].values()} <= {"gap", "partly", "not-shown", "met", "na", "none"}
    assert data["gaps"]
    assert data["not_shown"]
    assert not set(data["not_shown"]) & (set(data["gaps"]) | set(data["out_of_date"]))


def test_score_for_people_shows_both_numbers_with_sums_coverage_themes_and_gaps(prevent, sample):
    questionnaire = open_questionnaire("schools")
    data = json.loads(prevent("score", str(sample), "--json")[1])
    code, out, err = prevent("score", str(sample))
    assert (code, err) == (0, "")
    assert f"Musts       {data['musts']['met']} of {data['musts']['of']} met" in out
    assert f"{data['score']['points']} of {data['score']['possible']} points" in out
    assert f"{data['coverage']['answered']} of {data['coverage']['of']} answered" in out
    assert f"Evidence    {len(data['not_shown'])} claimed, not shown" in out
    assert questionnaire.about.limits in out
    assert all(theme.title in out for theme in questionnaire.themes)
    named = [questionnaire.reference[name] for name in data["gaps"]]
    listed = out.partition("Gaps, the first to mend first")[2].splitlines()
    assert [word for line in listed for word in line.split() if word in named and line.startswith("  ")][
        : len(named)
    ] == named


@pytest.mark.slow
def test_export_makes_the_same_pdf_for_the_same_date(prevent, sample, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        code, out, err = prevent("export", str(sample), "--out", name, "--date", "2026-11-22")
        assert (code, out) == (0, "")
        assert name in err
    one = (tmp_path / "one.pdf").read_bytes()
    assert one.startswith(b"%PDF-")
    assert one == (tmp_path / "two.pdf").read_bytes()


def test_export_replaces_a_pdf_of_somebody_elses_only_where_that_is_asked_for(prevent, sample, tmp_path):
    (tmp_path / "old.pdf").write_bytes(b"%PDF-1.4 old")
    assert prevent("export", str(sample), "--out", "old.pdf")[0] == 4
    assert (tmp_path / "old.pdf").read_bytes() == b"%PDF-1.4 old"
    assert prevent("export", str(sample), "--out", "old.pdf", "--replace")[0] == 0
    assert (tmp_path / "old.pdf").read_bytes() != b"%PDF-1.4 old"


@pytest.mark.parametrize("more", [(), ("--replace",)])
def test_export_never_replaces_the_answers_it_reads(prevent, sample, more):
    before = sample.read_bytes()
    code, _, err = prevent("export", str(sample), "--out", str(sample), *more)
    assert code == 4
    assert "never changed" in err
    assert sample.read_bytes() == before


def test_export_to_a_folder_that_is_not_there_says_so(prevent, sample):
    code, _, err = prevent("export", str(sample), "--out", "nowhere/report.pdf")
    assert code == 4
    assert "there is no such folder" in err


def test_check_tells_answers_from_questionnaires_by_what_they_hold(prevent, tmp_path, on_day):
    on_day(date(2026, 12, 1))
    assert prevent("sample", "sample.toml")[0] == 0
    (tmp_path / "any-name.txt").write_bytes((ROOT / "questionnaires" / "schools.toml").read_bytes())
    code, out, err = prevent("check", "any-name.txt", "sample.toml")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first.startswith("any-name.txt: no faults. A questionnaire: schools")
    assert second.startswith("sample.toml: no faults. Answers to schools")


def test_check_finds_every_fault_of_every_file_in_one_run(prevent, sample, tmp_path):
    bad = table(question("a", theme="peple"), question("b", wieght=2))
    (tmp_path / "bad.toml").write_text(tomli_w.dumps(bad), encoding="utf-8")
    (tmp_path / "cut.toml").write_text("format = ")
    wrong = sample.read_text("utf-8").replace("[answers.prevent-lead]", "[answers.prevent-led]")
    (tmp_path / "wrong.toml").write_text(wrong, encoding="utf-8")
    code, out, err = prevent("check", "bad.toml", "cut.toml", "none.toml", "wrong.toml", str(sample))
    assert code == 1
    assert "4 of 5 files have faults" in err
    for said in (
        " rule 4 fault questions[a].theme: `peple`",
        "rule 5 fault questions[b].wieght: is not a key",
        "cut.toml:1: rule 28 fault",
        "none.toml: rule 26 fault: there is no such file",
        ": answers.prevent-led: there is no question `prevent-led`. Did you mean `prevent-lead`?",
        f"{sample}: no faults",
    ):
        assert said in out
    line = wrong.splitlines().index("[answers.prevent-led]") + 1
    assert f"wrong.toml:{line}: answers.prevent-led: " in out


def test_check_runs_the_samples_of_a_questionnaire(prevent, tmp_path):
    text = (ROOT / "questionnaires" / "schools.toml").read_text("utf-8")
    (tmp_path / "q.toml").write_text(text.replace("\nanswered = ", "\nanswered = 1"), encoding="utf-8")
    code, out, _ = prevent("check", "q.toml")
    assert code == 1
    for sample in open_questionnaire("schools").samples:
        assert f"samples[{sample.id}].expects.answered" in out


@pytest.mark.parametrize("command", ["score", "export"])
def test_a_file_that_cannot_be_read_ends_in_3_with_its_name_and_place(prevent, tmp_path, command):
    (tmp_path / "bad.toml").write_bytes(b"a = 1\nb = \xff\n")
    more = ("--out", "x.pdf") if command == "export" else ()
    code, out, err = prevent(command, "bad.toml", *more)
    assert (code, out) == (3, "")
    assert "bad.toml" in err
    assert "line 2" in err
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("scoer",), "Did you mean `score`?"),
        (("zzz",), "Commands are: new, sample"),
        (("score",), "FILE"),
        (("score", "a.toml", "--jsn"), "--json"),
        (("export", "a.toml"), "--out"),
        (("export", "a.toml", "--out", "b.pdf", "--date", "yesterday"), "--date"),
        (("--verison",), "--version"),
    ],
)
def test_a_command_line_that_is_not_understood_ends_in_2_and_says_what_could_be_meant(prevent, args, said):
    code, out, err = prevent(*args)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err


def test_a_first_word_that_looks_like_a_file_is_one_and_its_absence_is_said(prevent):
    code, out, err = prevent("answers.toml")
    assert (code, out) == (3, "")
    assert "answers.toml: there is no such file" in err
    assert "prevent-tui new answers.toml" in err


def test_a_first_word_that_is_a_file_opens_it(prevent, sample, monkeypatch):
    opened = []
    monkeypatch.setattr(main, "_start", lambda path: opened.append(path) or 0)
    plain = sample.with_name("plain")
    plain.write_bytes(sample.read_bytes())
    assert prevent(str(sample))[0] == prevent("plain")[0] == prevent()[0] == 0
    assert opened == [sample, Path("plain"), None]


def test_the_application_is_not_started_without_a_terminal(prevent, sample):
    code, out, err = prevent(str(sample))
    assert (code, out) == (2, "")
    assert "needs a terminal" in err


def test_an_unforeseen_error_is_one_sentence_and_a_record_without_values(prevent, sample, monkeypatch):
    def fail(*_):
        secret = "what a child said"
        raise RuntimeError(f"cannot handle {secret}")

    monkeypatch.setattr("prevent_tui.scoring.score", fail)
    code, out, err = prevent("score", str(sample))
    assert (code, out) == (70, "")
    assert len(err.splitlines()) == 1
    (record,) = (state_dir() / "crashes").iterdir()
    assert str(record) in err
    text = record.read_text("utf-8")
    assert "RuntimeError" in text
    assert "cli/score.py" in text
    assert "child" not in text + err
    assert str(Path.home()) not in text


def test_an_interruption_ends_in_130(prevent, sample, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("prevent_tui.scoring.score", interrupt)
    code, out, err = prevent("score", str(sample))
    assert (code, out, err.strip()) == (130, "", "Interrupted.")


def test_nothing_a_file_holds_reaches_the_terminal_as_a_control_character(prevent, tmp_path):
    (tmp_path / "evil.toml").write_text('format = 1\n"\\u001b[2J\\u202e\\u009b" = 1\n[questionnaire]\nid = "\\u001b"\n')
    code, out, err = prevent("check", "evil.toml")
    assert code == 1
    assert "[2J" in out
    assert all(sign == "\n" or sign.isprintable() for sign in out + err)


def test_signs_that_do_no_harm_are_shown_as_they_are():
    assert visible("Ysgol Tŷ Gwyn ŵ 🏫 a\u00a0b [/] \\x1b\n") == "Ysgol Tŷ Gwyn ŵ 🏫 a\u00a0b [/] \\x1b\n"
    assert visible("\x07\x7f\u2028\ud800\u2066") == "\\x07\\x7f\\u2028\\ud800\\u2066"
