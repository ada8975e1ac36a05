"""Everything kept as evidence, what needs attention first."""

from __future__ import annotations

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceState, EvidenceStatus
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Evidence, Strength
from prevent_tui.tui.evidence.commands import change, check_today, put
from prevent_tui.tui.evidence.drawing import draw_evidence, evidence_detail
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Confirm
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.fitting import tab_row
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import EVIDENCE
from prevent_tui.tui.kit.routes import Route, ToEvidence, ToEvidenceSheet, ToFigures
from prevent_tui.tui.kit.row_list import Draw, Row
from prevent_tui.wording.grammar import plural

_SHOWN = ("all", "out of date", "weak", "linked nowhere")


def _kinds(each: EvidenceStatus) -> set[int]:
    """Under which of the number keys it is shown."""
    tests = (
        True,
        each.state is EvidenceState.STALE,
        each.item.strength is Strength.CLAIMED or each.state is EvidenceState.ODD,
        not each.questions,
    )
    return {number for number, fits in enumerate(tests) if fits}


class EvidencePage(ListPage):
    """What the list and the page of one piece have in common."""

    ROOM = "e"

    def item(self) -> Evidence | None:
        """The piece that the keys are about."""
        raise NotImplementedError

    def action_checked(self) -> None:
        """It was looked at again today."""
        if item := self.item():
            check_today(self.program, item)

    def action_remove(self) -> None:
        """Takes it out of the list; asks first where it is linked."""
        if item := self.item():
            self._remove(item)

    @changes
    def _remove(self, item: Evidence) -> None:
        count = len(evidence.links(self.work.assessment).get(item.id, ()))
        if not count:
            self.removed(item)
            return

        def remove(sure: bool | None) -> None:
            if sure:
                self.removed(item)

        title, questions = evidence_status.evidence_title(item), plural(count, "question")
        text = f"“{title}” is linked to {questions}. Their levels stay as they are."
        self.app.push_screen(Confirm("Take it out of the list?", text, "take it out"), remove)

    def removed(self, item: Evidence) -> None:
        """Takes it out of the list."""
        put(self.program, "evidence", evidence.remove(self.work.assessment, item.id))
        self.program.say("Taken out; U brings it back.")


class EvidenceScreen(EvidencePage):
    """The whole list."""

    NAME = "evidence"
    PANES = ((150, 58), (110, 46))
    ITEMS = "evidence"
    COMES_FORWARD = ToEvidence
    KEYS = EVIDENCE
    BINDINGS = bindings(key for key in EVIDENCE if key.action not in {"move", "open"})
    ABOUT = (
        "Help: all evidence",
        "Claimed: its place or its date is missing. Located and dated: somebody could find it, and it is known when it "
        "was last looked at. Checked by someone else: another role has seen it too.",
        "It goes stale when the shelf life that the questionnaire gives it has passed, or the day it is said to be "
        "good until. That changes no level; it is said beside each answer that rests on it.",
    )

    def __init__(self, at: str = "", tab: int = 0) -> None:
        super().__init__(at)
        self.only = max(0, tab - 1)

    def arrive(self, route: Route) -> None:
        """Marks what is asked for."""
        if isinstance(route, ToEvidence):
            self.at = route.at
            self.only = max(0, route.tab - 1)
            self.redraw()

    @property
    def here(self) -> tuple[Route, ...]:
        """The list, at the marked piece."""
        return (ToEvidence(self.current or "", self.only + 1),)

    def action_all_evidence(self) -> None:
        """All of it again."""
        if self.only:
            self.action_only("1")
        else:
            self.program.say("This is all evidence. 2 to 4 choose what is shown of it, 5 shows the figures.")

    def _of_kind(self, only: int) -> list[EvidenceStatus]:
        return [each for each in self.work.standings if only in _kinds(each)]

    def band(self, width: int) -> Lines:
        """How it is sorted."""
        return [line(("Evidence", "bold"), ("   what needs attention first", "$quietband"))]

    def head(self, width: int) -> Lines:
        """What each of the number keys shows, with its count."""
        counted = [(name.capitalize(), len(self._of_kind(kind))) for kind, name in enumerate(_SHOWN)]
        return tab_row(self.program.look, [*counted, ("Figures", None)], self.only, width)

    def rows(self) -> list[Row]:
        """One a piece of evidence."""
        return [Row(each.item.id, self._drawer(each), high=2) for each in self._of_kind(self.only)]

    def _drawer(self, each: EvidenceStatus) -> Draw:
        look = self.program.look
        return lambda width, at: draw_evidence(look, each, width, at=at)

    def detail(self, width: int) -> Lines:
        """All that is known of the marked piece."""
        each = next((each for each in self._of_kind(self.only) if each.item.id == self.current), None)
        return evidence_detail(self.program.look, self.work, each, width) if each else []

    def nothing(self) -> str:
        """What to do where there is none."""
        if self.only:
            return f"None: nothing is {_SHOWN[self.only]}. Press 1 for everything."
        return "No evidence yet. Press E on a question to say where its proof is kept, or + to begin here."

    def open(self, row_id: str) -> None:
        """Shows it with its questions."""
        self.program.go(ToEvidenceSheet(row_id))

    def item(self) -> Evidence | None:
        """The marked one."""
        return self.work.assessment.evidence_by_id.get(self.current or "")

    def action_only(self, key: str) -> None:
        """Shows all, or only what is out of date, weak or linked nowhere; or the figures."""
        if key == "5":
            self.program.go(ToFigures(), instead=True)
            return
        self.only = int(key) - 1
        self.redraw()

    def action_new(self) -> None:
        """Asks for a new one."""
        work = self.work

        def keep(item: Evidence) -> None:
            self.only, self.at = 0, item.id
            put(self.program, "evidence", evidence.keep(work.assessment, item))

        change(self.program, evidence.new(work.assessment, work.session.ids), (), keep)
