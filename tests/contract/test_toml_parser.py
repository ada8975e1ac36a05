"""One reader for every TOML file, in versions that know TOML 1.0 only."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement

from support.folders import ROOT

PACKAGE = ROOT / "prevent_tui"
WANTED = next(
    Requirement(line)
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    if Requirement(line).name == "tomli"
)
LOCKED = re.findall(r"^tomli==(\S+)", (ROOT / ".ci" / "requirements.lock").read_text("utf-8"), re.MULTILINE)


def test_the_locked_parser_is_one_that_is_asked_for():
    (locked,) = LOCKED
    assert locked in WANTED.specifier


def test_the_newest_parser_at_hand_that_is_asked_for_is_the_locked_one():
    assert version("tomli") in WANTED.specifier
    assert [version("tomli")] == LOCKED


@pytest.mark.parametrize("other", ["2.4.0", "2.5.0", "3.0"])
def test_a_parser_that_takes_spellings_of_toml_1_1_is_not_asked_for(other):
    assert other not in WANTED.specifier


def test_nothing_reads_toml_with_another_parser():
    other = re.compile(r"^\s*(?:import|from) (?:tomllib|tomlkit|toml|rtoml)\b", re.MULTILINE)
    assert other.search("import tomllib\n")
    assert not [path for path in PACKAGE.rglob("*.py") if other.search(path.read_text("utf-8"))]
