"""Paths as people give them: as Windows copies one, as a terminal drops one, with a home folder, or just typed."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.file_kind import Kind, kind_of
from prevent_tui.workspace import typed_path as module
from prevent_tui.workspace.typed_path import typed_path

posix_only = pytest.mark.skipif(os.name == "nt", reason="there a backslash parts folders")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A file in a folder, both with spaces in their names, and a quotation mark."""
    folder = tmp_path / "Safeguarding files"
    folder.mkdir()
    path = folder / "St Mary's (final) 100% #1 ŵyn.toml"
    path.touch()
    return path


def ways(path: Path) -> dict[str, str]:
    """How one path comes in."""
    shell = str(path).replace("'", "'\\''")
    return {
        "plain": f"{path}",
        "space and line end": f"  {path} \r\n",
        "as Windows copies it": f'"{path}"',
        "in quotes, line end after": f'"{path}"\n',
        "as a shell quotes it": f"'{shell}'",
        "as a word processor makes them": f"\u201c{path}\u201d",
        "as an address": path.as_uri(),
        "as an address of this computer": path.as_uri().replace("file://", "file://localhost"),
        "as an address, capitals": path.as_uri().replace("file:", "FILE:"),
        "first quote only": f'"{path}',
        "dropped behind a folder": f"{Path.cwd()}/{path}",
        "dropped in quotes behind a folder": f'{Path.cwd()}/"{path}"',
        "address dropped behind a folder": f"{Path.cwd()}/{path.as_uri()}",
    }


@pytest.mark.parametrize("way", list(ways(Path("/x"))))
def test_a_path_is_understood_however_it_comes_in(school: Path, way: str) -> None:
    assert typed_path(ways(school)[way]) == school


@posix_only
def test_a_path_is_understood_with_a_backslash_before_each_strange_sign(school: Path) -> None:
    escaped = "".join(sign if sign.isalnum() or sign in "/._-" else f"\\{sign}" for sign in str(school))
    assert typed_path(escaped) == school
    assert typed_path(f"{Path.cwd()}/{escaped} ") == school


@pytest.mark.parametrize("way", [way for way in ways(Path("/x")) if "behind" not in way])
def test_a_file_that_is_not_there_yet_is_named_as_well(tmp_path: Path, way: str) -> None:
    new = tmp_path / "New files" / "report.pdf"
    assert typed_path(ways(new)[way]) == new


@posix_only
def test_a_file_whose_name_is_strange_is_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ('"quoted".toml', "a\\ b.toml", "'a'", "$HOME", "~x.toml", "file:x"):
        (tmp_path / name).touch()
        assert typed_path(name) == Path(name)
        assert typed_path(str(tmp_path / name)) == tmp_path / name


def test_the_home_folder_has_a_sign(home: Path) -> None:
    assert typed_path("~/a b.toml") == home / "a b.toml"
    assert typed_path('"~/a b.toml"') == home / "a b.toml"
    with pytest.raises(ValueError, match="no home folder of that name"):
        typed_path("~nobody-of-this-name/x")


def test_a_variable_at_the_beginning_has_its_value(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUPILS", str(home))
    assert typed_path("$PUPILS/a.toml") == home / "a.toml"
    assert typed_path("Costs $PUPILS.pdf") == Path("Costs $PUPILS.pdf")
    assert typed_path("%NO_SUCH%/a.toml") == Path("%NO_SUCH%/a.toml")


def test_what_is_no_path_stays_what_it_is() -> None:
    for text in ("", "  ", '"', '""', "'", "x" * 300, "a'b", "Governors'", '"half'):
        assert isinstance(typed_path(text), Path)
    assert typed_path("Governors'") == Path("Governors'")
    assert "\0" not in str(typed_path("a\0b"))


def test_on_windows_a_backslash_parts_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.os, "name", "nt")
    assert module._plain(r'"C:\Users\DSL\My files\a.toml"') == r"C:\Users\DSL\My files\a.toml"
    assert module._plain(r"C:\Users\DSL\a.toml") == r"C:\Users\DSL\a.toml"
    assert module._plain("file:///C:/My%20files/a%231.toml") == "C:/My files/a#1.toml"
    assert module._plain("file://server/share/a.toml") == "//server/share/a.toml"
    assert PureWindowsPath(module._plain(r"C:\My files\a b.toml")).name == "a b.toml"


@posix_only
def test_every_sign_of_the_name_of_a_file_that_is_there_counts(tmp_path: Path) -> None:
    for name in ("two  spaces.toml", " around ", "e\u0301cole.toml", "a\tb.toml", "a\nb.toml", "\udcff.toml"):
        (tmp_path / name).touch()
        assert typed_path(str(tmp_path / name)) == tmp_path / name
    assert typed_path(f'"{tmp_path}/two  spaces.toml"') == tmp_path / "two  spaces.toml"
    assert typed_path(f"'{tmp_path}/e\u0301cole.toml' ") == tmp_path / "e\u0301cole.toml"


@given(st.text(st.characters() | st.sampled_from("\"'\\/~$%:. \n\0\udcff\u201c"), max_size=40))
def test_whatever_is_typed_is_a_path_or_refused_in_words(text: str) -> None:
    try:
        path = typed_path(text)
    except ValueError as error:
        assert str(error).startswith("There is no home folder")
    else:
        assert kind_of(path) in Kind
