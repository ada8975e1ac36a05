"""Answers files that no program wrote: each is refused with its place, and none is quietly taken for something else."""

from __future__ import annotations

import pytest

from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile

HEAD = 'format = 1\n[questionnaire]\nid = "schools"\nedition = "2026-09"\n'


def faults(text: str, tmp_path) -> str:
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        codec.load(path)
    assert path.read_text(encoding="utf-8") == text
    return str(refused.value)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ('[answers.lettings]\nflagged = "yes"', "answers.lettings.flagged"),
        ("[answers.lettings]\nflagged = 1", "answers.lettings.flagged"),
        ('[answers.lettings]\nupdated = "2026-01-01"', "answers.lettings.updated"),
        ("[answers.lettings]\nupdated = 9999-12-31T23:59:59Z", "answers.lettings.updated"),
        ('[[evidence]]\nid = "e"\nchecked_on = 0', "evidence[e].checked_on"),
        ('[[evidence]]\nid = "e"\nchecked_on = 9999-12-31', "evidence[e].checked_on"),
        ('[[actions]]\nid = "a"\nquestion = "lettings"\ntext = "x"\ndue = 0001-01-01', "actions[a].due"),
    ],
)
def test_a_value_of_another_kind_is_refused_and_never_turned_into_one_that_fits(lines, place, tmp_path):
    assert place in faults(HEAD + lines + "\n", tmp_path)


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000])
def test_a_number_too_large_to_be_one_is_refused(number, tmp_path):
    assert "answers.toml" in faults(f"format = {number}\n", tmp_path)


def test_a_time_without_a_zone_is_taken_as_local_time(tmp_path):
    path = tmp_path / "answers.toml"
    path.write_text(HEAD + "[answers.lettings]\nupdated = 2026-01-01T10:00:00\n", encoding="utf-8")
    updated = codec.load(path)[0].answer("lettings").updated
    assert updated is not None
    assert updated.tzinfo is not None
    assert updated.hour == 10


@pytest.mark.parametrize(
    ("start", "said"), [(b"%PDF-1.7", "damaged PDF"), (b"PK\x03\x04", "another kind"), (b"\xff\xfe", "UTF-8")]
)
def test_a_file_of_another_program_is_said_to_be_one(start, said, tmp_path):
    path = tmp_path / "answers.toml"
    path.write_bytes(start + b"rest")
    with pytest.raises(BadFile, match=said):
        codec.load(path)
