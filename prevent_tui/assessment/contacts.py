"""Whom to reach: the setting's own local contacts, and the national numbers with their limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.governance import Contact
from prevent_tui.ids import Ids, unused
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import ExpectedContact
from prevent_tui.text import clean_line
from prevent_tui.thresholds import thresholds
from prevent_tui.toml.data import load


@dataclass(frozen=True)
class Signpost:
    """A national number or page, with what it is for and its limits.

    Attributes:
        nations: Where it holds.
        confidence: How the number was seen: read, part-read, or reported.
        seen_on: When the stored copy of its page was last seen; nobody rang it.
        at_once: Whether it stands beside 999, for somebody who needs it this moment.
    """

    need: str
    reach: str
    limits: str
    nations: tuple[str, ...]
    confidence: str
    seen_on: date
    at_once: bool = False


@dataclass(frozen=True)
class ContactEntry:
    """A local contact as it is listed: what was filled in, or that it still has to be.

    Attributes:
        id: The contact's own id, or the id of the expected contact that nobody filled in.
        label: What the questionnaire calls it, or whom the setting named.
    """

    id: str
    label: str
    help: str = ""
    contact: Contact | None = None

    def state(self, today: date) -> str:
        """Return whether the contact is filled in, dated and checked lately, in words."""
        if self.contact is None or not self.contact.reach:
            return "not filled in"
        if self.contact.checked_on is None:
            return "not checked yet"
        days = (today - self.contact.checked_on).days
        if days < 0:
            return "checked on a day still to come"
        return "check it again" if days > thresholds().contact_check_days else "checked"


@cache
def _all() -> tuple[Signpost, ...]:
    tables = load(__package__, "signposting.toml")["signposts"]
    return tuple(Signpost(**{**table, "nations": tuple(table["nations"])}) for table in tables)


def signposts(assessment: Assessment | None) -> tuple[Signpost, ...]:
    """Return the national numbers of the setting's nation; all of them while nothing is open, or no nation stated."""
    nation = assessment.setting.facts.get("nation") if assessment else None
    if not isinstance(nation, str):
        return _all()
    return tuple(signpost for signpost in _all() if nation.lower() in {name.lower() for name in signpost.nations})


def contact_entries(questionnaire: Questionnaire, assessment: Assessment) -> tuple[ContactEntry, ...]:
    """Return the contacts that such a setting should have, filled in or not, then its own."""
    filled = {contact.expected: contact for contact in assessment.contacts if contact.expected}
    facts = assessment.setting.facts
    expected_contacts = [
        expected
        for expected in questionnaire.contacts
        if applies(expected.applies_when, facts) or expected.id in filled
    ]
    own = [contact for contact in assessment.contacts if not contact.expected]
    return (
        *(_expected(expected, filled.get(expected.id)) for expected in expected_contacts),
        *(ContactEntry(contact.id, contact.who or "Without a name", contact=contact) for contact in own),
    )


def keep(assessment: Assessment, contact: Contact) -> Assessment:
    """Add a contact, or replace the one with its id; an empty one is removed."""
    tidy = contact.model_copy(
        update={name: clean_line(getattr(contact, name)) for name in ("who", "reach", "hours", "note")}
    )
    others = tuple(other for other in assessment.contacts if other.id != contact.id)
    if not any(
        (
            tidy.who if not tidy.expected else "",
            tidy.reach,
            tidy.hours,
            tidy.note,
        )
    ):
        return assessment.model_copy(update={"contacts": others})
    ids = [other.id for other in assessment.contacts]
    if contact.id in ids:
        contacts = tuple(tidy if other.id == contact.id else other for other in assessment.contacts)
        return assessment.model_copy(update={"contacts": contacts})
    return assessment.model_copy(update={"contacts": (*assessment.contacts, tidy)})


def contact_to_edit(assessment: Assessment, entry: ContactEntry | None, ids: Ids) -> Contact:
    """Return the contact to fill a form with: the existing one, or an empty one for the entry or for one's own."""
    if entry and entry.contact:
        return entry.contact
    name = unused("contact", [contact.id for contact in assessment.contacts], ids)
    return Contact(id=name, expected=entry.id if entry else None, who=entry.label if entry else "")


def _expected(expected: ExpectedContact, contact: Contact | None) -> ContactEntry:
    name = contact.id if contact else expected.id
    return ContactEntry(name, expected.label, expected.help or "", contact)
