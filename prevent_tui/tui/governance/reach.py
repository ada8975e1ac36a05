"""Whom to reach about somebody one is worried about now: a sheet over whatever is in front, at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from prevent_tui.assessment.contacts import contact_entries
from prevent_tui.tui.governance.numbers import Numbers, beside
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.wording.concern import POLICE_FIRST, WORRIED, what_to_do_now
from prevent_tui.wording.contacts import contact_details
from prevent_tui.wording.dates import day

if TYPE_CHECKING:
    from prevent_tui.assessment.contacts import ContactEntry
    from prevent_tui.workspace.work import Work

_NOTHING_OPEN = "No assessment is open. Your setting's own contacts stand in its file: open it, then press F2 again."
_HOW_TO_FILL_IN = "Not filled in yet (contacts, C): "


class WhatToDo(Block):
    """The police first, then whom to tell."""

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="spaced")
        self.work = work

    def lines(self, width: int) -> Lines:
        """When to ring 999, and what to do otherwise."""
        title = Content.styled(WORRIED, "bold $ink")
        out: Lines = [self.ends(title, Content.styled("Esc goes back", "$quiet"), width), Content("")]
        out += self.wrap(Content.styled(f"{POLICE_FIRST} now.", "bold $gap"), width)
        for text in what_to_do_now(self.work.questionnaire if self.work else None):
            out += self.wrap(Content.styled(self.look.say(text), "$ink"), width)
        return out


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


class ReachSheet(ModalScreen[None], Guarded[None]):
    """Shows whom to reach until a key closes it; what lies under it stays as it was, the field that is typed in too.

    Args:
        work: The assessment that is open, if any is.
    """

    ALONE = True
    BINDINGS = bindings((Key("escape,enter", "dismiss", "close"),))

    def __init__(self, work: Work | None) -> None:
        super().__init__(classes="help reach")
        self.work = work

    def compose(self) -> ComposeResult:
        """The sheet."""
        numbers = Numbers()
        numbers.show(self.work.assessment if self.work else None)
        with VerticalScroll(classes="sheet"):
            yield WhatToDo(self.work)
            yield OwnContacts(self.work)
            yield numbers
