"""Files far larger than any setting's: seconds and MiB to open, to press a key, to save, and for each kind of export.

python bench/large.py [--only NAME] [--keys N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tomli_w

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, Setting, State
from prevent_tui.assessment.model.governance import Challenge, Contact, Review
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.toml.reading import parse, read_bytes
from ptydrive import PAINTED, PROGRAM, Terminal, clean_environment, percentiles

TODAY = datetime.now(UTC).date()
LIMIT = 600
"""Seconds after which an export is given up."""

LINKED = 88
"""Answers to which all evidence is linked; a file with many more links than this is not read."""

EXPORTS = ("pdf", "html", "docx", "md", "xlsx", "csv", "ics")


def met(questionnaire: Questionnaire, **more: object) -> dict[str, Answer]:
    """An answer to every question: the highest level."""
    scale, moment = questionnaire.scale_of, datetime.now(UTC)
    return {
        each.id: Answer(state=State.LEVEL, level=scale[each.id].levels[-1].id, updated=moment, **more)
        for each in questionnaire.questions
    }


def texts(questionnaire: Questionnaire) -> Assessment:
    """A text of 200,000 characters in every free text there is, in one of everything."""
    long = ("word " * 40_000).strip()
    first = questionnaire.questions[0].id
    answers = met(questionnaire)
    answers[first] = answers[first].model_copy(update={"note": long, "evidence": ("proof",)})
    aside = next(each.id for each in questionnaire.questions if each.not_applicable.allowed)
    answers[aside] = Answer(state=State.NOT_APPLICABLE, reason=long, note=long, updated=datetime.now(UTC))
    proof = Evidence(id="proof", title=long, where=long, held_by=long, checked_by=long, checked_on=TODAY)
    step = Action(id="step", question=first, text=long, owner=long, outcome=long, due=TODAY)
    picture = LocalPicture(text=long, source=long, handling=long)
    risk = Risk(id="risk", title=long, who=long, controls=long, further=long, lead=long, local=picture)
    return blank_assessment(questionnaire).model_copy(
        update={
            "setting": Setting(name=long),
            "answers": answers,
            "evidence": (proof,),
            "actions": (step,),
            "risks": (risk,),
            "contacts": (Contact(id="own-1", who=long, reach=long, hours=long, note=long),),
            "reviews": (Review(on=TODAY, by=long, note=long),),
            "challenges": (Challenge(id="asked-1", text=long, by=long, reply=long),),
        }
    )


def evidence(questionnaire: Questionnaire) -> Assessment:
    """2,000 pieces of evidence, each linked to as many answers as a file may have: about 90."""
    pieces = tuple(
        Evidence(id=f"p-{n}", title=f"Paper {n}", where=f"Drive / {n}", checked_on=TODAY - timedelta(days=n % 900))
        for n in range(2_000)
    )
    ids = tuple(each.id for each in pieces)
    linked = {each.id for each in questionnaire.questions[:LINKED]}
    answers = {
        name: answer.model_copy(update={"evidence": ids if name in linked else ids[:5]})
        for name, answer in met(questionnaire).items()
    }
    return blank_assessment(questionnaire).model_copy(update={"answers": answers, "evidence": pieces})


def actions(questionnaire: Questionnaire) -> Assessment:
    """5,000 actions, most of them about a question, some about none, one in ten with a risk."""
    names = [each.id for each in questionnaire.questions]
    rating = Rating(likelihood=3, impact=4)
    plan = tuple(
        Action(
            id=f"step-{n}",
            question=names[n % len(names)] if n % 7 else None,
            text=f"Step {n} of the plan",
            owner=f"Role {n % 9}",
            due=TODAY + timedelta(days=n % 900 - 200),
            risk="risk" if not n % 10 else None,
        )
        for n in range(5_000)
    )
    answers = {
        name: answer.model_copy(update={"level": None, "state": State.DONT_KNOW})
        for name, answer in met(questionnaire).items()
    }
    risk = Risk(id="risk", title="A risk", initial=rating, residual=rating)
    return blank_assessment(questionnaire).model_copy(update={"answers": answers, "actions": plan, "risks": (risk,)})


def questions(questionnaire: Questionnaire) -> Assessment:
    """Everything answered, with a note."""
    return blank_assessment(questionnaire).model_copy(update={"answers": met(questionnaire, note="As agreed in May.")})


SCENES: dict[str, Callable[[Questionnaire], Assessment]] = {
    "questions": questions,
    "texts": texts,
    "evidence": evidence,
    "actions": actions,
}


def many_questions(folder: Path, count: int = 500) -> Questionnaire:
    """The schools' questions over and over, under ids of their own, among a person's own questionnaires."""
    source = bundled_files()["schools"]
    table = parse(read_bytes(source), source)
    asked = [
        {**each, "id": f"{each['id']}-{turn}" if turn else each["id"]}
        for turn in range(count // len(table["questions"]) + 1)
        for each in table["questions"]
    ]
    about = {**table["questionnaire"], "id": "many"}
    about.pop("replaces", None)
    left = {name: part for name, part in table.items() if name not in {"samples", "retired", "accepted"}}
    path = folder / "many.toml"
    folder.mkdir(parents=True)
    path.write_text(tomli_w.dumps({**left, "questionnaire": about, "questions": asked[:count]}), encoding="utf-8")
    return load(path)


def ran(*command: str, home: Path) -> str:
    """Seconds, and MiB at most, that a command of the program took; where it made no file, its last words."""
    begun = time.perf_counter()
    with (home / "words").open("w+b") as words:
        process = subprocess.Popen(
            [*PROGRAM, *command], env=clean_environment(home), stdout=subprocess.DEVNULL, stderr=words
        )
        gone, status, used = 0, 0, None
        while not gone and time.perf_counter() - begun < LIMIT:
            time.sleep(0.05)
            gone, status, used = os.wait4(process.pid, os.WNOHANG)
        if not gone or used is None:
            process.kill()
            process.wait()
            return f"given up after {LIMIT} s"
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        last = words.read().decode().splitlines()[-1:] if process.returncode else []
    return " ".join([f"{time.perf_counter() - begun:7.1f} s {used.ru_maxrss / 1024:6.0f} MiB", *last])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SCENES)
    parser.add_argument("--keys", type=int, default=20)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["HOME"] = folder
        asked = many_questions(home / "Documents" / "Prevent questionnaires")
        for name in [chosen.only] if chosen.only else SCENES:
            scene(name, asked, home, chosen.keys)


def scene(name: str, asked: Questionnaire, home: Path, keys: int) -> None:
    """Prints what one file takes."""
    path = home / f"{name}.toml"
    assessment = SCENES[name](asked)
    begun = time.perf_counter()
    path.write_bytes(codec.dump(assessment))
    print(f"{name}: {len(asked.questions)} questions, {path.stat().st_size / 2**20:.1f} MiB")
    print(f"  {'save':8} {time.perf_counter() - begun:7.2f} s")
    terminal = Terminal((*PROGRAM, str(path)), home)
    try:
        print(f"  {'opening':8} {terminal.read_until(PAINTED, 120):7.2f} s")
        terminal.drain(1.0)
        times = []
        for number in range(keys):
            terminal.send(b"31"[number % 2 : number % 2 + 1])
            times.append(terminal.read_until(b"m", 60))
            terminal.drain(0.3)
        print(f"  {'key, ms':8} {percentiles(times)}   p50, p90, p99, worst")
        terminal.send(b"n")
        terminal.drain(0.5)
        begun = time.perf_counter()
        terminal.send(b"\x1b[200~")
        for _ in range(1_000):
            terminal.send(b"pasted " * 150)
        terminal.send(b"\x1b[201~\x1b")
        terminal.read_until(PAINTED, 120)
        print(f"  {'1 MB paste':8} {time.perf_counter() - begun:5.2f} s, {terminal.resident():.0f} MiB")
    finally:
        terminal.end()
    for ending in EXPORTS:
        print(f"  {ending:8} {ran('export', str(path), '--out', str(home / f'out.{ending}'), home=home)}", flush=True)


if __name__ == "__main__":
    main()
