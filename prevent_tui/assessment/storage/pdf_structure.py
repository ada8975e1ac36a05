"""From a number to the object of a PDF that has it, the way every reader of PDFs goes, and no further than needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeGuard

from prevent_tui.assessment.storage.pdf_objects import Allowance, BrokenPdf, Reader, Ref, Stream
from prevent_tui.assessment.storage.pdf_packing import unpacked
from prevent_tui.budget import PDF_OBJECTS, PDF_SECTIONS

_START = re.compile(rb"startxref[\s\x00]{1,8}(\d{1,10})")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_SUBSECTION = re.compile(rb"[\s\x00]{0,8}(\d{1,8}) (\d{1,8})[ \t]{0,8}(?:\r\n|\r|\n)")
_OBJECT = re.compile(rb"[\s\x00]{0,64}(\d{1,8})[\s\x00]{1,8}(\d{1,5})[\s\x00]{1,8}obj")
_BEFORE_OBJ = re.compile(rb"(?<!\d)(\d{1,8})[\s\x00]{1,8}(\d{1,5})[\s\x00]{1,8}\Z")
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_ENDSTREAM = re.compile(rb"[\s\x00]{0,4}endstream")
_ENTRY_BYTES = 20


class Lock(Protocol):
    """What takes the password off parts of an object."""

    def stream(self, ref: Ref, raw: bytes) -> bytes:
        """The bytes of a stream."""

    def text(self, ref: Ref, raw: bytes) -> bytes:
        """The bytes of a text."""


class LockedText(bytes):
    """A text of a locked PDF as it stands there.

    Attributes:
        ref: The object it is locked with.
    """

    ref: Ref

    def __new__(cls, raw: bytes, ref: Ref) -> Self:
        """Marks a text with its object."""
        text = super().__new__(cls, raw)
        text.ref = ref
        return text


@dataclass(frozen=True)
class _Section:
    """A run of numbers in a table of offsets.

    Attributes:
        first: The first number.
        count: How many there are.
        data: What holds their entries, one behind the other.
        begin: Where in it they begin.
        widths: Bytes of the three fields of an entry; empty in a table that is written as text.
    """

    first: int
    count: int
    data: bytes
    begin: int
    widths: tuple[int, ...] = ()

    def entry(self, number: int) -> tuple[int, int, int] | None:
        """The kind of an entry (0 free, 1 at an offset, 2 in an object stream) and its two fields; None if not here."""
        if not self.first <= number < self.first + self.count:
            return None
        if not self.widths:
            match = _ENTRY.match(self.data, self.begin + _ENTRY_BYTES * (number - self.first))
            if match is None:
                raise BrokenPdf("a table of offsets without its entries")
            return int(match[3] == b"n"), int(match[1]), int(match[2])
        at, fields = self.begin + sum(self.widths) * (number - self.first), []
        for width in self.widths:
            fields.append(int.from_bytes(self.data[at : at + width], "big"))
            at += width
        return fields[0] if self.widths[0] else 1, fields[1], fields[2]


class Structure:
    """A PDF whose objects can be asked for.

    Args:
        data: The file.
        searched: Its tables of offsets are wrong: objects are searched for instead.

    Attributes:
        trailer: Where its catalogue is, and how it is locked.
        allowance: What may still be read of it.
    """

    def __init__(self, data: bytes, *, searched: bool = False) -> None:
        self.data = data
        self.trailer: dict[str, Any] = {}
        self.allowance = Allowance()
        self._lock: Lock | None = None
        self._sections: list[_Section] = []
        self._offsets: dict[int, int] = {}
        self._objects: dict[int, Any] = {}
        self._contents: dict[int, bytes] = {}
        if searched:
            self._search()
        else:
            self._follow(self._start())

    def plain(self, value: Any) -> Any:
        """What a reference stands for; any other value itself."""
        for _ in range(8):
            if not isinstance(value, Ref):
                return value
            value = self._object(value)
        raise BrokenPdf("references that lead to references")

    def raw(self, stream: Stream) -> bytes:
        """The bytes of a stream as they stand in the file, without the password."""
        length = self.plain(stream.table.get("Length"))
        end = stream.begin + length if isinstance(length, int) and length >= 0 else -1
        if end < 0 or not _ENDSTREAM.match(self.data, end):
            end = self.data.find(b"endstream", stream.begin)
            if end < 0:
                raise BrokenPdf("a stream without an end")
        raw = self.data[stream.begin : end]
        return self._lock.stream(stream.ref, raw) if self._lock and stream.table.get("Type") != "XRef" else raw

    def text(self, value: Any) -> bytes:
        """The bytes of a text, without the password; none where the value is no text."""
        if isinstance(value, LockedText) and self._lock:
            self.allowance.spend(1000)  # as much work as reading so many values
            return self._lock.text(value.ref, value)
        return value if isinstance(value, bytes) else b""

    def content(self, stream: Stream) -> bytes:
        """What a stream of the structure unfolds to."""
        if stream.begin not in self._contents:
            filters, settings = (self.plain(stream.table.get(key)) for key in ("Filter", "DecodeParms"))
            self._contents[stream.begin] = unpacked(self.raw(stream), filters, settings, self.allowance)
        return self._contents[stream.begin]

    def unlock(self, lock: Lock) -> None:
        """Takes the password off all that is read from now on; how the lock itself is written has none."""
        self._lock = lock
        self._objects.clear()

    def _start(self) -> int:
        last = self.data.rfind(b"startxref")
        match = _START.match(self.data, last) if last >= 0 else None
        if match is None:
            raise BrokenPdf("no beginning")
        return int(match[1])

    def _follow(self, at: int) -> None:
        """Reads the tables of offsets, the newest first."""
        todo, known = [at], set()
        while todo:
            at = todo.pop(0)
            if at in known:
                continue
            known.add(at)
            if len(known) > PDF_SECTIONS:
                raise BrokenPdf("saved more often than any report")
            reader = Reader(self.data, at, self.allowance)
            trailer = self._text_table(reader) if reader.word(b"xref") else self._packed_table(at)
            self.trailer = {**trailer, **self.trailer}
            todo += [part for key in ("XRefStm", "Prev") if isinstance(part := trailer.get(key), int)]
        if "Root" not in self.trailer:
            raise BrokenPdf("no catalogue")

    def _text_table(self, reader: Reader) -> dict[str, Any]:
        while not reader.word(b"trailer"):
            self.allowance.spend()
            match = _SUBSECTION.match(self.data, reader.at)
            if match is None:
                raise BrokenPdf("a table of offsets that is none")
            first, count = int(match[1]), int(match[2])
            self._add(_Section(first, count, self.data, match.end()))
            reader.at = match.end() + _ENTRY_BYTES * count
        trailer = reader.value()
        if not isinstance(trailer, dict):
            raise BrokenPdf("no trailer")
        return trailer

    def _packed_table(self, at: int) -> dict[str, Any]:
        stream = self._read(at, None)
        if not isinstance(stream, Stream) or stream.table.get("Type") != "XRef":
            raise BrokenPdf("no table of offsets")
        table = stream.table
        widths, size = table.get("W"), table.get("Size")
        index = table.get("Index", [0, size])
        if type(size) is not int or size > PDF_OBJECTS:
            raise BrokenPdf("more objects than in any report")
        if not (_whole(widths, 3) and max(widths) <= 8 and _whole(index) and len(index) % 2 == 0):
            raise BrokenPdf("a table of offsets that is none")
        data, begin = self.content(stream), 0
        for first, count in zip(index[::2], index[1::2], strict=True):
            self._add(_Section(first, count, data, begin, tuple(widths)))
            begin += sum(widths) * count
        if begin > len(data):
            raise BrokenPdf("a table of offsets without its entries")
        return table

    def _add(self, section: _Section) -> None:
        if section.count > PDF_OBJECTS or len(self._sections) > PDF_OBJECTS // 10:
            raise BrokenPdf("more objects than in any report")
        self._sections.append(section)

    def _object(self, ref: Ref) -> Any:
        if ref.number not in self._objects:
            self._objects[ref.number] = None  # an object that needs itself to be read is nothing
            self._objects[ref.number] = self._find(ref.number)
        return self._objects[ref.number]

    def _find(self, number: int) -> Any:
        if number in self._offsets:
            return self._read(self._offsets[number], number)
        for section in self._sections:
            self.allowance.spend()
            entry = section.entry(number)
            if entry is not None:
                kind, one, two = entry
                return self._read(one, number) if kind == 1 else self._packed(one, two, number) if kind == 2 else None
        return None

    def _read(self, at: int, number: int | None) -> Any:
        """The object at an offset, which has to be the one that is wanted."""
        heading = _OBJECT.match(self.data, at)
        if heading is None or (number is not None and int(heading[1]) != number):
            raise BrokenPdf("an object that is not where it should be")
        ref = Ref(int(heading[1]), int(heading[2]))
        reader = Reader(self.data, heading.end(), self.allowance)
        value = reader.value()
        reader.word(b"")
        begins = _STREAM.match(self.data, reader.at)
        if begins and isinstance(value, dict):
            return Stream(value, ref, begins.end())
        return _marked(value, ref) if self._lock else value

    def _packed(self, stream_number: int, index: int, number: int) -> Any:
        """An object inside an object stream; that is locked as a whole."""
        stream = self.plain(Ref(stream_number, 0))
        if not isinstance(stream, Stream):
            raise BrokenPdf("an object stream that is none")
        content = self.content(stream)
        first, count = stream.table.get("First"), stream.table.get("N")
        if not (isinstance(first, int) and isinstance(count, int) and 0 <= index < count <= PDF_OBJECTS):
            raise BrokenPdf("an object stream that is none")
        head = content[:first].split(None, 2 * index + 2)[2 * index : 2 * index + 2]
        if len(head) != 2 or head[0] != b"%d" % number or not head[1].isdigit() or len(head[1]) > 8:
            raise BrokenPdf("an object that is not where it should be")
        return Reader(content, first + int(head[1]), self.allowance).value()

    def _search(self) -> None:
        """Finds objects by how they begin, the last of a number being the one that holds, and the last catalogue."""
        at, data = 0, self.data
        for _ in range(2 * PDF_OBJECTS):
            at = data.find(b"obj", at)
            if at < 0:
                break
            if before := _BEFORE_OBJ.search(data, max(0, at - 32), at):
                self._offsets[int(before[1])] = before.start()
            at += 3
        else:
            raise BrokenPdf("more objects than in any report")
        last_table = data.rfind(b"/XRef")
        before_it = [at for at in self._offsets.values() if at < last_table]
        if before_it and last_table > data.rfind(b"trailer"):
            self._follow(max(before_it))
            return
        end = len(data)
        for _ in range(20):
            end = data.rfind(b"trailer", 0, end)
            if end < 0:
                break
            reader = Reader(data, end + len(b"trailer"), self.allowance)
            trailer = reader.value()
            if isinstance(trailer, dict) and "Root" in trailer:
                self.trailer = trailer
                return
        raise BrokenPdf("no catalogue")


def _marked(value: Any, ref: Ref) -> Any:
    """A value of a locked PDF, whose texts know the object that they are locked with."""
    if isinstance(value, bytes):
        return LockedText(value, ref)
    if isinstance(value, list):
        return [_marked(part, ref) for part in value]
    return {key: _marked(part, ref) for key, part in value.items()} if isinstance(value, dict) else value


def _whole(values: Any, count: int | None = None) -> TypeGuard[list[int]]:
    """Whether something is a list of whole numbers, none of them negative."""
    right = isinstance(values, list) and all(type(value) is int and value >= 0 for value in values)
    return right and bool(values) and count in (None, len(values))
