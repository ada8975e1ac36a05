"""Where the program is, read from its screen as a person would."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUESTION = re.compile(r"\b([A-Z]{1,3}\d{1,2})\s+(?:Question )?(\d+) of (\d+)")
_TRUE_NOW = re.compile(r"\b([A-Z]{1,3}\d{1,2}): is this true now")
_SAVED = re.compile(r"saved (?:to )?(\d\d):(\d\d):(\d\d)")
_CURSOR = re.compile(r"▌ {1,3}(\d) {1,3}\S ")
_SEARCH = re.compile(r"Go to a question|Open a file|Save as|Find a command|🔎|Enter +Go|Enter +Open|Password|password")
_FORM = re.compile(
    r"Ctrl\+S +(?:keep|Keep|done|Go on)|Enter +(?:Keep|Done|Drop|Set aside|Change|Next field)|Tab next field|"
    r"Name of the setting"
)
_PALETTE = re.compile(r" {4}▌ ")
_NOTE = re.compile(r"\d of 8,000")
_UNKEPT = re.compile(r"[Ll]eave|[Dd]iscard|theirs|[Tt]ake out|give up|Bring back|earlier version|Undo|undo")
_PRACTICE = re.compile(r"nothing is kept")


@dataclass(frozen=True)
class Place:
    """What a settled screen says.

    Attributes:
        reference: Of the question that is shown, under a dialog or not; empty where none is.
        plain: Whether the question has the keys: nothing lies over it and nothing is being typed.
        typing: `note`, `form` or `search` where a field has the keys, else empty.
        cursor: The number of the level that the bar stands at, or empty.
        saved: The time of day the header gives as saved, in seconds; None where it gives none.
        risky: Whether enter, or a click, may give something up here.
        practice: Whether what is done here is kept nowhere.
    """

    reference: str
    plain: bool
    typing: str
    cursor: str
    saved: int | None
    risky: bool
    practice: bool


def place_of(text: str) -> Place:
    """Return what a screen says."""
    question = _TRUE_NOW.search(text) or _QUESTION.search(text)
    covered = "╭" in text or "╰" in text
    typing = _typing(text, covered=covered)
    cursor = _CURSOR.search(text)
    saved = _SAVED.search(text)
    return Place(
        reference=question[1] if question else "",
        plain=bool(question) and not covered and not typing and "answer" in text,
        typing=typing,
        cursor=cursor[1] if cursor else "",
        saved=int(saved[1]) * 3600 + int(saved[2]) * 60 + int(saved[3]) if saved else None,
        risky=_UNKEPT.search(text) is not None,
        practice=_PRACTICE.search(text) is not None,
    )


def _typing(text: str, *, covered: bool) -> str:
    # What the palette asks for is gone from its field once something is typed there.
    palette = "Find a command" in text or any(_PALETTE.match(row) for row in text.splitlines()[2:4])
    if palette or (_SEARCH.search(text) and (covered or "🔎" in text)):
        return "search"
    if _NOTE.search(text) and "done" in text:
        return "note"
    return "form" if _FORM.search(text) else ""
