"""First paint of the question screen beside that of a bare Textual form, the two taking turns.

python bench/startup.py [--runs N]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from ptydrive import PAINTED, PROGRAM, Terminal
from schooling import written

FORM = Path(__file__).parent / "form.py"


def paint(argv: tuple[str, ...], sentinel: bytes, home: Path) -> tuple[float, float]:
    """Seconds from start to first paint, and MiB in use a moment later."""
    terminal = Terminal(argv, home)
    try:
        terminal.read_until(sentinel)
        painted = time.perf_counter() - terminal.started
        terminal.drain(0.4)
        return painted, terminal.resident()
    finally:
        terminal.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        answers = written(home / "answers.toml", sample=True)
        jobs = {
            "bare form": ((sys.executable, str(FORM)), b"~~painted~~"),
            "question screen": ((*PROGRAM, str(answers)), PAINTED),
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in jobs}
        for number in range(runs + 1):
            for name, (argv, sentinel) in jobs.items():
                measured = paint(argv, sentinel, home)
                if number:  # the first round warms caches and compiles
                    found[name].append(measured)
    print(f"{'':16} {'min ms':>8} {'median':>8} {'max':>8} {'MiB':>8}")
    middles = {}
    for name, measured in found.items():
        times = [seconds * 1000 for seconds, _ in measured]
        middles[name] = statistics.median(times)
        memory = statistics.median(size for _, size in measured)
        print(f"{name:16} {min(times):8.0f} {middles[name]:8.0f} {max(times):8.0f} {memory:8.1f}")
    print(f"ratio {middles['question screen'] / middles['bare form']:.2f}  (budget 1.5)")


if __name__ == "__main__":
    main()
