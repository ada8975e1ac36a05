"""The risk register: how likely and how grave, before and after what is done already; apart from the score."""

from pydantic import Field

from prevent_tui.assessment.model.types import Day, Line, Text
from prevent_tui.questionnaire.types import Slug, Step, Table


class Rating(Table):
    """Likelihood times impact, each from 1 to 5."""

    likelihood: Step
    impact: Step

    @property
    def score(self) -> int:
        """From 1 to 25."""
        return self.likelihood * self.impact


class LocalPicture(Table):
    """What is known locally, in one's own summary; never pasted from a restricted document.

    Attributes:
        handling: How it may be shared, such as "leaders only".
    """

    text: Text = ""
    source: Line = ""
    on: Day | None = None
    handling: Line = ""


class Risk(Table):
    """A risk of this setting, from the questionnaire's catalogue or one's own.

    Attributes:
        catalogue: The id of the catalogue entry it was taken from.
        who: Who may be affected, as groups, never persons.
        controls: What is in place already.
        initial: Its rating without these controls.
        residual: Its rating with them.
        further: What else is to be done; actions can be linked to it besides.
        lead: The role that answers for it.
        due: By when it is to be looked at again.
        questions: Ids of the questions that bear on it.
    """

    id: Slug
    catalogue: Slug | None = None
    title: Line
    who: Line = ""
    local: LocalPicture = Field(default_factory=LocalPicture)
    controls: Text = ""
    initial: Rating | None = None
    residual: Rating | None = None
    further: Text = ""
    lead: Line = ""
    due: Day | None = None
    questions: tuple[Slug, ...] = ()
