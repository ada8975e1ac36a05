"""The detail guard: points out what looks like a personal detail before a text is kept.

It gives advice and decides nothing. What it finds is handed to the caller and forgotten: nothing is logged or kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prevent_tui.assessment.privacy.birth import births
from prevent_tui.assessment.privacy.kinds import DO, LOOKS, DetailKind, Place
from prevent_tui.assessment.privacy.names import names
from prevent_tui.assessment.privacy.numbers import emails, nhs_numbers, phones, postcodes, upns
from prevent_tui.assessment.privacy.years import in_years

__all__ = ["Detail", "DetailKind", "advice", "details_in"]

_SURE_TO_UNSURE = {
    DetailKind.UPN: upns,
    DetailKind.EMAIL: emails,
    DetailKind.NHS: nhs_numbers,
    DetailKind.PHONE: phones,
    DetailKind.BIRTH: births,
    DetailKind.POSTCODE: postcodes,
}
"""The kinds in the order in which they win where two of them claim the same characters."""

_ROLES = "Roles, without names, initials or numbers, say enough."


@dataclass(frozen=True, slots=True)
class Detail:
    """A place in a text that looks like a personal detail; it does not hold the characters themselves."""

    kind: DetailKind
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """What it looks like and what to do, never quoting it."""
        return f"This looks like {LOOKS[self.kind]}. {DO[self.kind]}"


def details_in(text: str) -> tuple[Detail, ...]:
    """Every likely personal detail, in the order of the text, none overlapping another.

    Args:
        text: Anything a person typed, as `text.clean` leaves it or not. Places count its characters.
    """
    mask = bytearray(len(text))
    details = []
    for kind, place in _claims(text):
        if not any(mask[place.start : place.end]):
            mask[place.start : place.end] = b"\x01" * (place.end - place.start)
            details.append(Detail(kind, place.start, place.end))
    return tuple(sorted(details, key=lambda detail: detail.start))


def _claims(text: str) -> Iterator[tuple[DetailKind, Place]]:
    for kind, finder in _SURE_TO_UNSURE.items():
        for place in finder(text):
            yield kind, place
    yield from in_years(text)
    for place in names(text):
        yield DetailKind.NAME, place


def advice(text: str) -> str:
    """One or two sentences to show under a field, or nothing if nothing was found.

    They name the kinds and never quote the text; whether to change it stays with the person.
    """
    kinds = tuple(dict.fromkeys(detail.kind for detail in details_in(text)))
    if not kinds:
        return ""
    *others, last = (LOOKS[kind] for kind in kinds)
    listed = f"{', '.join(others)} and {last}" if others else last
    better = _ROLES if others else DO[kinds[0]]
    return f"This looks like {listed}; change it or keep it, as you judge. {better}"
