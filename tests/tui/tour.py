"""A tour through every screen and dialog of the application, and a questionnaire with something in every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from little import NOON, TODAY, put, question
from prevent_tui import paths
from prevent_tui.assessment.model import Action, Answer, Assessment, Evidence, Made, Setting, State
from prevent_tui.errors import CannotWrite, ChangedOnDisk
from prevent_tui.tui.screens.dialog import Confirm, Notice
from prevent_tui.tui.screens.setup import FrontSheet
from prevent_tui.tui.screens.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import pytest

    from desk import Desk

Say = Callable[[str], str] if TYPE_CHECKING else object
"""Gives the text of a field by the field's own name."""

FROM_A_QUESTION = {
    "e": "evidence",
    "a": "action",
    "minus": "reason",
    "slash": "find",
    "question_mark": "help",
    "x": "export",
    "s": "setting",
    "t": "theme end",
}


PAGES = (
    "question",
    "guidance",
    "typing",
    "theme end",
    "review",
    "sums",
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
    await desk.press("g")
    yield "guidance"
    await desk.press("g", "n")
    yield "typing"
    await desk.press("escape")
    for key, name in FROM_A_QUESTION.items():
        await desk.press(key)
        yield name
        await desk.press("escape")
    await desk.press("r")
    yield "review"
    await desk.press("s")
    yield "sums"
    await desk.press("c")
    yield "ten-minute check"
    await desk.press("ctrl+p")
    await desk.type("go to")
    yield "palette"
    await desk.press("escape")
    app.show_versions()
    await desk.settled()
    yield "versions"
    await desk.press("escape", "escape")
    for name, dialog in {
        "not saved": Trouble(CannotWrite("cannot be written.", file=path), path, conflict=False),
        "conflict": Trouble(ChangedOnDisk("was changed.", file=path), path, conflict=True),
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
    await desk.press("escape", "o")
    yield "open"
    await desk.press("escape", "n")
    yield "which questionnaire"
    await desk.press("enter")
    yield "set-up"
    await desk.press("escape", "escape")


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
        questionnaire=Made(id="schools", edition="2026-09"),
        overlays=(Made(id="county", edition="2026-10"),),
        setting=Setting(name=say("name"), facts={"flag": True}),
        answers={
            "first": Answer(
                state=State.LEVEL, level="some", note=say("note"), evidence=("proof",), flagged=True, updated=at
            ),
            "second": Answer(state=State.NOT_APPLICABLE, reason=say("reason"), updated=at),
            "third": Answer(state=State.DONT_KNOW, updated=at),
        },
        evidence=(Evidence(id="proof", title=say("evidence title"), where=say("where"), checked_on=TODAY),),
        actions=(Action(id="step", question="first", text=say("action"), owner=say("owner"), due=TODAY),),
    )


def ship(say: Say, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes that questionnaire the one the program has, and puts the addition to it where a person would."""
    put(questionnaire_of(say), folder, "schools")
    put(addition_of(say), paths.own_questionnaires(), "county")
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: folder)
