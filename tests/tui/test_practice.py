"""An invented setting is seen to be one, wherever its file lies, whatever it is called and however it was opened."""

from __future__ import annotations

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.cli import main
from prevent_tui.questionnaire import catalogue
from prevent_tui.tui.kit import routes
from prevent_tui.workspace.recent_files import recent
from support.app_pilot import NARROW, WIDE, as_own, sit, stored, write

PAGES = (
    *(routes.ToReview(), routes.ToPlan(), routes.ToEvidence(), routes.ToRisks()),
    *(routes.ToGovernors(), routes.ToContacts(), routes.ToFigures(), routes.ToChecks(), routes.ToFrontSheet()),
)


@pytest.fixture
def sample(tmp_path):
    """The file of an invented school as the command writes it, with the version sealed before beside it."""
    path = tmp_path / "s.toml"
    with pytest.raises(SystemExit) as ended:
        main.main(["sample", str(path)])
    assert ended.value.code == 0
    return path


def header(desk):
    """The first row of the screen in front."""
    return desk.text.splitlines()[0]


@pytest.mark.parametrize("size", [NARROW, WIDE, (64, 20)])
async def test_every_page_of_a_sample_that_is_kept_in_a_file_says_practice(sample, size):
    async with sit(sample, size=size) as desk:
        seen = set()
        for page in (None, *PAGES):
            if page:
                desk.app.go(page)
                await desk.settled()
            seen.add(desk.place)
            assert "PRACTICE" in header(desk), desk.place
            assert "nothing is kept" not in header(desk), desk.place
        assert len(seen) == 1 + len(PAGES)


async def test_what_is_answered_in_it_is_kept_and_it_stays_practice_under_another_name(sample, tmp_path):
    async with sit(sample) as desk:
        at = desk.at
        await desk.press("1")
        assert await desk.saved()
        assert "PRACTICE" in header(desk)
        assert "saved" in header(desk)
        desk.work.session.describe("Oak Primary School", {})
        await desk.settled()
        assert await desk.saved()
        assert "PRACTICE" in header(desk)
    assert stored(sample).answer(at).level == "not-in-place"
    renamed = sample.rename(tmp_path / "oak-2026.toml")
    async with sit(renamed) as desk:
        assert "PRACTICE" in header(desk)


async def test_its_sealed_version_is_practice_and_only_to_be_read(sample):
    (sealed,) = (path for path in sample.parent.glob("*sealed*"))
    async with sit(sealed) as desk:
        assert "PRACTICE" in header(desk)
        assert "READ ONLY" in header(desk)


async def test_a_retired_sample_shown_from_the_start_is_practice_and_only_to_be_read(home):
    async with sit() as desk:
        entry = next(each for each in catalogue.entries() if each.status == "retired")
        desk.app.files.open_sample("weak", entry)
        await desk.settled()
        assert "PRACTICE" in header(desk)
        assert "READ ONLY" in header(desk)


async def test_a_real_file_is_no_practice(sample):
    real = write(sample.with_name("real.toml"), as_own(stored(sample)))
    async with sit(real) as desk:
        assert "PRACTICE" not in header(desk)


async def test_among_the_recent_files_it_is_marked_and_nothing_of_it_is_due(sample):
    async with sit(sample):
        pass
    (entry,) = recent()
    assert (entry.practice, entry.outlook) == (True, None)
    async with sit() as desk:
        assert "PRACTICE · Fenbridge" in desk.text
        assert "overdue" not in desk.text


def test_the_mark_of_a_sample_is_under_its_seal(sample):
    (sealed,) = (path for path in sample.parent.glob("*sealed*"))
    unmarked = stored(sealed).model_copy(update={"sample": None})
    assert [fault.place for fault in sealing.differences(unmarked)] == ["sample"]
