"""What somebody asks for: how much of an assessment, in which format, for whose eyes, with which extras, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Part(StrEnum):
    """How much a report holds.

    `BLANK` is the questionnaire to be filled in by hand, without any answer; `ROLES` the same as a sheet for each role.
    """

    FULL = "full"
    SUMMARY = "summary"
    GOVERNORS = "governors"
    BLANK = "blank"
    ROLES = "roles"

    @property
    def is_form(self) -> bool:
        """Whether it is filled in by hand, so that nothing of what was answered or typed is in it."""
        return self in {Part.BLANK, Part.ROLES}


class Format(StrEnum):
    """A format of file; its value is also the ending of its name."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    MD = "md"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"

    @property
    def words(self) -> str:
        """What a file of this format is called."""
        return _WORDS[self]

    @property
    def is_report(self) -> bool:
        """Whether it holds the report, of which there are parts and copies; the others hold tables or dates."""
        return self in REPORTS


_WORDS = {
    Format.PDF: "a PDF",
    Format.HTML: "a web page of this program",
    Format.DOCX: "a Word document of this program",
    Format.MD: "a Markdown text of this program",
    Format.XLSX: "a spreadsheet of this program",
    Format.CSV: "a table of this program",
    Format.ICS: "a calendar file of this program",
}

REPORTS = (Format.PDF, Format.HTML, Format.DOCX, Format.MD)
"""The formats that hold the report."""

TABLES = (Format.XLSX, Format.CSV, Format.ICS)
"""The formats that hold tables or dates; only the whole of an assessment is written in them."""

_OTHER_ENDINGS = {"htm": Format.HTML, "markdown": Format.MD}


class TableName(StrEnum):
    """The tables there are, in the order in which they are read."""

    ACTIONS = "actions"
    RISKS = "risks"
    EVIDENCE = "evidence"
    INDEX = "index"
    FIGURES = "figures"


@dataclass(frozen=True)
class ExportRequest:
    """A file that somebody asks for; what it is made of is a `report.case.Case`.

    Attributes:
        part: How much of the report.
        format: In which format.
        path: Where the file goes; an empty path for what is only shown.
        share: Without notes, contacts, evidence pointers and every other text a person typed.
        unnamed: Without the setting's name too; only where `share` is set.
        radar: With the radar page, for readers used to one.
        locked: With a password to open it, which is no part of the request, so that it is never kept with it.
        table: The table that a CSV file holds.
        role: The id of the role that the sheet is for; empty for a sheet for each. Only where sheets are asked for.
        headings: The id of other headings for the questions of an answers file; empty for the questionnaire's own
            themes. An open assessment is exported under the headings it is shown under.
    """

    part: Part = Part.FULL
    format: Format = Format.PDF
    path: Path = field(default_factory=Path)
    share: bool = False
    unnamed: bool = False
    radar: bool = False
    locked: bool = False
    table: TableName = TableName.ACTIONS
    role: str = ""
    headings: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it asks for all of the report, with nothing left out and nothing added."""
        return self.part is Part.FULL and not (self.share or self.unnamed or self.radar)


WHOLE = ExportRequest()
"""The full report, with nothing left out and nothing added."""


def format_of(path: Path) -> Format | None:
    """Return the format that the ending of a file's name says; None where it says none of them."""
    ending = path.suffix.lower().removeprefix(".")
    return Format(ending) if ending in set(Format) else _OTHER_ENDINGS.get(ending)


def refusal(request: ExportRequest) -> str:
    """Return why no file can be made as asked for, as a sentence; empty where it can."""
    part, format_ = request.part, request.format
    if request.locked and format_ is not Format.PDF:
        return "Only a PDF can have a password."
    if not (request.is_whole or format_.is_report):
        form = {Part.BLANK: "a blank form", Part.ROLES: "a sheet for a role"}
        what = form.get(part) or ("a share copy" if request.share else "a part of the report")
        words = format_.words.capitalize()
        return f"{what.capitalize()} is a PDF, HTML, Word or Markdown file. {words} holds everything."
    if request.share and part.is_form:
        what = "sheet for a role" if part is Part.ROLES else "blank form"
        return f"A {what} has nothing in it that a share copy would leave out."
    if request.unnamed and not request.share:
        return "Only a share copy leaves out the name of the setting."
    if request.radar and part is not Part.FULL:
        return "Only a full report has the radar page."
    return ""
