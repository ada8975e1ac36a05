"""A tour through every screen and dialog of the application, and a questionnaire with something in every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Evidence, Setting, State
from prevent_tui.assessment.model.governance import Challenge, Review
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.errors import CannotWrite, ChangedOnDisk
from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.dialog import Confirm, Notice
from prevent_tui.tui.start.front_sheet import FrontSheet
from prevent_tui.tui.start.save_trouble import SaveTrouble
from support.small_questionnaire import NOON, TODAY, put, question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import pytest

    from support.app_pilot import Desk

Say = Callable[[str], str] if TYPE_CHECKING else object
"""Gives the text of a field by the field's own name."""

FROM_A_QUESTION = {
    "e": "evidence",
    "a": "action",
    "minus": "reason",
    "slash": "find",
    "question_mark": "help",
    "x": "export",
    "T": "themes",
    "v": "views",
}


ROOM_PAGES = {
    "question": routes.ToQuestion("first"),
    "theme end": routes.ToThemeEnd("first"),
    "review": routes.ToReview(),
    "plan": routes.ToPlan(),
    "action": routes.ToAction("step"),
    "reviews": routes.ToReviews(),
    "evidence": routes.ToEvidence(),
    "piece": routes.ToEvidenceSheet("proof"),
    "figures": routes.ToFigures(),
    "risks": routes.ToRisks(),
    "governors": routes.ToGovernors(),
    "checks": routes.ToChecks(),
    "contacts": routes.ToContacts(),
    "front": routes.ToFrontSheet(),
}
"""Every full screen of the assessment that is toured and that is no form, by a route to it."""

OF_THE_ASSESSMENT = {
    "q": "question",
    "r": "review",
    "p": "plan",
    "e": "evidence",
    "k": "risks",
    "g": "governors",
    "y": "PickVersion",
}
"""What the letter of each room opens that needs an assessment and asks nothing first."""

PAGES = (
    "action plan",
    "an action",
    "reviews of the plan",
    "governors",
    "checks before sign-off",
    "risks",
    "risk matrix",
    "question",
    "guidance",
    "typing",
    "theme end",
    "review",
    "sums",
    "all evidence",
    "piece of evidence",
    "figures",
    "contacts",
    "front sheet",
    "start",
    "which questionnaire",
    "set-up",
)
"""What fills the whole screen, and so is laid out anew for each size of it."""


async def tour(desk: Desk) -> AsyncIterator[str]:
    """Leads from a question that is open through every screen to the start; gives the name of each."""
    app, path = desk.app, desk.work.document.path
    yield "question"
    await desk.press("i")
    yield "guidance"
    await desk.press("i", "n")
    yield "typing"
    await desk.press("escape", "ctrl+p")
    await desk.type("go to")
    yield "palette"
    await desk.press("escape")
    for key, name in FROM_A_QUESTION.items():
        await desk.press(key)
        yield name
        await desk.press("escape")
    await desk.press("T", "enter")
    yield "theme end"
    await desk.press("escape")
    desk.app.go(routes.ToSetting())
    await desk.settled()
    yield "setting"
    await desk.press("escape", "x", "v")
    yield "preview"
    await desk.press("escape", "escape", "e", "enter")
    yield "evidence form"
    await desk.press("escape", "e")
    yield "all evidence"
    await desk.press("enter")
    yield "piece of evidence"
    await desk.press("escape", "5")
    yield "figures"
    await desk.press("escape", "c")
    yield "contacts"
    await desk.press("escape", "k")
    yield "risks"
    await desk.press("enter")
    yield "risk sheet"
    await desk.press("ctrl+l")
    yield "link a question"
    await desk.press("escape", "escape", "plus")
    yield "take a risk"
    await desk.press("escape", "m")
    yield "risk matrix"
    await desk.press("escape", "escape")
    async for name in the_plan(desk):
        yield name
    async for name in the_governors(desk):
        yield name
    await desk.press("r")
    yield "review"
    await desk.press("s")
    yield "sums"
    await desk.press("s", "v", "3")
    yield "ten-minute check"
    await desk.press("s")
    app.files.ask_version()
    await desk.settled()
    yield "versions"
    await desk.press("escape", "escape", "escape")
    for name, dialog in {
        "not saved": SaveTrouble(CannotWrite("cannot be written.", file=path), path, conflict=False),
        "conflict": SaveTrouble(ChangedOnDisk("was changed.", file=path), path, conflict=True),
        "confirm": Confirm("Not saved in its file", f"It is in {path}.", "Leave all the same"),
        "notice": Notice("That did not work", f"{path}: is not a usable assessment."),
        "front sheet": FrontSheet(),
    }.items():
        app.push_screen(dialog)
        await desk.settled()
        yield name
        app.pop_screen()
        await desk.settled()
    await desk.press("escape")
    yield "start"
    await desk.press("question_mark")
    yield "help at the start"
    await desk.press("escape", "2")
    yield "open"
    await desk.press("escape", "3")
    yield "which sample"
    await desk.press("escape", "1")
    yield "which questionnaire"
    await desk.press("enter")
    yield "set-up"
    await desk.press("escape", "escape")


