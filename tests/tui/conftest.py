"""What the application's tests are given: files to open, and exports that wait or are quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Evidence, FigureValue
from prevent_tui.assessment.model.governance import Challenge, Contact, Review
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.report import worker
from prevent_tui.report.export import ExportJob
from prevent_tui.report.model.rendered import Rendered
from support.app_pilot import new_school, sample_school, stored, write
from support.export_dialog import BEGINS, Held
from support.small_questionnaire import TODAY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test names without a folder ends up in its own home."""
    monkeypatch.chdir(home)


@pytest.fixture
def school(home: Path) -> Path:
    """A new school's file with nothing answered."""
    return new_school(home / "documents" / "school.toml")


@pytest.fixture
def weak(home: Path) -> Path:
    """The file of the invented school with gaps, kept like any other."""
    return sample_school(home / "documents" / "weak.toml")


@pytest.fixture
def held(monkeypatch) -> Held:
    """Nothing is finished until the test says so."""
    stand_in = Held()
    monkeypatch.setattr(worker, "run", stand_in.run)
    return stand_in


@pytest.fixture
def quick(monkeypatch) -> list[ExportJob]:
    """Every file is made at once and holds nothing; the jobs are kept."""
    jobs: list[ExportJob] = []

    async def run(job, progress) -> Rendered:
        jobs.append(job)
        return Rendered(BEGINS[job.request.format])

    monkeypatch.setattr(worker, "run", run)
    return jobs


@pytest.fixture
def full(weak: Path) -> Path:
    """The school with gaps, with something in each of its lists."""
    more = {
        "evidence": (Evidence(id="piece", title="Register", where="Drive", held_by="DSL", checked_on=TODAY),),
        "actions": (Action(id="step", text="Ask", owner="DSL"),),
        "risks": (Risk(id="risk", title="A risk"),),
        "contacts": (Contact(id="office", who="Office"),),
        "figures": (FigureValue(id="own", label="Talks held", value=3, date=TODAY, source="Diary"),),
        "challenges": (Challenge(id="asked", text="Who leads?"),),
        "reviews": (Review(on=TODAY, by="DSL"),),
    }
    assessment = stored(weak)
    answers = {name: each.model_copy(update={"evidence": ()}) for name, each in assessment.answers.items()}
    return write(weak, assessment.model_copy(update={**more, "answers": answers}))
