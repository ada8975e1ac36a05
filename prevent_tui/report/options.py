"""Which report is wanted: how much of it, for whose eyes, and with which extras."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """How much a report holds."""

    FULL = "full"
    SUMMARY = "summary"
    GOVERNORS = "governors"
    BLANK = "blank"


@dataclass(frozen=True)
class Choice:
    """What somebody chose to have made.

    Attributes:
        part: How much; `BLANK` is the questionnaire to be filled in by hand, without any answer.
        share: Without notes, contacts, evidence pointers and every other text a person typed.
        unnamed: Without the setting's name too; only where `share` is set.
        radar: With the radar page, for readers used to one.
    """

    part: Part = Part.FULL
    share: bool = False
    unnamed: bool = False
    radar: bool = False


WHOLE = Choice()
"""The full report, with nothing left out and nothing added."""
