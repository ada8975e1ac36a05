"""`export`: which report is made of what, what does not go together, passwords; and the way back from a PDF."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click
import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.samples import from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.from_pdf import answers_file_for
from prevent_tui.assessment.storage.pdf_attachment import answers_in
from prevent_tui.cli import passwords, progress
from prevent_tui.files import atomic
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report import export, formats
from prevent_tui.report.formats import word
from prevent_tui.report.model.rendered import Rendered
from prevent_tui.report.request import REPORTS, ExportRequest, Format, Part, refusal
from prevent_tui.wording.dates import day
from support.pdf_attachments import saved_anew, saved_on_top
from support.rendered_samples import once
from support.sealed_assessment import CHAIR
from support.small_questionnaire import NOON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

DAY = ("--date", "2026-11-22")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The answers of an invented school with gaps."""
    asked = open_questionnaire("schools")
    path = tmp_path / "school.toml"
    path.write_bytes(codec.dump(from_sample(asked, asked.samples[0], NOON)))
    return path


@pytest.fixture
def report(prevent: Run, school: Path) -> Path:
    """Its full report as a PDF, made by the command once."""
    made = school.with_name("report.pdf")

    def render() -> bytes:
        assert prevent("export", school.name, "--out", made.name, *DAY)[0] == 0
        return made.read_bytes()

    made.write_bytes(once("report by the export command", render))
    return made


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Lets standard input be a pipe that holds this."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Lets somebody sit at a terminal and type these where nothing is shown; gives what they are asked."""
    asked, answers = [], iter(words)

    def prompt(text: str, *, hide_input: bool, err: bool, **_: object) -> str:
        assert hide_input
        assert err
        asked.append(text)
        return next(answers)

    monkeypatch.setattr(passwords, "_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    return asked


# ------------------------------------------------------------ what goes together


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--out", "a.pdf", "--blank", "--include", "summary"), "--blank tells none of them"),
        (("--out", "a.pdf", "--blank", "--share"), "A blank form has nothing in it"),
        (("--out", "a.pdf", "--blank", "--radar"), "Only a full report has the radar page"),
        (("--out", "a.pdf", "--include", "summary", "--radar"), "Only a full report has the radar page"),
        (("--out", "a.pdf", "--unnamed"), "Only a share copy leaves out the name"),
        (("--out", "a.pdf", "--questionnaire", "schools"), "--questionnaire goes with --blank"),
        (("--out", "a.pdf", "--blank", "--questionnaire", "schools"), "not both"),
        (("--out", "a.html", "--password"), "Only a PDF can have a password"),
        (("--out", "a.md", "--table", "risks"), "--table"),
        (("--out", "a.html", "--as", "pdf"), "`a.html` is no name for --as pdf"),
        (("--out", "a.pdf", "--include", "everything"), "--include"),
        *(((f"--out=a.{kind}", "--share"), "A share copy is a PDF") for kind in ("xlsx", "csv", "ics")),
        *(((f"--out=a.{kind}", "--blank"), "A blank form is a PDF") for kind in ("xlsx", "csv", "ics")),
        (("--out", "a.xlsx", "--radar"), "A part of the report is a PDF"),
        (("--out", "a.csv", "--include", "governors"), "A part of the report is a PDF"),
        (("--out", "a.ics", "--password"), "Only a PDF can have a password"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_made(prevent, school, args, said):
    code, out, err = prevent("export", "school.toml", *args)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())
    assert list(school.parent.iterdir()) == [school]


def test_without_answers_only_a_form_of_a_questionnaire_that_is_there_can_be_made(prevent, tmp_path):
    assert "Name the FILE" in prevent("export", "--out", "a.pdf")[2]
    assert "Name the FILE" in prevent("export", "--out", "a.pdf", "--blank")[2]
    code, _, err = prevent("export", "--out", "a.pdf", "--blank", "--questionnaire", "scholls")
    assert code == 2
    assert "schools" in err
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------ what is made


@pytest.mark.parametrize("kind", ["pdf", "html", "docx", "md"])
@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--include", "summary"),
        ("--include", "governors"),
        ("--share", "--unnamed"),
        ("--blank",),
        ("--radar", "--under", "guidance-2023"),
    ],
)
def test_every_report_is_made_in_every_kind_the_same_each_time(prevent, school, kind, more):
    one, two = school.with_name(f"one.{kind}"), school.with_name(f"two.{kind}")
    for made in (one, two):
        code, out, err = prevent("export", "school.toml", "--out", made.name, *DAY, *more)
        assert (code, out) == (0, ""), err
        assert err.startswith(f"{made.name} is ready.")
    assert one.read_bytes() == two.read_bytes()


