"""Whom to reach: the setting's own local contacts, and the national numbers with their limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.governance import Contact
from prevent_tui.assessment.model.types import fresh
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
        checked_on: When it was last looked at.
    """

    need: str
    reach: str
    limits: str
    nations: tuple[str, ...]
    confidence: str
    checked_on: date


@dataclass(frozen=True)
class Entry:
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
        """In words: not filled in, not dated, when it was checked, or that it wants checking again."""
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
    entries = load(__package__, "signposting.toml")["signposts"]
    return tuple(Signpost(**{**each, "nations": tuple(each["nations"])}) for each in entries)


def signposts(assessment: Assessment) -> tuple[Signpost, ...]:
    """The national numbers that hold where the setting is; all of them while its nation is not said."""
    nation = assessment.setting.facts.get("nation")
    if not isinstance(nation, str):
        return _all()
    return tuple(each for each in _all() if nation.lower() in {name.lower() for name in each.nations})


def listed(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Entry, ...]:
    """The contacts that such a setting should have, filled in or not, then its own."""
    filled = {contact.expected: contact for contact in assessment.contacts if contact.expected}
    facts = assessment.setting.facts
    wanted = [each for each in questionnaire.contacts if applies(each.applies_when, facts) or each.id in filled]
    own = [contact for contact in assessment.contacts if not contact.expected]
    return (
        *(_expected(each, filled.get(each.id)) for each in wanted),
        *(Entry(contact.id, contact.who or "Without a name", contact=contact) for contact in own),
    )


def keep(assessment: Assessment, contact: Contact) -> Assessment:
    """Adds a contact, or replaces the one of its id; one with nothing in it is taken out."""
    cleaned = contact.model_copy(
        update={name: clean_line(getattr(contact, name)) for name in ("who", "reach", "hours", "note")}
    )
    others = tuple(each for each in assessment.contacts if each.id != contact.id)
    if not any((cleaned.who if not cleaned.expected else "", cleaned.reach, cleaned.hours, cleaned.note)):
        return assessment.model_copy(update={"contacts": others})
    known = [each.id for each in assessment.contacts]
    if contact.id in known:
        kept = tuple(cleaned if each.id == contact.id else each for each in assessment.contacts)
        return assessment.model_copy(update={"contacts": kept})
    return assessment.model_copy(update={"contacts": (*assessment.contacts, cleaned)})


def begun(assessment: Assessment, entry: Entry | None) -> Contact:
    """The contact to start a form from: the one that is there, or a new one for the entry, or one of one's own."""
    if entry and entry.contact:
        return entry.contact
    name = fresh("contact", [each.id for each in assessment.contacts])
    return Contact(id=name, expected=entry.id if entry else None, who=entry.label if entry else "")


def _expected(wanted: ExpectedContact, contact: Contact | None) -> Entry:
    name = contact.id if contact else wanted.id
    return Entry(name, wanted.label, wanted.help or "", contact)
