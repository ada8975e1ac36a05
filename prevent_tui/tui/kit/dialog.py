"""Dialogs: plain values in, plain values out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.compose import compose
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.closed import Answering
from prevent_tui.tui.kit.draw import Lines, balance, link
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import DIALOG, Key, bindings
from prevent_tui.tui.kit.picks import Picks
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.reading_on import ReadsOn
from prevent_tui.tui.kit.routes import ToHelp
from prevent_tui.tui.kit.sight import InSight

if TYPE_CHECKING:
    from prevent_tui.errors import PreventError
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.tui.kit.routes import Route

T = TypeVar("T")

_AIRY = 24
"""Rows of the window from which on there is one between the title of a dialog and what it says."""


class Words(Block):
    """A text of the program's own, or one from a file, wrapped; never markup."""

    def __init__(self, text: str | Content = "", style: str = "$ink", **options: str) -> None:
        super().__init__(**options)
        self.text = text
        self.style = style

    def show(self, text: str | Content, style: str | None = None) -> None:
        """Replaces the text."""
        self.text, self.style = text, style or self.style
        self.redraw()

    def lines(self, width: int) -> Lines:
        """The text, wrapped."""
        if isinstance(self.text, Content):
            return self.wrap(self.text, width)
        return self.wrap(Content.styled(self.text, self.style), width) if self.text else []


class Heading(Block):
    """The title of a dialog, and at its right how to leave.

    Args:
        title: The title.
        hint: What stands at its right.
        action: The screen's action that a click on the hint runs, if any.
    """

    def __init__(self, title: str, hint: str = "", action: str = "") -> None:
        super().__init__(classes="dialog-title")
        self.title, self.hint, self.action = title, hint, action

    def call_it(self, title: str) -> None:
        """Changes the title."""
        if title != self.title:
            self.title = title
            self.redraw()

    def lines(self, width: int) -> Lines:
        """Title, then an empty row where there is room."""
        title = balance(Content.styled(self.title, "bold $ink"), width - len(self.hint) - 2)
        hint = Content.styled(self.look.say(self.hint), "$quiet")
        hint = link(hint, "run", self.action) if self.action else hint
        air = [Content("")] if self.app.size.height >= _AIRY else []
        return [self.ends(title[0], hint, width), *title[1:], *air]


