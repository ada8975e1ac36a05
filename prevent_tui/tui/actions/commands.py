"""What can be done with an action, wherever one is shown: each asks what it has to, and keeps what is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from prevent_tui.assessment import actions
from prevent_tui.assessment.actions import NEW
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.tui.actions.forms import AcceptLevel, ActionInput, AskAction, AskLine, FindActionQuestion
from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.following import what_follows
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import ToPlan
from prevent_tui.tui.kit.sentence import Offer
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.plan import due_date_change

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.question import Question
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.workspace.work import Work


class ActionPage(Page):
    """A page on which an action is marked, with the keys that do something with it."""

    ROOM = "p"

    @property
    def marked(self) -> Action | None:
        """The action that the keys are about."""
        raise NotImplementedError

    def action_change(self) -> None:
        """Says it otherwise; where nothing can be changed, Enter leads back."""
        if self.work.read_only:
            self.action_back()
        else:
            self._do(change_action)

    def action_done(self) -> None:
        """It is done; again, it is not."""
        self._do(reopen_action if self.marked and self.marked.progress is Progress.DONE else finish_action)

    def action_in_hand(self) -> None:
        """Somebody has begun; again, nobody has. What is done or dropped is opened again."""
        self._do(take_in_hand if self.marked and self.marked.progress is Progress.OPEN else reopen_action)

    @changes
    def action_take_out(self) -> None:
        """Asks whether it is dropped, or taken out of the plan."""
        if action := self.marked:
            ways = [
                Way("Drop it, with a reason: it stays in the plan", partial(drop_action, self.program, action)),
                Way("Take it out of the plan, history and all", partial(remove_action, self.program, action)),
            ]
            ways = ways[1:] if action.progress is Progress.DROPPED else ways
            about = "Dropped, it is kept with its reason. Taken out, it is gone from the plan, until U brings it back."
            offer(self.program, Card("What is to become of it?", ways, about))

    def action_plan(self) -> None:
        """Plans another action about the question of the marked one."""
        action = self.marked
        add_action(self.program, self.work.questionnaire.by_id.get(action.question or "") if action else None)

    @property
    def marked_question(self) -> str:
        """The question that the marked action is about, where it is asked."""
        name = self.marked.question if self.marked else None
        return name if name and name in self.work.result.verdicts else ""

    def _do(self, what: Callable[[Program, Action], None]) -> None:
        if self.marked:
            what(self.program, self.marked)


def edit_action(program: Program, question: Question) -> None:
    """The action of a question: the one still to do, the list where there are several, else a new one."""
    left = actions.open_actions(program.open_work.assessment, question.id)
    if len(left) > 1:
        program.go(ToPlan(question.id))
    elif left:
        change_action(program, left[0])
    else:
        add_action(program, question)


@changes
def add_action(program: Program, question: Question | None = None, risk: str | None = None, text: str = "") -> None:
    """Asks for a new action, beginning with what is suggested for its question.

    Args:
        program: The application.
        question: The question it is about, if one.
        risk: The id of the risk it lowers, if one.
        text: What the form begins with, where nothing is suggested for a question.
    """
    work = program.open_work
    name = question.id if question else None
    offered = _suggestion(work, name) if name and not text else {}
    _ask(program, Action(id=NEW, question=name, risk=risk, text=text).model_copy(update=offered))


@changes
def plan_suggestions(program: Program, questions: list[str]) -> None:
    """Plans what is suggested for some questions, as one step; says how many that are, and for which there is none.

    Args:
        program: The application.
        questions: The ids of questions that are asked.
    """
    work = program.open_work
    after, session = work.assessment, work.session
    for name in questions:
        if (offered := _suggestion(work, name)) and not actions.open_actions(after, name):
            step = Action(id=NEW, question=name, text="").model_copy(update=offered)
            after = actions.keep(after, step, session.today, session.ids)
    planned = len(after.actions) - len(work.assessment.actions)
    session.apply("suggested actions", after)
    left = len(questions) - planned
    without = f" {plural(left, 'gap')} had one already, or none is suggested." if left else ""
    program.say(f"{plural(planned, 'suggested action')} planned. U takes that back.{without}")


def _suggestion(work: Work, name: str) -> dict[str, Any]:
    """What is suggested for a question, as the fields of an action; nothing where none is."""
    offered = work.suggestion(work.questionnaire.by_id[name]) if name in work.result.verdicts else None
    if offered is None:
        return {}
    return {"text": offered.text, "owner": offered.role, "due": offered.due_from(work.today)}


@changes
def new_action(program: Program) -> None:
    """Asks which question a new action is about, and then for the action."""
    work = program.open_work

    def about(question_id: str | None) -> None:
        if question_id is not None:
            add_action(program, work.questionnaire.by_id.get(question_id))

    program.push_screen(FindActionQuestion(work), about)


@changes
def change_action(program: Program, action: Action) -> None:
    """Asks what is to be said otherwise of an action in the plan."""
    _ask(program, action)


def _ask(program: Program, action: Action) -> None:
    work = program.open_work
    question = work.questionnaire.by_id.get(action.question or "")
    risk = next((risk.title for risk in work.assessment.risks if risk.id == action.risk), "")

    def keep(step: ActionInput | None) -> None:
        if step is None:
            return
        closing = {Progress.DONE: "outcome", Progress.DROPPED: "reason"}.get(action.progress)
        update = {"text": step.text, "owner": step.owner, "due": step.due} | (
            {closing: step.outcome} if closing else {}
        )
        note = "" if action.id == NEW else due_date_change(action.due, step.due)
        changed, session = action.model_copy(update=update), work.session
        after = actions.keep(work.assessment, changed, session.today, session.ids, note)
        _apply(program, after, action)
        if step.wants_another:
            add_action(program, question, action.risk)

    reference = work.questionnaire.reference[question.id] if question else risk
    ask(program, AskAction(action, question.text if question else risk, work.today, reference), keep)


_MOVED = {
    Progress.IN_HAND: "Marked as begun; Space again says not begun.",
    Progress.OPEN: "Open again; its history keeps what was said.",
    Progress.DROPPED: "Dropped; its reason stands in its history.",
}
"""What is said of an action's progress; of one that is done, the level that it proposes is asked about instead."""


