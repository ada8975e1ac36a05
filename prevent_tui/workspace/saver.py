"""Keeping an open assessment: the file first, a copy where the file cannot be written."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from prevent_tui.analysis.outlook import outlook
from prevent_tui.clock import Clock
from prevent_tui.errors import CannotWrite, ChangedOnDisk, PreventError
from prevent_tui.scoring import Result, score
from prevent_tui.workspace.recent_files import Recent, remember

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.questionnaire.model import Questionnaire


class Saver:
    """Called by the writer thread with each snapshot.

    Args:
        document: The file.
        clock: Gives the time now.

    Attributes:
        copy: Where the newest work is while it is not in the file; None when it is.
    """

    def __init__(self, document: Document, clock: Clock) -> None:
        self.document = document
        self.copy: Path | None = None
        self._copied: Assessment | None = None
        # A crash saves once more, perhaps while the writer is at it: one takes the other's save for somebody else's.
        self._saving = Lock()
        self._clock = clock

    def save(self, assessment: Assessment) -> None:
        """Writes the file; when that fails, leaves a copy beside it or in the recovery folder.

        Raises:
            PreventError: The file was not written; `copy` says where the work is instead, if anywhere.
        """
        with self._saving:
            try:
                self.document.save(assessment)
            except Exception as error:
                self._keep_copy(assessment, beside=isinstance(error, ChangedOnDisk))
                if isinstance(error, PreventError):
                    raise
                what = f"cannot be saved: the program made a mistake ({type(error).__name__})."
                raise CannotWrite(what, hint="Go on in another file.", file=self.document.path) from error
            self._drop_copy()

    def note_recent(self, assessment: Assessment, saved_at: datetime) -> None:
        """Put the file at the head of the list of recent ones, with what it comes to.

        Args:
            assessment: What the file holds.
            saved_at: When it was saved or opened.
        """
        result = score(self.document.questionnaire, assessment, saved_at.date())
        remember(recent_entry(self.document.path, self.document.questionnaire, assessment, result, saved_at))

    def _keep_copy(self, assessment: Assessment, *, beside: bool) -> None:
        if assessment is self._copied:
            return
        before = self.copy
        try:
            self.copy = self._written(assessment, beside=beside)
        except CannotWrite:
            return
        self._copied = assessment
        if before and before != self.copy:
            _discard(before)

    def _written(self, assessment: Assessment, *, beside: bool) -> Path:
        if beside:
            try:
                return self.document.save_beside(assessment, self._clock())
            except CannotWrite:
                pass
        return self.document.rescue(assessment, self._clock())

    def leave_copy(self) -> None:
        """Lets the copy be: what it holds is about to be given up in the file, but may be wanted yet."""
        self.copy = self._copied = None

    def _drop_copy(self) -> None:
        if self.copy:
            _discard(self.copy)
        self.copy = self._copied = None


def _discard(copy: Path) -> None:
    """Removes a copy that holds nothing new; one that cannot be removed is no reason to say that nothing was saved."""
    with suppress(OSError):
        copy.unlink(missing_ok=True)


def recent_entry(
    path: Path, questionnaire: Questionnaire, assessment: Assessment, result: Result, now: datetime
) -> Recent:
    """What the start screen says of a file without reading it."""
    coverage = result.total.coverage
    return Recent(
        path=path,
        name=assessment.setting.name,
        questionnaire=assessment.questionnaire.id,
        edition=assessment.questionnaire.edition,
        answered=coverage.answered,
        of=coverage.of,
        gaps=len(result.own_gaps),
        saved_at=now.isoformat(timespec="seconds"),
        outlook=None if assessment.sample else outlook(questionnaire, assessment, now.date()),
        practice=assessment.sample is not None,
        states=tuple(Counter(verdict.status.value for verdict in result.verdicts.values()).items()),
    )
