"""Every screen, dialog and state of the program, and how one gets there: for pictures, and for tests of them all."""

from __future__ import annotations

import inspect
import os
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.errors import CannotWrite, ChangedOnDisk
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report import worker
from prevent_tui.tui.kit.dialog import Confirm, Notice
from prevent_tui.tui.kit.routes import ToQuestion, ToSetting
from prevent_tui.tui.start.password import Password
from prevent_tui.tui.start.save_trouble import SaveTrouble
from support.app_pilot import WIDE, as_own, sit, write
from support.export_dialog import Held
from support.sealed_assessment import CHAIR
from support.small_questionnaire import NOON, put, question, table

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from support.app_pilot import Desk


class Typed(str):
    """A text that is typed, where other words are keys."""

    __slots__ = ()


@dataclass(frozen=True)
class View:
    """A screen, a dialog, or a state of one.

    Attributes:
        screen: The name of the class that is in front.
        keys: What is pressed and typed to get there.
        at: The question that is in front before that, where an assessment is open.
        file: Which assessment is open; of `FILES`, or nothing.
        show: What is done after the keys, where no key leads there.
    """

    screen: str
    keys: tuple[str, ...] = ()
    at: str = "risk-assessment-written"
    file: str = "fenbridge"
    show: Callable[[Desk], Awaitable[None] | None] = lambda _desk: None


CONCERN = "Jamie in year 9 told a teaching assistant that he wants to join a group he found online"
SIZES = {f"{w}x{h}": (w, h) for w, h in ((64, 20), (80, 24), (100, 30), (120, 30), (120, 36), (160, 45), (200, 50))}
LOOKS = ("light", "dark", "contrast", "terminal", "plain", "ascii")
"""The four themes; the terminal without colours, as NO_COLOR asks for it; and plain signs in the dark theme."""


# ------------------------------------------------------------ what no key leads to


def _front(desk: Desk, screen: object) -> None:
    desk.app.push_screen(screen)


def _path(desk: Desk) -> Path:
    return desk.work.document.path


def _not_saved(desk: Desk) -> None:
    error = CannotWrite("cannot be written: there is no space left.", file=_path(desk))
    _front(desk, SaveTrouble(error, _path(desk).with_name("fenbridge (not saved).toml"), conflict=False))


def _conflict(desk: Desk) -> None:
    error = ChangedOnDisk("was changed by something else since it was opened.", file=_path(desk))
    _front(desk, SaveTrouble(error, _path(desk).with_name("fenbridge (yours).toml"), conflict=True))


async def _making(desk: Desk, *, ends: bool) -> None:
    held = Held()
    run, worker.run = worker.run, held.run
    try:
        await desk.pilot.press("x", "enter")
        await desk.pilot.pause()
        if ends:
            held.go.set()
            await desk.settled()
    finally:
        worker.run = run


async def _under_way(desk: Desk) -> None:
    await _making(desk, ends=False)


async def _made(desk: Desk) -> None:
    await _making(desk, ends=True)


# ------------------------------------------------------------ every one of them

