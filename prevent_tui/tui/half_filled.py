"""The forms that were left half filled, in a list that opens each of them again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from prevent_tui.tui.actions import commands as actions
from prevent_tui.tui.evidence import commands as evidence
from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.card import Card, Way, offer

if TYPE_CHECKING:
    from prevent_tui.assessment.draft import DraftOf
    from prevent_tui.tui.kit.program import Application

_ABOUT = "What was typed in a form and not kept is a draft. A line opens its form, with all that was typed in it."

Keys = tuple[str, ...]


def offer_drafts(program: Application) -> None:
    """Shows the forms of the open assessment that are half filled, the last first; says so where there is none.

    Args:
        program: The application.
    """
    waiting = program.drafts.waiting
    if not waiting:
        program.say("No form is left half filled.")
        return
    ways = [Way(draft.of.words, partial(open_again, program, draft.of)) for draft in reversed(waiting)]
    offer(program, Card("Forms left half filled", ways, _ABOUT, "Open it"))


def open_again(program: Application, of: DraftOf) -> None:
    """Opens a form that was left half filled; where that is not one step away, the screen that has it.

    Args:
        program: The application.
        of: Which form it is.
    """
    if form := _form(program, of):
        form()
    elif way := _ways(of):
        route, keys = way
        program.go(route)
        program.call_after_refresh(lambda: _press(program, keys))
    else:
        program.say(f"Its place is gone: {of.words}.")


def _press(program: Application, keys: Keys) -> None:
    for key in keys:
        program.simulate_key(key)


def _form(program: Application, of: DraftOf) -> Callable[[], object] | None:
    """What opens a form over the screen in front."""
    if program.work is None:
        return None
    work, name = program.work, _name(of)
    question = work.questionnaire.by_id.get(of.question or "")
    action = next((each for each in work.assessment.actions if each.id == name), None)
    endings = {"done": actions.finish_action, "drop": actions.drop_action, "action": actions.change_action}
    if of.form in endings and action:
        return partial(endings[of.form], program, action)
    if of.form == "action":
        return partial(
            actions.add_action, program, question, None if question else of.item.removeprefix("new ") or None
        )
    if of.form == "evidence" and question and of.item.startswith("new"):
        return partial(evidence.write_new, program, question)
    return program.sign_offs.ask_sign_off if of.form == "sign-off" else None


def _ways(of: DraftOf) -> tuple[routes.Route, Keys] | None:
    """The screen that has a form, and the keys that open it there; where it is marked there, Enter does."""
    name = _name(of)
    ways: dict[str, tuple[routes.Route, Keys]] = {
        "evidence": (routes.ToEvidenceSheet(name), ("enter",)),
        "risk": (routes.ToRisks(name), ("enter",) if name else ("plus",)),
        "contact": (routes.ToContacts(), ()),
        "figure": (routes.ToFigures(name), ("enter",) if name else ("plus",)),
        "question": (routes.ToGovernors(name), ("enter",) if name else ("plus",)),
        "reply": (routes.ToGovernors(name), ("enter",)),
        "review": (routes.ToReviews(), () if name else ("plus",)),
        "review dates": (routes.ToReviews(), ("home", "enter")),
        "reason": (routes.ToQuestion(name), ("minus",)),
        "setting": (routes.ToSetting(), ()),
        "set-up": (routes.ToQuestionnaireChoice(), ()),
    }
    return ways.get(of.form)


def _name(of: DraftOf) -> str:
    """The id of what is filled in; empty for something new."""
    return of.item.partition("/")[2]
