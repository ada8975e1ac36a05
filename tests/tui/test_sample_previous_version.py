"""A sample that was sealed before: practice shows beside it what changed since, though neither is kept in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli_w

from prevent_tui.assessment import sealing
from prevent_tui.questionnaire.catalogue import find
from support.app_pilot import joined, sit
from support.small_questionnaire import question, table

if TYPE_CHECKING:
    from pathlib import Path

    from prevent_tui.questionnaire.catalogue import Entry

SAMPLE = {
    "id": "ash",
    "strength": "weak",
    "name": "Ash School (invented)",
    "answers": {"head": {"level": "some"}, "hall": {"level": "done", "where": "Drive", "checked_days_ago": 9}},
    "before": {
        "sealed_days_ago": 365,
        "role": "Chair of governors",
        "decision": "Approved.",
        "answers": {"head": {"level": "done"}},
    },
    "expects": {
        **{"musts": [0, 1], "shoulds": [1, 1], "conditions": [0, 0], "points": [3, 6], "answered": 2, "of": 2},
        **{"dont_know": 0, "not_applicable": 0, "themes": {"people": "gap"}, "gaps": ["head"]},
    },
}


@pytest.fixture
def entry(home: Path, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """A shipped questionnaire with that sample."""
    folder = home / "shipped"
    folder.mkdir()
    asked = table(question("head", "must"), question("hall"), samples=[SAMPLE])
    (folder / "little.toml").write_text(tomli_w.dumps(asked), encoding="utf-8")
    monkeypatch.setattr("prevent_tui.paths.bundled_questionnaires", lambda: folder)
    return find("little")


async def test_governors_are_offered_what_changed_since_the_sample_was_sealed(entry):
    async with sit() as desk:
        desk.app.files.open_sample("weak", entry)
        await desk.settled()
        await desk.press("g")
        assert "Not signed off yet: version 2." in desk.text
        assert "was Done last time and is Some now" in joined(desk.rows("governors-rows"))


async def test_a_sample_that_is_sealed_and_opened_again_shows_that_version_as_the_one_before(entry):
    async with sit() as desk:
        desk.app.files.open_sample("weak", entry)
        await desk.settled()
        before = desk.work.before
        desk.app.sign_offs.sign_off(sealing.draft("Chair of governors", desk.work.today, "Approved."))
        await desk.settled()
        sealed = desk.assessment
        desk.app.sign_offs.reopen()
        await desk.settled()
        assert before is not None
        assert sealing.is_sealed(sealed)
        assert desk.work.before == sealed
        assert desk.assessment.sign_off.version == 3
