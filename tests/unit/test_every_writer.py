"""Every command that writes a file treats what stands in its place in the same way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from prevent_tui.assessment.storage import lock
from prevent_tui.assessment.storage.backups import backups

posix_only = pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")

WRITERS = {
    "export": ("export", "school.toml", "--include", "summary", "--as", "md", "--out"),
    "form": ("export", "--blank", "--questionnaire", "early-years", "--as", "md", "--out"),
    "calendar": ("export", "school.toml", "--as", "ics", "--out"),
    "new": ("new", "--questionnaire", "schools"),
    "sample": ("sample",),
    "starter": ("questionnaires", "new"),
    "addition": ("questionnaires", "new", "--overlay-of", "schools"),
    "schema": ("questionnaires", "schema", "--out"),
}
EVERY = pytest.mark.parametrize("writer", list(WRITERS))


@pytest.fixture
def school(prevent, tmp_path) -> Path:
    """The answers that are exported."""
    assert prevent("sample", "school.toml")[0] == 0
    return tmp_path / "school.toml"


@pytest.fixture
def folder(school) -> Path:
    """Where the files go."""
    place = school.parent / "my files"
    place.mkdir()
    return place


def wanted(writer: str) -> str:
    return "mine" if writer in {"export", "form", "calendar"} else "mine.toml"


@EVERY
def test_as_written_it_is_replaced_and_changed_it_is_refused_with_the_way_out(prevent, folder, writer):
    path, command = folder / wanted(writer), WRITERS[writer]
    for _ in range(2):
        assert prevent(*command, str(path))[0] == 0
    made = path.read_bytes()
    path.write_bytes(made + b"\n# mine\n")
    code, out, err = prevent(*command, str(path))
    assert (code, out) == (4, "")
    assert f"{path}: is there already" in err
    assert "add --replace" in err
    assert path.read_bytes() == made + b"\n# mine\n"
    assert prevent(*command, str(path), "--replace")[0] == 0
    assert b"# mine" not in path.read_bytes()


@EVERY
def test_a_folder_that_is_not_there_is_not_made(prevent, folder, writer):
    path = folder / "slip" / wanted(writer)
    code, _, err = prevent(*WRITERS[writer], str(path))
    assert code == 4
    assert f"{path}: cannot be written: there is no such folder." in err
    assert not path.parent.exists()


@EVERY
@pytest.mark.parametrize("way", ['"{}"', "'{}'", " {}\n", "file://{}"])
def test_a_path_is_understood_as_people_give_it(prevent, folder, writer, way):
    path = folder / wanted(writer)
    assert prevent(*WRITERS[writer], way.format(path))[0] == 0
    assert path.is_file()


@posix_only
@EVERY
@pytest.mark.parametrize("more", [(), ("--replace",)])
def test_what_no_file_takes_the_place_of_is_named_and_left(prevent, folder, writer, more):
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "lost").symlink_to("elsewhere")
    (folder / "circle").symlink_to("circle")
    (folder / "locked").write_text("mine")
    (folder / "locked").chmod(0o400)
    before = sorted(folder.iterdir())
    places = {"folder": "folder", "pipe": "pipe", "lost": "link", "circle": "link", "locked": "read-only"}
    named = {str(folder / name): reason for name, reason in places.items()} | {"/dev/null": "device"}
    for name, reason in named.items():
        code, out, err = prevent(*WRITERS[writer], name, *more)
        assert (code, out) == (4, ""), (name, err)
        assert name in err
        assert reason in err
    assert sorted(folder.iterdir()) == before
    assert (folder / "locked").read_text() == "mine"


@EVERY
@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(prevent, folder, writer, name):
    code, _, err = prevent(*WRITERS[writer], f"{folder}/{name}/mine.toml")
    assert code in {3, 4}
    assert "Traceback" not in err
    assert not list(folder.iterdir())


@pytest.mark.parametrize("writer", ["new", "sample"])
def test_answers_that_are_replaced_are_among_the_earlier_versions(prevent, folder, writer):
    path = folder / "mine.toml"
    path.write_bytes(b"my answers")
    assert prevent(*WRITERS[writer], str(path), "--replace")[0] == 0
    assert b"my answers" in {backup.path.read_bytes() for backup in backups(path)}


@pytest.mark.parametrize("writer", ["new", "sample"])
def test_answers_that_are_open_in_a_window_are_not_replaced(prevent, folder, writer):
    path = folder / "mine.toml"
    path.write_bytes(b"my answers")
    held = lock.Lock(path)
    try:
        code, _, err = prevent(*WRITERS[writer], str(path), "--replace")
    finally:
        held.release()
    assert code == 5
    assert "is open in another window" in err
    assert path.read_bytes() == b"my answers"


def test_a_lock_that_the_system_refuses_is_no_other_window(prevent, folder, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(_file, _kind):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(fcntl, "flock", refuse)
    path = folder / "mine.toml"
    path.write_bytes(b"my answers")
    code, _, err = prevent(*WRITERS["sample"], str(path), "--replace")
    assert code == 4
    assert "cannot be used: Permission denied" in err
    assert "delete the file named last" in err
    assert "is open in another window" not in err
    assert path.read_bytes() == b"my answers"


READERS = {
    "check": ("check",),
    "score": ("score",),
    "verify": ("verify",),
    "open": (),
    "export": ("export", "--out", "a.md"),
    "show": ("questionnaires", "show"),
    "diff": ("questionnaires", "diff", "schools"),
}


@pytest.mark.parametrize("reader", list(READERS))
@pytest.mark.parametrize("name", ["x" * 300 + ".toml", "a\0b.toml", "./none.toml", "file/inside.toml"])
def test_a_file_that_cannot_be_read_is_named_with_3(prevent, school, reader, name):
    (school.parent / "file").write_text("no folder")
    code, out, err = prevent(*READERS[reader], name)
    assert code == 3, (out, err)
    assert Path(name.replace("\0", "")).name in out + err
    assert not (school.parent / "a.md").exists()


@pytest.mark.parametrize("reader", [name for name in READERS if name != "open"])
def test_a_disk_that_fails_is_said_with_3(prevent, school, monkeypatch, reader):
    real = Path.stat

    def fail(path: Path, **options: bool) -> os.stat_result:
        if path.name == "school.toml":
            raise OSError(5, "Input/output error")
        return real(path, **options)

    monkeypatch.setattr(Path, "stat", fail)
    code, out, err = prevent(*READERS[reader], "./school.toml")
    assert code == 3, (out, err)
    assert "school.toml" in out + err
    assert "Input/output error" in out + err
