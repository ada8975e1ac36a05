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
    Room("p", "Plan", "all_actions", "What is to be done, by whom, by when"),
    Room("e", "Evidence", "all_evidence", "Everything kept as evidence, and how old it is"),
    Room("k", "risKs", "risks", "The risk register, apart from the score"),
    Room("g", "Governors", "governors", "What governors ask, the checks, and the sign-off"),
    Room("y", "Years", "years", "The versions of this assessment that there are"),
    Room("x", "eXport", "export", "Make the report, the spreadsheet or the calendar"),
    Room("c", "Contacts", "contacts", "Whom to reach, locally and nationally", in_row=False),
)
"""In the order of the row. Later parts of the program add theirs here."""
