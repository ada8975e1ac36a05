"""`export`: each kind of file from the command line, its name, and what it may take the place of."""

from __future__ import annotations

import pytest
import vobject

from prevent_tui.assessment.storage import codec
from prevent_tui.cli import main
from prevent_tui.report.request import TableName
from prevent_tui.report.tables import grid
from support.busy_setting import busy, case_of

BEGINS = {"pdf": b"%PDF-", "xlsx": b"PK", "csv": b"\xef\xbb\xbfReference", "ics": b"BEGIN:VCALENDAR"}


@pytest.fixture
def export(capsys, tmp_path, monkeypatch):
    """Exports an invented school with arguments, in a folder of its own; gives the exit code and the words."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main.main(["sample", "sample.toml"])

    def run(*args):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.main(["export", "sample.toml", "--date", "2026-11-22", *args])
        out, err = capsys.readouterr()
        assert out == ""
        return ended.value.code, err

    return run


@pytest.mark.parametrize("kind", list(BEGINS))
def test_each_kind_is_made_by_its_name_or_by_the_ending_the_same_each_time(export, tmp_path, kind):
    assert export("--as", kind, "--out", f"one.{kind}")[0] == 0
    assert export("--out", f"two.{kind.upper()}")[0] == 0
    made = (tmp_path / f"one.{kind}").read_bytes()
    assert made.startswith(BEGINS[kind])
    assert made == (tmp_path / f"two.{kind.upper()}").read_bytes()
    assert export("--out", f"one.{kind}")[0] == 0


def test_a_name_without_an_ending_that_is_known_holds_a_pdf(export, tmp_path):
    assert export("--out", "report")[0] == 0
    assert (tmp_path / "report").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("which", [None, *(each.value for each in TableName)])
def test_a_csv_file_holds_the_table_asked_for_and_the_plan_where_none_is(export, tmp_path, which):
    assert export("--as", "csv", "--out", "table", *(["--table", which] if which else []))[0] == 0
    head = (tmp_path / "table").read_text("utf-8-sig").splitlines()[0]
    assert head.split(",") == [column.title for column in grid(case_of(busy()), TableName(which or "actions")).columns]
    assert head.startswith({None: "Reference,Duty", "actions": "Reference,Duty", "risks": "Risk,Who",
                            "evidence": "What it is", "index": "Reference,Question",
                            "figures": "Figure,How many"}[which])  # fmt: skip


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--as", "csv", "--out", "plan.xlsx"), "`plan.xlsx` is no name for --as csv"),
        (("--as", "odt", "--out", "plan.odt"), "--as"),
        (("--out", "plan.xlsx", "--table", "risks"), "--table"),
        (("--as", "csv", "--table", "gaps", "--out", "a.csv"), "--table"),
        (("--as", "ics", "--out", "a.ics", "--date", "1850-01-01"), "--date"),
    ],
)
def test_what_does_not_go_together_is_said_before_anything_is_made(export, tmp_path, args, said):
    code, err = export(*args)
    assert code == 2
    assert said in err
    assert {path.suffix for path in tmp_path.iterdir()} == {".toml"}


@pytest.mark.parametrize("kind", list(BEGINS))
def test_nothing_else_is_ever_replaced(export, tmp_path, kind):
    answers = (tmp_path / "sample.toml").read_bytes()
    (tmp_path / f"others.{kind}").write_bytes(b"name,phone\r\n")
    for name, reason in (("sample.toml", "it is never changed"), (f"others.{kind}", "made elsewhere")):
        code, err = export("--as", kind, "--out", name)
        assert code == 4
        assert reason in err
    assert (tmp_path / "sample.toml").read_bytes() == answers
    assert (tmp_path / f"others.{kind}").read_bytes() == b"name,phone\r\n"


def test_a_calendar_with_nothing_in_it_is_not_made(export, tmp_path):
    answers = tmp_path / "sample.toml"
    sample = codec.load(answers)[0]
    empty = sample.model_copy(update={"answers": {}, "actions": (), "risks": (), "reviews": (), "evidence": ()})
    answers.write_bytes(codec.dump(empty.model_copy(update={"sign_off": None, "challenges": ()})))
    code, err = export("--out", "b.ics")
    assert code == 4
    assert "Nothing has a date yet" in err
    assert not (tmp_path / "b.ics").exists()


def test_a_calendar_of_an_earlier_file_says_what_is_to_be_deleted_by_hand(export, tmp_path):
    assert "by hand" not in export("--out", "a.ics")[1]
    earlier = codec.load(tmp_path / "sample.toml")[0].model_copy(update={"id": None})
    (tmp_path / "sample.toml").write_bytes(codec.dump(earlier))
    code, err = export("--out", "b.ics")
    assert code == 0
    assert "If the setting was renamed since then, delete the old entries in your calendar by hand." in err
    assert vobject.readOne((tmp_path / "b.ics").read_text("utf-8")).vevent_list[-1].status.value == "CANCELLED"
