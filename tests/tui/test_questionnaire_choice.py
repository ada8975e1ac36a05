"""Which questionnaire: those shipped, one's own, and what cannot be used with the reason; then set-up or a sample."""

from __future__ import annotations

import pytest

from prevent_tui import paths
from prevent_tui.questionnaire.catalogue import bundled_files, entries
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.workspace.recent_files import recent
from support.app_pilot import NARROW, WIDE, controls, joined, new_school, sit
from support.report_text import squeezed
from support.small_questionnaire import LEVELS, put, question, table


def own(name="halls", **about):
    """Puts a questionnaire for village halls into the person's own folder."""
    head = {"id": name, "edition": "2026-10", "title": "Halls", "sector": "Village halls", "minutes": 12}
    raw = table(question("door"), question("stage"), questionnaire=head | {"audience": "Trustees"} | about)
    return put(raw, paths.own_questionnaires(), name)


def spoiled(path):
    """Breaks a questionnaire below its head."""
    path.write_text(path.read_text(encoding="utf-8").replace('theme = "people"', 'theme = "peple"'), encoding="utf-8")
    return path


def row(desk, path):
    """What is listed of a file, as running text."""
    at = [each.id for each in desk.app.screen.query_one(Rows).rows].index(str(path))
    return joined([desk.rows("questionnaires")[at].replace("▌", "")])


async def pick(desk, path):
    """Takes the questionnaire of a file."""
    rows = desk.app.screen.query_one(Rows)
    rows.highlighted = [each.id for each in rows.rows].index(str(path))
    await desk.press("enter")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_questionnaire_in_use_is_listed_with_its_sector_its_size_and_its_edition(home, size):
    async with sit(size=size) as desk:
        await desk.press("1")
        assert desk.place == "choose"
        assert "What kind of setting is it?" in desk.words
        listed = [each.id for each in desk.app.screen.query_one(Rows).rows]
        assert listed == [str(one.path) for one in entries() if one.status == "live"]
        for one in entries():
            if one.status == "live":
                assert row(desk, one.path).startswith(one.sector)
                assert f"{one.questions} questions" in row(desk, one.path)
                assert one.edition in row(desk, one.path)


async def test_for_a_sample_retired_editions_are_listed_too_and_marked(home):
    async with sit() as desk:
        await desk.press("3", "1")
        assert "Whose sample do you want to see?" in desk.words
        assert "2022 · retired" in row(desk, bundled_files()["schools-2022"])


async def test_schools_have_the_keys_until_another_one_was_used(home):
    async with sit() as desk:
        await desk.press("1")
        assert desk.app.screen.query_one(Rows).current == str(bundled_files()["schools"])
    async with sit(new_school(home / "nursery.toml", "early-years")) as desk:
        await desk.press("1", "escape", "1")
        assert desk.app.screen.query_one(Rows).current == str(bundled_files()["early-years"])


async def test_the_one_picked_is_the_one_that_is_set_up(home):
    async with sit() as desk:
        await desk.press("1")
        await pick(desk, bundled_files()["early-years"])
        assert desk.place == "setup"
        await desk.press("ctrl+s", "enter")
        assert desk.work.questionnaire.about.id == "early-years"
        assert recent()[0].questionnaire == "early-years"


async def test_ones_own_is_marked_as_not_shipped_and_its_folder_is_named(home):
    path = own()
    async with sit() as desk:
        await desk.press("1")
        assert row(desk, path) == (
            "Village halls up to 2 questions · about 12 minutes 2026-10 · not shipped with the program · Trustees"
        )
        assert "not shipped" not in row(desk, bundled_files()["schools"])
        assert squeezed(str(path.parent)) in squeezed(desk.text)
        await pick(desk, path)
        await desk.press("ctrl+s", "enter")
        assert desk.reference == "P1"


async def test_ones_own_new_edition_of_a_shipped_one_is_another_row(home):
    path = own("schools", edition="2027-01", sector="Schools to come")
    async with sit() as desk:
        await desk.press("1")
        assert desk.app.screen.query_one(Rows).current == str(bundled_files()["schools"])
        await pick(desk, path)
        await desk.press("ctrl+s", "enter")
        assert desk.work.questionnaire.about.edition == "2027-01"