def test_other_endings_of_web_pages_and_markdown_are_understood(prevent, school):
    assert prevent("export", "school.toml", "--out", "a.htm", "--include", "summary")[0] == 0
    assert prevent("export", "school.toml", "--out", "a.markdown", "--include", "summary")[0] == 0
    assert b"<html" in school.with_name("a.htm").read_bytes()
    assert b"<html" not in school.with_name("a.markdown").read_bytes()


def test_a_form_of_a_questionnaire_has_all_its_questions_and_no_answers_inside(prevent, tmp_path):
    assert prevent("export", "--blank", "--questionnaire", "schools", "--out", "form.md")[0] == 0
    assert prevent("export", "--blank", "--questionnaire", "schools", "--out", "form.pdf")[0] == 0
    assert "RA1" in (tmp_path / "form.md").read_text("utf-8")
    assert "without answers" in prevent("score", "form.pdf")[2]


@pytest.mark.parametrize("part", ["summary", "governors"])
def test_parts_of_the_report_carry_no_answers(prevent, school, part):
    assert prevent("export", "school.toml", "--out", "part.pdf", "--include", part)[0] == 0
    code, out, err = prevent("score", "part.pdf")
    assert (code, out) == (3, "")
    assert "part.pdf: is a PDF without answers in it." in err
    assert "Only a full report" in err


def test_a_share_copy_carries_the_answers_without_what_was_typed(prevent, school):
    before = codec.load(school)[0]
    assert any(answer.note for answer in before.answers.values())
    assert prevent("export", "school.toml", "--out", "copy.pdf", "--share", "--unnamed")[0] == 0
    after = codec.load(school.with_name("copy.pdf"))[0]
    assert not any(answer.note for answer in after.answers.values())
    assert after.setting.name == ""
    assert {name: answer.level for name, answer in after.answers.items()} == {
        name: answer.level for name, answer in before.answers.items()
    }


@pytest.mark.parametrize("more", [(), ("--share",), ("--include", "summary")], ids=["all", "share", "summary"])
def test_what_reads_like_a_concern_is_said_beside_the_file_and_not_in_a_share_copy(prevent, school, more):
    note = "A Year 9 boy has said he will attack the school on Friday and has a knife"
    before = codec.load(school)[0]
    answers = {**before.answers, "prevent-lead": before.answer("prevent-lead").model_copy(update={"note": note})}
    school.write_bytes(codec.dump(before.model_copy(update={"answers": answers})))
    code, _, err = prevent("export", "school.toml", "--out", "made.md", *more)
    assert code == 0
    assert "reads like a real concern. If it has not been passed on, do that first." in err
    assert note not in err
    if "--share" in more:
        assert "real concern" not in school.with_name("made.md").read_text("utf-8")


def test_nothing_is_said_of_a_concern_where_there_is_none_or_of_a_blank_form(prevent, school):
    assert "real concern" not in prevent("export", "school.toml", "--out", "made.md")[2]
    assert "real concern" not in prevent("export", "school.toml", "--blank", "--out", "blank.md")[2]


@pytest.mark.parametrize("kind", list(Format))
def test_a_file_is_replaced_as_long_as_nobody_has_changed_it(prevent, school, kind):
    name, whole = f"minutes.{kind}", kind in {"xlsx", "csv", "ics"}
    more = () if whole else ("--include", "summary")
    path = school.with_name(name)
    for _ in range(2):
        assert prevent("export", "school.toml", "--out", name, *more)[0] == 0
    made = path.read_bytes()
    path.write_bytes(made + b"\n")
    code, out, err = prevent("export", "school.toml", "--out", name, *more)
    assert (code, out) == (4, "")
    assert f"{name}: is there already" in err
    assert "add --replace" in err
    assert path.read_bytes() == made + b"\n"
    assert prevent("export", "school.toml", "--out", name, "--replace", *more)[0] == 0
    assert path.read_bytes() == made


