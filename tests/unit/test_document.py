"""An open file is held by one window, saved whole, and never written over somebody else's work."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock, Timeout

from prevent_tui import paths
from prevent_tui.assessment.model.assessment import Answer, Assessment, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec, conflict_copies, lock
from prevent_tui.assessment.storage.backups import backups
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.errors import BadFile, CannotWrite, ChangedOnDisk, InUse
from prevent_tui.files import atomic
from support.small_questionnaire import NOON, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prevent_tui.questionnaire.model import Questionnaire

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes and signals are of POSIX systems")


def noted(questionnaire: Questionnaire, note: str) -> Assessment:
    """An assessment with one note."""
    return blank_assessment(questionnaire).model_copy(update={"answers": {"head": Answer(note=note)}})


def answered(questionnaire: Questionnaire, moment: datetime) -> Assessment:
    """An assessment with one answer, given at a moment."""
    level = questionnaire.scales[0].levels[-1].id
    answer = Answer(state=State.LEVEL, level=level, updated=moment)
    return blank_assessment(questionnaire).model_copy(update={"answers": {"hall": answer}})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is to be."""
    return tmp_path / "self-assessment.toml"


@pytest.fixture
def document(path: Path, shipped: Questionnaire) -> Iterator[Document]:
    """A file just created, and open."""
    with Document.create(path, shipped, blank_assessment(shipped), clock=lambda: NOON) as made:
        yield made


def note_in(path: Path) -> str:
    """The note in a file, as another program would read it."""
    return codec.load(path)[0].answer("head").note


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)


def make_read_only(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """No file can be made in a folder, as if it were read-only, for root too."""
    real = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)


def test_what_is_saved_is_there_when_it_is_opened_again(document: Document, path: Path) -> None:
    assert document.save(noted(document.questionnaire, "hello"))
    assert document.assessment.answer("head").note == "hello"
    document.close()
    with Document.open(path, clock=now) as again:
        assert again.assessment == noted(document.questionnaire, "hello")
        assert again.questionnaire == document.questionnaire


def test_saving_what_is_there_already_writes_nothing(document: Document, path: Path) -> None:
    document.save(noted(document.questionnaire, "hello"))
    before = path.stat()
    assert not document.save(noted(document.questionnaire, "hello"))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_a_person_wrote_by_hand_stays_until_something_changes(document: Document, path: Path) -> None:
    document.close()
    by_hand = path.read_text() + "# a comment of mine\n"
    path.write_text(by_hand)
    with Document.open(path, clock=now) as again:
        assert not again.save(again.assessment)
        assert path.read_text() == by_hand
        assert again.save(noted(again.questionnaire, "x"))
        assert "of mine" not in path.read_text()


def test_a_new_file_never_replaces_one(path: Path, shipped: Questionnaire) -> None:
    path.write_text("mine")
    with pytest.raises(CannotWrite, match="already something of that name"):
        Document.create(path, shipped, blank_assessment(shipped), clock=now)
    assert path.read_text() == "mine"


def test_a_file_that_cannot_be_opened_is_not_held(path: Path, shipped: Questionnaire) -> None:
    path.write_text("not toml")
    for _ in range(2):
        with pytest.raises(BadFile, match="not valid TOML"):
            Document.open(path, clock=now)
    assert path.read_text() == "not toml"


def test_a_file_is_checked_when_it_is_opened(path: Path, shipped: Questionnaire) -> None:
    level = Answer(state=State.LEVEL, level="zzz")
    path.write_bytes(codec.dump(blank_assessment(shipped).model_copy(update={"answers": {"head": level}})))
    with pytest.raises(BadFile) as caught:
        Document.open(path, clock=now)
    assert caught.value.faults[0].place == "answers.head.level"


def test_opening_tidies_up_after_a_killed_save(document: Document, path: Path) -> None:
    document.close()
    left = path.parent / f"{atomic._mark(path)}0badcafe.tmp"
    left.write_bytes(b"half")
    with Document.open(path, clock=now):
        assert not left.exists()


