"""Processor time from a key until its effect is painted, in one process and thread: for machines too busy for a clock.

python bench/painting.py [--size 80x24] [--keys N] [--full]

Nothing is saved meanwhile, and what would go to a terminal is made and thrown away. A key that shows nothing is not
counted. Read the 25th percentile: what is less is mostly a paint of something else, what is more the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from textual import events

from full import crowded
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.tui.app import PreventApp
from ptydrive import ROOT
from schooling import written

UP_AND_DOWN = ("down", "down", "up", "up")
KEYS = {
    "level": ("", ("3", "1")),
    "next question": ("", (*["right"] * 4, *["left"] * 4)),
    "letter in a note": ("n", tuple("abcdefghijklmnopqrst")),
    "up and down, plan": ("p", UP_AND_DOWN),
    "up and down, risks": ("k", UP_AND_DOWN),
}
"""What is measured: the key that leads there, and those that are counted."""


class Painted(PreventApp):
    """The program without a terminal, that notes when it has painted."""

    CSS_PATH = ROOT / "prevent_tui" / "tui" / "prevent.tcss"
    painted_at = 0.0

    @property
    def is_headless(self) -> bool:
        """Not so once it runs, or nothing would be made for a terminal."""
        return not self.is_running

    def _display(self, screen, renderable) -> None:
        super()._display(screen, renderable)
        if renderable is not None and not self.painted_at:
            self.painted_at = time.process_time()


async def pressed(app: Painted, key: str) -> float:
    """Seconds of processor time until the first paint after a key; 0 where there is none."""
    app.painted_at, begun = 0.0, time.process_time()
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    await asyncio.sleep(0.1)
    return app.painted_at and app.painted_at - begun


async def measure(path: Path, size: tuple[int, int], count: int) -> None:
    app = Painted(Document.open(path, clock=now), clock=now)
    async with app.run_test(size=size):
        await asyncio.sleep(1)
        app.open_work.autosave.stop()
        for name, (way, keys) in KEYS.items():
            for key in (way, *keys) if way else keys:
                await pressed(app, key)
            seconds = sorted([spent for key in islice(cycle(keys), count) if (spent := await pressed(app, key))])
            if seconds:
                shown = [seconds[int(len(seconds) * part)] * 1000 for part in (0.1, 0.25, 0.5)]
                print(f"{name:20} {' '.join(f'{value:8.2f}' for value in shown)}", file=sys.__stdout__)
            if way:
                await pressed(app, "escape")
                await asyncio.sleep(0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--full", action="store_true", help="with the file of full.py")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["HOME"] = folder
        path = Path(folder) / "answers.toml"
        path.write_bytes(codec.dump(crowded())) if options.full else written(path, sample=False)
        print(f"{'milliseconds':20} {'p10':>8} {'p25':>8} {'p50':>8}")
        asyncio.run(measure(path, (columns, rows), options.keys))


if __name__ == "__main__":
    main()
