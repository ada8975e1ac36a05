"""What is shipped is what is in the repository, runs from anywhere, and the README says what is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from prevent_tui import __version__
from prevent_tui.cli import main
from prevent_tui.questionnaire.catalogue import bundled_files, entries
from support.folders import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {name: (ROOT / ".ci" / f"{name}.lock").read_text("utf-8") for name in ("requirements", "users")}
README = (ROOT / "README.md").read_text("utf-8")
IN_CLONE = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a clone")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built as a package index would get it."""
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return Path(built)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with the wheel unpacked, as an installer puts it into site-packages."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(installed, folder, *args):
    """Runs the unpacked program from another folder, where no clone can be found."""
    code = f"import prevent_tui.cli.main as cli; assert cli.__file__.startswith({str(installed)!r}); cli.main()"
    environment = os.environ | {"PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-c", code, *args], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )


@IN_CLONE
def test_the_wheel_holds_exactly_what_git_holds(wheel):
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "prevent_tui", "questionnaires"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    there = {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}
    expected = {re.sub("^questionnaires/", "prevent_tui/bundled/", name) for name in there}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert shipped == expected
    assert "prevent_tui/bundled/schools.toml" in shipped


def test_the_wheel_carries_its_licence_its_command_and_no_address_of_a_package_host(wheel):
    with zipfile.ZipFile(wheel) as archive:
        info = {name.split("/", 1)[1]: name for name in archive.namelist() if ".dist-info/" in name}
        assert "licenses/LICENSE" in info
        assert "prevent-tui = prevent_tui.cli.main:main" in archive.read(info["entry_points.txt"]).decode()
        metadata = archive.read(info["METADATA"]).decode()
    assert f"Version: {__version__}\n" in metadata
    assert "License-Expression: MIT\n" in metadata
    requirements = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:")]
    assert len(requirements) > 5
    assert not any("://" in line or "@" in line for line in requirements)


@pytest.mark.slow
def test_the_installed_program_runs_from_another_folder(installed, tmp_path):
    assert run_installed(installed, tmp_path, "--version").stdout == f"prevent-tui {__version__}\n"
    listed = run_installed(installed, tmp_path, "questionnaires").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [entry.name for entry in entries()]
    assert len(listed) == len(bundled_files())
    run_installed(installed, tmp_path, "sample", "sample.toml")
    checked = run_installed(installed, tmp_path, "check", "sample.toml").stdout
    assert checked.startswith("sample.toml: no faults.")
    run_installed(installed, tmp_path, "questionnaires", "new", "mine.toml")
    run_installed(installed, tmp_path, "questionnaires", "new", "added.toml", "--overlay-of", "schools")
    assert "no faults" in run_installed(installed, tmp_path, "check", "mine.toml").stdout
    assert '"$defs"' in run_installed(installed, tmp_path, "questionnaires", "schema").stdout


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_a_lock_names_no_host_and_no_path_and_every_line_has_a_hash(lock):
    assert "://" not in lock
    assert not re.search(r"(?m)^\s*-(?!-hash=sha256:[0-9a-f]{64}( \\)?$)", lock)
    assert not re.search(r"(?:^|[\s=@])(?:/|~|file:|[A-Za-z]:\\)", lock)
    entries = re.split(r"(?m)^(?=[a-z])", lock)[1:]
    assert len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)


def pinned(lock):
    """The packages of a lock, each with its version and the systems it is for."""
    return dict(re.findall(r"(?m)^([a-z0-9._-]+)==(.*?)(?: \\)?$", LOCKS[lock]))


@pytest.mark.parametrize(("lock", "extras"), [("requirements", ["test"]), ("users", ["office", "password"])])
def test_a_lock_holds_every_dependency_in_a_version_that_fits(lock, extras):
    versions = {name: version.split()[0] for name, version in pinned(lock).items()}
    optional = PROJECT["project"]["optional-dependencies"]
    wanted = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(each for extra in extras for each in optional[extra]),
    ]
    for requirement in map(Requirement, wanted):
        version = versions.get(canonicalize_name(requirement.name))
        assert version and requirement.specifier.contains(version), f"{requirement} is not in it; run: .ci/lock"


def test_users_get_what_was_tested_and_nothing_else():
    assert pinned("users").items() <= pinned("requirements").items(), "run: .ci/lock"
    assert "pytest" not in pinned("users")


@IN_CLONE
def test_only_known_names_stand_at_the_top_of_the_repository():
    known = {
        "prevent_tui", "questionnaires", "tests", "docs", "bench", ".ci", "pyproject.toml", "README.md", "LICENSE",
        "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ".github", ".pre-commit-config.yaml", ".gitignore",
        ".gitattributes",
    }  # fmt: skip
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {name.split("/")[0] for name in listed.splitlines()} <= known


def section(heading):
    """A section of the README, up to the next heading."""
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("heading", ["Start it", "Run the tests"])
def test_the_readme_gives_one_line_for_each_kind_of_system(heading):
    for language in ("sh", "powershell"):
        (block,) = re.findall(rf"```{language}\n(.*?)```", section(heading), re.DOTALL)
        assert block.count("\n") == 1
        assert "venv" in block
        assert "--require-hashes" in block


def test_the_readme_names_every_command_and_every_exit_code():
    text = section("The command line")
    for name, command in main.prevent_tui.commands.items():
        assert command.hidden or f"`prevent-tui {name}" in text
    help_codes = re.findall(r"(?m)^  (\d+) ", main.prevent_tui.epilog)
    assert re.findall(r"(?m)^\| (\d+) \|", text) == help_codes


def test_the_readme_names_only_keys_that_a_screen_has():
    from prevent_tui.tui.kit import keymap
    from prevent_tui.tui.kit.keys import EVERYWHERE

    keys = {key for screen in keymap.screens() for key in screen} | {*EVERYWHERE}
    shown = {part for key in keys for part in key.display.split()} | {"1", "2", "3", "4"}
    arrows = {"←", "→"} if {"←→", "← →"} & {key.display for key in keys} else set()
    rows = re.findall(r"(?m)^\| (`.*?) \|", section("How it goes"))
    named = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert len(named) > 15
    assert named <= shown | arrows


def test_every_file_the_readme_links_to_is_there():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
