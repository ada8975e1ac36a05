"""The answers that a PDF carries, the password that locks it, and the streams that both are written in."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from fpdf.syntax import PDFContentStream
from pypdf import PdfReader, PdfWriter
from pypdf.errors import FileNotDecryptedError

from prevent_tui.errors import CannotWrite
from prevent_tui.report.formats.pdf import render
from prevent_tui.report.formats.pdf.tagged import part_from_end
from prevent_tui.report.model.blocks import Paragraph
from prevent_tui.report.model.inline import Span
from support.pdf_files import ARCHIVAL, UA, drawn, faults, opened
from support.rendered_samples import ANSWERS, sample_file, sample_report

SCHOOLS = ("schools", 0)


@pytest.fixture(scope="module")
def plain():
    """A report that says little."""
    return replace(sample_report(*SCHOOLS), blocks=(Paragraph((Span("Plain"),)),))


def test_the_answers_come_out_byte_for_byte():
    reader = opened(sample_file(*SCHOOLS))
    assert reader.attachments == {"answers.toml": [ANSWERS]}
    (spec,) = reader.trailer["/Root"]["/AF"]
    assert spec.get_object()["/AFRelationship"] == "/Data"


def test_a_report_without_answers_attaches_nothing(plain):
    assert opened(drawn(plain)).attachments == {}


@pytest.mark.parametrize("ending", [b"x\r", b"x\r\r", b"x", b""])
def test_a_stream_that_ends_like_a_line_is_as_long_as_it_says(ending):
    stream = PDFContentStream(ending)
    part_from_end(stream)
    written = stream.content_stream()
    assert stream.length == len(ending)
    assert written[: stream.length] == ending
    assert written[stream.length :] in {b"", b"\r"}
    # With the LF that follows, what stands after the stream is one end of line.
    assert not (written + b"\n")[: stream.length + 1].endswith(b"\r\n")


def test_streams_that_happen_to_end_like_a_line_break_no_rule(plain):
    """One packed stream of 256 ends so; an attachment can be found that does."""
    forced = next(text for count in range(1, 257) if zlib.compress(text := b"a" * count).endswith(b"\r"))
    data = render(plain, attached=forced).data
    assert opened(data).attachments == {"answers.toml": [forced]}
    assert faults(data, ARCHIVAL) == []


@pytest.mark.parametrize("password", ["secret", "Ysgol-ŵy-łódź", "مدرسة", "p" * 127])
def test_a_password_locks_the_report_with_aes_256_and_its_answers_keep_their_name(password, plain):
    data = render(plain, attached=ANSWERS, password=password).data
    about = PdfReader(BytesIO(data)).trailer["/Encrypt"]
    assert (about["/V"], about["/R"], about["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert b"answers.toml" not in data
    with pytest.raises(FileNotDecryptedError):
        len(PdfReader(BytesIO(data)).pages)
    reader = opened(data, password)
    assert reader.attachments == {"answers.toml": [ANSWERS]}
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "Plain" in "".join(sheet.extract_text() for sheet in reader.pages)


def test_a_locked_report_still_meets_the_rules_for_reading_aloud_and_claims_no_archive(plain):
    data = render(plain, password="secret").data
    reader = opened(data, "secret")
    assert reader.xmp_metadata.pdfaid_part is None
    assert reader.trailer["/Encrypt"]["/P"] & 0x210 == 0x210  # to copy, and to extract for reading aloud
    unlocked = BytesIO()
    writer = PdfWriter(clone_from=reader)
    writer.write(unlocked)
    assert faults(unlocked.getvalue(), UA) == []


@pytest.mark.parametrize("password", ["\ud800", "bell\x07", "\u200b", "مدرسة secret", "p" * 128, "ŵ" * 64])
def test_a_password_that_no_reader_could_take_is_refused_and_not_repeated(password, plain):
    with pytest.raises(CannotWrite) as refused:
        render(plain, password=password)
    assert password not in str(refused.value)


def test_without_what_encrypts_a_password_says_what_to_install(monkeypatch, plain):
    monkeypatch.setattr("fpdf.encryption.import_error", ImportError("cryptography"))
    with pytest.raises(CannotWrite, match=r'pip install "prevent-tui\[password\]"'):
        render(plain, password="secret")
