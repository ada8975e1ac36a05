"""The levels of a question in full, one below another, to be read out; a figure answers from here too."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from prevent_tui.assessment.model.assessment import State
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, cap, fit, line, link, space
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.marks import STATUS_COLOUR, chip
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.question.ladder import DONT_KNOW, met_line, place_of, until_known
from prevent_tui.wording.roles import ask_text
from prevent_tui.workspace.work import Work

_WIDEST = 92
"""Cells of a row of words at most: wide enough for a projector, and still read in one look."""


class LevelsInFull(WorkBlock):
    """Each level with all of its words under its name."""

    def __init__(self, question: Question) -> None:
        super().__init__(id="levels-in-full")
        self.question = question

    def view(self, width: int) -> Lines:
        """The question, the levels from lowest to highest, then don't know."""
        look, work, question = self.look, self.work, self.question
        scale, width = work.questionnaire.scale_of[question.id], min(width, _WIDEST)
        answer, status = work.assessment.answer(question.id), work.result.verdicts[question.id].status
        chosen = place_of(scale, answer) if answer.state is not State.UNANSWERED else None
        out = self.wrap(Content.styled(question.text, "bold $ink"), width)
        met_before = False
        for place, level in enumerate(scale.levels):
            own = Status.MET if level.met else Status.GAP if not place else Status.PARTLY
            sign = (look.pick(level.symbol, look.signs[own]), f"bold {STATUS_COLOUR[own]}")
            if level.met and not met_before and place:
                out.append(met_line(look, width))
            met_before = level.met
            words = question.levels.get(level.id, level.meaning)
            mark = chip(look, status) if place == chosen else Content("")
            out += self._answer(str(place + 1), line(sign, f" {level.label}  ", mark), words, width)
        unknown = line((look.signs[Status.UNKNOWN], f"bold {STATUS_COLOUR[Status.UNKNOWN]}"), " Don't know yet")
        words = ". ".join(filter(None, (until_known(question), ask_text(work.questionnaire, question))))
        return [*out, *self._answer(DONT_KNOW, unknown, look.say(words), width)]

    def _answer(self, key: str, name: Content, words: str, width: int) -> Lines:
        head = link(line(cap(self.look, key), " ", name.stylize_before("bold $ink")), "run", f"answer('{key}')")
        return [fit(head, width), *self.hang(space(4), Content.styled(words, "$ink"), width)]


class LevelsSheet(ModalScreen[str | None], Guarded[str | None]):
    """Shows them until a key closes it; gives what the levels are to do, where one was chosen."""

    ALONE = True
    INSTEAD = "A figure answers, Esc closes."
    BINDINGS = bindings(
        (
            Key("escape,l,enter", "close", "close"),
            Key("1,2,3,4,5,6,7,8,9,0", "answer", "answer", each=True),
        )
    )

    def __init__(self, work: Work, question: Question) -> None:
        super().__init__(classes="help levels")
        self.work, self.question = work, question

    def compose(self) -> ComposeResult:
        """How to leave, which stays, and the levels, which scroll."""
        with Vertical(classes="sheet"):
            count = len(self.work.questionnaire.scale_of[self.question.id].levels)
            yield LevelsTitle(self.work.questionnaire.reference[self.question.id], count)
            with Reading(classes="levels-text"):
                yield LevelsInFull(self.question)
        yield MessageRow()

    def on_mount(self) -> None:
        """The keys scroll it; the last row says so where there is more than fits."""
        self.query_one(LevelsInFull).show(self.work)
        reading, look = self.query_one(Reading), program_of(self.app).look
        reading.focus()
        self.query_one(MessageRow).show(lambda _width: reading.rest(look, Content("")))

    def action_close(self) -> None:
        """Back to the question as it is."""
        self.dismiss(None)

    def action_answer(self, key: str) -> None:
        """Answers with that level, where there is one, and closes."""
        if key == DONT_KNOW:
            self.dismiss("dont_know")
        elif int(key) <= len(self.work.questionnaire.scale_of[self.question.id].levels):
            self.dismiss(key)
        else:
            program_of(self.app).say(f"{key} does nothing here. {self.INSTEAD}")


class LevelsTitle(WorkBlock):
    """Which question it is, how to leave, and that the figures answer from here.

    Args:
        reference: The reference of the question.
        count: How many levels it has.
    """

    def __init__(self, reference: str, count: int) -> None:
        super().__init__()
        self.reference, self.count = reference, count

    def lines(self, width: int) -> Lines:
        """Two rows."""
        title = Content.styled(f"{self.reference}: the levels in full", "bold $accent")
        closes = line(cap(self.look, "Esc"), (" closes", "$quiet"))
        figures, unknown = cap(self.look, f"1-{self.count}"), cap(self.look, DONT_KNOW)
        answers = line(figures, (" and ", "$quiet"), unknown, (" answer from here", "$quiet"))
        return [self.ends(title, closes, width), self.fit(answers, width)]
