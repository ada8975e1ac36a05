"""The report of the full sample beside the same words set by two other makers of PDFs, each in a fresh process.

python bench/makers.py [--runs N]

Needs reportlab and typst, which the project does not use: pip install reportlab typst
The others set plain headings, paragraphs and tables, without charts, ladders and links; typst tags, reportlab does not.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path

import fontpkg

from prevent_tui.assessment.samples import from_sample
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Heading, Report, Table, Verdict
from prevent_tui.report.model.inline import Meter
from prevent_tui.scoring import score

TODAY = date(2026, 11, 22)
MAKERS = ("prevent-tui", "reportlab", "typst")


def report() -> Report:
    """The report on the larger of the school samples, as it stands today."""
    from datetime import UTC, datetime

    questionnaire = open_questionnaire("schools")
    sample = max(questionnaire.samples, key=lambda each: len(each.answers))
    assessment = from_sample(questionnaire, sample, datetime(2026, 11, 22, 12, tzinfo=UTC))
    return build(Case(questionnaire, assessment, score(questionnaire, assessment, TODAY), TODAY))


def words(part: object) -> Iterator[str]:
    """Every text in a part of a report, in reading order."""
    if isinstance(part, str) and not isinstance(part, Enum):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from words(inner)
    elif isinstance(part, Meter):
        yield part.words
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from words(getattr(part, field.name))


def said(part: object) -> str:
    """All of it in one text."""
    return "\n".join(text for text in words(part) if text)


def ours(of: Report) -> bytes:
    from prevent_tui.report.formats.pdf import render

    return render(of).data


def with_reportlab(of: Report) -> bytes:
    from io import BytesIO
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("fira", str(fontpkg.path("Fira Sans"))))
    pdfmetrics.registerFont(TTFont("bold", str(fontpkg.path("Fira Sans", weight=600))))
    plain = ParagraphStyle("plain", fontName="fira", fontSize=9, leading=12)
    head = ParagraphStyle("head", fontName="bold", fontSize=15.6, leading=21, keepWithNext=True)

    def paragraph(text: str, style: ParagraphStyle = plain) -> Paragraph:
        return Paragraph(escape(text).replace("\n", "<br/>"), style)

    flow: list[object] = [paragraph(f"{of.title}\n{of.setting}", head)]
    for block in of.blocks:
        if isinstance(block, Heading | Verdict):
            flow.append(paragraph(block.text, head))
        elif isinstance(block, Table):
            rows = [[paragraph(column.title) for column in block.columns]]
            rows += [[paragraph(said(cell)) for cell in row.cells] for row in block.rows]
            full = sum(column.width for column in block.columns)
            flow += [paragraph(block.caption)] if block.caption else []
            flow.append(LongTable(rows, [487 * column.width / full for column in block.columns], repeatRows=1))
        else:
            flow += [paragraph(text) for text in words(block) if text]
    kept = BytesIO()
    SimpleDocTemplate(kept, pagesize=A4, leftMargin=57, rightMargin=51, topMargin=68, bottomMargin=57).build(flow)
    return kept.getvalue()


def with_typst(of: Report) -> bytes:
    import typst

    def text(of: str) -> str:
        return json.dumps(of, ensure_ascii=False)

    parts = [
        f"#set document(title: {text(of.title)}, date: datetime(year: 2026, month: 11, day: 22))",
        '#set page("a4", margin: (left: 20mm, right: 18mm, top: 24mm, bottom: 20mm), numbering: "1")',
        '#set text(font: "Fira Sans", size: 9pt, lang: "en", region: "GB")',
        f"#heading({text(of.setting)})",
    ]
    for block in of.blocks:
        if isinstance(block, Heading | Verdict):
            level = block.level if isinstance(block, Heading) else 2
            parts.append(f"#heading(level: {level}, {text(block.text)})")
        elif isinstance(block, Table):
            widths = ", ".join(f"{column.width}fr" for column in block.columns)
            heads = ", ".join(f"text({text(column.title)})" for column in block.columns)
            cells = ", ".join(f"text({text(said(cell))})" for row in block.rows for cell in row.cells)
            parts += [f"#text({text(block.caption)})"] if block.caption else []
            parts.append(f"#table(columns: ({widths},), table.header({heads}), {cells})")
        else:
            parts += [f"#par(text({text(each)}))" for each in words(block) if each]
    folder = str(Path(fontpkg.path("Fira Sans")).parent)
    made: bytes = typst.compile("\n".join(parts).encode(), font_paths=[folder], pdf_standards=["ua-1"])
    return made


def once(maker: str, path: Path) -> None:
    """Makes it once, and prints what that took; loading and the report's own words are not counted."""
    of = report()
    make = dict(zip(MAKERS, (ours, with_reportlab, with_typst), strict=True))[maker]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    path.write_bytes(make(of))
    taken = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": taken, "peak": peak / 1024, "more": (peak - before) / 1024}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--maker", choices=MAKERS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.maker:
        once(given.maker, given.out)
        return
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, list[dict[str, float]]] = {maker: [] for maker in MAKERS}
        for _ in range(given.runs):
            for maker in MAKERS:  # taking turns, so that a busy moment falls on all alike
                command = [sys.executable, __file__, "--maker", maker, "--out", str(Path(folder) / f"{maker}.pdf")]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                found[maker].append(json.loads(done.stdout))
        for maker, runs in found.items():
            path = Path(folder) / f"{maker}.pdf"
            seen = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
            pages, tagged = (re.search(rf"{name}:\s+(\S+)", seen)[1] for name in ("Pages", "Tagged"))
            took = statistics.median(run["seconds"] for run in runs)
            peak = statistics.median(run["peak"] for run in runs)
            size = path.stat().st_size / 1024
            print(f"{maker:12} {took:5.2f} s  {peak:4.0f} MiB  {pages:>3} pages  {size:4.0f} KiB  tagged: {tagged}")


if __name__ == "__main__":
    main()
