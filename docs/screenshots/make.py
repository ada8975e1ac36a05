"""Takes the pictures of the README anew, from the real program with its invented school.

python docs/screenshots/make.py

Needs the program installed with what its tests need, and `chromium` and `pdftoppm` on the path. `every.py` beside this
takes a picture of every screen there is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from every import Browser, draw, take, wanted

HERE = Path(__file__).parent
PICTURES = {"question": "light", "review": "dark", "plan": "light"}
"""Of each screen, the look in which it is shown."""

PAGES = {
    "report": (("--questionnaire", "schools"), "Three first fixes"),
    "report-standing": (("--questionnaire", "schools", "--strong"), "Where we stand"),
    "report-questions": (("--questionnaire", "early-years"), "Question by question"),
}
"""For each page of a report, the sample it is of and the heading on it."""


def page_of_report(sample: tuple[str, ...], heading: str, target: Path, folder: Path) -> None:
    """The first page of a sample's report, after the contents, on which a line is that heading."""
    folder.mkdir()
    answers, report = folder / "sample.toml", folder / "report.pdf"
    subprocess.run(["prevent-tui", "sample", answers, *sample], check=True)
    subprocess.run(["prevent-tui", "export", answers, "--out", report, "--date", "2026-11-22"], check=True)
    pages = subprocess.run(["pdftotext", report, "-"], check=True, capture_output=True, text=True).stdout.split("\f")
    number = str(next(n for n, page in enumerate(pages, 1) if heading in page.splitlines() and "Contents" not in page))
    command = ["pdftoppm", "-r", "70", "-f", number, "-l", number, "-png", "-singlefile", report, target]
    subprocess.run(command, check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = Browser()
        for screen, look in PICTURES.items():
            pictures = wanted(screen, ["120x36"], [look], folder)
            if fault := take(pictures):
                sys.exit(fault)
            draw(pictures, HERE / f"{screen}.png", browser)
        browser.close()
        os.environ |= {"HOME": name, "XDG_STATE_HOME": name, "XDG_CONFIG_HOME": name}
        for shown, (sample, heading) in PAGES.items():
            page_of_report(sample, heading, HERE / shown, folder / shown)


if __name__ == "__main__":
    main()
