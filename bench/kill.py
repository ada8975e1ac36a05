"""Kills the real program at random moments while a note is typed, and looks at what the file then holds.

python bench/kill.py [--rounds N] [--seed N]

Words are typed key by key; a word counts as shown once its echo was read from the terminal. After SIGTERM and SIGHUP
every word that was sent must be in the file. After `kill -9` every word shown before the time that the header gave
as saved must be there; what came after it may be lost. In every case the file must open again.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.errors import PreventError
from ptydrive import PAINTED, PROGRAM, Ended, Terminal
from schooling import written

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
SAVED = re.compile(rb"saved (\d\d):(\d\d):(\d\d)")
FIELD = b"of 8,000"
"""What is drawn with the field of a note: how much of the room in it is taken."""

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass
class Round:
    """One run of the program.

    Attributes:
        sent: Words that were typed whole.
        shown: Word to the time its echo was read.
    """

    sent: list[str] = field(default_factory=list)
    shown: dict[str, float] = field(default_factory=dict)
    saved_at: float | None = None

    def must_hold(self, sign: int) -> list[str]:
        """The words that may not be missing."""
        if sign != signal.SIGKILL:
            return self.sent
        return [word for word, when in self.shown.items() if self.saved_at is not None and when < self.saved_at]


def type_until(terminal: Terminal, end: float, dice: random.Random) -> Round:
    """Types words until a moment comes, wherever in a word that is."""
    done = Round()
    while time.perf_counter() < end:
        word = f"w{len(done.sent):03}"
        mark = len(terminal.output)
        for key in f"{word} ":
            terminal.send(key.encode())
            terminal.read(dice.uniform(0, 0.03))
            if time.perf_counter() >= end:
                break
        else:
            done.sent.append(word)
            while time.perf_counter() < end and word.encode() not in plain(terminal.output[mark:]):
                terminal.read(0.01)
            if word.encode() in plain(terminal.output[mark:]):
                done.shown[word] = time.time()
            if dice.random() < 0.15:
                pause(terminal, min(end, time.perf_counter() + dice.uniform(0.2, 1.0)))
    return done


def pause(terminal: Terminal, until: float) -> None:
    """Stops typing for a while, long enough for a save or not quite."""
    while (left := until - time.perf_counter()) > 0:
        terminal.read(left)


def plain(output: bytes) -> bytes:
    """Output without its escape sequences."""
    return ESCAPES.sub(b"", output)


def last_saved(output: bytes) -> float | None:
    """The time the header gave last as saved."""
    found = SAVED.findall(plain(output))
    if not found:
        return None
    hour, minute, second = map(int, found[-1])
    return datetime.now().replace(hour=hour, minute=minute, second=second, microsecond=0).timestamp()


def one_round(home: Path, sign: int, dice: random.Random) -> tuple[Round, str | None, int]:
    """Runs, kills and reads again: what was typed, the note found (None when the file is bad), the wait status."""
    answers = written(home / f"answers-{dice.getrandbits(48):012x}.toml", sample=False)
    terminal = Terminal((*PROGRAM, str(answers)), home)
    terminal.read_until(PAINTED)
    terminal.drain(0.15)
    terminal.send(b"n")
    terminal.read_until(FIELD)
    try:
        done = type_until(terminal, time.perf_counter() + dice.uniform(0.05, 3.5), dice)
    except Ended:
        raise SystemExit("the program ended by itself") from None
    done.saved_at = last_saved(bytes(terminal.output))
    status = terminal.end(sign)
    try:
        with Document.open(answers, clock=now) as document:
            notes = [answer.note for answer in document.assessment.answers.values() if answer.note]
    except PreventError as error:
        print(error)
        return done, None, status
    return done, " ".join(notes), status


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    tally: dict[str, Counter[str]] = {sign.name: Counter() for sign in SIGNALS}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ |= {"HOME": folder, "XDG_STATE_HOME": str(home / ".local" / "state")}
        for number in range(options.rounds):
            sign = dice.choice(SIGNALS)
            done, note, status = one_round(home, sign, dice)
            count = tally[sign.name]
            promised = done.must_hold(sign)
            lost = promised if note is None else [word for word in promised if word not in note.split()]
            count["rounds"] += 1
            count["bad files"] += note is None
            count["words typed"] += len(done.sent)
            count["words promised"] += len(promised)
            count["promised words lost"] += len(lost)
            count["clean exits"] += os.WIFEXITED(status)
            if lost:
                print(f"round {number}, {sign.name}: lost {lost} of {len(promised)}; saved_at {done.saved_at}")
    columns = ("rounds", "bad files", "words typed", "words promised", "promised words lost", "clean exits")
    print(f"{'':8}" + "".join(f"{name:>21}" for name in columns))
    for name, count in tally.items():
        print(f"{name:8}" + "".join(f"{count[column]:>21}" for column in columns))
    if any(count["bad files"] or count["promised words lost"] for count in tally.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
