"""What a sector calls those who lead the work, lead day to day, and govern; read from the roles of a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.toml.data import load

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

THOSE_WHO_GOVERN = "those who govern"
"""What they are called where no role says it."""

_CHAIR_OF = "Chair of "


def post(questionnaire: Questionnaire | None, name: str, neutral: str = "") -> str:
    """Return what a post is called here, such as `DSL` or `Safeguarding lead`.

    Args:
        questionnaire: What is open, if anything is.
        name: Its name in `posts.toml`.
        neutral: What it is called where no role says it; as that file has it, where that is not given.
    """
    entry = load(__package__, "posts.toml")[name]
    labels = questionnaire.role_labels if questionnaire else {}
    return next((labels[role] for role in entry["roles"] if role in labels), neutral or entry["neutral"])


def example(questionnaire: Questionnaire | None, *names: str) -> str:
    """Return posts as an example for a field: `Such as: Headteacher, or DSL`."""
    return f"Such as: {', or '.join(post(questionnaire, name) for name in names)}"


def governing_body(questionnaire: Questionnaire | None) -> str:
    """Return what those who govern are called in a sentence: `governors`, `the board or trustees`."""
    label = post(questionnaire, "governing")
    if label.startswith(_CHAIR_OF):
        return label.removeprefix(_CHAIR_OF)
    return f"the {label.lower()}" if label.endswith("body") else THOSE_WHO_GOVERN
