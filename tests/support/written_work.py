"""What the program writes, as pieces of work that can be done, and done once more."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from prevent_tui import paths
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer, Assessment
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.errors import CannotWrite, ChangedOnDisk
from prevent_tui.files import crash_log, preferences
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.request import ExportRequest, Format
from prevent_tui.workspace import recent_files
from prevent_tui.workspace.exporting import last_export, target
from prevent_tui.workspace.saver import Saver
from support.small_questionnaire import NOON

PDF = b"%PDF-1.7\n" + b"x" * 3000


@dataclass
class Work:
    """A piece of work that is ready to be done.

    Attributes:
        do: Does it; may raise PreventError.
        file: The file it writes.
        wholes: What the file may hold afterwards; None stands for no file.
        done: Of these, what it holds once the work is done.
        again: Does it once more, when nothing fails, and must succeed.
        silent: Whether it may be left undone without a word, as what the program keeps for itself alone.
        close: Lets go of what was open.
    """

    do: Callable[[], object]
    file: Path
    wholes: tuple[bytes | None, ...]
    done: bytes | None
    again: Callable[[], object]
    silent: bool = False
    close: Callable[[], object] = lambda: None


def _noted(assessment: Assessment, note: str) -> Assessment:
    return assessment.model_copy(update={"answers": {**assessment.answers, "hall": Answer(note=note)}})


@cache
def _little(path: Path) -> Questionnaire:
    return load(path)


def _document(folder: Path) -> Document:
    """A file that was saved once, and is open."""
    path = folder / "documents" / "school.toml"
    questionnaire = _little(paths.bundled_questionnaires() / "little.toml")
    with Document.create(path, questionnaire, blank_assessment(questionnaire), clock=lambda: NOON) as document:
        document.save(_noted(document.assessment, "old"))
    return Document.open(path, clock=lambda: NOON)


def saving(folder: Path, *, later: bool = False) -> Work:
    """A save, on the day of the last backup or later, when one more is kept."""
    document = _document(folder)
    if later:
        document._clock = lambda: NOON + timedelta(days=1)
    saver = Saver(document, lambda: NOON)
    old, new = document.path.read_bytes(), _noted(document.assessment, "new")

    def save() -> None:
        saver.save(new)

    return Work(save, document.path, (old, codec.dump(new)), codec.dump(new), save, close=document.close)


def saving_with_a_backup(folder: Path) -> Work:
    """A save after which the new version is kept as a backup too."""
    return saving(folder, later=True)


def saving_in_conflict(folder: Path) -> Work:
    """A save of what another program has changed meanwhile: nothing is overwritten, a copy is left beside it."""
    work = saving(folder)
    theirs = work.file.read_bytes() + b"# theirs\n"
    work.file.write_bytes(theirs)

    def copied() -> None:
        try:
            work.again()
        except ChangedOnDisk:
            copies = [*work.file.parent.glob("*(this computer*"), *folder.rglob("recovered/*.toml")]
            assert work.done in {copy.read_bytes() for copy in copies}

    return Work(work.do, work.file, (theirs,), None, copied, close=work.close)


def saving_read_only(folder: Path) -> Work:
    """A save of a file that is read-only: the work is kept in the recovery folder until it can be saved."""
    work = saving(folder)
    work.file.chmod(0o400)
    old = work.wholes[0]

    def mended() -> None:
        work.file.chmod(0o600)
        work.again()
        assert work.file.read_bytes() == work.done
        assert not list(folder.rglob("recovered/*.toml"))

    return Work(work.do, work.file, (old,), None, mended, close=work.close)


def saving_after_trouble(folder: Path) -> Work:
    """The first save that succeeds after one that went into the recovery folder; the copy there is removed."""
    work = saving(folder)
    work.file.chmod(0o400)
    with suppress(CannotWrite):
        work.do()
    work.file.chmod(0o600)
    return work


def taking_over(folder: Path) -> Work:
    """Keeping mine where another program has changed the file: theirs is kept as a backup, then mine is written."""
    document = _document(folder)
    theirs = document.path.read_bytes() + b"# theirs\n"
    document.path.write_bytes(theirs)
    new = _noted(document.assessment, "new")

    def take_over() -> None:
        document.take_over()
        document.save(new)

    wholes = (theirs, codec.dump(new))
    return Work(take_over, document.path, wholes, wholes[1], take_over, close=document.close)


def taking_theirs(folder: Path) -> Work:
    """Taking theirs where another program has changed the file: it stays as they wrote it."""
    document = _document(folder)
    theirs = codec.dump(_noted(document.assessment, "theirs"))
    document.path.write_bytes(theirs)
    return Work(document.reload, document.path, (theirs,), theirs, document.reload, close=document.close)


def opening(folder: Path) -> Work:
    """Opening a file: its lock, its bytes, and a backup where the last is not what it holds."""
    document = _document(folder)
    document.close()
    held = document.path.read_bytes()
    opened: list[Document] = []

    def open_() -> None:
        opened.append(Document.open(document.path, clock=lambda: NOON + timedelta(days=1)))

    def again() -> None:
        close()
        open_()

    def close() -> None:
        while opened:
            opened.pop().close()

    return Work(open_, document.path, (held,), held, again, close=close)


def closing(folder: Path) -> Work:
    """Closing a file, so that another window can open it."""
    document = _document(folder)
    held = document.path.read_bytes()

    def again() -> None:
        with Document.open(document.path, clock=lambda: NOON):
            pass

    return Work(document.close, document.path, (held,), held, again)


def beginning(folder: Path) -> Work:
    """A new file."""
    path = folder / "documents" / "new.toml"
    questionnaire = _little(paths.bundled_questionnaires() / "little.toml")
    assessment = blank_assessment(questionnaire)

    def begin() -> None:
        Document.create(path, questionnaire, assessment, clock=lambda: NOON).close()

    def again() -> None:
        if path.exists():
            Document.open(path, clock=lambda: NOON).close()
        else:
            begin()

    return Work(begin, path, (None, codec.dump(assessment)), codec.dump(assessment), again)


def reopening(folder: Path) -> Work:
    """Making a sealed file the next version; what was sealed is kept beside it first."""
    document = _document(folder)
    sealed = sealing.seal(document.assessment, sealing.draft("Chair", NOON.date()))
    document.save(sealed)
    old = document.path.read_bytes()
    new = codec.dump(sealing.next_version(document.assessment))

    def again() -> None:
        if document.path.read_bytes() == old:
            document.reopen()
        (copy,) = document.path.parent.glob("*(sealed*")
        assert copy.read_bytes() == old

    return Work(document.reopen, document.path, (old, new), new, again, close=document.close)


def noting_recent(folder: Path) -> Work:
    """Putting a file at the head of the list of recent ones."""
    entry = recent_files.Recent(folder / "documents" / "a.toml", "A", "little", "2026-09", 1, 3, 0, NOON.isoformat())
    recent_files.remember(entry)
    file = folder / "state" / "prevent-tui" / "recent.json"
    other = replace(entry, path=entry.path.with_name("b.toml"), answered=2)
    return _of_its_own(file, lambda: recent_files.remember(other))


def noting_an_export(folder: Path) -> Work:
    """Remembering what was exported last."""
    source = folder / "documents" / "a.toml"
    request = ExportRequest(format=Format.PDF, path=folder / "documents" / "a.pdf")
    last_export.remember(source, last_export.LastExport(request, NOON.date()))
    later = last_export.LastExport(request, NOON.date() + timedelta(days=1))
    file = folder / "state" / "prevent-tui" / "exports.json"
    return _of_its_own(file, lambda: last_export.remember(source, later))


def keeping_settings(folder: Path) -> Work:
    """Keeping a choice of colours; the screens say where it cannot be kept."""
    preferences.save(preferences.Settings(theme="old"))
    file = folder / "config" / "prevent-tui" / "settings.json"
    work = _of_its_own(file, lambda: preferences.save(preferences.Settings(theme="new")))
    work.silent = False
    return work


def _of_its_own(file: Path, do: Callable[[], object]) -> Work:
    """Work on a small file of the program's own: what it holds afterwards is found out by doing it once beforehand."""
    old = file.read_bytes()
    do()
    new = file.read_bytes()
    file.write_bytes(old)
    assert json.loads(new) != json.loads(old)
    return Work(do, file, (old, new), new, do, silent=True)


