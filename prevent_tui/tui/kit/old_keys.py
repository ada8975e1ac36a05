"""Keys that did something before and are dead now: by screen, the key, and what does that now.

Said for one release, and then to be taken out. Of a key that does another thing now nothing is said: whoever is new to
the program has no before, and took it for a fault.
"""

from __future__ import annotations

from collections.abc import Mapping

_EVERYWHERE = {"b": "B opened the figures; now E does, and then 5."}
_PROGRESS = {"o": "O opened an action again; now D or Space does."}
_NEW = "N added to the list; now + does."

BY_SCREEN: Mapping[str, Mapping[str, str]] = {
    "start": {
        "n": "N began a new assessment; now 1 does.",
        "o": "O opened a file; now 2 does.",
        "t": "T showed a sample; now 3 does.",
    },
    "question": {
        "s": "S changed the setting; now Ctrl+P finds that by its name.",
    },
    "nothing": {"s": "S changed the setting; now Enter does."},
    "review": {
        "o": "O showed what is open by role; now V does, and then its digit.",
    },
    "plan": _PROGRESS
    | {
        "m": "M asked whose actions are shown; now V does.",
        "n": _NEW,
        "s": "S sorted the plan; now V does.",
    },
    "action": _PROGRESS,
    "reviews": {
        "n": "N noted a review; now + does.",
    },
    "evidence": {"n": _NEW},
    "piece": {
        "l": "L linked it to a question; now + does.",
    },
    "LinkedEvidence": {
        "c": "C said that it was checked today; now D does.",
        "l": "L linked one of the list; now + does.",
        "n": _NEW,
        "x": "X unlinked the marked one; now Del does.",
    },
    "figures": {"n": _NEW},
    "risks": {"n": _NEW},
    "risk-matrix": {"b": "B showed the other side; now V does."},
    "contacts": {"n": _NEW},
    "governors": {
        "n": _NEW,
        "o": "O opened a sealed assessment again; now 3 does.",
        "t": "T took up the first five; now + does, and then Enter.",
    },
    "ExportDialog": {
        "l": "L showed the note that may hold personal details; now Enter does, on the warning.",
        "p": "P showed the first page; now V does.",
    },
    "ExportProgressDialog": {"b": "B went on working; now Enter does."},
    "ExportDone": {
        "o": "O opened the file; now 1 does.",
        "r": "R showed its folder; now 2 does.",
        "x": "X made another file; now 3 does.",
    },
}


def old_key(screen: str, key: str) -> str:
    """What does now what a dead key did before on a screen; empty where it did nothing.

    Args:
        screen: The id of the screen, or of a dialog its class.
        key: The key; a capital is the small letter by then.
    """
    return BY_SCREEN.get(screen, {}).get(key, "") or _EVERYWHERE.get(key, "")
