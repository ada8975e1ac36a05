"""What follows from an answer and is said at once: what it does not go with, and which action it has settled."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.wording.grammar import join_words
from prevent_tui.workspace.work import Work


def what_follows(work: Work, question_id: str) -> Iterator[str]:
    """Yield the sentences; nothing is changed by any of it.

    Args:
        work: The open assessment.
        question_id: The question that was just answered.
    """
    reference = work.questionnaire.reference[question_id]
    if others := work.contradicted(question_id):
        about = [each for each in work.contradictions if any(claim.question == question_id for claim in each.claims)]
        reasons = " ".join(each.message for each in about)
        yield f"{reference} does not go with {join_words(others)}: {reasons}"
    if settled := work.settled(question_id):
        actions = "An action of it" if len(settled) == 1 else "Actions of it"
        yield f"{actions} may be done now: P shows {'it' if len(settled) == 1 else 'them'}, and D there says so."
