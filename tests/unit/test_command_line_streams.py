"""The command line as a process of its own, with streams as they really are: encodings, closed pipes, full disks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.folders import ROOT


def program(*args, **options):
    """Starts the program as a process of its own."""
    return subprocess.run([sys.executable, "-m", "prevent_tui", *args], cwd=ROOT, check=False, **options)


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "sample.toml"
    assert program("sample", str(path), capture_output=True).returncode == 0
    return path


def test_output_that_its_stream_cannot_encode_does_not_stop_it(sample):
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = program("score", str(sample), capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


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
