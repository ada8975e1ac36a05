"""The answers inside the report: a file that belongs to it, so that the PDF alone is enough to go on from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fpdf import FPDF
from fpdf.annotations import PDFEmbeddedFile
from fpdf.syntax import PDFDate, PDFObject, PDFString

NAME = "answers.toml"
_SAYS = "The answers that this report was made from, to be opened with prevent-tui"


class Words:
    """Words of a PDF whose strings are encrypted where the document is; fpdf2 encrypts none of an attachment's."""

    def __init__(self, *parts: str | PDFObject | PDFDate) -> None:
        self._parts = parts

    def serialize(self, _security_handler: Any = None, _obj_id: int | None = None) -> str:
        """The words as they stand in the object of that number."""
        return " ".join([
            part.serialize(_security_handler=_security_handler, _obj_id=_obj_id)
            if isinstance(part, PDFString | PDFDate)
            else part.ref
            if isinstance(part, PDFObject)
            else part
            for part in self._parts
        ])  # fmt: skip


def attach(pdf: FPDF, data: bytes, made_at: datetime) -> None:
    """Puts the answers into a document.

    Args:
        pdf: The document.
        data: The answers file.
        made_at: When they are said to be from.
    """
    file = pdf.embed_file(
        bytes=data, basename=NAME, mime_type="application/toml", associated_file_relationship="Data", compress=True
    )
    day = PDFDate(made_at, with_tz=True, encrypt=True)
    file.params = Words(f"<</Size {len(data)} /ModDate", day, ">>")  # type: ignore[assignment]
    spec = file.file_spec()
    spec.f = spec.u_f = PDFString(NAME, encrypt=True)
    spec.desc = PDFString(_SAYS, encrypt=True)


def catalogue_entry(files: list[PDFEmbeddedFile]) -> Words:
    """The entry of the catalogue by which a reader finds attached files."""
    rows = [part for file in files for part in (PDFString(file.basename(), encrypt=True), file.file_spec())]
    return Words("<</EmbeddedFiles <</Names [", *rows, "]>>>>")
