"""One piece of evidence, with the questions that it shows."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceStatus
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Status
from prevent_tui.tui.evidence.commands import change, put
from prevent_tui.tui.evidence.drawing import evidence_facts, mark
from prevent_tui.tui.evidence.list import EvidencePage
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.draw import Lines, ends, fit, line, wrap
from prevent_tui.tui.kit.finder import Find
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.marks import state
from prevent_tui.tui.kit.register_keys import PIECE
from prevent_tui.tui.kit.routes import Route, ToEvidence, ToEvidenceSheet
from prevent_tui.tui.kit.row_list import Draw, Row
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.grammar import plural


class EvidenceSheetScreen(EvidencePage):
    """One piece of evidence, and the questions it shows."""

    NAME = "piece"
    COMES_FORWARD = ToEvidenceSheet
    KEYS = PIECE
    OF_A_ROW = frozenset({"move"})
    BINDINGS = bindings(key for key in PIECE if key.action != "move")
    ABOUT = (
        "Help: a piece of evidence",
        "It is kept once and may show several questions. For each of them it is good for as long as the questionnaire "
        "says, unless you have said until when.",
    )

    def __init__(self, item_id: str, at: str = "") -> None:
        super().__init__(at)
        self.item_id = item_id

    def arrive(self, route: Route) -> None:
        """Shows the piece that is asked for."""
        if isinstance(route, ToEvidenceSheet):
            self.item_id, self.at = route.evidence_id, route.at
            self.redraw()

    def item(self) -> Evidence | None:
        """The one shown; none after it was taken out."""
        return self.work.assessment.evidence_by_id.get(self.item_id)

    def _standing(self, item: Evidence) -> EvidenceStatus:
        work = self.work
        names = evidence.links(work.assessment).get(item.id, ())
        return evidence_status.status_of(work.questionnaire, work.assessment, item, work.today, names)

    def band(self, width: int) -> Lines:
        """What it is called, and how it stands."""
        item, look = self.item(), self.program.look
        if item is None:
            return [line(("This evidence is not in the list any more.", "bold"))]
        each = self._standing(item)
        stands = line((f"{mark(look, each.state)[0]} {look.say(each.words)}", "$quietband"))
        return [ends(Content.styled(evidence_status.evidence_title(item), "bold"), stands, width, look.cut)]

    def head(self, width: int) -> Lines:
        """What is said of it."""
        item, look = self.item(), self.program.look
        if item is None:
            return []
        each = self._standing(item)
        out: Lines = []
        for name, text in evidence_facts(each):
            out.append(line(fit(Content.styled(name, "$quiet"), 14), (text, "$ink")))
        for odd in each.oddities:
            out += wrap(Content.styled(odd, "bold $gap"), width, ellipsis=look.cut)
        count = len(each.questions)
        shows = f"SHOWS {plural(count, 'QUESTION', 'QUESTIONS')}" if count else "LINKED NOWHERE"
        return [*out, Content(""), Content.styled(shows, "bold $quiet")]

    def rows(self) -> list[Row]:
        """One a question it shows."""
        item = self.item()
        return [Row(each.id, self._drawer(each)) for each in self._standing(item).questions] if item else []

    def _drawer(self, question: Question) -> Draw:
        look, work = self.program.look, self.work
        verdict = work.result.verdicts.get(question.id)
        reference = work.questionnaire.reference[question.id]

        def draw(width: int, at: bool) -> Content:
            sign = state(look, verdict.status, word=False) if verdict else Content(" ")
            level = verdict.level.label if verdict and verdict.level else ""
            text = (evidence_status.verdict_doubt(verdict) or level) if verdict else "not asked of this setting"
            words = look.say(gap_name(question, verdict.status if verdict else Status.NONE))
            name = line((f"{reference:6}", "$quiet"), sign, "  ", (words, "bold $ink" if at else "$ink"))
            return ends(name, Content.styled(text, "$quiet"), width, look.cut)

        return draw

    def nothing(self) -> str:
        """What to do where it is linked nowhere."""
        return "Press + to link it to a question that it shows." if self.item() else "Press U to bring it back, or Esc."

    def open(self, row_id: str) -> None:
        """Asks what is to be said of it."""
        self.action_change()

    @property
    def impossible(self) -> frozenset[str]:
        """Of a piece that is not in the list any more nothing can be changed."""
        return super().impossible if self.item() else frozenset({"change", "checked", "move", "new", "remove"})

    @property
    def marked_question(self) -> str:
        """The marked one of those it shows, where it is asked."""
        return name if (name := self.current or "") in self.work.result.verdicts else ""

    @property
    def here(self) -> tuple[Route, ...]:
        """The list, and this piece over it, at the marked question."""
        return (ToEvidence(self.item_id), ToEvidenceSheet(self.item_id, self.current or ""))

    def action_all_evidence(self) -> None:
        """The list, at this piece."""
        self.program.go(ToEvidence(self.item_id))

    def action_change(self) -> None:
        """Asks what is to be said of it; where nothing can be changed, Enter leads back."""
        if self.work.read_only:
            self.action_back()
        elif item := self.item():
            questions = self._standing(item).questions
            change(self.program, item, questions, self._keep)

    def _keep(self, item: Evidence) -> None:
        put(self.program, "evidence", evidence.keep(self.work.assessment, item))

    @changes
    def action_new(self) -> None:
        """Asks which question it shows too."""
        if self.item() is None:
            return

        def link(question_id: str | None) -> None:
            if question_id:
                self.at = question_id
                put(
                    self.program,
                    "evidence link",
                    evidence.link(self.work.assessment, question_id, self.item_id),
                    question_id,
                )

        self.app.push_screen(Find(self.work), link)

    def action_remove(self) -> None:
        """The marked question is not shown by it; where it shows none, it is taken out of the list."""
        if self.current:
            after = evidence.unlink(self.work.assessment, self.current, self.item_id)
            put(self.program, "evidence link", after, self.current)
            self.program.say("Unlinked; U brings it back. Del in the list takes the evidence out.")
        else:
            super().action_remove()

    def removed(self, item: Evidence) -> None:
        """Takes it out of the list, and goes back there."""
        super().removed(item)
        self.dismiss()