@pytest.mark.parametrize("kind", list(Format))
def test_a_file_of_which_nothing_is_known_here_is_not_replaced_whatever_it_looks_like(prevent, school, home, kind):
    name, whole = f"minutes.{kind}", kind in {"xlsx", "csv", "ics"}
    more = () if whole else ("--include", "summary")
    assert prevent("export", "school.toml", "--out", name, *more)[0] == 0
    made = school.with_name(name).read_bytes()
    shutil.rmtree(home / "state")
    assert prevent("export", "school.toml", "--out", name, *more)[0] == 4
    assert school.with_name(name).read_bytes() == made


def test_a_kind_whose_part_of_the_program_is_not_installed_says_how_to_get_it(prevent, school, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    # What is imported anew here is put back afterwards, for whatever the same process tests next.
    monkeypatch.setattr(formats, "word", word)
    for name in [name for name in sys.modules if name.startswith(("docx.", "prevent_tui.report.formats.word"))]:
        monkeypatch.delitem(sys.modules, name)
    code, _, err = prevent("export", "school.toml", "--out", "a.docx")
    assert code == 4
    assert 'pip install "prevent-tui[office]"' in err
    assert list(school.parent.iterdir()) == [school]


def test_characters_that_a_pdf_cannot_show_are_named(prevent, school):
    assessment = codec.load(school)[0]
    setting = assessment.setting.model_copy(update={"name": "School 🏫"})
    school.write_bytes(codec.dump(assessment.model_copy(update={"setting": setting})))
    code, _, err = prevent("export", "school.toml", "--out", "a.pdf", "--include", "summary")
    assert code == 0
    assert "stand in it by name: " in err
    assert "school" in err.partition("by name")[2]
    assert "by name" not in prevent("export", "school.toml", "--out", "a.html", "--include", "summary")[2]


def test_the_version_sealed_before_is_told_where_it_lies_beside_the_answers(prevent, tmp_path):
    assert prevent("sample", "weak.toml")[0] == 0
    made = {}
    for name in ("one.md", "two.md", "report.pdf"):
        assert prevent("export", "weak.toml", "--out", name)[0] == 0
        made[name] = (tmp_path / name).read_bytes()
    (beside,) = tmp_path.glob("weak (sealed *).toml")
    before = codec.load(beside)[0]
    line = f"{day(before.sign_off.on)}: 21 of 49, 48 of 50 answered"
    assert made["one.md"].count(line.encode()) == 1
    assert made["two.md"] == made["one.md"]
    assert prevent("export", "report.pdf", "--out", "again.md")[0] == 0
    assert line not in (tmp_path / "again.md").read_text(encoding="utf-8")
    beside.unlink()
    assert prevent("export", "weak.toml", "--out", "two.md")[0] == 0
    assert line not in (tmp_path / "two.md").read_text(encoding="utf-8")


# ------------------------------------------------------------ where it goes


def test_a_full_disk_leaves_nothing_half_written(prevent, school, monkeypatch):
    old = school.with_name("a.md")
    assert prevent("export", "school.toml", "--out", "a.md", "--include", "summary")[0] == 0
    before = old.read_bytes()

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "write", full)
    code, _, err = prevent("export", "school.toml", "--out", "a.md", "--include", "governors")
    assert code == 4
    assert "the disk is full" in err
    assert old.read_bytes() == before
    assert sorted(school.parent.iterdir()) == sorted([old, school])


def test_what_came_to_be_there_while_it_was_made_is_not_replaced(prevent, school, monkeypatch):
    run, path = export.export, school.with_name("a.md")

    def slowly(*args: object, **options: object) -> Rendered:
        path.write_bytes(b"minutes")
        return run(*args, **options)

    monkeypatch.setattr(export, "export", slowly)
    assert prevent("export", "school.toml", "--out", "a.md", "--include", "summary")[0] == 4
    assert path.read_bytes() == b"minutes"


