"""What reading takes: each shipped questionnaire, an answers file of 60 answers with its questionnaire, hostile files.

The two parsers take turns, and so do a questionnaire read anew and one that is held; ratios are within one run.
Of each hostile file the whole command is measured, starting included: seconds of processor time, MiB at most.

PYTHONPATH=tests python bench/reading.py [--rounds N] [--hostile]
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import tomli

from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire import loading
from prevent_tui.questionnaire.catalogue import bundled_files
from schooling import written


def medians(rounds: int, *jobs: Callable[[], object]) -> list[float]:
    """Milliseconds of processor time for each job, the jobs taking turns; the first round warms up."""
    times: list[list[float]] = [[] for _ in jobs]
    gc.disable()
    for number in range(rounds + 1):
        for job, taken in zip(jobs, times, strict=True):
            begun = time.process_time_ns()
            job()
            if number:
                taken.append((time.process_time_ns() - begun) / 1e6)
        gc.collect()
    gc.enable()
    return [statistics.median(taken) for taken in times]


def row(name: str, slow: float, fast: float) -> None:
    """Prints both times and how many times the one is the other."""
    print(f"{name:34} {slow:8.2f} {fast:8.2f} {slow / fast:8.1f}")


def read_anew(path: Path) -> object:
    """Opens an answers file as if no questionnaire had been read."""
    loading._held.cache_clear()
    return codec.load_checked(path)


def hostile(folder: Path) -> None:
    """Prints what `check` takes for a small file, and for each file made to keep it busy."""
    from support.hostile_files import PDF, TOML

    print(f"{'check, the whole command':40} {'seconds':>8} {'MiB':>6} {'bytes of output':>16}")
    path, most = folder / "hostile", (0.0, 0)
    for kind, name in [("TOML", name) for name in TOML] + [("PDF", name) for name in PDF]:
        # In a process of its own: what this one once held would count as the command's.
        code = f"import sys; from support import hostile_files as h; made = h.{kind}[sys.argv[1]]()"
        write = "; open(sys.argv[2], 'wb').write(made.encode() if isinstance(made, str) else made)"
        subprocess.run([sys.executable, "-c", code + write, name, path], check=True)
        seconds, memory, size = taken("check", str(path))
        most = max(most[0], seconds), max(most[1], memory)
        print(f"{name:40} {seconds:8.2f} {memory:6} {size:16}", flush=True)
    print(f"{'at most':40} {most[0]:8.2f} {most[1]:6}")


def taken(*args: str) -> tuple[float, int, int]:
    """Seconds of processor time and MiB at most of a command, and how much it printed."""
    program = Path(sys.executable).with_name("prevent-tui")
    process = subprocess.Popen([program, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    size = len(process.stdout.read())
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--hostile", action="store_true", help="Only the hostile files.")
    arguments = parser.parse_args()
    if arguments.hostile:
        with tempfile.TemporaryDirectory() as folder:
            hostile(Path(folder))
        return
    rounds = arguments.rounds
    with tempfile.TemporaryDirectory() as folder:
        answers = written(Path(folder) / "answers.toml", sample=True)
        print(f"{'ms of processor time, parsing':34} {'tomllib':>8} {'tomli':>8} {'times':>8}")
        for name, path in {**bundled_files(), "60 answers": answers}.items():
            text = path.read_text("utf-8")
            row(name, *medians(rounds, partial(tomllib.loads, text), partial(tomli.loads, text)))
        print(f"\n{'ms, an answers file':34} {'anew':>8} {'held':>8} {'times':>8}")
        anew, held = medians(rounds, partial(read_anew, answers), partial(codec.load_checked, answers))
        row("with its questionnaire", anew, held)
        text = answers.read_text("utf-8")
        (parsed,) = medians(rounds, partial(tomli.loads, text))
        print(f"over parsing it: {anew / parsed:.1f} times anew, {held / parsed:.1f} times held")


if __name__ == "__main__":
    main()
