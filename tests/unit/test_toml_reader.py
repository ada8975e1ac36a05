"""What the TOML reader takes is TOML 1.0, and no file, however it nests, stops the program or keeps it busy."""

from __future__ import annotations

import importlib
import shutil
import threading
import time
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
import tomli

from prevent_tui.errors import BadFile
from prevent_tui.toml import reading
from prevent_tui.toml.reading import parse

FILE = Path("q.toml")
LIBRARY = Path(tomli.__file__).parent

SPELLINGS_OF_1_1 = {
    "an escape by two digits": (r't = "\x41"', "line 1, column 8: a backslash in a text has a meaning of its own."),
    "an escape for Esc": (r't = "\e[0m"', "line 1, column 8: a backslash in a text has a meaning of its own."),
    "a comma at the end of curly brackets": (
        "s = { a = 1, }",
        "line 1, column 14: a comma stands before the closing }.",
    ),
    "curly brackets over lines": (
        "s = {\n  a = 1\n}",
        "line 1, column 6: what stands in curly brackets goes on after the end of the line.",
    ),
    "a time without seconds": ("t = 10:30", "line 1, column 7: "),
    "a day's time without seconds": ("t = 2026-11-22T10:30", "line 1, column 15: "),
    "a day's time without seconds, with its zone": ("t = 2026-11-22 10:30Z", "line 1, column 16: "),
}

TOO_DEEP = {
    "lists": "a = " + "[" * 10_000 + "]" * 10_000,
    "lists that are not closed": "a = " + "[" * 10_000,
    "curly brackets": "a = " + "{a = " * 10_000 + "1" + "}" * 10_000,
    "lists in curly brackets": "a = " + "[{a = " * 5_000 + "1" + "}]" * 5_000,
    "a key of many parts": ".".join(["a"] * 20_000) + " = 1",
    "a key of many parts in curly brackets": "a = {" + ".".join(["a"] * 20_000) + " = 1}",
    "a heading of many parts": "[" + ".".join(["a"] * 20_000) + "]",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The parser in plain Python, as systems have it for which there is no wheel."""
    folder = tmp_path_factory.mktemp("plain")
    shutil.copytree(LIBRARY, folder / "plain_tomli", ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        module = importlib.import_module("plain_tomli")
    assert isinstance(module.loads, FunctionType)
    return module


@pytest.fixture(params=["compiled", "plain"])
def parser(request: pytest.FixtureRequest, plain: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with the compiled parser, then with the plain one."""
    if request.param == "plain":
        monkeypatch.setattr(reading, "tomli", plain)
    elif isinstance(tomli.loads, FunctionType):
        pytest.skip("the parser installed here is not compiled")


def refusal(text: str) -> BadFile:
    """What is said of a text that is not taken."""
    with pytest.raises(BadFile) as caught:
        parse(text.encode(), FILE)
    return caught.value


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("spelling", SPELLINGS_OF_1_1)
def test_what_only_later_versions_of_toml_know_is_refused(spelling):
    text, words = SPELLINGS_OF_1_1[spelling]
    error = refusal(text)
    assert error.message == "is not valid TOML."
    assert str(error.faults[0]).startswith(words)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("what", TOO_DEEP)
def test_what_nests_too_deeply_is_refused_at_once(what):
    begun = time.perf_counter()
    assert refusal(TOO_DEEP[what]).message == "is nested too deeply to be a file of this program."
    assert time.perf_counter() - begun < 2


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("what", TOO_DEEP)
def test_a_thread_which_has_less_room_refuses_it_too(what):
    before = threading.stack_size(512 * 1024)  # what macOS gives a thread
    try:
        errors: list[BadFile] = []
        thread = threading.Thread(target=lambda: errors.append(refusal(TOO_DEEP[what])))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert [error.message for error in errors] == ["is nested too deeply to be a file of this program."]


@pytest.mark.usefixtures("parser")
def test_what_is_nested_as_files_may_be_is_read():
    assert parse(("a = " + "[" * 100 + "]" * 100).encode(), FILE)
    assert parse((".".join(["a"] * 100) + " = 1").encode(), FILE)
