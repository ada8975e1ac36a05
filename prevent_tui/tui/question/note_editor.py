"""The note of a question while it is typed: its label, the field, and what guards it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from prevent_tui.assessment.model.assessment import NOTE_LIMIT
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.privacy_guard import PrivacyGuard
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.tally import excess
from prevent_tui.tui.question.parts import Part
from prevent_tui.workspace.work import Work


class NoteEditor(Vertical):
    """Stands in the place of the note while it is typed.

    Attributes:
        field: What is typed into.
        guard: What stands under it.
    """

    ABOUT = (
        "Help: writing a note",
        "Say in a sentence or two what is there and what is missing, for whoever reads the report. Every keystroke is "
        "saved within a second.",
        "Write roles, not names, and nothing about a child: cases belong in your child-protection system. What reads "
        "like a real concern is pointed out and kept as you judge; F2 shows whom to tell.",
    )

    def __init__(self) -> None:
        super().__init__(id="typing")
        self.field = NoteField()
        self.field.beside = (self,)
        self.guard = NoteGuard()

    def compose(self) -> ComposeResult:
        """The field, and the guard below."""
        yield self.field
        yield self.guard

    @property
    def rows(self) -> int:
        """How many rows it takes, with two for what stands under the field, and two for the border."""
        height = self.field.styles.height
        return 4 + (int(height.value) if height else 0)

    def begin(self, note: str, reference: str) -> None:
        """Is ready for a key after the last of the note on a question."""
        is_kept = program_of(self.app).open_work.document is not None
        self.border_title = f"Note on {reference}"
        self.border_subtitle = "saved as you type" if is_kept else "practice: nothing is kept"
        self.field.fill(note)
        self.guard.look_at(note)
        self.field.focus()

    def on_note_field_full(self, event: NoteField.Full) -> None:
        """Says how much did not fit."""
        self.guard.lost = event.lost
        self.guard.redraw()
        self.call_after_refresh(self.field.follow)


class NoteGuard(Part, PrivacyGuard):
    """Under the note while typing: what not to write, what looks as if it were, and how much has been written."""

    lost = 0
    """Characters that did not fit."""

    def warned(self, width: int, rows: int) -> Content:
        """What did not fit; else the advice."""
        if not self.lost:
            return super().warned(width, rows)
        words = f"{excess(self.lost)}. Put the rest where the evidence is kept."
        return line(("! ", "bold $partly"), (words, "$ink"))

    def typed(self, text: str, at: str = "", *, details: bool = True) -> None:
        """Counts at once, and looks at the text after a moment."""
        self.redraw()
        super().typed(text, at, details=details)

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """The note, what was found in it, and what did not fit."""
        return *super().basis(work, question), self.warning, self.lost

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        length = len(work.assessment.answer(question.id).note)
        count = line((f"{length:,}", "$ink"), (f" of {NOTE_LIMIT:,}", "$quiet"))
        room = width - count.cell_length - 2
        first, *rest = self.wrap(self.warned(room, 2), room)
        return [self.ends(first, count, width), *rest]
