"""The door: of keys and presses that come together each meets what the one before has caused."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input, TextArea

from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.kit import burst, door
from prevent_tui.tui.kit.click_through import ClickThrough
from support.app_pilot import sit, stored

NAMES = {
    "\r": "enter",
    "\t": "tab",
    "\n": "ctrl+j",
    "\x1b": "escape",
    "\x11": "ctrl+q",
    "\x13": "ctrl+s",
    "/": "slash",
    "-": "minus",
    "?": "question_mark",
    " ": "space",
}


async def read(desk, *reads: str) -> None:
    """Brings keys as the terminal would, each text as one read, and waits for all of them."""
    for text in reads:
        keys = [events.Key(NAMES.get(sign, sign), sign) for sign in text]
        burst.mark(keys)
        for key in keys:
            desk.app.post_message(key)
        await asyncio.sleep(0)
    await desk.settled()


def note(desk) -> str:
    return desk.app.screen.query_one(TextArea).text


async def test_the_first_letters_reach_the_form_that_a_key_opens(school):
    async with sit(school) as desk:
        await read(desk, "aThe register")
        assert desk.place == "AskAction"
        assert desk.app.screen.query(Input).first().value == "The register"


async def test_the_first_letters_reach_the_note_that_a_key_opens(school):
    async with sit(school) as desk:
        await read(desk, "nhello")
        assert note(desk) == "hello"
        assert desk.answer().state is State.UNANSWERED


async def test_a_finder_left_twice_opens_once(school):
    async with sit(school) as desk:
        await read(desk, "/RA3\r\r")
        assert (desk.place, desk.reference) == ("question", "RA3")
        assert desk.app.is_running


@pytest.mark.parametrize(
    ("sent", "text"), [("a\tb\rdd", "a\tb\ndd"), ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\t", "a\t")]
)
async def test_in_a_note_a_burst_is_text(school, sent, text):
    async with sit(school) as desk:
        await read(desk, "n", sent)
        assert note(desk) == text
        assert desk.answer().note == text


async def test_in_a_field_of_one_line_a_burst_changes_nothing_but_the_field(school):
    async with sit(school) as desk:
        await read(desk, "a", "a\tb\r3dd")
        assert desk.place == "AskAction"
        first, *others = desk.app.screen.query(Input)
        assert first.value.startswith("a")
        assert all(not field.value for field in others if field.id == "owner")
        assert desk.assessment.actions == ()
        assert desk.answer("prevent-lead").state is State.UNANSWERED


@pytest.mark.parametrize("end", ["\r", "\n\r"])
async def test_an_enter_at_the_end_of_a_burst_is_a_key(school, end):
    async with sit(school) as desk:
        await read(desk, "/", f"RA3{end}")
        assert (desk.place, desk.reference) == ("question", "RA3")


async def test_tabs_without_text_are_keys(school):
    async with sit(school) as desk:
        await read(desk, "a\t\t")
        fields = list(desk.app.screen.query(Input))
        assert desk.app.focused is fields[2]


async def test_a_tab_pressed_by_itself_leaves_the_field(school):
    async with sit(school) as desk:
        await read(desk, "a", "Ask", "\t", "DSL")
        first, second, *_ = desk.app.screen.query(Input)
        assert (first.value, second.value) == ("Ask", "DSL")


async def test_esc_in_a_burst_leaves_the_field_and_the_next_key_is_one(school):
    async with sit(school) as desk:
        await read(desk, "nhello\x1b3")
        assert (desk.answer().note, desk.answer().state) == ("hello", State.LEVEL)


async def test_outside_a_field_a_burst_is_keys(school):
    async with sit(school) as desk:
        await read(desk, "KCKG")
        assert [type(screen).__name__ for screen in desk.app.screen_stack] == [
            "QuestionScreen",
            "RisksScreen",
            "GovernorsScreen",
        ]


TEXTS = [
    "The list of staff is kept by the office.",
    "12 May 2026",
    "Yes: 1 to 3 are done,\rand 4 is not.\r",
    "e-mail to governors",
    "quite done",
    "1\t2\tthree\r",
    "- done by the office\r",
]
"""What somebody may paste where no field is, in a terminal that does not say what is pasted."""


@pytest.mark.parametrize("goes_on", [False, True], ids=["stay", "go on"])
@pytest.mark.parametrize("text", TEXTS)
async def test_a_text_that_comes_as_keys_does_nothing_where_no_field_is(school, text, goes_on):
    async with sit(school) as desk:
        if goes_on:
            desk.app.choose_going_on(goes_on=True)
        for place in ("question", "review", "plan", "evidence"):
            before = (desk.place, desk.assessment)
            await read(desk, text)
            assert (desk.place, desk.assessment) == before
            assert "so no key of it counted" in desk.said
            await desk.press({"question": "r", "review": "p", "plan": "e", "evidence": "e"}[place])
            while desk.place == "LinkedEvidence":
                await desk.press("e")


async def test_a_text_whose_first_letter_opens_a_list_goes_no_further_and_one_that_opens_a_note_is_its_text(school):
    async with sit(school) as desk:
        await read(desk, "no one has it")
        assert note(desk) == "o one has it"
        await desk.press("escape", "p")
        assert desk.place == "plan"
        await read(desk, "do it by 3 May, 12 of us")
        assert (desk.place, desk.assessment.actions) == ("plan", ())
        assert desk.assessment.answers.keys() == {"prevent-lead"}
        assert desk.answer("prevent-lead").state is State.UNANSWERED


async def test_a_text_outside_a_field_that_comes_in_two_reads_is_none_in_either(school):
    async with sit(school) as desk:
        await read(desk, "quite so " * 60, "2 3")
        assert (desk.place, desk.assessment.answers) == ("question", {})


async def test_a_few_keys_pressed_ahead_count_and_so_does_a_rhythm_with_enter(school):
    async with sit(school) as desk:
        await read(desk, "3\r3\r3\r3\r3\r3\r")
        assert len(desk.assessment.answers) == 6


@pytest.mark.parametrize("length", [5, 200, pytest.param(3000, marks=pytest.mark.by_hand)])
async def test_quitting_in_the_same_burst_keeps_every_letter(school, length):
    async with sit(school) as desk:
        await read(desk, "n" + "a" * length + "\x11")
    assert stored(school).answer("prevent-lead").note == "a" * length


async def test_quitting_behind_more_letters_than_are_waited_for_keeps_every_one(school, monkeypatch):
    async with sit(school) as desk:
        await desk.press("n")
        monkeypatch.setattr(door, "_LONGEST_WAIT", 0.01)  # three thousand letters take longer than the five seconds
        await read(desk, "a" * 200 + "\x11")
    assert stored(school).answer("prevent-lead").note == "a" * 200


async def test_a_long_paste_that_comes_in_two_reads_goes_on_after_an_enter(school):
    async with sit(school) as desk:
        await read(desk, "/")
        await read(desk, "a" * 60 + " " * 160 + "\r", "b\rcc")
        assert desk.place == "Find"


@pytest.mark.parametrize("turn", range(10))  # whether the closing has begun by then is a matter of turns
async def test_keys_after_esc_are_meant_for_what_comes(school, turn):
    async with sit(school) as desk:
        await read(desk, "\x1b1n")
        assert desk.place == "choose"
    assert stored(school).answer("prevent-lead").state is State.UNANSWERED


async def test_a_key_right_behind_the_one_that_closes_the_file_does_not_reach_its_question(school):
    async with sit(school) as desk:

        def close_with_a_key_behind() -> None:
            desk.app.post_message(events.Key("1", "1"))
            desk.app.files.close()

        desk.app.call_later(close_with_a_key_behind)
        await desk.settled()
        assert desk.place == "choose"
    assert stored(school).answer("prevent-lead").state is State.UNANSWERED


async def test_a_question_is_not_answered_by_a_key_pressed_before_it_was_there(weak):
    async with sit(weak) as desk:
        before = stored(weak).evidence
        await desk.press("e", "e")
        keys = [events.Key("delete", None), events.Key("enter", "\r"), events.Key("y", "y")]
        burst.mark(keys)
        for key in keys:
            desk.app.post_message(key)
        await desk.settled()
        assert desk.place == "Confirm"
        assert desk.assessment.evidence == before
        await desk.press("y")
        assert len(desk.assessment.evidence) == len(before) - 1


async def test_an_error_at_the_door_ends_the_program_as_any_other(school, monkeypatch):
    app = None
    with pytest.raises(ZeroDivisionError):
        async with sit(school) as desk:
            app = desk.app
            monkeypatch.setattr(app, "_settle", lambda: 1 // 0)
            app.post_message(events.Key("r", "r"))
            app.post_message(events.Key("3", "3"))
            await asyncio.sleep(0.1)
            await desk.pilot.pause()
    assert app.crashed


# ------------------------------------------------------------ presses


def mouse(kind: type[events.MouseEvent], x: int, y: int, when: float) -> events.MouseEvent:
    """A press or a release at a place and a time."""
    event = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
    event.time = when
    return event


async def test_the_second_press_of_a_double_click_does_not_reach_the_screen_that_came(weak):
    async with sit(weak) as desk:
        before = desk.assessment
        await desk.press("r")
        y = desk.app.screen.query_one("#gaps").region.y + 1
        for number in range(3):
            for kind in (events.MouseDown, events.MouseUp):
                desk.app.post_message(mouse(kind, 20, y, monotonic() + 0.1 * number))
        await desk.settled()
        assert desk.place == "question"
        assert desk.assessment is before


@pytest.mark.parametrize(
    ("dx", "dy", "later", "drops"),
    [
        (0, 0, 0.15, True),
        (0, 0, 0.005, True),
        (1, 0, 0.15, True),
        (0, 1, 0.15, False),
        (5, 0, 0.15, False),
        (0, 0, 0.7, False),
    ],
)
def test_a_press_is_dropped_only_where_it_was_meant_for_what_has_gone(dx, dy, later, drops):
    clicks, first, second = ClickThrough(), Screen(), Screen()
    assert not clicks.drops(mouse(events.MouseDown, 10, 5, 1.0), first, 0.0)
    assert not clicks.drops(mouse(events.MouseUp, 10, 5, 1.0), first, 0.0)
    again = (10 + dx, 5 + dy, 1.0 + later)
    assert clicks.drops(mouse(events.MouseDown, *again), second, 1.001) is drops
    assert clicks.drops(mouse(events.MouseUp, *again), second, 1.001) is drops
    assert not clicks.drops(mouse(events.MouseUp, *again), second, 1.001)


def test_the_third_press_of_a_triple_click_is_dropped_too_and_the_next_one_elsewhere_is_not():
    clicks, first, second = ClickThrough(), Screen(), Screen()
    drops = [clicks.drops(mouse(events.MouseDown, 10, 5, 1.0), first, 0.0)]
    drops += [
        clicks.drops(mouse(events.MouseDown, 10, y, when), second, 1.01) for y, when in ((5, 1.2), (5, 1.4), (9, 1.5))
    ]
    assert drops == [False, True, True, False]


def test_a_press_before_the_screen_was_there_is_dropped_wherever_it_is():
    clicks, first, second = ClickThrough(), Screen(), Screen()
    assert not clicks.drops(mouse(events.MouseDown, 10, 5, 1.0), first, 0.0)
    assert clicks.drops(mouse(events.MouseDown, 60, 20, 1.01), second, 1.02)


def test_on_one_screen_every_press_counts():
    clicks, screen = ClickThrough(), Screen()
    assert not any(clicks.drops(mouse(events.MouseDown, 10, 5, 1 + n / 10), screen, 0.0) for n in range(4))


async def test_the_second_press_on_a_folder_opens_nothing_in_it(home):
    inside = home / "documents" / "inner" / "innermost"
    inside.mkdir(parents=True)
    async with sit() as desk:
        await desk.press("2")
        await desk.fill("path", f"{home / 'documents'}/")
        listed = desk.app.screen.query_one("#found")
        x, y = listed.region.offset
        for number in range(2):
            for kind in (events.MouseDown, events.MouseUp):
                desk.app.post_message(mouse(kind, x + 3, y, monotonic() + 0.1 * number))
        await desk.settled()
        assert desk.field("path") == f"{inside.parent}/"


@pytest.mark.parametrize("number", [1, 2, 3])
async def test_a_level_clicked_twice_or_more_at_once_is_chosen_and_not_taken_back(school, number):
    async with sit(school) as desk:
        y = next(n for n, row in enumerate(desk.text.splitlines()) if "In place" in row and "Not" not in row)
        for after in range(number):
            for kind in (events.MouseDown, events.MouseUp):
                desk.app.post_message(mouse(kind, 60, y, monotonic() + 0.1 * after))
        await desk.settled()
        assert desk.answer().level == "in-place"
