"""What governors and leaders do with an assessment: contacts, reviews, challenge, and the sign-off that seals it."""

from typing import Annotated, Literal

from pydantic import Field

from prevent_tui.assessment.model.types import Day, Line, Text
from prevent_tui.questionnaire.types import Slug, Table, Weeks


class Contact(Table):
    """Whom to reach locally, by role.

    Attributes:
        expected: The id of the questionnaire's expected contact that this is; none for one of the setting's own.
        reach: A number or an address of an office, never a person's own.
    """

    id: Slug
    expected: Slug | None = None
    who: Line = ""
    reach: Line = ""
    hours: Line = ""
    note: Line = ""
    checked_on: Day | None = None


class Cadence(Table):
    """How often the plan is reviewed, and when next; nothing said leaves it to the questionnaire."""

    every_weeks: Weeks | None = None
    next_on: Day | None = None


class Review(Table):
    """A review of the plan that was held."""

    on: Day
    by: Line = ""
    note: Text = ""


class Challenge(Table):
    """A question that governors ask of the assessment, and the reply.

    Attributes:
        kind: What it was made from; `own` for one that somebody wrote.
        questions: Ids of the questions it is about.
        by: The role that replied.
    """

    id: Slug
    kind: Literal["gap", "unknown", "stale", "contradiction", "change", "own"] = "own"
    questions: tuple[Slug, ...] = ()
    text: Text
    asked_on: Day | None = None
    reply: Text = ""
    by: Line = ""
    replied_on: Day | None = None


class SignOff(Table):
    """The decision that closes an assessment, and the seal over everything it was about.

    Attributes:
        role: Who signs, as a role; empty until then.
        on: The day it is signed.
        decision: What was decided, in words.
        minute: The reference of the minute.
        version: Counts up each time it is opened again.
        supersedes: The seal of the version before, if there is one.
        seal: SHA-256 over everything else in the file, in its canonical form; any text is read, so that a file
            whose seal was changed by hand still opens and can say so.
        marks: A short mark of each part, so that a difference can be named; part to mark.
    """

    role: Line = ""
    on: Day | None = None
    decision: Text = ""
    minute: Line = ""
    next_review: Day | None = None
    version: Annotated[int, Field(ge=1, strict=True)] = 1
    supersedes: Line | None = None
    seal: Line | None = None
    marks: dict[str, Line] = Field(default_factory=dict)

    @property
    def is_sealed(self) -> bool:
        """Whether it was sealed; marks that are left over say so too."""
        return self.seal is not None or bool(self.marks)
