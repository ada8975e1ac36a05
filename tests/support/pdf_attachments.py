"""PDFs that carry files, made by another hand than the program's: what tests take answers out of."""

from __future__ import annotations

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject


def pdf(*attached: tuple[str, bytes], password: str = "", algorithm: str = "AES-256", packed: bool = True) -> bytes:
    """An empty page with files attached to the document.

    Args:
        attached: The name and the bytes of each.
        password: What opens it, where it is to have one.
        algorithm: How it is locked then.
        packed: Whether the files are compressed.
    """
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    for name, data in attached:
        entry = writer.add_attachment(name, b"" if packed else data).pdf_object
        if packed:
            entry["/EF"][NameObject("/F")] = writer._add_object(stream(zlib.compress(data)))
    if password:
        writer.encrypt(password, algorithm=algorithm)
    return written(writer)


def stream(raw: bytes) -> StreamObject:
    """A compressed stream whose bytes are as given, right or wrong."""
    made = StreamObject()
    made._data = raw
    made[NameObject("/Filter")] = NameObject("/FlateDecode")
    return made


def holding(raw: StreamObject) -> bytes:
    """A PDF whose answers are just this stream."""
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    entry = writer.add_attachment("answers.toml", b"").pdf_object
    entry[NameObject("/EF")] = DictionaryObject({NameObject("/F"): writer._add_object(raw)})
    return written(writer)


def saved_anew(data: bytes) -> bytes:
    """The same document written by another program, object after object."""
    return written(PdfWriter(clone_from=PdfReader(BytesIO(data))))


def saved_on_top(data: bytes) -> bytes:
    """The same document with a change written behind its end, as viewers do that add a remark."""
    writer = PdfWriter(BytesIO(data), incremental=True)
    writer.add_metadata({"/Keywords": "read by governors"})
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    """The document as a file."""
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
