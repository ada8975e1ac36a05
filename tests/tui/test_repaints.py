"""What a key makes the program do again, and what not: the screen is the same as if all of it were done anew."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.screen import Screen

from prevent_tui.tui.kit.frame import Band, FooterBar, MessageRow
from prevent_tui.tui.question.parts import _ALL, Part
from support.app_pilot import new_school, sample_school, sit

SIZES = [(80, 24), (120, 36), (160, 45)]


@pytest.fixture
def layouts(monkeypatch) -> list[Screen]:
    """Grows with each time that a page is laid out."""
    seen: list[Screen] = []
    lay_out = Screen._refresh_layout

    def count(self, *args, **options):
        seen.append(self)
        lay_out(self, *args, **options)

    monkeypatch.setattr(Screen, "_refresh_layout", count)
    return seen


@pytest.mark.parametrize("size", SIZES)
async def test_another_question_is_laid_out_once_at_most(tmp_path, home, layouts, size) -> None:
    async with sit(new_school(tmp_path / "answers.toml"), size=size) as desk:
        for _ in range(4):
            layouts.clear()
            await desk.press("right")
            assert desk.place == "question"
            assert len(layouts) <= 1


@pytest.mark.parametrize("size", [(64, 20), *SIZES])
async def test_another_question_stands_as_if_it_were_drawn_anew(tmp_path, home, size) -> None:
    async with sit(sample_school(tmp_path / "answers.toml"), size=size) as desk:
        for _ in range(8):
            await desk.press("right")
            shown = desk.text
            desk.app.redraw_pages()
            await desk.settled()
            assert desk.text == shown


async def test_an_answer_leaves_the_layout_as_it_is(tmp_path, home, layouts) -> None:
    async with sit(new_school(tmp_path / "answers.toml"), size=(80, 24)) as desk:
        await desk.press("3")
        layouts.clear()
        await desk.press("1", "2", "3")
        assert not layouts


async def test_what_was_said_goes_in_the_paint_that_shows_the_next_answer(tmp_path, home, monkeypatch) -> None:
    async with sit(new_school(tmp_path / "answers.toml"), size=(80, 24)) as desk:
        await desk.press("3")
        before, painted = desk.answer().level, []
        paint = Screen._compositor_refresh

        def note(self):
            painted.append(desk.answer().level)
            paint(self)

        monkeypatch.setattr(Screen, "_compositor_refresh", note)
        desk.app.post_message(events.Key("1", "1"))
        for _ in range(1000):
            if painted:
                break
            await asyncio.sleep(0.001)
        assert before not in painted[:1]


@pytest.mark.parametrize("size", SIZES)
async def test_in_enough_rows_a_part_says_all_it_has_to_say(tmp_path, home, size) -> None:
    async with sit(sample_school(tmp_path / "answers.toml"), size=size) as desk:
        for question_id in desk.work.question_ids:
            question = desk.work.questionnaire.by_id[question_id]
            for part in desk.app.screen.query(Part):
                whole, part.most = part.whole(desk.work, question, 70), _ALL
                for part.most in range(max(1, len(whole)), len(whole) + 3):
                    assert part.part(desk.work, question, 70) == whole


async def test_a_save_draws_the_first_row_alone(tmp_path, home, monkeypatch) -> None:
    async with sit(new_school(tmp_path / "answers.toml"), size=(80, 24)) as desk:
        await desk.press("3")
        await desk.saved()
        drawn: list[str] = []
        for widget in (Band, MessageRow, FooterBar):
            monkeypatch.setattr(widget, "redraw", lambda self: drawn.append(self.id))
        desk.work.autosave.request_save()
        assert await desk.saved()
        assert "saved" in desk.text
        assert not drawn
