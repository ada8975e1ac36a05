"""Where a screen can ask to go, as values: what stands there is known to the navigator alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.report.request import ExportRequest
    from prevent_tui.tui.kit.keys import Key
    from prevent_tui.wording.glossary import Term
    from prevent_tui.workspace.exporting.job import Outcome


@dataclass(frozen=True)
class Route:
    """Where to go; routes compare equal when they lead to the same place in the same way."""


class ToStart(Route):
    """The start: recent assessments, and what is due in them."""


@dataclass(frozen=True)
class ToQuestionnaireChoice(Route):
    """Which questionnaire to begin with, or of which to open the weak or the strong sample."""

    sample: str = ""


@dataclass(frozen=True)
class ToSetUp(Route):
    """The facts about a setting, before its assessment is made."""

    questionnaire: Questionnaire


class ToFrontSheet(Route):
    """What a person should know before the first question."""


class ToSetting(Route):
    """The name and the facts of the open assessment, to be changed."""


@dataclass(frozen=True)
class ToQuestion(Route):
    """A question.

    Attributes:
        question_id: Which; empty for the one that was in front.
        back: Where leaving the question leads, one after another; to the start, where nothing is given.
    """

    question_id: str
    back: tuple[Route, ...] = ()


class ToNothingAsked(Route):
    """What stands in place of every question while the facts of the setting switch all of them off."""


@dataclass(frozen=True)
class ToThemeEnd(Route):
    """What the theme of a question comes to."""

    question_id: str


@dataclass(frozen=True)
class ToReview(Route):
    """The review, the row of a question marked.

    Attributes:
        at: The id of the question.
        quick: Whether it is the ten-minute check; None leaves that as it is.
        by_role: Whether it is the open questions by role, where `quick` is said.
    """

    at: str = ""
    quick: bool | None = None
    by_role: bool = False


@dataclass(frozen=True)
class ToPlan(Route):
    """The action plan, one of the actions marked.

    Attributes:
        question_id: The question for which the plan is shown; all of it, where nothing is given.
        tab: The digit of what is shown of it; 0 for what is open.
        at: The id of the action that is marked.
    """

    question_id: str | None = None
    tab: int = 0
    at: str = ""


@dataclass(frozen=True)
class ToAction(Route):
    """Everything about one action."""

    action_id: str


class ToReviews(Route):
    """What changed since the last review of the plan, and the reviews held."""


@dataclass(frozen=True)
class ToEvidence(Route):
    """Everything that is kept as evidence, one of it marked; with a tab, what its digit shows."""

    at: str = ""
    tab: int = 0


@dataclass(frozen=True)
class ToEvidenceSheet(Route):
    """One piece of evidence and the questions it shows, one of them marked."""

    evidence_id: str
    at: str = ""


@dataclass(frozen=True)
class ToRisks(Route):
    """The risk register, one risk marked."""

    at: str = ""


@dataclass(frozen=True)
class ToGovernors(Route):
    """What governors ask and their replies, one of them marked; and the way to the sign-off."""

    at: str = ""


@dataclass(frozen=True)
class ToChecks(Route):
    """What to settle before sign-off; the first that is still there of those named is marked."""

    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToFigures(Route):
    """The figures of the setting, one of them marked."""

    at: str = ""


class ToContacts(Route):
    """Whom to reach, locally and nationally."""


class ToReach(Route):
    """What to do, and whom to reach, when somebody is worried about a person now."""


class ToExport(Route):
    """Exporting as it stands: what is being made, what was made since, or else the choice of what to make."""


@dataclass(frozen=True)
class ToExportChoice(Route):
    """The choice of what to make.

    Attributes:
        request: What it begins with; what was made last, where nothing is given.
        note: What is said about it in the dialog.
    """

    request: ExportRequest | None = None
    note: str = ""


@dataclass(frozen=True)
class ToExportEnd(Route):
    """What became of a file: where it is, or the choice again, with what was wrong."""

    outcome: Outcome


@dataclass(frozen=True)
class ToHelp(Route):
    """The help sheet.

    Attributes:
        about: Its title, then its paragraphs.
        keys: The keys it lists.
    """

    about: tuple[str, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class ToGlossary(Route):
    """What some words mean.

    Attributes:
        terms: Those to explain.
    """

    terms: tuple[Term, ...]
