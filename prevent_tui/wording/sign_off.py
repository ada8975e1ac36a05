"""A sign-off in words: what stands in its way, who signed, and why a sealed assessment is only to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from prevent_tui.assessment.evidence import add_months
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.assessment.reviews import next_review, weeks_between_reviews
from prevent_tui.assessment.sealing import Seal, newest_answer
from prevent_tui.errors import Fault
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.text import is_blank
from prevent_tui.thresholds import thresholds
from prevent_tui.wording import dates, grammar

_SHORT = 12
"""Digits of a seal that are enough to write down and to compare."""

_MOST_NAMED = 4
"""Answers named in one sentence; the rest are counted."""

_PARTS = {
    "id": "the id of the file",
    "questionnaire": "the edition",
    "overlays": "the local additions",
    "sample": "the mark of a sample",
    "setting": "the setting",
    "evidence": "the evidence",
    "actions": "the action plan",
    "risks": "the risk register",
    "contacts": "the contacts",
    "figures": "the figures",
    "cadence": "how often it is reviewed",
    "reviews": "the reviews",
    "challenges": "the questions of those who govern",
    "sign_off": "the sign-off",
    "sign_off.seal": "the seal itself",
    "sign_off.marks": "the marks of the seal",
}
"""What the parts of a file are called in a sentence; answers go by their questions."""

RETIRED = "It can be read and exported, not changed; begin a new assessment with the edition in use."
"""What is said of an assessment whose questionnaire is retired."""

AGAIN = "It can be read and exported; open it again to make a new version: G, then 3."
"""What is said of an assessment that is sealed."""


def latest_review_day(on: date) -> date:
    """Return the day after which a next review is late for what was signed; what a month lacks becomes its last day."""
    return add_months(on, thresholds().sign_off_again_months)


def proposed_review_day(questionnaire: Questionnaire, assessment: Assessment, today: date) -> date:
    """Return the day to propose for the next review: that of the plan, where it is still to come.

    Args:
        questionnaire: How often it is usually reviewed.
        assessment: What was agreed, and what was reviewed.
        today: The day of signing, from which the next is counted where the plan's has passed.
    """
    planned = next_review(questionnaire, assessment)
    weeks = timedelta(weeks=weeks_between_reviews(questionnaire, assessment))
    return planned if planned and planned > today else today + weeks


def refusals(assessment: Assessment, sign_off: SignOff, today: date) -> tuple[Fault, ...]:
    """Return what is missing from a sign-off or cannot be right, so that nothing is sealed yet.

    Args:
        assessment: What is to be signed.
        sign_off: What was typed.
        today: The day of signing.

    Returns:
        The faults; their places are fields of the sign-off.
    """
    return tuple(_refusals(assessment, sign_off, today))


def signing_doubts(sign_off: SignOff, today: date) -> tuple[Fault, ...]:
    """Return what to think about before signing, though it prevents nothing; places are fields of the sign-off."""
    return tuple(_doubts(sign_off, today))


def sign_off_text(sign_off: SignOff | None, *, with_seal: bool = True) -> str:
    """Return who signed and when: `Signed off by Chair of governors on 22 Nov 2026, minute 14; version 2`.

    An assessment that is not signed says so, and which version it is once it was opened again.

    Args:
        sign_off: What there is of it.
        with_seal: Whether the seal of the version before is named, to be compared; on a screen it says nothing.
    """
    if sign_off is None or not sign_off.is_sealed:
        version = f": {_version(sign_off, with_seal=with_seal)}" if sign_off and sign_off.version > 1 else ""
        return f"Not signed off yet{version}."
    by = f" by {sign_off.role}" if sign_off.role else ""
    on = f" on {dates.day(sign_off.on)}" if sign_off.on else ""
    return f"Signed off{by}{on}{_minute(sign_off.minute)}; {_version(sign_off, with_seal=with_seal)}."


def sealing_text(sign_off: SignOff) -> str:
    """Return who sealed and when, for a line of its own: `sealed on 22 Nov 2026 by Chair of governors, version 1`."""
    on = f" on {dates.day(sign_off.on)}" if sign_off.on else ""
    by = f" by {sign_off.role}" if sign_off.role else ""
    return f"sealed{on}{by}, {_version(sign_off)}"


def short_seal(seal: str) -> str:
    """Return the beginning of a seal, to be written into the minutes."""
    return seal[:_SHORT]


def seal_banner(questionnaire: Questionnaire, assessment: Assessment, seal: Seal) -> str:
    """Return the banner of a sealed assessment: who signed it, and where it was changed since.

    Args:
        questionnaire: For the references of the answers.
        assessment: The sealed assessment.
        seal: How its seal stands.
    """
    sentence = sign_off_text(assessment.sign_off)
    if seal.is_intact:
        return f"{sentence} The seal is intact."
    where = grammar.join_words(changed_parts(questionnaire, seal))
    return f"This file differs from what was sealed in {where}. {sentence} Nothing was dropped."


def changed_parts(questionnaire: Questionnaire, seal: Seal) -> list[str]:
    """Return what was changed since the sealing: answers by their references, the rest by its part of the file."""
    changed = [fault.place for fault in seal.places]
    answers = {place.removeprefix("answers.") for place in changed if place.startswith("answers.")}
    names = [reference for name, reference in questionnaire.reference.items() if name in answers]
    others = [_part(place) for place in changed if not place.startswith("answers.")]
    others_in_order = list(dict.fromkeys(others))
    if not answers:
        return others_in_order
    rest = len(answers) - len(names[:_MOST_NAMED])
    labels = [*names[:_MOST_NAMED], grammar.plural(rest, "other")] if rest else names
    return [f"the {'answer' if len(answers) == 1 else 'answers'} to {grammar.join_words(labels)}", *others_in_order]


def as_data(assessment: Assessment, seal: Seal) -> dict[str, Any] | None:
    """Return the sign-off as data for other programs; None where there is none."""
    sign_off = assessment.sign_off
    if sign_off is None:
        return None
    return {
        "sealed": seal.sealed,
        "intact": seal.is_intact if seal.sealed else None,
        "differs": [fault.place for fault in seal.places],
        "role": sign_off.role,
        "on": sign_off.on.isoformat() if sign_off.on else None,
        "decision": sign_off.decision,
        "minute": sign_off.minute,
        "next_review": sign_off.next_review.isoformat() if sign_off.next_review else None,
        "version": sign_off.version,
        "supersedes": sign_off.supersedes,
        "seal": sign_off.seal,
    }


def _refusals(assessment: Assessment, sign_off: SignOff, today: date) -> Iterator[Fault]:
    if is_blank(sign_off.role):
        yield Fault("role", "is empty.", "Say which role signs.")
    if is_blank(sign_off.decision):
        yield Fault("decision", "is empty.", "Say what was decided.")
    newest = newest_answer(assessment)
    if sign_off.on is None:
        yield Fault("on", "is missing.", "Say on which day it is signed.")
    elif sign_off.on > today:
        yield Fault("on", f"{dates.day(sign_off.on)} is still to come.", "Sign on the day itself, or after it.")
    elif newest and sign_off.on < newest:
        yield Fault("on", f"is before the newest answer, of {dates.day(newest)}.", "What is signed has to be there.")
    if sign_off.next_review is None:
        yield Fault("next_review", "is missing.", "Say when it is looked at again.")
    elif sign_off.on and sign_off.next_review <= sign_off.on:
        yield Fault("next_review", "is not after the day it is signed.", "Choose a later day.")


def _doubts(sign_off: SignOff, today: date) -> Iterator[Fault]:
    if is_blank(sign_off.minute):
        yield Fault("minute", "is empty.", "A reference lets others find the minutes.")
    review = sign_off.next_review
    if review and sign_off.on and review > latest_review_day(sign_off.on):
        months = grammar.plural(thresholds().sign_off_again_months, "month")
        yield Fault("next_review", f"{dates.day(review)} is more than {months} on.", "An earlier day is usual.")
    if review and review < today:
        yield Fault("next_review", f"{dates.day(review)} has passed already.", "Choose a day to come.")


def _part(place: str) -> str:
    kind = re.match(r"sign_off\.\w+|\w+", place)
    return _PARTS.get(kind[0], place) if kind else place


def _minute(reference: str) -> str:
    if not reference:
        return ""
    return f", {reference}" if reference.lower().startswith("minute") else f", minute {reference}"


def _version(sign_off: SignOff, *, with_seal: bool = True) -> str:
    before = f", supersedes {short_seal(sign_off.supersedes)}" if sign_off.supersedes and with_seal else ""
    return f"version {sign_off.version}{before}"
