"""What stands at a path is asked in one place of the program, which has an answer for every path."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path

import pytest

import prevent_tui
from prevent_tui import file_kind
from prevent_tui.file_kind import Kind, kind_of

PRODUCT = Path(prevent_tui.__file__).parent
QUESTIONS = {
    *("is_file", "is_dir", "is_symlink", "is_mount", "is_socket", "is_fifo", "is_block_device", "is_char_device"),
    *("exists", "lexists", "isfile", "isdir", "islink", "stat", "lstat", "access", "samefile", "samestat", "getsize"),
    *("getmtime", "resolve", "realpath", "iterdir", "listdir", "scandir", "glob", "rglob", "iglob", "walk", "readlink"),
}


def questions(code: str) -> list[str]:
    """Where a module asks, by itself: line and name."""
    asked = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute):
            base = node.value.id if isinstance(node.value, ast.Name) else ""
            asked += [(node.lineno, node.attr)] if base not in {"ast", "file_kind", "self"} else []
        elif isinstance(node, ast.ImportFrom) and node.module in {"os", "os.path", "glob"}:
            asked += [(node.lineno, each.name) for each in node.names]
    return [f"{line}: {name}" for line, name in asked if name in QUESTIONS]


def test_only_one_module_asks_what_stands_at_a_path() -> None:
    asking = {
        path.relative_to(PRODUCT).as_posix(): lines
        for path in sorted(PRODUCT.rglob("*.py"))
        if (lines := questions(path.read_text("utf-8")))
    }
    assert list(asking) == ["file_kind.py"], asking


@pytest.mark.parametrize(
    "code",
    [
        "path.is_file()",
        "list(map(Path.is_dir, paths))",
        "import os\nos.path.exists(path)",
        "import os\nos.stat(path)",
        "from os.path import isdir",
        "from os import scandir as look",
        "for each in folder.iterdir(): ...",
        "folder.rglob('*')",
        "path.resolve()",
    ],
)
def test_every_way_to_ask_is_seen(code: str) -> None:
    assert questions(code)


NAMES = [
    "x" * 300,
    f"{'y' * 300}/a",
    "a\0b",
    "lone \udcff",
    "\ud800",
    "",
    ".",
    "a/" * 3000,
    "NUL",
    "a|b",
    "~",
    "con.toml ",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_an_answer(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert kind_of(path) in Kind
    for ask in (file_kind.is_file, file_kind.is_folder, file_kind.is_taken, file_kind.entries):
        ask(path)
    file_kind.is_same(path, tmp_path)
    for ask in (file_kind.status, file_kind.real_path):
        try:
            ask(path)
        except OSError:
            continue


@pytest.mark.parametrize("number", [*errno.errorcode])
def test_every_error_of_the_system_has_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    for name in ("stat", "resolve", "iterdir", "is_symlink"):
        monkeypatch.setattr(Path, name, fail)
    path = tmp_path / "a"
    assert kind_of(path) in {Kind.NOTHING, Kind.UNKNOWN}
    assert not (file_kind.is_file(path) or file_kind.is_folder(path) or file_kind.is_taken(path))
    assert file_kind.entries(path) == []
    assert not file_kind.is_same(path, path)
    with pytest.raises(OSError):
        file_kind.real_path(path)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_links_pipes_and_devices_are_told_apart(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, to in {"lost": "nowhere", "circle": "circle", "file": "real", "folder": "."}.items():
        (tmp_path / name).symlink_to(to)
    (tmp_path / "real").touch()
    expected = {
        "pipe": Kind.DEVICE,
        "lost": Kind.LOST_LINK,
        "circle": Kind.LOST_LINK,
        "file": Kind.FILE,
        "real": Kind.FILE,
        "folder": Kind.FOLDER,
        "real/inside": Kind.NOTHING,
        "none": Kind.NOTHING,
    }
    assert {name: kind_of(tmp_path / name) for name in expected} == expected
    assert kind_of(Path("/dev/null")) is Kind.DEVICE
