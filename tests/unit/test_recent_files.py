"""The recent list and the settings survive whatever is done to their files."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui import paths
from prevent_tui.errors import CannotWrite
from prevent_tui.files import preferences as remembered
from prevent_tui.files.preferences import Settings
from prevent_tui.workspace.recent_files import Recent, forget, recent, remember

ENTRY = Recent(
    path=Path(__file__).resolve(),
    name="Fenbridge Academy",
    questionnaire="schools",
    edition="2026-09",
    answered=12,
    of=44,
    gaps=3,
    saved_at="2026-11-22T14:02:31+00:00",
)


def write_list(data: bytes) -> None:
    paths.state_dir().mkdir(parents=True, exist_ok=True)
    (paths.state_dir() / "recent.json").write_bytes(data)


def stored(**changes: Any) -> dict[str, Any]:
    """An entry as the file holds it."""
    table = {key: value for key, value in vars(ENTRY).items() if key != "missing"}
    return table | {"path": str(ENTRY.path)} | changes


def test_nothing_is_recent_at_first() -> None:
    assert recent() == ()


def test_what_is_remembered_comes_back() -> None:
    remember(ENTRY)
    assert recent() == (ENTRY,)


def test_the_latest_comes_first_and_each_file_once(tmp_path: Path) -> None:
    other = replace(ENTRY, path=tmp_path / "other.toml")
    for entry in (ENTRY, other, replace(ENTRY, answered=13)):
        remember(entry)
    assert [(entry.path, entry.answered) for entry in recent()] == [(ENTRY.path, 13), (other.path, 12)]


def test_twenty_are_kept(tmp_path: Path) -> None:
    for number in range(25):
        remember(replace(ENTRY, path=tmp_path / f"{number}.toml"))
    assert [entry.path.stem for entry in recent()] == [str(number) for number in range(24, 4, -1)]


def test_a_file_that_is_gone_is_marked_and_comes_back_when_it_does(tmp_path: Path) -> None:
    remember(replace(ENTRY, path=tmp_path / "a.toml"))
    assert [entry.missing for entry in recent()] == [True]
    (tmp_path / "a.toml").touch()
    assert [entry.missing for entry in recent()] == [False]


def test_a_file_can_be_forgotten(tmp_path: Path) -> None:
    remember(ENTRY)
    remember(replace(ENTRY, path=tmp_path / "a.toml"))
    forget(tmp_path / "a.toml")
    forget(tmp_path / "never there.toml")
    assert recent() == (ENTRY,)


def test_a_list_that_cannot_be_written_is_no_error() -> None:
    paths.state_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.state_dir().write_text("a file where the folder should be")
    remember(ENTRY)
    assert recent() == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[1, [], {}, null, true]",
        b'{"path": "/a"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"9" * 10_000,
        b"[]" + b" " * 1_000_000,
    ],
    ids=range(9),
)
def test_a_corrupt_list_is_an_empty_one_and_is_mended_by_the_next_entry(data: bytes) -> None:
    write_list(data)
    assert recent() == ()
    remember(ENTRY)
    assert recent() == (ENTRY,)


@pytest.mark.parametrize(
    "changes",
    [
        {"path": 1},
        {"path": ""},
        {"path": "a.toml"},
        {"path": "/a\0b"},
        {"path": None},
        {"name": None},
        {"name": ["x"]},
        {"edition": 2026},
        {"answered": "12"},
        {"answered": True},
        {"answered": -1},
        {"of": 1.5},
        {"gaps": 10**30},
        {"saved_at": 0},
    ],
    ids=str,
)
def test_an_entry_that_makes_no_sense_is_left_out_and_the_rest_stay(changes: dict[str, Any]) -> None:
    write_list(json.dumps([stored(**changes), stored()]).encode())
    assert recent() == (ENTRY,)


def test_hostile_text_in_the_list_is_cleaned() -> None:
    write_list(json.dumps([stored(name="\x1b]0;x\x07[/]\n\u202e" + "y" * 10_000, saved_at="\x1b[2J")]).encode())
    entry = recent()[0]
    assert entry.name.startswith("]0;x[/] y")
    assert len(entry.name) <= 400
    assert entry.saved_at == ""


def test_a_path_no_system_has_is_only_missing() -> None:
    write_list(json.dumps([stored(path=str(ENTRY.path) + "\ud800" * 3 + "x" * 5000)]).encode())
    assert [entry.missing for entry in recent()] == [True]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*stored()]) | st.text(), inner),
    )
)
def test_no_list_at_all_stops_the_program(tables: object) -> None:
    write_list(json.dumps(tables).encode())
    assert isinstance(recent(), tuple)
    assert isinstance(remembered.load(), Settings)


def test_settings_are_the_programs_own_choice_at_first() -> None:
    assert remembered.load() == Settings(theme="", signs="auto")


def test_settings_that_are_saved_come_back() -> None:
    settings = Settings(theme="prevent-dark", signs="ascii", keymap={"note": "m"})
    remembered.save(settings)
    assert remembered.load() == settings


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", Settings()),
        (b"{", Settings()),
        (b"[]", Settings()),
        (b"\xff", Settings()),
        (b"[" * 60_000, Settings()),
        (b'{"theme": 3, "signs": "ascii", "from a later version": 1}', Settings(signs="ascii")),
        (b'{"theme": "\\u001b[31m"}', Settings()),
        (b'{"theme": "' + b"x" * 1000 + b'"}', Settings()),
        (b"{}" + b" " * 1_000_000, Settings()),
        (b'{"keymap": [1]}', Settings()),
        (
            b'{"keymap": {"note": "m", "undo": 5, "\\u001b[2J": {}}}',
            Settings(keymap={"note": "m", "undo": "5", "[2J": "{}"}),
        ),
    ],
    ids=range(11),
)
def test_corrupt_settings_are_as_if_never_chosen(data: bytes, found: Settings) -> None:
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    file = paths.config_dir() / "settings.json"
    file.write_bytes(data)
    settings = remembered.load()
    assert replace(settings, fault="") == found
    if settings.fault.startswith("settings.json is "):
        with pytest.raises(CannotWrite):
            remembered.save(found)
        assert file.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "place", "what_to_do"),
    [
        ('{"after_answer": "go-on"}', "after_answer is “go-on”", "none of stay, go on. Write one of these"),
        ('{"after_answer": true}', "after_answer is “True”", "until then it is stay"),
        ('{"signs": "ASCII!"}', "signs is “ASCII!”", "none of auto, ascii, unicode. Write one of these"),
        ('{"theme": 3}', "theme is “3”", "Take it out"),
        ('{"keymap": ["n"]}', "keymap is “['n']”", "Write {}"),
        ('{"after_anser": "stay"}', "“after_anser” is no setting", "write one of these, or take it out"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_with_its_file_and_what_to_do_and_stays_for_its_owner_to_mend(
    data: str, place: str, what_to_do: str
) -> None:
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    file = paths.config_dir() / "settings.json"
    file.write_text(data, encoding="utf-8")
    settings = remembered.load()
    assert settings.fault.startswith(f"{file}: ")
    assert place in settings.fault
    assert what_to_do in settings.fault
    remembered.save(settings)
    assert json.loads(data).items() <= json.loads(file.read_text("utf-8")).items()
    remembered.save(replace(settings, theme="light", signs="ascii", keymap={"note": "z"}, goes_on=True))
    assert replace(remembered.load(), fault="") == Settings("light", "ascii", {"note": "z"}, goes_on=True)


def test_settings_that_cannot_be_kept_are_said() -> None:
    paths.config_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.config_dir().write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        remembered.save(Settings(theme="x"))
    assert remembered.load() == Settings()


def test_what_is_read_before_the_first_paint_loads_nothing_heavy() -> None:
    program = (
        "import sys, prevent_tui.files.preferences, prevent_tui.workspace.recent_files\n"
        "print(sorted({'pydantic', 'textual', 'filelock', 'tomli_w', 'fpdf', 'click'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
