"""A bar for work that takes more than a moment, where somebody looks on."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOMENT = 1.0
"""Seconds after which it is shown that something is being done."""


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that takes the steps done and the steps in all and draws a bar; None without a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    began, bar = time.monotonic(), None
    with ExitStack() as stack:

        def report(done: int, total: int) -> None:
            nonlocal bar
            if bar is None and done < total and time.monotonic() - began >= MOMENT:
                bar = stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
            if bar is not None:
                bar.length = total
                bar.update(done - bar.pos)

        yield report
