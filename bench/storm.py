"""A storm over the installed program: random keys, clicks, pastes and signals, and then a look at what is left.

python bench/storm.py [--rounds N] [--workers N] [--minutes N] [--first N] [--seed N] [--keep FOLDER]

Each round has a home of its own with an answers file in it. The program runs in a pseudo-terminal and is given keys,
bursts, clicks, double clicks, pastes with and without brackets, sizes and suspensions; other programs change, delete
or damage its file, the disk fills up; and at last it is killed, told to end, or its window is closed. Afterwards every
file must read, every word and answer that was shown as saved must be there, and no answer that nobody chose.

`--seed N` plays round N again: the plan is the same, though what a move does depends on what the screen shows by then.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count, islice
from pathlib import Path

from storming.disturbances import DISTURBANCES
from storming.round import Outcome, plan_of, run


def played(seed: int, folder: str, drafts: bool) -> Outcome:
    """One round, in a process of its own."""
    return run(plan_of(seed), Path(folder) / f"round-{seed}", drafts=drafts)


def rounds(options: argparse.Namespace, folder: str, drafts: bool) -> Iterator[Outcome]:
    """Plays rounds until there were enough, or the time is up, and gives each as it ends."""
    seeds = iter([options.seed]) if options.seed is not None else islice(count(options.first), options.rounds)
    until = time.monotonic() + options.minutes * 60
    with ProcessPoolExecutor(options.workers, max_tasks_per_child=50) as pool:
        waiting: set[Future[Outcome]] = set()
        while True:
            while len(waiting) < options.workers and time.monotonic() < until:
                seed = next(seeds, None)
                if seed is None:
                    break
                waiting.add(pool.submit(played, seed, folder, drafts))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=600.0, help="begin no round after so many")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first round")
    parser.add_argument("--seed", type=int, help="play this round alone")
    parser.add_argument("--keep", type=Path, help="where files, screen and moves of rounds that went wrong are kept")
    parser.add_argument("--drafts", choices=("auto", "on", "off"), default="auto", help="whether forms keep drafts")
    options = parser.parse_args()
    has_drafts = importlib.util.find_spec("prevent_tui.workspace.drafts") is not None
    drafts = has_drafts if options.drafts == "auto" else options.drafts == "on"
    folder = tempfile.mkdtemp(prefix="storm-")
    counts: Counter[str] = Counter()
    begun = time.monotonic()
    for outcome in rounds(options, folder, drafts):
        plan = outcome.plan
        counts.update(outcome.counts)
        counts.update({"rounds": 1, f"ended by {plan.ending}": 1, "rounds with faults": bool(outcome.faults)})
        counts.update({f"disturbed: {name}": 1 for name, _ in plan.steps if name in DISTURBANCES})
        if options.seed is not None:
            print("\n".join(outcome.moves))
        for fault in outcome.faults:
            print(f"seed {plan.seed}: {fault}", flush=True)
        if outcome.faults and options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            for kept in Path(folder).glob(f"round-{plan.seed}.*"):
                shutil.move(kept, options.keep / kept.name)
    shutil.rmtree(folder, ignore_errors=True)
    seeds = f"seed {options.seed}" if options.seed is not None else f"seeds from {options.first}"
    print(
        f"{seeds}, {time.monotonic() - begun:.0f} s: " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items()))
    )
    sys.exit(1 if counts["rounds with faults"] else 0)


if __name__ == "__main__":
    main()
