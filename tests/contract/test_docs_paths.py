"""Every file, function and class that the pages for developers name is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("CONTRIBUTING.md", "docs/architecture.md")
FOLDERS = ("prevent_tui/", "tests/", "docs/", "bench/", "questionnaires/", ".ci/", ".github/")
AT_THE_TOP = re.compile(r"[A-Z]+\.md|pyproject\.toml|\.pre-commit-config\.yaml")


def quoted(page: str) -> list[str]:
    """Everything a page has in backticks, outside its blocks of code."""
    text = re.sub(r"(?ms)^ *```.*?^ *```$", "", (ROOT / page).read_text("utf-8"))
    return re.findall(r"`([^`\n]+)`", text)


def is_place(name: str) -> bool:
    """Whether it looks like a file or a folder of the repository."""
    return bool(AT_THE_TOP.fullmatch(name)) or (name.startswith(FOLDERS) and " " not in name)


def places() -> list[pytest.param]:
    """Each place that a page names, with what it names in it."""
    found = dict.fromkeys((page, name) for page in PAGES for name in quoted(page) if is_place(name))
    return [pytest.param(name, id=f"{page}: {name}") for page, name in found]


@cache
def names_in(path: Path) -> frozenset[str]:
    """What a module defines: its functions, classes and constants, and `Class.member`."""
    return frozenset(_defined(ast.parse(path.read_text("utf-8")).body, ""))


def _defined(body: list[ast.stmt], before: str) -> list[str]:
    names = []
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append(before + node.name)
        if isinstance(node, ast.ClassDef):
            names += _defined(node.body, f"{before}{node.name}.")
        if isinstance(node, ast.Assign):
            names += [before + target.id for target in node.targets if isinstance(target, ast.Name)]
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.append(before + node.target.id)
    return names


@pytest.mark.parametrize("name", places())
def test_what_a_page_names_is_there(name):
    place, _, member = name.partition(":")
    path = ROOT / place
    assert path.is_dir() if place.endswith("/") else path.is_file(), place
    assert not member or member.removesuffix("()") in names_in(path), f"{place} has no {member}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_enough_to_be_of_use(page):
    assert sum(map(is_place, quoted(page))) > 20


@cache
def functions() -> frozenset[str]:
    """The name of every function and method of the program."""
    modules = (ROOT / "prevent_tui").rglob("*.py")
    return frozenset(name.rpartition(".")[2] for module in modules for name in names_in(module))


@pytest.mark.parametrize("page", PAGES)
def test_a_function_named_without_its_file_is_one_of_the_program(page):
    called = {found[1] for name in quoted(page) if (found := re.fullmatch(r"(\w+)\(.*\)", name))}
    assert called <= functions()


def test_the_check_tells_what_is_there_from_what_is_not():
    names = names_in(Path(__file__))
    assert {"PAGES", "quoted", "names_in"} <= names
    assert "nothing_of_the_kind" not in names
    assert "Path.nothing" not in names
    assert is_place("prevent_tui/scoring/__init__.py:score")
    assert is_place("SECURITY.md")
    assert not is_place("prevent-tui check")
    assert not is_place("Session")
    assert "score" in functions()
    assert "nothing_of_the_kind" not in functions()