def exporting(folder: Path) -> Work:
    """Putting a report in its place."""
    path = folder / "documents" / "report.pdf"
    path.write_bytes(PDF)
    path.chmod(0o600)
    new = PDF + b"more"
    request = ExportRequest(format=Format.PDF, path=path)
    return Work(lambda: target.put(request, new), path, (PDF, new), new, lambda: target.put(request, new))


def recording_a_crash(folder: Path) -> Work:
    """The record of an error of the program itself, while it is ending already."""
    file = folder / "nothing.txt"

    def record() -> None:
        crash_log.record(ValueError("never shown"))

    return Work(record, file, (None,), None, record, silent=True)


JOBS: dict[str, Callable[[Path], Work]] = {
    "a save": saving,
    "a save that keeps a backup": saving_with_a_backup,
    "a save in conflict": saving_in_conflict,
    "a save of a read-only file": saving_read_only,
    "a save after trouble": saving_after_trouble,
    "keeping mine": taking_over,
    "taking theirs": taking_theirs,
    "opening": opening,
    "closing": closing,
    "a new file": beginning,
    "a sealed file opened again": reopening,
    "the recent files": noting_recent,
    "the last export": noting_an_export,
    "the settings": keeping_settings,
    "an export": exporting,
    "the record of a crash": recording_a_crash,
}
