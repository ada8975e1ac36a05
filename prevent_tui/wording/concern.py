"""What is said where somebody may be about to write of a real concern, or has done so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import join_words
from prevent_tui.wording.posts import post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from prevent_tui.questionnaire.model import Questionnaire

POLICE_FIRST = "In immediate danger, or if a crime seems to be planned, ring 999"
"""When the police come first, wherever that is said; the sentence goes on after it."""

READS_LIKE_ONE = (
    "This reads like a real concern. It belongs in your safeguarding record, and this program tells nobody. If it has "
    "not been passed on, do that first."
)
"""Said of a text that reads like a live concern or a case."""

TELL_FIRST = "If nobody has been told yet, do that first."
"""Said in the message row as long as such a text is typed."""

WORRIED, WORRIED_SHORT = "Worried about someone now?", "Worried?"
"""On every screen, before the key that leads to whom to reach."""

ASIDE = (
    f"{WORRIED} This is no referral route: tell your safeguarding lead. Danger, or a crime being planned: 999. F2 "
    "shows whom to reach."
)
"""Said wherever somebody may be looking for help with a person rather than with the program."""

ASIDES = (
    ASIDE.removeprefix(WORRIED).strip(),
    "No referral route: tell your safeguarding lead. Danger, a crime planned: 999.",
    "No way to report: tell your lead. Danger or crime: ring 999.",
)
"""The same in one row beside the key that asks whether somebody is worried: in full, and in ever fewer words."""

NOTE_ADVICE = "Roles, not names; no child, no case"
"""What stands in the place of a note while there is none."""

TELLS_NOBODY = "This program tells nobody, and nothing is dialled or sent from here."

_MOST_NAMED = 3
"""Places that are named; the rest are counted."""


def lead_in_sentence(questionnaire: Questionnaire | None) -> str:
    """Return whom to tell, as the questionnaire calls that role: `DSL`, `safeguarding lead`.

    Args:
        questionnaire: What is open, if anything is.
    """
    label = post(questionnaire, "lead")
    first, _, rest = label.partition(" ")
    keeps_capital = first.isupper() or first == "Prevent"
    return label if keeps_capital else f"{first.lower()} {rest}".strip()


def hints(questionnaire: Questionnaire | None) -> tuple[str, ...]:
    """Return what stands under a field for a text while nothing is wrong with it: in full, and in ever fewer words.

    Args:
        questionnaire: What is open, if anything is.
    """
    lead = lead_in_sentence(questionnaire)
    return (
        f"Roles, not names; no child, no case. {WORRIED} Stop here: tell your {lead} (F2). Danger, or a crime being "
        "planned: 999.",
        f"No child, no case. {WORRIED} Tell your {lead} (F2). Danger, or a crime planned: 999.",
        f"No child, no case. Worried? Tell your {lead} (F2). Danger, a crime planned: 999.",
        "No child or case. Worried? F2. Danger, planned crime: 999",
    )


def what_to_do_now(questionnaire: Questionnaire | None) -> tuple[str, ...]:
    """Return what somebody does who is worried about a person, in order; the police come before these.

    Args:
        questionnaire: What is open, if anything is.
    """
    lead = lead_in_sentence(questionnaire)
    return (
        f"Otherwise tell your {lead} now, or the deputy; do not leave it until tomorrow.",
        "Do not look into it yourself, and promise nobody to keep it secret. Write down what you saw and heard in "
        "your safeguarding record, not here.",
        TELLS_NOBODY,
    )


def numbers_caveat(seen_on: date) -> str:
    """Return what is to be known of the national numbers before one of them is relied on.

    Args:
        seen_on: When their pages were last seen.
    """
    return f"National numbers, as stored copies gave them; none was rung. Copies seen on {day(seen_on)}."


def reads_like_concerns(places: Sequence[str]) -> str:
    """Return what is said before a file leaves the program; nothing where no text reads like a real concern.

    Args:
        places: Where such texts stand, in order, such as `RA4` or `an action`.
    """
    named = list(dict.fromkeys(places))
    if not named:
        return ""
    rest = [f"{len(named) - _MOST_NAMED} more"] if len(named) > _MOST_NAMED else []
    where = join_words([*named[:_MOST_NAMED], *rest])
    return f"What is written at {where} reads like a real concern. If it has not been passed on, do that first."