_START = {
    "first-start": View("StartScreen", file=""),
    "start": View("StartScreen", ("h",)),
    "choose-questionnaire": View("ChooseScreen", ("1",), file=""),
    "choose-sample": View("Card", ("3",), file=""),
    "choose-sample-of": View("ChooseScreen", ("3", "1"), file=""),
    "open-file": View("OpenFile", ("2",), file=""),
    "set-up": View("SetupScreen", ("1", "enter"), file=""),
    "set-up-filled": View("SetupScreen", ("1", "enter", Typed("Mill Lane Academy"), "tab", "tab"), file=""),
    "setting": View("SetupScreen", show=lambda desk: desk.app.go(ToSetting())),
    "front-sheet": View("FrontSheet", ("1", "enter", Typed("Mill Lane Academy"), "ctrl+s"), file=""),
    "start-help": View("HelpSheet", ("h", "question_mark")),
    "password": View("Password", show=lambda desk: _front(desk, Password(Path("report.pdf")))),
}
_QUESTION = {
    "question": View("QuestionScreen"),
    "question-met": View("QuestionScreen", at="prevent-lead"),
    "question-must": View("QuestionScreen", at="board-accountable"),
    "question-empty": View("QuestionScreen", at="structured-judgement"),
    "question-pointed": View("QuestionScreen", ("down",), "structured-judgement"),
    "question-answered": View("QuestionScreen", ("2",), "structured-judgement"),
    "question-dont-know": View("QuestionScreen", at="contested-issues"),
    "question-not-applicable": View("QuestionScreen", at="off-site-filtering"),
    "question-flagged": View("QuestionScreen", ("f",)),
    "question-why": View("QuestionScreen", ("i",)),
    "question-levels": View("LevelsSheet", ("l",)),
    "question-note": View("QuestionScreen", ("n",)),
    "question-concern": View("QuestionScreen", ("n", Typed(CONCERN)), "structured-judgement"),
    "question-sealed": View("QuestionScreen", file="sealed"),
    "nothing-asked": View("NothingAskedScreen", file="nothing asked"),
    "reason": View("AskReason", ("minus",), "off-site-filtering"),
    "theme-end": View("ThemeEndScreen", ("t", "enter")),
    "themes": View("ThemesCard", ("t",)),
    "views": View("Card", ("v",)),
    "find": View("Find", ("slash",)),
    "find-word": View("Find", ("slash", Typed("filter"))),
    "palette": View("Palette", ("ctrl+p",)),
    "palette-word": View("Palette", ("ctrl+p", Typed("print"))),
    "palette-nothing": View("Palette", ("ctrl+p", Typed("zebra"))),
    "help": View("HelpSheet", ("question_mark",)),
    "glossary": View("GlossarySheet", ("j",)),
    "reach": View("ReachSheet", ("f2",)),
}
_REVIEW = {
    "review": View("ReviewScreen", ("r",)),
    "review-sums": View("ReviewScreen", ("r", "s")),
    "review-ticked": View("ReviewScreen", ("r", "space", "down", "space")),
    "review-views": View("Card", ("r", "v")),
    "review-not-shown": View("ReviewScreen", ("r", "v", "2")),
    "review-quick": View("ReviewScreen", ("r", "v", "3")),
    "review-by-role": View("ReviewScreen", ("r", "v", "4")),
    "review-nothing": View("ReviewScreen", ("r",), "prevent-lead", "new"),
}
_PLAN = {
    "plan": View("PlanScreen", ("p",)),
    "plan-done": View("PlanScreen", ("p", "2")),
    "plan-dropped": View("PlanScreen", ("p", "3")),
    "plan-all": View("PlanScreen", ("p", "4")),
    "plan-empty": View("PlanScreen", ("p",), "prevent-lead", "new"),
    "plan-views": View("Card", ("p", "v")),
    "plan-whose": View("FilterActions", ("p", "v", "6")),
    "plan-which-question": View("FindActionQuestion", ("p", "plus"), "prevent-lead"),
    "plan-form": View("AskAction", ("a",), "risk-layers"),
    "plan-take-out": View("Card", ("p", "delete")),
    "plan-dropping": View("AskLine", ("p", "delete", "1")),
    "action": View("ActionScreen", ("p", "enter")),
    "action-form": View("AskAction", ("p", "enter", "enter")),
    "action-done": View("AskLine", ("p", "enter", "d")),
    "action-level": View("AcceptLevel", ("p", "enter", "d", "enter")),
    "reviews": View("ReviewsScreen", ("p", "5")),
    "reviews-held": View("AskReview", ("p", "5", "plus")),
    "reviews-often": View("AskLine", ("p", "5", "home", "enter")),
}
_EVIDENCE = {
    "linked": View("LinkedEvidence", ("e",)),
    "linked-nothing": View("LinkedEvidence", ("e",), "structured-judgement"),
    "linked-form": View("AskEvidence", ("e", "enter"), "structured-judgement"),
    "linked-add": View("Card", ("e", "plus")),
    "linked-find": View("FindEvidence", ("e", "plus", "2")),
    "evidence": View("EvidenceScreen", ("e", "e")),
    "evidence-2": View("EvidenceScreen", ("e", "e", "2")),
    "evidence-3": View("EvidenceScreen", ("e", "e", "3")),
    "evidence-4": View("EvidenceScreen", ("e", "e", "4")),
    "figures": View("FiguresScreen", ("e", "e", "5")),
    "figure-form": View("AskFigure", ("e", "e", "5", "enter")),
    "evidence-empty": View("EvidenceScreen", ("e", "e"), "prevent-lead", "new"),
    "piece": View("EvidenceSheetScreen", ("e", "e", "enter")),
    "piece-form": View("AskEvidence", ("e", "e", "enter", "enter")),
}
_RISKS = {
    "risks": View("RisksScreen", ("k",)),
    "risks-empty": View("RisksScreen", ("k",), "prevent-lead", "new"),
    "matrix": View("MatrixScreen", ("k", "m")),
    "risk-sheet": View("AskRisk", ("k", "enter")),
    "risk-take": View("PickRisk", ("k", "plus")),
    "risk-link": View("LinkQuestion", ("k", "enter", "ctrl+l")),
}
_GOVERNORS = {
    "governors": View("GovernorsScreen", ("g",)),
    "governors-empty": View("GovernorsScreen", ("g",), "prevent-lead", "new"),
    "governors-enter": View("Card", ("g", "enter")),
    "governors-reply": View("AskReply", ("g", "enter", "1")),
    "governors-reword": View("AskChallenge", ("g", "enter", "2")),
    "checks": View("ChecksScreen", ("g", "2")),
    "sign-off": View("AskSignOff", ("g", "3")),
    "contacts": View("ContactsScreen", ("c",)),
    "contact-form": View("AskContact", ("c", "enter")),
}
_FILES = {
    "export": View("ExportDialog", ("x",)),
    "export-format": View("ExportDialog", ("x", "tab", "tab")),
    "preview": View("Preview", ("x", "v")),
    "under-way": View("ExportProgressDialog", show=_under_way),
    "made": View("ExportDone", show=_made),
    "versions": View("PickVersion", ("y",)),
    "not-saved": View("SaveTrouble", show=_not_saved),
    "conflict": View("SaveTrouble", show=_conflict),
    "confirm": View(
        "Confirm",
        show=lambda desk: _front(desk, Confirm("Not saved in its file", f"It is in {_path(desk)}.", "Leave")),
    ),
    "notice": View(
        "Notice", show=lambda desk: _front(desk, Notice("That did not work", f"{_path(desk)} is not an assessment."))
    ),
}
VIEWS = {**_START, **_QUESTION, **_REVIEW, **_PLAN, **_EVIDENCE, **_RISKS, **_GOVERNORS, **_FILES}
"""All of them, by the name their pictures have."""

