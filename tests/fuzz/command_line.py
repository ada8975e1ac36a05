"""What must hold of the command line, whatever file it is given and whatever follows the program's name."""

from __future__ import annotations

import zlib
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from fuzz import seeds
from fuzz.guard import WORDS, hold
from prevent_tui.cli.main import main
from prevent_tui.errors import CRASHED
from prevent_tui.text import one_line

_EXIT_CODES = range(6)


def commands(data: bytes) -> bool:
    """A file named on the command line ends in an exit code that is written down, and in words for a terminal."""
    number = zlib.crc32(data)
    path = Path("fuzzed.pdf" if data.startswith(b"%PDF") else "fuzzed.toml")
    path.write_bytes(data)
    args = (
        ("score", path),
        ("score", "--json", path),
        ("check", path),
        ("check", "--json", path),
        ("verify", path),
        ("questionnaires", "diff", path, "schools"),
        ("questionnaires", "diff", "schools", path),
        ("questionnaires", "show", path),
        ("export", path, "--out", "out.md"),
    )[number % 9]
    return _run(*map(str, args)) == 0


def command_line(data: bytes) -> bool:
    """Whatever follows the program's name, it ends in an exit code that is written down, and in words."""
    args = [arg for arg in data.decode("utf-8", "replace").split("\n") if seeds.stays_here(arg)]
    seeds.set_files_out()
    return _run(*args) == 0


def _run(*args: str) -> int:
    output, words = StringIO(), StringIO()
    code: object = None
    with redirect_stdout(output), redirect_stderr(words):
        try:
            main(args)
        except SystemExit as ended:
            code = ended.code
    hold(code != CRASHED, f"an error of the program itself: {words.getvalue()[:200]}")
    hold(code in _EXIT_CODES, f"exit code {code}")
    hold(code == 0 or output.getvalue() or words.getvalue(), "refused without a word")
    for line in (*output.getvalue().split("\n"), *words.getvalue().split("\n")):
        hold(one_line(line) == line, "a line with something in it that a terminal would act on")
        hold(not line.startswith("FORGED"), "a line that a text has forged")
    hold(len(words.getvalue()) <= WORDS, "words without end")
    return int(str(code))
