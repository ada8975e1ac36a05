"""Makes every call to the system of everything that is written fail once, in every way, and counts what became of it.

PYTHONPATH=tests python bench/system_calls.py [JOB ...]
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from support.failing_work import Outcome, outcomes
from support.written_work import JOBS

ORDER = ("done", "told", "left undone", "raised")


def table(title: str, became: list[Outcome], rows: dict[str, list[Outcome]]) -> None:
    """Prints how often each came about, a row for each key."""
    print(f"\n| {title} | failures | done all the same | told | left undone | faults |\n|---|--:|--:|--:|--:|--:|")
    for name, some in {**rows, "all": became}.items():
        counts = Counter(one.became for one in some)
        faults = sum(bool(one.faults) for one in some)
        print(f"| {name} | {len(some)} | " + " | ".join(str(counts[key]) for key in ORDER[:3]) + f" | {faults} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jobs", nargs="*", default=list(JOBS), metavar="JOB", help=", ".join(JOBS))
    options = parser.parse_args()
    by_job: dict[str, list[Outcome]] = {}
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for number, job in enumerate(options.jobs):
            by_job[job] = list(outcomes(job, Path(folder) / str(number)))
    became = [one for some in by_job.values() for one in some]
    table("work", became, by_job)
    table(
        "call", became, {name: [one for one in became if one.call == name] for name in sorted({o.call for o in became})}
    )
    table("error", became, {how: [one for one in became if one.how == how] for how in sorted({o.how for o in became})})
    for job, some in by_job.items():
        for one in some:
            for fault in one.faults:
                print(f"{job}: {one.call} of {one.about}, {one.how}: {fault}")
    if any(one.faults for one in became):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
