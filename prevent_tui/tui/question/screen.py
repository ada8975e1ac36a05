"""The question screen: one question at a time, its widgets filled anew and never rebuilt."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus

from prevent_tui.assessment.model.assessment import State
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.banner import Banner
from prevent_tui.tui.kit.copying import Copy
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.frame import Band
from prevent_tui.tui.kit.keys import LEVELS, NEW_LINE, QUESTION, READING, TYPING, Key, bindings
from prevent_tui.tui.kit.panels import Columns, Sheet
from prevent_tui.tui.kit.routes import Route, ToNothingAsked, ToQuestion
from prevent_tui.tui.kit.save_state import trouble
from prevent_tui.tui.question.band import band_basis, question_band
from prevent_tui.tui.question.evidence_line import EvidenceLine
from prevent_tui.tui.question.fitting import BELOW, above_note, fullest, sheet_room, side_widths
from prevent_tui.tui.question.ladder import Fold
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.moves import MovingPage
from prevent_tui.tui.question.parts import NextStep, NoteLine, Part
from prevent_tui.tui.question.rail import Rail, tile_row
from prevent_tui.tui.question.why import Guidance, GuidancePane
from prevent_tui.wording.roles import ask_text


class QuestionScreen(MovingPage):
    """Shows one question of the open assessment and takes its answer, note and evidence."""

    ROOM = "q"
    KEYS = (*LEVELS[:3], *QUESTION)
    BINDINGS = bindings(QUESTION)
    INNERMOST = GuidancePane
    COMES_FORWARD = ToQuestion

    def __init__(self, question_id: str, back: tuple[Route, ...] = ()) -> None:
        super().__init__(id="question")
        self.current = question_id
        self.back = back
        self.parts: tuple[Part, ...] = ()

    def body(self) -> ComposeResult:
        """The rail, the question on its sheet, and the guidance where it stays open."""
        yield Banner()
        with Columns(id="body"):
            yield Rail()
            with Sheet(id="sheet", can_focus=False):
                yield Levels()
                yield EvidenceLine(press="all_evidence", id="proof")
                yield NextStep(press="plan", id="step")
                yield NoteLine()
                yield Guidance()
            with Sheet(id="pane", can_focus=False):
                yield GuidancePane()

    def band(self, width: int) -> Lines:
        """The question, with its duty, its place and its number."""
        if not self.work.question_ids:
            return []
        rail, _ = side_widths(self.app.size.width)
        return question_band(self.program.look, self.work, self.question, width, rail)

    @property
    def band_basis(self) -> object:
        """The question and its marks, and how it is laid out."""
        rest = band_basis(self.work, self.question) if self.work.question_ids else ()
        return (self.program.look, self.app.size.width, *rest)

    def rest(self, width: int) -> Content:
        """What guards the note; else, without a rail, the tiles of this theme."""
        guarding, (rail, _) = super().rest(width), side_widths(self.app.size.width)
        if guarding.cell_length or rail or not self.work.question_ids:
            return guarding
        return tile_row(self.program.look, self.work, self.current, width)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: what Enter does, and as many digits as the question has levels."""
        if self.is_typing:
            return (NEW_LINE, *TYPING)
        onward, digits, *rest = self.KEYS
        if isinstance(self.focused, Part) and self.focused.OPENS:
            return (Key("enter", "open", self.focused.OPENS), digits, *rest)
        if self.query_one(Guidance).open:
            rest = [*READING, *(key for key in rest if key.action != "guidance")]
        count = len(self.work.questionnaire.scale_of[self.current].levels)
        digits = replace(digits, shown=f"1-{count}")
        if self.query_one(Levels).is_folded:  # so low a window shows no level but the chosen one in full
            in_full = next(key for key in rest if key.action == "levels")
            rest = [replace(in_full, footer="always"), *(key for key in rest if key is not in_full)]
        pointed = self.query_one(Levels).pointed
        if pointed:
            return (replace(onward, label=f"choose {pointed}"), digits, *rest)
        if self.work.assessment.answer(self.current).state is State.UNANSWERED:
            return (digits, *rest)
        return (replace(onward, label=self.onward_label), digits, *rest)

    @property
    def enter(self) -> tuple[Key, ...]:
        """What an answer that can be given stands before; of an assessment that is closed there is only the next."""
        return (Key("enter", "move(1)", self.onward_label),) if self.work.read_only else ()

    @property
    def help_keys(self) -> tuple[Key, ...]:
        """The keys of the levels first."""
        return self.keys if self.is_typing else (*LEVELS, *QUESTION)

    @property
    def marked_question(self) -> str:
        """The one shown."""
        return self.current

    @property
    def here(self) -> tuple[Route, ...]:
        """Where leaving the question leads: from another question to the same."""
        return self.back

    @on(Levels.Pointed)
    def _fit_again(self) -> None:
        """What is pointed at has its words in full, for which the rest makes room."""
        if not self.is_typing:
            self._lay_out(self.question)

    @on(DescendantFocus)
    def _has_the_keys(self) -> None:
        """The footer says what Enter does on the row that has the keys."""
        if self.is_drawable:
            self.frame()

    async def action_at_levels(self, action: str) -> None:
        """Does what the levels do with a key, while another row has the keys; a figure chooses that level."""
        levels = self.query_one(Levels)
        levels.focus(scroll_visible=False)
        await levels.run_action(f"level('{action}')" if action.isdigit() else action)

    def action_levels(self) -> None:
        """Shows the levels in full, to be read out; a figure answers from there too."""
        from prevent_tui.tui.question.levels_sheet import LevelsSheet

        def answer(action: str | None) -> None:
            if action:
                self.call_later(self.action_at_levels, action)

        self.app.push_screen(LevelsSheet(self.work, self.question), answer)

    @property
    def about(self) -> tuple[str, ...]:
        """The help for what has the focus."""
        return self.writing.ABOUT if self.writing and self.is_typing else Levels.ABOUT

    @property
    def to_copy(self) -> Copy:
        """The question with its levels, its answer and its note."""
        from prevent_tui.tui.question.as_text import question_as_text

        what = f"{self.work.questionnaire.reference[self.current]} with its levels, answer and note"
        return Copy(what, question_as_text(self.work, self.current))

    def begin(self) -> None:
        """The levels are ready for a key."""
        self.query_one(Levels).focus(scroll_visible=False)

    def draw(self) -> None:
        """Shows the question as it is answered now."""
        if not self.work.question_ids:
            self._give_way()
            return
        if self.current not in self.work.result.verdicts:
            self.current = self.work.resume()
        question, work = self.question, self.work
        self.query_one(Banner).show(trouble(self.work))
        rail, pane = side_widths(self.app.size.width)
        self.query_one(Rail).display, self.query_one("#pane").display = bool(rail), bool(pane)
        if rail:
            self.query_one(Rail).show_at(work, self.current)
        levels = self.query_one(Levels)
        answer, status = work.assessment.answer(question.id), work.result.verdicts[question.id].status
        whom = ask_text(work.questionnaire, question)
        levels.closed = work.read_only
        levels.show(question, work.questionnaire.scale_of[question.id], answer, status, whom)
        self.parts = self.parts or tuple(self.query(Part))
        self.frame()  # first: how much room the band leaves is what the rest is fitted to
        self._lay_out(question)

    def _lay_out(self, question: Question) -> None:
        """Shows as much of the levels, and of what stands below them, as there is room for."""
        columns, levels = self.app.size.width, self.query_one(Levels)
        width, height = self._room()
        guidance = self.query_one(Guidance)
        guidance.set_class(not guidance.open and bool(side_widths(columns)[1]), "-aside")
        below = [part for part in self.parts if part.id in BELOW and not part.has_class("-aside")]
        if self.is_typing and self.writing:
            levels.show_folded(above_note(lambda fold: levels.measured(width, fold), height - self.writing.rows))
        else:
            wanted = {part.id or "": part.measured(self.work, question, width) for part in below}
            if guidance.open:
                wanted["guidance"] = 1
            unanswered = self.work.assessment.answer(question.id).state is State.UNANSWERED
            fit = fullest(lambda fold: levels.measured(width, fold), wanted, height, levels_first=unanswered)
            if fit.fold >= Fold.FOLDED and "step" in wanted:  # so low a window has no row to keep free
                wanted["step"] = self.query_one(NextStep).needed(self.work, question, width)
                fit = fullest(lambda fold: levels.measured(width, fold), wanted, height, levels_first=unanswered)
            levels.show_folded(fit.fold, fit.spare)
            self.set_class(fit.air, "-airy")
            for part in below:
                name = part.id or ""
                part.set_class(not wanted[name], "-empty")
                is_whole = part is guidance and guidance.open
                part.show_at(self.work, self.current, 0 if is_whole else fit.rows[name])
        for part in (each for each in self.parts if each.id not in BELOW):
            part.show_at(self.work, self.current)

    def _room(self) -> tuple[int, int]:
        """Columns and rows of the sheet, worked out before it is laid out anew."""
        banner, band = self.query_one(Banner), self.query_one(Band)
        width, height = sheet_room(self.app.size, len(band.drawn(self.app.size.width)))
        return width, height - (len(banner.drawn(width)) if banner.text else 0)

    def _give_way(self) -> None:
        """No question is asked any more: another page says so. While one is above, this stays as it was drawn."""
        if self.is_current:
            self.program.go(ToNothingAsked())

    def show_saved(self) -> None:
        """The banner too says when something is wrong."""
        super().show_saved()
        self.query_one(Banner).show(trouble(self.work))

    def action_flag(self) -> None:
        """Flags the question, or takes the flag off."""
        self.work.session.flag(self.current)

    def action_guidance(self) -> None:
        """Unfolds the guidance, or folds it."""
        guidance, pane = self.query_one(Guidance), self.query_one("#pane", Sheet)
        if pane.display:  # it is open at the side already: read on there, and after its end from the beginning
            on = pane.scroll_y + pane.size.height // 2 if pane.scroll_y < pane.max_scroll_y else 0
            pane.scroll_to(y=on, animate=False)
            if not pane.max_scroll_y:
                self.program.say("All of it stands at the side.")
            return
        guidance.open = not guidance.open
        guidance.redraw()
        self.query_one(Levels).read_past(is_read_past=guidance.open)
        self.frame()
        if guidance.open:
            self.call_after_refresh(self.query_one("#sheet").scroll_to_widget, guidance, animate=False, top=True)

    def action_back(self) -> None:
        """Folds the guidance; or goes to what led here, or to the start."""
        if self.query_one(Guidance).open:
            self.action_guidance()
            return
        back, self.back = self.back, ()
        for route in back:
            self.program.go(route)
        if not back:
            self.program.files.close()

    def action_plan(self) -> None:
        """Asks what is to be done."""
        from prevent_tui.tui.actions.commands import edit_action

        edit_action(self.program, self.question)
