"""The kinds of personal detail the guard knows, and what is said about each."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from prevent_tui.toml.data import load


class DetailKind(StrEnum):
    """What a piece of text looks like."""

    UPN = "upn"
    NHS = "nhs"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH = "birth"
    POSTCODE = "postcode"
    INITIALS = "initials"
    NAME = "name"


class Place(NamedTuple):
    """A stretch of text, counted in characters; `end` is the first character after it."""

    start: int
    end: int


LOOKS = {
    DetailKind.UPN: "a pupil number",
    DetailKind.NHS: "an NHS number",
    DetailKind.EMAIL: "a person's e-mail address",
    DetailKind.PHONE: "a phone number",
    DetailKind.BIRTH: "a date of birth",
    DetailKind.POSTCODE: "a postcode",
    DetailKind.INITIALS: "initials with a year group",
    DetailKind.NAME: "a person's name",
}
"""What each kind is called after “looks like”."""

DO = {
    DetailKind.UPN: "Leave it out: it belongs in the pupil's own file.",
    DetailKind.NHS: "Leave it out: it belongs in the person's own file.",
    DetailKind.EMAIL: "Name the role, or give a shared mailbox such as safeguarding@.",
    DetailKind.PHONE: "Name the role to ring, and keep the number with your contacts.",
    DetailKind.BIRTH: "Leave it out: it belongs in the person's own file.",
    DetailKind.POSTCODE: "Leave it out, or name the area in general words.",
    DetailKind.INITIALS: "Leave both out: together they point to one child.",
    DetailKind.NAME: "Write the role instead, such as DSL or a parent.",
}
"""What to do about each kind."""


@cache
def words(part: str) -> dict[str, Any]:
    """A table of `words.toml`, which is read once; a text of many words comes as a set of them."""
    raw = load(__package__, "words.toml")[part]
    return {key: frozenset(value.split()) if isinstance(value, str) else tuple(value) for key, value in raw.items()}
