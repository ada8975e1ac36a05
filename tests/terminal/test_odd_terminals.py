"""Terminals that cannot show a screen: the program says what works there, and is not begun."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")]


@pytest.mark.parametrize("calls_itself", ["dumb", "unknown"])
@pytest.mark.parametrize("args", [(), ("sample.toml",)])
def test_a_terminal_that_only_writes_lines_is_told_what_works_there(
    tmp_path: Path, calls_itself: str, args: tuple[str, ...]
) -> None:
    environment = dict(os.environ) | {"TERM": calls_itself}
    program = f"{sys.executable} -m prevent_tui"
    pexpect.run(f"{program} sample sample.toml", cwd=str(tmp_path), env=environment, timeout=60)
    words, code = pexpect.run(
        " ".join((program, *args)), cwd=str(tmp_path), env=environment, withexitstatus=True, timeout=60
    )
    assert code == 2
    assert b"\x1b" not in words
    told = " ".join(words.decode().split())
    assert f"this one calls itself {calls_itself}" in told
    assert "prevent-tui score" in told
