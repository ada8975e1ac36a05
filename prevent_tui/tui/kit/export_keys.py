"""The keys of exports: what to make, while it is made, what was made, and its preview."""

from __future__ import annotations

from prevent_tui.tui.kit.keys import DIALOG, Key

EXPORT = (
    Key("enter", "submit", "make it", "Make it, from anywhere; in a password, to the next field"),
    Key("1,2,3,4,5,6", "what", "what to make", "Choose what to make, from anywhere but a field", "1-6", each=True),
    Key("tab,down", "app.focus_next", "on", "To the next row; up goes back"),
    Key("up", "app.focus_previous", "back", footer="never"),
    Key("v", "preview", "preview", "Read the first page before anything is made, outside a field"),
    *DIALOG[2:],
)


UNDERWAY = (
    Key("enter,escape", "back", "go on working", "Leave it to itself and go on; X shows it again"),
    Key("delete", "stop", "stop", "Stop it; nothing is written"),
)


MADE = (
    Key("enter,escape", "back", "done", "Close this"),
    Key("1", "open_made", "open", "Open it in its own program"),
    Key("2", "reveal", "folder", "Show it in its folder"),
    Key("3", "another", "another", "Make another file"),
)


PREVIEW = (
    Key("escape,enter", "back", "back", "Back to what to make; nothing is written"),
    Key("up,down,pageup,pagedown", "scroll", "read on", "Read on", "↑↓"),
    DIALOG[3],
)
