"""Forms that are left: what was typed is a draft, whatever closes them."""

from __future__ import annotations

from prevent_tui.workspace import draft_files
from support.app_pilot import sit, stored


def on_disk(path):
    return {each.of.form: dict(each.fields) for each in draft_files.read(draft_files.folder_of(path))[0]}


async def test_evidence_left_half_written_comes_back(school):
    async with sit(school) as desk:
        await desk.press("e")
        await desk.fill("where", "Safeguarding drive")
        await desk.press("escape")
        assert desk.place == "question"
        assert "Not kept yet: new evidence for" in desk.said
        await desk.work.flush()
        assert on_disk(school)["evidence"]["where"] == "Safeguarding drive"
        await desk.press("e")
        assert desk.field("where") == "Safeguarding drive"
        assert "is back" in desk.words
        await desk.press("escape", "u")
        assert "Taken back: draft of new evidence for" in desk.said
        await desk.press("e")
        assert desk.field("where") == ""
        await desk.work.flush()
        assert on_disk(school) == {}
    assert stored(school).evidence == ()
