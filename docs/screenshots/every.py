"""Takes a picture of every screen, dialog and state of the program, at every size and in every look.

python docs/screenshots/every.py OUT [--screens WORD ...] [--sizes 80x24 ...] [--looks light ...] [--png] [--sheets]

The screens and the ways to them are in `tests/support/every_screen.py`. Needs the program installed with what its
tests need; `--png` and `--sheets`, which puts all pictures of a screen on one page, need `chromium` on the path.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from textual.pilot import Pilot

from prevent_tui import clock
from support import every_screen
from support.browser import Browser
from support.every_screen import IN_EVERY_LOOK, LOOKS, SIZES, VIEWS
from support.folders import OWN_FOLDERS
from support.screen_pictures import picture
from support.small_questionnaire import NOON

FONT = "JetBrains Mono, DejaVu Sans Mono"
CELL, SHEET = 12.2, 1600
"""How many pixels a cell of the terminal is wide in a picture, and how wide a sheet is."""


@dataclass(frozen=True)
class Picture:
    """A screen at one size in one look, and the file its picture is in."""

    screen: str
    size: str
    look: str
    file: Path


def wanted(screen: str, sizes: list[str], looks: list[str], out: Path) -> list[Picture]:
    """The pictures of one screen that are to be taken."""
    return [
        Picture(screen, size, look, out / f"{screen}-{size}-{look}.svg")
        for look in looks or (LOOKS if screen in IN_EVERY_LOOK else LOOKS[:2])
        for size in sizes
    ]


def take(pictures: list[Picture]) -> str:
    """Takes the pictures of one screen, at noon of one day, each way to it in a home of its own.

    Returns:
        Why a way does not lead to the screen, or what went wrong there; empty where nothing did.
    """
    clock.datetime = type("Noon", (datetime,), {"now": classmethod(lambda _: NOON.replace(tzinfo=None))})
    try:
        for plain, some in groupby(pictures, lambda each: each.look == "plain"):
            with tempfile.TemporaryDirectory() as home:
                os.environ |= {key: str(Path(home) / inside) for key, inside in OWN_FOLDERS.items()}
                os.environ |= {"NO_COLOR": "1"} if plain else {}
                asyncio.run(_take(list(some)))
                os.environ.pop("NO_COLOR", None)
    except Exception as error:  # noqa: BLE001 - one screen that fails is no end of the others
        return f"{pictures[0].screen}: {type(error).__name__}: {error}"
    return ""


async def _take(pictures: list[Picture]) -> None:
    first = pictures[0]
    async with every_screen.at(VIEWS[first.screen], SIZES[first.size]) as desk:
        for each in pictures:
            if each.look != "plain":
                desk.app.choose_theme("dark" if each.look == "ascii" else each.look)
                desk.app.choose_signs("ascii" if each.look == "ascii" else "unicode")
            await Pilot(desk.app).resize_terminal(*SIZES[each.size])
            await desk.pilot.pause()
            each.file.write_text(picture(desk.app).replace("Fira Code", FONT), encoding="utf-8", newline="\n")


def draw(pictures: list[Picture], target: Path, browser: Browser, cell: float = CELL, width: int = 0) -> None:
    """Draws pictures on one page as PNG, each as wide as its terminal is; a page of one is as wide as that."""
    shown = [
        f'<img src="{each.file.as_uri()}" title="{each.file.stem}" width="{SIZES[each.size][0] * cell}">'
        for each in pictures
    ]
    style = "body{margin:0;display:flex;flex-wrap:wrap;gap:6px;background:#888}"
    page = target.with_suffix(".html")
    page.write_text(f'<meta charset="utf-8"><style>{style}</style>{"".join(shown)}', encoding="utf-8")
    browser.look(width=width or round(SIZES[pictures[0].size][0] * cell))
    browser.open(page)
    target.write_bytes(browser.picture())
    page.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder they are put in")
    parser.add_argument("--screens", nargs="+", default=[""], help="with what the names of screens begin")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--looks", nargs="+", choices=LOOKS, help="otherwise light and dark, of some screens all")
    parser.add_argument("--png", action="store_true", help="each also as PNG")
    parser.add_argument("--sheets", action="store_true", help="all of a screen also on one page, as PNG")
    parser.add_argument("--cell", type=float, default=6.5, help="how many pixels a cell is wide on such a page")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    names = [name for name in VIEWS if name.startswith(tuple(options.screens))]
    screens = [wanted(name, options.sizes, options.looks, out) for name in names]
    with ProcessPoolExecutor() as pool:
        faults = [fault for fault in pool.map(take, screens) if fault]
    if options.png or options.sheets:
        browser = Browser()
        for pictures in screens:
            there = [each for each in pictures if each.file.exists()]
            for each in there if options.png else ():
                draw([each], each.file.with_suffix(".png"), browser)
            if options.sheets and there:
                draw(there, out / f"{there[0].screen}.sheet.png", browser, options.cell, SHEET)
        browser.close()
    sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
