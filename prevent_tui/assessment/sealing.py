"""The seal of a sign-off: whether an assessment is still what was signed, and where it is not.

The seal is SHA-256 over what the assessment says, not over the bytes of its file: another layout, other comments or
line endings break no seal, and neither does a later version of the program that writes the same words otherwise.
It shows a mistake or a quiet correction. It cannot show a forger, who could seal again; the minutes can, where the
beginning of the seal is written down in them.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from prevent_tui.assessment.identity import file_id
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.errors import Fault
from prevent_tui.text import clean_line, clean_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prevent_tui.assessment.model.assessment import Assessment

CHANGED = "was changed since it was sealed."
ADDED = "was added since it was sealed."
TAKEN_OUT = "was taken out since it was sealed."
MOVED = "stands in another order than when it was sealed."

_LISTS = ("overlays", "evidence", "actions", "risks", "contacts", "figures", "reviews", "challenges")
_MARK = 16
"""Digits of a part's mark: enough to tell two texts apart, short enough for hundreds of them in a file."""


class Seal(NamedTuple):
    """How the seal of an assessment stands.

    Attributes:
        sealed: Whether there is one.
        places: Where what is there differs from what was sealed.
    """

    sealed: bool
    places: tuple[Fault, ...] = ()

    @property
    def is_intact(self) -> bool:
        """Return whether it is sealed and no word was changed since."""
        return self.sealed and not self.places

    @property
    def is_broken(self) -> bool:
        """Return whether it is sealed and was changed since."""
        return bool(self.places)


def is_sealed(assessment: Assessment) -> bool:
    """Return whether an assessment is sealed and so may only be read, whether or not the seal still fits."""
    return assessment.sign_off is not None and assessment.sign_off.is_sealed


def draft(role: str, on: date | None, decision: str = "", minute: str = "", next_review: date | None = None) -> SignOff:
    """Return a sign-off from what was typed, cleaned; `wording.sign_off.refusals` judges it.

    Args:
        role: Who signs.
        on: The day of signing.
        decision: What was decided.
        minute: The reference of the minutes.
        next_review: When the assessment is signed off again.
    """
    return SignOff(
        role=clean_line(role),
        on=on,
        decision=clean_prose(decision),
        minute=clean_line(minute),
        next_review=next_review,
    )


def seal(assessment: Assessment, sign_off: SignOff) -> Assessment:
    """Seal an assessment with a sign-off.

    Args:
        assessment: What is signed.
        sign_off: Made by `draft`. The version and what it supersedes are the assessment's own; see `next_version`.

    Raises:
        ValueError: It is sealed already, or nobody signs, or on no date.
    """
    if is_sealed(assessment):
        raise ValueError("is sealed already")
    if not sign_off.role or sign_off.on is None:
        raise ValueError("a sign-off needs a role and a date")
    before = assessment.sign_off or SignOff()
    chained: dict[str, Any] = {"version": before.version, "supersedes": before.supersedes, "seal": None, "marks": {}}
    whole = assessment.model_copy(update={"sign_off": sign_off.model_copy(update=chained)})
    content = _content(whole)
    sealed = {**chained, "seal": _digest(content), "marks": _marks(content)}
    return whole.model_copy(update={"sign_off": sign_off.model_copy(update=sealed)})


def next_version(assessment: Assessment) -> Assessment:
    """Return a sealed assessment as its next version, which can be changed and names the seal it supersedes.

    It is known by the id that the sealed one is known by.

    Raises:
        ValueError: It is not sealed.
    """
    old = assessment.sign_off
    if old is None or not old.is_sealed:
        raise ValueError("is not sealed")
    sign_off = SignOff(version=old.version + 1, supersedes=old.seal)
    return assessment.model_copy(update={"id": file_id(assessment), "sign_off": sign_off})


def restore(earlier: Assessment, present: Assessment) -> Assessment:
    """Return an earlier version under the present sign-off, so that the chain of versions is not broken."""
    return earlier.model_copy(update={"sign_off": present.sign_off})


def seal_state(assessment: Assessment) -> Seal:
    """Return whether an assessment is sealed, and where it differs from what was sealed."""
    return Seal(is_sealed(assessment), differences(assessment))