# ---------------------------------------------------------------- two at once


def test_a_second_window_is_refused_at_once(document: Document, path: Path) -> None:
    with pytest.raises(InUse, match="open in another window") as caught:
        Document.open(path, clock=now)
    assert caught.value.file == path
    document.close()
    Document.open(path, clock=now).close()


def test_a_second_window_is_refused_whatever_link_leads_to_the_file(document: Document, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    try:
        link.symlink_to(document.path)
    except OSError:
        pytest.skip("this account may not make symbolic links")
    with pytest.raises(InUse):
        Document.open(link, clock=now)


def test_closing_twice_is_no_error(document: Document) -> None:
    document.close()
    document.close()


HOLDER = """
import sys
from pathlib import Path
from prevent_tui import paths
paths.bundled_questionnaires = lambda: Path(sys.argv[2])
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
document = Document.open(Path(sys.argv[1]), clock=now)
print("open", flush=True)
sys.stdin.read()
"""


def test_another_program_is_refused_until_the_holder_is_killed(document: Document, path: Path) -> None:
    document.close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), str(paths.bundled_questionnaires())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(InUse):
        Document.open(path, clock=now)
    holder.kill()
    holder.communicate()
    with Document.open(path, clock=now) as again:
        assert again.save(noted(again.questionnaire, "mine"))


