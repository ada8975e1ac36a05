"""The guard: screens dismissed or opened twice, while covered, before they are there, by whoever has gone."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from prevent_tui.tui.kit.guard import Guarded, GuardedApp
from prevent_tui.tui.kit.shutdown import Unfinished


class Page(Guarded[Any]):
    ALONE = True

    def compose(self) -> ComposeResult:
        yield Static(type(self).__name__)


class Risks(Page):
    def __init__(self) -> None:
        super().__init__(id="risks")


class Contacts(Page):
    def __init__(self) -> None:
        super().__init__(id="contacts")


class Dialog(ModalScreen[Any], Guarded[Any]):
    def compose(self) -> ComposeResult:
        yield Input()


class Drafted(Unfinished, Dialog):
    """A form whose words are taken up as a draft when it is closed from outside."""

    def take_up(self) -> None:
        self.app.drafted.append(type(self).__name__)


class Program(GuardedApp):
    def __init__(self) -> None:
        super().__init__()
        self.given: list[object] = []
        self.drafted: list[str] = []

    @property
    def names(self) -> list[str]:
        return [type(screen).__name__ for screen in self.screen_stack[1:]]


@pytest.fixture
async def program():
    app = Program()
    async with app.run_test() as pilot:
        app.pilot = pilot
        yield app


async def settled(app: Program) -> None:
    for _ in range(3):
        await app.pilot.pause()


async def test_dismissed_twice_it_is_left_once(program):
    await program.push_screen(Risks())
    dialog = Dialog()
    await program.push_screen(dialog, program.given.append)
    dialog.dismiss(1)
    dialog.dismiss(2)
    await settled(program)
    assert (program.names, program.given) == (["Risks"], [1])


async def test_dismissed_twice_over_the_first_screen_that_stays(program):
    dialog = Dialog()
    await program.push_screen(dialog, program.given.append)
    dialog.dismiss(1)
    dialog.dismiss(2)
    await settled(program)
    assert (program.names, program.given) == ([], [1])


async def test_what_is_open_below_comes_forward(program):
    await program.push_screen(Risks())
    await program.push_screen(Contacts())
    program.push_screen(Risks())
    await settled(program)
    assert program.names == ["Risks"]


async def test_the_same_page_twice_in_one_go_is_one(program):
    program.push_screen(Risks())
    program.push_screen(Risks())
    await settled(program)
    assert program.names == ["Risks"]


async def test_the_same_screen_twice_is_there_once(program):
    dialog = Dialog()
    program.push_screen(dialog)
    program.push_screen(dialog)
    await settled(program)
    assert program.names == ["Dialog"]


async def test_dialogs_of_one_kind_about_two_things_are_two(program):
    program.push_screen(Dialog())
    program.push_screen(Dialog())
    await settled(program)
    assert program.names == ["Dialog", "Dialog"]


async def test_dismissed_while_covered_it_goes_when_it_is_in_front_again(program):
    dialog = Dialog()
    await program.push_screen(dialog, program.given.append)
    above = Contacts()
    await program.push_screen(above)
    dialog.dismiss("late")
    dialog.dismiss("later")
    await settled(program)
    assert (program.names, program.given) == (["Dialog", "Contacts"], [])
    above.dismiss()
    await settled(program)
    assert (program.names, program.given) == ([], ["late"])


async def test_a_result_arrives_though_whoever_asked_has_gone(program):
    asking, dialog = Risks(), Dialog()
    await program.push_screen(asking)
    asking.call_later(lambda: program.push_screen(dialog, program.given.append))
    await settled(program)
    program._screen_stack.remove(asking)
    await asking.remove()
    dialog.dismiss("answer")
    await settled(program)
    assert (program.names, program.given) == ([], ["answer"])


async def test_closed_from_outside_it_gives_nothing(program):
    await program.push_screen(Dialog(), program.given.append)
    program.pop_screen()
    await settled(program)
    assert (program.names, program.given) == ([], [])


async def test_closed_down_to_a_screen_nothing_above_gives_a_result_and_a_form_is_a_draft(program):
    below = Risks()
    await program.push_screen(below)
    await program.push_screen(Drafted(), program.given.append)
    await program.push_screen(Dialog(), program.given.append)
    await program.push_screen(Contacts())
    program.close_down_to(below)
    await settled(program)
    assert (program.names, program.given, program.drafted) == (["Risks"], [], ["Drafted"])


async def test_when_a_result_arrives_its_screen_has_gone(program):
    dialog = Dialog()
    await program.push_screen(dialog, lambda result: program.given.append((result, list(program.names))))
    dialog.dismiss(1)
    await settled(program)
    assert program.given == [(1, [])]


async def test_a_result_may_open_the_next_dialog(program):
    def again(result: object) -> None:
        program.given.append(result)
        if len(program.given) < 3:
            program.push_screen(Dialog(), again)

    await program.push_screen(Dialog(), again)
    for number in range(3):
        program.screen.dismiss(number)
        await settled(program)
    assert (program.names, program.given) == ([], [0, 1, 2])


async def test_dismissed_again_while_the_program_ends_nothing_happens(program):
    dialog = Dialog()
    await program.push_screen(dialog, program.given.append)
    dialog.dismiss(1)
    program.exit()
    dialog.dismiss(2)
    await settled(program)
    assert 2 not in program.given


async def test_dismissed_before_it_is_there_it_goes(program):
    dialog = Dialog()
    program.push_screen(dialog, program.given.append)
    dialog.dismiss(1)
    await settled(program)
    assert (program.names, program.given) == ([], [1])


async def test_the_only_screen_is_neither_dismissed_nor_closed(program):
    program.pop_screen()
    await settled(program)
    assert len(program.screen_stack) == 1


async def test_a_screen_that_was_closed_is_dismissed_no_more(program):
    gone, there = Dialog(), Contacts()
    await program.push_screen(there)
    await program.push_screen(gone, program.given.append)
    await program.pop_screen()
    gone.dismiss("nobody")
    await settled(program)
    assert (program.names, program.given) == (["Contacts"], [])
