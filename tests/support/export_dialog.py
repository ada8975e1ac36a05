"""What the tests of the export share: stand-ins for what makes a file, and somebody in front of the dialog."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from textual.widgets import Input

from prevent_tui.errors import CannotWrite
from prevent_tui.report.model.rendered import Rendered
from support.app_pilot import WIDE, sit

DAY = "2026-11-22"
BEGINS = {
    "pdf": b"%PDF-",
    "html": b"<!",
    "docx": b"PK",
    "md": b"#",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbf",
    "ics": b"BEGIN",
}
"""How a file of each format begins."""


class Held:
    """Stands in for what makes a file, until it is let go."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.job = None
        self.error: CannotWrite | None = None
        self.replaced: tuple[str, ...] = ()

    async def run(self, job, progress) -> Rendered:
        self.job = job
        progress(43, 100)
        await self.go.wait()
        if self.error:
            raise self.error
        return Rendered(b"%PDF- made", self.replaced)


async def keys(desk, *pressed: str) -> None:
    """Presses keys while something is being made, which is not waited for."""
    for key in pressed:
        await desk.pilot.press(key)
    await desk.pilot.pause()


@asynccontextmanager
async def asking(path, size=WIDE):
    """Somebody in front of the dialog."""
    async with sit(path, size=size) as desk:
        await desk.press("x")
        yield desk


def field(desk, name: str) -> Input:
    return desk.app.screen.query_one(f"#{name}", Input)
