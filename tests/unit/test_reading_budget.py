"""Any file at all is answered or refused, in little time and memory: not by a clock, but by what the system allows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from prevent_tui import budget, paths
from prevent_tui.errors import BadFile
from prevent_tui.files import bounded, preferences, state
from prevent_tui.toml.extent import refuse_larger
from prevent_tui.toml.reading import read_bytes
from support.hostile_files import ANSWERS, PDF, TOML

SECONDS = 12
"""Of processor time, starting included: four times what is promised, for a machine that does other things besides."""

SPACE = 900 * 1024**2
"""Bytes of addresses: what the program maps when it starts, and the 300 MiB that are promised besides."""

CODE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from prevent_tui.cli.main import main
main(sys.argv[3:])
"""

posix = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux holds a process to so much memory.")


def bounded_run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """A command that is ended by the system where it takes more than it may."""
    limits = (str(SECONDS), str(SPACE))
    return subprocess.run(
        [sys.executable, "-c", CODE, *limits, *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def _quick(names: dict[str, object], *some: str) -> list[object]:
    """All of them, of which only some are read where time is short."""
    return [name if name in some else pytest.param(name, marks=pytest.mark.slow) for name in names]


@posix
@pytest.mark.parametrize("what", _quick(TOML, "20,000 parts of a key", "a key of 7 MB"))
@pytest.mark.parametrize("command", ["score", "check"])
def test_a_hostile_file_is_refused_in_a_few_lines(what, command, tmp_path):
    path = tmp_path / "hostile.toml"
    path.write_text(TOML[what](), encoding="utf-8")
    done = bounded_run(command, path)
    assert done.returncode == (3 if command == "score" else 1), done.stderr[-300:]
    assert len(done.stdout + done.stderr) < 60_000
    assert max(map(len, (done.stdout + done.stderr).splitlines())) < 1_500


@posix
@pytest.mark.parametrize("what", _quick(PDF, "1.4 million objects", "20 attachments of 8 MB", "a lock of 30 MB"))
def test_a_hostile_pdf_is_refused_with_a_sentence(what, tmp_path):
    path = tmp_path / "hostile.pdf"
    path.write_bytes(PDF[what]())
    done = bounded_run("score", path)
    assert done.returncode == 3, done.stderr[-300:]
    assert 0 < len(done.stderr) < 1_000


@posix
@pytest.mark.parametrize("what", ["20,000 parts of a key", "8 MB of commas", "an addition of 39,000 questions"])
def test_a_hostile_file_in_the_own_folder_stops_no_command(what, tmp_path):
    folder = paths.own_questionnaires()
    folder.mkdir(parents=True)
    (folder / "hostile.toml").write_text(TOML[what](), encoding="utf-8")
    done = bounded_run("questionnaires")
    assert done.returncode == 0, done.stderr[-300:]
    assert "schools" in done.stdout
    assert len(done.stdout) < 20_000


def largest() -> str:
    """5,000 actions with their history, and 2,000 pieces of evidence that each of 44 questions names."""
    evidence = "".join(f'[[evidence]]\nid = "e-{n}"\ntitle = "A folder"\nwhere = "Office"\n' for n in range(2_000))
    links = ",".join(f'"e-{n}"' for n in range(2_000))
    answers = "".join(f'[answers.q-{n}]\nstate = "level"\nlevel = "a"\nevidence = [{links}]\n' for n in range(44))
    change = '[[actions.history]]\non = 2026-09-01\nprogress = "open"\n'
    actions = "".join(f'[[actions]]\nid = "a-{n}"\ntext = "Do it."\ndue = 2026-09-01\n{change}' for n in range(5_000))
    return ANSWERS + answers + evidence + actions


def test_the_largest_file_that_works_is_within_the_budget():
    refuse_larger(largest(), Path("largest.toml"))
    note = "One. Two. Three... [see {it}], a = b, # and so on." * 150_000
    refuse_larger(f'{ANSWERS}[answers.a]\nnote = """\n{note}"""\nreason = \'{note[:9000]}\'\n', Path("note.toml"))


@pytest.mark.parametrize("text", ['a = "{}"', "a = '{}'", 'a = """\n{}"""', "a = '''\n{}'''", "# {}", '"{}" = 1'])
def test_signs_inside_a_text_a_note_or_a_key_are_only_text(text):
    refuse_larger(text.format(".x" * 200_000 + "[{" * 1_000 + "," * 300_000 + "=" * 300_000), Path("text.toml"))


@pytest.mark.parametrize(
    "text",
    [
        '"a" . ' * 200 + "b = 1",
        "a = 1 # x\n" + "b." * 200 + "b = 1",
        'a = "x\\""\n' + "b." * 200 + "b = 1",
        "a = 'x\\'\n" + "b." * 200 + "b = 1",
        'a = """x"""""\n' + "b." * 200 + "b = 1",
        "x = { " + "b." * 200 + "b = 1 }",
        "[" + "b." * 200 + "b]",
        "x = " + "{a = " * 40 + "1" + "}" * 40,
        "x = " + "[" * 200,
    ],
)
def test_no_text_in_front_hides_what_is_nested_too_deeply(text):
    with pytest.raises(BadFile, match="nested too deeply"):
        refuse_larger(text, Path("deep.toml"))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_what_is_no_file_or_has_no_end_is_never_waited_for(tmp_path):
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), Path("/dev/tty"), tmp_path):
        with pytest.raises(BadFile):
            read_bytes(path)
        assert state.read(path, list) == []
    sparse = tmp_path / "sparse.toml"
    with sparse.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(BadFile, match="larger than 8 MiB"):
        read_bytes(sparse)
    assert state.read(sparse, dict) == {}


def test_a_file_that_goes_on_growing_is_read_no_further_than_it_may_be(tmp_path, monkeypatch):
    path = tmp_path / "grows.toml"
    path.write_bytes(b"a")
    read: list[int] = []

    def endless(_handle: int, size: int) -> bytes:
        read.append(size)
        return b"x" * size

    monkeypatch.setattr(bounded.os, "read", endless)
    with pytest.raises(BadFile, match="larger than 8 MiB"):
        read_bytes(path)
    assert sum(read) == budget.ANSWERS_BYTES + 1


def test_settings_that_are_no_file_or_nested_without_end_are_as_if_never_chosen(tmp_path):
    folder = paths.config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    for content in (
        "[" * 100_000,
        '{"keymap":' * 50_000,
        '{"theme": 1e999999}',
        '{"keymap": {"a": ' + "9" * 100_000 + "}}",
    ):
        (folder / "settings.json").write_text(content, encoding="utf-8")
        assert preferences.load().theme == ""