async def the_plan(desk: Desk) -> AsyncIterator[str]:
    """Leads from a question through the action plan, and back to it with nothing changed."""
    await desk.press("p")
    yield "action plan"
    ways = {
        ("v", "6"): "whose actions",
        ("plus",): "an action about which question",
        ("delete",): "what is to become of it",
        ("delete", "1"): "why it is dropped",
    }
    for keys, name in ways.items():
        await desk.press(*keys)
        yield name
        await desk.press("escape")
    await desk.press("enter")
    yield "an action"
    await desk.press("d")
    yield "what came of it"
    await desk.press("enter")
    yield "the level it proposes"
    await desk.press("n", "u", "escape", "5")
    yield "reviews of the plan"
    for keys, name in {("plus",): "a review", ("home", "enter"): "how often"}.items():
        await desk.press(*keys)
        yield name
        await desk.press("escape")
    await desk.press("escape")


async def the_governors(desk: Desk) -> AsyncIterator[str]:
    """Leads from a question through what governors see, and back to it with nothing changed."""
    desk.app.forget_message()  # what was said in passing would cover the first row
    await desk.press("g")
    yield "governors"
    for keys, name in {("enter", "1"): "a reply", ("enter", "2"): "a question reworded"}.items():
        await desk.press(*keys)
        yield name
        await desk.press("escape")
    await desk.press("3")
    yield "sign-off"
    await desk.press("escape", "2")
    yield "checks before sign-off"
    await desk.press("escape")


def questionnaire_of(say: Say) -> dict:
    """A questionnaire, as its file holds it, with a text from `say` in every field that holds one."""

    def asked(name: str, obligation: str, **more: object) -> dict:
        return question(name, obligation) | {
            "text": say(f"{name} text"),
            "short": say(f"{name} short"),
            "area": "area",
            "role": "role",
            "quick": True,
            "why": say("why"),
            "help": say("help"),
            "sources": [{"source": "source", "at": say("place in source")}],
            "levels": {level: say(f"level {level}") for level in ("none", "some", "done", "deep")},
            "evidence": [{"prompt": say("evidence prompt"), "good_for_months": 6}],
            "actions": [{"at_or_below": "some", "text": say("suggestion"), "owner": "role", "within_days": 30}],
            "not_applicable": {"allowed": True, "reasons": [say("offered reason")]},
            "tags": {"group": "heading"},
            "facilitator": say("facilitator"),
            **more,
        }

    rungs = zip(("none", "some", "done", "deep"), "✗◐✓[", strict=True)
    return {
        "format": 1,
        "questionnaire": {
            "id": "schools",
            "edition": "2026-09",
            "title": say("title"),
            "sector": say("sector"),
            "nations": [say("nation")],
            "publisher": say("publisher"),
            "licence": say("licence"),
            "minutes": 5,
            "front_sheet": [say("front sheet")],
            "limits": say("limits"),
        },
        "sources": [
            {
                "id": "source",
                "title": say("source title"),
                "publisher": say("source publisher"),
                "edition": say("source edition"),
                "url": say("url"),
                "force": "law",
            }
        ],
        "scales": [
            {
                "id": "ladder",
                "levels": [
                    {
                        "id": name,
                        "label": say(f"label {name}"),
                        "meaning": say(f"meaning {name}"),
                        "points": points,
                        "met": points > 1,
                        "symbol": symbol,
                    }
                    for points, (name, symbol) in enumerate(rungs)
                ],
            }
        ],
        "facts": [
            {"id": "flag", "label": say("fact"), "kind": "yes-no", "help": say("fact help")},
            {
                "id": "kind",
                "label": say("other fact"),
                "kind": "one-of",
                "options": [{"id": name, "label": say(f"option {name}")} for name in ("one", "two", "three")],
            },
        ],
        "roles": [{"id": "role", "label": say("role")}],
        "themes": [
            {
                "id": name,
                "code": code,
                "title": say(f"theme {name}"),
                "summary": say(f"summary {name}"),
                "facilitator": say("theme facilitator"),
                "areas": [{"id": "area", "title": say("area")}],
            }
            for name, code in (("people", "P"), ("places", "Q"))
        ],
        "risks": [
            {
                "id": name,
                "title": say(f"{name} risk"),
                "who": say("whom"),
                "lead": "role",
                "questions": ["first"],
                "controls": [say("usual control")],
                "further": [say("usual step")],
            }
            for name in ("known", "offered")
        ],
        "groupings": [{"id": "group", "title": say("group"), "headings": [{"id": "heading", "title": say("heading")}]}],
        "questions": [
            asked("first", "must"),
            asked("second", "should"),
            asked("third", "should"),
            asked("fourth", "good", theme="places"),
        ],
    }


