"""What somebody may want made: how much of the report, as which kind of file, where; and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from prevent_tui.report.options import Choice, Part
from prevent_tui.report.password import is_too_long

_LONGEST = 60
"""Characters of a setting's name that a file name takes up."""


class What(StrEnum):
    """How much, and for whose eyes."""

    FULL = "full"
    SUMMARY = "summary"
    GOVERNORS = "governors"
    SHARE = "share"
    BLANK = "blank"


@dataclass(frozen=True)
class Said:
    """The words for something that can be chosen: its name, what it holds, and what it is called once it is made."""

    name: str
    holds: str
    called: str


WHAT = {
    What.FULL: Said("Full report", "Verdict, gaps, plan, every question and note", "full report"),
    What.SUMMARY: Said("Summary", "One page: the verdict, the numbers, first fixes", "summary"),
    What.GOVERNORS: Said("For governors", "Summary, gaps, plan, their questions, sign-off", "governors’ report"),
    What.SHARE: Said("Share copy", "Levels, states, dates; no notes, no contacts", "share copy"),
    What.BLANK: Said("Blank form", "The questions on paper, to be filled in by hand", "blank form"),
}
KINDS = {
    "pdf": Said("PDF", "For print, file and e-mail; tagged and machine-checked", "PDF"),
    "html": Said("Web page", "One file for any browser, on a phone too", "web page"),
    "docx": Said("Word", "To edit, or to paste into minutes", "Word file"),
    "md": Said("Markdown", "Plain text with headings and tables", "Markdown file"),
    "xlsx": Said("Spreadsheet", "Action plan, risks, evidence, inspection index", "spreadsheet"),
    "csv": Said("Table", "The action plan alone, for other programs", "table"),
    "ics": Said("Calendar", "When actions and reviews are due", "calendar file"),
}
OPTIONS = {"radar": "Radar page", "unnamed": "Without the name", "locked": "Password"}
"""What else can be asked for: fields of a wish."""

TABLES = ("xlsx", "csv", "ics")
"""Kinds of file that hold no report; only the whole of an assessment is made into them."""

_TABLE_NAMES = {"xlsx": "tables", "csv": "actions", "ics": "calendar"}


@dataclass(frozen=True)
class Wish:
    """A file somebody wants; how it is locked is remembered, never the password.

    Attributes:
        what: How much.
        kind: The kind of file, which is also the ending of its name.
        path: Where it goes.
        radar: With the radar page.
        unnamed: Without the setting's name.
        locked: With a password to open it.
    """

    what: What
    kind: str
    path: Path
    radar: bool = False
    unnamed: bool = False
    locked: bool = False

    @property
    def choice(self) -> Choice:
        """The same in the words of the report."""
        part = Part.FULL if self.what is What.SHARE else Part(self.what)
        return Choice(part, share=self.what is What.SHARE, unnamed=self.unnamed, radar=self.radar)

    @property
    def called(self) -> str:
        """What the file is called in a sentence: `full report`, `share copy as a web page`."""
        if self.kind in TABLES:
            return KINDS[self.kind].called
        made = WHAT[self.what].called
        return made if self.kind == "pdf" else f"{made} as a {KINDS[self.kind].called}"

    def on(self, before: date, today: date) -> Wish:
        """The same for another day: a day in the file's name follows."""
        name = self.path.name.replace(before.isoformat(), today.isoformat())
        return replace(self, path=self.path.with_name(name))


def kinds_for(what: What) -> tuple[str, ...]:
    """The kinds of file that go with how much is wanted."""
    return tuple(kind for kind in KINDS if what is What.FULL or kind not in TABLES)


def options_for(what: What, kind: str) -> tuple[str, ...]:
    """What else can be asked for; fields of a wish."""
    if kind in TABLES:
        return ()
    fits = {
        "radar": what in {What.FULL, What.SHARE},
        "unnamed": what is What.SHARE,
        "locked": kind == "pdf",
    }
    return tuple(name for name, fit in fits.items() if fit)


def missing(kind: str) -> str:
    """What has to be installed before such a file can be made; empty where nothing has."""
    return "" if kind != "docx" or find_spec("docx") else "Word files need an extra part: prevent-tui[office]."


def missing_for_password() -> str:
    """What has to be installed before a PDF can be locked; empty where nothing has."""
    return "" if find_spec("cryptography") else "Passwords need an extra part: prevent-tui[password]."


def wrong_password(password: str) -> str:
    """What is wrong with a password for a PDF; empty where nothing is."""
    if not password:
        return "Type a password, twice."
    if is_too_long(password):
        return "The password is too long for a PDF."
    return ""


def proposed(wish: Wish, setting: str, stem: str, today: date) -> str:
    """A name for the file: the setting, what it is, and the day; never the setting where that is to stay unsaid.

    Args:
        wish: What is wanted.
        setting: What the setting is called.
        stem: What the assessment's own file is called, which stands in for a setting without a name.
        today: The day.
    """
    named = "" if wish.unnamed else _in_a_name(setting) or stem
    what = _TABLE_NAMES.get(wish.kind) or ("report" if wish.what is What.FULL else str(wish.what))
    return "-".join(part for part in (named or "prevent", what, f"{today}.{wish.kind}") if part)


def _in_a_name(setting: str) -> str:
    words = re.sub(r"[^\w]+", "-", setting.replace("'", "").replace("’", "")).strip("-_")
    return words[:_LONGEST].rstrip("-_")
