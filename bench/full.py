"""A file after years of use: 300 actions, 200 pieces of evidence, 60 risks. From a key to its repaint, saving, opening.

python bench/full.py [--keys N]
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Assessment, Evidence
from prevent_tui.assessment.model.risk import Rating, Risk
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from ptydrive import PAINTED, PROGRAM, Terminal, percentiles
from schooling import full_sample, schools

DOWN, UP = b"\x1b[B", b"\x1b[A"


def crowded() -> Assessment:
    """The invented school, with as much of everything as anybody will have."""
    asked, now = schools(), datetime.now(UTC)
    names = [question.id for question in asked.questions]
    sample, day = full_sample(asked), now.date()
    evidence = tuple(
        Evidence(id=f"proof-{n}", title=f"Paper {n}", where=f"Drive / {n}", checked_on=day - timedelta(days=3 * n))
        for n in range(200)
    )
    answers = dict(sample.answers)
    for number, item in enumerate(evidence):
        name = names[number % len(names)]
        if name in answers:
            linked = answers[name]
            answers[name] = linked.model_copy(update={"evidence": (*linked.evidence, item.id)})
    actions = tuple(
        Action(id=f"step-{n}", question=names[n % len(names)], text=f"Step {n}", owner="DSL", due=due)
        for n, due in enumerate(day + timedelta(days=n) for n in range(300))
    )
    rating = Rating(likelihood=3, impact=4)
    risks = tuple(
        Risk(id=f"risk-{n}", title=f"Risk {n}", initial=rating, residual=rating, questions=(names[n % len(names)],))
        for n in range(60)
    )
    update = {"answers": answers, "evidence": (*sample.evidence, *evidence), "actions": actions, "risks": risks}
    return sample.model_copy(update=update)


def moved(terminal: Terminal, keys: list[bytes], count: int, dice: random.Random) -> list[float]:
    """Seconds from each key until the first bytes of its repaint were read."""
    found = []
    for number in range(count):
        terminal.drain(dice.uniform(0.03, 0.09), limit=0.2)
        terminal.send(keys[number % len(keys)])
        found.append(terminal.read_until(b"m", timeout=5))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=150)
    count = parser.parse_args().keys
    dice = random.Random(1)
    assessment = crowded()
    print(f"{'milliseconds':24} {'p50':>8} {'p90':>8} {'p99':>8} {'worst':>8}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        home = Path(folder)
        path = home / "answers.toml"
        path.write_bytes(codec.dump(assessment))
        saves, opens = [], []
        asked = list(assessment.answers)
        with Document.open(path, clock=now) as document:
            for number in range(41):
                name = asked[number % len(asked)]
                answer = assessment.answers[name].model_copy(update={"note": f"Seen at meeting {number}."})
                assessment = assessment.model_copy(update={"answers": {**assessment.answers, name: answer}})
                started = time.perf_counter()
                document.save(assessment)
                saves.append(time.perf_counter() - started)
        print(f"the first save, of which every part is new: {saves.pop(0) * 1000:.1f} ms")
        for _ in range(40):
            started = time.perf_counter()
            Document.open(path, clock=now).close()
            opens.append(time.perf_counter() - started)
        print(f"{'save':24} {percentiles(saves)}  (budget 10)")
        print(f"{'open':24} {percentiles(opens)}  (budget 100 beyond a bare start)")
        terminal = Terminal((*PROGRAM, str(path)), home)
        try:
            terminal.read_until(PAINTED)
            terminal.drain(0.8)
            print(f"{'level':24} {percentiles(moved(terminal, [b'3', b'1'], count, dice))}  (budget p50 8, p99 30)")
            for name, key in (("evidence", b"ee"), ("plan", b"p"), ("risks", b"k")):
                for place in range(len(key)):
                    terminal.send(key[place : place + 1])
                    terminal.drain(1.2)
                found = moved(terminal, [DOWN] * 12 + [UP] * 12, count, dice)
                print(f"{'up and down, ' + name:24} {percentiles(found)}  (budget p50 8, p99 30)")
                terminal.send(b"\x1b")
                terminal.drain(1.0)
        finally:
            terminal.end()


if __name__ == "__main__":
    main()