def take_in_hand(program: Program, action: Action) -> None:
    """Somebody has begun."""
    _move(program, action, Progress.IN_HAND)


def reopen_action(program: Program, action: Action) -> None:
    """Opens an action again that was in hand, done or dropped; its history keeps what was said."""
    _move(program, action, Progress.OPEN)


@changes
def finish_action(program: Program, action: Action) -> None:
    """Asks what came of an action, notes that it is done, and shows the level that this proposes."""

    def done(outcome: str | None) -> None:
        if outcome is not None:
            _move(program, action, Progress.DONE, outcome)
            _propose(program, action)

    form = AskLine(
        _ending(program, action, "done", "what came of an action"),
        "Done: what came of it?",
        action.text,
        label="Outcome, in a line; it can stay empty",
        initial=action.outcome,
        hint="Such as: quiz taken by all staff, 9 of 10 right",
        doing="Done",
    )
    ask(program, form, done)


@changes
def drop_action(program: Program, action: Action) -> None:
    """Asks why an action is given up, and notes it."""

    def dropped(reason: str | None) -> None:
        if reason:
            _move(program, action, Progress.DROPPED, reason)

    form = AskLine(
        _ending(program, action, "drop", "why an action is dropped"),
        "Drop it: why?",
        action.text,
        label="Reason",
        initial=action.reason,
        hint="One sentence that an outsider would understand",
        doing="Drop",
        refuse=lambda reason: "" if reason else "Give a reason, or press esc.",
    )
    ask(program, form, dropped)


def _ending(program: Program, action: Action, form: str, words: str) -> DraftOf:
    """Which form asks how an action ended."""
    reference = program.open_work.questionnaire.reference.get(action.question or "", "")
    return DraftOf(form, f"actions/{action.id}", f"{words} for {reference}" if reference else words, action.question)


@changes
def remove_action(program: Program, action: Action) -> None:
    """Takes an action out of the plan; undo brings it back."""
    _apply(program, actions.remove(program.open_work.assessment, action.id), action)
    program.say("Taken out of the plan. U brings it back; to keep why, drop it instead.")


@changes
def _move(program: Program, action: Action, progress: Progress, note: str = "") -> None:
    work = program.open_work
    _apply(program, actions.move(work.assessment, action.id, progress, work.session.today, note), action)
    if progress in _MOVED:
        program.say(_MOVED[progress], Offer(program.look.cap("undo", "u"), "takes it back"))


def _propose(program: Program, action: Action) -> None:
    """Offers the level that a finished action means; where it means none, says what is left to do, if anything."""
    work = program.open_work
    question = work.questionnaire.by_id.get(action.question or "")
    if question is None or question.id not in work.result.verdicts:
        return
    reference, scale = work.questionnaire.reference[question.id], work.questionnaire.scale_of[question.id]
    level = actions.proposed_level(work.questionnaire, work.assessment, action)
    now = work.result.verdicts[question.id].level
    if level is None or now is None:
        if now is None:
            program.say(f"Done. {reference} has no level yet: open it and choose what is true now.")
        return

    def accepted(yes: bool | None) -> None:
        if yes:
            work.session.choose(question.id, level)
            program.say(f"{reference} is answered {scale.level(level).label} now. U takes it back.")
            for sentence in what_follows(work, question.id):
                program.say(sentence)

    program.push_screen(AcceptLevel(reference, question, now, scale.level(level)), accepted)


def _apply(program: Program, after: Assessment, action: Action) -> None:
    work = program.open_work
    known = action.question if action.question in work.questionnaire.by_id else None
    work.session.apply("action", after, known)
