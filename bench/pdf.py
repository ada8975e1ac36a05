"""How long the PDF of the full sample takes, in a fresh process each time.

python bench/pdf.py [--runs N]
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from ptydrive import PROGRAM, clean_environment
from schooling import written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        answers, report = written(home / "answers.toml", sample=True), home / "report.pdf"
        times = []
        for number in range(runs + 1):
            begun = time.perf_counter()
            subprocess.run(
                [*PROGRAM, "export", str(answers), "--out", str(report)],
                env=clean_environment(home), check=True, capture_output=True,
            )  # fmt: skip
            if number:  # the first run warms caches and compiles
                times.append(time.perf_counter() - begun)
        data = report.read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    print(f"export of the sample: {pages} pages, {len(data) / 1024:.0f} KiB")
    print(f"median {statistics.median(times):.2f} s, worst {max(times):.2f} s, loading included  (budget 3)")


if __name__ == "__main__":
    main()
