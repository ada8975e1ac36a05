"""What every test is given: a home of its own; and, for those that ask, a day and a small shipped questionnaire."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
import time_machine
import tomli_w

from prevent_tui import clock, paths
from prevent_tui.cli import main
from prevent_tui.questionnaire.loading import load
from support import traces
from support.clock_readers import note_readers, readers_only
from support.folders import OWN_FOLDERS
from support.small_questionnaire import NOON, TODAY, question, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prevent_tui.questionnaire.model import Questionnaire

# A busy machine is no fault of a test: how long an example takes, or is being made up, is not looked at.
_BUSY = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile("dev", max_examples=20, deadline=None, suppress_health_check=_BUSY)
hypothesis.settings.register_profile(
    # The same examples for the same program: what is new is looked for by `tests/fuzz`, and by hand.
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=_BUSY,
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds what takes the pictures of the main screens anew, and what lets every test believe it is another day."""
    parser.addoption("--renew-pictures", action="store_true", help="take the pictures of the main screens anew")
    parser.addoption("--day", type=date.fromisoformat, help="run as if it were ten o'clock on that day, YYYY-MM-DD")
    parser.addoption("--note-readers", type=Path, help="add to this file which tests read the clock")
    parser.addoption("--readers-only", type=Path, help="run only the tests that are in this file, if it is there")


def pytest_configure(config: pytest.Config) -> None:
    """Shifts the clock of this process; programs that a test starts keep the real one."""
    compile_once(config)
    if day := config.getoption("day"):
        time_machine.travel(datetime.combine(day, time(10), UTC)).start()
    if file := config.getoption("note_readers"):
        note_readers(file)


def compile_once(config: pytest.Config) -> None:
    """Keeps what Python has compiled, where it is told to write nothing beside the code: tests start many programs."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("compiled"))
        sys.dont_write_bytecode = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what another day cannot change, where a run before has noted what it can."""
    file = config.getoption("readers_only")
    if file and file.exists():
        readers_only(file, config, items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips what needs a program that is not here; `external("qpdf")` names it."""
    for mark in item.iter_markers("external"):
        for program in mark.args:
            if not shutil.which(program):
                pytest.skip(f"{program} is not installed")


def pytest_collection_finish() -> None:
    """Thousands of tests that are collected stay to the end: looking each time whether they can go takes long.

    A screen makes thousands of things and few circles of them, so that looking for those seldom is soon enough.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="module", autouse=True)
def no_traces() -> Iterator[None]:
    """No file of tests leaves anything changed for the next one in its process; which that is differs each time."""
    before = traces.state()
    yield
    assert traces.changed(before) == []


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet; pytest's own are numbered by looking through all that are."""
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, and for every program the test starts; the real one is never touched."""
    folder = next(homes)
    folder.mkdir()
    for name, inside in OWN_FOLDERS.items():
        monkeypatch.setenv(name, str(folder / inside))
    (folder / "documents").mkdir()
    return folder


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Stops the program's clock at noon of a day; before another is named, of `TODAY`."""

    def stop(day: date) -> None:
        noon = datetime.combine(day, NOON.time())
        stopped = type("Stopped", (datetime,), {"now": classmethod(lambda cls: noon)})
        monkeypatch.setattr(clock, "datetime", stopped)

    stop(TODAY)
    return stop


@pytest.fixture
def shipped(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Questionnaire:
    """The one questionnaire the program has in this test, `little`; its file is `paths.bundled_questionnaires()`'s."""
    folder = tmp_path_factory.mktemp("bundled")
    set_aside = {"not_applicable": {"allowed": True}}
    asked = table(question("head", "must"), question("hall", **set_aside), question("gate", "good", theme="places"))
    (folder / "little.toml").write_text(tomli_w.dumps(asked), encoding="utf-8")
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: folder)
    return load(folder / "little.toml")


@pytest.fixture
def prevent(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Runs the program with arguments in an empty folder; gives its exit code, output and words."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main.main(args)
        return ended.value.code, *capsys.readouterr()

    return run
