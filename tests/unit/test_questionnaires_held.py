"""A questionnaire is read once for many answers files, and anew as soon as one of its files has changed."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from prevent_tui import paths
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.errors import BadFile
from prevent_tui.questionnaire import joining, loading
from prevent_tui.questionnaire.catalogue import find, find_overlay, open_questionnaire, with_additions
from prevent_tui.questionnaire.loading import load
from support.small_questionnaire import addition, put, question, table


@pytest.fixture
def reads(monkeypatch):
    """The files that are read, one after the other."""
    files = []
    for module in (loading, joining):
        read = module.read_bytes
        monkeypatch.setattr(module, "read_bytes", lambda path, read=read: files.append(path.name) or read(path))
    return files


@pytest.fixture
def own():
    """The folder of the person's own questionnaires."""
    folder = paths.own_questionnaires()
    folder.mkdir()
    return folder


def text_of(asked, question_id="head"):
    return asked.by_id[question_id].text


# ------------------------------------------------------------ read once


def test_a_file_that_has_not_changed_is_read_once(own, reads):
    path = put(table(question("head")), own, "little")
    assert load(path) is load(path)
    assert reads == ["little.toml"]


def test_many_answers_files_share_their_questionnaire(own, tmp_path, reads):
    asked = load(put(table(question("head")), own, "little"))
    for number in range(5):
        path = tmp_path / f"answers-{number}.toml"
        path.write_bytes(codec.dump(blank_assessment(asked)))
        assert codec.load_checked(path)[0] is asked
        with Document.open(path, clock=now) as document:
            assert document.questionnaire is asked
    assert reads == ["little.toml"]


def test_answers_files_with_the_same_additions_share_their_questionnaire(own, tmp_path, reads):
    put(table(question("head")), own, "little")
    put(addition(question("bridge")), own, "added")
    plain = open_questionnaire("little")
    extended = with_additions(plain, [find_overlay("county", plain)])
    path = tmp_path / "answers.toml"
    path.write_bytes(codec.dump(blank_assessment(extended)))
    reads.clear()
    assert codec.load_checked(path)[0] is extended
    assert codec.load_checked(path)[0] is not plain
    assert reads == []


def test_threads_that_read_at_the_same_time_get_the_same_questions(own):
    path = put(table(*(question(f"q{number}") for number in range(50))), own, "little")
    with ThreadPoolExecutor(8) as threads:
        read = list(threads.map(load, [path] * 32))
    assert all(each == read[0] for each in read)
    assert load(path) is load(path)


def test_only_so_many_are_held(own, reads):
    files = [put(table(question("head")), own, f"{number}") for number in range(loading.HELD + 1)]
    for path in (*files, *files):
        load(path)
    assert len(reads) == 2 * len(files)


# ------------------------------------------------------------ read anew


def test_an_edit_is_seen(own):
    path = put(table(question("head", text="Is it written?")), own, "little")
    assert text_of(load(path)) == "Is it written?"
    put(table(question("head", text="Is it written down?")), own, "little")
    assert text_of(load(path)) == "Is it written down?"


def test_an_edit_that_leaves_the_length_is_seen_by_its_time(own):
    path = put(table(question("head", text="Is it so?")), own, "little")
    load(path)
    put(table(question("head", text="Is it no?")), own, "little")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1_000_000))
    assert text_of(load(path)) == "Is it no?"


def test_another_file_in_its_place_is_seen_though_length_and_time_are_the_same(own):
    path = put(table(question("head", text="Is it so?")), own, "little")
    load(path)
    other = put(table(question("head", text="Is it no?")), own, "other")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert text_of(load(path)) == "Is it no?"


@pytest.mark.parametrize("name", ["little", "added"])
def test_an_edit_of_the_questionnaire_or_of_its_addition_is_seen(own, name):
    put(table(question("head")), own, "little")
    put(addition(question("bridge")), own, "added")

    def texts():
        asked = with_additions(open_questionnaire("little"), [find_overlay("county", open_questionnaire("little"))])
        return text_of(asked), text_of(asked, "bridge")

    before = texts()
    if name == "little":
        put(table(question("head", text="Is it another now?")), own, name)
    else:
        put(addition(question("bridge", text="Is it another now?")), own, name)
    assert texts() != before
    assert "Is it another now?" in texts()


def test_a_file_with_faults_is_never_held(own):
    path = own / "little.toml"
    path.write_text("format = 1\n", "utf-8")
    for _ in range(2):
        with pytest.raises(BadFile):
            load(path)
    put(table(question("head")), own, "little")
    assert load(path)


def test_a_file_that_is_gone_is_missed_though_it_was_read(own):
    path = put(table(question("head")), own, "little")
    entry = find("little")
    load(path)
    path.unlink()
    with pytest.raises(BadFile, match="there is no such file"):
        load(entry.path)
    with pytest.raises(BadFile, match="there is no such file"):
        joining.load_joined(entry.path)
