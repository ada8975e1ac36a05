"""A report of far more than any setting has, in every format: seconds, MiB of memory, pages and size; nothing is lost.

python bench/stress.py [--small] [--format NAME]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
FORMATS = ("pdf", "html", "docx", "md")


def measured(format_: str, *, small: bool) -> str:
    """What making one format took, in this process alone."""
    from prevent_tui.report.formats import html, markdown, pdf, word
    from support.format_texts import missing
    from support.oversized_assessment import stress
    from support.report_text import report_of

    makers = {"pdf": lambda r: pdf.render(r).data, "html": html.render, "docx": word.render, "md": markdown.render}
    size = {"questions": 70, "actions": 40, "risks": 12, "evidence": 24, "letters": 12_000} if small else {}
    report = report_of(*stress(**size))
    begun = time.perf_counter()
    made = makers[format_](report)
    took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lost = len(missing(report, format_))
    pages = f"{_pages(made)} pages" if format_ == "pdf" else ""
    return f"{format_:5}{took:8.2f} s{peak:8.0f} MiB{len(made) / 1024:9.0f} KiB   {lost} texts lost   {pages}"


def _pages(made: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(made)).pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--format", choices=FORMATS)
    chosen = parser.parse_args()
    sys.path.insert(0, str(TESTS))
    if chosen.format:
        print(measured(chosen.format, small=chosen.small))
        return
    for format_ in FORMATS:
        # Each in a process of its own, so that the memory is its own too.
        options = ["--small"] if chosen.small else []
        subprocess.run([sys.executable, __file__, "--format", format_, *options], check=True)


if __name__ == "__main__":
    main()
