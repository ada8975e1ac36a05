"""Keys that did something else before: by screen, the key as it was pressed, and what does that now.

Said for one release, and then to be taken out. A capital stands apart where it meant another thing than the small one.
"""

from __future__ import annotations

from collections.abc import Mapping

_EVERYWHERE = {
    "A": "A opened the action plan; now P does.",
    "B": "B opened the figures; now E does, and then 5.",
    "S": "S signed the assessment off; now G does, and then 3.",
    "U": "Shift and U did it again; now Ctrl+Y does. U takes back.",
    "V": "V opened the checks; now G does, and then 2.",
    "X": "Shift and X made the last file again; now X does, and then Enter.",
}
_PROGRESS = {
    "a": "A changed an action; now Enter does, on its sheet.",
    "h": "H marked an action as begun; now Space does.",
    "o": "O opened an action again; now D or Space does.",
    "x": "X dropped an action; now Del does.",
}
_NEW = "N added to the list; now + does."
_CHECKED = "C said that it was checked today; now D does."

BY_SCREEN: Mapping[str, Mapping[str, str]] = {
    "start": {
        "n": "N began a new assessment; now 1 does.",
        "o": "O opened a file; now 2 does.",
        "t": "T showed a sample; now 3 does.",
        "T": "Shift and T showed a sample; now 3 does.",
        "q": "Q left the program; now Ctrl+Q does.",
    },
    "question": {
        "F": "Shift and F went to the next flag; now O does, once nothing is open.",
        "g": "G told why it matters; now I does.",
        "s": "S changed the setting; now Ctrl+P finds that by its name.",
    },
    "nothing": {"s": "S changed the setting; now Enter does."},
    "review": {
        "c": "C showed the ten-minute check; now V does, and then its digit.",
        "o": "O showed what is open by role; now V does, and then its digit.",
        "w": "W showed what is claimed and not shown; now V does, and then its digit.",
    },
    "plan": _PROGRESS
    | {
        "m": "M asked whose actions are shown; now V does.",
        "n": _NEW,
        "R": "Shift and R opened the reviews; now 5 does.",
        "s": "S sorted the plan; now V does.",
    },
    "action": _PROGRESS,
    "reviews": {
        "e": "E changed how often the plan is reviewed; now Enter does, on that row.",
        "n": "N noted a review; now + does.",
        "R": "Shift and R noted a review; now + does.",
    },
    "evidence": {"c": _CHECKED, "n": _NEW},
    "piece": {
        "c": _CHECKED,
        "e": "E changed what is said of it; now Enter does.",
        "l": "L linked it to a question; now + does.",
        "x": "X unlinked the marked question; now Del does.",
    },
    "LinkedEvidence": {
        "c": _CHECKED,
        "l": "L linked one of the list; now + does.",
        "n": _NEW,
        "x": "X unlinked the marked one; now Del does.",
    },
    "figures": {"n": _NEW},
    "risks": {"n": _NEW},
    "risk-matrix": {"b": "B showed the other side; now V does."},
    "contacts": {"c": _CHECKED, "n": _NEW},
    "governors": {
        "g": "G went to the question it is about; now Q does.",
        "n": _NEW,
        "O": "Shift and O opened a sealed assessment again; now 3 does.",
        "t": "T took up the first five; now + does, and then Enter.",
        "w": "W worded the question anew; now Enter does, and then 2.",
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


def old_key(screen: str, pressed: str) -> str:
    """What does now what a key did before on a screen; empty where it did nothing, or does it still.

    Args:
        screen: The id of the screen, or of a dialog its class.
        pressed: The key, a capital as a capital.
    """
    return BY_SCREEN.get(screen, {}).get(pressed, "") or _EVERYWHERE.get(pressed, "")
