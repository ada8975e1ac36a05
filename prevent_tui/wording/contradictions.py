"""What is said where answers do not go together: always with the numbers of their questions."""

from __future__ import annotations

from collections.abc import Iterable

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import Contradiction
from prevent_tui.wording.grammar import join_words


def contradiction_text(questionnaire: Questionnaire, contradiction: Contradiction) -> str:
    """Return what does not go together: `RA5 and RA4 do not go together: The risk assessment is said to …`."""
    names = dict.fromkeys(claim.question for claim in contradiction.claims)
    numbers = join_words([questionnaire.reference[name] for name in names])
    return f"{numbers} do not go together: {contradiction.message}"


def contradicted(questionnaire: Questionnaire, contradictions: Iterable[Contradiction], question_id: str) -> list[str]:
    """Return the numbers of the questions whose answers do not go with that of one, each once: `RA4`.

    Args:
        questionnaire: Its references.
        contradictions: Those that the answers fall into.
        question_id: The question they are looked at from.
    """
    about = [each for each in contradictions if any(claim.question == question_id for claim in each.claims)]
    others = (claim.question for each in about for claim in each.claims if claim.question != question_id)
    return [questionnaire.reference[name] for name in dict.fromkeys(others)]
