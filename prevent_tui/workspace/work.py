"""An open assessment in the application: its session, what it comes to, and who writes it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.assessment.challenges import contradictions
from prevent_tui.assessment.sealing import Seal, is_sealed, seal_state
from prevent_tui.questionnaire.regrouping import THEMES, contents, regrouped
from prevent_tui.scoring import Result, score
from prevent_tui.wording.contradictions import contradicted
from prevent_tui.wording.revisions import asked_differently_text
from prevent_tui.wording.settled import settled_actions
from prevent_tui.wording.sign_off import AGAIN, RETIRED, seal_banner
from prevent_tui.wording.suggestion import Suggestion, suggestion
from prevent_tui.workspace.asked import Asked
from prevent_tui.workspace.derived import Memory, derived
from prevent_tui.workspace.drafts import Drafts

if TYPE_CHECKING:
    from prevent_tui.analysis.evidence_status import EvidenceStatus
    from prevent_tui.analysis.risk_proposals import RiskProposal
    from prevent_tui.analysis.signoff_checks import Finding
    from prevent_tui.assessment.model.action import Action
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.session import Session
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Contradiction
    from prevent_tui.questionnaire.question import Question
    from prevent_tui.workspace.autosave import Autosave
    from prevent_tui.workspace.recent_updates import RecentUpdates
    from prevent_tui.workspace.saver import Saver


class Work(Asked):
    """What the screens look at; they change it only through its session.

    Args:
        session: Holds and changes the answers.
        document: The file they are kept in; None for a sample, which is not kept.
        saver: Writes a snapshot into the file or beside it.
        autosave: Calls the saver when it is time; None where there is no file.
        before: The version that a sample supersedes, which has no file beside it either.

    Attributes:
        drafts: What is typed in forms and not kept yet; only held while it is open, where it has no file.
        notes: Notes the file in the list of recent ones; None where it does not belong there.
        today: The date by which everything is shown.
        quick: Whether the review shows the ten-minute check.
        by_role: Whether the review shows the open questions by the role that can answer them.
        unshown: Whether the review shows what is claimed, not shown, or rests on evidence out of date.
        grouping: Under which headings the questions are shown: `views.THEMES`, or the id of a grouping.
        questionnaire: What is asked, under those headings.
        memory: What was worked out of the assessment.
    """

    def __init__(
        self,
        session: Session,
        document: Document | None = None,
        saver: Saver | None = None,
        autosave: Autosave | None = None,
        *,
        before: Assessment | None = None,
    ) -> None:
        self.session = session
        self.document = document
        self.saver = saver
        self.autosave = autosave
        self.notes: RecentUpdates | None = None
        self.before = before
        self.drafts = Drafts(session.clock).follow(session)
        self.quick = False
        self.unshown = False
        self.by_role = False
        self.grouping = THEMES
        self.questionnaire: Questionnaire = session.questionnaire
        self.today = session.today
        self.memory = Memory()
        self._turn = 0
        self._scored: tuple[Assessment, Result] | None = None

    @property
    def basis(self) -> tuple[object, ...]:
        """What everything that is worked out rests on: the answers, the questions under their headings, the day."""
        return self.assessment, self.questionnaire, self.today

    @property
    def is_practice(self) -> bool:
        """Whether the setting is an invented one, wherever it is kept and whatever it is called."""
        return self.assessment.sample is not None

    @property
    def read_only(self) -> bool:
        """Whether it is signed off, or its edition retired: it can be read and reported, not changed."""
        return self.session.is_closed

    @property
    @derived
    def seal(self) -> Seal:
        """How its seal stands, if it has one."""
        return seal_state(self.assessment)

    @property
    def is_retired(self) -> bool:
        """Whether the edition is no longer answered."""
        return self.questionnaire.about.status == "retired"

    @property
    def closed_reason(self) -> str:
        """Why it cannot be changed, for the banner; nothing where it can."""
        retired = f"This edition ({self.questionnaire.about.edition}) is retired. {RETIRED}" if self.is_retired else ""
        if not is_sealed(self.assessment):
            return retired
        banner = seal_banner(self.questionnaire, self.assessment, self.seal)
        since = asked_differently_text(self.questionnaire, self.assessment)
        return " ".join(part for part in (banner, since, retired or AGAIN) if part)

    @property
    def refusal(self) -> str:
        """The same for a key that would change it, short enough for the row of messages, with what can be done."""
        if self.is_retired:
            return "This edition is retired: it is only read. X exports it."
        why = "Changed since it was sealed." if self.seal.is_broken else "Signed off, so it is only read."
        return f"{why} To open it again: G, then 3."

    @property
    def closed_label(self) -> str:
        """The same in two or three words, for the header."""
        if self.seal.is_broken:
            return "changed since it was sealed"
        return "signed off" if self.seal.sealed else "retired edition" if self.is_retired else ""

    @property
    def assessment(self) -> Assessment:
        """What is answered."""
        return self.session.assessment

    @property
    @derived
    def result(self) -> Result:
        """What it comes to today; after a change only what that touches is worked out anew."""
        self._turn += 1
        result = score(self.questionnaire, self.assessment, self.today, self._scored)
        self._scored = (self.assessment, result)
        return result

    @property
    @derived
    def findings(self) -> tuple[Finding, ...]:
        """What there is to settle before it is signed off."""
        from prevent_tui.analysis import signoff_checks

        return signoff_checks.findings(self.questionnaire, self.assessment, self.result)

    @property
    @derived
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The contradictions of the questionnaire that the answers fall into."""
        return tuple(contradictions(self.questionnaire, self.assessment))

    @property
    @derived
    def standings(self) -> tuple[EvidenceStatus, ...]:
        """How each piece of evidence stands."""
        from prevent_tui.analysis import evidence_status

        return tuple(evidence_status.evidence_statuses(self.questionnaire, self.assessment, self.today))

    @property
    @derived
    def proposed_risks(self) -> tuple[RiskProposal, ...]:
        """The risks that the answers propose for the register."""
        from prevent_tui.analysis import risk_proposals

        return risk_proposals.proposed_risks(self.questionnaire, self.assessment, self.result)

    @property
    def headings_title(self) -> str:
        """The title of the headings shown in place of the questionnaire's own themes; nothing for the themes."""
        return "" if self.grouping == THEMES else contents(self.questionnaire)[self.grouping]

    @property
    def revision(self) -> int:
        """A number that is another one after each change of what there is to show."""
        return self._turn if self.result else 0

    def regroup(self, grouping: str) -> str:
        """Shows the questions under another table of contents, and gives its title.

        Args:
            grouping: `THEMES`, or the id of a grouping.

        Raises:
            KeyError: There is no such grouping.
        """
        title = contents(self.session.questionnaire)[grouping]
        self.grouping = grouping
        self.questionnaire = regrouped(self.session.questionnaire, grouping)
        self._scored = None
        return title

    def take_over_view(self, before: Work) -> None:
        """Shows it as another one of the same questionnaire was shown, and all of it anew."""
        self.quick, self.grouping = before.quick, before.grouping
        # What was sealed may have been asked less than it is once it is opened again.
        self.questionnaire = regrouped(self.session.questionnaire, self.grouping)
        self._turn = before.revision

    def refresh_date(self) -> None:
        """Take up the date of now; called by each screen before it is drawn."""
        today = self.session.today
        if today != self.today:
            self.today = today

    async def flush(self) -> bool:
        """Save what is not saved yet, note that in the list of recent files, and return whether nothing is left.

        What was saved here is looked at once more, since another program may have written over it meanwhile.
        """
        written = await self.drafts.flush()
        if self.autosave and self.autosave.saved_at and not self.session.is_closed:
            self.autosave.request_save()
        saved = (self.autosave is None or await self.autosave.flush()) and written
        if self.notes:
            await self.notes.settle()
        return saved

    def stop(self) -> None:
        """Write nothing more, neither the file nor what the list of recent files says of it."""
        if self.autosave:
            self.autosave.stop()
        if self.notes:
            self.notes.stop()

    def close(self) -> None:
        """Write nothing more, and let another window open the file."""
        self.stop()
        self.drafts.write_now()
        if self.document:
            self.document.close()

    def resume(self) -> str:
        """Where to go on: the question whose form was left last; else the open one after the one answered last.

        Empty where no question is asked.
        """
        for draft in reversed(self.drafts.waiting):
            if draft.of.question in self.result.verdicts:
                return draft.of.question
        dated = [
            (a.updated, name) for name, a in self.assessment.answers.items() if a.updated and name in self.question_ids
        ]
        if not dated:
            return next(iter(self.question_ids), "")
        last = max(dated)[1]
        return self.next_open(last) or last

    def suggestion(self, question: Question) -> Suggestion | None:
        """The next step to offer where a question stands, if that is short of met and something is left to suggest."""
        return suggestion(self.questionnaire, self.assessment, self.result.verdicts[question.id])

    def contradicted(self, question_id: str) -> list[str]:
        """The numbers of the questions whose answers do not go with that of one."""
        return contradicted(self.questionnaire, self.contradictions, question_id)

    def settled(self, question_id: str) -> tuple[Action, ...]:
        """The open actions of a question that its answer has settled."""
        return settled_actions(self.questionnaire, self.assessment, self.result.verdicts[question_id])
