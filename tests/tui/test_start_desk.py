"""The year's desk on the start screen: what is due first, where enter leads, and that no file is read for it."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prevent_tui.analysis.upcoming import Outlook, counts_by_day
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Evidence, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.app import PreventApp
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.workspace.recent_files import Recent, recent, remember
from support.app_pilot import NARROW, WIDE, Desk, joined, new_school, sit, stored, write
from support.small_questionnaire import NOON, TODAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def in_days(number: int) -> date:
    return TODAY + timedelta(days=number)


def busy_school(path: Path) -> Path:
    """A file with an action overdue and one soon, evidence out of date, and a review in a fortnight."""
    answered = NOON - timedelta(weeks=11)
    answer = Answer(state=State.LEVEL, level="in-place", evidence=("evidence-1",), updated=answered)
    begun = (Change(on=answered.date(), progress=Progress.OPEN),)
    actions = (
        Action(id="action-1", text="Ask the council.", question="prevent-lead", due=in_days(-12), history=begun),
        Action(id="action-2", text="Show the route.", question="prevent-lead", due=in_days(8), history=begun),
    )
    evidence = Evidence(id="evidence-1", title="Roles", where="Drive", good_until=in_days(-19))
    return write(
        path,
        blank_assessment(open_questionnaire("schools")).model_copy(
            update={
                "id": "assessment-busy",
                "answers": {"prevent-lead": answer},
                "actions": actions,
                "evidence": (evidence,),
            }
        ),
    )


@pytest.fixture
def busy(home: Path) -> Path:
    return busy_school(home / "documents" / "busy.toml")


async def visited(*paths: Path) -> None:
    """Opens files and closes them again, so that they are on the list."""
    for path in paths:
        async with sit(path):
            pass


@asynccontextmanager
async def start_on(now: datetime, size: tuple[int, int] = WIDE) -> AsyncIterator[Desk]:
    """The start screen on a day."""
    app = PreventApp(clock=lambda: now)
    async with app.run_test(size=size):
        desk = Desk(app)
        await desk.settled()
        yield desk


def known(folder: Path, number: int, ahead: Outlook | None, name: str = "") -> Recent:
    """An entry of the list, with a file."""
    path = folder / f"{number}.toml"
    path.touch()
    return Recent(path, name or f"School {number}", "schools", "2026-09", 40, 44, 3, NOON.isoformat(), ahead)


def listed(desk: Desk) -> list[str]:
    """What the start lists, whether in one column or in two; of two rows in a column, the second before when."""
    rows = []
    for row in (*desk.rows("due"), *desk.rows("ways-in")):
        above, _, below = row.partition("\n")
        is_due = below and re.match(r"\W*(OVERDUE|SOON|TODAY|OUT OF DATE) ", above)
        sign, _, when = re.sub(r"\s{2,}", "\t", above.strip()).partition("\t")
        rows.append(" ".join((f"{sign} {below} {when}" if is_due else row).replace("▌", " ").split()))
    return rows


def block(desk: Desk) -> list[str]:
    """The lines of what is wanted, without their gaps."""
    rows = listed(desk)
    begin = rows.index("TODAY AND THE NEXT 30 DAYS") + 1
    assessments = rows.index("RECENT ASSESSMENTS", begin)
    return [row for row in rows[begin:assessments] if row]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_one_assessment_wants_stands_on_top_and_enter_still_goes_on_with_it(busy, size):
    await visited(busy)
    async with sit(size=size) as desk:
        assert block(desk) == [
            "! OVERDUE 1 action 12 days over",
            "→ SOON 1 action in 8 days",
            "→ SOON review of the plan in 14 days",
            "◔ OUT OF DATE 1 piece of evidence since 3 Nov 2026",
        ]
        said = joined(listed(desk))
        assert "1 overdue · next due 30 Nov 2026" in said
        assert "1 of 50" in said
        await desk.press("enter")
        assert desk.place == "question"


@pytest.mark.parametrize(("ups", "place"), [(4, "plan"), (3, "plan"), (2, "reviews"), (1, "evidence")])
async def test_enter_on_a_line_opens_the_assessment_where_that_is_seen_to(busy, ups, place):
    await visited(busy)
    async with sit() as desk:
        await desk.press(*["up"] * ups, "enter")
        assert desk.place == place
        assert desk.assessment == stored(busy)
        await desk.press("escape")
        assert desk.place == "question"


async def test_enter_twice_on_a_line_opens_one_screen(busy):
    await visited(busy)
    async with sit() as desk:
        await desk.press("up")
        desk.app.screen.query_one("#due", Rows).action_select()
        desk.app.screen.query_one("#due", Rows).action_select()
        await desk.settled()
        assert [screen.id for screen in desk.app.screen_stack] == ["start", "question", "evidence"]


async def test_a_line_about_a_file_that_went_meanwhile_says_so_and_stays_at_the_start(busy):
    await visited(busy)
    async with sit() as desk:
        await desk.press("up")
        busy.unlink()
        await desk.press("enter")
        assert "there is no such file" in desk.words
        await desk.press("escape")
        assert desk.place == "start"


async def test_what_was_seen_to_is_gone_from_the_desk_on_return(busy):
    await visited(busy)
    async with sit() as desk:
        await desk.press("up", "enter", "delete", "y", "escape", "escape")
        assert desk.place == "start"
        assert not any("OUT OF DATE" in line for line in block(desk))


async def test_the_desk_follows_the_clock_through_a_year(busy):
    await visited(busy)
    expected = {
        -30: ["→ SOON 1 action in 18 days", "→ SOON 1 piece going stale in 11 days"],
        0: ["! OVERDUE 1 action 12 days over", "→ SOON 1 action in 8 days"],
        8: ["! OVERDUE 1 action 20 days over", "→ TODAY 1 action today"],
        9: ["! OVERDUE 2 actions longest 21 days over", "→ SOON review of the plan in 5 days"],
        365: ["! OVERDUE 2 actions longest 377 days over", "! OVERDUE review of the plan 351 days over"],
    }
    for days, first in expected.items():
        async with start_on(NOON + timedelta(days=days)) as desk:
            assert block(desk)[:2] == first, days


async def test_no_file_is_read_for_it(busy):
    await visited(busy)
    busy.write_bytes(b"no assessment at all")
    async with sit() as desk:
        assert block(desk)[0] == "! OVERDUE 1 action 12 days over"


async def test_the_review_of_another_assessment_is_not_mixed_up(home, busy):
    other = new_school(home / "documents" / "other.toml")
    await visited(busy, other)
    async with sit() as desk:
        assert all(line.endswith(("over", "days", "2026")) and "busy" in line for line in block(desk))
        await desk.press("up", "enter")
        assert desk.work.document.path == busy


async def test_nothing_due_is_said_in_one_quiet_sentence(home):
    ahead = Outlook(due=counts_by_day([in_days(60)]), review=in_days(90))
    remember(known(home, 1, ahead))
    async with start_on(NOON) as desk:
        assert block(desk) == [
            "Nothing is overdue, out of date or due in the next 30 days. Next: an action on 21 Jan 2027, in 60 days."
        ]
        assert "THE YEAR" in desk.text


async def test_entries_of_an_earlier_version_show_as_they_did(home):
    remember(known(home, 1, None, "Old School"))
    async with start_on(NOON) as desk:
        assert "TODAY" not in desk.text
        assert "THE YEAR" not in desk.text
        assert "Old School" in desk.text
        assert str(home / "1.toml") in joined(listed(desk))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_eight_assessments_leave_the_pressing_in_sight_and_the_rest_counted(home, size):
    for number in range(8):
        ahead = Outlook(
            due=counts_by_day([in_days(-number - 1)]), good_until=counts_by_day([in_days(-1)]), review=in_days(5)
        )
        remember(known(home, number, ahead, "A school with a name as long as they come in our area"))
    async with start_on(NOON, size) as desk:
        lines = block(desk)
        assert "8 days over" in lines[0]
        assert lines[-1] == f"and {24 - len(lines) + 1} more, said below with each assessment"
        assert len(lines) == (6 if size == NARROW else 10)
        shown = desk.text.splitlines()
        assert all(len(row) <= size[0] for row in shown)
        assert any("RECENT ASSESSMENTS" in row for row in shown)
        assert "999" in shown[-2]


async def test_far_off_dates_are_said_without_counting_days(home):
    remember(known(home, 1, Outlook(due=counts_by_day([date(2031, 5, 1)]), review=date(2030, 1, 1))))
    async with start_on(NOON) as desk:
        assert "next due 1 May 2031 · review 1 Jan 2030" in joined(listed(desk))
        assert "THE YEAR" not in desk.text


async def test_what_a_name_holds_is_shown_as_it_is(home):
    remember(known(home, 1, Outlook(due=counts_by_day([in_days(-1)])), "[b]Ash[/b] [red]"))
    remember(known(home, 2, Outlook(due=counts_by_day([in_days(-1)])), "Birch"))
    async with start_on(NOON) as desk:
        assert any("[b]Ash[/b] [red]" in line for line in block(desk))


async def test_in_ascii_every_sign_of_the_desk_is_plain(home, monkeypatch):
    monkeypatch.setenv("TERM", "linux")
    ahead = Outlook(
        due=counts_by_day([in_days(-1), in_days(3)]), good_until=counts_by_day([in_days(-9)]), review=in_days(40)
    )
    remember(known(home, 1, ahead))
    async with start_on(NOON) as desk:
        assert joined(listed(desk)).isascii()


async def test_a_sealed_assessment_says_when_it_was_sealed_and_when_it_is_signed_again(home):
    path = home / "documents" / "sealed.toml"
    answer = Answer(state=State.LEVEL, level="in-place", updated=NOON - timedelta(days=340))
    made = blank_assessment(open_questionnaire("schools")).model_copy(update={"answers": {"prevent-lead": answer}})
    signed = sealing.draft("Chair of governors", in_days(-340), "Approved.", next_review=in_days(25))
    await visited(write(path, sealing.seal(made, signed)))
    async with sit() as desk:
        assert block(desk) == ["→ SOON sign-off again in 25 days"]
        assert "sealed 17 Dec 2025" in joined(listed(desk))
        await desk.press("up", "enter")
        assert desk.place == "governors"


async def test_a_sealed_version_kept_beside_its_file_is_not_put_on_the_list(home):
    made = blank_assessment(open_questionnaire("schools"))
    sealed = sealing.seal(made, sealing.draft("Chair of governors", TODAY, "Approved."))
    await visited(write(home / "documents" / f"school ({sealing.version_label(sealed)}).toml", sealed))
    assert recent() == ()