def differences(assessment: Assessment) -> tuple[Fault, ...]:
    """Return a fault for each part that differs from what was sealed; none where nothing differs, or without a seal.

    A change of the seal or of a mark is said as such.
    """
    signed = assessment.sign_off
    if signed is None or not signed.is_sealed:
        return ()
    content = _content(_as_stored(assessment))
    now = _marks(content)
    if signed.seal == _digest(content):
        return tuple(_marks_changed(signed.marks, now))
    if not signed.marks:
        message = "are gone, so that it cannot be said where this differs from what was sealed."
        return (Fault("sign_off.marks", message),)
    faults = list(_parts_changed(signed.marks, now))
    if signed.seal is None:
        faults.append(Fault("sign_off.seal", TAKEN_OUT))
    elif not faults:
        other = "does not fit, though every part fits its mark: the seal was changed, or a part together with its mark."
        faults.append(Fault("sign_off.seal", other))
    return tuple(faults)


def remember_stored(assessment: Assessment, stored: Assessment) -> None:
    """Let the seal of an assessment be judged by its texts as they stand in its file, where those were cleaned.

    Args:
        assessment: As it was read.
        stored: The same without anything cleaned.
    """
    cleaned = _digest(_content(assessment))
    if cleaned != _digest(_content(stored)):
        assessment.__dict__["stored"] = (cleaned, stored)


def _as_stored(assessment: Assessment) -> Assessment:
    """The assessment as it stands in its file; itself where that is the same, or it was changed since it was read."""
    cleaned, stored = assessment.__dict__.get("stored", ("", assessment))
    return stored if cleaned and cleaned == _digest(_content(assessment)) else assessment


def newest_answer(assessment: Assessment) -> date | None:
    """Return the day of the newest answer, in the zone in which it was given; None where none is dated."""
    return max((answer.updated.date() for answer in assessment.answers.values() if answer.updated), default=None)


def version_label(assessment: Assessment) -> str:
    """Return the mark in the file name of a sealed version, such as `sealed 2026-11-22 v1`."""
    signed = assessment.sign_off or SignOff()
    words = ["sealed", signed.on.isoformat() if signed.on else "", f"v{signed.version}"]
    return " ".join(word for word in words if word) + (", changed since" if differences(assessment) else "")


def _parts_changed(sealed: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Fault]:
    names = {*sealed, *now} - {*_LISTS}
    for name in (name for name in now if name in names):
        if sealed.get(name) != now[name]:
            yield Fault(name, CHANGED if name in sealed else ADDED)
    for name in (name for name in sealed if name in names and name not in now):
        yield Fault(clean_line(name), TAKEN_OUT)
    for name in _LISTS:
        same = all((part in sealed) == (part in now) for part in names if part.startswith(f"{name}["))
        if same and name in sealed and name in now and sealed[name] != now[name]:
            yield Fault(name, MOVED)


def _marks_changed(marks: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Fault]:
    """Marks that are not the content's, though the seal says that the content is whole."""
    if not marks:
        yield Fault("sign_off.marks", "were taken out since it was sealed; what was signed is as it was.")
        return
    for name in [*now, *(name for name in marks if name not in now)]:
        if marks.get(name) != now.get(name):
            place = clean_line(f"sign_off.marks.{name}")
            yield Fault(place, "is not the mark it was sealed with; what was signed is as it was.")


def _content(assessment: Assessment) -> dict[str, Any]:
    """What an assessment says, without its seal, without what says nothing, and without how it is written.

    A key that later versions of the program know besides says nothing in a file of today, so that the seal still fits.
    """
    content = assessment.model_dump(exclude={"format": True, "sign_off": {"seal", "marks"}}, exclude_defaults=True)
    content["answers"] = {name: answer for name, answer in sorted(content.get("answers", {}).items()) if answer}
    return {name: value for name, value in content.items() if value}


def _marks(content: Mapping[str, Any]) -> dict[str, str]:
    """A mark for each part; a list whose entries have ids has one for their order besides."""
    marks: dict[str, str] = {}
    for name, value in content.items():
        if name == "answers":
            marks |= {f"answers.{question}": _digest(answer)[:_MARK] for question, answer in value.items()}
        elif name in _LISTS:
            for number, entry in enumerate(value, 1):
                marks[_unused(f"{name}[{entry.get('id', number)}]", marks)] = _digest(entry)[:_MARK]
            ids = [entry["id"] for entry in value if "id" in entry]
            if len(ids) > 1:
                marks[name] = _digest(ids)[:_MARK]
        else:
            marks[name] = _digest(value)[:_MARK]
    return marks


def _unused(name: str, marks: Mapping[str, str]) -> str:
    """The name of a part; a second of the same id, as only a hand can make it, is numbered."""
    number, free = 1, name
    while free in marks:
        number += 1
        free = f"{name} ({number})"
    return free


def _digest(value: object) -> str:
    """SHA-256, in hexadecimal, over the canonical form: JSON in ASCII without spaces, its keys sorted."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> str:
    """A date as text; a time in UTC, because the file may hold it in whatever zone it was given."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
