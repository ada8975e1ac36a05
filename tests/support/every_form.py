"""Every screen of the application that text is typed into, each as it may be opened."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from prevent_tui import tui
from prevent_tui.assessment.actions import NEW
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Evidence, FigureValue
from prevent_tui.assessment.model.governance import Challenge, Contact, Review
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.errors import ChangedOnDisk
from prevent_tui.report.request import ExportRequest
from prevent_tui.tui.actions.forms import AskAction, AskLine, FindActionQuestion
from prevent_tui.tui.actions.review_form import AskReview
from prevent_tui.tui.evidence.commands import FindEvidence
from prevent_tui.tui.evidence.form import AskEvidence
from prevent_tui.tui.export.dialog import ExportDialog
from prevent_tui.tui.figures.form import AskFigure
from prevent_tui.tui.governance.contacts import AskContact
from prevent_tui.tui.governance.forms import AskChallenge, AskReply
from prevent_tui.tui.governance.sign_off import AskSignOff
from prevent_tui.tui.kit.finder import Find
from prevent_tui.tui.palette.screen import Palette
from prevent_tui.tui.question.reason_form import AskReason
from prevent_tui.tui.risks.sheet import AskRisk, LinkQuestion
from prevent_tui.tui.start.files import OpenFile
from prevent_tui.tui.start.password import Password
from prevent_tui.tui.start.save_trouble import SaveTrouble
from prevent_tui.tui.start.setup import SetupScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prevent_tui.workspace.work import Work

LONG = "Brief each team on the route for concerns, and write down who came and what was asked. " * 4
"""More than a field can show at once."""

_FILE = Path("a-folder-of-the-trust") / "another-folder-in-it" / "assessment.toml"

FORMS: dict[type[Screen], Callable[[Work], Screen]] = {
    AskAction: lambda work: AskAction(Action(id=NEW, text=LONG), _longest(work).text, work.today),
    AskChallenge: lambda work: AskChallenge(None, work.questionnaire.reference),
    AskContact: lambda work: AskContact(Contact(id="own"), "", work.today, DraftOf("contact")),
    AskEvidence: lambda work: AskEvidence(work, Evidence(id="new"), (_longest(work),), others=True),
    AskFigure: lambda work: AskFigure(FigureValue(id="own", label=LONG), None, work.today, DraftOf("figure")),
    AskLine: lambda work: AskLine(
        DraftOf("line"), "What came of it", _longest(work).text, label="In a line", doing="Keep"
    ),
    AskReason: lambda work: AskReason(_with_reasons(work), LONG, "RA1"),
    AskReply: lambda _: AskReply(Challenge(id="own", text=LONG, reply=LONG), "RA4", ""),
    AskReview: lambda work: AskReview(Review(on=work.today, note=LONG), work.today, "So far: 43 answered.", 13),
    AskRisk: lambda work: AskRisk(
        work, Risk(id="own", title="A risk", controls=LONG, questions=(_longest(work).id,)), known=True
    ),
    AskSignOff: AskSignOff,
    ExportDialog: lambda work: ExportDialog(work, ExportRequest(path=_FILE, locked=True)),
    Find: Find,
    FindActionQuestion: FindActionQuestion,
    FindEvidence: lambda work: FindEvidence(work, _longest(work)),
    LinkQuestion: lambda work: LinkQuestion(work, [_longest(work).id]),
    OpenFile: lambda _: OpenFile(Path.cwd()),
    Palette: lambda _: Palette(()),
    Password: lambda _: Password(_FILE, "has another password."),
    SaveTrouble: lambda _: SaveTrouble(ChangedOnDisk("was changed.", file=_FILE), _FILE, conflict=True),
    SetupScreen: lambda work: SetupScreen(work.questionnaire, new=True),
}
"""Every screen with fields but the question's own, and one of it that is as high as may be."""

_PUTS_A_FIELD = re.compile(r"(?<!go_to_)field\(|Field\(|writing\(")
"""What puts a field on a screen; going on to one that is there, as every screen may, does not."""


def screens_with_fields() -> Iterator[type[Screen]]:
    """Every screen of the application in whose source, or that of what it is made from, a field is put."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    known = [Screen]
    for each in known:
        known += each.__subclasses__()
    ours = [each for each in dict.fromkeys(known) if each.__module__.startswith(tui.__name__)]
    for each in ours:
        abstract = any(issubclass(other, each) and other is not each for other in ours) and each not in FORMS
        sources = [inspect.getsource(base) for base in each.__mro__ if base.__module__.startswith(tui.__name__)]
        if not abstract and any(_PUTS_A_FIELD.search(source) for source in sources):
            yield each


def _longest(work: Work):
    return max((verdict.question for verdict in work.result.verdicts.values()), key=lambda each: len(each.text))


def _with_reasons(work: Work):
    asked = (verdict.question for verdict in work.result.verdicts.values())
    return max(asked, key=lambda each: len(each.not_applicable.reasons))
