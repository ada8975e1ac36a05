"""What `--version` costs beside a bare interpreter, the two taking turns.

python bench/version.py [--runs N]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from ptydrive import PROGRAM, ROOT

JOBS = {"bare python": (sys.executable, "-c", "pass"), "--version": (*PROGRAM, "--version")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {name: [] for name in JOBS}
    for number in range(runs + 1):
        for name, argv in JOBS.items():
            begun = time.perf_counter()
            subprocess.run(argv, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            if number:  # the first round warms caches and compiles
                times[name].append(time.perf_counter() - begun)
    middles = {name: statistics.median(each) for name, each in times.items()}
    for name, middle in middles.items():
        print(f"{name:12} {middle * 1000:6.1f} ms")
    print(f"ratio        {middles['--version'] / middles['bare python']:6.2f}  (budget 6)")


if __name__ == "__main__":
    main()
