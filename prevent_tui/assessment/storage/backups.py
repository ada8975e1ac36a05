"""Earlier versions of an assessment, kept outside its folder so that nothing that happens there reaches them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.assessment.revisions import brought_up
from prevent_tui.assessment.storage import codec
from prevent_tui.budget import ANSWERS_BYTES
from prevent_tui.errors import PreventError
from prevent_tui.file_kind import entries
from prevent_tui.files import atomic
from prevent_tui.files.bounded import read_at_most
from prevent_tui.files.file_key import file_key
from prevent_tui.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.model import Questionnaire

_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)-([0-9a-f]{16})\.toml")
_TIME = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, order=True)
class Backup:
    """One earlier version.

    Attributes:
        made_at: When it was kept, in UTC.
        path: The file it is kept in.
        mark: The start of the digest of what it should hold.
    """

    made_at: datetime
    path: Path
    mark: str = field(repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether it still holds what was put in it."""
        try:
            return codec.digest(read_at_most(self.path, ANSWERS_BYTES)).startswith(self.mark)
        except OSError:
            return False

    def read(self, questionnaire: Questionnaire) -> Assessment:
        """The assessment as it was then, brought up to the present revision of its questions.

        Raises:
            BadFile: It cannot be read, or does not fit the questionnaire.
        """
        assessment, _ = codec.load(self.path)
        codec.check(assessment, questionnaire, self.path)
        return brought_up(assessment, questionnaire)


def backups(path: Path) -> tuple[Backup, ...]:
    """Return the earlier versions of a file that are still whole, newest first."""
    return tuple(backup for backup in _all_backups(path) if backup.is_whole)


def keep(path: Path, data: bytes, now: datetime, *, at_once: bool = False) -> None:
    """Keeps a version of a file, unless it is the newest kept already or that one is only minutes old.

    What cannot be kept is left: a backup never stands in the way of a save.

    Args:
        path: The file it is a version of.
        data: What the file holds.
        now: The time, with its zone.
        at_once: Keep it however new the last one is.
    """
    now = now.astimezone(UTC)
    mark = codec.digest(data)[:16]
    with suppress(OSError, PreventError):
        existing = _all_backups(path)
        interval = timedelta(minutes=thresholds().backup_apart_minutes)
        recent = any(timedelta(0) <= now - backup.made_at < interval for backup in existing)
        if (recent and not at_once) or (existing and existing[0].mark == mark and existing[0].is_whole):
            return
        folder = atomic.make_private_dir(_folder(path))
        atomic.write(folder / f"{now:{_TIME}}-{mark}.toml", data)
        for old in surplus_backups(_all_backups(path), now):
            old.path.unlink(missing_ok=True)


def surplus_backups(existing: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return the versions to delete: all but the newest few and the newest of each of the last days."""
    daily_for, newest = timedelta(days=thresholds().backups_daily_days), thresholds().backups_newest
    days = set()
    surplus = []
    for place, backup in enumerate(sorted(existing, reverse=True)):
        day = backup.made_at.date()
        daily = day not in days and now - backup.made_at <= daily_for
        days.add(day)
        if place >= newest and not daily:
            surplus.append(backup)
    return surplus


def _folder(path: Path) -> Path:
    return paths.state_dir() / "backups" / file_key(path)


def _all_backups(path: Path) -> list[Backup]:
    files = []
    for file in entries(_folder(path)):
        name = _NAME.fullmatch(file.name)
        with suppress(ValueError):
            if name:
                files.append(Backup(datetime.fromisoformat(name[1]), file, name[2]))
    return sorted(files, reverse=True)
