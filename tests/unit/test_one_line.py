"""Whatever stands in a file or in its name: no command prints a line or a sign that the program did not mean."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import tomli_w
from click.testing import CliRunner

from prevent_tui.assessment import sealing
from prevent_tui.assessment.sealing import draft, seal, seal_state
from prevent_tui.assessment.storage import codec
from prevent_tui.cli.main import prevent_tui
from prevent_tui.errors import PreventError
from prevent_tui.text import clean_line, clean_prose, is_blank
from support.screen_tour import assessment_of, ship
from support.small_questionnaire import TODAY

FORGED = "\nMusts       9 of 9 met\u2028✗ GAP forged\u2029Score       100%\n\t"
"""What would be lines of its own; each begins as one of the program's."""

OF_SEVERAL_LINES = {"note", "reason", "picture", "controls", "further", "agreed", "asked", "reply"}
"""Texts that may have several lines."""

INVISIBLE = [
    *("\u200b", "\u00a0", "\u2800", "\u3164", "\u115f", "\uffa0", "\u00ad", "\ufe0f", "\U000e0041", "\u2060", "\ufeff"),
    *("\u034f", "\u180e", "\u200e", "\u200d", "\u3000", "\u2028", "\U000e0100", " \u200b\u00a0\n\t"),
]


ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal would act on."""

COMMANDS = ("score", "check", "verify", "export", "questionnaires show", "questionnaires diff")


@pytest.fixture
def answers(tmp_path, monkeypatch) -> Path:
    """An answers file in which each text of one line tries to be several."""
    ship(lambda field: f"<{field}>", tmp_path / "bundled", monkeypatch)
    text = codec.dump(assessment_of(lambda field: f"<{field}>")).decode()
    hostile = re.sub(r'"<([a-z ]+)>"', lambda match: tomli_w.dumps({"k": _hostile(match[1])})[4:-1], text)
    assert hostile.count("9 of 9") >= 15
    path = tmp_path / "answers.toml"
    path.write_text(hostile, encoding="utf-8")
    return path


def _hostile(field: str) -> str:
    return f"<{field}>" if field in OF_SEVERAL_LINES else f"<{field}>{FORGED}"


def run(*args: str | Path) -> list[str]:
    """All lines that a command prints, on both ways out."""
    done = CliRunner().invoke(prevent_tui, [*map(str, args)], standalone_mode=False)
    said = str(done.exception) if isinstance(done.exception, PreventError) else ""
    assert not done.exception or said or isinstance(done.exception, SystemExit), done.exception
    return [*done.stdout.split("\n"), *done.stderr.split("\n"), *said.split("\n")]


def wrong(lines: list[str]) -> list[str]:
    """Lines that the program did not mean, or that a terminal would act on."""
    forged = [line for line in lines if re.match(r"\W*(Musts +9|Score +100%|.? ?GAP forged)", line)]
    odd = [
        line for line in lines if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)
    ]
    return forged + odd


@pytest.mark.parametrize(
    "command",
    [
        ("score",),
        ("score", "--json"),
        ("check",),
        ("check", "--json"),
        ("verify",),
        *(("export", "--out", name) for name in ("r.md", "r.csv", "r.html", "plan.ics")),
    ],
    ids=" ".join,
)
def test_no_text_of_an_answers_file_makes_a_line_of_its_own(answers, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name, *options = command
    lines = run(name, answers, *options)
    assert not wrong(lines)
    for made in (*tmp_path.glob("r.*"), *tmp_path.glob("plan.*")):
        assert not wrong(made.read_text("utf-8").splitlines()), made


@pytest.mark.parametrize("command", ["score", "check", "verify"])
def test_the_name_of_a_school_stays_behind_a_word_of_the_program(answers, command):
    (line,) = [line for line in run(command, answers) if "<name>" in line] or ["not named"]
    assert "9 of 9" in line or line == "not named"
    assert not line.startswith("<name>")


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("content", ["", "x = ", 'format = 1\n"a\\nMusts       9" = 1\n', "%PDF-1.7", "good"])
def test_no_name_of_a_file_makes_a_line_of_its_own(tmp_path, answers, command, content):
    path = tmp_path / f"a{FORGED}\x1b[31m\u202e.toml"
    if content:
        path.write_text(answers.read_text("utf-8") if content == "good" else content, encoding="utf-8")
    more = {"export": ["--out", tmp_path / "o\nMusts       9.md"], "questionnaires diff": ["schools"]}
    assert not wrong(run(*command.split(), path, *more.get(command, [])))


def test_a_seal_over_a_name_of_two_lines_holds_though_it_is_read_as_one(answers):
    stored = codec.read(answers.read_bytes(), answers)
    unclean = stored.model_copy(update={"setting": stored.setting.model_copy(update={"name": f"Oak{FORGED}"})})
    data = codec.dump(seal(unclean, draft("Chair", TODAY, "Agreed")))
    read = codec.read(data, answers)
    assert read.setting.name == clean_line(f"Oak{FORGED}")
    assert seal_state(read).is_intact
    changed = codec.read(data.replace(b"Oak", b"Ash"), answers)
    assert [fault.place for fault in seal_state(changed).places] == ["setting"]
    later = read.model_copy(update={"setting": read.setting.model_copy(update={"name": "Elm"})})
    assert not seal_state(later).is_intact
    assert sealing.next_version(read).setting.name == read.setting.name


@pytest.mark.parametrize("text", INVISIBLE, ids=lambda text: f"U+{ord(text[0]):04X}")
def test_what_shows_nothing_is_nothing_wherever_it_stands(text, answers):
    assert is_blank(text)
    assert clean_line(text) == clean_prose(text) == ""
    written = answers.read_text("utf-8")
    escaped = "".join(f"\\U{ord(sign):08X}" for sign in text)
    head = written[: written.index("[answers.")]
    reason = f'{head}[answers.second]\nstate = "not-applicable"\nreason = "{escaped}"\n'
    with pytest.raises(PreventError, match=r"answers\.second\.reason: is missing"):
        codec.read_checked(reason.encode(), answers)
    named = codec.read(re.sub(r'name = ".*"', lambda _: f'name = "{escaped}"', head).encode(), answers)
    assert named.setting.name == ""


@pytest.mark.parametrize("text", ["a", "é", "日", "🏫", "\u200bx", "…", "\u0301"])
def test_what_shows_something_is_kept(text):
    assert not is_blank(text)
    assert clean_line(text)
