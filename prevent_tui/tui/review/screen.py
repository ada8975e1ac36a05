"""The review: both numbers with their sums, each theme, and the gaps in order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from prevent_tui.assessment.actions import open_actions
from prevent_tui.tui.actions.commands import edit_action, plan_suggestions
from prevent_tui.tui.kit.card import Way
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.keys import OF_A_ROW, REVIEW, Key, bindings
from prevent_tui.tui.kit.layout import pane_width
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.pane import Pane
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.kit.routes import Route, ToQuestion, ToReview
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.tui.review.band import LOW, review_band
from prevent_tui.tui.review.by_role import role_rows
from prevent_tui.tui.review.detail import question_detail
from prevent_tui.tui.review.figures import ByTheme, Figures, Glance, legend
from prevent_tui.tui.review.gaps import GapHead, listed
from prevent_tui.tui.review.rows import gap_rows, nothing_listed
from prevent_tui.tui.review.sums import Sums
from prevent_tui.wording import grammar

_PANES = ((190, 64), (150, 52))
"""From how many columns of the window on all about the marked question stands beside the gaps, and how wide."""

_GLANCE_FROM = 40
"""Rows of the window from which on every question stands on a map of its own, where there is none beside the bars."""

_LEGEND_FROM = 76
"""Columns from which on the message row has room for what the tiles mean."""

_SIDES = 6
"""Cells at the sides of the page."""


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
        """Figures, themes, gaps, and beside them all about the marked one; or how the numbers are made."""
        with Horizontal(classes="listed"):
            with Vertical(classes="page", id="standing"):
                yield Figures()
                yield ByTheme()
                yield Glance()
                yield GapHead()
                yield Rows("gaps")
                yield Words(id="no-gaps")
            with Reading(id="sums"):
                yield Sums()
                yield ByTheme("by-theme-points", sums=True)
            yield Pane()

    def band(self, width: int) -> Lines:
        """The verdict with the state it rests on, then what else is short."""
        return review_band(self.program.look, self.work, width, self.app.size.height)

    def rest(self, width: int) -> Content:
        """Of the sums, whether there is more; else what the tiles and the bars mean, or which row is marked."""
        look = self.program.look
        if self.sums:
            return self.query_one(Reading).rest(look, Content(""))
        names = [row.id for row in self.query_one(Rows).rows if row.id]
        if self.app.size.width >= _LEGEND_FROM or self.marked_question not in names:
            return legend(look, width)
        place = names.index(self.marked_question) + 1
        more = line("   more with ", (look.pick("↓", "down"), look.key)) if place < len(names) else Content("")
        return line((f"{place} of {len(names)}", "bold $ink"), more).stylize_before("$quiet")

    def begin(self) -> None:
        """The list has the keys."""
        self.query_one(Rows).focus()

    def draw(self) -> None:
        """Shows the present state, the marked row kept."""
        size = self.app.size
        self.set_class(size.height < LOW, "-low")
        work, rows = self.work, self.query_one(Rows)
        self.query_one("#standing").display, self.query_one(Reading).display = not self.sums, self.sums
        if self.sums:
            self.query_one(Sums).show(work)
            self.query_one("#by-theme-points", ByTheme).show(work)
        self.query_one(Figures).show(work)
        themes, glance = self.query_one("#by-theme", ByTheme), self.query_one(Glance)
        themes.show(work)
        themes.display = not work.by_role or self.is_high
        glance.display = size.width >= _PANES[-1][0] and size.height >= _GLANCE_FROM and not work.headings_title
        glance.display = glance.display and not themes.has_tiles(size.width - self.pane - _SIDES)
        if glance.display:
            glance.show(work)
        self.query_one(GapHead).show(work)
        names = listed(work)
        look = self.program.look
        listing = role_rows(work, look) if work.by_role else gap_rows(work, look, names, self.ticked)
        rows.show(listing, self.at or None)
        rows.display = bool(names)
        nothing = self.query_one("#no-gaps", Words)
        nothing.show("" if names else nothing_listed(work))
        nothing.display = not names
        self.at = ""
        self.ticked &= set(names)
        self._show_pane()
        self.frame()

    @property
    def pane(self) -> int:
        """Columns of the pane; 0 where there is none."""
        return 0 if self.sums else pane_width(self.app.size.width, _PANES)

    def _show_pane(self) -> None:
        """Says all about the marked question, where there is room for it."""
        pane, marked = self.query_one(Pane), self.marked_question
        pane.display = bool(self.pane and marked)
        if pane.display:
            pane.styles.width = self.pane
            pane.show_of(self.work, marked, self._detail)

    def _detail(self, width: int) -> Lines:
        question = self.work.questionnaire.by_id[self.marked_question]
        return question_detail(self.program.look, self.work, question, width)

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        """The list draws two of its rows anew; here what is said of the marked one."""
        if self.is_drawable:
            self._show_pane()
            self.query_one(MessageRow).redraw()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: what A takes, and of the sums what leads back."""
        if self.sums:
            kept = [key for key in self.KEYS if key.action in {"open", "sums", "move", "back", "help"}]
            labels = {"open": "the gaps", "sums": "close", "move": "scroll"}
            return tuple(replace(key, label=labels.get(key.action, key.label)) for key in kept)
        if not self.ticked:
            return self.KEYS
        label = f"plan {grammar.plural(len(self.ticked), 'suggestion')}"
        return tuple(replace(key, label=label) if key.action == "plan" else key for key in self.KEYS)

    @property
    def impossible(self) -> frozenset[str]:
        """With no row there is none to do anything with."""
        return OF_A_ROW if self.is_ready and not self.query_one(Rows).current else frozenset()

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
            Way("What is claimed, not shown, or out of date", partial(self._list, unshown=True), work.unshown),
            Way("The ten-minute check alone", partial(self._list, quick=True), work.quick),
            Way("What is open, by the role that can answer it", partial(self._list, by_role=True), work.by_role),
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

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self._open(event.id)

    def _open(self, question_id: str) -> None:
        self.program.go(ToQuestion(question_id, back=(ToReview(question_id),)))

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

    def action_open(self) -> None:
        """From the sums back to the gaps; else to the question of the marked gap, also from the pane beside them."""
        if self.sums:
            self.action_sums()
        elif current := self.marked_question:
            self._open(current)

    def action_sums(self) -> None:
        """Shows how each number is made in place of the gaps, or those again."""
        self.sums = not self.sums
        self.redraw()
        self.query_one(Reading if self.sums else Rows).focus()

    def _list(self, *, unshown: bool = False, by_role: bool = False, quick: bool = False) -> None:
        self.work.unshown, self.work.by_role, self.work.quick = unshown, by_role, quick
        self.redraw()

    def action_back(self) -> None:
        """From another list to the gaps, then one step out."""
        work = self.work
        if self.sums:
            self.action_sums()
        elif work.unshown or work.by_role or work.quick:
            self._list()
        else:
            self.dismiss()
