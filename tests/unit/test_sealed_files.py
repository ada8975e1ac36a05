"""A sealed file is never saved over; opened again, it stays beside the new version just as it was."""

from __future__ import annotations

import errno
import os
import stat
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer, Assessment
from prevent_tui.assessment.session import Session
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.assessment.storage.versions import version_before
from prevent_tui.errors import CannotWrite, ChangedOnDisk, Closed, Sealed
from prevent_tui.files import atomic
from support.sealed_assessment import CHAIR, full
from support.small_questionnaire import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prevent_tui.questionnaire.model import Questionnaire

BY_HAND = b"\n# a comment of mine\n"


def noted(assessment: Assessment, note: str = "more") -> Assessment:
    """The assessment with one more answer."""
    return assessment.model_copy(update={"answers": {**assessment.answers, "gate": Answer(note=note)}})


def signed(assessment: Assessment) -> Assessment:
    return sealing.seal(assessment, CHAIR)


@pytest.fixture
def path(tmp_path: Path, shipped: Questionnaire) -> Path:
    """A sealed file, with a comment that somebody wrote into it."""
    file = tmp_path / "St Mary's.toml"
    file.write_bytes(codec.dump(signed(full())) + BY_HAND)
    return file


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    """The sealed file, open."""
    with Document.open(path, clock=lambda: NOON) as opened:
        yield opened


def test_saving_over_a_sealed_file_is_refused(document: Document, path: Path) -> None:
    before = path.read_bytes()
    for other in (noted(document.assessment), full(), sealing.next_version(document.assessment)):
        with pytest.raises(Sealed, match="signed off and sealed"):
            document.save(other)
    assert path.read_bytes() == before
    assert not document.save(document.assessment)


def test_a_file_that_another_computer_sealed_is_not_replaced_by_mine(tmp_path: Path, shipped: Questionnaire) -> None:
    path = tmp_path / "a.toml"
    with Document.create(path, shipped, full(), clock=lambda: NOON) as document:
        theirs = codec.dump(signed(full()))
        path.write_bytes(theirs)
        with pytest.raises(ChangedOnDisk):
            document.save(noted(full()))
        with pytest.raises(Sealed):
            document.take_over()
        with pytest.raises(ChangedOnDisk):
            document.save(noted(full()))
        assert path.read_bytes() == theirs
        assert sealing.is_sealed(document.reload())


def test_opening_again_keeps_the_sealed_bytes_beside_and_makes_the_next_version(document: Document, path: Path) -> None:
    before, old = path.read_bytes(), document.assessment
    kept = document.reopen()
    assert kept == path.with_name("St Mary's (sealed 2026-11-22 v1).toml")
    assert kept.read_bytes() == before
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert document.assessment == sealing.next_version(old)
    assert codec.load(path)[0] == document.assessment
    assert document.save(noted(document.assessment))


def test_versions_chain_from_file_to_file(document: Document, path: Path) -> None:
    seals = []
    for version in (1, 2, 3):
        assert document.assessment.sign_off
        assert document.assessment.sign_off.version == version
        seals.append(document.assessment.sign_off.seal)
        sealed = document.assessment
        document.reopen()
        assert version_before(path, document.assessment) == sealed
        document.save(signed(noted(document.assessment, f"note {version}")))
    assert document.assessment.sign_off
    assert document.assessment.sign_off.supersedes == seals[-1]
    names = sorted(file.name for file in path.parent.glob("*.toml"))
    assert names == [
        *(f"St Mary's (sealed 2026-11-22 v{number}).toml" for number in (1, 2, 3)),
        "St Mary's.toml",
    ]
    for number, seal in enumerate(seals, 1):
        kept, _ = codec.load(path.with_name(f"St Mary's (sealed 2026-11-22 v{number}).toml"))
        assert kept.sign_off
        assert (kept.sign_off.seal, sealing.seal_state(kept).is_intact) == (seal, True)


