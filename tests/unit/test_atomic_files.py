"""A write leaves the whole old file or the whole new one, and says in words why it could not be done."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from prevent_tui.errors import CannotWrite
from prevent_tui.files import atomic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes, groups and signals are of POSIX systems")

OLD, NEW = b"old\n" * 1000, b"new\n" * 2000


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def refusing(code: int, winerror: int | None = None) -> Callable[..., Any]:
    """A system call that fails each time."""

    def call(*args: object, **more: object) -> None:
        error = OSError(code, os.strerror(code))
        if winerror is not None:
            error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    return call


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that only sleeping moves; its one entry is the seconds gone by."""
    gone = [0.0]
    monkeypatch.setattr(atomic.time, "monotonic", lambda: gone[0])
    monkeypatch.setattr(atomic.time, "sleep", lambda seconds: gone.__setitem__(0, gone[0] + seconds))
    return gone


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    atomic.write(tmp_path / "a.toml", NEW)
    assert (tmp_path / "a.toml").read_bytes() == NEW
    assert names(tmp_path) == ["a.toml"]


@posix_only
def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    atomic.write(tmp_path / "a.toml", NEW)
    assert stat.S_IMODE((tmp_path / "a.toml").stat().st_mode) == 0o600


@posix_only
def test_a_shared_file_stays_shared(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    path.chmod(0o664)
    atomic.write(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_keeps_its_group(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    os.chown(path, -1, 12345)
    atomic.write(path, NEW)
    assert path.stat().st_gid == 12345


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "a.toml", tmp_path / "link.toml"
    real.parent.mkdir()
    real.write_bytes(OLD)
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this account may not make symbolic links")
    atomic.write(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "a.toml"
    try:
        link.symlink_to(link)
    except OSError:
        pytest.skip("this account may not make symbolic links")
    with pytest.raises(CannotWrite):
        atomic.write(link, NEW)


def test_a_disk_that_fills_up_part_way_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    real, calls = os.write, []

    def half(handle: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, bytes(data)[:100])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(CannotWrite, match="the disk is full") as caught:
        atomic.write(path, NEW)
    assert caught.value.file == path
    assert "Free some space" in caught.value.hint
    assert calls == [len(NEW), len(NEW) - 100]
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.toml"]


def test_a_system_that_writes_a_little_at_a_time_still_writes_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:7]))
    atomic.write(tmp_path / "a.toml", NEW)
    assert (tmp_path / "a.toml").read_bytes() == NEW


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "read-only for you"),
        (errno.EPERM, "read-only for you"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.ENAMETOOLONG, "the name is too long"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_refusal_is_said_in_words_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "open", refusing(code))
    with pytest.raises(CannotWrite, match=words) as caught:
        atomic.write(path, NEW)
    assert caught.value.hint
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_later_step_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, step, refusing(errno.EIO))
    with pytest.raises(CannotWrite):
        atomic.write(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.toml"]


def test_a_folder_that_is_not_there_is_named_as_the_reason(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no such folder"):
        atomic.write(tmp_path / "gone" / "a.toml", NEW)


def test_a_file_where_a_folder_should_be_is_named_as_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(CannotWrite, match="there is no such folder"):
        atomic.write(tmp_path / "file" / "a.toml", NEW)


def test_a_folder_of_that_name_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(CannotWrite, match="there is a folder of that name"):
        atomic.write(tmp_path / "a.toml", NEW)


@posix_only
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite, match="already something"):
        atomic.write(pipe, NEW)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_marked_read_only_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        atomic.write(path, NEW)
    assert path.read_bytes() == OLD
    path.chmod(0o644)


def test_a_name_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="not allowed"):
        atomic.write(tmp_path / "a\0b.toml", NEW)


def test_a_file_that_must_be_new_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    with pytest.raises(CannotWrite, match="already something of that name"):
        atomic.write(path, NEW, replace=False)
    assert path.read_bytes() == OLD


def test_a_file_that_must_be_new_never_replaces_one_that_appears_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    monkeypatch.setattr(os, "fsync", lambda handle: path.write_bytes(OLD))
    with pytest.raises(CannotWrite, match="already something of that name"):
        atomic.write(path, NEW, replace=False)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.toml"]


