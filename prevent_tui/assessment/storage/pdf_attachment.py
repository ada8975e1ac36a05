"""The answers inside a report: taking them out of a PDF of this program; the only part of it that knows pypdf."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from prevent_tui.errors import BadFile, NeedsPassword
from prevent_tui.toml.reading import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PdfReader

NAME = "answers.toml"
"""What the answers are called inside a PDF."""

MAX_PDF = 32 * 1024 * 1024
"""Bytes of the largest PDF that is looked into; a report of hundreds of pages has a tenth of it."""

_STRUCTURE = 8 * 1024 * 1024
"""Bytes that a packed part of a PDF's own structure may unfold to."""
_OBJECTS = 300_000
"""Objects of the largest PDF that is looked into; a page of a report has a hundred."""
_SEARCHES = 20
"""Times that the whole of a damaged file is searched for its beginning."""
_ATTACHED = 20
"""Attachments, and branches to them, that are looked at before a file is given up as none of this program."""

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
    # Only now: a start without a PDF is not to wait for it.
    import pypdf
    from pypdf.errors import DependencyError

    # What it says of a file's flaws would stand in the middle of a screen.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits: dict[str, Any] = {
        "maximum_declared_stream_length": MAX_PDF,
        "array_based_stream_maximum_output_length": MAX_BYTES,
        "zlib_maximum_output_length": _STRUCTURE,
        "zlib_maximum_recovery_input_length": 0,
        "lzw_maximum_output_length": MAX_BYTES,
        "run_length_maximum_output_length": MAX_BYTES,
    }
    try:
        with pypdf.apply_configuration(**limits):
            _sane(data)
            reader = pypdf.PdfReader(
                BytesIO(data), root_object_recovery_limit=_SEARCHES, xref_stream_maximum_entries=_OBJECTS
            )
            if reader.is_encrypted:
                _unlock(reader, password, file)
            attachments = _answers(reader, file)
    except BadFile:
        raise
    except DependencyError:
        raise BadFile(
            "has a password, and what unlocks it is not installed.",
            hint='Install it with: pip install "prevent-tui[password]"',
            file=file,
        ) from None
    except Exception as error:  # a damaged or hostile file can make the reader fail in any way
        raise BadFile("is a damaged PDF: what is in it cannot be read.", hint=_DAMAGED, file=file) from error
    if not attachments:
        raise BadFile("is a PDF without answers in it.", hint=_ONLY_FULL, file=file)
    if len(attachments) > 1:
        raise BadFile(
            "holds more than one set of answers: several reports were joined in it.",
            hint="Use the reports it was joined from.",
            file=file,
        )
    return attachments[0]


def _sane(data: bytes) -> None:
    """Refuses what would keep the reader busy for minutes, as no report does.

    Raises:
        ValueError: There are more objects in it, or entries for objects, than in any report.
    """
    if max(data.count(b" obj"), data.count(b" 00000 n")) > _OBJECTS:
        raise ValueError("too many objects")


def _unlock(reader: PdfReader, password: str, file: Path) -> None:
    if reader.decrypt(password):
        return
    if password:
        raise NeedsPassword("does not open with this password.", hint="Capitals and small letters differ.", file=file)
    raise NeedsPassword("opens with a password only.", hint="Run this in a terminal: it is asked for there.", file=file)


def _answers(reader: PdfReader, file: Path) -> list[bytes]:
    """What is attached as answers, the same only once; two at most, as more are no better than two."""
    attachments: list[bytes] = []
    for stream in {id(attachment): attachment for attachment in _attached(reader)}.values():
        data = _content(stream, file)
        if data not in attachments:
            attachments.append(data)
        if len(attachments) > 1:
            break
    return attachments


def _attached(reader: PdfReader) -> Iterator[Any]:
    """The streams of what is attached as answers."""
    names = _plain(reader.root_object.get("/Names")) or {}
    todo, looked_at = [_plain(names.get("/EmbeddedFiles"))], 0
    while todo and looked_at < _ATTACHED:
        branch = todo.pop() or {}
        todo += [_plain(part) for part in (_plain(branch.get("/Kids")) or [])[:_ATTACHED]]
        entries = (_plain(branch.get("/Names")) or [])[: 2 * _ATTACHED]
        looked_at += 1 + len(entries) // 2
        for name, entry in zip(entries[::2], entries[1::2], strict=False):
            attachment = _plain(entry)
            streams = _plain(attachment.get("/EF")) or {}
            stream = _plain(streams.get("/UF") or streams.get("/F"))
            labels = {str(_plain(part)) for part in (name, attachment.get("/UF"), attachment.get("/F"))}
            if stream is not None and NAME in labels:
                yield stream


def _plain(value: Any) -> Any:
    """What a reference stands for."""
    target = value.get_object() if hasattr(value, "get_object") else value
    return None if type(target).__name__ == "NullObject" else target


def _content(stream: Any, file: Path) -> bytes:
    """What a stream holds; what does not unpack to its last byte is not taken for answers."""
    filters = _plain(stream.get("/Filter"))
    names = (
        [str(_plain(filter_name)) for filter_name in filters]
        if isinstance(filters, list)
        else [str(filters)]
        if filters
        else []
    )
    raw = bytes(stream._data)  # what the reader makes of it would pass over damage
    if names == ["/FlateDecode"] and not _plain(stream.get("/DecodeParms")):
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(raw, MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES and not unpacking.eof:
            raise BadFile("is a damaged PDF: the answers in it are not complete.", hint=_DAMAGED, file=file)
    elif names:
        raw = stream.get_data()
    if len(raw) > MAX_BYTES:
        raise BadFile(
            f"holds answers larger than {MAX_BYTES // 1024**2} MiB.",
            hint="That is not a report of this program. Choose another file.",
            file=file,
        )
    return raw
