"""PDFs in tests: drawn, checked against the rules, and read back as a tree."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import page
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from prevent_tui.report.formats.pdf import render
from prevent_tui.report.model.blocks import Report
from support.tagged_text import marked

UA = page.ValidationProfile.PDF_UA_1
ARCHIVAL = page.ValidationProfile.PDF_A_3U


def drawn(report: Report) -> bytes:
    """The PDF of a report."""
    return render(report).data


def faults(data: bytes, profile: page.ValidationProfile) -> list[str]:
    """The rules of a standard that a PDF breaks."""
    return [failure.rule_id for failure in page.validate_pdf_bytes(data, profile=profile).failures]


def opened(data: bytes, password: str = "") -> PdfReader:
    """A PDF, ready to be looked into."""
    return PdfReader(BytesIO(data), password=password or None)


def checked_by_qpdf(data: bytes) -> tuple[int, str]:
    """The exit code of `qpdf --check`, 0 where all is well, and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.pdf")
        path.write_bytes(data)
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@dataclass
class Element:
    """An element of the tree as another program reads it: its kind, its own text, and what is in it."""

    kind: str
    text: str = ""
    kids: list[Element] = field(default_factory=list)

    def all(self, *kinds: str) -> list[Element]:
        """Every element of some kinds within, in reading order."""
        found = [self] if self.kind in kinds else []
        return found + [one for kid in self.kids for one in kid.all(*kinds)]

    @property
    def said(self) -> str:
        """All of its text, in reading order."""
        return self.text + "".join(kid.said for kid in self.kids)


def tree(data: bytes) -> Element:
    """The elements of a PDF with their texts; what a person is read instead of a text stands for it."""
    reader = opened(data)
    pages = {sheet.indirect_reference.idnum: marked(sheet, reader) for sheet in reader.pages}
    return _element(reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object(), pages)


def _element(node: Any, pages: dict[int, dict[int, str]]) -> Element:
    element = Element(node["/S"].removeprefix("/"))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        page = (kid if isinstance(kid, dict) and "/Pg" in kid else node).raw_get("/Pg") if not _inner(kid) else None
        if _inner(kid):
            element.kids.append(_element(kid.get_object(), pages))
        elif isinstance(kid, int):
            element.kids.append(Element("", pages[page.idnum].get(kid, "")))
        elif "/MCID" in kid:
            element.kids.append(Element("", pages[page.idnum].get(kid["/MCID"], "")))
    if "/ActualText" in node:
        element.kids = [Element("", str(node["/ActualText"]))]
    return element


def _inner(kid: Any) -> bool:
    return isinstance(kid, IndirectObject)


def as_poppler_reads(data: bytes) -> str:
    """The tree of a short PDF as another program tells it; with a long one that program takes minutes."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()
