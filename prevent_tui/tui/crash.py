"""What is said, and saved, when the program itself goes wrong; and what is offered at the next start."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App

if TYPE_CHECKING:
    from rich.console import RenderableType

    from prevent_tui.tui.kit.program import Application
    from prevent_tui.tui.leaving import Leaving
    from prevent_tui.workspace.work import Work


class CrashingApp(App[int]):
    """An application that says in a sentence or two that it went wrong, and keeps what was typed.

    Attributes:
        crashed: Whether an error of its own ends it.
    """

    crashed = False
    leaving: Leaving
    work: Work | None

    def say_failed(self, error: BaseException) -> None:
        """Says that the program went wrong in something it did aside; what is in front goes on."""
        from prevent_tui.tui.kit.dialog import Notice

        self.push_screen(Notice("That did not work", failure_words(error)))

    def _fatal_error(self) -> None:
        """Instead of Textual's report, which shows local variables: a sentence, and where the work is."""
        self.crashed = True
        self.leaving.settle_forms()
        self._exit_renderables.append(Text(crash_words(self._exception, self.work, self._screen_stack)))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """As every other error of the program itself: Textual would show what it knows of that."""
        self._fatal_error()


def crash_words(error: BaseException | None, work: Work | None, screens: Sequence[object] = ()) -> str:
    """Return what to say after an error of the program itself; the work is saved and the error recorded before.

    Args:
        error: What went wrong, where that is known.
        work: The assessment that was open, if any.
        screens: Those that are open; the question on one of them is where the next start goes on.
    """
    from prevent_tui.files import crash_log

    record = crash_log.record(error) if error else None
    words = "Something went wrong in the program itself, and it has stopped."
    if work and work.saver:
        newest = _last_save(work)
        words += f" Your work is in {newest}. The next start offers to open it."
        with suppress(Exception):
            _note(work, newest, _question_of(screens))
    return words + (f" A record without any of your answers is in {record}." if record else "")


def failure_words(error: BaseException) -> str:
    """Return what to say after an error of the program itself that did not end it; it is recorded before.

    Args:
        error: What went wrong.
    """
    from prevent_tui.files import crash_log

    record = crash_log.record(error)
    words = "Something went wrong in the program itself, and what you asked for was not done. Your answers are kept as "
    words += "they were: go on, or save and quit with Ctrl+Q and start again."
    return words + (f" A record without any of your answers is in {record}." if record else "")


def offer_last_work(program: Application, begun_with: Path | None) -> None:
    """Offers to open what was open when the program stopped over an error; says so where that is open already.

    Args:
        program: The application, at its start.
        begun_with: The file that it begins with, if any.
    """
    from prevent_tui.workspace import last_crash

    crash = last_crash.last_crash()
    if crash is None:
        return
    if begun_with:
        if begun_with.absolute() in {crash.path, crash.copy}:
            last_crash.forget()
            program.say("The program had stopped over an error of its own. What you answered is here.")
        return

    from prevent_tui.tui.kit.dialog import Confirm
    from prevent_tui.tui.kit.routes import ToQuestion
    from prevent_tui.wording.dates import day
    from prevent_tui.wording.grammar import plural
    from prevent_tui.workspace.system import displayable_path

    async def answered(yes: bool | None) -> None:
        last_crash.forget()
        if not yes or not await program.files.open_path(crash.newest):
            return
        work = program.work
        if work and crash.question in work.result.verdicts:
            program.go(ToQuestion(crash.question))

    when = f"{day(crash.at.date())} at {crash.at:%H:%M}"
    text = f"On {when} something went wrong in the program itself, and it stopped. "
    if crash.copy:
        text += f"{displayable_path(crash.path)} could not be written any more; what you answered is in a copy, "
        text += f"{displayable_path(crash.copy)}."
    else:
        text += f"What you answered is in {displayable_path(crash.path)}."
    if crash.drafts:
        text += f" {plural(crash.drafts, 'form')} left half filled: kept as a draft, and back when you open it again."
    at = f" at {crash.reference}" if crash.reference else ""
    program.push_screen(
        Confirm("Go on where the program stopped?", text, f"Open it{at}", other="not now", is_safe=True), answered
    )


def _note(work: Work, newest: Path, question: str) -> None:
    from prevent_tui.workspace import draft_files
    from prevent_tui.workspace.last_crash import Crash, note

    if work.document is None:
        return
    path = work.document.path.absolute()
    copy = newest.absolute() if newest.absolute() != path else None
    if copy:
        work.drafts.copy_to(draft_files.folder_of(copy))
    reference = work.questionnaire.reference.get(question, "")
    note(Crash(work.session.clock(), path, copy, question, reference, len(work.drafts.waiting)))


def _question_of(screens: Sequence[object]) -> str:
    from prevent_tui.tui.question.screen import QuestionScreen

    return next((screen.current for screen in screens if isinstance(screen, QuestionScreen)), "")


def _last_save(work: Work) -> Path:
    """Save once more, and return where the work is now."""
    if work.saver is None:
        raise ValueError("work that is kept nowhere")
    work.stop()
    try:
        work.saver.save(work.assessment)
    except Exception:  # noqa: BLE001 - the program is ending over an error already
        return work.saver.copy or work.saver.document.path
    return work.saver.document.path
