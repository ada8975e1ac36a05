"""Files at places that people choose: what is as this program wrote it is replaced, and nothing else unasked."""

from __future__ import annotations

import json
import os
import stat
import sys
import unicodedata
from pathlib import Path

import pytest

from prevent_tui import paths
from prevent_tui.errors import CannotWrite, NotAsWritten
from prevent_tui.files import atomic, written
from prevent_tui.files.delivery import Over, deliver, refuse_changed
from support.small_questionnaire import NOON

OURS, NEWER, THEIRS = b"ours", b"ours, newer", b"theirs"

posix_only = pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A file that this program wrote."""
    path = tmp_path / "report.docx"
    deliver(path, OURS, NOON)
    return path


def store() -> Path:
    return paths.state_dir() / "written.json"


# ------------------------------------------------------------ what counts as ours


def test_what_is_as_written_is_replaced_and_then_known_anew(made: Path) -> None:
    for data in (NEWER, OURS):
        assert deliver(made, data, NOON) is None
        assert made.read_bytes() == data
    assert list(made.parent.iterdir()) == [made]


@pytest.mark.parametrize("data", [THEIRS, OURS + b" and a word", OURS.swapcase()])
def test_what_was_changed_since_is_not_replaced(made: Path, data: bytes) -> None:
    made.write_bytes(data)
    with pytest.raises(NotAsWritten, match="was changed since"):
        deliver(made, NEWER, NOON)
    assert made.read_bytes() == data


def test_what_was_changed_and_changed_back_is_ours(made: Path) -> None:
    made.write_bytes(THEIRS)
    made.write_bytes(OURS)
    deliver(made, NEWER, NOON)
    assert made.read_bytes() == NEWER


def test_the_same_bytes_at_another_place_are_not_ours(made: Path) -> None:
    copy = made.with_name("copy.docx")
    copy.write_bytes(OURS)
    with pytest.raises(NotAsWritten):
        deliver(copy, NEWER, NOON)


def test_an_empty_file_holds_nothing_to_lose(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.touch()
    deliver(path, OURS, NOON)
    assert path.read_bytes() == OURS


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[[]]",
        b"[1, null]",
        b'[["/nowhere", 4]]',
        b'[["/nowhere", "4", "x"]]',
        b"[" * 100_000,
        b"[" + b'["x", 1, "y"],' * 100_000,
    ],
)
def test_a_damaged_record_is_none(made: Path, spoilt: bytes) -> None:
    store().write_bytes(spoilt)
    with pytest.raises(NotAsWritten):
        deliver(made, NEWER, NOON)
    assert made.read_bytes() == OURS


def test_the_record_is_the_owners_alone_and_names_no_content(made: Path) -> None:
    assert OURS not in store().read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(store().stat().st_mode) == 0o600


def test_the_record_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_MOST", 3)
    for number in range(5):
        deliver(tmp_path / f"{number}.md", OURS, NOON)
    assert [Path(entry[0]).name for entry in json.loads(store().read_bytes())] == ["4.md", "3.md", "2.md"]


def test_long_paths_take_the_room_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_MOST_BYTES", 2000)
    for number in range(40):
        deliver(tmp_path / f"{number}-{'x' * 100}.md", OURS, NOON)
    assert len(store().read_bytes()) <= 2000
    deliver(tmp_path / f"39-{'x' * 100}.md", NEWER, NOON)


def test_a_record_that_cannot_be_kept_is_no_reason_to_fail(tmp_path: Path, home: Path) -> None:
    (home / "state").write_text("no folder")
    deliver(tmp_path / "a.md", OURS, NOON)
    assert (tmp_path / "a.md").read_bytes() == OURS


# ------------------------------------------------------------ one path, however it is spelled


def test_one_path_is_known_however_it_is_spelled(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.parent)
    for path in (Path(made.name), made.parent / "." / made.name, made.parent / ".." / made.parent.name / made.name):
        deliver(path, NEWER, NOON)
        deliver(path, OURS, NOON)


@posix_only
def test_a_link_to_a_file_of_ours_is_that_file(made: Path) -> None:
    link = made.with_name("link.docx")
    link.symlink_to(made)
    deliver(link, NEWER, NOON)
    assert link.is_symlink()
    assert made.read_bytes() == NEWER


@pytest.mark.parametrize("spell", [str.upper, lambda name: unicodedata.normalize("NFD", name)])
def test_whether_two_spellings_are_one_file_is_for_the_disk_to_say(tmp_path: Path, spell) -> None:
    made = tmp_path / "écoles.docx"
    deliver(made, OURS, NOON)
    other = tmp_path / spell(made.name)
    one = other.exists()
    other.write_bytes(OURS)
    if one:
        deliver(other, NEWER, NOON)
    else:
        with pytest.raises(NotAsWritten):
            deliver(other, NEWER, NOON)


# ------------------------------------------------------------ asked, or told to


def test_what_may_be_replaced_if_it_is_kept_is_kept_beside_with_the_date_in_its_name(made: Path) -> None:
    made.write_bytes(THEIRS)
    kept = deliver(made, NEWER, NOON, Over.KEPT)
    assert kept == made.with_name("report (kept 2026-11-22 120000).docx")
    assert (made.read_bytes(), kept.read_bytes()) == (NEWER, THEIRS)
    made.write_bytes(b"theirs again")
    assert deliver(made, OURS, NOON, Over.KEPT).read_bytes() == b"theirs again"
    assert kept.read_bytes() == THEIRS
    assert deliver(made, NEWER, NOON, Over.KEPT) is None


def test_where_a_disk_knows_no_second_names_the_kept_one_is_a_copy(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    made.write_bytes(THEIRS)
    assert deliver(made, NEWER, NOON, Over.KEPT).read_bytes() == THEIRS


def test_where_it_cannot_be_written_after_all_nothing_is_kept_twice(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "held by Word")

    made.write_bytes(THEIRS)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CannotWrite):
        deliver(made, NEWER, NOON, Over.KEPT)
    assert list(made.parent.iterdir()) == [made]
    assert made.read_bytes() == THEIRS


def test_stopped_right_after_it_was_written_what_was_there_is_kept(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    made.write_bytes(THEIRS)
    monkeypatch.setattr(atomic, "_sync_folder", stop)
    with pytest.raises(KeyboardInterrupt):
        deliver(made, NEWER, NOON, Over.KEPT)
    (kept,) = made.parent.glob("*(kept *")
    assert (made.read_bytes(), kept.read_bytes()) == (NEWER, THEIRS)


def test_a_very_long_name_is_kept_beside_too(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 120}.docx"
    path.write_bytes(THEIRS)
    assert deliver(path, OURS, NOON, Over.KEPT).read_bytes() == THEIRS


def test_told_to_it_replaces_anything(made: Path) -> None:
    made.write_bytes(THEIRS)
    assert deliver(made, NEWER, NOON, Over.ANY) is None
    assert list(made.parent.iterdir()) == [made]
    assert made.read_bytes() == NEWER


# ------------------------------------------------------------ between the look and the write


@pytest.mark.parametrize("over", [Over.UNCHANGED, Over.KEPT])
@pytest.mark.parametrize("there", [True, False])
def test_what_is_changed_while_it_is_written_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, over: Over, there: bool
) -> None:
    path, fill = tmp_path / "report.docx", atomic._fill
    if there:
        deliver(path, OURS, NOON)

    def slowly(temporary: Path, *rest: object) -> None:
        fill(temporary, *rest)
        if temporary.parent == tmp_path:
            path.write_bytes(THEIRS)

    refuse_changed(path, over)
    monkeypatch.setattr(atomic, "_fill", slowly)
    if over is Over.UNCHANGED:
        with pytest.raises(NotAsWritten):
            deliver(path, NEWER, NOON)
        assert list(tmp_path.iterdir()) == [path]
        assert path.read_bytes() == THEIRS
    else:
        assert deliver(path, NEWER, NOON, over).read_bytes() == THEIRS


def test_what_comes_to_be_there_at_the_very_last_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, put = tmp_path / "report.docx", atomic._put_new

    def late(*names: Path) -> None:
        path.write_bytes(THEIRS)
        put(*names)

    monkeypatch.setattr(atomic, "_put_new", late)
    monkeypatch.setattr(atomic.os, "name", "posix")
    with pytest.raises(CannotWrite):
        deliver(path, OURS, NOON)
    assert path.read_bytes() == THEIRS


# ------------------------------------------------------------ what no file takes the place of

EVERY = pytest.mark.parametrize("over", list(Over))


@EVERY
def test_a_folder_is_named_and_left(tmp_path: Path, over: Over) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(CannotWrite, match="there is a folder of that name") as refused:
        deliver(tmp_path / "report.pdf", OURS, NOON, over)
    assert refused.value.file == tmp_path / "report.pdf"


@posix_only
@EVERY
def test_a_pipe_and_a_device_are_named_and_left(tmp_path: Path, over: Over) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(CannotWrite, match="a device or a pipe"):
            deliver(path, OURS, NOON, over)


@posix_only
@EVERY
@pytest.mark.parametrize("to", ["nowhere.pdf", "nowhere/at/all.pdf", "link.pdf"])
def test_a_link_that_leads_nowhere_is_named_and_what_it_names_is_not_made(tmp_path: Path, over: Over, to: str) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(to)
    with pytest.raises(CannotWrite, match="is a link to a file that is not there"):
        deliver(link, OURS, NOON, over)
    assert list(tmp_path.iterdir()) == [link]


@posix_only
def test_a_new_file_of_any_kind_is_not_made_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "new.toml"
    link.symlink_to("elsewhere.toml")
    with pytest.raises(CannotWrite, match="already something of that name"):
        atomic.write(link, OURS, replace=False)
    assert list(tmp_path.iterdir()) == [link]


@EVERY
def test_a_read_only_file_is_named_and_left(made: Path, over: Over) -> None:
    made.chmod(0o400)
    with pytest.raises(CannotWrite, match="is read-only"):
        deliver(made, NEWER, NOON, over)
    made.chmod(0o600)
    assert made.read_bytes() == OURS


@EVERY
@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "file/inside.pdf"])
def test_a_name_that_no_file_can_have_is_refused_with_its_reason(tmp_path: Path, over: Over, name: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotWrite, match="cannot be written"):
        deliver(tmp_path / name, OURS, NOON, over)


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean little there")
def test_what_is_written_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        deliver(tmp_path / "a.pdf", OURS, NOON)
        atomic.make_folder(tmp_path / "new" / "deeper")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"a.pdf": 0o600, "new": 0o700, "deeper": 0o700}