def test_a_new_file_is_written_on_a_disk_without_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    atomic.write(tmp_path / "a.toml", NEW, replace=False)
    assert (tmp_path / "a.toml").read_bytes() == NEW
    assert names(tmp_path) == ["a.toml"]


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_windows_says_is_held_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float], winerror: int
) -> None:
    real, tries = os.replace, []

    def held_twice(source: object, target: object) -> None:
        tries.append(1)
        if len(tries) < 3:
            refusing(errno.EACCES, winerror)()
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", held_twice)
    atomic.write(tmp_path / "a.toml", NEW)
    assert (tmp_path / "a.toml").read_bytes() == NEW
    assert len(tries) == 3


def test_a_file_that_stays_held_is_given_up_after_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "replace", refusing(errno.EACCES, 32))
    with pytest.raises(CannotWrite, match="another program has it open") as caught:
        atomic.write(path, NEW)
    assert "OneDrive" in caught.value.hint
    assert 2 <= clock[0] < 2.1
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.toml"]


def test_another_windows_error_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    monkeypatch.setattr(os, "replace", refusing(errno.EINVAL, 87))
    with pytest.raises(CannotWrite):
        atomic.write(tmp_path / "a.toml", NEW)
    assert clock[0] == 0


@posix_only
def test_a_private_folder_is_its_owners_alone_with_those_above_it(tmp_path: Path) -> None:
    made = atomic.make_private_dir(tmp_path / "state" / "backups" / "one")
    for folder in (made, made.parent, made.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix_only
def test_a_folder_that_was_open_to_others_is_made_private(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o755)
    assert stat.S_IMODE(atomic.make_private_dir(tmp_path / "state").stat().st_mode) == 0o700


def test_a_private_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(OLD)
    with pytest.raises(CannotWrite):
        atomic.make_private_dir(tmp_path / "state")


KILLED_AT = """
import os, signal, sys
from pathlib import Path
from prevent_tui.files import atomic

step, path = sys.argv[1], Path(sys.argv[2])
real = getattr(os, step)

def die(*args):
    if step == "write":
        real(args[0], bytes(args[1])[:100])
    os.kill(os.getpid(), signal.SIGKILL)

setattr(os, step, die)
atomic.write(path, b"new\\n" * 2000)
"""


@posix_only
@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace"])
def test_a_kill_at_any_step_leaves_the_old_file_and_a_sweep_tidies_up(tmp_path: Path, step: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    killed = subprocess.run([sys.executable, "-c", KILLED_AT, step, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    (tmp_path / ".prevent-tui-of-another-file.tmp").touch()
    atomic.remove_leftovers(path)
    assert names(tmp_path) == [".prevent-tui-of-another-file.tmp", "a.toml"]


@pytest.mark.file_times
def test_without_the_files_lock_only_what_has_long_been_left_behind_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    mark = atomic._mark(path.resolve())
    left, busy = tmp_path / f"{mark}left.tmp", tmp_path / f"{mark}busy.tmp"
    left.touch()
    busy.touch()
    long_ago = busy.stat().st_mtime - atomic.LEFT_BEHIND - 60
    os.utime(left, (long_ago, long_ago))
    atomic.remove_leftovers(path, atomic.LEFT_BEHIND)
    assert names(tmp_path) == [busy.name]
    atomic.remove_leftovers(path)
    assert names(tmp_path) == []


KILLED_ANY_TIME = """
import sys
from pathlib import Path
from prevent_tui.files import atomic

print("ready", flush=True)
for number in range(10**9):
    atomic.write(Path(sys.argv[1]), (b"%d\\n" % number) * 5000)
    print(number, flush=True)
"""


@posix_only
def test_a_kill_at_any_moment_leaves_one_whole_file_no_older_than_the_last_said_to_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    for round_number in range(5):
        writer = subprocess.Popen([sys.executable, "-c", KILLED_ANY_TIME, str(path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(20 + 7 * round_number)]
        writer.kill()
        said += writer.stdout.readlines()
        writer.wait()
        whole = [line for line in said if line.endswith("\n")]
        lines = path.read_text().splitlines()
        assert len(lines) == 5000
        assert len(set(lines)) == 1
        assert int(lines[0]) >= int(whole[-1])
