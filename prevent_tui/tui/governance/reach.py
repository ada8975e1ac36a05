"""Whom to reach about somebody one is worried about now: a sheet over whatever is in front, at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.assessment.contacts import contact_entries
from prevent_tui.tui.governance.numbers import Numbers, beside
from prevent_tui.tui.kit.bars import digits
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, paint, space
from prevent_tui.tui.kit.sheet import Sheet
from prevent_tui.wording.concern import POLICE_FIRST, WORRIED, what_to_do_now
from prevent_tui.wording.contacts import contact_details
from prevent_tui.wording.dates import day

if TYPE_CHECKING:
    from prevent_tui.assessment.contacts import ContactEntry
    from prevent_tui.workspace.work import Work

_SIDE = 2
"""Cells at the sides of the large figures."""

_NOTHING_OPEN = "No assessment is open. Your setting's own contacts stand in its file: open it, then press F2 again."
_HOW_TO_FILL_IN = "Not filled in yet (contacts, C): "


class WhatToDo(Block):
    """The police first, then whom to tell."""

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="spaced")
        self.work = work

    def lines(self, width: int) -> Lines:
        """When to ring 999, and what to do otherwise."""
        out: Lines = [self.fit(Content.styled(WORRIED, "bold $ink"), width), Content("")]
        out += self._ring_now(width)
        for text in what_to_do_now(self.work.questionnaire if self.work else None):
            out += self.wrap(Content.styled(self.look.say(text), "$ink"), width)
        return out

    def _ring_now(self, width: int) -> Lines:
        """The number itself, to be read from across a room, and when to ring it."""
        look = self.look
        words = Content.styled(look.say(f"{POLICE_FIRST} now."), "bold")
        figures = ["999"] if look.ascii else digits("999")
        lead = len(figures[0]) + 2 * _SIDE
        text = self.wrap(words, width - lead - _SIDE, most=len(figures) if len(figures) > 1 else None)
        blank = Content("")
        rows = max(len(figures), len(text))
        numbers = [Content.styled(row, "bold") for row in figures] + [blank] * (rows - len(figures))
        beside_it = [blank] * (rows - len(text)) + text
        shown = [line(space(_SIDE), one, space(_SIDE), other) for one, other in zip(numbers, beside_it, strict=True)]
        if look.ruled:
            return [*shown, Content.styled(look.pick("━", "=") * width, "bold $accent"), blank]
        return [*paint([blank, *shown, blank], "$onband on $band", width), blank]


class OwnContacts(Block):
    """Those the setting has written down, then those of its council or trust, and which are still missing."""

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="spaced")
        self.work = work

    def lines(self, width: int) -> Lines:
        """One after the other."""
        out: Lines = [Content.styled("YOUR OWN CONTACTS", "bold $quiet")]
        if self.work is None:
            return [*out, *self._quiet(_NOTHING_OPEN, width)]
        entries = contact_entries(self.work.questionnaire, self.work.assessment)
        filled_in = [each for each in entries if each.contact and each.contact.reach]
        for each in filled_in:
            out += self._entry(each, self.work, width)
        added = [each for addition in self.work.questionnaire.additions for each in addition.contacts]
        for contact in added:
            out += beside(self, contact.who, line((self.look.say(contact_details(contact)), "$ink")), width)
        if missing := [each.label for each in entries if each not in filled_in]:
            out += self._quiet(f"{_HOW_TO_FILL_IN}{'; '.join(missing)}.", width)
        return out if len(out) > 1 else [*out, *self._quiet("None yet: contacts, C, has room for them.", width)]

    def _entry(self, entry: ContactEntry, work: Work, width: int) -> Lines:
        contact, state = entry.contact, entry.state(work.today)
        if contact is None:
            return []
        rest = ", ".join(part for part in (contact.hours, contact.note) if part)
        checked = f"{state}, {day(contact.checked_on)}" if contact.checked_on else state
        words = line(
            (self.look.say(contact.reach), "bold $ink"),
            (self.look.say(f"  {rest}"), "$ink") if rest else "",
            (f"  ({checked})", "$quiet" if state == "checked" else "$partly"),
        )
        return beside(self, entry.label, words, width)

    def _quiet(self, text: str, width: int) -> Lines:
        return self.wrap(Content.styled(self.look.say(text), "$quiet"), width)


class ReachSheet(Sheet):
    """Shows whom to reach until a key closes it.

    Args:
        work: The assessment that is open, if any is.
    """

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="help reach")
        self.work = work

    def body(self) -> ComposeResult:
        """What to do, one's own contacts, the national numbers."""
        numbers = Numbers()
        numbers.show(self.work.assessment if self.work else None)
        yield WhatToDo(self.work)
        yield OwnContacts(self.work)
        yield numbers
