"""Typing the note of a question: the field that is there from the first note on, and the room it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.draw import line, link, word
from prevent_tui.tui.kit.keys import REACH
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.privacy_guard import PrivacyGuard
from prevent_tui.tui.kit.save_state import in_conflict
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.parts import NoteLine, Part
from prevent_tui.wording.concern import READS_LIKE_ONE, TELL_FIRST

if TYPE_CHECKING:
    from textual.events import DescendantBlur
    from textual.widgets import TextArea

    from prevent_tui.tui.kit.note_field import NoteField
    from prevent_tui.tui.question.note_editor import NoteEditor


class NotePage(Page):
    """A page with a question, on which its note is typed.

    Attributes:
        current: The id of the question.
        parts: What shows the question.
        writing: What a note is typed in, once one was.
    """

    current: str
    parts: tuple[Part, ...] = ()
    writing: NoteEditor | None = None

    def rest(self, width: int) -> Content:
        """While the note reads like a real concern, what comes before anything typed here."""
        if not (self.is_typing and self.writing and self.writing.guard.warning == READS_LIKE_ONE):
            return Content("")
        words = line(("! ", "bold $gap"), (self.program.look.say(TELL_FIRST), "bold $ink"), "  ")
        return line(words, link(word(self.program.look, REACH.display, "whom to reach"), "app.reach"))

    @property
    def is_typing(self) -> bool:
        """Whether the note is being typed."""
        return self.writing is not None and self.focused is self.writing.field

    @changes
    async def action_note(self) -> None:
        """Begins to type the note."""
        if self.writing is None:
            await self._make_a_field()
        self._begin_to_type()

    async def _make_a_field(self) -> None:
        """A field costs more than the rest of the screen: it is there from the first note on."""
        from prevent_tui.tui.question.note_editor import NoteEditor

        self.writing = NoteEditor()
        await self.query_one("#sheet").mount(self.writing, after=self.query_one(NoteLine))
        self.parts = tuple(self.query(Part))

    def _begin_to_type(self) -> None:
        if self.writing and self.writing.is_mounted and self.is_drawable:
            reference = self.work.questionnaire.reference[self.current]
            self.writing.begin(self.work.assessment.answer(self.current).note, reference)

    def action_move(self, step: int) -> None:
        """Goes on to another question."""
        raise NotImplementedError

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """A key of the note was typed."""
        if self.writing and self.is_typing:
            self.work.session.note(self.current, event.text_area.text)
            self.writing.guard.typed(event.text_area.text)

    def on_note_field_done(self, event: NoteField.Done) -> None:
        """The note is as it is to be."""
        self.query_one(Levels).focus(scroll_visible=False)
        if event.onward:
            self.action_move(1)
        else:
            self.call_after_refresh(self.query_one(NoteLine).scroll_visible, animate=False)
        if in_conflict(self.work):
            self.program.files.ask_about_trouble()

    @on(PrivacyGuard.Warned)
    def _warned(self) -> None:
        """The message row says so too."""
        if self.is_drawable:
            self.frame()

    def on_descendant_focus(self) -> None:
        """The layout differs while typing."""
        self._typing_changed()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """What was typed is saved at once; that it reads like a real concern is said once more."""
        self.program.save_now()
        if self.writing and event.widget is self.writing.field:
            self.writing.guard.look_at(self.writing.field.text)
            if self.writing.guard.warning == READS_LIKE_ONE:
                self.program.say(READS_LIKE_ONE)
        self._typing_changed()

    def _typing_changed(self) -> None:
        self.set_class(self.is_typing, "-typing")
        self.redraw()
