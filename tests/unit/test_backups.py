"""Earlier versions are kept apart, thinned with time, and never trusted blindly."""

from __future__ import annotations

import os
import stat
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prevent_tui import paths
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.backups import backups, keep
from prevent_tui.errors import BadFile
from support.small_questionnaire import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from prevent_tui.questionnaire.model import Questionnaire


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that versions are kept of; it need not even be there."""
    return tmp_path / "a.toml"


def version(number: int) -> bytes:
    """One version of a file."""
    return b"# %d\n" % number


def kept_at(path: Path) -> list[datetime]:
    return [backup.made_at for backup in backups(path)]


def test_there_are_none_of_a_file_never_kept(path: Path) -> None:
    assert backups(path) == ()


def test_they_come_newest_first_and_hold_what_was_kept(path: Path) -> None:
    for hour in range(3):
        keep(path, version(hour), NOON + timedelta(hours=hour))
    assert [backup.path.read_bytes() for backup in backups(path)] == [version(2), version(1), version(0)]
    assert kept_at(path)[0] == NOON + timedelta(hours=2)


def test_within_ten_minutes_no_other_is_kept(path: Path) -> None:
    keep(path, version(0), NOON)
    keep(path, version(1), NOON + timedelta(minutes=9, seconds=59))
    assert kept_at(path) == [NOON]
    keep(path, version(2), NOON + timedelta(minutes=10))
    assert len(kept_at(path)) == 2


def test_one_asked_for_at_once_is_kept_at_once(path: Path) -> None:
    keep(path, version(0), NOON)
    keep(path, version(1), NOON + timedelta(seconds=1), at_once=True)
    assert len(kept_at(path)) == 2


def test_the_same_content_is_not_kept_twice_running(path: Path) -> None:
    keep(path, version(0), NOON)
    keep(path, version(0), NOON + timedelta(hours=1), at_once=True)
    assert kept_at(path) == [NOON]


def test_a_clock_that_was_set_back_does_not_stop_them(path: Path) -> None:
    keep(path, version(0), NOON + timedelta(days=400))
    keep(path, version(1), NOON)
    assert len(kept_at(path)) == 2


def test_each_file_has_its_own(path: Path, tmp_path: Path) -> None:
    keep(path, version(0), NOON)
    assert backups(tmp_path / "b.toml") == ()


@pytest.mark.slow
def test_the_newest_twenty_stay_and_one_a_day_for_thirty_days(path: Path) -> None:
    for hour in range(24 * 50):
        keep(path, version(hour), NOON + timedelta(hours=hour))
    last = NOON + timedelta(hours=24 * 50 - 1)
    found = kept_at(path)
    assert found[:20] == [last - timedelta(hours=back) for back in range(20)]
    assert [made.date() for made in found[20:]] == [last.date() - timedelta(days=back) for back in range(2, 31)]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_they_are_their_owners_alone(path: Path) -> None:
    keep(path, version(0), NOON)
    kept = backups(path)[0].path
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert paths.state_dir() in kept.parents


def test_a_broken_one_and_what_is_none_are_passed_over(path: Path) -> None:
    for hour in range(3):
        keep(path, version(hour), NOON + timedelta(hours=hour))
    middle = backups(path)[1].path
    middle.write_bytes(b"# half")
    (middle.parent / "notes.txt").write_text("hello")
    (middle.parent / "20269999T999999.000000Z-0123456789abcdef.toml").write_bytes(b"")
    (middle.parent / "20261122T120000.000000Z-0123456789abcdee.toml").mkdir()
    assert [backup.path.read_bytes() for backup in backups(path)] == [version(2), version(0)]


def test_the_newest_broken_one_is_replaced_by_a_whole_one(path: Path) -> None:
    keep(path, version(0), NOON)
    backups(path)[0].path.write_bytes(b"")
    keep(path, version(0), NOON + timedelta(hours=1))
    assert [backup.path.read_bytes() for backup in backups(path)] == [version(0)]


def test_one_that_cannot_be_written_is_no_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    keep(path, version(0), NOON)
    assert backups(path) == ()


def test_one_is_read_as_the_assessment_it_was(path: Path, shipped: Questionnaire) -> None:
    made = EditionRef(id="little", edition="2026-09")
    assessment = Assessment(questionnaire=made, answers={"head": Answer(note="then")})
    keep(path, codec.dump(assessment), NOON)
    assert backups(path)[0].read(shipped) == assessment


def test_one_of_another_questionnaire_is_refused(path: Path, shipped: Questionnaire) -> None:
    keep(path, codec.dump(Assessment(questionnaire=EditionRef(id="other", edition="2026-09"))), NOON)
    with pytest.raises(BadFile, match="belongs to the questionnaire `other`"):
        backups(path)[0].read(shipped)
