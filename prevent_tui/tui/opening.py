"""Taking up an assessment that was opened: its session, its writer, and the list of recent files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.analysis.figure_doubts import figures_text
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.save_message import SaveMessage
from prevent_tui.wording.revisions import revised_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prevent_tui.assessment.draft import Draft
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.workspace.recent_updates import RecentUpdates
    from prevent_tui.workspace.save_events import SaveEvent
    from prevent_tui.workspace.work import Work


_MOST_NAMED = 3


class Opening:
    """How an opened file becomes the work of the application.

    Args:
        program: The application.
    """

    def __init__(self, program: Application) -> None:
        self.program = program

    def begin(self, document: Document, assessment: Assessment | None = None, *, show: bool = True) -> Work:
        """Makes an opened file the work of the application, and shows where to go on.

        Args:
            document: The file.
            assessment: What is to be in it; what was last read or written, where nothing is given.
            show: Whether to show a question.

        Returns:
            The work.
        """
        from prevent_tui.workspace.opening import take_up

        program = self.program
        before = program.work
        drafts = before.drafts if before and before.document is document else None
        program.work = work = take_up(
            document, program.clock, program.ids, self._tell_of_saving, assessment, drafts=drafts
        )
        if work.notes:
            self._note_recent(work.notes, work.assessment)
        content = assessment or document.assessment
        if revised := revised_text(document.questionnaire, content, work.assessment):
            program.say(revised)
        if not work.read_only and (doubtful := figures_text(work.questionnaire, work.assessment, work.today)):
            program.say(f"{doubtful} They are kept as they are; E and then 5 show them.")
        if drafts is None and work.drafts.waiting:
            program.say(half_filled(work.drafts.waiting))
        if show:
            program.go(ToQuestion(work.resume()))
        if not work.read_only:
            program.call_after_refresh(lambda: self._tell_of_copies(work, document))
        return work

    def _tell_of_copies(self, work: Work, document: Document) -> None:
        """Looks through the folder for them once the screen is painted, if the file is still the open one."""
        copies = document.conflict_copies() if self.program.work is work else ()
        if copies:
            names = ", ".join(copy.name for copy in copies)
            self.program.say(
                f"Beside {document.path.name} are copies that another computer seems to have made: {names}"
            )

    def _tell_of_saving(self, event: SaveEvent) -> None:
        self.program.post_message(SaveMessage(event))

    def _note_recent(self, notes: RecentUpdates, assessment: Assessment) -> None:
        """Puts the file into the list of recent ones, once the screen is painted; or as it is left before that."""
        notes.opened(assessment)

        def note() -> None:
            self.program.run_worker(notes.settle())

        self.program.call_after_refresh(note)

    def begin_again(self, before: Work) -> bool:
        """Takes up what the file of the open work holds now, where that is no change to be undone; the screens stay.

        Args:
            before: The work whose file it is.

        Returns:
            Whether that work was still the open one; closed meanwhile, it stays so.
        """
        if before.document is None or self.program.work is not before:
            return False
        before.stop()
        self.begin(before.document, show=False).take_over_view(before)
        self.program.redraw_pages()
        return True


def half_filled(drafts: Sequence[Draft]) -> str:
    """Return which forms were left half filled, and how to go on, as a sentence."""
    names = [draft.of.words for draft in reversed(drafts)]
    rest = len(names) - _MOST_NAMED
    named = "; ".join(names[:_MOST_NAMED]) + (f"; and {rest} more" if rest > 0 else "")
    return f"Left half filled: {named}. Open the same form again to go on; until you keep it, it is no answer."
