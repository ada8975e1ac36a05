"""The answers inside a report: taking them out of a PDF of this program, whatever else somebody made of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prevent_tui.assessment.storage.pdf_objects import BrokenPdf, Stream
from prevent_tui.assessment.storage.pdf_packing import filter_names, inflated
from prevent_tui.assessment.storage.pdf_password import Lock, NotInstalled
from prevent_tui.assessment.storage.pdf_structure import Structure
from prevent_tui.budget import ANSWERS_BYTES, PDF_ATTACHED, REPORT_BYTES
from prevent_tui.errors import BadFile, NeedsPassword

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "answers.toml"
"""What the answers are called inside a PDF."""

MAX_PDF = REPORT_BYTES
"""Bytes of the largest PDF that is looked into."""

_ONLY_FULL = (
    "Only a full report that this program made carries them: not a summary, a blank form, or a PDF that was printed "
    "or saved anew by a program that drops attachments. Use the .toml file, or that report."
)
_DAMAGED = "Use another copy of it, or the .toml file it was made from. The PDF was not changed."


def answers_in(data: bytes, file: Path, password: str = "") -> bytes:
    """The answers file inside a PDF of this program, byte for byte as it was put there.

    Args:
        data: The PDF.
        file: Where it comes from, for what is said when something is wrong.
        password: What opens it, where it has one.

    Raises:
        NeedsPassword: It has a password, and this is not it.
        BadFile: It is damaged, has no answers in it, or more than one set of them.
    """
    try:
        try:
            attachments = _answers(Structure(data), file, password)
        except BrokenPdf:
            attachments = _answers(Structure(data, searched=True), file, password)
    except BrokenPdf as error:
        raise BadFile("is a damaged PDF: what is in it cannot be read.", hint=_DAMAGED, file=file) from error
    except NotInstalled:
        raise BadFile(
            "has a password, and what unlocks it is not installed.",
            hint='Install it with: pip install "prevent-tui[password]"',
            file=file,
        ) from None
    if not attachments:
        raise BadFile("is a PDF without answers in it.", hint=_ONLY_FULL, file=file)
    if len(attachments) > 1:
        raise BadFile(
            "holds more than one set of answers: several reports were joined in it.",
            hint="Use the reports it was joined from.",
            file=file,
        )
    return attachments[0]


def _answers(pdf: Structure, file: Path, password: str) -> list[bytes]:
    """What is attached as answers, the same only once; two at most, as more are no better than two."""
    _unlock(pdf, password, file)
    attachments: list[bytes] = []
    for stream in {attachment.begin: attachment for attachment in _attached(pdf)}.values():
        data = _content(pdf, stream, file)
        if data not in attachments:
            attachments.append(data)
        if len(attachments) > 1:
            break
    return attachments


def _unlock(pdf: Structure, password: str, file: Path) -> None:
    table = pdf.plain(pdf.trailer.get("Encrypt"))
    if table is None:
        return
    ids = pdf.plain(pdf.trailer.get("ID"))
    first_id = pdf.plain(ids[0]) if isinstance(ids, list) and ids else b""
    if not isinstance(table, dict) or not isinstance(first_id, bytes):
        raise BrokenPdf("a lock that is none")
    lock = Lock({key: pdf.plain(value) for key, value in table.items()}, first_id, password)
    if lock.fits:
        pdf.unlock(lock)
    elif password:
        raise NeedsPassword("does not open with this password.", hint="Capitals and small letters differ.", file=file)
    else:
        hint = "Run this in a terminal: it is asked for there."
        raise NeedsPassword("opens with a password only.", hint=hint, file=file)


def _attached(pdf: Structure) -> Iterator[Stream]:
    """The streams of what is attached as answers."""
    catalogue = _table(pdf, pdf.trailer.get("Root"))
    if not catalogue:
        raise BrokenPdf("no catalogue")
    todo = [_table(pdf, catalogue.get("Names")).get("EmbeddedFiles")]
    looked_at = 0
    while todo and looked_at < PDF_ATTACHED:
        branch = _table(pdf, todo.pop())
        todo += _list(pdf, branch.get("Kids"))[:PDF_ATTACHED]
        entries = _list(pdf, branch.get("Names"))[: 2 * PDF_ATTACHED]
        looked_at += 1 + len(entries) // 2
        for name, entry in zip(entries[::2], entries[1::2], strict=False):
            attachment = _table(pdf, entry)
            streams = _table(pdf, attachment.get("EF"))
            stream = pdf.plain(streams.get("UF") or streams.get("F"))
            labels = {_label(pdf.text(pdf.plain(part))) for part in (name, attachment.get("UF"), attachment.get("F"))}
            if isinstance(stream, Stream) and NAME in labels:
                yield stream


def _table(pdf: Structure, value: Any) -> dict[str, Any]:
    """The table that a value stands for; an empty one where it stands for something else."""
    table = pdf.plain(value)
    return table if isinstance(table, dict) else {}


def _list(pdf: Structure, value: Any) -> list[Any]:
    entries = pdf.plain(value)
    return entries if isinstance(entries, list) else []


def _label(value: bytes) -> str:
    """A text of a PDF in one of its three encodings, as far as the name of the answers needs them."""
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if value.startswith(mark):
            return value.removeprefix(mark).decode(encoding, "replace")
    return value.decode("latin-1")


def _content(pdf: Structure, stream: Stream, file: Path) -> bytes:
    """What a stream holds; what does not unpack to its last byte is not taken for answers."""
    filters, settings = (pdf.plain(stream.table.get(key)) for key in ("Filter", "DecodeParms"))
    names = filter_names(filters)
    if names not in ([], ["FlateDecode"]) or any(settings if isinstance(settings, list) else [settings]):
        raise BadFile("is a PDF whose answers are packed in another way than ours.", hint=_DAMAGED, file=file)
    raw = pdf.raw(stream)
    data = inflated(raw, ANSWERS_BYTES, cut=True) if names else raw
    if len(data) > ANSWERS_BYTES:
        raise BadFile(
            f"holds answers larger than {ANSWERS_BYTES // 1024**2} MiB.",
            hint="That is not a report of this program. Choose another file.",
            file=file,
        )
    pdf.allowance.unpack(len(data))
    return data
