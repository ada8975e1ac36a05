"""The forms of the action plan: a step, what came of it, the level it means, what it is about, whose it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from prevent_tui.assessment.action_filters import ActionFilter
from prevent_tui.assessment.actions import NEW
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.questionnaire.question import Question
from prevent_tui.questionnaire.scale import Level
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.buttons import CANCEL, LEAVE, Buttons
from prevent_tui.tui.kit.day_field import Reading, day_field, read_back_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.finder import Find
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.register_keys import ACCEPT, AS_IT_STANDS
from prevent_tui.wording.dates import day
from prevent_tui.wording.posts import example
from prevent_tui.workspace.dates import read_date

_FITS = 64
"""Characters that a field of a dialog can show at once."""

_ENDING_LABELS = {Progress.DONE: "What came of it", Progress.DROPPED: "Why it was dropped"}


@dataclass(frozen=True)
class ActionInput:
    """What was said about an action; `outcome` is what came of it, or why it was dropped, where it is closed."""

    text: str
    owner: str
    due: date | None
    outcome: str = ""
    wants_another: bool = False


class AskAction(Form[ActionInput], Dialog[ActionInput]):
    """Asks what is to be done, by whom and by when.

    Args:
        action: What the fields are filled from: one in the plan, a suggestion, or an empty one.
        about: The question or the risk it is for; empty where it is for neither.
        today: The date of now.
        reference: How that is called in a line, such as RA4.
    """

    KEYS = (*Dialog.KEYS[:2], *AS_IT_STANDS, *Dialog.KEYS[2:])
    BINDINGS = bindings(AS_IT_STANDS)
    ABOUT = (
        "Help: action",
        "Start from the suggestion or write your own. Name a role, not a person. Enter takes a suggestion as it is; "
        "once something is changed, it goes to the next field.",
        "Empty the first field to take the action out of the plan. To give it up and keep why, drop it in the plan.",
    )

    def __init__(self, action: Action, about: str, today: date, reference: str = "") -> None:
        super().__init__()
        self.plan, self.about, self.today, self.reference = action, about, today, reference
        self.offered = action.id == NEW and bool(action.text)

    @property
    def draft_of(self) -> DraftOf:
        """An action in the plan; or a new one for a question, a risk or neither."""
        action, about = self.plan, f" for {self.reference}" if self.reference else ""
        if action.id != NEW:
            return DraftOf("action", f"actions/{action.id}", f"an action{about} (P)", action.question)
        return DraftOf("action", f"new {action.question or action.risk or ''}", f"a new action{about}", action.question)

    @property
    def outcome(self) -> str:
        """What came of it, or why it was dropped."""
        return self.plan.outcome if self.plan.progress is Progress.DONE else self.plan.reason

    def body(self) -> ComposeResult:
        """Three fields, filled from the action or the suggestion; one more where it is done or dropped."""
        new = self.plan.id == NEW
        hint = "Enter takes it as it is" if self.offered else "for the plan" if new else "changing one in the plan"
        yield Heading("The suggested action" if self.offered else "Action", hint)
        if self.about:
            yield Words(self.about, "$quiet")
        if len(self.plan.text) > _FITS:
            yield Words(self.plan.text)
        yield from field("text", "What is to be done", self.plan.text, "One step somebody can finish")
        yield from field("owner", "By whom (a role)", self.plan.owner, example(self.questionnaire, "lead"))
        yield from day_field("due", "By when", self.plan.due, self.today, ahead=True)
        if self.plan.progress in _ENDING_LABELS:
            yield from field("said", _ENDING_LABELS[self.plan.progress], self.outcome, "In a line")
        yield Words(id="complaint")
        yield Buttons("Keep", others=(("Ctrl+S", "submit", "keep"), ("Ctrl+N", "another", "and another"), LEAVE))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#text", Input).focus()

    def field_after(self, field: Widget) -> Widget | None:
        """Enter takes an untouched suggestion as it is; else it goes on as in every form."""
        untouched = (self.value("text"), self.value("owner")) == (self.plan.text, self.plan.owner)
        if self.offered and untouched and self.value("due") == (day(self.plan.due) if self.plan.due else ""):
            return None
        return super().field_after(field)

    def action_submit(self) -> None:
        """Keeps what was typed, if the date is one."""
        self._keep(another=False)

    def action_another(self) -> None:
        """Keeps it, and asks for another one for the same question."""
        self._keep(another=True)

    def _keep(self, *, another: bool) -> None:
        try:
            due = read_date(self.value("due"), self.today, ahead=True)
        except ValueError as error:
            self.complain(str(error), "due")
            return
        ending = self._end()
        if self.plan.progress is Progress.DROPPED and self.plan.reason and not clean_line(ending):
            self.complain("Say why it was dropped.", "said")
            return
        self.dismiss(ActionInput(self.value("text"), self.value("owner"), due, ending, another))

    def _end(self) -> str:
        return self.value("said") if self.plan.progress in _ENDING_LABELS else ""


class AskLine(Form[str], Dialog[str]):
    """Asks for one line; gives it, or nothing where that is left.

    Args:
        of: Which form this is, and of what.
        title: What is asked.
        about: What it is about, in full.
        label: What stands over the field.
        initial: What stands in the field.
        hint: What stands in it while it is empty.
        doing: What the key does that takes it.
        refuse: Says what is wrong with what was typed; nothing where it can be taken.
        reading: For a date: what is read of what was typed, which is shown back.
    """

    ABOUT = ("Help: one line", "A sentence that somebody else will understand in a year. Roles, not names.")

    def __init__(  # noqa: PLR0913 - each is a text of the form
        self,
        of: DraftOf,
        title: str,
        about: str,
        *,
        label: str,
        doing: str,
        initial: str = "",
        hint: str = "",
        refuse: Callable[[str], str] = lambda _: "",
        reading: Reading | None = None,
    ) -> None:
        super().__init__()
        self.of, self.heading, self.about, self.label, self.hint = of, title, about, label, hint
        self.doing, self.initial, self.refuse, self.reading = doing, initial, refuse, reading

    @property
    def draft_of(self) -> DraftOf:
        """As it was said."""
        return self.of

    def body(self) -> ComposeResult:
        """What it is about, and the field."""
        yield Heading(self.heading)
        yield Words(self.about, "$quiet")
        if self.reading:
            yield from read_back_field("line", self.label, self.initial, self.hint, self.reading)
        else:
            yield from field("line", self.label, self.initial, self.hint)
        yield Words(id="complaint")
        yield Buttons(self.doing, others=(LEAVE,))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#line", Input).focus()

    def action_submit(self) -> None:
        """Takes the line, if it can be taken."""
        text = clean_line(self.value("line"))
        wrong = self.refuse(text)
        if wrong:
            self.complain(wrong)
        else:
            self.dismiss(text)


class AcceptLevel(Dialog[bool]):
    """Shows the level that a finished action proposes for its question; only a person accepts it."""

    ASKS = True
    KEYS = ACCEPT
    BINDINGS = bindings(ACCEPT[:2])
    ABOUT = (
        "Help: the level it proposes",
        "A finished action changes no answer by itself. Take the level only if its words are true today, all of them.",
    )

    def __init__(self, reference: str, question: Question, now: Level, then: Level) -> None:
        super().__init__()
        self.reference, self.question, self.now, self.then = reference, question, now, then

    def body(self) -> ComposeResult:
        """The question, the level now and the one proposed, in their own words."""
        look = self.program.look
        yield Heading(f"{self.reference}: is this true now?")
        yield Words(self.question.text, "$quiet")
        now = self.question.levels.get(self.now.id, self.now.meaning)
        then = self.question.levels.get(self.then.id, self.then.meaning)
        yield Words(line(("Answered now   ", "$quiet"), (self.now.label, "$ink"), "\n", (now, "$quiet")))
        arrow = look.pick("→", ">")
        yield Words(line((f"{arrow} Would be     ", "$quiet"), (self.then.label, "bold $ink"), "\n", (then, "$ink")))
        yield Buttons("Leave the answer as it is", action="back", others=(("y", "submit", f"yes, {self.then.label}"),))

    def action_submit(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_back(self) -> None:
        """No: the answer stays."""
        self.dismiss(False)


class FindActionQuestion(Find):
    """Asks which question a new action is about, by a word; gives its id, or an empty text for none."""

    BINDINGS = bindings((Key("ctrl+n", "none", "no question"),))
    ABOUT = (
        "Help: what the action is about",
        "Type a number, a reference such as RA4, or a word, and press enter. An action can also be about no question.",
    )

    def body(self) -> ComposeResult:
        """A field, and what fits below it."""
        yield Heading("An action about which question?", "a number or a word")
        yield from field("wanted", hint=self.HINT)
        yield OptionList(id="found", compact=True)
        yield Buttons("This one", others=(("Ctrl+N", "none", "no question"), CANCEL))

    def action_none(self) -> None:
        """None of them."""
        self.dismiss("")


class FilterActions(Dialog[ActionFilter]):
    """Asks whose actions, or those about what, are shown."""

    ABOUT = ("Help: narrow the plan", "Pick an owner, a theme or a duty; everything shows the whole plan again.")

    def __init__(self, offered: list[tuple[str, ActionFilter | None]]) -> None:
        super().__init__()
        self.offered = offered

    def body(self) -> ComposeResult:
        """The choices; those without a choice are headings."""
        yield Heading("Show only", "Enter picks one")
        yield OptionList(*(self._option(label, choice) for label, choice in self.offered), id="offered", compact=True)
        yield Buttons("Show")

    def _option(self, label: str, choice: ActionFilter | None) -> Option:
        text = line((label, "$ink")) if choice else line((label, "bold $quiet"))
        return Option(text, disabled=choice is None)

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One was picked."""
        self.dismiss(self.offered[event.option_index][1])

    def action_submit(self) -> None:
        """Picks the one marked."""
        self.query_one(OptionList).action_select()
