"""Whoever reads that something failed with a file reads which file, and a sentence with a subject."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import prevent_tui
from prevent_tui import errors
from prevent_tui.errors import CannotWrite, PreventError

PRODUCT = Path(prevent_tui.__file__).parent
KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, PreventError)}
KINDS -= {"Incomplete"}
"""What concerns a file; that the program itself lacks one is another matter."""

OF_NO_FILE = {
    # A name that somebody gave leads to no file.
    *("questionnaire/catalogue.py", "cli/new.py"),
    # What is joined gets its file from whoever asked for it.
    "questionnaire/joining.py",
    # Nothing is written yet; `workspace/exporting/job.py` says which file it was to be.
    *("report/export.py", "report/worker.py", "report/formats/ics.py", "report/formats/word/__init__.py"),
    *("report/formats/pdf/encryption.py", "report/length.py"),
    # What goes wrong there is not of a file.
    *("cli/output.py", "workspace/autosave.py", "assessment/session.py"),
}
PREDICATE = re.compile(r"(is|was|has|holds|opens|does|cannot|belongs|there is) ")


def constructed(code: str) -> list[tuple[int, str, bool]]:
    """Each error made in a module: line, how its message begins, whether it names a file."""
    made = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
            message = node.args[0]
            if isinstance(message, ast.JoinedStr):
                message = message.values[0]
            begins = str(message.value) if isinstance(message, ast.Constant) else ""
            made.append((node.lineno, begins, any(each.arg == "file" for each in node.keywords)))
    return made


EVERY = {path.relative_to(PRODUCT).as_posix(): constructed(path.read_text("utf-8")) for path in PRODUCT.rglob("*.py")}


def test_there_is_something_to_look_at() -> None:
    assert sum(map(len, EVERY.values())) > 30


def test_every_error_about_a_file_names_it() -> None:
    nameless = {name: [line for line, _, named in made if not named] for name, made in EVERY.items()}
    assert {name for name, lines in nameless.items() if lines} - OF_NO_FILE == set()


def test_what_is_said_of_a_file_is_said_as_of_a_subject() -> None:
    odd = [(name, *each) for name, made in EVERY.items() for each in made if each[2] and each[1]]
    assert [each for each in odd if not PREDICATE.match(each[2])] == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("was changed by another program.", "oak.toml was changed by another program. Look."),
        ("there is no such file.", "oak.toml: there is no such file. Look."),
        ("Nothing has a date yet.", "oak.toml: Nothing has a date yet. Look."),
    ],
)
def test_a_sentence_names_its_file(message: str, expected: str) -> None:
    assert CannotWrite(message, hint="Look.", file=Path("/far/away/oak.toml")).sentence == expected


def test_a_name_cannot_forge_a_line_in_it() -> None:
    error = CannotWrite("is read-only.", file=Path("/far/a\nSaved.\x1b[2J\u202e.toml"))
    assert error.sentence == "a Saved.[2J.toml is read-only."
    assert CannotWrite("That did not work.").sentence == "That did not work."
