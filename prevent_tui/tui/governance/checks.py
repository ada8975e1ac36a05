"""The checks before sign-off: what to settle, in three severities, each one key from where it is settled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from prevent_tui.analysis.signoff_checks import SEVERITY_WORDS, Finding, Severity, Where, severity_counts
from prevent_tui.assessment import challenges, risks
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.tui.governance.forms import ask_reply
from prevent_tui.tui.governance.tabs import part_tabs, show_tab
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Notice
from prevent_tui.tui.kit.draw import Lines, fit, line, wrap
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import CHECKS
from prevent_tui.tui.kit.routes import (
    Route,
    ToAction,
    ToChecks,
    ToContacts,
    ToEvidenceSheet,
    ToFigures,
    ToQuestion,
    ToReviews,
    ToSetting,
)
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.grammar import number_word, plural

_COLOURS = {Severity.STOP: "$gap", Severity.WARN: "$partly", Severity.LOOK: "$ink"}


_NOT_TO_READ: frozenset[Where] = frozenset({"risk", "challenge", "setting", "sign-off"})
"""Where a finding is settled in a form, so that there is nothing to open where nothing can be changed."""


def sign(look: Look, severity: Severity) -> str:
    """The sign of a severity; its words stand beside it, or over the list."""
    signs = {Severity.STOP: ("✗", "!"), Severity.WARN: ("◐", "~"), Severity.LOOK: ("?", "?")}
    return look.pick(*signs[severity])


class ChecksScreen(ListPage):
    """The findings, what must be settled first."""

    ROOM = "g"
    NAME = "checks"
    ASKS_ON_ENTER = True
    COMES_FORWARD = ToChecks
    KEYS = CHECKS
    BINDINGS = bindings(key for key in CHECKS if key.action not in {"move", "open"})
    ABOUT = (
        "Help: checks before sign-off",
        "What must be settled stands in the way of the sign-off, and each of it has an honest way out: an answer that "
        "nobody knows is one. What is better settled first, or worth a look, may stay; the full report lists it.",
        "Enter goes where the marked one is settled. Escape comes back to it; once it is settled it is gone, and the "
        "next one is marked.",
    )

    def __init__(self, after: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.near = after

    def band(self, width: int) -> Lines:
        """What is to be settled before the sign-off, the gravest first; and what they are for."""
        counts = severity_counts(self.work.findings)
        stops, doubts = counts[Severity.STOP], counts[Severity.WARN] + counts[Severity.LOOK]
        if stops:
            things = "thing must" if stops == 1 else "things must"
            text = f"{number_word(stops).capitalize()} {things} be settled before the sign-off."
        elif doubts:
            text = f"It can be signed, with {plural(doubts, 'thing')} to look at first."
        else:
            text = "The checks found nothing to settle."
        if self.work.read_only:
            text, about = "What the checks found before it was signed off.", "It is signed as it stands."
        else:
            about = "Each check is one key from its fix."
        return [Content.styled(text, "bold"), Content.styled(about, "$quietband")]

    def head(self, width: int) -> Lines:
        """The parts of the room, and how many findings there are of each severity."""
        there = [each for each in severity_counts(self.work.findings).items() if each[1]]
        counts = Content("   ").join(self._count(*each) for each in there)
        return [*part_tabs(self, 1, width), fit(counts, width, ellipsis=self.program.look.cut)]

    def _count(self, severity: Severity, count: int) -> Content:
        words = (f" {SEVERITY_WORDS[severity].lower()}", "$quiet")
        return line((f"{sign(self.program.look, severity)} {count}", f"bold {_COLOURS[severity]}"), words)

    def rows(self) -> list[Row]:
        """One a finding, under the words of its severity."""
        rows: list[Row] = []
        for severity in Severity:
            mine = [finding for finding in self.work.findings if finding.severity is severity]
            if mine:
                rows += [Row(None, lambda _width, _at: Content(" "))] if rows else []
                rows.append(Row(None, partial(self._title, severity, len(mine))))
                rows += [Row(_key(finding), partial(self._row, finding)) for finding in mine]
        return rows

    def _title(self, severity: Severity, count: int, _width: int, _at: bool) -> Content:
        words = f"{sign(self.program.look, severity)} {SEVERITY_WORDS[severity].upper()}"
        return line((words, f"bold {_COLOURS[severity]}"), (f"  {plural(count, 'finding')}", "$quiet"))

    def _row(self, finding: Finding, width: int, at: bool) -> Content:
        look = self.program.look
        lead = line((sign(look, finding.severity), f"bold {_COLOURS[finding.severity]}"), " ")
        text = Content.styled(look.say(" ".join(finding.text.split())), "bold $ink" if at else "$ink")
        first, *rest = wrap(text, width - 2)
        return Content("\n").join([line(lead, first), *(line("  ", more) for more in rest)])

    def nothing(self) -> str:
        """Nothing is left to settle."""
        if self.work.read_only:
            return "Nothing was left to settle."
        return "Nothing to settle: it can be signed off. Press 3."

    @property
    def _marked(self) -> Finding | None:
        return next((each for each in self.work.findings if _key(each) == self.current), None)

    @property
    def marked_question(self) -> str:
        """The question that the marked finding is about."""
        marked = self._marked
        return marked.id if marked and marked.where == "question" else ""

    @property
    def here(self) -> tuple[Route, ...]:
        """The checks, at the marked finding or the next one."""
        return (ToChecks((self.current, *self.around(self.current)) if self.current else ()),)

    def action_tab(self, key: str) -> None:
        """The questions of governors, this, or the sign-off."""
        show_tab(self, key)

    def action_governors(self) -> None:
        """The questions of governors."""
        show_tab(self, "1")

    # ------------------------------------------------------------ to where it is settled

    def open(self, row_id: str) -> None:
        """Goes where the marked finding is settled."""
        finding = next((each for each in self.work.findings if _key(each) == row_id), None)
        if finding is None:
            return
        if self.work.read_only and finding.where in _NOT_TO_READ:
            self.app.push_screen(Notice("Found before it was signed", finding.text))
            return
        after = (row_id, *self.around(row_id))  # what was not settled stays marked
        program = self.program
        if finding.where == "question":
            program.go(ToQuestion(finding.id, back=(ToChecks(after),)))
            return
        self.near = after
        ways: dict[Where, Callable[[], None]] = {
            "action": lambda: program.go(ToAction(finding.id)),
            "evidence": lambda: program.go(ToEvidenceSheet(finding.id)),
            "risk": lambda: self._open_risk(finding.id),
            "challenge": lambda: self._reply(finding.id),
            "contacts": lambda: program.go(ToContacts()),
            "figures": lambda: program.go(ToFigures(finding.id)),
            "reviews": lambda: program.go(ToReviews()),
            "setting": lambda: program.go(ToSetting()),
            "sign-off": program.sign_offs.ask_sign_off,
        }
        ways[finding.where]()

    def _reply(self, challenge_id: str) -> None:
        challenge = challenges.find(self.work.assessment, challenge_id)
        if challenge:
            ask_reply(self.program, challenge)

    @changes
    def _open_risk(self, risk_id: str) -> None:
        from prevent_tui.tui.risks.sheet import AskRisk

        risk = risks.find(self.work.assessment, risk_id)
        if risk is None:
            return

        def keep(changed_risk: Risk | None) -> None:
            if changed_risk:
                self.work.session.apply("risk", risks.keep(self.work.assessment, changed_risk))

        ask(self.program, AskRisk(self.work, risk, known=True), keep)


def _key(finding: Finding) -> str:
    """What a finding is known by while it is there."""
    return f"{finding.where} {finding.id} {finding.kind} {finding.text}"
