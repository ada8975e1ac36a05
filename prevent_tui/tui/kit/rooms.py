"""The rooms of the program: what stands in the row under the name, and the letter that opens each from every screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """A part of the program that one letter opens.

    Attributes:
        key: The letter, which opens no other thing anywhere.
        name: How it stands in the row; its letter is the capital, wherever that is in the word.
        action: The action of every page that goes there.
        help: A sentence for the help sheet.
        in_row: Whether it stands in the row; whom to reach stands in the header.
    """

    key: str
    name: str
    action: str
    help: str
    in_row: bool = True


ROOMS = (
    Room("h", "Home", "home", "The start: what is due, and your assessments"),
    Room("q", "Questions", "questions", "The questions, at what is marked"),
    Room("r", "Review", "review", "Numbers, themes and gaps in order"),
    Room("p", "Plan", "all_actions", "What is to be done, by whom, by when; of what is marked first"),
    Room("e", "Evidence", "all_evidence", "What shows what is marked; pressed again, everything kept as evidence"),
    Room("k", "risKs", "risks", "The risk register and its matrix, apart from the score"),
    Room("g", "Governors", "governors", "What governors ask, the checks, and the sign-off"),
    Room("y", "Years", "years", "The versions of this assessment that there are"),
    Room("x", "eXport", "export", "Make the report, the spreadsheet or the calendar"),
    Room("c", "Contacts", "contacts", "Whom to reach, locally and nationally", in_row=False),
    Room("w", "Workshop", "workshop", "Answering together, from Home only; not there yet", in_row=False),
)
"""In the order of the row. Later parts of the program add theirs here."""

LETTERS = {room.key: (room.action,) for room in ROOMS} | {
    "t": ("themes",),
    "v": ("views", "preview"),
    "u": ("undo",),
    "j": ("glossary",),
    "a": ("plan",),
    "d": ("done", "checked"),
    "f": ("flag",),
    "i": ("guidance",),
    "l": ("levels",),
    "m": ("matrix",),
    "n": ("note",),
    "o": ("next_open",),
    "s": ("sums",),
}
"""What each letter means in the whole program: the actions it runs, wherever it does something.

A question that asks yes or no has Y and N of its own. `b` and `z` are free.
"""
