"""Whom to reach: what the setting filled in, what local additions give, and the national numbers with their limits."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.contacts import ContactEntry, contact_entries, signposts
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Paragraph, Row, Table
from prevent_tui.report.model.inline import Piece, Span, Tone
from prevent_tui.wording.concern import POLICE_FIRST, numbers_caveat
from prevent_tui.wording.contacts import contact_details, limits_text
from prevent_tui.wording.dates import day

_COLUMNS = (Column("Who or what for", 62), Column("How to reach them", 110))


def contacts(case: Case) -> Iterator[Block]:
    """The contacts of the setting, then the national ones; a copy to share has the national ones alone."""
    local = not case.is_copy
    entries = contact_entries(case.questionnaire, case.assessment) if local else ()
    ready = sum(entry.state(case.today) == "checked" for entry in entries)
    finding = f"{ready} of {len(entries)} local contacts checked this term" if entries else "National numbers"
    yield Heading(2, "Whom to reach", finding=finding)
    lead = f"This report is no way to raise a concern. {POLICE_FIRST}; else follow the setting's own steps."
    yield Paragraph((Span(lead),), introduces=True)
    rows = [Row(((Span(entry.label, Tone.STRONG),), tuple(_local(case, entry)))) for entry in entries]
    added = [each for addition in case.questionnaire.additions for each in addition.contacts] if local else []
    rows += [Row(((Span(each.who, Tone.STRONG),), (Span(contact_details(each)),))) for each in added]
    if rows:
        yield Table(_COLUMNS, tuple(rows), "Local contacts")
    everywhere = signposts(case.assessment)
    national = [
        Row(((Span(each.need, Tone.STRONG),), (Span(each.reach), Span(limits_text(each), Tone.QUIET))))
        for each in everywhere
    ]
    caveat = numbers_caveat(max(each.seen_on for each in everywhere))
    yield Table(_COLUMNS, tuple(national), f"{caveat} Check before you print")


def _local(case: Case, entry: ContactEntry) -> Iterator[Piece]:
    contact, state = entry.contact, entry.state(case.today)
    if contact is None:
        yield absent_text("Not filled in")
        return
    details = [contact.reach, contact.hours, contact.note]
    yield Span(" · ".join(part for part in details if part) or "No number yet")
    checked = f", {day(contact.checked_on)}" if contact.checked_on else ""
    yield Span(f"{state[0].upper()}{state[1:]}{checked}", Tone.QUIET)
