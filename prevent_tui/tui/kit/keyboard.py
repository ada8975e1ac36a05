"""Keyboard, mouse and window for somebody who never used a terminal; said once at the start, once in help."""

from __future__ import annotations

AT_FIRST = (
    "Keys look as on your keyboard; small letters do the same.",
    "Ctrl+S: hold Ctrl, press S. Mouse works; Ctrl, + enlarges.",
)
"""For the first start, a row each."""

IN_HELP = (
    ("Ctrl+S", "Hold Ctrl, press S, let go of both; with any other letter likewise"),
    ("copy", "Ctrl+C: what is selected, or else the question or what is marked"),
    ("paste", "Ctrl+V in a field; in some windows Ctrl, Shift and V"),
    ("select", "Hold Shift and drag with the mouse"),
    ("enlarge", "Ctrl and +; Ctrl and - makes smaller, Ctrl and 0 is as before"),
    ("mouse", "Click a key, a row or a word: it does the same; the wheel scrolls"),
)
"""For the help: a word, and what to do."""
