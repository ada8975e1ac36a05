"""What a PDF tells to a screen reader: the text of its tagged content in the order of its structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

Codes = dict[int, str]


@dataclass
class Heard:
    """The text in reading order, and the alternatives of the drawings."""

    text: str = ""
    alternatives: list[str] = field(default_factory=list)


def heard(data: bytes) -> Heard:
    """Reads a tagged PDF; what stands outside of the structure, such as page numbers, is not heard."""
    reader = PdfReader(BytesIO(data))
    pages = {page.indirect_reference.idnum: marked(page, reader) for page in reader.pages}
    found = Heard()
    parts = _walked(reader.trailer["/Root"]["/StructTreeRoot"], pages, None, found)
    found.text = " ".join(parts)
    return found


def _walked(node: Any, pages: dict[int, dict[int, str]], page: int | None, found: Heard) -> Iterator[str]:
    if isinstance(node, int):
        yield pages[page].get(node, "")
        return
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for each in node:
            yield from _walked(each, pages, page, found)
    elif isinstance(node, DictionaryObject) and node.get("/Type") != "/OBJR":
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        if "/MCID" in node:
            yield pages[page].get(node["/MCID"], "")
        elif "/ActualText" in node:
            yield str(node["/ActualText"])
        else:
            found.alternatives += [str(node["/Alt"])] if "/Alt" in node else []
            yield from _walked(node.raw_get("/K"), pages, page, found) if "/K" in node else ()


def marked(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each marked piece of a page's content, by its number."""
    fonts = {name: _codes(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    told: dict[int, str] = {}
    open_marks: list[int | None] = []
    codes: Codes = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BDC", b"BMC"}:
            about = operands[1] if len(operands) > 1 else {}
            open_marks.append(about.get("/MCID") if isinstance(about, DictionaryObject) else None)
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            codes = fonts[operands[0]]
        elif operator in {b"Tj", b"TJ"}:
            shown = operands[0] if isinstance(operands[0], ArrayObject) else [operands[0]]
            inside = next((mark for mark in reversed(open_marks) if mark is not None), None)
            if inside is not None:
                told[inside] = told.get(inside, "") + "".join(_decoded(each, codes) for each in shown)
    return told


def _decoded(shown: Any, codes: Codes) -> str:
    raw = getattr(shown, "original_bytes", None)
    if raw is None:
        return ""
    pairs = (int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2))
    return "".join(codes.get(pair, "") for pair in pairs)


def _codes(font: Any) -> Codes:
    """What each code of a font stands for."""
    codes: Codes = {}
    source = font["/ToUnicode"].get_object().get_data().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            codes[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                codes[int(first, 16) + step] = chr(int(text, 16) + step)
    return codes
