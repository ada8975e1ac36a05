"""How a contact is reached, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.questionnaire.overlay import Contact
from prevent_tui.wording.dates import day


def contact_details(contact: Contact) -> str:
    """Return how and when a contact is reached, for what, and when that was last checked."""
    reach = contact.reach.rstrip(" .") + (f" ({contact.hours})" if contact.hours else "")
    purpose = f" For: {contact.for_.rstrip(' .')}." if contact.for_ else ""
    checked = f"Checked {day(contact.checked_on)}." if contact.checked_on else "Not dated."
    return f"{reach}.{purpose} {checked}"
