"""Whom to reach: local contacts to fill in and check, and the national numbers with their limits."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList

from prevent_tui.assessment.contacts import ContactEntry, contact_entries, contact_to_edit, keep
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import Contact
from prevent_tui.tui.governance.numbers import Numbers, beside
from prevent_tui.tui.governance.reach import WhatToDo, ring_now
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.day_field import day_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Notice, Words
from prevent_tui.tui.kit.draw import Lines, ends, fit, hang, line, space
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form, ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.kit.register_keys import CONTACTS
from prevent_tui.tui.kit.routes import Route, ToContacts
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.wording.concern import ASIDE
from prevent_tui.wording.contacts import contact_details
from prevent_tui.wording.dates import day
from prevent_tui.workspace.dates import read_date

_NAME, _NAME_WIDE = 30, 36
"""Cells for whom a contact is."""

_STYLE = {"checked": "$met", "not filled in": "$partly", "not checked yet": "$partly", "check it again": "$partly"}


class Added(WorkBlock):
    """The contacts of local additions; empty where there are none."""

    def view(self, width: int) -> Lines:
        """One after the other."""
        contacts = [each for addition in self.work.questionnaire.additions for each in addition.contacts]
        out: Lines = [Content.styled("FROM YOUR COUNCIL OR TRUST", "bold $quiet")] if contacts else []
        for contact in contacts:
            out += beside(self, contact.who, Content.styled(contact_details(contact), "$ink"), width)
        return out


class ContactsScreen(ListPage):
    """The setting's own contacts, one row each, then the national numbers."""

    ROOM = "c"
    NAME = "contacts"
    ITEMS = "contacts"
    ASKS_ON_ENTER = True
    COMES_FORWARD = ToContacts
    KEYS = CONTACTS
    BINDINGS = bindings(key for key in CONTACTS if key.action not in {"move", "open"})
    ABOUT = (
        "Help: contacts",
        "Fill in who is reached locally, by role, and press D when you have checked that it still holds. Nothing is "
        "dialled or sent from here.",
        ASIDE,
    )

    def body(self) -> ComposeResult:
        """The list, then the national numbers."""
        with (page := Reading()):
            page.can_focus = False
            yield from self.listing()
            yield Added(id="added")
            yield Numbers(id="national")
            yield WhatToDo(self.work)

    def begin(self) -> None:
        """The list has the keys; what stands over it stays in sight."""
        self.query_one(Rows).focus(scroll_visible=False)

    @on(OptionList.OptionHighlighted)
    def _follow(self) -> None:
        """The page scrolls as one: the marked row is in sight, and over the first of them the head."""
        rows, page = self.query_one(Rows), self.query_one(Reading)
        marked = rows.marked_region
        if marked.y == 0:
            page.scroll_home(animate=False)
        else:
            page.scroll_to_region(marked.translate(rows.virtual_region.offset), animate=False, force=True)

    def rest(self, width: int) -> Content:
        """Which of the contacts is marked, and how many rows are below what is seen: the numbers may be among them."""
        page = self.query_one(Reading)
        place = super().rest(width)
        if not page.max_scroll_y:
            return place
        return line(place, (f"{' · ' if place.plain else ''}{page.what_is_below}: PgUp PgDn", "$quiet"))

    def draw(self) -> None:
        """Shows the present state."""
        super().draw()
        added = self.query_one(Added)
        added.display = any(each.contacts for each in self.work.questionnaire.additions)
        added.show(self.work)
        self.query_one(Numbers).show(self.work.assessment)

    def band(self, width: int) -> Lines:
        """When to ring 999, and whom to tell otherwise."""
        return ring_now(self.program.look, self.work, width)

    def head(self, width: int) -> Lines:
        """What the list is, and how many of it want something."""
        entries = contact_entries(self.work.questionnaire, self.work.assessment)
        wanting = sum(each.state(self.work.today) != "checked" for each in entries)
        right = Content.styled(f"{wanting} not filled in, or not checked this term" if wanting else "", "bold $partly")
        title = Content.styled("A WORRY, NOT AN EMERGENCY: IN THIS ORDER", "bold $accent")
        if title.cell_length + right.cell_length + 1 > width:
            title = Content.styled("YOUR OWN CONTACTS", "bold $accent")
        return [ends(title, right, width, self.program.look.cut)]

    def rows(self) -> list[Row]:
        """One a contact, filled in or not."""
        return [
            Row(each.id, self._drawer(each)) for each in contact_entries(self.work.questionnaire, self.work.assessment)
        ]

    def nothing(self) -> str:
        """What to do first."""
        return "No contact yet. Press + to write one down."

    def _drawer(self, entry: ContactEntry) -> Draw:
        look, today, wide = self.program.look, self.work.today, self.is_wide

        def draw(width: int, at: bool) -> Content:
            contact, state = entry.contact, entry.state(today)
            label = Content.styled(entry.label, "bold $ink" if at else "$ink")
            name = fit(label, _NAME_WIDE if wide else _NAME, ellipsis=look.cut)
            parts = [contact.reach, contact.hours, contact.note] if contact else [entry.help]
            text = look.say(" · ".join(part for part in parts if part))
            checked = f", {day(contact.checked_on)}" if contact and contact.checked_on else ""
            mark = look.pick("✓", "+") if state == "checked" else look.pick("◐", "~")
            right = Content.styled(f"{mark} {state}{checked if wide else ''}", _STYLE.get(state, "$partly"))
            words = line(name, " ", (text, "$ink" if contact else "$quiet"))
            if words.cell_length + right.cell_length + 1 <= width:
                return ends(words, right, width, look.cut)
            # How somebody is reached is never cut; what one could write there is shown for the marked one.
            first = ends(label, right, width, look.cut)
            below = hang(space(2), Content.styled(text, "$ink" if contact else "$quiet"), width)
            return Content("\n").join([first, *below]) if contact or at else first

        return draw

    def open(self, row_id: str) -> None:
        """Asks for the marked contact; where nothing can be changed, shows all that is said of it."""
        entry = self._entry(row_id)
        if entry and self.work.read_only:
            contact = entry.contact
            said = (contact.reach, contact.hours, contact.note) if contact else (entry.help, "Not filled in.")
            self.app.push_screen(Notice(entry.label, "\n".join(part for part in said if part)))
        else:
            self._ask(entry)

    @property
    def here(self) -> tuple[Route, ...]:
        """The contacts."""
        return (ToContacts(),)

    def action_scroll(self, step: int) -> None:
        """Down to the national numbers, or up again."""
        self.query_one(Reading).scroll_relative(y=step * self.size.height // 2, animate=False)

    def action_new(self) -> None:
        """Asks for one of the setting's own."""
        self._ask(None)

    def action_checked(self) -> None:
        """Says that the marked contact was checked today."""
        entry = self._entry(self.current or "")
        if entry is None or entry.contact is None or not entry.contact.reach:
            self.program.say("It is not filled in yet: Enter fills it in.")
        else:
            fresh = entry.contact.model_copy(update={"checked_on": self.work.session.today})
            self._keep(fresh)

    def _entry(self, row_id: str) -> ContactEntry | None:
        entries = contact_entries(self.work.questionnaire, self.work.assessment)
        return next((each for each in entries if each.id == row_id), None)

    @changes
    def _ask(self, entry: ContactEntry | None) -> None:
        contact = contact_to_edit(self.work.assessment, entry, self.work.session.ids)
        label = entry.label if entry and contact.expected else ""
        item = f"contacts/{contact.id}" if entry and entry.contact else f"new {entry.id if entry else ''}"
        of = DraftOf("contact", item, f"a contact, {label or contact.who or 'one of your own'} (C)")
        ask(self.program, AskContact(contact, label, self.work.today, of), self._keep)

    def _keep(self, contact: Contact | None) -> None:
        if contact:
            self.work.session.apply("contact", keep(self.work.assessment, contact))


class AskContact(Form[Contact], Dialog[Contact]):
    """Asks how somebody is reached.

    Args:
        contact: What is known of it.
        label: What the questionnaire calls it; empty for one of the setting's own.
        today: The date of now.
        of: Which contact a draft of the form is of.
    """

    ABOUT = (
        "Help: a contact",
        "Write the office or the role, not a person; a number of the office, not somebody's own.",
        "Empty the fields to take the contact out.",
    )

    def __init__(self, contact: Contact, label: str, today: date, of: DraftOf) -> None:
        super().__init__()
        self.contact, self.label, self.today, self.of = contact, label, today, of

    @property
    def draft_of(self) -> DraftOf:
        """As it was said."""
        return self.of

    def body(self) -> ComposeResult:
        """Who, how, when, and since when that is known."""
        yield Heading(self.label or "A contact of your own", "an office or a role, not a person")
        known = self.contact
        if not self.label:
            yield from field("who", "Who", known.who, "Such as: trust safeguarding lead", guarded="concern")
        yield from field(
            "reach",
            "How to reach them",
            known.reach,
            "Such as: the number on the council's web page",
            guarded="concern",
        )
        yield from field("hours", "When", known.hours, "Such as: Monday to Friday, 9 to 5", guarded="concern")
        yield from field("what-for", "For what", known.note, "Such as: advice before a referral", guarded="concern")
        yield from day_field("checked", "Last checked", known.checked_on, self.today)
        yield Words(id="complaint")
        yield Buttons("Keep", others=(LEAVE,))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query(Input).first().focus()

    def action_submit(self) -> None:
        """Keeps what was typed, if the date is one."""
        try:
            checked = read_date(self.value("checked"), self.today)
        except ValueError as error:
            self.complain(str(error), "checked")
            return
        if checked and checked > self.today:
            self.complain(f"{day(checked)} is still to come. When was it last checked?", "checked")
            return
        self.dismiss(self._contact(checked))

    def _contact(self, checked: date | None) -> Contact:
        who = self.contact.who if self.label else self.value("who")
        fields = {"reach": self.value("reach"), "hours": self.value("hours"), "note": self.value("what-for")}
        return self.contact.model_copy(update={**fields, "who": who, "checked_on": checked})
