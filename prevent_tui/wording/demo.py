"""How it is said of an invented setting that it is one, so that it is never taken for a real one."""

from __future__ import annotations

SIGN = "DEMO"
"""What marks each line, page and table."""

DEMO = f"{SIGN}  ·  invented setting, no real data"

IN_WORDS = "This is an invented setting, with no real data."
