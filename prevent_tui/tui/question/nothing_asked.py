"""What stands in place of the questions while the facts of the setting switch all of them off."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from prevent_tui.tui.kit.banner import Banner
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, balance, line, link
from prevent_tui.tui.kit.keys import NOTHING_ASKED, bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import ToNothingAsked, ToQuestion
from prevent_tui.tui.kit.save_state import trouble
from prevent_tui.wording.facts import fact_words
from prevent_tui.wording.verdict import NO_QUESTION


class NothingAsked(WorkBlock):
    """That no question is asked, which facts say so, and what to do."""

    def __init__(self) -> None:
        super().__init__(id="nothing-asked")

    def view(self, width: int) -> Lines:
        """The words, then the facts as they stand."""
        work, width = self.work, min(width, 90)
        why = "What is said of the setting switches every question off. "
        kept = "Answers that were given are kept, and come back with their questions."
        out: Lines = [*self.wrap(Content.styled(why + kept, "$ink"), width), Content("")]
        for fact in work.questionnaire.facts:
            words = fact_words(fact, work.assessment.setting.facts.get(fact.id))
            out += self.hang(Content("  "), line((f"{fact.label}: ", "$quiet"), (words, "bold $ink")), width)
        if work.read_only:
            return [*out, Content(""), *self.wrap(Content.styled(work.closed_reason, "$ink"), width)]
        change = line((" Enter  change what is true of the setting ", self.look.chip))
        return [*out, Content(""), link(change, "run", "setting")]


class NothingAskedScreen(Page):
    """Gives way to the questions as soon as one is asked."""

    ROOM = "q"
    COMES_FORWARD = ToNothingAsked
    KEYS = NOTHING_ASKED
    BINDINGS = bindings(NOTHING_ASKED)
    INNERMOST = NothingAsked
    ABOUT = (
        "Help: no question is asked",
        "Only facts that you state can switch a question off. Change them with Enter; nothing that was answered "
        "is lost. Everything else is where it was: the plan, the evidence, the risks and the export.",
    )

    def __init__(self) -> None:
        super().__init__(id="nothing")

    def body(self) -> ComposeResult:
        """The words, scrolling where there are many facts."""
        yield Banner()
        with VerticalScroll(classes="page"):
            yield NothingAsked()

    def band(self, width: int) -> Lines:
        """That no question is asked."""
        return balance(Content.styled(NO_QUESTION, "bold"), width)

    def begin(self) -> None:
        """The keys scroll it."""
        self.query_one(VerticalScroll).focus()

    def draw(self) -> None:
        """Shows the facts as they are now; or the questions, where there are any."""
        if self.work.question_ids:
            if self.is_current:
                self.program.go(ToQuestion(self.work.resume()))
            return
        self.frame()
        self.query_one(Banner).show(trouble(self.work))
        self.query_one(NothingAsked).show(self.work)

    def show_saved(self) -> None:
        """The banner too says when something is wrong."""
        super().show_saved()
        self.query_one(Banner).show(trouble(self.work))

    def action_questions(self) -> None:
        """This is the room already."""
        self.program.say("No question is asked of this setting. Enter changes what is true of it.")

    def action_back(self) -> None:
        """To the start; everything is saved."""
        self.program.files.close()
