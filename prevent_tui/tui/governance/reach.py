"""Whom to reach about somebody one is worried about now: a sheet over whatever is in front, at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.assessment.contacts import contact_entries, signposts
from prevent_tui.tui.governance.numbers import Numbers, beside
from prevent_tui.tui.kit.bars import digits
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, paint, space, wrap
from prevent_tui.tui.kit.sheet import Sheet
from prevent_tui.wording.concern import POLICE_FIRST, WORRIED, what_to_do_now
from prevent_tui.wording.contacts import contact_details
from prevent_tui.wording.dates import day

if TYPE_CHECKING:
    from prevent_tui.assessment.contacts import ContactEntry
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.work import Work

_SIDE = 2
"""Cells at the sides of the large figures."""

_NOTHING_OPEN = "No assessment is open. Your setting's own contacts stand in its file: open it, then press F2 again."
_HOW_TO_FILL_IN = "Not filled in yet (contacts, C): "


def ring_now(look: Look, work: Work | None, width: int) -> Lines:
    """When to ring 999, the number itself to be read from across a room, whom to tell otherwise, and what else to ring.

    Args:
        look: The signs in use.
        work: What is open, if anything is.
        width: The cells there are.
    """
    otherwise, *_ = what_to_do_now(work.questionnaire if work else None)
    also = [each for each in signposts(work.assessment if work else None) if each.at_once]
    figures = ["999"] if look.ascii else digits("999")
    lead = len(figures[0]) + _SIDE
    text = [
        *wrap(Content.styled(look.say(f"{POLICE_FIRST} now."), "bold"), width - lead),
        *wrap(Content.styled(look.say(otherwise), "$quietband"), width - lead),
        *wrap(Content.styled(look.say(". ".join(f"{each.need}: {each.reach}" for each in also)), "bold"), width - lead),
    ]
    rows = max(len(figures), len(text))
    numbers = [*(Content.styled(row, "bold") for row in figures), *[space(len(figures[0]))] * (rows - len(figures))]
    return [
        line(number, space(_SIDE), words) for number, words in zip(numbers, text + [Content("")] * rows, strict=False)
    ]


class RingNow(Block):
    """The police first, and whom to tell otherwise."""

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="spaced")
        self.work = work

    def lines(self, width: int) -> Lines:
        """The title, and the band of the page of contacts."""
        head = self.fit(Content.styled(WORRIED, "bold $ink"), width)
        inner = width - 2 * _SIDE
        rows = [line(space(_SIDE), row) for row in ring_now(self.look, self.work, inner)]
        if self.look.ruled:
            return [head, *rows, Content.styled(self.look.pick("━", "=") * width, "bold $accent")]
        return [head, *paint(rows, "$onband on $band", width)]


class WhatToDo(Block):
    """What somebody who is worried does besides, and does not."""

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="spaced")
        self.work = work

    def lines(self, width: int) -> Lines:
        """One paragraph each."""
        _, *texts = what_to_do_now(self.work.questionnaire if self.work else None)
        return [row for text in texts for row in self.wrap(Content.styled(self.look.say(text), "$ink"), width)]


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
        yield RingNow(self.work)
        yield OwnContacts(self.work)
        yield numbers
        yield WhatToDo(self.work)
