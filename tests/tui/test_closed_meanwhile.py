"""What goes on in the background ends quietly where the assessment it began with is closed meanwhile."""

from __future__ import annotations

import ast
import asyncio
from pathlib import Path

import pytest

import prevent_tui.tui
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.questionnaire import catalogue
from prevent_tui.tui.kit.routes import ToGovernors
from support.app_pilot import sit, stored, write
from support.export_dialog import asking
from support.small_questionnaire import TODAY

SIGNED = SignOff(role="Chair of governors", on=TODAY, decision="Approved.")


@pytest.fixture
def slow(monkeypatch):
    """What is done in a thread from now on waits until it is let go, as on a slow disk."""

    class Disk:
        def __init__(self) -> None:
            self.go, self.begun = asyncio.Event(), asyncio.Event()

        def hold(self, name: str) -> None:
            real = asyncio.to_thread

            async def held(deed, *args, **options):
                if getattr(deed, "__name__", "") == name:
                    self.begun.set()
                    await self.go.wait()
                return await real(deed, *args, **options)

            monkeypatch.setattr(asyncio, "to_thread", held)

    return Disk()


async def closed_while(slow, desk, begin) -> None:
    """Begins something, closes the assessment while the disk is waited for, and lets the disk go on."""
    begin()
    await asyncio.wait_for(slow.begun.wait(), 5)
    desk.app.files.close()
    while desk.app.work:
        await asyncio.sleep(0.001)
    slow.go.set()
    await desk.settled()
    assert desk.place == "start"
    assert desk.app.work is None


async def test_a_file_is_made_again_from_the_start_over_the_question_that_was_closed(school, quick):
    async with asking(school) as desk:
        await desk.press("enter", "enter", "escape", "escape")
        assert desk.place == "start"
        await desk.press("x", "enter")
        assert "The full report is made: " in desk.said
    assert len(quick) == 2


async def test_the_version_before_is_looked_up_though_its_assessment_is_closed_meanwhile(weak, slow):
    sealed = sealing.seal(stored(weak), SIGNED)
    write(weak, sealing.next_version(sealed))
    async with sit(weak) as desk:
        slow.hold("version_before")
        await closed_while(slow, desk, lambda: desk.app.go(ToGovernors()))


async def test_additions_are_taken_up_by_no_assessment_that_is_closed(weak, slow):
    async with sit(weak) as desk:
        slow.hold("with_additions")
        await closed_while(slow, desk, lambda: desk.app.files.add(catalogue.overlays()[:1]))


async def test_what_is_sealed_meanwhile_stays_closed_and_is_sealed_in_its_file(weak, slow):
    async with sit(weak) as desk:
        slow.hold("save")
        await closed_while(slow, desk, lambda: desk.app.sign_offs.sign_off(SIGNED))
    assert sealing.seal_state(stored(weak)).is_intact


async def test_what_is_opened_again_meanwhile_stays_closed(weak, slow):
    write(weak, sealing.seal(stored(weak), SIGNED))
    async with sit(weak) as desk:
        slow.hold("reopen")
        await closed_while(slow, desk, desk.app.sign_offs.reopen)


@pytest.mark.parametrize(
    ("choice", "deed"), [("mine", "take_over"), ("theirs", "reload"), ("elsewhere.toml", "create")]
)
async def test_trouble_that_is_settled_meanwhile_opens_nothing(weak, slow, choice, deed):
    async with sit(weak) as desk:
        slow.hold(deed)
        settled: list[asyncio.Task] = []

        def begin() -> None:
            way = weak.parent / choice if deed == "create" else choice
            settled.append(asyncio.create_task(desk.app.files._settle_trouble(desk.work, way)))

        await closed_while(slow, desk, begin)
        await settled[0]
        assert desk.app.work is None


async def test_trouble_of_an_assessment_that_was_closed_is_asked_about_no_more(weak):
    async with sit(weak) as desk:
        desk.app.files.close()
        await desk.settled()
        desk.app.files.ask_about_trouble()
        assert desk.place == "start"


def asked_late(code: str) -> list[int]:
    """The lines in which something that waits asks which assessment is open, and need not get the one it is about."""
    functions = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.AsyncFunctionDef)]
    waiting = [node for node in functions if any(isinstance(each, ast.Await) for each in ast.walk(node))]
    names = [each for node in waiting for each in ast.walk(node) if isinstance(each, ast.Attribute)]
    return sorted(each.lineno for each in names if each.attr == "open_work" or ast.unparse(each) == "self.work")


def test_what_waits_is_handed_the_assessment_that_it_is_about():
    folder = Path(prevent_tui.tui.__file__).parent
    # The application's own `work` may be nothing, which mypy has it look at.
    files = [path for path in folder.rglob("*.py") if path != folder / "app.py"]
    assert {path.name: lines for path in files if (lines := asked_late(path.read_text("utf-8")))} == {}
    assert asked_late("async def f(self):\n    await g()\n    self.work.close()\n    self.program.open_work") == [3, 4]
