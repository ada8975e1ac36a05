"""The kinds of file that an assessment is made into."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """A kind of file; its value is also the ending of its name."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    MD = "md"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"

    @property
    def words(self) -> str:
        """What a file of this kind is called."""
        return _WORDS[self]


_WORDS = {
    Kind.PDF: "a PDF",
    Kind.HTML: "a web page of this program",
    Kind.DOCX: "a Word document of this program",
    Kind.MD: "a Markdown text of this program",
    Kind.XLSX: "a spreadsheet of this program",
    Kind.CSV: "a table of this program",
    Kind.ICS: "a calendar file of this program",
}


_OTHER_ENDINGS = {"htm": Kind.HTML, "markdown": Kind.MD}


def named(path: Path) -> Kind | None:
    """The kind that the ending of a file's name says; None where it says none of them."""
    ending = path.suffix.lower().removeprefix(".")
    return Kind(ending) if ending in set(Kind) else _OTHER_ENDINGS.get(ending)
