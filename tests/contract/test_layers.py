"""Imports run one way, and a command loads only what it needs; told by what a fresh interpreter has loaded."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from support.folders import ROOT

HEAVY = {
    "textual",
    "rich",
    "pydantic",
    "fpdf",
    "fontTools",
    "PIL",
    "uharfbuzz",
    "tomli",
    "tomli_w",
    "xlsxwriter",
    "icalendar",
    "jinja2",
    "pypdf",
    "stdnum",
    "prevent_tui.thresholds",
}
WRITERS = {
    **{"pdf": "fpdf", "html": "jinja2", "docx": "docx", "md": "prevent_tui.report.formats.markdown"},
    **{"xlsx": "xlsxwriter", "csv": "csv", "ics": "icalendar"},
}
READERS = {"pypdf"}

LOADED = """
import json, runpy, sys
sys.argv = ["prevent-tui", *json.loads(sys.argv[1])]
try:
    runpy.run_module("prevent_tui", run_name="__main__")
except SystemExit as end:
    code = end.code
print("\\n" + json.dumps([code, sorted(sys.modules)]))
"""


def modules_after(*args: str) -> set[str]:
    """What is loaded once the program has run with these arguments, which it must do without an error."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, json.dumps(args)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    code, loaded = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return set(loaded)


_written: list[bytes] = []


@pytest.fixture
def sample(tmp_path):
    """A sample that the program has written, which is the same each time and so written once."""
    path = tmp_path / "sample.toml"
    if not _written:
        modules_after("sample", str(path))
        _written.append(path.read_bytes())
    path.write_bytes(_written[0])
    return path


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option):
    assert not modules_after(option) & HEAVY


def test_scoring_loads_neither_the_screens_nor_the_pdf_writer(sample):
    assert not modules_after("score", "--json", str(sample)) & {
        "textual", "rich", "fpdf", "PIL", "xlsxwriter", "icalendar",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(WRITERS))
def test_making_a_file_loads_its_own_writer_and_no_screens(sample, tmp_path, kind):
    loaded = modules_after("export", str(sample), "--out", str(tmp_path / f"made.{kind}"))
    others = set(WRITERS.values()) - {WRITERS[kind], "csv"}
    assert WRITERS[kind] in loaded
    assert not loaded & ({"textual", "rich", *READERS} | others)


def test_opening_the_application_does_not_load_what_writes_files_for_others_or_the_command_line():
    code = "import sys, json, prevent_tui.tui.app; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert "textual" in loaded
    assert not loaded & {"fpdf", "PIL", "fontTools", "click", "stdnum", "prevent_tui.report", *READERS}
    assert not loaded & set(WRITERS.values()) - {"csv"}


def test_the_application_layer_loads_neither_the_screens_nor_the_command_line():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted((ROOT / "prevent_tui" / "workspace").rglob("*.py"))
        if path.stem != "__init__"
    ]
    code = f"import sys, json, {', '.join(modules)}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert loaded >= {"prevent_tui.workspace.opening", "prevent_tui.workspace.exporting.job"}
    assert not loaded & {"textual", "rich", "click", "prevent_tui.tui", "prevent_tui.cli"}


def test_no_module_of_ours_imports_anything_that_reaches_the_network():
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "prevent_tui").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if re.match(r"\s*(import|from) +(socket|ssl|urllib\.request|http|ftplib|smtplib|requests|httpx)\b", line)
    ]
    assert found == []
