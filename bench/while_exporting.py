"""From a key to its repaint in the real program, while a report is made in the background and while none is.

python bench/while_exporting.py [--keys N]

Two assessments: the invented school with most to show, and the same with a long note to every question, whose report
has some two hundred pages. Levels are chosen on the first question, and the number of shoulds met in the head follows;
then the arrows go to and fro through the first theme. As soon as a report is made the next one is begun. Beside it
stand the same keys while some other program computes, which is what sharing the computer costs by itself.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import cycle
from pathlib import Path

from latency import ESCAPE, LEFT, RIGHT, Keys
from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import score
from ptydrive import PAINTED, PROGRAM, Terminal, percentiles
from schooling import full_sample, schools

LONG = 16_000
"""Characters of each of the long notes."""

BUSY = ("nice", "-n", "5", sys.executable, "-c", "while True: sum(range(1000))")
"""Another program at work, as low in rank as what makes a report: what a second busy process costs by itself."""

MADE, MAKING = b"is made:", b"making pdf"


def with_long_notes(asked: Questionnaire, assessment: Assessment) -> Assessment:
    """The same, with a note to every question that fills pages."""
    words = "The head of the setting looked at it again with the board and wrote down what is still to be done. "
    note = (words * (LONG // len(words) + 1))[:LONG]
    answers = {q.id: assessment.answer(q.id).model_copy(update={"note": note}) for q in asked.questions}
    return assessment.model_copy(update={"answers": answers})


def shoulds(asked: Questionnaire, assessment: Assessment, level: int) -> bytes:
    """What the head shows of the shoulds once that level of the first question is chosen."""
    first = asked.questions[0]
    answer = Answer(state=State.LEVEL, level=asked.scale_of[first.id].levels[level - 1].id)
    changed = assessment.model_copy(update={"answers": {**assessment.answers, first.id: answer}})
    met = score(asked, changed, date.today()).total.shoulds
    return f"{met.met}/{met.of}".encode()


def levels(asked: Questionnaire, assessment: Assessment) -> Keys:
    """The first question up and down, for ever."""
    return cycle([(b"1", shoulds(asked, assessment, 1)), (b"4", shoulds(asked, assessment, 4))])


def arrows(asked: Questionnaire) -> Keys:
    """To and fro through the first theme, for ever, by how each question begins."""
    texts = [question.text for question in asked.questions if question.theme == asked.themes[0].id]
    way = [(RIGHT, text) for text in texts[1:]] + [(LEFT, text) for text in reversed(texts[:-1])]
    return cycle([(key, text[:16].rsplit(" ", 1)[0].encode()) for key, text in way])


def timed(terminal: Terminal, keys: Keys, count: int, dice: random.Random, folder: Path | None = None) -> list[float]:
    """Seconds from each key until what it makes visible was read.

    With a folder, a report is being made there at every key that counts, from its beginning to its being put in place.
    """
    found: list[float] = []
    before = None
    while len(found) < count:
        terminal.drain(dice.uniform(0.03, 0.09), limit=0.2)
        if folder and before != put(folder):
            terminal.drain(0.3)
            before = put(folder)
            terminal.send(b"x\r")
            terminal.read_until(MAKING, timeout=10)
        key, expected = next(keys)
        terminal.send(key)
        took = terminal.read_until(expected, timeout=10)
        if folder is None or before == put(folder):
            found.append(took)
    return found


def put(folder: Path) -> int:
    """A number that is another one once a new report stands in a folder."""
    return next((path.stat().st_mtime_ns for path in folder.glob("*.pdf")), 0)


def measured(name: str, path: Path, assessment: Assessment, count: int) -> None:
    """Prints the rows of one assessment."""
    asked, dice = schools(), random.Random(1)
    path.write_bytes(codec.dump(assessment))
    terminal = Terminal((*PROGRAM, str(path)), path.parent)
    try:
        terminal.read_until(PAINTED)
        terminal.drain(0.6)
        terminal.send(b"/")
        terminal.drain(0.6)
        terminal.send(b"RA1")
        terminal.drain(0.6)
        terminal.send(b"\r")
        terminal.drain(0.6)
        for keys, what in ((levels(asked, assessment), "level"), (arrows(asked), "next question")):
            print(f"{name + ', ' + what:36} {percentiles(timed(terminal, keys, count, dice))}")
            with subprocess.Popen(BUSY) as busy:
                print(f"{'  while another program computes':36} {percentiles(timed(terminal, keys, count, dice))}")
                busy.kill()
            if what == "level":
                begun = time.perf_counter()
                terminal.send(b"x")
                terminal.read_until(b"Make the full report")
                terminal.send(b"\r")
                terminal.read_until(MADE, timeout=120)
                print(f"{'':36} the report took {time.perf_counter() - begun:.1f} s")
                terminal.send(ESCAPE)
                terminal.drain(0.8)
            print(f"{'  while a report is made':36} {percentiles(timed(terminal, keys, count, dice, path.parent))}")
            terminal.drain(1.5, limit=120)
    finally:
        terminal.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=200)
    count = parser.parse_args().keys
    asked = schools()
    sample = full_sample(asked).model_copy(update={"sample": None})
    print(f"{'milliseconds (budget p50 8, p99 30)':36} {'p50':>8} {'p90':>8} {'p99':>8} {'worst':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, assessment in (("sample", sample), ("200 pages", with_long_notes(asked, sample))):
            home = Path(folder) / name.split()[0]
            home.mkdir()
            measured(name, home / "answers.toml", assessment, count)


if __name__ == "__main__":
    main()
