"""How sources are spoken of: how each was read, when a copy of it was seen, and which duty rests on none that was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.questionnaire.passages import Confidence, is_unread
from prevent_tui.wording.dates import day
from prevent_tui.wording.duties import DUTY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Source
    from prevent_tui.questionnaire.question import Citation, Question

READ_WORDS: dict[Confidence, str] = {
    "read": "Passage read",
    "part-read": "Read in part",
    "reported": "Reported by others, not read",
}
"""How a passage was read, as a label."""

STAR = "*"
"""What stands after a duty that rests on no passage that was read."""

FOOTNOTE = (
    "* No passage behind it was read for this questionnaire: at most a heading or a part, or what others report of it."
)
"""What the star says."""


def seen_text(source: Source) -> str:
    """Return when a copy of a source was seen, as `copy seen on 3 Nov 2026`; empty where that is not noted."""
    return f"copy seen on {day(source.checked_on)}" if source.checked_on else ""


def duty_words(questionnaire: Questionnaire, question: Question, citations: Iterable[Citation]) -> str:
    """Return how binding a question is, with a star where no passage behind that was read.

    Args:
        questionnaire: Where the sources are defined.
        question: The question.
        citations: Those of its citations that count, such as those that hold for the setting.
    """
    star = STAR if is_unread(questionnaire, question, citations) else ""
    return f"{DUTY_WORDS[question.obligation]}{star}"