def test_a_file_opens_where_no_lock_can_be_had(
    document: Document, path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.close()
    blocked = home / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setattr(paths, "state_dir", lambda: blocked)
    with Document.open(path, clock=now) as again:
        assert again.save(noted(again.questionnaire, "mine"))
    assert note_in(path) == "mine"


def refused_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(_file: int, _kind: int) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(fcntl, "flock", refuse)


def not_to_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows has it: a lock that may not be opened looks like one that is taken."""
    real = os.open

    def refuse(name: str, *args: int, **options: int) -> int:
        if str(name).endswith(".lock"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(name, *args, **options)

    def taken(self: FileLock) -> None:
        raise Timeout(self.lock_file)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(FileLock, "acquire", taken)


def of_another_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a start as administrator: the lock is there, and may not be opened."""
    pytest.importorskip("fcntl")
    real = os.open

    def refuse(name: str, *args: int, **options: int) -> int:
        if str(name).endswith(".lock"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(name, *args, **options)

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.parametrize("refuse", [refused_to_everybody, not_to_be_opened, of_another_user])
def test_a_lock_that_the_system_refuses_is_not_called_another_window(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch, refuse: Callable[[pytest.MonkeyPatch], None]
) -> None:
    document.close()
    refuse(monkeypatch)
    with pytest.raises(CannotWrite, match=r"\.lock cannot be used: Permission denied") as caught:
        Document.open(path, clock=now)
    assert caught.value.file == path
    assert "another window of" not in str(caught.value)
    assert "delete the file" in caught.value.hint


def test_locks_lie_outside_the_documents_folder(document: Document, tmp_path: Path) -> None:
    assert [file.name for file in tmp_path.iterdir()] == [document.path.name]
    assert (paths.state_dir() / "locks" / f"{lock.file_key(document.path)}.lock").exists()


# ---------------------------------------------------------------- somebody else changed it


def test_a_file_changed_by_another_program_is_left_as_it_is(document: Document, path: Path) -> None:
    theirs = noted(document.questionnaire, "theirs")
    path.write_bytes(codec.dump(theirs))
    with pytest.raises(ChangedOnDisk, match="changed by another program") as caught:
        document.save(noted(document.questionnaire, "mine"))
    assert caught.value.hint
    assert note_in(path) == "theirs"
    assert document.assessment == blank_assessment(document.questionnaire)


def test_a_file_deleted_by_another_program_is_said_and_not_made_anew(document: Document, path: Path) -> None:
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="deleted or moved"):
        document.save(noted(document.questionnaire, "mine"))
    assert not path.exists()


def test_a_change_is_noticed_even_when_there_is_nothing_new_to_save(document: Document, path: Path) -> None:
    path.unlink()
    with pytest.raises(ChangedOnDisk):
        document.save(document.assessment)


def test_the_same_change_made_elsewhere_is_no_conflict(document: Document, path: Path) -> None:
    path.write_bytes(codec.dump(noted(document.questionnaire, "same")))
    assert not document.save(noted(document.questionnaire, "same"))
    assert document.save(noted(document.questionnaire, "next"))


def test_keeping_mine_replaces_theirs_and_keeps_a_backup_of_it(document: Document, path: Path) -> None:
    path.write_bytes(codec.dump(noted(document.questionnaire, "theirs")))
    document.take_over()
    assert note_in(path) == "theirs"
    assert document.save(noted(document.questionnaire, "mine"))
    assert note_in(path) == "mine"
    kept = [backup.read(document.questionnaire).answer("head").note for backup in backups(path)]
    assert "theirs" in kept


def test_keeping_mine_works_when_mine_is_what_was_saved_last(document: Document, path: Path) -> None:
    document.save(noted(document.questionnaire, "mine"))
    path.write_bytes(codec.dump(noted(document.questionnaire, "theirs")))
    document.take_over()
    assert document.save(noted(document.questionnaire, "mine"))
    assert note_in(path) == "mine"


def test_keeping_mine_makes_a_deleted_file_anew(document: Document, path: Path) -> None:
    path.unlink()
    document.take_over()
    assert document.save(document.assessment)
    assert codec.load(path)[0] == document.assessment


def test_keeping_mine_covers_only_the_change_that_was_seen(document: Document, path: Path) -> None:
    path.write_bytes(codec.dump(noted(document.questionnaire, "theirs")))
    document.take_over()
    path.write_bytes(codec.dump(noted(document.questionnaire, "theirs again")))
    with pytest.raises(ChangedOnDisk):
        document.save(noted(document.questionnaire, "mine"))


def test_taking_theirs_reads_it_and_saving_goes_on_from_there(document: Document, path: Path) -> None:
    theirs = noted(document.questionnaire, "theirs")
    path.write_bytes(codec.dump(theirs))
    assert document.reload() == theirs == document.assessment
    assert document.save(noted(document.questionnaire, "mine"))


def test_taking_theirs_is_refused_when_theirs_is_broken(document: Document, path: Path) -> None:
    path.write_text("half a fi")
    with pytest.raises(BadFile):
        document.reload()
    with pytest.raises(ChangedOnDisk):
        document.save(noted(document.questionnaire, "mine"))


def test_saving_beside_leaves_theirs_and_never_replaces(document: Document, path: Path) -> None:
    mine = noted(document.questionnaire, "mine")
    path.write_bytes(codec.dump(noted(document.questionnaire, "theirs")))
    first, second = (document.save_beside(mine, NOON) for _ in range(2))
    assert first == path.with_name("self-assessment (this computer, 2026-11-22 120000).toml")
    assert second == path.with_name("self-assessment (this computer, 2026-11-22 120000 2).toml")
    assert note_in(path) == "theirs"
    assert note_in(first) == note_in(second) == "mine"


def test_a_very_long_name_still_has_room_for_a_copy(tmp_path: Path, shipped: Questionnaire) -> None:
    path = tmp_path / f"{'ŵ' * 120}.toml"
    with Document.create(path, shipped, blank_assessment(shipped), clock=now) as document:
        assert document.save_beside(document.assessment, NOON).exists()


def test_copies_that_other_programs_leave_after_a_conflict_are_found(document: Document, tmp_path: Path) -> None:
    conflicts = [
        "self-assessment (Jane's conflicted copy 2026-11-22).toml",
        "self-assessment (conflicted copy 2026-11-22 140231).toml",
        "self-assessment (this computer, 2026-11-22 140231).toml",
        "self-assessment [Conflict].toml",
        "self-assessment-DESKTOP-4F7K2QP.toml",
        "self-assessment-FBA-LT-014-2.toml",
        "self-assessment-Janes-MacBook-Pro.toml",
        "self-assessment-host-safeBackup-0001.toml",
        "self-assessment_conflict-20261122-140231.toml",
        "self-assessment.sync-conflict-20261122-140231-ABCDEFG.toml",
    ]
    others = [
        "self-assessment-2025.toml",
        "self-assessment-old.toml",
        "self-assessment-V2.toml",
        "self-assessment of the other school.toml",
        "self-assessment-SPRING-2026.toml",
        "self-assessment-2026-27.toml",
        "self-assessment-TERM-1.toml",
        "self-assessment-AUG-26.toml",
        "self-assessment (1).toml",
        "self-assessment 2.toml",
        "self-assessment-DESKTOP-4F7K2QP.pdf",
        "risks (conflicted copy 2026-11-22 140231).toml",
    ]
    for name in conflicts + others:
        (tmp_path / name).touch()
    assert [copy.name for copy in document.conflict_copies()] == sorted(conflicts)


@pytest.mark.parametrize("mark", [" (1)", " 2", "-OFFICE-PC-3"])
def test_of_a_mark_that_could_be_anybodys_what_the_copy_holds_decides(
    document: Document, path: Path, mark: str
) -> None:
    other = path.with_name(f"{path.stem}{mark}.toml")
    mine = answered(document.questionnaire, NOON)
    document.save(mine)

    def is_reported(held: Assessment) -> bool:
        other.write_bytes(codec.dump(held))
        return other in document.conflict_copies()

    assert is_reported(mine.model_copy(update={"answers": mine.answers | {"head": Answer(note="theirs")}}))
    assert not is_reported(mine), "the same is no conflict"
    assert not is_reported(answered(document.questionnaire, NOON + timedelta(days=1))), "another year's"
    elsewhere = mine.questionnaire.model_copy(update={"edition": "2022"})
    assert not is_reported(mine.model_copy(update={"questionnaire": elsewhere}))
    for data in (b"", b"x = "):
        other.write_bytes(data)
        assert (other in document.conflict_copies()) == mark.startswith("-")


def test_a_folder_of_many_such_names_is_not_read_from_end_to_end(document: Document, path: Path) -> None:
    for number in range(60):
        path.with_name(f"{path.stem} ({number}).toml").write_bytes(codec.dump(document.assessment))
    looked_into = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(conflict_copies, "read_bytes", lambda file: looked_into.append(file) or b"")
        assert document.conflict_copies() == ()
    assert len({file for file in looked_into if file != path}) <= 10


# ---------------------------------------------------------------- the disk refuses


def test_a_full_disk_leaves_the_file_and_saving_works_once_there_is_room(document: Document, path: Path) -> None:
    document.save(noted(document.questionnaire, "before"))
    with pytest.MonkeyPatch.context() as patched:
        fill_the_disk(patched)
        with pytest.raises(CannotWrite, match="the disk is full"):
            document.save(noted(document.questionnaire, "after"))
        assert document.assessment.answer("head").note == "before"
    assert note_in(path) == "before"
    assert document.save(noted(document.questionnaire, "after"))
    assert note_in(path) == "after"


def test_a_file_in_a_read_only_folder_opens_and_its_work_is_rescued(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.close()
    make_read_only(monkeypatch, path.parent)
    with Document.open(path, clock=now) as again:
        mine = noted(again.questionnaire, "mine")
        with pytest.raises(CannotWrite, match="read-only"):
            again.save(mine)
        with pytest.raises(CannotWrite, match="read-only"):
            again.save_beside(mine, NOON)
        rescued = [again.rescue(mine, NOON) for _ in range(2)]
    assert rescued[0] == paths.state_dir() / "recovered" / "self-assessment (2026-11-22 120000).toml"
    assert rescued[0] != rescued[1]
    assert [note_in(copy) for copy in rescued] == ["mine", "mine"]


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="no folder is read-only for root")
def test_a_folder_that_is_truly_read_only_is_said_to_be(document: Document, path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="read-only"):
            document.save(noted(document.questionnaire, "mine"))
    finally:
        path.parent.chmod(0o700)


@posix_only
def test_rescued_work_is_its_owners_alone(document: Document) -> None:
    rescued = document.rescue(document.assessment, NOON)
    assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
    assert stat.S_IMODE(rescued.parent.stat().st_mode) == 0o700


def test_work_that_no_program_could_read_again_is_rescued_all_the_same(document: Document) -> None:
    endless = document.assessment.model_copy(
        update={"answers": {"head": Answer().model_copy(update={"note": "x" * 300_000})}}
    )
    with pytest.raises(CannotWrite, match="cannot be saved"):
        document.save(endless)
    assert b"x" * 300_000 in document.rescue(endless, NOON).read_bytes()


def test_a_disk_taken_out_is_said_to_be_gone_and_nothing_is_thought_deleted(document: Document, path: Path) -> None:
    moved = path.parent.rename(path.parent.with_name("unplugged"))
    with pytest.raises(CannotWrite, match="no such folder") as caught:
        document.save(noted(document.questionnaire, "mine"))
    assert not isinstance(caught.value, ChangedOnDisk)
    moved.rename(path.parent)
    assert document.save(noted(document.questionnaire, "mine"))


def test_a_backup_that_cannot_be_kept_never_stops_a_save(
    document: Document, path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = home / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setattr(paths, "state_dir", lambda: blocked)
    assert document.save(noted(document.questionnaire, "mine"))
    assert note_in(path) == "mine"


def test_what_was_saved_last_is_kept_when_the_file_is_closed_after_somebody_wrote_over_it(
    path: Path, shipped: Questionnaire
) -> None:
    with Document.create(path, shipped, noted(shipped, "first"), clock=lambda: NOON) as document:
        document.save(noted(shipped, "last"))
        path.write_bytes(codec.dump(noted(shipped, "theirs")))
    assert note_in(path) == "theirs"
    assert {backup.read(shipped).answer("head").note for backup in backups(path)} == {"last", "first"}


def test_backups_are_made_on_opening_then_every_ten_minutes_and_on_closing(path: Path, shipped: Questionnaire) -> None:
    now = [NOON]
    with Document.create(path, shipped, noted(shipped, "0"), clock=lambda: now[0]) as document:
        for minute in range(1, 26):
            now[0] = NOON + timedelta(minutes=minute)
            document.save(noted(shipped, str(minute)))
        assert [backup.read(shipped).answer("head").note for backup in backups(path)] == ["20", "10", "0"]
    assert [backup.read(shipped).answer("head").note for backup in backups(path)] == ["25", "20", "10", "0"]
    assert all(backup.made_at.date() == TODAY for backup in backups(path))


SAVER = """
import sys
from pathlib import Path
from prevent_tui import paths
paths.bundled_questionnaires = lambda: Path(sys.argv[2])
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.assessment.model.assessment import Answer
document = Document.open(Path(sys.argv[1]), clock=now)
for number in range(10**9):
    note = "\\n".join([str(number)] * 2000)
    document.save(document.assessment.model_copy(update={"answers": {"head": Answer(note=note)}}))
    print(number, flush=True)
"""


@posix_only
def test_a_kill_while_saving_leaves_a_whole_file_that_opens_with_all_that_was_shown_as_saved(
    document: Document, path: Path
) -> None:
    document.close()
    for round_number in range(3):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), str(paths.bundled_questionnaires())],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert saver.stdout
        shown = [saver.stdout.readline() for _ in range(10 + 7 * round_number)]
        saver.kill()
        shown += [line for line in saver.stdout.readlines() if line.endswith("\n")]
        assert saver.wait() == -signal.SIGKILL
        with Document.open(path, clock=now) as again:
            lines = again.assessment.answer("head").note.split("\n")
        assert len(lines) == 2000
        assert len(set(lines)) == 1
        assert int(lines[0]) >= int(shown[-1])
        assert [file.name for file in path.parent.iterdir()] == [path.name]
