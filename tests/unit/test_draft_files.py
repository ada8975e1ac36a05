"""The files of drafts: what is kept is read again, and what is not ours is left and never in the way."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui import paths
from prevent_tui.assessment.draft import Draft, DraftOf
from prevent_tui.text import clean
from prevent_tui.workspace import draft_files

AT = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
TEXTS = st.text(max_size=200).map(clean)


@pytest.fixture
def folder(home):
    return draft_files.folder_of(home / "documents" / "school.toml")


def draft(form: str = "action", item: str = "actions/a", **fields: str) -> Draft:
    return Draft(DraftOf(form, item, "an action for RA4", "ra4"), AT, fields)


@given(form=TEXTS, item=TEXTS, fields=st.dictionaries(TEXTS, TEXTS, max_size=8))
def test_what_is_kept_is_what_is_read(tmp_path_factory, form, item, fields):
    folder = tmp_path_factory.mktemp("drafts")
    kept = Draft(DraftOf(form, item, "words", None), AT, fields)
    draft_files.write(folder, kept)
    drafts, damaged = draft_files.read(folder)
    assert damaged == 0
    assert [(each.of, dict(each.fields), each.typed_at) for each in drafts] == [(kept.of, fields, AT)]
    draft_files.remove(folder, kept.of)
    assert draft_files.read(folder) == ([], 0)


def test_there_is_one_for_each_form_and_item(folder):
    for form, item in [("action", "a"), ("action", "b"), ("risk", "a"), ("action", "a")]:
        draft_files.write(folder, draft(form, item, text=f"{form} {item}"))
    assert len(draft_files.read(folder)[0]) == 3


def test_they_lie_in_the_state_folder_and_are_their_owners_alone(folder):
    draft_files.write(folder, draft(text="mine"))
    assert folder.is_relative_to(paths.state_dir() / "drafts")
    if os.name == "posix":
        (file,) = folder.iterdir()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_reached_by_a_link_has_the_same_drafts(home, folder):
    (home / "documents" / "school.toml").touch()
    link = home / "link.toml"
    link.symlink_to(home / "documents" / "school.toml")
    assert draft_files.folder_of(link) == folder


WHOLE = {
    "form": "action",
    "item": "actions/a",
    "words": "an action",
    "question": "ra4",
    "typed_at": AT.isoformat(),
    "fields": {"text": "Ask"},
}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{" * 100_000,
        b'{"form": "action"}',
        b" " * 600_000,
        json.dumps(WHOLE | {"fields": {"text": 4}}).encode(),
        json.dumps(WHOLE | {"fields": []}).encode(),
        json.dumps(WHOLE | {"question": 4}).encode(),
        json.dumps(WHOLE | {"typed_at": "soon"}).encode(),
        json.dumps(WHOLE | {"form": "risk"}).encode(),
        json.dumps(WHOLE | {"fields": dict.fromkeys(map(str, range(10_000)), "")}).encode(),
    ],
)
def test_a_damaged_or_foreign_file_is_counted_and_left(folder, data):
    draft_files.write(folder, draft(text="Ask"))
    (file,) = folder.iterdir()
    file.write_bytes(data)
    assert draft_files.read(folder) == ([], 1)
    assert file.read_bytes() == data


def test_what_a_file_says_is_cleaned(folder):
    draft_files.write(folder, draft(text="Ask"))
    (file,) = folder.iterdir()
    table = json.loads(file.read_bytes())
    table |= {"words": "first\nsecond\x1b[31m", "fields": {"text": "a\x1b[2Jb\u202e\ud800"}}
    file.write_text(json.dumps(table), encoding="utf-8")
    (read,) = draft_files.read(folder)[0]
    assert read.of.words == "first second[31m"
    assert read.fields == {"text": "a[2Jb\ufffd"}


def test_a_folder_that_is_not_there_or_is_a_file_holds_none(folder):
    assert draft_files.read(folder) == ([], 0)
    folder.parent.mkdir(parents=True)
    folder.touch()
    assert draft_files.read(folder) == ([], 0)
    assert draft_files.count(folder) == 0
