"""What the application's tests are given: files to open, and the shipped questionnaire read only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prevent_tui import paths
from prevent_tui.questionnaire import catalogue, loading
from prevent_tui.report import worker
from prevent_tui.report.export import ExportJob
from prevent_tui.report.model.rendered import Rendered
from support.app_pilot import new_school, sample_school
from support.export_dialog import BEGINS, Held

if TYPE_CHECKING:
    from pathlib import Path

    from prevent_tui.questionnaire.model import Questionnaire

_READ: dict[Path, Questionnaire] = {}
_SHIPPED = paths.bundled_questionnaires()


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the shipped questionnaire takes longer than most tests; it is frozen, so they can share it."""
    read = loading.load

    def load(path: Path) -> Questionnaire:
        if path.parent != _SHIPPED:
            return read(path)
        return _READ.get(path) or _READ.setdefault(path, read(path))

    # The catalogue has a name of its own for it, by which nearly every questionnaire is read.
    for module in (catalogue, loading):
        monkeypatch.setattr(module, "load", load)


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