async def test_what_is_broken_is_listed_with_the_reason_and_takes_nothing_else_down(home):
    cut = own("cut")
    cut.write_text("[questionnaire\n", encoding="utf-8")
    wrong, good = spoiled(own("wrong")), own("good")
    async with sit() as desk:
        await desk.press("1")
        assert "cannot be used: is not valid TOML." in row(desk, cut)
        assert "cannot be used: is not a usable questionnaire: 2 faults." in row(desk, wrong)
        assert "questions[door].theme: `peple` is not defined" in row(desk, wrong)
        assert "cannot be used" not in row(desk, good)
        await pick(desk, good)
        assert desk.place == "setup"


@pytest.mark.parametrize("keys", [("1",), ("3", "1")])
async def test_picking_what_is_broken_says_everything_that_is_wrong_with_it(home, keys):
    path = spoiled(own())
    async with sit() as desk:
        await desk.press(*keys)
        await pick(desk, path)
        assert desk.place == "Notice"
        assert "questions[door].theme" in desk.words
        assert "questions[stage].theme" in desk.words
        await desk.press("escape")
        assert desk.place == "choose"
        assert desk.app.work is None


async def test_a_file_with_the_id_and_edition_of_a_shipped_one_is_not_used(home):
    shipped = next(one for one in entries() if one.name == "schools")
    path = own("schools", edition=shipped.edition)
    async with sit() as desk:
        await desk.press("1")
        assert "cannot be used: has the id and edition of a questionnaire shipped with the program" in row(desk, path)
        await pick(desk, path)
        assert desk.place == "Notice"
        assert "Give it its own id." in desk.words


async def test_a_broken_file_that_was_mended_meanwhile_can_be_used(home):
    path = own()
    whole = path.read_bytes()
    path.write_text("[questionnaire\n", encoding="utf-8")
    async with sit() as desk:
        await desk.press("1")
        path.write_bytes(whole)
        await pick(desk, path)
        assert desk.place == "setup"


async def test_a_file_that_is_taken_away_meanwhile_is_said_to_be_gone(home):
    path = own()
    async with sit() as desk:
        await desk.press("1")
        path.unlink()
        await pick(desk, path)
        assert "there is no such file" in desk.words
        assert desk.app.is_running


@pytest.mark.parametrize(("key", "strength"), [("1", "weak"), ("2", "strong")])
async def test_a_sample_of_another_sector_is_opened_from_the_list(home, key, strength):
    async with sit() as desk:
        await desk.press("3", key)
        await pick(desk, bundled_files()["early-years"])
        asked = desk.work.questionnaire
        assert asked.about.id == "early-years"
        sample = next(each for each in asked.samples if each.strength == strength)
        assert desk.assessment.sample == sample.id
        assert sample.name in desk.text
        assert "PRACTICE" in desk.text


async def test_a_questionnaire_without_a_sample_says_so_and_the_list_stays(home):
    path = own()
    async with sit() as desk:
        await desk.press("3", "2")
        await pick(desk, path)
        assert "This questionnaire has no strong sample." in desk.said
        assert desk.place == "choose"


async def test_escape_goes_back_to_the_start(home):
    async with sit() as desk:
        await desk.press("1", "escape")
        assert desk.place == "start"


async def test_hostile_texts_of_ones_own_are_shown_as_text(home):
    trap = "[red]x[/] [@click=app.quit]y {nb}"
    path = own(sector=trap, audience=trap, title=trap)
    own("worse").write_text('[questionnaire]\ntitle = "a\\u001b]0;b\\u0007"\nsector = "c\\u202ed"\n', encoding="utf-8")
    async with sit() as desk:
        await desk.press("1")
        assert row(desk, path).startswith(trap)
        assert f"not shipped with the program · {trap}" in row(desk, path)
        assert not controls(desk.text)


async def test_a_questionnaire_whose_levels_are_its_own_is_answered_with_its_own_keys(home):
    path = own()
    async with sit() as desk:
        await desk.press("1")
        await pick(desk, path)
        await desk.press("ctrl+s", "enter", "3")
        assert desk.answer("door").level == LEVELS[2]
