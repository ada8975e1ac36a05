"""From a start along some routes: which screens lie one above another then; and leaving a question leads back."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from prevent_tui.tui import navigator
from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.keys import APP
from prevent_tui.tui.kit.routes import (
    Route,
    ToAction,
    ToChecks,
    ToContacts,
    ToEvidence,
    ToEvidenceSheet,
    ToExport,
    ToExportChoice,
    ToFrontSheet,
    ToGovernors,
    ToHelp,
    ToPlan,
    ToQuestion,
    ToQuestionnaireChoice,
    ToReview,
    ToReviews,
    ToRisks,
    ToSetting,
    ToStart,
    ToThemeEnd,
)
from support.app_pilot import sit
from support.folders import ROOT

if TYPE_CHECKING:
    from support.app_pilot import Desk

LEAD, HEAD = ToQuestion("prevent-lead"), ToQuestion("visiting-speakers")
HELP = ToHelp(("Help", "A paragraph."), APP)

FROM_A_QUESTION: dict[str, tuple[tuple[Route, ...], tuple[str, ...]]] = {
    "a question": ((HEAD,), ("QuestionScreen",)),
    "a theme's end": ((ToThemeEnd("visiting-speakers"),), ("QuestionScreen", "ThemeEndScreen")),
    "the review": ((ToReview(),), ("QuestionScreen", "ReviewScreen")),
    "the review twice": ((ToReview(), ToReview(quick=True)), ("QuestionScreen", "ReviewScreen")),
    "the review from above it": ((ToReview(), ToRisks(), ToReview()), ("QuestionScreen", "ReviewScreen")),
    "a question from far above": ((ToReview(), ToRisks(), ToContacts(), HEAD), ("QuestionScreen",)),
    "an action": ((ToPlan(), ToAction("none")), ("QuestionScreen", "PlanScreen", "ActionScreen")),
    "the plan again": ((ToPlan(), ToAction("none"), ToPlan("visiting-speakers")), ("QuestionScreen", "PlanScreen")),
    "reviews of the plan": ((ToPlan(), ToReviews()), ("QuestionScreen", "PlanScreen", "ReviewsScreen")),
    "evidence": (
        (ToEvidence(), ToEvidenceSheet("none")),
        ("QuestionScreen", "EvidenceScreen", "EvidenceSheetScreen"),
    ),
    "governors again": ((ToGovernors(), ToContacts(), ToGovernors("none")), ("QuestionScreen", "GovernorsScreen")),
    "checks again": (
        (ToGovernors(), ToChecks(), ToSetting(), ToChecks()),
        ("QuestionScreen", "GovernorsScreen", "ChecksScreen"),
    ),
    "the front sheet": ((ToReview(), ToFrontSheet()), ("QuestionScreen", "FrontSheet")),
    "the export": ((ToExport(),), ("QuestionScreen", "ExportDialog")),
    "another choice for it": ((ToExportChoice(note="Once more."),), ("QuestionScreen", "ExportDialog")),
    "help": ((HELP,), ("QuestionScreen", "HelpSheet")),
}
"""Along which routes, and the screens that lie there then, the one in front last."""

LEFT = {
    "to the review": ((ToReview("visiting-speakers"),), ("QuestionScreen", "ReviewScreen")),
    "to an action": ((ToPlan(), ToAction("none")), ("QuestionScreen", "PlanScreen", "ActionScreen")),
    "to the checks": ((ToChecks(),), ("QuestionScreen", "ChecksScreen")),
    "to the start": ((), ("QuestionScreen", "StartScreen")),
}


async def follow(desk: Desk, *way: Route) -> None:
    for route in way:
        desk.app.go(route)
        await desk.settled()


def stack(desk: Desk) -> tuple[str, ...]:
    return tuple(type(screen).__name__ for screen in desk.app.screen_stack)


@pytest.mark.parametrize("name", FROM_A_QUESTION)
async def test_routes_from_a_question_lead_to_these_screens(weak, name):
    way, screens = FROM_A_QUESTION[name]
    async with sit(weak) as desk:
        await follow(desk, LEAD, *way)
        assert stack(desk) == screens


@pytest.mark.parametrize("name", LEFT)
async def test_leaving_a_question_leads_where_its_route_says_and_only_once(weak, name):
    back, screens = LEFT[name]
    async with sit(weak) as desk:
        await follow(desk, ToRisks(), ToQuestion("visiting-speakers", back))
        assert (stack(desk), desk.at) == (("QuestionScreen",), "visiting-speakers")
        await desk.press("escape")
        assert stack(desk) == screens
        if back:
            await follow(desk, ToQuestion("visiting-speakers"))
            await desk.press("escape")
            assert stack(desk) == ("QuestionScreen", "StartScreen")


@pytest.mark.parametrize(
    "route",
    [
        *(ToThemeEnd("prevent-lead"), ToReview(), ToPlan(), ToAction("none"), ToReviews(), ToEvidence(), ToChecks()),
        *(ToEvidenceSheet("none"), ToRisks(), ToGovernors(), ToContacts(), ToSetting()),
    ],
)
async def test_no_screen_lies_there_twice(weak, route):
    async with sit(weak) as desk:
        await follow(desk, route)
        before = stack(desk)
        await follow(desk, route)
        assert stack(desk) == before
        await follow(desk, HELP, route)
        assert stack(desk) == before


async def test_from_the_start_a_question_stands_on_it_and_the_start_comes_forward_again(home):
    async with sit() as desk:
        await follow(desk, ToQuestionnaireChoice(), ToQuestionnaireChoice("weak"))
        assert stack(desk) == ("StartScreen", "ChooseScreen")
        await desk.press("enter")
        assert stack(desk) == ("StartScreen", "QuestionScreen")
        await follow(desk, ToReview(), ToStart())
        assert stack(desk) == ("StartScreen",)


async def test_instead_of_the_screen_in_front_another_is_shown(weak):
    async with sit(weak) as desk:
        await follow(desk, ToContacts())
        desk.app.go(ToRisks(), instead=True)
        await desk.settled()
        assert stack(desk) == ("QuestionScreen", "RisksScreen")


def test_every_route_is_known_to_the_navigator_and_routes_compare_as_values():
    every = {each for _, each in inspect.getmembers(routes, inspect.isclass) if issubclass(each, Route)} - {Route}
    assert every == set(navigator._SCREENS) | {ToExport, ToExportChoice}
    assert ToQuestion("visiting-speakers", (ToPlan(),)) == ToQuestion("visiting-speakers", (ToPlan(),))
    assert ToEvidence() != ToRisks()


def test_the_navigator_loads_no_screen_before_it_is_wanted():
    code = "import sys, json, prevent_tui.tui.app; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    tree = ast.parse(inspect.getsource(navigator))
    inner = (node for function in tree.body if isinstance(function, ast.FunctionDef) for node in ast.walk(function))
    screens = {node.module for node in inner if isinstance(node, ast.ImportFrom)}
    assert "prevent_tui.tui.question.screen" in screens
    assert not loaded & screens
