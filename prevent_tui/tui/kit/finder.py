"""Finding one of many by a word: a question by its number or reference, or something else that has a name."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading
from prevent_tui.tui.kit.draw import fit, line
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.marks import state
from prevent_tui.wording.gaps import gap_name
from prevent_tui.workspace.work import Work

_LEAST, _HIGHEST, _AROUND = 3, 14, 9
"""Rows of what is found, at least and at most; and those of the dialog around it."""

_MOST = 60


def matches(work: Work, query: str) -> list[Question]:
    """The questions asked that fit what was typed: a number alone, a reference, or words found anywhere in them."""
    questions = [verdict.question for verdict in work.result.verdicts.values()]
    query = query.strip().lower()
    if query.isdecimal() and len(query) < 6 and 1 <= int(query) <= len(questions):
        return [questions[int(query) - 1]]
    reference = work.questionnaire.reference
    exact = [question for question in questions if reference[question.id].lower() == query]
    return exact or [q for q in questions if all(word in _haystack(work, q) for word in query.split())]


def _haystack(work: Work, question: Question) -> str:
    reference = work.questionnaire.reference[question.id]
    note = work.assessment.answer(question.id).note
    levels = " ".join(question.levels.values())
    return f"{reference} {question.name} {question.gap or ''} {question.text} {levels} {note}".lower()


class Finder(Dialog[str]):
    """Shows what fits while one types; gives the id of the one picked. Subclasses say what there is.

    Attributes:
        HEADING: Its title, and what stands at the right of that.
        HINT: What stands in the field while it is empty.
        DOING: What enter does.
    """

    HEADING = ("Find", "")
    HINT = ""
    DOING = "Go"
    BINDINGS = bindings((Key("up", "cursor(-1)", "up"), Key("down", "cursor(1)", "down")))

    def __init__(self, work: Work, query: str = "") -> None:
        super().__init__()
        self.work, self.initial = work, query
        self.matches: list[tuple[str, Content]] = []
        self.in_list = False

    def fitting(self, query: str) -> list[tuple[str, Content]]:
        """What fits a text: the id and the line of each."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """A field, and what fits below it."""
        yield Heading(*self.HEADING)
        yield from field("wanted", value=self.initial, hint=self.HINT)
        yield OptionList(id="found", compact=True)
        yield Buttons(self.DOING)

    def on_mount(self) -> None:
        """Everything fits at first."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._list(self.initial)

    @property
    def list_with_keys(self) -> OptionList | None:
        """The list, from the first arrow until something is typed again."""
        return self.query_one(OptionList) if self.in_list and self.matches else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self.in_list = False
        self._list(event.value)

    def _list(self, query: str) -> None:
        self.matches = self.fitting(query)[:_MOST]
        shown = self.query_one(OptionList)
        shown.clear_options()
        room, cut = shown.size.width - 1, self.program.look.cut  # a cell is left for the bar that scrolls
        lines = [
            (name, fit(each, room, ellipsis=cut) if 0 < room < each.cell_length else each)
            for name, each in self.matches
        ]
        shown.add_options(Option(each, id=name) for name, each in lines)
        if not self.matches:
            shown.add_option(
                Option(line(("Nothing fits. Try another word; Ctrl+P explains terms.", "$quiet")), disabled=True)
            )
        shown.highlighted = 0 if self.matches else None

    def on_resize(self) -> None:
        """What is found is as high and as wide as there is room for; what is cut ends in the sign for that."""
        self.query_one(OptionList).styles.max_height = max(_LEAST, min(_HIGHEST, self.app.size.height - _AROUND))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Draws the lines for the width there is now, the same one marked."""
        if not self.is_attached:
            return
        at = self.query_one(OptionList).highlighted
        self._list(self.query_one(Input).value)
        self.query_one(OptionList).highlighted = at

    def action_cursor(self, step: int) -> None:
        """Moves in the list while the field keeps the focus."""
        self.in_list = True
        shown = self.query_one(OptionList)
        if self.matches:
            shown.highlighted = max(0, min(len(self.matches) - 1, (shown.highlighted or 0) + step))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One was clicked."""
        self.dismiss(event.option_id)

    def action_submit(self) -> None:
        """Takes the one marked."""
        at = self.query_one(OptionList).highlighted
        if at is not None and self.matches:
            self.dismiss(self.matches[at][0])
        else:
            self.program.say("Nothing fits. Try another word; Esc leaves.")


class Find(Finder):
    """Finds a question."""

    HEADING = ("Go to a question", "a number or a word")
    HINT = "Such as: 4, RA4, referral"
    ABOUT = (
        "Help: find",
        "Type a number from 1, a reference such as RA4, or words from the question, its levels or your note.",
    )

    def fitting(self, query: str) -> list[tuple[str, Content]]:
        """The questions that fit, each with its number, reference and state."""
        order = {name: number for number, name in enumerate(self.work.question_ids, 1)}
        return [(each.id, self._line(each, order[each.id])) for each in matches(self.work, query)[:_MOST]]

    def _line(self, question: Question, number: int) -> Content:
        look, status = self.program.look, self.work.result.verdicts[question.id].status
        sign = state(look, status, word=False)
        lead = f"{number:>3}  {self.work.questionnaire.reference[question.id]:<5} "
        return line((lead, "$quiet"), sign, "  ", (look.say(gap_name(question, status)), "$ink"))
