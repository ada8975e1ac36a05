"""A copy of the program that lacks what comes with it says so, whatever it is asked to do; it never does less."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path

import pytest

from prevent_tui import paths, thresholds
from prevent_tui.cli import main as command_line
from prevent_tui.errors import Incomplete
from prevent_tui.files import packaged
from prevent_tui.questionnaire.lint import rulebook
from prevent_tui.report.formats.html import style, writer
from prevent_tui.toml import data
from prevent_tui.workspace.completeness import refuse_incomplete
from support.folders import ROOT

MINIMAL = ROOT / "tests" / "data" / "minimal.toml"
NOT_COMPLETE = "This copy of prevent-tui is not complete"


CACHES = (
    *(data.load, thresholds.thresholds, style._fixed, writer._environment),
    *(each for each in vars(rulebook).values() if hasattr(each, "cache_clear")),
)


@pytest.fixture(autouse=True)
def forgotten():
    """What was not read in a test is read after it."""
    yield
    for each in CACHES:
        each.cache_clear()


@pytest.fixture
def sample(prevent, tmp_path) -> Path:
    assert prevent("sample", "sample.toml")[0] == 0
    return tmp_path / "sample.toml"


def lack(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As if a file of the program's own were not there, and had never been read."""
    for each in CACHES:
        each.cache_clear()
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == name:
            raise FileNotFoundError(2, "no such file", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(
    "command",
    [
        ("questionnaires",),
        ("questionnaires", "--json"),
        ("questionnaires", "show", "schools"),
        ("questionnaires", "diff", "schools@2022", "schools"),
        ("questionnaires", "new", "mine.toml"),
        ("questionnaires", "new", "mine.toml", "--overlay-of", "schools"),
        ("new", "a.toml", "--questionnaire", "schools"),
        ("sample", "a.toml"),
        ("score", "sample.toml"),
        ("check", "--bundled"),
        ("check", "sample.toml"),
        ("verify", "sample.toml"),
        ("export", "sample.toml", "--out", "a.md"),
        ("export", "--blank", "--questionnaire", "schools", "--out", "a.md"),
    ],
)
def test_without_its_questionnaires_every_command_that_needs_them_says_so(
    prevent, sample, tmp_path, monkeypatch, command, there
):
    empty = tmp_path / "bundled"
    if there:
        empty.mkdir()
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: empty)
    code, out, err = prevent(*command)
    assert (code, out) == (70, ""), err
    assert f"{NOT_COMPLETE}: the questionnaires that come with it" in err
    assert "Install it again" in err
    assert not (tmp_path / "mine.toml").exists()


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("thresholds.toml", ("score", "sample.toml")),
        ("advice.toml", ("check", str(MINIMAL))),
        ("questionnaire.toml", ("questionnaires", "new", "mine.toml")),
        ("page.html.j2", ("export", "sample.toml", "--out", "a.html")),
        ("report.css", ("export", "sample.toml", "--out", "a.html")),
    ],
)
def test_without_one_of_its_files_it_says_which(prevent, sample, tmp_path, monkeypatch, name, command):
    lack(monkeypatch, name)
    code, out, err = prevent(*command)
    assert (code, out) == (70, ""), err
    assert NOT_COMPLETE in err
    assert name in err
    assert not {path.name for path in tmp_path.iterdir()} & {"mine.toml", "a.html"}


def test_without_a_font_it_says_which(prevent, sample, tmp_path, monkeypatch):
    import fontpkg

    def lacking(name: str, **_: object) -> str:
        raise LookupError(name)

    monkeypatch.setattr(fontpkg, "path", lacking)
    code, _, err = prevent("export", "sample.toml", "--out", "a.pdf", "--include", "summary")
    assert code == 70
    assert f"{NOT_COMPLETE}: the font Fira Sans" in err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("name", ["prevent.tcss", "thresholds.toml"])
def test_the_screens_are_not_begun_without_what_they_need(monkeypatch, name):
    lack(monkeypatch, name)
    with pytest.raises(Incomplete, match=name):
        refuse_incomplete()


def test_the_screens_are_not_begun_without_questionnaires(monkeypatch, tmp_path):
    refuse_incomplete()
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: tmp_path)
    with pytest.raises(Incomplete, match="questionnaires"):
        refuse_incomplete()


def test_a_library_that_is_missing_is_named(prevent, sample, monkeypatch):
    real = builtins.__import__

    def lacking(name: str, *rest: object) -> object:
        if name == "pydantic" or name.startswith("prevent_tui.scoring"):
            raise ModuleNotFoundError("No module", name="pydantic")
        return real(name, *rest)

    monkeypatch.delitem(sys.modules, "prevent_tui.cli.score_text", raising=False)
    monkeypatch.setattr(builtins, "__import__", lacking)
    monkeypatch.setattr(command_line.sys, "exit", lambda code: (_ for _ in ()).throw(SystemExit(code)))
    code, _, err = prevent("score", "sample.toml")
    assert code == 70
    assert f"{NOT_COMPLETE}: the library pydantic" in err


def test_every_file_of_its_own_is_asked_for_in_one_way():
    assert packaged.packaged_text("prevent_tui", "thresholds.toml")
    with pytest.raises(Incomplete, match=r"prevent_tui/none/at/all\.toml"):
        packaged.packaged("prevent_tui", "none", "at", "all.toml")
    with pytest.raises(Incomplete):
        packaged.packaged("prevent_tui.none", "all.toml")
