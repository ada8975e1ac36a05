"""A document that marks what it draws, written as PDF/UA-1 and PDF/A-3u; all that depends on the insides of fpdf2.

fpdf2 writes no tags of its own. Its private names used here, which is why its version is pinned:
`FPDF._out` (every drawing operator goes through it), `FPDF._security_handler` (encrypts strings),
`OutputProducer._add_pdf_obj`, `._add_structure_tree` and `._finalize_catalog` (where objects are gathered), and
`PDFContentStream._contents` (what a stream holds).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from fpdf import FPDF
from fpdf.annotations import PDFAnnotation
from fpdf.drawing_primitives import DeviceCMYK, DeviceGray, DeviceRGB
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFCatalog
from fpdf.prefs import ViewerPreferences
from fpdf.syntax import Name, PDFContentStream, PDFObject, PDFString

from prevent_tui.report.formats.pdf.attachment import catalogue_entry
from prevent_tui.report.formats.pdf.structure import Places, key_of_page, key_of_spot, tree_objects
from prevent_tui.report.formats.pdf.tags import Box, Mark, Node, Spot, spoken

_ARTIFACT, _ASIDE = Node("Span"), Node("Span")
"""Stand for what belongs to no element, the second one even where it is drawn inside of one."""

_AES_256 = "<</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>>"
"""What a file of version 1.7 says that is encrypted as version 2.0 has it."""

_NO_SIGN = b"<0000> <0000>\n"
_FIRST_COUNT = re.compile(rb"(\d+) beginbfchar")


class Marking(FPDF):
    """A document whose text belongs to the element it is inside of, and whose shapes to a figure or to none.

    Attributes:
        tree: The root of what there is to read.
        writing: Whether what is drawn next is text.
        archival: Whether it claims PDF/A-3u, as nothing encrypted may.
        spots: Each area that leads somewhere.
        marked: For each page, the elements of its marks, by their numbers.
    """

    def __init__(self, *, archival: bool) -> None:
        self.archival = archival
        self.tree = Node("Document")
        self.writing = False
        self.spots: list[PDFAnnotation] = []
        self.marked: dict[int, list[Node]] = {}
        self._words = self._shapes = _ARTIFACT
        self._open: Node | None = None
        self._outer: list[tuple[Node, Node]] = []
        self._inside = Inside(self)
        self._codes: dict[str, _Codes] = {}
        super().__init__(format="A4", unit="mm", enforce_compliance="PDF/A-3U" if archival else None)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @property
    def element(self) -> Node | None:
        """The element that text belongs to now."""
        return None if self._words is _ARTIFACT or self._words is _ASIDE else self._words

    def inside(self, node: Node | None, box: Box | None = None) -> Inside:
        """As long as it lasts, text belongs to an element, and so do shapes where that is a figure.

        Args:
            node: The element; for None, nothing belongs to any.
            box: Where on the page a figure is drawn.
        """
        self._outer.append((self._words, self._shapes))
        if self._words is not _ASIDE:
            self._words = node or _ARTIFACT
            self._shapes = node if node and node.kind == "Figure" else _ARTIFACT
            if node and box:
                node.widen(box)
        return self._inside

    def aside(self) -> Inside:
        """As long as it lasts, nothing belongs to any element: for what is repeated, such as the head of a table."""
        self._outer.append((self._words, self._shapes))
        self._words = self._shapes = _ASIDE
        return self._inside

    def leads(self, area: tuple[float, float, float, float], target: int, says: str) -> None:
        """Makes an area, by its upper left corner, part of the link that text belongs to now."""
        node = self.element
        if node is None or node.kind != "Link":
            return
        k, (x, top, width, height) = self.k, area
        spot = PDFAnnotation(
            "Link", x * k, self.h_pt - top * k, width * k, height * k, dest=self.links[target], contents=spoken(says)
        )
        self.pages[self.page].add_annotation(spot)
        node.kids.append(Spot(self.page, len(self.spots)))
        self.spots.append(spot)

    def leave(self) -> None:
        """Ends what is being marked; a page must be left so."""
        if self._open is not None:
            super()._out("EMC")
            self._open = None

    def add_page(self, *args: Any, **kwargs: Any) -> None:
        """Begins a page."""
        self.leave()
        super().add_page(*args, **kwargs)

    def set_font(self, family: str | None = None, style: Any = "", size: float = 0) -> None:
        """Sets the font, unless it is set already, as it mostly is."""
        if self.font_family != family or self.font_style != style or self.font_size_pt != size:
            super().set_font(family, style, size)

    def text(self, x: float, y: float, text: str = "", **_: Any) -> None:
        """One line of text on its base line: what fpdf2 has, without what is never used here."""
        font = self.current_font
        if not isinstance(font, TTFFont) or not self.current_font_is_set_on_page:
            super().text(x, y, text)
            return
        k = self.k
        ink = _serialized(self.text_color)
        codes = self._codes.get(font.fontkey)
        if codes is None:
            codes = self._codes[font.fontkey] = _Codes(font.subset.pick)
        words = font.escape_text(text.translate(codes))
        self._out(f"q {ink} BT {x * k:.2f} {(self.h - y) * k:.2f} Td ({words}) Tj ET Q")

    def finished(self) -> bytes:
        """The document as a file."""
        self.leave()
        self.tree.prune()
        return bytes(self.output(output_producer_class=_Output))

    def _out(self, s: str | bytes) -> None:
        # It replaces what fpdf2 has rather than adding to it, as nothing is called more often.
        node = self._words if self.writing else self._shapes
        drawn = s if isinstance(s, bytes) else s.encode("latin-1")
        if node is not self._open:
            drawn = self._begun(node) + drawn
        sheet = self.pages[self.page].contents
        sheet += drawn + b"\n"  # type: ignore[operator]

    def _begun(self, node: Node) -> bytes:
        """What begins a mark, and ends the one before."""
        end = b"" if self._open is None else b"EMC\n"
        self._open = node
        if node is _ARTIFACT or node is _ASIDE:
            return end + b"/Artifact BMC\n"
        marks = self.marked.setdefault(self.page, [])
        node.kids.append(Mark(self.page, len(marks)))
        marks.append(node)
        return b"%b/%b <</MCID %d>> BDC\n" % (end, _encoded(node.kind), len(marks) - 1)


class _Codes(dict[int, int | None]):
    """The code in a font's subset of each letter used so far; None for one that the font lacks, which is left out.

    `TTFFont.encode_text` looks every letter of every line up anew, which takes a third of the time of a long report.
    """

    def __init__(self, pick: Callable[[int], int | None]) -> None:
        self._pick = pick

    def __missing__(self, letter: int) -> int | None:
        code = self[letter] = self._pick(letter)
        return code


@cache
def _serialized(colour: DeviceRGB | DeviceGray | DeviceCMYK) -> str:
    return colour.serialize().lower()


_encoded = cache(str.encode)


class Inside:
    """Lasts as long as a document is inside an element."""

    def __init__(self, pdf: Marking) -> None:
        self._pdf = pdf

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pdf = self._pdf
        pdf._words, pdf._shapes = pdf._outer.pop()


class _Tree(PDFObject):
    """All objects of the tree of elements, its root first, written as one."""

    def __init__(self, output: OutputProducer, first: int, words: Iterable[str]) -> None:
        super().__init__()
        self.id = first
        self.objects = [f"{first + place} 0 obj\n<<{each}>>\nendobj" for place, each in enumerate(words)]
        self._output = output

    def serialize(self, *_: Any, **__: Any) -> str:
        at = len(self._output.buffer)
        for number, words in enumerate(self.objects, self.id):
            self._output.offsets[number] = at
            at += len(words) + 1
        return "\n".join(self.objects)


class _Output(OutputProducer):
    """Writes the tree of elements with the pages, and mends what fpdf2 gets wrong."""

    def _add_pdf_obj(self, pdf_obj: PDFObject, trace_label: str | None = None) -> int:
        number = super()._add_pdf_obj(pdf_obj, trace_label)
        if isinstance(pdf_obj, PDFContentStream):
            _drop_no_sign(pdf_obj)
            if self._marking.archival:
                part_from_end(pdf_obj)
        return number

    def _add_structure_tree(self) -> PDFObject:
        pdf = self._marking
        for number, page in pdf.pages.items():
            page.tabs = Name("S")  # type: ignore[attr-defined]
            page.struct_parents = key_of_page(number)
        for number, spot in enumerate(pdf.spots):
            spot.struct_parent = key_of_spot(number, len(pdf.pages))  # type: ignore[attr-defined]
        places = Places(
            {number: page.id for number, page in pdf.pages.items()},
            [spot.id for spot in pdf.spots],
            pdf.marked,
            self.obj_id + 1,
            self._string,
        )
        # There are thousands of objects: each by itself would take longer to add than to write.
        tree = _Tree(self, places.first, tree_objects(pdf.tree, places))
        self.pdf_objs.append(tree)
        self.obj_id += len(tree.objects)
        return tree

    def _finalize_catalog(self, catalog_obj: PDFCatalog, *args: Any, **kwargs: Any) -> None:
        super()._finalize_catalog(catalog_obj, *args, **kwargs)
        catalog_obj.lang = PDFString(catalog_obj.lang or "", encrypt=True)
        if not self._marking.archival:
            catalog_obj.extensions = _AES_256  # type: ignore[attr-defined]
        if self.fpdf.embedded_files:
            catalog_obj.names = catalogue_entry(self.fpdf.embedded_files)  # type: ignore[assignment]

    def _string(self, text: str, number: int) -> str:
        words = PDFString(text, encrypt=True)
        return words.serialize(_security_handler=self.fpdf._security_handler, _obj_id=number)

    @property
    def _marking(self) -> Marking:
        assert isinstance(self.fpdf, Marking)  # noqa: S101 - this class writes no other
        return self.fpdf


def _drop_no_sign(stream: PDFContentStream) -> None:
    """Takes the code that stands for no sign out of what a font's codes mean; it fails the check on Unicode."""
    body = stream._contents
    if _NO_SIGN in body and b"begincmap" in body:
        body = body.replace(_NO_SIGN, b"", 1)
        stream._contents = _FIRST_COUNT.sub(lambda match: b"%d beginbfchar" % (int(match[1]) - 1), body, count=1)
        stream.length = len(stream._contents)


def part_from_end(stream: PDFContentStream) -> None:
    """Parts a stream that ends in CR from the LF that is written after it.

    The two would be read as one end of line, and the stream as a byte too short: one of 256 ends so. Packing it anew
    does not help, as its last byte is a checksum. The length stays, as what is added is an end of line.
    """
    if stream._contents.endswith(b"\r"):
        stream._contents += b"\r"