IN_EVERY_LOOK = ("question", "review", "plan")
"""Those of which a picture in every look is worth having; the others are made of the same parts."""


# ------------------------------------------------------------ files to open


def _fenbridge(path: Path) -> Path:
    schools = open_questionnaire("schools")
    weak = next(each for each in schools.samples if each.strength == "weak")
    return write(path, as_own(from_sample(schools, weak, NOON)))


def _sealed(path: Path) -> Path:
    schools = open_questionnaire("schools")
    weak = next(each for each in schools.samples if each.strength == "weak")
    return write(path, sealing.seal(as_own(from_sample(schools, weak, NOON)), CHAIR))


def _new(path: Path) -> Path:
    return write(path, as_own(blank_assessment(open_questionnaire("schools"))))


def _nothing_asked(path: Path) -> Path:
    about = {"id": "little", "edition": "2026-09", "title": "Little", "sector": "Tests"}
    beds = question("beds", "must", applies_when={"fact": "boarding", "is": True})
    put(table(beds, questionnaire=about), paths.own_questionnaires(), "little")
    mill = Setting(name="Mill Lane Academy", facts={"boarding": False})
    return write(path, blank_assessment(open_questionnaire("little")).model_copy(update={"setting": mill}))


FILES = {"fenbridge": _fenbridge, "sealed": _sealed, "new": _new, "nothing asked": _nothing_asked}


@asynccontextmanager
async def at(view: View, size: tuple[int, int] = WIDE) -> AsyncIterator[Desk]:
    """Somebody in front of it, at noon of the same day; files go where the environment says documents are.

    Raises:
        AssertionError: The keys lead somewhere else.
    """
    documents = Path(os.environ["XDG_DOCUMENTS_DIR"])
    path = FILES[view.file](documents / f"{view.file}.toml") if view.file else None
    async with sit(path, size=size, clock=lambda: NOON) as desk:
        if view.file and desk.place == "question":
            desk.app.go(ToQuestion(view.at))
            await desk.settled()
            desk.app.forget_message()
        for each in view.keys:
            await (desk.type(each) if isinstance(each, Typed) else desk.press(each))
        if inspect.isawaitable(done := view.show(desk)):
            await done
        await desk.pilot.pause()
        assert type(desk.app.screen).__name__ == view.screen, f"{type(desk.app.screen).__name__}, not {view.screen}"
        yield desk
