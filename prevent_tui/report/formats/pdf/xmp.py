"""What a PDF says about itself, as XMP: its title, its language, its day, and the rules that it is made to meet."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from prevent_tui.report.formats.pdf.tags import spoken

_ARCHIVAL = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"

_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A knows only properties of its own; it is told of the one by which PDF/UA is claimed."""


def xmp(title: str, language: str, day: datetime, *, archival: bool) -> str:
    """The XMP of a document that claims PDF/UA-1 and, where it is archival, PDF/A-3u.

    Args:
        title: The title; any text.
        language: The language of the text, such as `en-GB`.
        day: When it was made, for which a report gives its own day, so that nothing depends on the clock.
        archival: Whether it is made to be kept for good.
    """
    when = day.isoformat(timespec="seconds")
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml_text(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{_xml_text(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>prevent-tui</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>{_ARCHIVAL if archival else ""}
</rdf:Description>{_SCHEMA if archival else ""}
</rdf:RDF></x:xmpmeta>"""


def _xml_text(text: str) -> str:
    """A text as XML may hold it: without controls, halves of signs, and the two signs that XML forbids."""
    return escape(spoken(text).translate({0xFFFE: " ", 0xFFFF: " "}))
