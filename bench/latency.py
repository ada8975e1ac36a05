"""From a key to its repaint in the real program: choosing a level, a letter in a note, the next question.

python bench/latency.py [--keys N]

Keys come after random pauses, so that they do not fall into step with the frames. The first row times `cat` in the
same way, which is what the method itself costs.
"""

from __future__ import annotations

import argparse
import random
import string
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from ptydrive import PAINTED, PROGRAM, Terminal, percentiles
from schooling import schools, written

RIGHT, LEFT, ESCAPE = b"\x1b[C", b"\x1b[D", b"\x1b"
Keys = Iterator[tuple[bytes, bytes]]


def timed(terminal: Terminal, keys: Keys, dice: random.Random) -> list[float]:
    """Seconds from each key until what it makes visible was read; a key that shows nothing is not counted."""
    found = []
    for key, expected in keys:
        terminal.drain(dice.uniform(0.03, 0.09), limit=0.2)
        terminal.send(key)
        if expected:
            found.append(terminal.read_until(expected, timeout=5))
    return found


def levels(count: int) -> Keys:
    """The first question up and down; the score in the head follows."""
    for number in range(count):
        yield (b"3", b" MET ") if number % 2 == 0 else (b"1", b" GAP ")


def letters(count: int) -> Keys:
    """A note, with a new line after every thirty letters; a letter is repainted with those before it."""
    typed = ""
    for number in range(count):
        if len(typed) == 30:
            yield b"\r", b""
            typed = ""
        typed += string.ascii_lowercase[number % 26]
        yield typed[-1:].encode(), typed.encode()


def questions(count: int) -> Keys:
    """To and fro through the questions of the first theme, by how each begins."""
    asked = schools()
    texts = [question.text for question in asked.questions if question.theme == asked.themes[0].id]
    there = [(RIGHT, text) for text in texts[1:]]
    back = [(LEFT, text) for text in reversed(texts[:-1])]
    for key, text in islice(cycle(there + back), count):
        yield key, text[:16].rsplit(" ", 1)[0].encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=300)
    count = parser.parse_args().keys
    dice = random.Random(1)
    print(f"{'milliseconds':24} {'p50':>8} {'p90':>8} {'p99':>8} {'worst':>8}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        echo = Terminal(("sh", "-c", "stty raw -echo; printf ready; exec cat"), home)
        echo.read_until(b"ready")
        print(f"{'cat, the method':24} {percentiles(timed(echo, iter([(b'x', b'x')] * count), dice))}")
        echo.end()
        terminal = Terminal((*PROGRAM, str(written(home / "answers.toml", sample=False))), home)
        try:
            terminal.read_until(PAINTED)
            terminal.drain(0.6)
            print(f"{'level':24} {percentiles(timed(terminal, levels(count), dice))}  (budget p50 6, p99 20)")
            terminal.send(b"n")
            terminal.drain(0.6)
            print(
                f"{'letter in a note':24} {percentiles(timed(terminal, letters(count), dice))}  (budget p50 8, p99 30)"
            )
            terminal.send(ESCAPE)
            time.sleep(0.6)
            terminal.drain(0.3)
            print(f"{'next question':24} {percentiles(timed(terminal, questions(count), dice))}  (budget p99 33)")
        finally:
            terminal.end()


if __name__ == "__main__":
    main()
