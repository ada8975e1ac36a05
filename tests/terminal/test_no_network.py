"""The program talks to nobody: what the system is asked for in a whole session holds no connection to anywhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("strace is of Linux", allow_module_level=True)

from support.pseudo_terminal import Window

pytestmark = [pytest.mark.terminal, pytest.mark.external("strace")]

UNDER_STRACE = """
import os, sys
log, *rest = sys.argv[1:]
os.execvp("strace", ["strace", "-f", "-e", "trace=network", "-o", log, sys.executable, "-m", "prevent_tui", *rest])
"""
CALL = re.compile(r"^\d+ +([a-z_0-9]+)\((.*)")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where strace writes; the test is skipped where it may not look into a program."""
    path = tmp_path / "calls"
    if subprocess.run(["strace", "-f", "-o", path, "true"], check=False, capture_output=True).returncode:
        pytest.skip("strace may not look into a program here")
    return path


def calls(log: Path) -> list[tuple[str, str]]:
    """The calls about the network, each with what it was given."""
    found = (CALL.match(line) for line in log.read_text("utf-8").splitlines())
    return [(call[1], call[2]) for call in found if call]


def test_a_connection_would_be_seen(log: Path) -> None:
    connect = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    command = ["strace", "-f", "-e", "trace=network", "-o", log, sys.executable, "-c", connect]
    subprocess.run(command, check=True, capture_output=True)
    assert {"socket", "connect"} <= {name for name, _ in calls(log)}


def test_a_session_with_an_export_opens_no_connection(log: Path, home: Path) -> None:
    file = home / "documents" / "sample.toml"
    subprocess.run([sys.executable, "-m", "prevent_tui", "sample", file], check=True, capture_output=True)
    with Window(log, file, folder=home, program=("-c", UNDER_STRACE)) as window:
        window.until("met from here")
        window.press("3", "n")
        window.until("of 8,000")
        window.send("A word for the report.")
        window.press("escape")
        window.until("1-4  answer")
        window.press("x")
        window.until("Save as")
        window.press("enter")
        window.until("is made:")
        window.press("enter")
        window.until("1-4  answer")
        window.press("ctrl+q")
        assert window.ended() == 0
    assert list(file.parent.glob("*.pdf"))
    within = {"getsockname", "sendto", "recvfrom"}
    (pair,) = [(name, given) for name, given in calls(log) if name not in within]
    assert pair[0] == "socketpair", "the event loop's own, by which a thread wakes it"
    assert pair[1].startswith("AF_UNIX")
    assert [given for name, given in calls(log) if name == "sendto" and "NULL, 0" not in given] == []
