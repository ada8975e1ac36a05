"""Takes the pictures of the README anew, from the real program with its invented school.

python docs/screenshots/make.py

Needs the program installed, and `chromium` and `pdftoppm` on the path.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from prevent_tui.questionnaire.catalogue import find
from prevent_tui.tui.app import PreventApp
from prevent_tui.tui.kit.routes import ToQuestion

HERE = Path(__file__).parent
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PICTURES = {"question": ("light", "visiting-speakers", ()), "review": ("dark", "prevent-lead", ("r",))}
PAGES = {
    "report": (("--questionnaire", "schools"), "Three first fixes"),
    "report-standing": (("--questionnaire", "schools", "--strong"), "Where we stand"),
    "report-questions": (("--questionnaire", "early-years"), "Question by question"),
}
"""For each page of a report, the sample it is of and the heading on it."""

FONT = "JetBrains Mono, DejaVu Sans Mono"
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


async def picture(theme: str, question: str, keys: tuple[str, ...]) -> str:
    """The screen as SVG, after some keys."""
    app = PreventApp(clock=lambda: NOON)
    async with app.run_test(size=(120, 36)) as pilot:
        app.choose_theme(theme)
        app.files.open_sample("weak", find("schools"))
        await pilot.pause()
        app.go(ToQuestion(question))
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot()


def save(svg: str, target: Path, folder: Path) -> None:
    """Turns an SVG into a PNG; no font is fetched from anywhere."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S).replace("Fira Code", FONT)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (int(float(side)) for side in box.groups()) if box else (1480, 930)
    page = folder / "page.html"
    page.write_text(f'<meta charset="utf-8"><body style="margin:0">{svg}</body>', encoding="utf-8")
    size = f"--window-size={width},{height}"
    subprocess.run([*CHROMIUM, size, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True)


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
        os.environ |= {"HOME": name, "XDG_STATE_HOME": name, "XDG_CONFIG_HOME": name}
        for shown, (theme, question, keys) in PICTURES.items():
            save(asyncio.run(picture(theme, question, keys)), HERE / f"{shown}.png", folder)
        for shown, (sample, heading) in PAGES.items():
            page_of_report(sample, heading, HERE / shown, folder / shown)


if __name__ == "__main__":
    main()
