"""What is said where somebody may be about to write of a real concern, or has done so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

POLICE_FIRST = "In immediate danger, or if a crime seems to be planned, ring 999"
"""When the police come first, wherever that is said; the sentence goes on after it."""

READS_LIKE_ONE = (
    "This reads like a real concern. It belongs in your safeguarding record, and this program tells nobody. If it has "
    "not been passed on, do that first."
)
"""Said of a text that reads like a live concern or a case."""

WORRIED, WORRIED_SHORT = "Worried about someone now?", "Worried?"
"""On every screen, before the key that leads to whom to reach."""

TELLS_NOBODY = "This program tells nobody."

_LEADS = ("dsl", "lead", "safeguarding-lead", "prevent-lead")
"""Ids of roles to whom somebody in a setting tells a concern, in the order they are looked for."""


def lead_in_sentence(questionnaire: Questionnaire | None) -> str:
    """Return whom to tell, as the questionnaire calls that role: `DSL`, `safeguarding lead`.

    Args:
        questionnaire: What is open, if anything is.
    """
    labels = questionnaire.role_labels if questionnaire else {}
    label = next((labels[role] for role in _LEADS if role in labels), "safeguarding lead")
    first, _, rest = label.partition(" ")
    keeps_capital = first.isupper() or first == "Prevent"
    return label if keeps_capital else f"{first.lower()} {rest}".strip()


def hint(questionnaire: Questionnaire | None) -> str:
    """Return what stands under a field for a text while nothing is wrong with it."""
    lead = lead_in_sentence(questionnaire)
    return (
        f"No child, no case. Worried about someone now? Stop here: tell your {lead}. Danger, or a crime being planned: "
        "999."
    )
