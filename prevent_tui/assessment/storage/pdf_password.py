"""Taking the password off parts of a PDF; the only part of the program that knows pypdf.

It is never given the file that somebody sent, only the lock of that file and one part at a time, put into a PDF of
a few lines: so it does no more work than that part asks for.
"""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import Any

from prevent_tui.assessment.storage.pdf_objects import BrokenPdf, Name, Ref
from prevent_tui.budget import REPORT_BYTES

_MOST = 4 * 1024 * 1024
"""Bytes of the largest part that is unlocked: answers are packed before they are locked."""


_ODD_IN_NAME = re.compile(rb"[^!-~]|[()<>\[\]{}/%#]")


class NotInstalled(Exception):
    """What unlocks a PDF is not installed."""


class Lock:
    """The lock of a PDF.

    Args:
        table: How the file is locked.
        first_id: The first half of its id, which belongs to the key.
        password: What is to open it.
    """

    def __init__(self, table: dict[str, Any], first_id: bytes, password: str) -> None:
        self._table, self._id = _written(table), _written(first_id)
        self._password = password

    @property
    def fits(self) -> bool:
        """Whether the password opens it."""
        return self._part(Ref(1, 0), b"null") is not None

    def stream(self, ref: Ref, raw: bytes) -> bytes:
        """The bytes of a stream without the password.

        Raises:
            BrokenPdf: It is larger than any of ours, or damaged.
            NotInstalled: What unlocks it is not there.
        """
        if len(raw) > _MOST:
            raise BrokenPdf("a locked part larger than any of a report")
        part = self._part(ref, b"<</Length %d>>\nstream\n%b\nendstream" % (len(raw), raw))
        if part is None:
            raise BrokenPdf("another password than a moment ago")
        return bytes(part.get_data())

    def text(self, ref: Ref, raw: bytes) -> bytes:
        """The bytes of a text without the password; raises what `stream` does."""
        part = self._part(ref, _written(raw))
        return bytes(getattr(part, "original_bytes", b""))

    def _part(self, ref: Ref, body: bytes) -> Any:
        """An object without the password; None where that does not fit."""
        # Only now: a start without a locked PDF is not to wait for it.
        import pypdf
        from pypdf.errors import DependencyError
        from pypdf.generic import IndirectObject

        # What it says of a file's flaws would stand in the middle of a screen.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        head = b"%PDF-1.7\n"
        parts = b"%b%d %d obj\n%b\nendobj\n" % (head, *ref, body)
        table = b"xref\n%d 1\n%010d %05d n \n" % (ref.number, len(head), ref.generation)
        trailer = b"trailer\n<</Size %d/Encrypt %b/ID[%b%b]>>\n" % (ref.number + 1, self._table, self._id, self._id)
        paper = b"%b%b%bstartxref\n%d\n%%%%EOF\n" % (parts, table, trailer, len(parts))
        try:
            with pypdf.apply_configuration(maximum_declared_stream_length=REPORT_BYTES):
                reader = pypdf.PdfReader(BytesIO(paper))
                if not reader.decrypt(self._password):
                    return None
                return reader.get_object(IndirectObject(*ref, reader))
        except DependencyError:
            raise NotInstalled from None
        except Exception as error:  # a damaged or hostile lock can make it fail in any way
            raise BrokenPdf(str(error)) from error


def _written(value: Any) -> bytes:
    """A value as it stands in a PDF."""
    if isinstance(value, dict):
        return b"<<%b>>" % b"".join(b"%b %b\n" % (_written(Name(key)), _written(part)) for key, part in value.items())
    if isinstance(value, list):
        return b"[%b]" % b" ".join(map(_written, value))
    if isinstance(value, Name):
        return b"/" + _ODD_IN_NAME.sub(lambda match: b"#%02X" % match[0][0], value.encode("latin-1"))
    if isinstance(value, bytes):
        return b"<%b>" % value.hex().encode()
    if isinstance(value, bool | None):
        return {True: b"true", False: b"false", None: b"null"}[value]
    if isinstance(value, int | float):
        return b"%d" % value
    raise BrokenPdf("a lock in more than one part")