def test_what_an_export_that_was_killed_left_half_written_goes_with_the_next(prevent, school):
    path = school.with_name("a.md")
    left = school.with_name(f"{atomic._mark(path.resolve())}left.tmp")
    left.write_bytes(b"# half")
    long_ago = left.stat().st_mtime - 2 * atomic.LEFT_BEHIND
    os.utime(left, (long_ago, long_ago))
    assert prevent("export", "school.toml", "--out", "a.md", "--include", "summary")[0] == 0
    assert sorted(school.parent.iterdir()) == sorted([path, school])


@pytest.mark.parametrize("name", ["nowhere/a.pdf", "school.toml/a.pdf"])
def test_a_place_that_is_none_is_said_before_the_work_is_done(prevent, school, name, monkeypatch):
    monkeypatch.setattr(export, "export", lambda *_, **__: pytest.fail("made all the same"))
    code, _, err = prevent("export", "school.toml", "--out", name)
    assert code == 4
    assert "cannot be written" in err


def test_the_report_that_the_answers_are_read_from_is_never_replaced(prevent, report):
    before = report.read_bytes()
    for other in ("report.pdf", str(report)):
        code, _, err = prevent("export", "report.pdf", "--out", other, "--include", "summary")
        assert code == 4
        assert "is where the answers are read from" in err
    assert report.read_bytes() == before


# ------------------------------------------------------------ and back again


def resaved(report: Path) -> dict[str, bytes]:
    """The report as other programs save it."""
    whole = report.read_bytes()
    found = {"another hand": saved_anew(whole), "a remark added": saved_on_top(whole)}
    if shutil.which("qpdf"):
        for name, options in {
            "packed objects": ["--object-streams=generate"],
            "unpacked": ["--qdf", "--object-streams=disable"],
            "for the web": ["--linearize"],
        }.items():
            done = subprocess.run(["qpdf", *options, str(report), "-"], capture_output=True, check=False)
            assert done.returncode == 0, done.stderr
            found[name] = done.stdout
    return found


@pytest.mark.slow
def test_the_answers_go_to_a_pdf_and_back_without_a_byte_lost(prevent, school, report):
    answers, scored = school.read_bytes(), prevent("score", "--json", "school.toml")
    school.unlink()
    assert prevent("score", "--json", "report.pdf") == scored
    assert prevent("check", "report.pdf")[0] == 0
    assert prevent("export", "report.pdf", "--out", "again.pdf", *DAY)[0] == 0
    assert school.with_name("again.pdf").read_bytes() == report.read_bytes()
    beside = answers_file_for(report).path
    assert beside.read_bytes() == answers
    assert prevent("export", beside.name, "--out", "opened.pdf", *DAY)[0] == 0
    assert school.with_name("opened.pdf").read_bytes() == report.read_bytes()
    for name, data in resaved(report).items():
        copy = school.with_name("copy.pdf")
        copy.write_bytes(data)
        assert answers_in(data, copy) == answers, name
        assert prevent("score", "--json", "copy.pdf") == scored
    assert not school.exists()


def test_every_other_file_can_be_made_from_a_pdf_too(prevent, school, report):
    for kind in ("html", "md", "docx", "xlsx", "csv", "ics"):
        assert prevent("export", "school.toml", "--out", f"one.{kind}", *DAY)[0] == 0
        assert prevent("export", "report.pdf", "--out", f"two.{kind}", *DAY)[0] == 0
        assert school.with_name(f"one.{kind}").read_bytes() == school.with_name(f"two.{kind}").read_bytes()


def test_a_sealed_assessment_is_verified_in_its_pdf(prevent, school):
    sealed = sealing.seal(codec.load(school)[0], CHAIR)
    school.write_bytes(codec.dump(sealed))
    assert prevent("export", "school.toml", "--out", "signed.pdf")[0] == 0
    code, out, err = prevent("verify", "signed.pdf")
    assert (code, err) == (0, "signed.pdf: This is an invented setting, with no real data.\n")
    assert out.replace("signed.pdf", "school.toml") == prevent("verify", "school.toml")[1]
    changed = sealed.model_copy(update={"setting": sealed.setting.model_copy(update={"name": "Another"})})
    school.write_bytes(codec.dump(changed))
    assert prevent("export", "school.toml", "--out", "changed.pdf")[0] == 0
    code, out, _ = prevent("verify", "changed.pdf")
    assert code == 1
    assert "of the answers in it: setting: was changed" in out
    assert prevent("check", "changed.pdf")[0] == 1


