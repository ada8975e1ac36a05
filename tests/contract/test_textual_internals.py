"""What is private to Textual and used here: all of it is listed in one place, and this version of Textual has it."""

from __future__ import annotations

import ast
import sys
from asyncio import Event
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser

import prevent_tui.tui
from prevent_tui.tui.kit import textual_internals

LISTED = {name for names in textual_internals.USED.values() for name in names}


def given_when_made(owner: type) -> set[str]:
    """The names that the making of an instance sets."""
    makers = [each.__init__ for each in owner.__mro__ if "__init__" in vars(each) and each is not object]
    return {name for maker in makers for name in maker.__code__.co_names}


@pytest.mark.parametrize(
    ("owner", "name"),
    [(owner, name) for owner, names in textual_internals.USED.items() for name in names],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
def test_textual_has_what_is_used_of_it(owner, name):
    made = XTermParser() if owner is XTermParser else None
    assert hasattr(owner, name) or hasattr(made, name) or name in given_when_made(owner)


@pytest.mark.skipif(sys.platform == "win32", reason="the driver is another")
@pytest.mark.parametrize("name", textual_internals.USED_ON_LINUX)
def test_the_driver_has_what_is_used_of_it(name):
    from textual.drivers.linux_driver import LinuxDriver

    assert hasattr(LinuxDriver, name) or name in given_when_made(LinuxDriver)


def test_what_wakes_a_queue_knows_who_waits():
    assert hasattr(Event(), "_waiters")


def private_names(file: Path) -> tuple[set[str], set[str]]:
    """The names beginning with one underscore that a file defines, and those it uses as attributes."""
    defined, used = set(), set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            defined.add(node.name)
        elif isinstance(node, ast.Attribute):
            (defined if isinstance(node.ctx, ast.Store) else used).add(node.attr)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined |= {target.id for target in targets if isinstance(target, ast.Name)}
    return tuple(
        {name for name in names if name.startswith("_") and not name.startswith("__")} for names in (defined, used)
    )


def test_every_private_name_of_another_is_listed():
    defined, used = set(), set()
    inside = Path(textual_internals.__file__)
    for folder in prevent_tui.tui.__path__:
        for file in Path(folder).rglob("*.py"):
            of_file, of_others = private_names(file)
            defined |= of_file if file != inside else set()
            used |= of_others
    assert used - defined <= LISTED | {*textual_internals.USED_ON_LINUX, "_waiters"}
    assert {"_dispatch_message", "_handle_exception", "_fatal_error"} <= LISTED
