"""Makes the lists in formats.md anew, from what later_keys.toml says each format added.

python docs/format_additions.py
"""

from __future__ import annotations

import re
from pathlib import Path

from prevent_tui.toml.later_keys import LaterKey, later_keys

PAGE = Path(__file__).parent / "formats.md"
PARTS = re.compile(r"(<!-- begin: (\w+) -->).*?(<!-- end: \2 -->)", re.DOTALL)


def with_lists(page: str) -> str:
    """The page with its lists as they should be."""
    return PARTS.sub(lambda part: f"{part[1]}\n{additions(later_keys(part[2]))}\n{part[3]}", page)


def additions(keys: tuple[LaterKey, ...]) -> str:
    """One list of keys, with the format they came with."""
    rows = [f"| {each.format} | `{each.key}`{f': {each.only}' if each.only else ''} | {each.what} |" for each in keys]
    return "\n".join(["| Since format | Key | What it is for |", "|---|---|---|", *rows])


if __name__ == "__main__":
    PAGE.write_text(with_lists(PAGE.read_text("utf-8")), encoding="utf-8", newline="\n")
