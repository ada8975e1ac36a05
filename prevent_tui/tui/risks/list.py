"""The risk register, beside the matrix where there is room for both: the worst first, and what can be done there."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from prevent_tui.analysis.risk_checks import risk_doubts
from prevent_tui.assessment import actions
from prevent_tui.assessment import risks as register
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.tui.actions.forms import ActionInput, AskAction
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Notice
from prevent_tui.tui.kit.draw import Lines, cap, line, link
from prevent_tui.tui.kit.fitting import both_ends, fitting
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.frame import Band
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.layout import pane_width
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import RISKS
from prevent_tui.tui.kit.routes import Route, ToRisks
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.tui.risks.band import risk_band
from prevent_tui.tui.risks.catalogue import OWN, PickRisk
from prevent_tui.tui.risks.in_full import in_full
from prevent_tui.tui.risks.matrix import BandLegend, Matrix
from prevent_tui.tui.risks.rows import RiskRow, fullest
from prevent_tui.tui.risks.sheet import AskRisk
from prevent_tui.wording import grammar

_MAPS = ((150, 82), (110, 64))
"""From how many columns of the window on the matrix stands beside the register, and how wide with its margins."""

_SIDES, _BAR = 6, 3
"""Cells at the sides of the register in a wide window, and of a row for its bar and the one that scrolls."""

_FRAME, _LEGEND = 4, 4
"""Rows of the frame besides the band, and of what stands under the matrix."""


class RisksScreen(ListPage):
    """The register, the worst first."""

    ROOM = "k"
    NAME = "risks"
    ITEMS = "risks"
    COMES_FORWARD = ToRisks
    KEYS = RISKS
    BINDINGS = bindings(key for key in RISKS if key.action not in {"move", "open"})
    ABOUT = (
        "Help: the risk register",
        "What could happen here, to whom, and what is in place against it. Each risk is rated twice, before the "
        "controls and with them: how likely times how grave, 1 to 5 each.",
        "What is marked ! is something to think about, never a fault: a rating that does not add up, nobody in the "
        "lead, controls that rest on what is not met.",
        "The register is a record of its own. It never changes the score.",
    )

    def arrive(self, route: Route) -> None:
        """Marks what is asked for."""
        if isinstance(route, ToRisks):
            self.at = route.at

    @property
    def marked_question(self) -> str:
        """The first question asked now that bears on the marked risk."""
        risk = register.find(self.work.assessment, self.current or "")
        return next((name for name in risk.questions if name in self.work.result.verdicts), "") if risk else ""

    @property
    def here(self) -> tuple[Route, ...]:
        """The register, at the marked risk."""
        return (ToRisks(self.current or ""),)

    def action_risks(self) -> None:
        """This is the room already."""
        self.program.say("This is the risk register. M shows its matrix.")

    # ------------------------------------------------------------ what is shown

    def body(self) -> ComposeResult:
        """The matrix and the register: side by side, one above the other, or the register alone."""
        with Horizontal(classes="listed"):
            with Vertical(id="map"):
                yield Matrix("matrix-beside")
                yield BandLegend()
            with Vertical(classes="page"):
                yield Matrix("matrix-above")
                yield from self.listing()

    def draw(self) -> None:
        """Shows the present state, with the matrix where there is room for it."""
        columns, room = self.app.size.width, self._room
        beside = pane_width(columns, _MAPS) if self.work.assessment.risks else 0
        above = not beside and self.is_wide and self.is_high and bool(self.work.assessment.risks)
        side = self.query_one("#map")
        side.display, side.styles.width = bool(beside), beside
        legend = self.query_one(BandLegend)
        legend.display = bool(beside)
        self.query_one("#matrix-above").display = above
        for name, is_shown, rows in (("beside", beside, room - _LEGEND), ("above", above, 0)):
            if is_shown:
                matrix = self.query_one(f"#matrix-{name}", Matrix)
                matrix.room = rows
                matrix.show(self.work)
        if beside:
            legend.redraw()
        super().draw()

    @property
    def _width(self) -> int:
        """Cells of a row of the register, worked out before it is laid out."""
        columns = self.app.size.width
        return columns - pane_width(columns, _MAPS) - (_SIDES if self.is_wide else 2) - _BAR

    @property
    def _room(self) -> int:
        """Rows between the band and the message row."""
        size = self.app.size
        return size.height - _FRAME - len(self.query_one(Band).drawn(size.width)) - int(self.is_wide)

    def band(self, width: int) -> Lines:
        """How many risks there are in which band, and which are not rated."""
        return risk_band(self.work, width)

    def head(self, width: int) -> Lines:
        """What the list is, and what its figures are."""
        if not self.work.assessment.risks:
            return []
        look = self.program.look
        arrow = look.pick("→", ">")
        title = line(("REGISTER", "bold $accent"), ("   worst first", "$quiet"))
        figures = Content.styled(f"before {arrow} with controls ", "$quiet")
        return [both_ends([(title, figures), (Content.styled("REGISTER", "bold $accent"), figures)], width, look.cut)]

    def rest(self, width: int) -> Content:
        """Which risk is marked; how many more the answers propose."""
        waiting = 0 if self.work.read_only else len(self.work.proposed_risks)
        place = line((f"{self.place}   " if self.place else "", "$quiet"))
        if not waiting:
            return place
        key = cap(self.program.look, self.program.look.cap("new", "+"))
        verb, further = "is" if waiting == 1 else "are", " more" if self.work.assessment.risks else ""
        whole = line(
            (f"{waiting}{further} {verb} proposed by the answers.  ", "$quiet"), key, (" shows them", "$quiet")
        )
        brief = line((f"{waiting}{further} proposed  ", "$quiet"), key)
        return fitting([line(place, link(whole, "run", "new")), line(place, link(brief, "run", "new"))], width)

    def rows(self) -> list[Row]:
        """One a risk, with as much said of each as lets all of them be seen."""
        work, look = self.work, self.program.look
        letters = register.matrix_letters(work.assessment)
        shown = [
            RiskRow(
                risk,
                letters[risk.id],
                tuple(
                    doubt.text_with_references(work.questionnaire.reference)
                    for doubt in risk_doubts(risk, work.assessment, work.result)
                ),
                work.today,
            )
            for risk in register.worst_first(work.assessment)
        ]
        fullness = fullest(shown, look, self._width, self._room - 1)

        def draw(row: RiskRow, width: int, at: bool) -> Content:
            return Content("\n").join(row.lines(look, width, fullness, at=at))

        return [Row(row.risk.id, partial(draw, row)) for row in shown]

    def nothing(self) -> str:
        """What to do first."""
        proposals = self.work.proposed_risks
        if proposals:
            count = grammar.number_word(len(proposals))
            return f"No risks written yet. The answers propose {count}: press + to look at them."
        if register.available_risks(self.work.questionnaire, self.work.assessment):
            return "No risks written yet. Press + to take one from the catalogue, or to write your own."
        return "No risks written yet. Press + to write one down."

    # ------------------------------------------------------------ what can be done

    def open(self, row_id: str) -> None:
        """Opens the sheet of a risk; where nothing can be changed, to be read."""
        risk = register.find(self.work.assessment, row_id)
        if risk is None:
            return
        if self.work.read_only:
            self.app.push_screen(Notice(risk.title, in_full(self.work, risk)))
        else:
            ask(self.program, AskRisk(self.work, risk, known=True), self._keep)

    @changes
    def action_new(self) -> None:
        """Takes a risk from the catalogue, or begins one of one's own."""
        if register.available_risks(self.work.questionnaire, self.work.assessment):
            self.app.push_screen(PickRisk(self.work), self._picked_new)
        else:
            self._picked_new(OWN)

    def _picked_new(self, name: str | None) -> None:
        if name is None:
            return
        if name == OWN:
            own = register.new(self.work.assessment, self.work.session.ids)
            ask(self.program, AskRisk(self.work, own, known=False), self._keep)
            return
        work = self.work
        after = register.add_from_catalogue(work.assessment, work.questionnaire, name, work.session.ids)
        self.at = risk_id = next(risk.id for risk in after.risks if risk.catalogue == name)
        work.session.apply("risk", after)
        self.open(risk_id)

    def _keep(self, risk: Risk | None) -> None:
        if risk:
            self.at = risk.id
            self.work.session.apply("risk", register.keep(self.work.assessment, risk))

    def action_plan(self) -> None:
        """Plans a step that lowers the marked risk; what else its sheet says is to be done is offered."""
        risk = register.find(self.work.assessment, self.current or "")
        if risk:
            self._plan(risk)

    @changes
    def _plan(self, risk: Risk) -> None:
        draft = register.next_action(self.work.questionnaire, self.work.assessment, risk)

        def keep(step: ActionInput | None) -> None:
            if step is None:
                return
            work = self.work
            action = draft.model_copy(update={"text": step.text, "owner": step.owner, "due": step.due})
            after = actions.keep(work.assessment, action, work.session.today, work.session.ids)
            work.session.apply("action", after)
            if step.wants_another:
                self.action_plan()

        ask(self.program, AskAction(draft, risk.title, self.work.today, risk.title), keep)

    def action_matrix(self) -> None:
        """How likely by how grave."""
        from prevent_tui.tui.risks.matrix_screen import MatrixScreen

        if self.work.assessment.risks:
            self.app.push_screen(MatrixScreen())
        else:
            self.program.say("The matrix is empty: there is no risk in the register yet.")

    def action_remove(self) -> None:
        """Takes the marked risk out; undo brings it back."""
        risk = register.find(self.work.assessment, self.current or "")
        if risk:
            self.work.session.apply("risk", register.remove(self.work.assessment, risk.id))
            self.program.say(f"Taken out: {risk.title}. U brings it back; its actions stay in the plan.")
