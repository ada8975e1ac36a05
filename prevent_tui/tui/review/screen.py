"""The review: both numbers with their sums, each theme, and the gaps in order."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.actions import open_actions
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Verdict
from prevent_tui.tui.actions.commands import edit_action, plan_suggestions
from prevent_tui.tui.kit.card import Way
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.draw import Lines, ends, fit, hang, line, space
from prevent_tui.tui.kit.keys import OF_A_ROW, REVIEW, Key, bindings
from prevent_tui.tui.kit.marks import chip
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import Route, ToQuestion, ToReview
from prevent_tui.tui.kit.row_list import Row, Rows
from prevent_tui.tui.review.by_role import DUTY, role_rows
from prevent_tui.tui.review.figures import ByTheme, Figures, legend
from prevent_tui.tui.review.gaps import GapHead, listed
from prevent_tui.wording import grammar
from prevent_tui.wording.claims import no_gap_text
from prevent_tui.wording.dates import days_away
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.sums import coverage_text
from prevent_tui.wording.verdict import verdict_status, verdict_text

_LOW = 22
"""Rows of the window below which the band has a row less, and nothing stands between the parts."""

_CHIP, _CHIP_OPEN, _REFERENCE = 15, 17, 6
"""Cells of a row for its state, where it may also not be answered, and for the reference of its question."""


class ReviewScreen(Page):
    """Everything at a glance, and the way into each gap."""

    ROOM = "r"
    COMES_FORWARD = ToReview
    KEYS = REVIEW
    INNERMOST = Words
    BINDINGS = bindings(key for key in REVIEW if key.action not in {"move", "open"})
    ABOUT = (
        "Help: the review",
        "Musts met and shoulds met count what is met of what applies. The score shows how far "
        "the rest has come; it never hides a must that is not met.",
        "Gaps are in the order to mend them: musts, conditions, shoulds, and of these first where somebody can come to "
        "harm meanwhile. What rests on another gap stands under it and is not counted apart. Good practice is a gap "
        "only at its lowest level.",
        "An answer that claims to be met stays as it is when its evidence is missing or out of date; V lists those, "
        "and what is not answered or not known yet under the role that can answer it. The export has a sheet for each "
        "role, to be filled in by hand.",
        "Space ticks gaps. A takes up the suggested actions of all that are ticked, as one step that U takes back.",
    )

    def __init__(self, at: str) -> None:
        super().__init__(id="review")
        self.at = at
        self.sums = False
        self.ticked: set[str] = set()

    def arrive(self, route: Route) -> None:
        """Shows which questions are reviewed by now, and marks the one that is asked for."""
        if isinstance(route, ToReview):
            self.at = route.at
        self.redraw()

    def body(self) -> ComposeResult:
        """Figures, themes, gaps."""
        with Vertical(classes="page"):
            yield Figures()
            yield ByTheme()
            yield GapHead()
            yield Rows("gaps")
            yield Words(id="no-gaps")

    def band(self, width: int) -> Lines:
        """The verdict with the state it rests on, then what else is short."""
        look, work = self.program.look, self.work
        questionnaire, result = work.questionnaire, work.result
        status, coverage = verdict_status(questionnaire, result), result.total.coverage
        lead = line(chip(look, status), " ") if coverage.answered else line()
        most = 5 if self.is_high else 3 if self.app.size.height >= _LOW else 2
        words = Content.styled(look.say(verdict_text(questionnaire, result)), "bold")
        out = hang(lead, words, min(width, 100), most, look.cut)
        shoulds = result.total.shoulds
        short = f"{shoulds.of - shoulds.met} of {grammar.plural(shoulds.of, 'should')} not met; "
        rest = f"{short if coverage.answered and shoulds.of else ''}{coverage_text(coverage)}"
        return [*out, Content.styled(look.say(rest), "$quietband")] if coverage.of else out

    def rest(self, width: int) -> Content:
        """What the tiles and the bars mean."""
        return legend(self.program.look, width)

    def begin(self) -> None:
        """The list has the keys."""
        self.query_one(Rows).focus()

    def draw(self) -> None:
        """Shows the present state, the marked row kept."""
        self.set_class(self.app.size.height < _LOW, "-low")
        work, rows = self.work, self.query_one(Rows)
        self.query_one(Figures).show_with(work, sums=self.sums)
        self.query_one(ByTheme).show_with(work, sums=self.sums)
        self.query_one(ByTheme).display = not (self.sums or work.by_role) or self.is_high
        self.query_one(GapHead).show(work)
        names = listed(work)
        listing = role_rows(work, self.program.look) if work.by_role else self._rows(names)
        rows.show(listing, self.at or None)
        rows.display = bool(names)
        self.query_one("#no-gaps", Words).show("" if names else self._nothing())
        self.at = ""
        self.ticked &= set(names)
        self.frame()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: what A takes, and with no row nothing to open or to tick."""
        if not self.query_one(Rows).current:
            return tuple(key for key in self.KEYS if key.action not in OF_A_ROW)
        if not self.ticked:
            return self.KEYS
        label = f"plan {grammar.plural(len(self.ticked), 'suggestion')}"
        return tuple(replace(key, label=label) if key.action == "plan" else key for key in self.KEYS)

    @property
    def marked_question(self) -> str:
        """That of the marked row."""
        return self.query_one(Rows).current or ""

    @property
    def here(self) -> tuple[Route, ...]:
        """The review, at the marked row."""
        return (ToReview(self.marked_question),)

    @property
    def views(self) -> list[Way]:
        """Which questions are listed, then under which headings."""
        work = self.work
        others = (
            Way("What is claimed, not shown, or out of date", self.action_unshown, work.unshown),
            Way("The ten-minute check alone", self.action_quick, work.quick),
            Way("What is open, by the role that can answer it", self.action_by_role, work.by_role),
        )
        gaps = Way("The gaps, in order", self._list, not any(way.now for way in others))
        return [gaps, *others, *(replace(way, now=False) for way in super().views)]

    def show_theme(self, theme_id: str) -> None:
        """Marks the first row of a theme."""
        first = next((name for name in listed(self.work) if self.work.questionnaire.by_id[name].theme == theme_id), "")
        if first:
            self.at = first
            self.redraw()
        else:
            self.program.say("Nothing of that theme is listed here.")

    def _nothing(self) -> str:
        coverage = self.work.result.total.coverage
        if self.work.by_role:
            return "Every question asked is answered, and none with don't know."
        if self.work.unshown:
            return "Every answer that claims to be met rests on evidence that is located, dated and not out of date."
        if self.work.quick:
            return "This questionnaire marks no questions for the ten-minute check."
        verdicts = self.work.result.verdicts.values()
        return no_gap_text(verdicts) if coverage.answered else "No gaps are listed before something is answered."

    def _rows(self, names: list[str]) -> list[Row]:
        return [self._row(names, index) for index in range(len(names))]

    def _row(self, names: list[str], index: int) -> Row:
        verdict = self.work.result.verdicts[names[index]]
        return Row(names[index], lambda width, at: self._draw(verdict, width, at=at), high=2)

    def _draw(self, verdict: Verdict, width: int, *, at: bool) -> Content:
        """Two lines: what is not yet so, and its duty; then what is done about it, by whom and by when."""
        look, work, question = self.program.look, self.work, verdict.question
        wide, cut = self.is_wide, look.cut
        must = question.obligation is Obligation.MUST
        duty = Content.styled(DUTY[question.obligation], "bold $ink" if must else "$quiet")
        room = _CHIP_OPEN if work.quick else _CHIP
        tick = (look.pick("●", "*") if question.id in self.ticked else " ", "bold $accent")
        mark = line(tick, fit(chip(look, verdict.status), room - 1))
        reference = fit(Content.styled(work.questionnaire.reference[question.id], "$quiet"), _REFERENCE)
        under = "" if work.quick or work.unshown else work.result.rests_on.get(question.id, "")
        name = (look.say(gap_name(question, verdict.status)), "bold $ink")
        first = ends(line(mark, reference, "  " if under else "", name), line(duty, " "), width, cut)
        indent = space(room + _REFERENCE + (2 if under else 0))
        words, tail = self._doing(verdict, under, at=at, wide=wide)
        return Content("\n").join([first, ends(line(indent, words), line(tail, " "), width, cut)])

    def _doing(self, verdict: Verdict, under: str, *, at: bool, wide: bool) -> tuple[Content, Content]:
        """What is done about it, and by whom and when."""
        look, work, question = self.program.look, self.work, verdict.question
        actions = open_actions(work.assessment, question.id)
        doubt = evidence_status.verdict_doubt(verdict) if work.unshown or not actions else ""
        level = verdict.level.label if verdict.level and wide else ""
        if doubt:
            return Content.styled(doubt, "$partly"), Content.styled(level, "$quiet")
        if not actions:
            done = work.assessment.actions_for(question.id)
            none = self._rests_on(under) if under else "no action left to do" if done else "no action yet"
            return Content.styled(none, "$quiet"), Content.styled(level, "$quiet")
        action = actions[0]
        step = line((look.pick("→ ", "> "), "bold $accent"), (action.text, "$ink"))
        owner = f"{action.owner or 'no owner'}  " if wide or not action.due else ""
        if action.is_overdue(work.today) and action.due:
            return step, line((owner, "$quiet"), (days_away(action.due, work.today), "bold $gap"))
        return step, line((owner, "$quiet"), (days_away(action.due, work.today) if action.due else "", "$quiet"))

    def _rests_on(self, question_id: str) -> str:
        return f"rests on {self.work.questionnaire.reference[question_id]}"

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self.program.go(ToQuestion(event.id, back=(ToReview(event.id),)))

    @changes
    def action_tick(self) -> None:
        """Ticks the marked gap, or takes the tick off."""
        if current := self.marked_question:
            self.ticked ^= {current}
            self._say_of_ticks()

    @changes
    def action_tick_all(self) -> None:
        """Ticks every gap that has no action left to do; where all of them are, takes the ticks off."""
        assessment = self.work.assessment
        unplanned = {name for name in listed(self.work) if not open_actions(assessment, name)}
        self.ticked = set() if self.ticked >= unplanned else unplanned
        self._say_of_ticks()

    def _say_of_ticks(self) -> None:
        self.redraw()
        count = grammar.plural(len(self.ticked), "gap")
        if self.ticked:
            self.program.say(f"{count} ticked. A plans their suggested actions at once; Ctrl+A ticks all.")
        else:
            self.program.say("Nothing is ticked.")

    def action_plan(self) -> None:
        """Plans the suggested actions of all that is ticked; or asks for the action of the marked gap."""
        if self.ticked:
            plan_suggestions(self.program, [name for name in listed(self.work) if name in self.ticked])
            self.ticked = set()
            self.redraw()
        elif current := self.marked_question:
            edit_action(self.program, self.work.questionnaire.by_id[current])

    @changes
    def action_flag(self) -> None:
        """Flags the marked question, or takes the flag off."""
        if current := self.marked_question:
            self.work.session.flag(current)
            reference = self.work.questionnaire.reference[current]
            is_flagged = self.work.assessment.answer(current).flagged
            self.program.say(f"{reference} is flagged." if is_flagged else f"The flag is off {reference}.")

    def action_sums(self) -> None:
        """Shows how each number is made, or hides it."""
        self.sums = not self.sums
        self.redraw()

    def _list(self, *, unshown: bool = False, by_role: bool = False, quick: bool = False) -> None:
        self.work.unshown, self.work.by_role, self.work.quick = unshown, by_role, quick
        self.redraw()

    def action_unshown(self) -> None:
        """What is claimed, not shown, or rests on evidence out of date."""
        self._list(unshown=True)

    def action_by_role(self) -> None:
        """What is not answered or not known yet, by the role that can answer it."""
        self._list(by_role=True)

    def action_quick(self) -> None:
        """The ten-minute check."""
        self._list(quick=True)

    def action_back(self) -> None:
        """From another list to the gaps, then one step out."""
        work = self.work
        if work.unshown or work.by_role or work.quick:
            self._list()
        else:
            self.dismiss()
