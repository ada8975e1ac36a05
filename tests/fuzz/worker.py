"""One process that gives inputs to one target until its time is over, and writes down what became of them.

Where atheris is installed it leads the way by what each input reaches in the program; elsewhere inputs are made of
the seeds, and of what came of them, by the mutations alone.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import hashlib
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

ENGINES = ("atheris", "mutations")
"""What makes the inputs."""

_MOST_BYTES = 9 * 1024 * 1024
_STRIDE = 1.0


@dataclass
class Figures:
    """What a run came to: inputs given, those read, the slowest in seconds, the most memory, and the finds."""

    target: str
    engine: str
    seed: int
    inputs: int = 0
    read: int = 0
    slowest: float = 0.0
    mebibytes: float = 0.0
    finds: dict[str, str] = field(default_factory=dict)


def shared_memory() -> str | None:
    """A folder that is in memory, where there is one: the program waits for a disk with each file it writes."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Run:
    """Gives inputs to a target, one after the other.

    Args:
        name: The target's.
        seconds: How long it lasts.
        figures: What is written down.
        folder: Where the figures, the input that is being read, and finds are kept.
    """

    def __init__(self, name: str, seconds: float, figures: Figures, folder: Path) -> None:
        from fuzz.guard import INSTRUMENTED, judged
        from fuzz.targets import TARGETS

        slower = INSTRUMENTED if figures.engine == "atheris" else 1
        self.target, self._judged = TARGETS[name], partial(judged, slower=slower)
        self.figures, self._folder = figures, folder
        self.seeds = self.target.seeds()
        # Only from here, as seeds are made by what is slow to load.
        self._end = time.monotonic() + seconds
        self._kept_at = 0.0

    @property
    def is_over(self) -> bool:
        """Whether the time is over; now and then the figures are written down."""
        now = time.monotonic()
        if now > self._kept_at + _STRIDE or now > self._end:
            self._kept_at = now
            (self._folder / f"{self.figures.target}.json").write_text(json.dumps(asdict(self.figures)))
        return now > self._end

    def give(self, data: bytes) -> bool:
        """Give one input; returns whether it was read."""
        (self._folder / f"{self.figures.target}.input").write_bytes(data)
        outcome = self._judged(self.target, data)
        figures = self.figures
        figures.inputs += 1
        figures.read += outcome.read
        figures.slowest = max(figures.slowest, outcome.seconds)
        figures.mebibytes = max(figures.mebibytes, outcome.mebibytes)
        if outcome.find and outcome.find.what not in figures.finds:
            name = f"{figures.target}-{hashlib.sha256(outcome.find.what.encode()).hexdigest()[:10]}"
            (self._folder / name).write_bytes(data)
            (self._folder / f"{name}.txt").write_text(
                f"{outcome.find.what}\nseed {figures.seed}\n{outcome.find.where}", encoding="utf-8"
            )
            figures.finds[outcome.find.what] = name
        return outcome.read


def by_mutations(run: Run, seed: int) -> None:
    """Makes inputs of the seeds; what was read becomes one of those that others are made of."""
    dice = random.Random(seed)
    seeds = run.seeds
    pool = list(seeds)
    for data in seeds:
        if not run.is_over:
            run.give(data)
    while not run.is_over:
        data, other = dice.choice(pool), dice.choice(pool)
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            data = run.target.change(data, other, dice)
        data = data[:_MOST_BYTES]
        if run.give(data) and len(data) < 100_000:
            if len(pool) < 2 * len(seeds) + 200:
                pool.append(data)
            else:
                pool[dice.randrange(len(seeds), len(pool))] = data


def by_atheris(run: Run, seed: int, corpus: Path) -> None:
    """Has atheris choose which inputs are gone on with; it ends the process."""
    import atheris

    seeds = run.seeds
    for number, data in enumerate(seeds):
        (corpus / str(number)).write_bytes(data)

    def give(data: bytes) -> None:
        if run.is_over:
            sys.stdout.flush()
            os._exit(0)
        run.give(data)

    def change(data: bytes, most: int, number: int) -> bytes:
        dice = random.Random(number)
        if not dice.randrange(6):
            return atheris.Mutate(data, most)
        return run.target.change(data, dice.choice(seeds), dice)[:most]

    flags = [
        f"-seed={seed % 2**31 + 1}",
        f"-max_len={_MOST_BYTES}",
        "-len_control=0",
        "-mutate_depth=1",
        "-rss_limit_mb=0",
        "-timeout=600",
    ]
    atheris.Setup(["fuzz", str(corpus), *flags, "-verbosity=0"], give, custom_mutator=change)
    atheris.Fuzz()


def main() -> None:
    """Runs one target; see `fuzz.__main__`, which starts this."""
    options = argparse.ArgumentParser()
    options.add_argument("target")
    options.add_argument("--seconds", type=float, required=True)
    options.add_argument("--seed", type=int, required=True)
    options.add_argument("--engine", choices=ENGINES, required=True)
    options.add_argument("--folder", type=Path, required=True)
    chosen = options.parse_args()
    faulthandler.enable()
    with tempfile.TemporaryDirectory(dir=shared_memory(), ignore_cleanup_errors=True) as home:
        if chosen.engine == "atheris":
            import atheris

            # Never left again: the program imports a good deal only when it needs it.
            contextlib.ExitStack().enter_context(atheris.instrument_imports(include=["prevent_tui"]))
        from fuzz import sandbox

        sandbox.settle(Path(home))
        figures = Figures(chosen.target, chosen.engine, chosen.seed)
        run = Run(chosen.target, chosen.seconds, figures, chosen.folder)
        if chosen.engine == "atheris":
            corpus = Path(home, "corpus")
            corpus.mkdir()
            by_atheris(run, chosen.seed, corpus)
        by_mutations(run, chosen.seed)


if __name__ == "__main__":
    main()
