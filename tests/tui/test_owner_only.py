"""Whatever the program writes anywhere is its owner's alone, in folders that only the owner can open."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from prevent_tui.errors import CannotWrite
from prevent_tui.files import crash_log, preferences
from prevent_tui.files.atomic import write
from support.app_pilot import sit

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")


@pytest.fixture(autouse=True)
def nothing_masked():
    """New files are everybody's, unless the program says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(*folders: Path) -> dict[str, str]:
    """What others could look into."""
    there = [path for folder in folders for path in folder.rglob("*") if path.name != "documents"]
    assert there
    modes = {str(path): stat.S_IMODE(path.lstat().st_mode) for path in there}
    return {path: oct(mode) for path, mode in modes.items() if mode != (0o700 if Path(path).is_dir() else 0o600)}


def test_what_the_commands_write(prevent, tmp_path, home):
    assert prevent("sample", "weak.toml")[0] == 0
    assert prevent("new", "new.toml", "--questionnaire", "schools")[0] == 0
    assert prevent("questionnaires", "new", "mine.toml")[0] == 0
    assert prevent("questionnaires", "schema", "--out", "schema.json")[0] == 0
    for kind in ("pdf", "html", "docx", "md", "xlsx", "csv", "ics"):
        assert prevent("export", "weak.toml", "--out", f"a.{kind}")[0] == 0
        (tmp_path / f"a.{kind}").write_bytes(b"changed")
        assert prevent("export", "weak.toml", "--out", f"a.{kind}", "--replace")[0] == 0
    crash_log.record(RuntimeError())
    assert open_to_others(tmp_path, home) == {}
    names = {path.name for path in (home / "state").rglob("*")}
    assert {"written.json", "locks", "crashes"} <= names


async def test_what_the_application_writes(school, home, quick):
    school.chmod(0o600)
    async with sit(school) as desk:
        await desk.press("1", "n")
        await desk.type("A note", "escape")
        await desk.saved()
        await desk.press("x")
        await desk.fill("path", str(home / "New" / "folder" / "report.pdf"))
        await desk.press("enter", "y", "enter")
        (home / "New" / "folder" / "report.pdf").write_bytes(b"theirs")
        await desk.press("x", "enter", "y", "enter")
        preferences.save(preferences.load())
        school.write_bytes(school.read_bytes() + b"\n")
        await desk.press("2")
        assert not await desk.saved()
    assert open_to_others(home) == {}
    names = {path.name for path in home.rglob("*")}
    assert {"settings.json", "recent.json", "exports.json", "written.json", "locks", "backups", "folder"} <= names


def test_a_file_that_was_shared_stays_shared_and_a_new_one_beside_it_is_not(tmp_path):
    shared = tmp_path / "shared.toml"
    shared.touch(mode=0o664)
    write(shared, b"x")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o664
    with pytest.raises(CannotWrite):
        write(tmp_path, b"x")
