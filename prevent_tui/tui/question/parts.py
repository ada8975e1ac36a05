"""What stands around the levels of a question: its words, the next step, the proof, the note, the guidance."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from prevent_tui.assessment.actions import open_actions
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import State
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line, paint, space, wrap
from prevent_tui.tui.kit.keys import PART, bindings
from prevent_tui.tui.kit.offered import offered_cap
from prevent_tui.wording.concern import NOTE_ADVICE
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.work import Work

_INDENT = 8
"""Cells before what belongs to no key."""

_SHOWN = 3
"""Actions still to do that stand on the question itself; the rest is in the plan."""


_ALL = 99
"""Rows that no part wants."""


class Part(WorkBlock, can_focus=True):
    """A part of the question screen; where a key opens what it is about, Tab leads to it and Enter opens that.

    Attributes:
        OPENS: What Enter opens on it.
        most: Rows there are for it; it says as much as they hold.
    """

    BINDINGS = bindings(PART)
    OPENS = ""

    def __init__(self, *, press: str = "", **options: str) -> None:
        super().__init__(press=press, **options)
        self.can_focus = bool(press)
        self.question_id = ""
        self.most = _ALL
        self._shown: tuple[object, ...] = ()
        self._whole: Lines = []
        self._whole_for: tuple[object, ...] = ()

    def measured(self, work: Work, question: Question, width: int) -> int:
        """How many rows it would take, if it had all it wants."""
        return len(self.whole(work, question, width))

    def whole(self, work: Work, question: Question, width: int) -> Lines:
        """All it has to say; worked out once while nothing that rests on changes."""
        rests_on = (question.id, width, self.look, self.wide, *self.basis(work, question))
        if self._work is not work or rests_on != self._whole_for:
            before, self.most = self.most, _ALL
            try:
                self._whole, self._whole_for = self.part(work, question, width), rests_on
            finally:
                self.most = before
        return self._whole

    def show_at(self, work: Work, question_id: str, most: int = 0) -> None:
        """Shows what belongs to a question; what rests on the same as before is not worked out again.

        Args:
            work: The open assessment.
            question_id: The question.
            most: Rows there are for it; 0 for as many as it wants.
        """
        self.question_id, self.most = question_id, most or _ALL
        shown = (question_id, self.most, self.wide, *self.basis(work, work.questionnaire.by_id[question_id]))
        if self._work is not work or shown != self._shown:
            self._shown = shown
            self.show(work)

    def lines(self, width: int) -> Lines:
        """What there is to see; while it has the keys, with the bar and the tint of a row that has them."""
        lines = super().lines(width)
        if not self.has_focus or not lines:
            return lines
        bar = Content.styled(self.look.bar, "bold $accent")
        marked = [line(bar, each[1:]) for each in lines if each.plain.strip()]
        return [*(paint(marked, "on $pick", width) if self.look.tinted else marked), *lines[len(marked) :]]

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()

    async def action_open(self) -> None:
        """Opens what it is about, as its key would."""
        await self.screen.run_action(self.press)

    async def action_not_applicable(self) -> None:
        """Asks to set the question aside, as the levels do."""
        await self.screen.run_action("at_levels('not_applicable')")

    def action_leave(self) -> None:
        """Gives the keys back to the levels."""
        self.screen.query_one("#levels").focus(scroll_visible=False)

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """What the lines rest on besides the question, the width and the signs in use."""
        return (work.revision,)

    def view(self, width: int) -> Lines:
        """The lines for its question: all of them where there is room, else what `part` makes of the rows there are."""
        question = self.work.questionnaire.by_id[self.question_id]
        whole = self.whole(self.work, question, width)
        return whole if len(whole) <= self.most else self.part(self.work, question, width)

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        raise NotImplementedError

    def lead(self, key: str, label: str, sign: str = "") -> Content:
        """The start of the part's first line, on the question's grid."""
        return self.column(key, Content.styled(sign, "bold $accent"), self.look.say(label))


ADVICE = "Choose what is true today. If two seem to fit, choose the lower."
ADVICE_SHORT = "Choose what is true today; in doubt, the lower."


class NextStep(Part):
    """The actions still to do, else the step suggested at this level, else how to choose.

    It takes the rows it has whatever there is to say, so that answering moves nothing on the screen.
    """

    OPENS = "plan an action"
    LEAST = 3
    """Rows that it wants whatever there is to say: a suggestion takes as many."""

    def measured(self, work: Work, question: Question, width: int) -> int:
        """How many rows it would take, if it had all it wants."""
        return max(self.LEAST, super().measured(work, question, width))

    def needed(self, work: Work, question: Question, width: int) -> int:
        """How many rows it takes for what there is to say, with none kept free."""
        return super().measured(work, question, width)

    def view(self, width: int) -> Lines:
        """The lines for its question, filled up."""
        lines = super().view(width)
        return lines if self.most == _ALL else lines + [Content("")] * (self.most - len(lines))

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        planned = work.assessment.actions_for(question.id)
        left = open_actions(work.assessment, question.id)
        if left:
            return self._all_planned(work, left, width)
        ended = plural(len(planned), "action") + " done or dropped" if planned else ""
        suggestion = work.suggestion(question)
        key = offered_cap(self.look, work, "plan", "a")
        if work.read_only:
            text = ended or "No action was planned"
            return self.hang(self.lead(key, "Action"), Content.styled(text, "$quiet"), width, most=self.most)
        if suggestion is None:
            if work.assessment.answer(question.id).state is State.UNANSWERED and not ended:
                advice = ADVICE if width > len(ADVICE) + _INDENT else ADVICE_SHORT
                return wrap_at(self.look.say(advice), _INDENT, width)
            text = f"{ended}; {key} plans another" if ended else "None needed; add one if you like"
            return self.hang(self.lead(key, "Action"), Content.styled(text, "$quiet"), width, most=self.most)
        arrow = Content.styled(self.look.pick("→", ">"), "bold $accent")
        lead = self.column(key, arrow, Content.styled("Suggested", "bold $ink"))
        return self._laid(lead, suggestion.text, line((suggestion.who_and_when, "$quiet")), (ended, "$quiet"), width)

    def _all_planned(self, work: Work, left: Sequence[Action], width: int) -> Lines:
        lines = [each for action in left[:_SHOWN] for each in self._planned(work, action, width)]
        rest = len(left) - _SHOWN
        lines += wrap_at(f"and {rest} more in the plan", 25 if self.wide else 23, width) if rest > 0 else []
        if len(lines) <= self.most or len(left) == 1:
            return lines
        more = Content.styled(f"and {len(left) - 1} more in the plan", "$quiet")
        first = self._planned(work, left[0], width)[: max(1, self.most)]
        return [*first[:-1], self.ends(first[-1].rstrip(), more, width)]

    def _planned(self, work: Work, action: Action, width: int) -> Lines:
        when = f"{day(action.due)}, {days_away(action.due, work.today)}" if action.due else "no date yet"
        label = "In hand" if action.progress is Progress.IN_HAND else "Action"
        lead = self.lead(offered_cap(self.look, work, "plan", "a"), label, self.look.pick("→", ">"))
        style = "bold $gap" if action.is_overdue(work.today) else "$quiet"
        return self._laid(lead, action.text, line((action.owner or "no owner yet", "$quiet")), (when, style), width)

    def _laid(self, lead: Content, text: str, owner: Content, when: tuple[str, str], width: int) -> Lines:
        """What, then who and when: on a line of their own, or at the right of the last where there is no room."""
        room, dot = width - lead.cell_length, line((self.look.say(" · "), "$quiet"))
        words = line((self.look.say(when[0]), when[1]))
        who = dot.join(each for each in (owner, words) if each.plain)
        if who.cell_length > room:
            who = dot.join(each for each in (words, owner) if each.plain)
        who = self.fit(who, min(who.cell_length, room))
        if self.most == 1:
            due = line((self.look.say(when[0].partition(",")[0]), when[1])) if when[1] == "$quiet" else words
            tails = [dot.join(each for each in (owner, due) if each.plain), due]
            tail = next((each for each in tails if each.cell_length <= room // 2), tails[-1])
            return [self.ends(line(lead, (text, "$ink")), tail, width)]
        return [
            *self.hang(lead, line((text, "$ink")), width, most=self.most - 1),
            line(space(lead.cell_length), who),
        ]


class NoteLine(Part):
    """The note, or what belongs in one."""

    OPENS = "write the note"

    def __init__(self) -> None:
        super().__init__(press="note", id="note-line")

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """The note, and whether one can be written."""
        return work.assessment.answer(question.id).note, work.read_only

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        note = work.assessment.answer(question.id).note
        none = "No note was written" if work.read_only else NOTE_ADVICE
        body = Content.styled(note, "$ink") if note.strip() else Content.styled(none, "$quiet")
        return self.hang(self.lead(offered_cap(self.look, work, "note", "n"), "Note"), body, width, most=self.most)


def wrap_at(text: str, indent: int, width: int) -> Lines:
    """A quiet text, wrapped and indented."""
    return [line(space(indent), each) for each in wrap(Content.styled(text, "$quiet"), width - indent)]
