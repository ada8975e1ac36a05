"""Running `check` as the command line does, on a day that does not move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli_w
from click.testing import CliRunner

from prevent_tui.cli.main import prevent_tui


@pytest.fixture(autouse=True)
def fixed_day(on_day):
    """The day that the checks of these tests are run on is `TODAY`."""


def checked(*args: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `check` with these arguments."""
    done = CliRunner().invoke(prevent_tui, ["check", *map(str, args)], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.return_value, done.stdout, done.stderr


def findings_of(folder: Path, raw: dict) -> list[dict]:
    """What `check --json` finds in a questionnaire, as data."""
    path = folder / "q.toml"
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")
    return json.loads(checked(path, "--json")[1])["files"][0]["findings"]