class Dialog(ReadsOn, Answering, ModalScreen[T], Guarded[T], Generic[T]):
    """A dialog with a title; subclasses give the fields and what comes out.

    Its title, what is wrong and its keys stay in sight; what is between them scrolls.
    """

    DEFAULT_CLASSES = "floating"  # Textual styles by the first of several bases alone, which of a form is not this
    KEYS: ClassVar[tuple[Key, ...]] = DIALOG
    ABOUT: ClassVar[tuple[str, ...]] = ("Help",)
    BINDINGS = bindings(DIALOG[2:])
    _wrong_at: str | None = None
    """The id of the field that what is said to be wrong is about; empty for no one field, None where nothing is."""

    @property
    def program(self) -> Program:
        """The application, as far as a screen may know it."""
        return program_of(self.app)

    @property
    def questionnaire(self) -> Questionnaire | None:
        """What is asked, where an assessment is open; a sector has words of its own."""
        return self.program.work.questionnaire if self.program.work else None

    def say_refused(self, error: PreventError) -> None:
        """Say why something cannot be done."""
        self.program.say_refused(error)

    def compose(self) -> ComposeResult:
        """The box: the title, what scrolls, and what stays under it."""
        parts = compose(self, self.body())
        titles = [each for each in parts if isinstance(each, Heading)]
        below = [each for each in parts if isinstance(each, Buttons) or each.id == "complaint"]
        with VerticalScroll(classes="dialog", can_focus=False):
            yield from titles
            yield from (each for each in parts if each not in titles and each not in below)
            with Vertical(classes="foot"):
                yield from (each for each in below if not isinstance(each, Buttons))
                yield from self.foot()
                yield from (each for each in below if isinstance(each, Buttons))
        yield MessageRow()

    def foot(self) -> ComposeResult:
        """What stays in sight under the body, however far that is scrolled; nothing, where no text is typed."""
        yield from ()

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Gives the keys to a widget; a field follows them itself, with its label, and Textual would centre it."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, InSight), from_app_focus)

    def body(self) -> ComposeResult:
        """What stands in the box."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Leaves with nothing changed."""
        self.dismiss(None)

    def leave_for(self, route: Route) -> None:
        """Shows where a route leads in place of this, while this is in front."""
        if self.is_active:
            self.program.go(route, instead=True)

    def action_submit(self) -> None:
        """Does what the dialog is for."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Opens the help for this dialog."""
        self.program.go(ToHelp(self.ABOUT, self.KEYS))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field goes to the next one, and does it in the last."""
        following = self.field_after(event.input)
        if following:
            self.go_to_field(following)
        else:
            self.action_submit()

    @property
    def fields_in_turn(self) -> list[Widget]:
        """What Enter goes through, one after the other: fields of one line, unless a dialog says otherwise."""
        return list(self.query(Input))

    def field_after(self, field: Widget) -> Widget | None:
        """What Enter goes to from a field; None where it does what the dialog is for."""
        fields = self.fields_in_turn
        after = fields[fields.index(field) + 1 :] if field in fields else []
        return after[0] if after else None

    def action_enter(self) -> None:
        """Does what Enter does in the field that has the keys."""
        self.app.simulate_key("enter")

    @on(Input.Changed)
    def _enter_may_differ(self) -> None:
        self._say_what_enter_does()

    def on_descendant_focus(self) -> None:
        """What Enter does now is said where it stands."""
        self._say_what_enter_does()

    def _say_what_enter_does(self) -> None:
        for chip in [each for each in self.query(Buttons) if each.action == "submit"][:1]:
            chip.lead_to(self._enter_label, by_tab=isinstance(self.focused, TextArea))

    @property
    def _enter_label(self) -> str:
        """What Enter does where the keys are, as it is said; empty where it does what the dialog is for."""
        if isinstance(self.focused, TextArea):
            return "New line"
        return "Next field" if self.focused and self.field_after(self.focused) else ""

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Picks.Changed)
    def _mended(self, event: Input.Changed | TextArea.Changed | Picks.Changed) -> None:
        """What was wrong is said no longer once what it was about is another."""
        if self._wrong_at is not None and event.control and self._wrong_at in {"", event.control.id}:
            self._wrong_at = None
            self.query_one("#complaint", Words).show("")

    def value(self, name: str) -> str:
        """What is typed in the field of that id."""
        return self.query_one(f"#{name}", Input).value

    def complain(self, text: str, at: str = "") -> None:
        """Says in the dialog what is wrong with what was typed.

        Args:
            text: What is wrong.
            at: The id of the widget it can be mended in, which then has the keys; empty where they stay as they are.
        """
        complaint = self.query_one("#complaint", Words)
        complaint.show(f"{self.program.look.pick('✗', '!')} {text}", "bold $gap")
        self._wrong_at = at
        if at:
            self.query_one(f"#{at}").focus()
        if isinstance(self.focused, InSight):
            self.call_after_refresh(self.focused.follow)


class Confirm(Dialog[bool]):
    """Asks before something is done that cannot simply be taken back; Enter leaves all as it is.

    Args:
        title: The question.
        text: What there is to know.
        doing: What yes does.
        other: What no does.
        is_safe: Whether yes is the safe answer, which Enter gives then: nothing is lost by it.
    """

    ASKS = True
    KEYS = (
        Key("enter", "safe", "the safe answer", "What stands at the right"),
        Key("n,escape", "back", "no", "Leave all as it is"),
        Key("y", "submit", "yes", "Do it"),
        DIALOG[3],
    )
    BINDINGS = bindings(KEYS[:3])

    def __init__(self, title: str, text: str, doing: str, *, other: str = "cancel", is_safe: bool = False) -> None:
        super().__init__()
        self.heading, self.text, self.doing, self.other, self.is_safe = title, text, doing, other, is_safe

    def body(self) -> ComposeResult:
        """The question."""
        yield Heading(self.heading)
        yield Words(self.text)
        other = self.other[:1].upper() + self.other[1:]
        if self.is_safe:
            yield Buttons(self.doing, others=(("n", "back", self.other),))
        else:
            yield Buttons(other, action="back", others=(("y", "submit", self.doing),))

    def action_safe(self) -> None:
        """The safe answer."""
        if self.is_safe:
            self.action_submit()
        else:
            self.action_back()

    def action_submit(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_back(self) -> None:
        """No."""
        self.dismiss(False)


class Notice(Dialog[None]):
    """Says something that has to be read, such as why a file cannot be opened."""

    BINDINGS = bindings((Key("enter,space", "back", "close"),))

    def __init__(self, title: str, text: str | Content) -> None:
        super().__init__()
        self.heading, self.text = title, text

    def body(self) -> ComposeResult:
        """The text."""
        yield Heading(self.heading)
        yield Words(self.text)
        yield Buttons("Close", action="back", others=())

    def action_submit(self) -> None:
        """Nothing more to do."""
        self.dismiss(None)
