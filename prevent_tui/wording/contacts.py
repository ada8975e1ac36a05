"""How a contact is reached, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.assessment.contacts import Signpost
    from prevent_tui.questionnaire.overlay import Contact
from prevent_tui.wording.dates import day


def limits_text(signpost: Signpost) -> str:
    """Return the limits of a national number, and that it needs a look first where its page was not read as a whole."""
    return signpost.limits if signpost.confidence == "read" else f"{signpost.limits} Check the number first."


def contact_details(contact: Contact) -> str:
    """Return how and when a contact is reached, for what, and when that was last checked."""
    reach = contact.reach.rstrip(" .") + (f" ({contact.hours})" if contact.hours else "")
    purpose = f" For: {contact.for_.rstrip(' .')}." if contact.for_ else ""
    checked = f"Checked {day(contact.checked_on)}." if contact.checked_on else "Not dated."
    return f"{reach}.{purpose} {checked}"
