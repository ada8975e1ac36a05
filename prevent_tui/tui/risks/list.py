"""The risk register: each risk with its lead and date, before and with the controls, and what is asked about it."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from prevent_tui.assessment import actions
from prevent_tui.assessment import risks as register
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.questionnaire.parts import CatalogueRisk
from prevent_tui.tui.actions.forms import ActionInput, AskAction
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Dialog, Heading, Notice
from prevent_tui.tui.kit.draw import Lines, cap, ends, fit, line
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import RISKS
from prevent_tui.tui.kit.routes import Route, ToRisks
from prevent_tui.tui.kit.row_list import Row, Rows
from prevent_tui.tui.risks.band import risk_band
from prevent_tui.tui.risks.matrix import FLAT, Matrix
from prevent_tui.tui.risks.rows import RISK_ROWS, RiskRow
from prevent_tui.tui.risks.sheet import AskRisk
from prevent_tui.wording import grammar
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.work import Work

_OWN = "own"
_BESIDE, _BROAD = 110, 150
"""Columns from which on the matrix stands beside the register, and from which on it is broader."""

_OVER = 30
"""Rows from which on a flat matrix stands over the register, where it does not fit beside it."""

_FRAME, _HEAD = 8, 2
"""Rows of the frame, with the empty one above the page; and of the register's head."""


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
        shows = "" if self._is_beside else " M shows its matrix."
        self.program.say(f"This is the risk register.{shows}")

    # ------------------------------------------------------------ what is shown

    def body(self) -> ComposeResult:
        """The matrix and the register, beside or over one another; where there is no room for both, the register."""
        with Horizontal(classes="page", id="risk-room"):
            yield Matrix()
            with Vertical():
                yield from self.listing()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: the matrix is opened where it is not in view."""
        return tuple(key for key in super().keys if key.action != "matrix" or not self._is_beside)

    @property
    def _is_beside(self) -> bool:
        return self.app.size.width >= _BESIDE

    @property
    def _is_over(self) -> bool:
        return not self._is_beside and self.app.size.height >= _OVER

    @property
    def _room(self) -> int:
        """Rows there are for the page."""
        return self.app.size.height - _FRAME

    def draw(self) -> None:
        """Shows the present state, the matrix with it where there is room."""
        matrix, risks = self.query_one(Matrix), self.work.assessment.risks
        self.set_class(self._is_beside, "-beside")
        self.set_class(self.app.size.width >= _BROAD, "-broad")
        matrix.display = bool(risks) and (self._is_beside or self._is_over)
        if matrix.display:
            matrix.show_in(self.work, self._room if self._is_beside else FLAT)
        super().draw()

    def band(self, width: int) -> Lines:
        """How many risks are grave, and which are not rated."""
        return risk_band(self.work, width)

    def rest(self, width: int) -> Content:
        """What gaps propose besides."""
        look, waiting = self.program.look, len(self.work.proposed_risks)
        if not waiting:
            return super().rest(width)
        more = f"{plural(waiting, 'more risk')} proposed by the answers. "
        return line((more, "$quiet"), cap(look, look.cap("new", "+")), (" shows them", "$quiet"))

    def head(self, width: int) -> Lines:
        """What the list is."""
        if not self.work.assessment.risks:
            return []
        look = self.program.look
        title = line(("REGISTER", "bold $accent"), ("   worst first", "$quiet"))
        return [ends(title, Content.styled(f"before {look.pick('→', '>')} with controls ", "$quiet"), width, look.cut)]

    def rows(self) -> list[Row]:
        """One a risk; with all that is said of each, and air between them, where there is room for it."""
        risks = register.worst_first(self.work.assessment)
        room = self._room - _HEAD - (FLAT + 1 if self._is_over else 0)
        letters = register.matrix_letters(self.work.assessment)
        high = RISK_ROWS + (self._is_beside and self.app.size.width < _BROAD)
        is_full, is_airy = room >= high * len(risks), room >= (high + 1) * len(risks)
        rows: list[Row] = []
        for risk in risks:
            if rows and is_airy:
                rows.append(Row(None, lambda _width, _at: Content(""), high=1))
            rows.append(Row(risk.id, RiskRow(self.work, self.program.look, risk, letters[risk.id], is_full).draw))
        return rows

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
            self._picked_new(_OWN)

    def _picked_new(self, name: str | None) -> None:
        if name is None:
            return
        if name == _OWN:
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
        draft = register.next_action(self.work.assessment, risk)

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

        if self._is_beside and self.work.assessment.risks:
            self.program.say("The matrix stands beside the register.")
        elif self.work.assessment.risks:
            self.app.push_screen(MatrixScreen())
        else:
            self.program.say("The matrix is empty: there is no risk in the register yet.")

    def action_remove(self) -> None:
        """Takes the marked risk out; undo brings it back."""
        risk = register.find(self.work.assessment, self.current or "")
        if risk:
            self.work.session.apply("risk", register.remove(self.work.assessment, risk.id))
            self.program.say(f"Taken out: {risk.title}. U brings it back; its actions stay in the plan.")


class PickRisk(Dialog[str]):
    """Offers the risks of the catalogue, those that the answers propose first; gives the id of the one picked."""

    ABOUT = (
        "Help: take a risk",
        "What gaps propose comes first, then what is claimed and not shown, then the rest of the catalogue. It comes "
        "with controls that are often in place: keep only those that are yours.",
    )

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work

    def body(self) -> ComposeResult:
        """The catalogue, and one's own at its end."""
        yield Heading("Take a risk into the register", "proposed ones first")
        yield Rows("catalogue")
        yield Buttons("Take it")

    def on_mount(self) -> None:
        """Ready to pick."""
        work = self.work
        proposals = work.proposed_risks
        why = {each.entry.id: f"proposed: {each.reasons(work.questionnaire.reference)}" for each in proposals}
        rest = [e for e in register.available_risks(work.questionnaire, work.assessment) if e.id not in why]
        entries = [*(each.entry for each in proposals), *rest]
        rows = [Row(entry.id, partial(self._row, entry, why.get(entry.id, ""))) for entry in entries]
        shown = self.query_one(Rows)
        shown.show([*rows, Row(_OWN, self._own)])
        shown.focus()

    def _row(self, entry: CatalogueRisk, why: str, width: int, at: bool) -> Content:
        cut = self.program.look.cut
        title = fit(Content.styled(entry.title, "bold $ink" if at else "$ink"), width, ellipsis=cut)
        below = Content.styled(why, "$partly") if why else Content.styled(entry.who, "$quiet")
        return Content("\n").join([title, fit(line("  ", below), width, ellipsis=cut)])

    def _own(self, width: int, at: bool) -> Content:
        return fit(Content.styled("One of your own", "bold $ink" if at else "$ink"), width)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        """One was picked."""
        event.stop()
        self.dismiss(event.id)

    def action_submit(self) -> None:
        """Takes the one marked."""
        if current := self.query_one(Rows).current:
            self.dismiss(current)


def in_full(work: Work, risk: Risk) -> Content:
    """Everything that is said of a risk, to be read."""
    words, local = scale(), risk.local
    ratings = [
        f"{words.rating_text(r)} ({words.rating_formula(r)})" if r else "" for r in (risk.initial, risk.residual)
    ]
    rows = (
        ("Who", risk.who),
        ("Local picture", local.text),
        ("From", local.source),
        ("Dated", day(local.on) if local.on else ""),
        ("Handling", local.handling),
        ("Controls", risk.controls),
        ("Before", ratings[0]),
        ("With controls", ratings[1]),
        ("Further", risk.further),
        ("Lead", risk.lead),
        ("Look again", f"{day(risk.due)}, {days_away(risk.due, work.today)}" if risk.due else ""),
        ("Questions", ", ".join(work.questionnaire.reference[name] for name in risk.questions)),
    )
    return Content("\n").join(line((f"{label}: ", "$quiet"), (text, "$ink")) for label, text in rows if text)
