"""How long the PDF of the full sample takes, in a fresh process each time; what the tags cost; and a very long report.

python bench/pdf.py [--runs N]
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import tempfile
import time
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Contents, Report
from prevent_tui.scoring import score
from ptydrive import PROGRAM, clean_environment
from schooling import full_sample, schools, written

MANY = 5
"""So many times over, the sample fills about 200 pages."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        exported(Path(folder), runs)
    report = sample()
    tagged, plain = [], []
    for number in range(runs + 1):
        times = [seconds(report), seconds(report, tags=False)]
        if number:
            tagged.append(times[0])
            plain.append(times[1])
    ratio = statistics.median(tagged) / statistics.median(plain)
    print(f"in one process {statistics.median(tagged):.3f} s, {ratio:.2f} times plain fpdf2 without tags  (budget 1.1)")
    long(report)


def exported(home: Path, runs: int) -> None:
    answers, made = written(home / "answers.toml", sample=True), home / "report.pdf"
    times = []
    for number in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run(
            [*PROGRAM, "export", str(answers), "--out", str(made)],
            env=clean_environment(home), check=True, capture_output=True,
        )  # fmt: skip
        if number:  # the first run warms caches and compiles
            times.append(time.perf_counter() - begun)
    data = made.read_bytes()
    print(f"export of the sample: {pages(data)} pages, {len(data) / 1024:.0f} KiB")
    print(f"median {statistics.median(times):.2f} s, worst {max(times):.2f} s, loading included  (budget 3)")


def sample() -> Report:
    """The report on the full sample."""
    questionnaire = schools()
    assessment, today = full_sample(questionnaire), datetime.now(UTC).date()
    return build(Case(questionnaire, assessment, score(questionnaire, assessment, today), today))


def seconds(report: Report, *, tags: bool = True) -> float:
    """Processor time of one PDF; without tags, by fpdf2 as it is."""
    from prevent_tui.report.formats.pdf import render

    kept = {} if tags else _without_tags()
    begun = time.process_time()
    render(report)
    took = time.process_time() - begun
    _put_back(kept)
    return took


def long(report: Report) -> None:
    """More than 200 pages, and the memory that they take."""
    from prevent_tui.report.formats.pdf import render

    begun = time.perf_counter()
    again = tuple(block for block in report.blocks if not isinstance(block, Contents)) * (MANY - 1)
    data = render(replace(report, blocks=(*report.blocks, *again))).data
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = time.perf_counter() - begun
    print(f"{pages(data)} pages in {took:.1f} s, {memory:.0f} MiB at most  (budget 20 s, 150 MiB for 200)")


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


def _without_tags() -> dict[str, object]:
    """Takes out of the canvas all that it does beyond fpdf2; the answer is what was there."""
    from fpdf import FPDF

    from prevent_tui.report.formats.pdf.tagged import Marking

    nothing = nullcontext()
    own = {
        "inside": lambda *_: nothing,
        "aside": lambda *_: nothing,
        "leads": lambda pdf, area, target, _: FPDF.link(pdf, *area, target),
        "leave": lambda _: None,
        "finished": lambda pdf: bytes(FPDF.output(pdf)),
    } | {name: getattr(FPDF, name) for name in ("_out", "add_page", "set_font", "text")}
    kept = {name: vars(Marking)[name] for name in own}
    for name, plain in own.items():
        setattr(Marking, name, plain)
    return kept


def _put_back(kept: dict[str, object]) -> None:
    from prevent_tui.report.formats.pdf.tagged import Marking

    for name, own in kept.items():
        setattr(Marking, name, own)


if __name__ == "__main__":
    main()
