"""Why a question matters, what good looks like and its sources: below its levels, or open at the side."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from prevent_tui.questionnaire.applicable import applicable_citations
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.draw import Lines, line, link
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.tui.question.guidance import TITLES, guidance_basis, guidance_pieces, risk_pieces, waiting_risk
from prevent_tui.tui.question.parts import Part
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.work import Work


class Guidance(Part):
    """Why it matters, what good looks like, the sources and the risks; folded into one line until asked for."""

    OPENS = "unfold this"

    def __init__(self) -> None:
        super().__init__(press="guidance", id="guidance")
        self.open = False

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """Whether it is unfolded, what is true of the setting, and the risks it has to do with."""
        return self.open, *guidance_basis(work, question)

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        if not self.open:
            return self._folded(work, question, width)
        out: Lines = []
        pieces = guidance_pieces(self.look, work, question) + risk_pieces(self.look, work, question)
        for label, body in pieces:
            key = self.look.cap("guidance", "i") if not out else ""
            head = self.column(key, "", Content.styled(label, "bold $quiet"))
            out += [*self.hang(head, body, width), Content("")]
        return out

    def _folded(self, work: Work, question: Question, width: int) -> Lines:
        """One line; a risk that the register lacks has its place in it."""
        count = plural(len(applicable_citations(work.questionnaire, question, work.assessment.setting.facts)), "source")
        lead = self.lead(self.look.cap("guidance", "i"), "Why, sources")
        texts = [f"Why it matters · what good looks like · {count}", f"Why, what is good, {count}", count]
        variants = [line((self.look.say(text), "$quiet")) for text in texts]
        if waiting_risk(work, question):
            proposes = f"{self.look.cap('risks', 'k')}: a risk to add"
            risk = link(Content.styled(proposes, "$quiet"), "run", "risks")
            variants = [*(line(text, (self.look.say(" · "), "$quiet"), risk) for text in variants), risk]
        return self.hang(lead, fitting(variants, width - lead.cell_length), width, most=1)


class GuidancePane(Part):
    """The guidance, open at the side while one answers, where the window has room for it."""

    def __init__(self) -> None:
        super().__init__(id="pane-text")
        self._explained: tuple[object, ...] = ()
        self._lines: Lines = []

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """What is true of the setting, and the risks it has to do with."""
        return guidance_basis(work, question)

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """Each piece under its title; what no answer changes is worked out once."""
        explained = (question, width, self.look, tuple(work.assessment.setting.facts.items()))
        if explained != self._explained:
            self._explained = explained
            self._lines = self._titled(guidance_pieces(self.look, work, question), width)
        own = self._titled(risk_pieces(self.look, work, question), width)
        return [*self._lines, *([Content("")] if own else []), *own]

    def _titled(self, pieces: Sequence[tuple[str, Content]], width: int) -> Lines:
        out: Lines = []
        for label, body in pieces:
            if label and out:
                out.append(Content(""))
            out += [Content.styled(TITLES.get(label, label).upper(), "bold $accent")] if label else []
            out += self.wrap(body, width)
        return out
