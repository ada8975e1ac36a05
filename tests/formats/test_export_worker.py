"""Making a file in a process of its own: the same file, its errors as they are, and nothing left of one given up."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from prevent_tui import paths
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.errors import CannotWrite, Fault, PreventError
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report import export, worker
from prevent_tui.report.case import Case
from prevent_tui.report.export import ExportJob
from prevent_tui.report.request import ExportRequest, Format
from prevent_tui.scoring import score
from support.folders import ROOT
from support.rendered_samples import once
from support.small_questionnaire import NOON, TODAY

STOPS = "from prevent_tui.report import worker; worker._send(sys.stdout.buffer, worker._Sort.READY); "
"""The beginning of a child that says it is there, and then does something else than it should."""


def case_of(assessment, asked) -> Case:
    return Case(asked, assessment, score(asked, assessment, TODAY), TODAY)


@pytest.fixture(scope="module")
def case() -> Case:
    """The invented school with gaps."""
    asked = open_questionnaire("schools")
    sample = next(each for each in asked.samples if each.strength == "weak")
    return case_of(from_sample(asked, sample, NOON), asked)


def job(format_, case, password="") -> ExportJob:
    """The job of making a file of a case."""
    return ExportJob(ExportRequest(format=format_), case, password=password)


def made_here(format_, case) -> bytes:
    """What this process makes of the invented school."""
    return once(("made here", format_), lambda: export.export(job(format_, case)).data)


@pytest.fixture
def children(monkeypatch) -> list:
    """The processes started, each with its command line."""
    found, start = [], asyncio.create_subprocess_exec

    async def started(*command, **options):
        child = await start(*command, **options)
        found.append((child, command))
        return child

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    return found


def code(monkeypatch, text: str) -> None:
    """Has the child run something else."""
    monkeypatch.setattr(worker, "_CODE", f"import sys; sys.path[:] = sys.argv[1:]; {text}")


def quietly(done: int, total: int) -> None:
    """Listens to no progress."""


def kept() -> str:
    """What was recorded of crashes."""
    return "\n".join(path.read_text("utf-8") for path in (paths.state_dir() / "crashes").glob("*.txt"))


@pytest.mark.parametrize("format_", [Format.PDF, Format.HTML, Format.CSV])
async def test_it_makes_the_same_file_as_would_be_made_here(case, children, format_):
    made = await worker.run(job(format_, case), quietly)
    assert made.data == made_here(format_, case)
    assert [child.returncode is not None for child, _ in children] == [True]


async def test_it_tells_how_far_it_is(case):
    told = []
    await worker.run(job(Format.PDF, case), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 1


async def test_an_error_comes_back_as_it_is():
    asked = open_questionnaire("schools")
    with pytest.raises(CannotWrite) as here:
        export.export(job(Format.ICS, case_of(blank_assessment(asked), asked)))
    with pytest.raises(CannotWrite) as there:
        await worker.run(job(Format.ICS, case_of(blank_assessment(asked), asked)), quietly)
    assert str(there.value) == str(here.value)
    assert "Nothing has a date yet" in there.value.message
    assert there.value.hint == here.value.hint
    assert kept() == ""


def test_every_error_of_ours_survives_the_pipe():
    error = PreventError("No.", hint="Do this.", file=Path("x"), faults=(Fault("here", "Wrong."),))
    back = pickle.loads(pickle.dumps(error))
    assert (str(back), back.file, back.faults) == (str(error), error.file, error.faults)


async def test_a_mistake_of_the_program_is_said_and_recorded_without_any_answer(case):
    with pytest.raises(CannotWrite, match="The program made a mistake") as told:
        await worker.run(job(Format.PDF, "Łęcki was named in note 4"), quietly)
    assert "without any answer, is kept in" in told.value.hint
    assert "AttributeError" in kept()
    assert "Łęcki" not in kept()


async def test_a_process_that_stops_half_way_is_said_and_recorded(case, monkeypatch):
    code(monkeypatch, f"{STOPS} sys.stdin.buffer.read(10); sys.stdout.flush(); import os; os._exit(9)")
    with pytest.raises(CannotWrite, match="What makes the file stopped half-way"):
        await worker.run(job(Format.PDF, case), quietly)
    assert "IncompleteReadError" in kept()


@pytest.mark.parametrize("executable", ["", "/no/such/interpreter"])
async def test_where_no_process_can_be_started_a_thread_makes_it(case, monkeypatch, executable):
    monkeypatch.setattr(sys, "executable", executable)
    told = []
    made = await worker.run(job(Format.PDF, case), lambda done, total: told.append((done, total)))
    assert made.data == made_here(Format.PDF, case)
    assert told


async def test_a_program_that_is_no_interpreter_is_no_child_either(case, monkeypatch, children):
    code(monkeypatch, "print('usage: no such option'); sys.exit(2)")
    made = await worker.run(job(Format.CSV, case), quietly)
    assert made.data == export.export(job(Format.CSV, case)).data
    assert children[0][0].returncode is not None


async def test_given_up_it_ends_the_process_at_once(case, monkeypatch, children):
    code(monkeypatch, f"{STOPS} import time; time.sleep(600)")
    task = asyncio.create_task(worker.run(job(Format.PDF, case), quietly))
    while not children:
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert children[0][0].returncode is not None


async def test_given_up_in_a_thread_it_stops_at_the_next_step(case, monkeypatch):
    monkeypatch.setattr(sys, "executable", "")
    reached, ended = asyncio.Event(), asyncio.Event()
    loop, make = asyncio.get_running_loop(), worker._exported

    def watched(job, progress):
        try:
            return make(job, progress)
        finally:
            loop.call_soon_threadsafe(ended.set)

    monkeypatch.setattr(worker, "_exported", watched)
    task = asyncio.create_task(worker.run(job(Format.PDF, case), lambda _done, _total: reached.set()))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(ended.wait(), 60)


async def test_a_password_is_neither_on_a_command_line_nor_in_a_record(case, children):
    locked = job(Format.CSV, case, password="open sesame")
    with pytest.raises(CannotWrite, match="Only a PDF can have a password"):
        await worker.run(locked, quietly)
    assert "sesame" not in str(children[0][1])
    assert "sesame" not in repr(locked)


@pytest.mark.slow
async def test_it_looks_for_modules_where_this_process_does_and_not_in_the_folder_it_stands_in(
    case, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    for name in ("struct", "json", "prevent_tui", "fpdf"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken in')", encoding="utf-8")
    made = await worker.run(job(Format.PDF, case), quietly)
    assert made.data.startswith(b"%PDF-")


@pytest.mark.slow
def test_the_process_loads_no_screens(case):
    ask = "import sys, json; from prevent_tui.report.worker import main; main(); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", ask], input=pickle.dumps(job(Format.PDF, case)), cwd=ROOT, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True,
    )  # fmt: skip
    loaded = set(json.loads(done.stderr.decode().splitlines()[-1]))
    assert "fpdf" in loaded
    assert not loaded & {"textual", "rich", "click"}
