"""Every dialog of the program over a question, and the words on a screen that can be clicked."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.geometry import Offset

import prevent_tui.tui
from prevent_tui.assessment import actions
from prevent_tui.assessment.action_filters import ActionFilter
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Evidence, FigureValue
from prevent_tui.assessment.model.governance import Challenge, Contact, Review
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.errors import CannotWrite
from prevent_tui.tui.actions.forms import AcceptLevel, AskAction, AskLine, FilterActions, FindActionQuestion
from prevent_tui.tui.actions.review_form import AskReview
from prevent_tui.tui.evidence.commands import FindEvidence
from prevent_tui.tui.evidence.form import AskEvidence
from prevent_tui.tui.evidence.linked import LinkedEvidence
from prevent_tui.tui.export import progress
from prevent_tui.tui.export.dialog import ExportDialog
from prevent_tui.tui.export.preview import Preview
from prevent_tui.tui.figures.form import AskFigure
from prevent_tui.tui.governance.contacts import AskContact
from prevent_tui.tui.governance.forms import AskChallenge, AskReply, LongTextForm
from prevent_tui.tui.governance.sign_off import AskSignOff
from prevent_tui.tui.kit.card import Card, Way
from prevent_tui.tui.kit.dialog import Confirm, Notice
from prevent_tui.tui.kit.finder import Find, Finder
from prevent_tui.tui.kit.ways import ThemesCard
from prevent_tui.tui.palette.commands import commands
from prevent_tui.tui.palette.screen import Palette
from prevent_tui.tui.question.reason_form import AskReason
from prevent_tui.tui.risks.catalogue import PickRisk
from prevent_tui.tui.risks.sheet import AskRisk, LinkQuestion
from prevent_tui.tui.start.files import OpenFile
from prevent_tui.tui.start.password import Password
from prevent_tui.tui.start.save_trouble import SaveTrouble
from prevent_tui.tui.start.versions import PickVersion
from prevent_tui.workspace.exporting.job import Outcome, job_of_work
from support.small_questionnaire import TODAY

if TYPE_CHECKING:
    from textual.widget import Widget

BASES = {Finder, LongTextForm}
"""Dialogs that are only there to be made others of."""


def job(desk):
    return job_of_work(desk.work, desk.app.maker.first_request(desk.work))


def levels(desk):
    first, second = desk.work.questionnaire.scale_of[desk.at].levels[:2]
    return first, second


def piece() -> Evidence:
    return Evidence(id="piece", title="Register", where="Drive")


DIALOGS = {
    AskAction: lambda desk: AskAction(Action(id=actions.NEW, text="Ask"), "It", TODAY),
    AskLine: lambda desk: AskLine(DraftOf("line"), "One line", "It", label="Line", doing="Keep"),
    AcceptLevel: lambda desk: AcceptLevel("RA1", desk.app.screen.question, *levels(desk)),
    FindActionQuestion: lambda desk: FindActionQuestion(desk.work),
    FilterActions: lambda desk: FilterActions([("Everything", ActionFilter()), ("Nobody", ActionFilter(owner=""))]),
    AskReply: lambda desk: AskReply(Challenge(id="asked", text="Who?"), "RA1", ""),
    AskChallenge: lambda desk: AskChallenge(None, desk.work.questionnaire.reference),
    AskContact: lambda desk: AskContact(Contact(id="office"), "The office", TODAY, DraftOf("contact")),
    AskEvidence: lambda desk: AskEvidence(desk.work, piece(), (desk.app.screen.question,), others=True),
    AskFigure: lambda desk: AskFigure(FigureValue(id="own"), None, TODAY, DraftOf("figure")),
    AskReason: lambda desk: AskReason(desk.app.screen.question, "Not here", "RA1"),
    AskReview: lambda desk: AskReview(Review(on=TODAY), TODAY, "Much", 6),
    AskRisk: lambda desk: AskRisk(desk.work, Risk(id="risk", title="A risk"), known=False),
    AskSignOff: lambda desk: AskSignOff(desk.work),
    Card: lambda desk: Card("Which?", [Way("This", str), Way("That", str)], "Either."),
    ThemesCard: lambda desk: ThemesCard(desk.app, None, str),
    Confirm: lambda desk: Confirm("Sure?", "It cannot be taken back.", "Do it", other="stay"),
    ExportDialog: lambda desk: ExportDialog(desk.work, desk.app.maker.first_request(desk.work)),
    Find: lambda desk: Find(desk.work),
    Palette: lambda desk: Palette(commands(desk.app.screen, desk.app)),
    FindEvidence: lambda desk: FindEvidence(desk.work, desk.work.questionnaire.questions[3]),
    LinkQuestion: lambda desk: LinkQuestion(desk.work, []),
    LinkedEvidence: lambda desk: LinkedEvidence(desk.app.screen.question),
    Notice: lambda desk: Notice("That did not work", "It is not there."),
    OpenFile: lambda desk: OpenFile(desk.work.document.path.parent),
    Password: lambda desk: Password(Path("report.pdf")),
    PickRisk: lambda desk: PickRisk(desk.work),
    Preview: lambda desk: Preview(job(desk)),
    SaveTrouble: lambda desk: SaveTrouble(CannotWrite("cannot be written.", file=Path("a.toml")), None, conflict=False),
    PickVersion: lambda desk: PickVersion(desk.work),
    progress.ExportDone: lambda desk: progress.ExportDone(Outcome(job(desk))),
    progress.ExportProgressDialog: lambda desk: progress.ExportProgressDialog(desk.app.maker, job(desk)),
}
"""Every dialog of the program, as it can be shown over a question."""


@dataclass(frozen=True)
class Run:
    """Cells of one row that belong together: what stands there, where, and what a click on it runs."""

    text: str
    at: Offset
    click: object


def runs(desk, widget: Widget) -> list[Run]:
    """The words of a widget that can be clicked, and what stands between them."""
    found: list[Run] = []
    rows = list(desk.app.screen._compositor.render_strips())
    region = widget.region
    for y in range(max(0, region.y), min(region.bottom, len(rows))):
        before: object = ...
        x = region.x
        for text, style, _ in rows[y].crop(region.x, region.right):
            click = style.meta.get("@click") if style else None
            if click == before:
                last = found.pop()
                found.append(Run(last.text + text, last.at, click))
            else:
                found.append(Run(text, Offset(x, y), click))
            before = click
            x += cell_len(text)
    return found


def words(desk, widget: Widget) -> list[Run]:
    """The words that can be clicked."""
    return [run for run in runs(desk, widget) if run.click]


def gaps(desk, widget: Widget) -> list[Run]:
    """What stands between them."""
    return [run for run in runs(desk, widget) if not run.click]


def every_class_of(top: type) -> set[type]:
    """All classes of ours below one, whichever module they are in."""
    for module in pkgutil.walk_packages(prevent_tui.tui.__path__, "prevent_tui.tui."):
        importlib.import_module(module.name)
    found, new = set(), {top}
    while new:
        new = {below for each in new for below in each.__subclasses__()} - found
        found |= new
    return {each for each in found if each.__module__.startswith("prevent_tui.")}
