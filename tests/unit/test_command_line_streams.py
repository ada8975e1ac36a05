"""The command line as a process of its own, with streams as they really are: encodings, closed pipes, full disks."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from prevent_tui.cli import main
from support.folders import ROOT


def program(*args, **options):
    """Starts the program as a process of its own."""
    return subprocess.run([sys.executable, "-m", "prevent_tui", *args], check=False, **{"cwd": ROOT} | options)


@pytest.fixture
def sample(prevent, tmp_path):
    path = tmp_path / "sample.toml"
    assert prevent("sample", str(path))[0] == 0
    return path


COMMANDS = [
    ("score", "sample.toml"),
    ("score", "--json", "sample.toml"),
    ("check", "sample.toml"),
    ("check", "--json", "sample.toml"),
    ("check", "ŵ ✗ none.toml"),
    ("verify", "sample.toml"),
    ("questionnaires",),
    ("questionnaires", "--json"),
    ("questionnaires", "show", "schools"),
    ("questionnaires", "show", "schools", "--markdown"),
    ("questionnaires", "diff", "schools@2022", "schools"),
    ("questionnaires", "diff", "schools@2022", "schools", "--json"),
    ("questionnaires", "schema"),
    ("--help",),
    ("export", "--help"),
    ("ŵ✗",),
]


def in_streams_of(encoding: str, *args: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Runs the program with both streams in an encoding; gives its exit code and what could be read of each."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
    for name, stream in zip(("stdout", "stderr"), streams, strict=True):
        monkeypatch.setattr(sys, name, stream)
    with pytest.raises(SystemExit) as ended:
        main.main(args)
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode(encoding) for stream in streams)
    return ended.value.code, out, err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_what_a_stream_cannot_hold_is_shown_plainer(prevent, monkeypatch, command, encoding):
    assert prevent("sample", "sample.toml")[0] == 0
    usual = in_streams_of("utf-8", *command, monkeypatch=monkeypatch)
    code, *streams = in_streams_of(encoding, *command, monkeypatch=monkeypatch)
    assert code == usual[0]
    for words, as_usual in zip(streams, usual[1:], strict=True):
        if "--json" in command or "schema" in command:
            assert not words or json.loads(words) == json.loads(as_usual)
            continue
        assert "\\u" not in words
        assert "\\x" not in words
        assert len(words.splitlines()) == len(as_usual.splitlines())
    if "show" in command:
        assert "+" in streams[0]
        assert "???" not in streams[0]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_the_streams_of_a_process_are_written_in_their_own_encoding(sample, encoding):
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    for args in (("questionnaires", "show", "schools"), ("ŵ✗",)):
        done = program(*args, capture_output=True, env=environment)
        for stream in (done.stdout, done.stderr):
            assert "\\u" not in stream.decode(encoding)
            assert encoding != "ascii" or stream.isascii()


@pytest.mark.skipif(os.name != "posix", reason="a shell closes streams there")
@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["score sample.toml", "--version", "nonsense", "sample.toml"])
def test_a_stream_that_is_closed_is_no_reason_to_crash(sample, command, closed):
    words = f'exec "{sys.executable}" -m prevent_tui {command} {closed}'
    done = subprocess.run(["sh", "-c", words], cwd=sample.parent, capture_output=True, check=False)
    expected = {"nonsense": 2, "sample.toml": 2}.get(command, 0)
    assert done.returncode == (4 if command.split()[0] in {"score", "check"} and ">&-" in closed.split() else expected)
    assert b"Traceback" not in done.stdout + done.stderr
    assert not list(sample.parent.glob("crashes*"))


def test_a_reader_of_the_words_that_stops_reading_is_no_error(sample):
    reading, writing = os.pipe()
    os.close(reading)
    for command, code in ((("check", "none.toml"), 3), (("nonsense",), 2)):
        done = program(*command, stdout=subprocess.PIPE, stderr=writing, cwd=sample.parent)
        assert done.returncode == code
    os.close(writing)


def test_the_screens_are_not_begun_without_a_terminal_and_what_works_is_named(sample):
    for given in (b"", b"3\n"):
        done = program(sample.name, input=given, capture_output=True, cwd=sample.parent)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"needs a terminal" in done.stderr
        assert b'prevent-tui score "sample.toml"' in done.stderr


def test_a_reader_that_stops_reading_is_no_error(sample):
    reading, writing = os.pipe()
    os.close(reading)
    done = program("score", str(sample), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_ends_in_4(sample):
    with Path("/dev/full").open("w") as full:
        done = program("score", str(sample), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert b"cannot be written" in done.stderr