def test_the_version_before_is_none_where_its_file_is_gone_or_was_changed(document: Document, path: Path) -> None:
    assert version_before(path, document.assessment) is None
    kept = document.reopen()
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b"Council", b"council"))
    assert version_before(path, document.assessment) is None
    kept.write_bytes(b"not toml")
    assert version_before(path, document.assessment) is None
    kept.write_bytes(whole)
    assert version_before(path, document.assessment)
    kept.unlink()
    assert version_before(path, document.assessment) is None


def test_what_stands_under_the_name_of_the_kept_version_is_not_replaced(document: Document, path: Path) -> None:
    there = path.with_name("St Mary's (sealed 2026-11-22 v1).toml")
    there.write_text("mine")
    kept = document.reopen()
    assert kept.name == "St Mary's (sealed 2026-11-22 v1 2).toml"
    assert kept.read_bytes().endswith(BY_HAND)
    assert there.read_text() == "mine"


def test_a_version_that_was_kept_already_is_not_kept_twice(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = path.read_bytes(), atomic.write

    def stopped(target: Path, data: bytes, *, replace: bool = True) -> None:
        if replace:
            raise atomic.cannot_write(target, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        real(target, data, replace=replace)

    monkeypatch.setattr(atomic, "write", stopped)
    with pytest.raises(CannotWrite, match="disk is full"):
        document.reopen()
    assert path.read_bytes() == before
    assert sealing.is_sealed(document.assessment)
    monkeypatch.setattr(atomic, "write", real)
    assert document.reopen().read_bytes() == before
    assert len(list(path.parent.glob("*.toml"))) == 2


def test_a_sealed_file_is_not_opened_again_where_its_copy_cannot_be_kept(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def refuse(target: Path, data: bytes, *, replace: bool = True) -> None:
        raise atomic.cannot_write(target, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))

    monkeypatch.setattr(atomic, "write", refuse)
    with pytest.raises(CannotWrite, match="read-only"):
        document.reopen()
    assert path.read_bytes() == before


def test_a_sealed_file_that_somebody_changed_meanwhile_is_not_opened_again(document: Document, path: Path) -> None:
    theirs = path.read_bytes().replace(b"Council", b"council")
    path.write_bytes(theirs)
    with pytest.raises(ChangedOnDisk):
        document.reopen()
    assert [file.read_bytes() for file in path.parent.glob("*.toml")] == [theirs]


def test_only_a_sealed_file_is_opened_again(tmp_path: Path, shipped: Questionnaire) -> None:
    with (
        Document.create(tmp_path / "a.toml", shipped, full(), clock=lambda: NOON) as document,
        pytest.raises(ValueError, match="not sealed"),
    ):
        document.reopen()
    assert [file.name for file in tmp_path.glob("*.toml")] == ["a.toml"]


def test_a_sealed_file_that_was_edited_by_hand_opens_read_only_with_nothing_dropped(path: Path) -> None:
    edited = path.read_bytes().replace(b"Mend the gate", b"Mend the fence")
    path.write_bytes(edited)
    with Document.open(path, clock=lambda: NOON) as document:
        assert [fault.place for fault in sealing.differences(document.assessment)] == ["actions[action-1]"]
        session = Session(document.questionnaire, document.assessment, lambda: NOON)
        assert session.is_closed
        with pytest.raises(Closed):
            session.note("gate", "x")
        assert session.assessment is document.assessment
        with pytest.raises(Sealed):
            document.save(noted(document.assessment))
        assert path.read_bytes() == edited
        kept = document.reopen()
    assert kept.name == "St Mary's (sealed 2026-11-22 v1, changed since).toml"
    assert kept.read_bytes() == edited
    assert codec.load(path)[0].actions[0].text == "Mend the fence"


def test_a_session_in_which_an_assessment_is_sealed_takes_nothing_more_and_takes_nothing_back(
    shipped: Questionnaire,
) -> None:
    session = Session(shipped, full(), lambda: NOON + timedelta(minutes=1))
    session.note("gate", "before")
    sealed = session.apply("sign-off", signed(session.assessment))
    assert session.is_closed
    for change in (lambda: session.note("gate", "after"), session.undo):
        with pytest.raises(Closed, match="signed off and sealed"):
            change()
    assert session.assessment is sealed
    assert session.assessment is sealed
