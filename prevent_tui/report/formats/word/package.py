"""What surrounds the text of a document: styles, page, running heads and properties; and its bytes, always the same."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml import parse_xml
from docx.shared import Mm

from prevent_tui.files.packaged import packaged
from prevent_tui.report.formats.word.element import Element, el, legal
from prevent_tui.report.formats.word.runs import NBSP, paragraph, run, tab
from prevent_tui.report.model.blocks import Report

_UNUSED = ("stylesWithEffects", "customXml", "webSettings", "thumbnail")
"""What the template brings and nobody needs."""

_LONGEST = 255
"""Letters that a property of a document holds."""

_HEAD = 90
"""Letters that a running head has room for."""

_FONTS = (("Fira Sans", "Calibri"), ("Segoe UI Symbol", "DejaVu Sans"), ("Arial", "Liberation Sans"))
"""The fonts used, each with the one to take where it is missing."""


def furnish(document: Document, report: Report) -> None:
    """Gives an empty document our styles and page, and says in it what it is."""
    part = document.part
    for holder in (part, part.package):
        for name, relation in list(holder.rels.items()):
            if any(word in relation.reltype for word in _UNUSED):
                del holder.rels[name]
    _replace(document.styles.element, "styles.xml")
    _replace(part.numbering_part.element, "numbering.xml")
    _replace(document.settings.element, "settings.xml")
    part.part_related_by(KIND.FONT_TABLE)._blob = _font_table()
    for element in document.styles.element.iter("{*}lang"):
        element.set(element.keys()[0], report.language)
    _page(document)
    _running(document, report)
    _properties(document, report)


def packed(document: Document) -> bytes:
    """The document as the bytes of its file, with no time of day in it."""
    written = BytesIO()
    document.save(written)
    again = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.infolist():
            target.writestr(_dateless(each.filename), source.read(each))
    return again.getvalue()


def _dateless(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    return info


def _replace(element: Element, name: str) -> None:
    """Puts what one of our files holds in the place of what the template brought."""
    ours = parse_xml(packaged(__package__, name))
    for child in list(element):
        element.remove(child)
    element.extend(list(ours))


def _font_table() -> bytes:
    fonts = "".join(f'<w:font w:name="{name}"><w:altName w:val="{instead}"/></w:font>' for name, instead in _FONTS)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()
    )


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(18)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)


def _running(document: Document, report: Report) -> None:
    section = document.sections[0]
    demo = [tab(), run(f"{NBSP}{report.demo}{NBSP}", "Demo")] if report.demo else []
    name = [run(_short(" ".join(report.heading.split())))]
    head = section.header._element
    foot = section.footer._element
    for element, line in (
        (head, paragraph("Header", *name, *demo)),
        (
            foot,
            paragraph(
                "Footer",
                run(report.footer),
                tab(),
                *(run("Page ", "Label"), _field("PAGE"), run(" of ", "Label"), _field("NUMPAGES")),
            ),
        ),
    ):
        for child in list(element):
            element.remove(child)
        element.append(line)


def _short(text: str) -> str:
    """A running head of one line; the whole name stands on the first page."""
    return text if len(text) <= _HEAD else f"{text[: _HEAD - 2].rstrip()} …"


def _field(name: str) -> Element:
    return el("w:fldSimple", run("1", "Label"), instr=f" {name} ")


def _properties(document: Document, report: Report) -> None:
    about = document.core_properties
    setting = " ".join(report.setting.split())
    about.title = legal(f"{report.title}: {setting}" if setting else report.title)[:_LONGEST]
    about.subject = legal(report.edition)[:_LONGEST]
    about.author = about.last_modified_by = "prevent-tui"
    about.language = report.language
    about.comments = about.keywords = about.category = ""
    about.revision = 1
    about.created = about.modified = datetime.combine(report.file_day, time())
