"""`export`: each kind of file from the command line, its name, and what it may take the place of."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest
import vobject

from prevent_tui.assessment.storage import codec
from prevent_tui.cli import main
from prevent_tui.errors import CannotWrite
from prevent_tui.report.export import ExportJob
from prevent_tui.report.export import export as exported
from prevent_tui.report.request import ExportRequest, Format, TableName
from prevent_tui.report.tables import HEADS, grid
from prevent_tui.workspace.exporting.target import refuse_replacing
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
    assert tuple(head.split(",")) in HEADS
    assert head.startswith({None: "Reference,Duty", "actions": "Reference,Duty", "risks": "Risk,Who",
                            "evidence": "What it is", "index": "Reference,Question"}[which])  # fmt: skip


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
    for name in ("sample.toml", f"others.{kind}"):
        code, err = export("--as", kind, "--out", name)
        assert code == 4
        assert f"is there already and is not {Format(kind).words}" in err
    assert (tmp_path / "sample.toml").read_bytes() == answers
    assert (tmp_path / f"others.{kind}").read_bytes() == b"name,phone\r\n"


def test_a_spreadsheet_of_somebody_elses_is_not_replaced_and_one_of_ours_is_after_it_was_changed(tmp_path):
    path = tmp_path / "budget.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(CannotWrite, match="not a spreadsheet of this program"):
        refuse_replacing(Format.XLSX, path)
    ours = openpyxl.load_workbook(BytesIO(exported(ExportJob(ExportRequest(format=Format.XLSX), case_of(busy()))).data))
    ours["Action plan"]["K2"] = "Changed by hand"
    ours.save(path)
    refuse_replacing(Format.XLSX, path)


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut off", b"PK", b"\x00" * 100])
def test_a_broken_file_is_not_taken_for_a_spreadsheet(tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(CannotWrite):
        refuse_replacing(Format.XLSX, tmp_path / "a.xlsx")


def test_an_empty_file_may_be_replaced_and_a_zip_without_a_maker_not(tmp_path):
    (tmp_path / "empty").touch()
    for kind in Format:
        refuse_replacing(kind, tmp_path / "empty")
        refuse_replacing(kind, tmp_path / "not there")
        refuse_replacing(kind, tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a", "b")
    with pytest.raises(CannotWrite):
        refuse_replacing(Format.XLSX, tmp_path / "a.zip")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_known_again_however_a_spreadsheet_has_written_it(tmp_path, mark):
    titles = [column.title for column in grid(case_of(busy()), TableName.ACTIONS).columns]
    (tmp_path / "a.csv").write_text(mark.join(f'"{title}"' for title in titles) + "\n1", encoding="utf-8")
    refuse_replacing(Format.CSV, tmp_path / "a.csv")


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
    earlier = busy().model_copy(update={"id": None})
    (tmp_path / "sample.toml").write_bytes(codec.dump(earlier))
    code, err = export("--out", "b.ics")
    assert code == 0
    assert "If the setting was renamed since then, delete the old entries in your calendar by hand." in err
    assert vobject.readOne((tmp_path / "b.ics").read_text("utf-8")).vevent_list[-1].status.value == "CANCELLED"
