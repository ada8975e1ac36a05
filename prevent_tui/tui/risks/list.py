"""The risk register: each risk with its lead and date, before and with the controls, and what is asked about it."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.analysis.risk_checks import RiskDoubt, risk_doubts
from prevent_tui.assessment import actions
from prevent_tui.assessment import risks as register
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.questionnaire.parts import CatalogueRisk
from prevent_tui.tui.actions.forms import ActionInput, AskAction
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Dialog, Heading, Notice
from prevent_tui.tui.kit.draw import Lines, cap, ends, fit, line, link, space
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import RISKS
from prevent_tui.tui.kit.routes import Route, ToRisks
from prevent_tui.tui.kit.row_list import Row, Rows
from prevent_tui.tui.risks.matrix import rating_change
from prevent_tui.tui.risks.sheet import AskRisk
from prevent_tui.wording import grammar
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.work import Work

_OWN = "own"
_LETTER, _RATING, _DUE = 4, 29, 12


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

    def band(self, width: int) -> Lines:
        """How many risks there are in which band."""
        work, look = self.work, self.program.look
        risks = work.assessment.risks
        parts = [plural(len(risks), "risk")] if risks else []
        for band in reversed(scale().bands):
            count = sum(scale().band(now.score) == band for risk in risks if (now := risk.residual or risk.initial))
            parts += [f"{count} {band.word.lower()}"] if count else []
        right = Content.styled(look.say(" · ".join(parts)), "$quietband")
        return [ends(line(("Risk register", "bold")), right, width, look.cut)]

    def head(self, width: int) -> Lines:
        """What gaps propose besides, and the heads of the columns."""
        work, look = self.work, self.program.look
        waiting = len(work.proposed_risks)
        proposed = (" more proposed by the answers: " if self.is_wide else " more proposed: ", "$quiet")
        key = cap(look, look.cap("new", "+"))
        more = link(line(f"{waiting}", proposed, key), "run", "new") if waiting else Content("")
        out = [ends(line(("Its own record: never blended into the score", "$quiet")), more, width, look.cut)]
        if self.is_wide and work.assessment.risks:
            out += [Content(""), self._columns(width)]
        return out

    def _columns(self, width: int) -> Content:
        heads = f"{'Before, and with controls':<{_RATING}}{'Look again':<{_DUE}}"
        left = Content.styled(f"{' ' * (_LETTER + 2)}Risk, and who leads on it", "$quiet")
        return ends(left, Content.styled(heads, "$quiet"), width - 1, self.program.look.cut)

    def rows(self) -> list[Row]:
        """One a risk."""
        work = self.work
        letters = register.matrix_letters(work.assessment)
        return [
            Row(risk.id, partial(self._row, risk, letters[risk.id], risk_doubts(risk, work.assessment, work.result)))
            for risk in register.worst_first(work.assessment)
        ]

    def _row(self, risk: Risk, letter: str, doubts: tuple[RiskDoubt, ...], width: int, at: bool) -> Content:
        look, cut = self.program.look, self.program.look.cut
        lead = fit(Content.styled(letter, "bold $ink"), _LETTER)
        title = line(lead, (risk.title, "bold $ink" if at else "$ink"))
        late = bool(risk.due and risk.due < self.work.today)
        due = Content.styled(day(risk.due) if risk.due else "no date", "bold $gap" if late else "$quiet")
        who = Content.styled(risk.lead or "no lead", "$quiet")
        rating = rating_change(risk, look)
        doubt_line = self._doubt_line(doubts)
        if self.is_wide:
            tail = line(fit(rating, _RATING, ellipsis=cut), fit(due, _DUE))
            lines = [ends(title, tail, width, cut), line(space(_LETTER), who, "   " if doubts else "", doubt_line)]
        else:
            below = line(space(_LETTER), rating, (look.say(" · "), "$quiet"), who)
            lines = [ends(title, due, width, cut), below]
            lines += [line(space(_LETTER), doubt_line)] if doubts else []
        return Content("\n").join(fit(each, width, ellipsis=cut) for each in lines)

    def _doubt_line(self, doubts: tuple[RiskDoubt, ...]) -> Content:
        """What is asked about a risk, with how many things that are."""
        if not doubts:
            return Content("")
        text = " ".join(doubt.text_with_references(self.work.questionnaire.reference) for doubt in doubts)
        return line((f"! {len(doubts)}  " if len(doubts) > 1 else "! ", "bold $partly"), (text, "$quiet"))

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