def addition_of(say: Say) -> dict:
    """A local addition to that questionnaire, as its file holds it, with a text from `say` in every field."""
    return {
        "format": 1,
        "overlay": {
            "id": "county",
            "edition": "2026-10",
            "title": say("local title"),
            "publisher": say("local publisher"),
            "extends": "schools",
            "extends_edition": "2026-09",
        },
        "themes": [{"id": "local", "code": "L", "title": say("local theme"), "summary": say("local summary")}],
        "questions": [
            question("fifth", theme="local") | {"text": say("local text"), "short": say("local short"), "quick": True}
        ],
        "evidence": [{"question": "first", "prompt": say("local prompt")}],
        "contacts": [{"who": say("who"), "reach": say("reach"), "hours": say("hours"), "for": say("purpose")}],
    }


def assessment_of(say: Say) -> Assessment:
    """Answers to that questionnaire with a text from `say` in every field that holds one."""
    at = NOON.replace(hour=9)
    return Assessment(
        questionnaire=EditionRef(id="schools", edition="2026-09"),
        overlays=(EditionRef(id="county", edition="2026-10"),),
        setting=Setting(name=say("name"), facts={"flag": True}),
        answers={
            "first": Answer(
                state=State.LEVEL, level="some", note=say("note"), evidence=("proof",), flagged=True, updated=at
            ),
            "second": Answer(state=State.NOT_APPLICABLE, reason=say("reason"), updated=at),
            "third": Answer(state=State.DONT_KNOW, updated=at),
        },
        evidence=(
            Evidence(
                id="proof",
                title=say("evidence title"),
                where=say("where"),
                held_by=say("held by"),
                checked_on=TODAY,
                checked_by=say("seen by"),
            ),
        ),
        risks=(
            Risk(
                id="risk",
                catalogue="known",
                title=say("risk"),
                who=say("who"),
                local=LocalPicture(text=say("picture"), source=say("origin"), on=TODAY, handling=say("handling")),
                controls=say("controls"),
                initial=Rating(likelihood=5, impact=4),
                residual=Rating(likelihood=2, impact=4),
                further=say("further"),
                lead=say("lead"),
                due=TODAY,
                questions=("first", "second"),
            ),
        ),
        actions=(_action(say),),
        reviews=(Review(on=TODAY, by=say("led by"), note=say("agreed")),),
        challenges=(
            Challenge(id="asked", questions=("first",), text=say("asked"), reply=say("reply"), by=say("replied by")),
        ),
    )


def _action(say: Say) -> Action:
    added = Change(on=TODAY, progress=Progress.OPEN, note=say("history"))
    return Action(id="step", question="first", text=say("action"), owner=say("owner"), due=TODAY, history=(added,))


def ship(say: Say, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes that questionnaire the one the program has, and puts the addition to it where a person would."""
    put(questionnaire_of(say), folder, "schools")
    put(addition_of(say), paths.own_questionnaires(), "county")
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: folder)
