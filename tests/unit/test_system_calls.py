"""Whichever call to the system fails: a file is the old or the new one, somebody is told, and next time it works."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from prevent_tui.assessment.storage.document import Document
from prevent_tui.files import atomic
from support.failing_work import outcomes
from support.system_calls import SHORT, Calls, shim
from support.written_work import JOBS


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: some thousand small folders are made in it."""
    memory = Path("/dev/shm")
    path = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield path
    shutil.rmtree(path)


def faults(job: str, folder: Path, *errors: str) -> list[str]:
    """What is wrong after each failure, a line each."""
    became = list(outcomes(job, folder, *([errors] if errors else [])))
    assert became, "no call was seen, so none was made to fail"
    return [f"{one.call} of {one.about}, {one.how}: {fault}" for one in became for fault in one.faults]


@pytest.mark.parametrize("job", JOBS)
def test_any_call_may_fail_once_and_nothing_is_lost(job: str, folder: Path) -> None:
    assert faults(job, folder, "EIO") == []


@pytest.mark.slow
@pytest.mark.by_hand
@pytest.mark.timeout(400)
@pytest.mark.parametrize("job", JOBS)
def test_any_call_may_fail_in_any_way_and_nothing_is_lost(job: str, folder: Path) -> None:
    assert faults(job, folder) == []


def test_every_kind_of_call_is_seen(folder: Path) -> None:
    seen = {one.call for one in outcomes("a new file", folder, ("EIO",))}
    assert {"open", "write", "fsync", "close", "stat", "mkdir", "unlink", "flock"} <= seen
    assert "replace" in {one.call for one in outcomes("a save", folder / "save", ("EIO",))}


def test_a_write_that_takes_half_is_gone_on_with(folder: Path) -> None:
    short = [one for one in outcomes("a save", folder, ()) if one.how == SHORT]
    assert [one.became for one in short] == ["done"] * len(short) != []


# ------------------------------------------------------------ that a fault would be seen


def test_a_write_in_place_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "write", lambda path, data, **_: path.write_bytes(data))
    assert any("neither the old nor the new" in fault for fault in faults("a save", folder, "EIO"))


def test_a_failure_that_nobody_is_told_of_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(self: Document, assessment: object, real: object = Document.save) -> None:
        try:
            real(self, assessment)  # type: ignore[operator]
        except atomic.CannotWrite:
            return

    monkeypatch.setattr(Document, "save", silent)
    assert any("nobody is told" in fault for fault in faults("a save", folder, "EIO"))


def test_what_is_left_behind_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_discard", lambda temporary: None)
    assert any("left behind" in fault for fault in faults("a save", folder, "EIO"))


def test_calls_about_other_files_go_through_uncounted(tmp_path: Path, folder: Path) -> None:
    with shim(Calls(folder, fails_at=0, how="EIO", counting=True)) as calls:
        (tmp_path / "other").write_text("as ever", "utf-8")
    assert calls.seen == []
