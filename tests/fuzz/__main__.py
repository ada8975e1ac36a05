"""Fuzzes the program: `python tests/fuzz --seconds 60`; the exit code is 1 where anything was found.

A find is kept as a file, with what is wrong in another beside it. Given with `--replay`, it is read once more. Once it
is mended, it goes into `tests/fuzz/cases/`, into the folder of its target, and is a test from then on.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_TESTS))

_STARTING = 300
"""Seconds a worker may take beyond its time, for what it loads and for the input it is at."""


def main() -> int:
    """Runs the targets, prints what became of them, and returns the exit code."""
    options = _parser().parse_args()
    if options.replay:
        return _replay(options.target, options.replay)
    options.finds.mkdir(parents=True, exist_ok=True)
    from fuzz.targets import TARGETS
    from fuzz.worker import shared_memory

    chosen = {name: target.share for name, target in TARGETS.items() if not options.target or name in options.target}
    with tempfile.TemporaryDirectory(dir=shared_memory()) as here:
        folder = Path(here)
        each = options.seconds * options.workers / sum(chosen.values())
        # The longest first, so that all workers are done at about the same time.
        order = sorted(chosen, key=lambda name: -chosen[name])
        with ThreadPoolExecutor(options.workers) as workers:
            finds = sum(workers.map(lambda name: _run(name, each * chosen[name], folder, options), order))
        _print_sum(folder)
    return 1 if finds else 0


def _parser() -> argparse.ArgumentParser:
    from fuzz.worker import ENGINES

    parser = argparse.ArgumentParser(prog="python tests/fuzz", description="Fuzz the program.")
    parser.add_argument("--seconds", type=float, default=60, help="how long in all, starting not counted")
    parser.add_argument("--workers", type=int, default=2, help="processes at a time")
    parser.add_argument("--target", action="append", help="only this one; may be given again")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**31))
    engine = ENGINES[not importlib.util.find_spec("atheris")]
    parser.add_argument("--engine", choices=ENGINES, default=engine, help="what makes the inputs")
    parser.add_argument(
        "--finds", type=Path, default=_TESTS / "fuzz" / "finds", help="folder for inputs that are a find"
    )
    parser.add_argument("--replay", type=Path, help="give a target this input alone")
    return parser


def _run(name: str, seconds: float, folder: Path, options: argparse.Namespace) -> int:
    """Runs a target in a process of its own, prints its figures, keeps its finds and returns their number."""
    args = [name, "--seconds", str(seconds), "--seed", str(options.seed), "--engine", options.engine]
    begun = time.monotonic()
    worker = subprocess.Popen(
        [sys.executable, "-m", "fuzz.worker", *args, "--folder", str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_TESTS), os.environ.get("PYTHONPATH", "")])},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        said = worker.communicate(timeout=seconds + _STARTING)[0]
        ended = "" if worker.returncode == 0 else f"the worker ended with {worker.returncode}"
    except subprocess.TimeoutExpired:
        worker.kill()
        said, ended = worker.communicate()[0], "the worker did not end"
    figures = _figures(folder, name)
    for what, file in figures["finds"].items():
        print(f"FIND {name}: {what}\n     {options.finds / file}", flush=True)
        for each in (file, f"{file}.txt"):
            (options.finds / each).write_bytes((folder / each).read_bytes())
    if ended:
        file = options.finds / f"{name}-ended"
        last = folder / f"{name}.input"
        file.write_bytes(last.read_bytes() if last.exists() else b"")
        print(f"FIND {name}: {ended}\n     {file}\n{said.decode('utf-8', 'replace')[-2000:]}", flush=True)
    print(
        f"{name:<14}{figures['inputs']:>9,} inputs {figures['read']:>8,} read   slowest {figures['slowest']:.2f} s   "
        f"{figures['mebibytes']:>4.0f} MiB   {len(figures['finds']) + bool(ended)} finds   "
        f"{time.monotonic() - begun:.0f} s   seed {options.seed} ({options.engine})",
        flush=True,
    )
    return len(figures["finds"]) + bool(ended)


def _figures(folder: Path, name: str) -> dict:
    try:
        return json.loads((folder / f"{name}.json").read_text())
    except FileNotFoundError:
        return {"inputs": 0, "read": 0, "slowest": 0.0, "mebibytes": 0.0, "finds": {}}


def _print_sum(folder: Path) -> None:
    inputs = sum(json.loads(path.read_text())["inputs"] for path in folder.glob("*.json"))
    print(f"{'in all':<14}{inputs:>9,} inputs")


def _replay(targets: list[str] | None, file: Path) -> int:
    """Gives one input to one target, and prints what became of it."""
    from fuzz import sandbox
    from fuzz.worker import shared_memory

    data = file.read_bytes()
    with tempfile.TemporaryDirectory(dir=shared_memory()) as home:
        sandbox.settle(Path(home))
        from fuzz.guard import judged
        from fuzz.targets import TARGETS

        name = targets[0] if targets else next(name for name in TARGETS if file.name.startswith(name))
        outcome = judged(TARGETS[name], data)
    print(f"{'read' if outcome.read else 'not read'}, {outcome.seconds:.2f} s, {outcome.mebibytes:.0f} MiB more")
    if outcome.find:
        print(f"FIND {outcome.find.what}\n{outcome.find.where}")
    return 1 if outcome.find else 0


if __name__ == "__main__":
    sys.exit(main())
