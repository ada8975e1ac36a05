"""Elements of WordprocessingML, and texts as they may stand in them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TypeAlias

from docx.oxml.ns import NamespacePrefixedTag, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from prevent_tui.text import clean

Element: TypeAlias = BaseOxmlElement

_NOT_XML = re.compile("[\ufffe\uffff]")
_PARTS = re.compile("([\n\t])")
_BREAKS = {"\n": "w:br", "\t": "w:tab"}
_RIGHT = {"R", "AL"}
_STRONG = {*_RIGHT, "L"}


def el(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """An element with its children and its attributes, all of Word's own namespace: `el("w:jc", val="right")`."""
    element = _bare(tag)
    for key, value in attributes.items():
        element.set(_attribute(key), str(value))
    element.extend([child for child in children if child is not None])
    return element


def _bare(tag: str) -> Element:
    """An element as `OxmlElement` makes it, which takes every tag apart anew; a long report has a million."""
    name = _tag(tag)
    element: Element = oxml_parser.makeelement(name.clark_name, nsmap=name.nsmap)
    return element


_tag = cache(NamespacePrefixedTag)


@cache
def _attribute(key: str) -> str:
    return qn(f"w:{key}")


def legal(text: str) -> str:
    """The text without what XML cannot hold; what stood for a letter leaves a replacement character."""
    return _NOT_XML.sub("\ufffd", clean(text))


def pieces(text: str) -> list[Element]:
    """A text as the children of a run: its lines with breaks between them."""
    elements = []
    for part in _PARTS.split(legal(text)):
        if part in _BREAKS:
            elements.append(el(_BREAKS[part]))
        elif part:
            element = _bare("w:t")
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            element.text = part
            elements.append(element)
    return elements


def from_right(text: str) -> bool:
    """Whether a text runs from right to left, as its first letter with a direction does."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _STRONG:
            return direction in _RIGHT
    return False