def test_check_says_of_a_pdf_without_answers_what_it_is(prevent, school):
    assert prevent("export", "school.toml", "--out", "part.pdf", "--include", "summary")[0] == 0
    code, out, _ = prevent("check", "part.pdf")
    assert code == 1
    assert "part.pdf: rule 26 fault: is a PDF without answers in it." in out


# ------------------------------------------------------------ passwords


def locked(prevent: Run, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    piped(monkeypatch, f"{word}\n".encode())
    code, _, err = prevent("export", "school.toml", "--out", "locked.pdf", "--password", *DAY)
    assert code == 0, err


def test_a_password_from_a_pipe_locks_the_pdf_and_from_a_terminal_opens_it(prevent, school, monkeypatch):
    scored = prevent("score", "--json", "school.toml")
    locked(prevent, monkeypatch, "Tŷ Gwyn")
    code, out, err = prevent("score", "--json", "locked.pdf")
    assert (code, out) == (3, "")
    assert "locked.pdf: opens with a password only." in err
    assert "Run this in a terminal" in err
    asked = typed(monkeypatch, "tŷ gwyn", "Tŷ Gwyn")
    code, out, err = prevent("score", "--json", "locked.pdf")
    assert (code, out) == scored[:2]
    assert asked == ["Password of locked.pdf"] * 2
    assert "does not open with this password" in err


def test_three_wrong_passwords_are_enough(prevent, school, monkeypatch):
    locked(prevent, monkeypatch, "right")
    asked = typed(monkeypatch, "one", "two", "three", "right")
    code, _, err = prevent("verify", "locked.pdf")
    assert code == 3
    assert len(asked) == 3
    assert "does not open with this password" in err.splitlines()[-2]


def test_a_password_is_typed_twice_on_a_terminal(prevent, school, monkeypatch):
    asked = typed(monkeypatch, "right", "right")
    assert prevent("export", "school.toml", "--out", "locked.pdf", "--password")[0] == 0
    assert asked == ["Password for the PDF"]
    assert prevent("score", "locked.pdf")[0] == 0


@pytest.mark.parametrize("line", [b"", b"\n", b"\r\n", b"a\tb\n", b"\xff\n", b"x" * 128 + b"\n", "ŵ".encode() * 64])
def test_no_password_and_one_that_no_pdf_can_have_are_refused(prevent, school, monkeypatch, line):
    piped(monkeypatch, line)
    code, _, err = prevent("export", "school.toml", "--out", "a.pdf", "--password")
    assert code == 2
    assert "--password" in err
    assert list(school.parent.iterdir()) == [school]


@pytest.mark.parametrize("line", [b"word", b"word\n", b"word\r\nmore\r\n", b"\xef\xbb\xbfword\r\n"])
def test_one_line_of_a_pipe_is_the_password_however_it_ends(monkeypatch, line):
    piped(monkeypatch, line)
    assert passwords.new_password() == "word"


# ------------------------------------------------------------ waiting


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_shows_how_far_it_is_on_a_terminal_and_nowhere_else(monkeypatch):
    with progress.progress_bar("Making it") as told:
        assert told is None
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "MOMENT", 0)
    with progress.progress_bar("Making it") as told:
        for done in range(1, 5):
            told(done, 4)
    assert "Making it" in screen.getvalue()
    assert "100%" in screen.getvalue()


def test_short_work_shows_nothing(monkeypatch):
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "MOMENT", 3600)
    with progress.progress_bar("Making it") as told:
        told(1, 2)
        told(2, 2)
    assert screen.getvalue() == ""


def test_what_a_format_cannot_hold_is_refused_by_the_maker_too():
    for format_ in Format:
        asked = ExportRequest(format=format_)
        assert refusal(asked) == ""
        assert bool(refusal(replace(asked, share=True))) == (format_ not in REPORTS)
        assert bool(refusal(replace(asked, locked=True))) == (format_ is not Format.PDF)
        assert bool(refusal(replace(asked, part=Part.BLANK))) == (format_ not in REPORTS)
