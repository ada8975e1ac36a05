"""What the README says about the questionnaires is what they hold."""

import runpy

from support.folders import ROOT


def test_the_table_of_sectors_is_what_the_files_hold():
    made = runpy.run_path(str(ROOT / "docs" / "sector_table.py"))
    text = (ROOT / "README.md").read_text("utf-8")
    assert made["renewed"](text) == text, "run: python docs/sector_table.py"
