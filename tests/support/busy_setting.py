"""A setting with something in every table, and texts that something might act on; for tests of files for others."""

from __future__ import annotations

from datetime import date

from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, FigureValue, Setting, State
from prevent_tui.assessment.model.governance import Cadence, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.case import Case
from prevent_tui.scoring import score
from support.small_questionnaire import TODAY, little, question

ASKED = little(
    question("lead", "must"),
    question("policy"),
    question("speakers"),
    question("visits", "good", theme="places"),
)

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+2",
    "@SUM(1;2)",
    " =1+1",
    "'=1+1",
    "\t=1+1",
    "1/2",
    "007",
    "1e5",
    "TRUE",
    "https://example.org",
    "mailto:office@example.org",
    "{=A1}",
    'first\nsecond, "quoted"; third',
    "BEGIN:VEVENT\nUID:1",
    "\\n \\, \\;",
    "[bold]no markup[/bold] <b>&amp;</b>",
    "_x0041_",
    "👩🏽‍🏫 Ŵyn Łęcki",
    "مرحبا بالعالم",
    "\u200f=1+1",
    "＝1+1",
    "&[Picture] &G &P",
    "x" * 900,
    " spaced  out ",
)
"""Texts that have to come back as they were typed."""


def case_of(assessment: Assessment, today: date = TODAY, questionnaire: Questionnaire = ASKED) -> Case:
    """The case of an assessment on a day."""
    return Case(questionnaire, assessment, score(questionnaire, assessment, today), today)


def at(level: str, *evidence: str) -> Answer:
    """An answer with a level and the evidence linked to it."""
    return Answer(state=State.LEVEL, level=level, evidence=evidence)


def setting(name: str = "Fenbridge Academy", **more: object) -> Assessment:
    """An assessment of the little questionnaire, begun with an id."""
    begun = {"id": "assessment-here", "setting": Setting(name=name)}
    return blank_assessment(ASKED).model_copy(update={**begun, **more})


def busy() -> Assessment:
    """A setting with evidence in every state, actions at every stage, two risks and a review to come."""
    return setting(
        answers={
            "lead": at("done", "drive", "old"),
            "policy": at("none"),
            "speakers": at("some"),
            "visits": at("deep"),
        },
        evidence=(
            Evidence(id="drive", title="Role description", where="Safeguarding drive", checked_on=date(2026, 9, 14),
                     held_by="Head", checked_by="Governor"),
            Evidence(id="old", title="Minutes 2024", where="Office", checked_on=date(2024, 9, 14)),
            Evidence(id="loose", title="A poster"),
        ),
        actions=(
            Action(id="action-1", question="policy", text="Write the policy", owner="Head", due=date(2026, 11, 10),
                   history=(Change(on=date(2026, 9, 1), progress=Progress.OPEN),)),
            Action(id="action-2", question="lead", text="Name a deputy", owner="Head", due=date(2026, 10, 1),
                   progress=Progress.DONE, outcome="Deputy trained", done_on=date(2026, 9, 30)),
            Action(id="action-3", risk="risk-1", text="Walk the site", progress=Progress.IN_HAND),
            Action(id="action-4", question="visits", text="Buy a badge printer", due=date(2026, 12, 24),
                   progress=Progress.DROPPED, reason="Too dear"),
        ),
        risks=(
            Risk(id="risk-1", title="Strangers on site", who="Pupils", controls="Fence", further="Cameras", lead="Head",
                 local=LocalPicture(text="Two cases", source="Police", on=date(2026, 9, 2), handling="Leaders only"),
                 initial=Rating(likelihood=4, impact=4), residual=Rating(likelihood=2, impact=4),
                 due=date(2027, 1, 15), questions=("visits", "lead")),
            Risk(id="risk-2", title="Not thought about yet"),
        ),
        figures=(
            FigureValue(id="trained", label="Staff trained", value=38, of=42, date=date(2026, 9, 1), source="Log"),
            FigureValue(id="talks", label="Talks held", unit="talks", value=3),
        ),
        cadence=Cadence(next_on=date(2027, 2, 14)),
        sign_off=SignOff(role="Chair", on=date(2026, 9, 20), next_review=date(2027, 9, 20)),
    )  # fmt: skip


def hostile(text: str) -> Assessment:
    """A setting where every field that a person can fill in holds that text."""
    said = dict.fromkeys(("title", "where", "held_by", "checked_by"), text)
    return setting(
        text,
        answers={"lead": at("done", "piece"), "policy": at("none")},
        evidence=(Evidence(id="piece", checked_on=date(2026, 9, 14), **said),),
        actions=(
            Action(id="action-1", question="policy", text=text, owner=text, outcome=text, due=date(2026, 12, 1)),
        ),
        risks=(
            Risk(
                id="risk-1", title=text, who=text, controls=text, further=text, lead=text, due=date(2026, 12, 2),
                local=LocalPicture(text=text, source=text, handling=text),
            ),
        ),
        figures=(FigureValue(id="own", label=text, unit=text, value=3, date=date(2026, 9, 14), source=text),),
    )  # fmt: skip
