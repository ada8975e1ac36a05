"""Answers inside a PDF: taken out as they were put in, or refused with what to do; and going on beside it."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest

from prevent_tui.assessment.samples import from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.from_pdf import answers_file_for, read
from prevent_tui.assessment.storage.pdf_attachment import MAX_PDF, answers_in
from prevent_tui.errors import BadFile, CannotWrite, NeedsPassword
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.toml.reading import MAX_BYTES
from support.pdf_attachments import holding, pdf, saved_anew, saved_on_top, stream
from support.small_questionnaire import NOON

HERE = Path("report.pdf")


def answers() -> bytes:
    """The file of the invented school with gaps."""
    asked = open_questionnaire("schools")
    return codec.dump(from_sample(asked, asked.samples[0], NOON))


@pytest.fixture(scope="module")
def said() -> bytes:
    """The same for every test of this module."""
    return answers()


@pytest.fixture
def report(tmp_path: Path, said: bytes) -> Path:
    """A PDF with the answers inside."""
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(("answers.toml", said)))
    return path


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("password", ["", "Tŷ Gwyn 🏫"])
def test_what_was_put_in_comes_out_byte_for_byte(said, packed, password):
    made = pdf(("minutes.txt", b"other"), ("answers.toml", said), packed=packed, password=password)
    assert answers_in(made, HERE, password) == said


@pytest.mark.parametrize("again", [saved_anew, saved_on_top, lambda made: saved_on_top(saved_anew(made))])
def test_a_copy_that_another_program_saved_holds_the_same(said, again):
    assert answers_in(again(pdf(("answers.toml", said))), HERE) == said


@pytest.mark.parametrize("attached", [(), (("answers.txt", b"format = 1"), ("budget.xlsx", b"PK"))])
def test_a_pdf_without_answers_says_which_pdf_has_them(attached):
    with pytest.raises(BadFile, match="without answers") as refused:
        answers_in(pdf(*attached), HERE)
    assert "Only a full report" in refused.value.hint
    assert ".toml" in refused.value.hint


def test_reports_joined_in_one_are_told_apart_unless_they_say_the_same(said):
    assert answers_in(pdf(("answers.toml", said), ("answers.toml", said)), HERE) == said
    with pytest.raises(BadFile, match="more than one set"):
        answers_in(pdf(("answers.toml", said), ("answers.toml", said + b"# other\n")), HERE)


@pytest.mark.parametrize("algorithm", ["AES-256", "AES-128", "RC4-128"])
def test_a_password_is_wanted_and_a_wrong_one_said(said, algorithm):
    locked = pdf(("answers.toml", said), password="Right", algorithm=algorithm)
    with pytest.raises(NeedsPassword, match="opens with a password only"):
        answers_in(locked, HERE)
    with pytest.raises(NeedsPassword, match="does not open with this password"):
        answers_in(locked, HERE, "right")
    assert answers_in(locked, HERE, "Right") == said


def test_a_password_where_none_is_needed_does_no_harm(said):
    assert answers_in(pdf(("answers.toml", said)), HERE, "any") == said


def test_what_unlocks_it_is_named_where_it_is_not_installed(said, tmp_path):
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf(("answers.toml", said), password="Right"))
    code = (
        "import sys; sys.modules.update({'cryptography': None, 'Crypto': None}); "
        "from prevent_tui.cli.main import main; main(['score', sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert 'pip install "prevent-tui[password]"' in done.stderr


def bomb(kind: str) -> bytes:
    """A file of less than a megabyte that would unfold to hundreds."""
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    unnumbered = b"%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 9/W[1 4 2]/Root 2 0 R/Filter/FlateDecode/Length "
    tree = b"%PDF-1.5\n" + unnumbered[9:] + b"%d>>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    return {
        "answers": holding(stream(packed)),
        "answers packed twice": holding(stream(zlib.compress(packed))).replace(b"/FlateDecode", b"[/Fl/Fl]    "),
        "table of objects": tree + b"startxref\n9\n%%EOF\n",
        "entries": tree.replace(b"/Size 9", b"/Size 99999999") + b"startxref\n9\n%%EOF\n",
    }[kind]


@pytest.mark.parametrize("kind", ["answers", "answers packed twice", "table of objects", "entries"])
def test_a_small_file_does_not_unfold_to_a_large_one(kind):
    hostile = bomb(kind)
    answers_in(pdf(("answers.toml", b"")), HERE)
    tracemalloc.start()
    try:
        with pytest.raises(BadFile):
            answers_in(hostile, HERE)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_answers_and_pdfs_larger_than_any_of_ours_are_refused(tmp_path):
    with pytest.raises(BadFile, match="answers larger than 8 MiB"):
        answers_in(pdf(("answers.toml", b"#" * (MAX_BYTES + 1))), HERE)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-1.7")
    with large.open("r+b") as file:
        file.truncate(MAX_PDF + 1)
    with pytest.raises(BadFile, match="larger than 32 MiB"):
        read(large)


def test_branches_that_lead_in_a_circle_come_to_an_end():
    made = pdf(("answers.txt", b""))
    (names,) = re.findall(rb"/EmbeddedFiles (\d+) 0 R", made)
    number = int(names)
    circle = re.sub(
        rb"\n%d 0 obj\n<<.*?>>\nendobj" % number,
        rb"\n%d 0 obj\n<</Kids[%d 0 R %d 0 R]>>\nendobj" % (number, number, number),
        made,
        flags=re.DOTALL,
    )
    assert circle != made
    with pytest.raises(BadFile, match="without answers"):
        answers_in(circle, HERE)


def test_answers_that_do_not_unpack_to_the_end_are_not_taken(said):
    whole = zlib.compress(said)
    for raw in (whole[:-1], whole[:-4], whole[: len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1]), b""):
        with pytest.raises(BadFile, match="damaged PDF"):
            answers_in(holding(stream(raw)), HERE)


def test_a_pdf_cut_off_or_with_bytes_changed_gives_the_same_answers_or_none(report, said):
    whole, chance = report.read_bytes(), random.Random(5)
    broken = [whole[: chance.randrange(5, len(whole))] for _ in range(60)]
    for _ in range(240):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 40))):
            data[chance.randrange(5, len(data))] = chance.randrange(256)
        broken.append(bytes(data))
    for data in broken:
        report.write_bytes(data)
        try:
            found = codec.load(report)[0]
        except BadFile as error:
            assert error.message
        else:
            assert codec.dump(found) == said


def test_nothing_the_reader_says_of_a_broken_file_reaches_the_screen(report, capfd):
    report.write_bytes(re.sub(rb"startxref\n\d+", b"startxref\n7", report.read_bytes()))
    with pytest.raises(BadFile):
        answers_in(b"%PDF-1.7\nnothing", HERE)
    read(report)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["report.pdf", "REPORT.PDF", "report", "report.v2", "a.pdf.pdf"])
def test_going_on_puts_the_answers_beside_the_pdf_once(report, tmp_path, said, name):
    path = report.rename(tmp_path / name)
    before = path.read_bytes()
    opened = answers_file_for(path)
    assert opened.path == tmp_path / f"{re.sub('(?i)[.]pdf$', '', name)}.toml"
    assert (opened.taken_out, opened.locked) == (True, False)
    assert opened.path.read_bytes() == said
    assert answers_file_for(path) == opened
    assert sorted(tmp_path.iterdir()) == sorted([path, opened.path])
    assert path.read_bytes() == before


def test_a_file_that_was_changed_since_is_left_as_it_is(report, tmp_path, said):
    mine = tmp_path / "report.toml"
    mine.write_bytes(said + b"# mine\n")
    first = answers_file_for(report).path
    assert first.name == "report (from the PDF).toml"
    assert answers_file_for(report).path == first
    first.write_bytes(said + b"# changed as well\n")
    second = answers_file_for(report).path
    assert second.name == "report (from the PDF 2).toml"
    assert second.read_bytes() == said
    assert mine.read_bytes() == said + b"# mine\n"


def test_a_folder_of_that_name_is_no_obstacle(report, tmp_path, said):
    (tmp_path / "report.toml").mkdir()
    assert answers_file_for(report).path.read_bytes() == said


def test_what_is_no_pdf_is_opened_as_it_is(tmp_path, said):
    for name in ("answers.toml", "not really.pdf", "not there.pdf"):
        path = tmp_path / name
        if "there" not in name:
            path.write_bytes(said)
        assert answers_file_for(path).path == path
        assert not answers_file_for(path).taken_out


def test_where_the_answers_cannot_be_put_is_said_with_a_way_out(report, tmp_path):
    long = report.rename(tmp_path / f"{'r' * 251}.pdf")
    with pytest.raises(CannotWrite, match="its answers cannot be put beside it") as refused:
        answers_file_for(long)
    assert "the name is too long" in refused.value.message
    assert "Copy the PDF into a folder of your own" in refused.value.hint
    assert list(tmp_path.iterdir()) == [long]


def test_a_password_is_asked_for_until_it_fits(tmp_path, said):
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf(("answers.toml", said), password="Right"))
    typed = iter(["wrong", "Right"])
    heard: list[str] = []

    def ask(error: NeedsPassword) -> str:
        heard.append(error.message)
        return next(typed)

    opened = answers_file_for(path, ask)
    assert heard == ["opens with a password only.", "does not open with this password."]
    assert opened.locked
    assert opened.path.read_bytes() == said
    assert answers_file_for(path, password="Right") == opened
    with pytest.raises(NeedsPassword):
        answers_file_for(path)


def test_answers_of_another_kind_inside_are_refused_with_the_name_of_the_pdf(tmp_path):
    path = tmp_path / "report.pdf"
    for inside, message in ((b"", "holds nothing"), (b"a = ", "cut off"), (b"\xff", "UTF-8"), (b"%PDF-1.7", "another")):
        path.write_bytes(pdf(("answers.toml", inside)))
        with pytest.raises(BadFile) as refused:
            codec.load(path)
        assert message in str(refused.value)
        assert str(refused.value).startswith(str(path))
