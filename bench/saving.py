"""What a save of 60 answers costs, and what the disk alone takes of it.

python bench/saving.py [--rounds N] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.session import Session
from prevent_tui.assessment.storage.codec import dump
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.files import atomic
from prevent_tui.questionnaire.model import Questionnaire
from ptydrive import percentiles
from schooling import schools

QUESTIONS = 60
NOTE = "Seen in the minutes of the last meeting; the link governor keeps the signed copy and brings it to each one."


def sixty() -> Questionnaire:
    """The schools questionnaire, with some of its questions asked again until there are sixty."""
    real = schools()
    more = [real.questions[n].model_copy(update={"id": f"more-{n}"}) for n in range(QUESTIONS - len(real.questions))]
    return real.model_copy(update={"questions": (*real.questions, *more), "samples": ()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    questionnaire = sixty()
    session = Session(questionnaire, blank_assessment(questionnaire), now)
    for question in questionnaire.questions:
        session.choose(question.id, "developing")
        session.note(question.id, NOTE)
    dumps, saves, writes = [], [], []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        os.environ["XDG_STATE_HOME"] = folder
        path = Path(folder) / "answers.toml"
        with Document.create(path, questionnaire, session.assessment, clock=now) as document:
            for number in range(options.rounds):
                session.note(questionnaire.questions[number % QUESTIONS].id, f"{NOTE} {number}")
                begun = time.perf_counter()
                data = dump(session.assessment)
                dumped = time.perf_counter()
                document.save(session.assessment)
                saved = time.perf_counter()
                atomic.write(Path(folder) / "alone.toml", data)
                dumps.append(dumped - begun)
                saves.append(saved - dumped)
                writes.append(time.perf_counter() - saved)
    print(f"{QUESTIONS} answers with notes, {len(data)} bytes, {options.rounds} rounds")
    print(f"{'milliseconds':36} {'p50':>8} {'p90':>8} {'p99':>8} {'worst':>8}")
    print(f"{'save, all of it':36} {percentiles(saves)}  (budget 4 at p50)")
    print(f"{'  text of the whole file, made anew':36} {percentiles(dumps)}")
    print(f"{'  safe write alone':36} {percentiles(writes)}")


if __name__ == "__main__":
    main()
