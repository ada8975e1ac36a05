"""Forms: what is typed in one is a draft, written down as it is typed, until it is kept or thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from prevent_tui.assessment.draft import Draft, DraftOf
from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.form_fields import fill, value_of
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.picks import Picks
from prevent_tui.tui.kit.privacy_guard import FormGuard, is_free_text, text_in
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.routes import ToHelp
from prevent_tui.tui.kit.shutdown import Unfinished
from prevent_tui.tui.kit.typing_history import TypingHistory
from prevent_tui.wording.concern import READS_LIKE_ONE

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete

    from prevent_tui.tui.kit.program import Program
    from prevent_tui.workspace.drafts import Drafts
    from prevent_tui.workspace.work import Work

T = TypeVar("T")

TYPING_BACK = (
    Key("ctrl+z", "undo_typing", "undo typing", "Take typing back; before any, throw away the draft that came back"),
    Key("ctrl+y", "redo_typing", "redo typing", "Have again what was taken back"),
)
KEEP = Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field")
DRAFTS = "What is typed here and not kept is a draft: escape leaves it, and the same key brings it back."
"""What the help of every form says of it."""

_ESCAPE = "Leave it; what is typed and not kept is a draft"


class Form(Unfinished, Screen[T]):
    """A screen with fields. To be shown with `ask`, where something comes out of it.

    What stands in the fields goes to the drafts of the open assessment with every change, so that nothing has to be
    asked for it at the end, whatever ends the program. It is collected and filled in by the names of the fields:
    a widget's `name`, or else its id. A password is no part of it.
    """

    KEYS: ClassVar[tuple[Key, ...]]
    ABOUT: ClassVar[tuple[str, ...]]
    BINDINGS = bindings((*TYPING_BACK, KEEP))
    FIELDS: ClassVar = (Input, TextArea, Picks)

    drafts: Drafts
    work_at_opening: Work | None
    returned: Draft | None
    """The draft that the form was filled from; of one that was thrown away or never there, None."""
    _blank: Mapping[str, str]
    _typing: TypingHistory
    _says_of_draft = False
    _settled = False
    _widgets: Mapping[str, Widget]

    @property
    def draft_of(self) -> DraftOf:
        """Which form this is, and of what."""
        raise NotImplementedError

    def is_kept(self, result: T) -> bool:
        """Whether a result keeps what was typed; else the draft goes on waiting."""
        return True

    def foot(self) -> ComposeResult:
        """What does not belong in the fields, or what is wrong with it; to be composed where it stays in sight."""
        yield FormGuard()

    def on_mount(self) -> None:
        """Fills the fields from the draft that was left, and says so."""
        program = program_of(self.app)
        self.drafts, self.work_at_opening = program.drafts, program.work
        named = ((each.name or each.id, each) for each in self.query(Widget) if isinstance(each, self.FIELDS))
        self._widgets = {name: each for name, each in named if name and not getattr(each, "password", False)}
        self._blank = self.fields()
        self.returned = self.drafts.of(self.draft_of)
        self._typing = TypingHistory({**self._blank, **(self.returned.fields if self.returned else {})})
        if self.returned:
            self.fill(self._typing.now)
            # That it was left is no news any more, and would lie over what is read.
            program.forget_message()
            at = self.returned.typed_at
            now = program.clock()
            when = f"{at:%H:%M}" if at.date() == now.date() else f"{at.day} {at:%B}, {at:%H:%M}"
            self.say_of_draft(f"Your draft of {when} is back; nothing of it is kept yet. Ctrl+Z throws it away.")
        elif self.drafts.damaged:
            self.drafts.damaged = 0
            program.say("A draft could not be read. It was left as it is, in the program's own folder for drafts.")
        self.call_after_refresh(self._look_over_all)

    def say_of_draft(self, text: str) -> None:
        """Says in the form what became of its draft, until more is typed."""
        self._says_of_draft = True
        self.query_one("#complaint", Words).show(text, "bold $accent")

    # ------------------------------------------------------------ what does not belong in the fields

    def _look_over_all(self) -> None:
        """Looks over what stands in the fields at first, the one that has the keys last."""
        texts = [each for each in self.query("Input, TextArea") if is_free_text(each) and text_in(each).strip()]
        for each in sorted(texts, key=lambda each: each is self.focused):
            self.query_one(FormGuard).look_over(each)

    def on_descendant_focus(self) -> None:
        """The guard is about the field that has the keys."""
        if self._is_there:
            self.query_one(FormGuard).look_over(self.focused)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _look_over_typed(self, event: Input.Changed | TextArea.Changed) -> None:
        if event.control is self.focused:
            self.query_one(FormGuard).look_over_soon(self.focused)

    def _say_if_a_concern(self) -> None:
        """Says once more, as the form is left, that something in it reads like a real concern."""
        from prevent_tui.assessment.privacy.concern import reads_like_a_concern

        texts = (text_in(each) for each in self.query("Input, TextArea") if is_free_text(each))
        if any(map(reads_like_a_concern, texts)):
            program_of(self.app).say(READS_LIKE_ONE)

    # ------------------------------------------------------------ what stands in the fields

    def fields(self) -> dict[str, str]:
        """What stands in each field now, by its name."""
        return {name: value_of(widget) for name, widget in self._widgets.items()}

    def fill(self, fields: Mapping[str, str]) -> None:
        """Puts what a draft holds into the fields of these names; what it holds besides is left out."""
        for name, text in fields.items():
            if name in self._widgets:
                fill(self._widgets[name], text)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Picks.Changed)
    def take_up(self) -> None:
        """Hands what stands in the fields to the drafts, if it is other than before."""
        if not self._is_there or self._settled:
            return
        fields = self.fields()
        if fields == self._typing.now:
            return
        at = self.focused
        self._typing.typed(fields, (at.name or at.id or "") if at else "")
        if self._says_of_draft:
            self._says_of_draft = False
            self.query_one("#complaint", Words).show("")
        self._keep_as_draft(fields)

    def _keep_as_draft(self, fields: Mapping[str, str]) -> None:
        """Hands to the drafts what stands in the fields."""
        if fields == self._blank:
            self.drafts.discard(self.draft_of)
        else:
            # Only what differs: what the rest is may have changed by the time the draft comes back.
            changed = {name: text for name, text in fields.items() if text != self._blank.get(name)}
            self.drafts.type(self.draft_of, changed)

    @property
    def _is_there(self) -> bool:
        return hasattr(self, "_typing")

    def on_descendant_blur(self) -> None:
        """What was typed in a field that is left is written at once."""
        if self._is_there:
            self.drafts.hurry()

    @on(NoteField.Done)
    def _done(self, event: NoteField.Done) -> None:
        if event.onward:
            self.app.action_focus_next()
        else:
            self.action_back()

    def action_help(self) -> None:
        """Opens the help: what a draft is, after what the form is for."""
        keys = (replace(key, help=_ESCAPE) if key.action == "back" else key for key in self.KEYS)
        own = () if any(key.keys == KEEP.keys for key in self.KEYS) else (KEEP,)
        program_of(self.app).go(ToHelp((*self.ABOUT, DRAFTS), (*keys, *own, *TYPING_BACK)))

    # ------------------------------------------------------------ leaving, keeping, throwing away

    def set_aside(self) -> Draft | None:
        """Leaves what is typed as a draft, which is a step to undo; returns the draft, if there is one now."""
        if not self._is_there or self._settled:
            return None
        self.take_up()
        self.drafts.set_aside(self.draft_of, self.returned)
        self.returned = self.drafts.of(self.draft_of)
        return self.returned

    def action_back(self) -> None:
        """Leaves the form; what is typed in it and not kept is a draft, and that is said."""
        program = program_of(self.app)
        if self.set_aside():
            away = program.look.cap("undo", "u") if program.work else "Ctrl+Z in it"
            program.say(f"Draft: {self.draft_of.words}. Same key opens it; {away} throws it away.")
        self._settled = True
        self.dismiss(None)

    # ------------------------------------------------------------ taking typing back

    def action_undo_typing(self) -> None:
        """Takes typing back; where nothing was typed since a draft came back, throws that away."""
        fields = self._typing.back()
        if fields is not None:
            self._put(fields)
        elif self.returned is None:
            program_of(self.app).say("Nothing typed here to take back. Esc leaves it.")
        elif not self._typing.is_untouched:
            program_of(self.app).say("This is the draft as it came back. Esc leaves it; after that, U throws it away.")
        else:
            self._typing.clear_to(self._blank)
            self._put(self._blank)
            self.set_aside()
            self.say_of_draft("The draft is thrown away. Ctrl+Y brings it back.")

    def action_redo_typing(self) -> None:
        """Brings back what was taken back last."""
        fields = self._typing.again()
        if fields is None:
            program_of(self.app).say("Nothing was taken back here.")
        else:
            self._put(fields)

    def _put(self, fields: Mapping[str, str]) -> None:
        self.fill(fields)
        self._keep_as_draft(fields)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """For a form that keeps what is typed itself: what is done inside keeps it, and its draft goes with that."""
        self.take_up()
        with self.drafts.kept(self.draft_of, self.returned):
            yield
            self._settled = True

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Closes the form; with what is to be kept, if anything is."""
        self.take_up()
        self._say_if_a_concern()
        if result is not None and self.is_kept(result):
            self._settled = True
        return super().dismiss(result)

    def settle(self) -> None:
        """Leaves what is typed as a draft, as the program ends: from here on nothing is a step to undo."""
        self.take_up()
        self._settled = True

    def on_unmount(self) -> None:
        """Whatever took the form away, what was typed in it is a draft."""
        self.set_aside()


def ask(program: Program, form: Form[T], keep: Callable[[T | None], object]) -> None:
    """Shows a form, and hands over what comes out of it; where that is kept, the draft goes in the same step.

    Args:
        program: The application.
        form: The form.
        keep: Takes what comes out of it; nothing, where it was left. Where that raises, the draft stays.
    """

    def settle(result: T | None) -> None:
        if result is None or not form.is_kept(result):
            keep(result)
        elif program.work is not form.work_at_opening:
            program.say("The assessment was changed by another program meanwhile. What you typed is kept as a draft.")
        else:
            with form.drafts.kept(form.draft_of, form.returned):
                keep(result)

    program.push_screen(form, settle)
