"""When a question was first asked and last changed: editions, and the revisions within one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prevent_tui.questionnaire.parts import About
    from prevent_tui.questionnaire.question import Question


class Revision(NamedTuple):
    """A revision of an edition; of two, the later is the greater.

    Attributes:
        edition: Such as `2026-09`.
        number: Counts from 1; 0 where the edition as a whole is meant, whichever revision is in use.
    """

    edition: str
    number: int = 0


def revision(text: str) -> Revision:
    """Return what `since` or `changed_in` names: `2026-09.2` is revision 2 of edition 2026-09, `2026-09` all of it."""
    edition, _, number = text.partition(".")
    return Revision(edition, int(number or 0))


def current_revision(about: About) -> Revision:
    """Return the revision that a questionnaire's own table says it is."""
    return Revision(about.edition, about.revision)


def is_new_since(question: Question, answered: Revision, current: Revision) -> bool:
    """Return whether a question was first asked in a revision after the one that was answered, of the same edition."""
    return _is_between(question.since, answered, current)


def is_changed_since(question: Question, answered: Revision, current: Revision) -> bool:
    """Return whether a question asks something else than in the revision that was answered, of the same edition.

    Args:
        question: As it is asked now.
        answered: The revision that was answered; number 0 stands before every revision.
        current: The revision in use; what names a later one is a slip of the author's, and says nothing.
    """
    return _is_between(question.since, answered, current) or _is_between(question.changed_in, answered, current)


def _is_between(text: str | None, answered: Revision, current: Revision) -> bool:
    if text is None:
        return False
    at = revision(text)
    return at.edition == current.edition and answered.number < at.number <= current.number
