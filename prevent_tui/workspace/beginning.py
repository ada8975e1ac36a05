"""Beginning: a new assessment, local additions taken up into it, and invented settings to look around in."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.assessment.identity import BEGUN_HERE
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.samples import addition_refs, blank_assessment, from_sample, sealed_predecessor
from prevent_tui.assessment.sealing import version_label
from prevent_tui.assessment.session import Session
from prevent_tui.assessment.storage import backups, codec, sibling_files
from prevent_tui.assessment.storage.document import Document
from prevent_tui.assessment.storage.lock import Lock
from prevent_tui.errors import BadFile
from prevent_tui.files.atomic import make_folder
from prevent_tui.files.delivery import Over, deliver, refuse_changed
from prevent_tui.text import clean_line
from prevent_tui.toml.reading import read_bytes
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from datetime import datetime

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.clock import Clock
    from prevent_tui.ids import Ids
    from prevent_tui.questionnaire.model import Questionnaire


def new_assessment(
    questionnaire: Questionnaire,
    name: str,
    ids: Ids,
    facts: Mapping[str, bool | str] | None = None,
    reference: str = "",
) -> Assessment:
    """Return an assessment with nothing answered.

    Args:
        questionnaire: What is asked, with the local additions taken up.
        name: What the setting is called; may be empty.
        ids: Makes its id.
        facts: What is true of it; what the questionnaire takes for granted, where nothing is given.
        reference: The number that others know it by; may be empty.
    """
    empty = blank_assessment(questionnaire)
    facts = empty.setting.facts if facts is None else dict(facts)
    setting = Setting(name=clean_line(name), reference=clean_line(reference), facts=facts)
    return empty.model_copy(update={"id": ids(BEGUN_HERE), "setting": setting})


def begin_file(
    path: Path,
    questionnaire: Questionnaire,
    setting: Setting,
    clock: Clock,
    ids: Ids,
) -> Document:
    """Make the file of a new assessment, with its folder where that is not there yet, and open it.

    Args:
        path: The new file.
        questionnaire: What is asked, with the local additions taken up.
        setting: What it is called, what others know it by, and what is true of it.
        clock: Gives the time now.
        ids: Makes its id.

    Returns:
        The open file, to be closed.

    Raises:
        CannotWrite: The file is there already, or it or its folder cannot be written.
    """
    make_folder(path.parent)
    assessment = new_assessment(questionnaire, setting.name, ids, setting.facts, setting.reference)
    return Document.create(path, questionnaire, assessment, clock=clock)


def extend(document: Document, assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """Give an open file a questionnaire with more local additions, and return the assessment that says so.

    Args:
        document: The file; it is written with the next save.
        assessment: What is answered.
        questionnaire: What is asked from now on.
    """
    document.questionnaire = questionnaire
    return assessment.model_copy(update={"overlays": addition_refs(questionnaire)})


def write_new(path: Path, assessment: Assessment, now: datetime, over: Over = Over.UNCHANGED) -> None:
    """Write an assessment into a new file.

    Args:
        path: The file.
        assessment: What it holds.
        now: The time.
        over: What may be written over; any other answers are kept among the earlier versions of the file.

    Raises:
        InUse: There is a file of that name, which is open in another window.
        NotAsWritten: There is a file of that name, which holds something else than was written there.
        CannotWrite: It cannot be written.
    """
    data = codec.dump(assessment)
    codec.verify(data, assessment, path)
    lock = Lock(path)
    try:
        refuse_changed(path, over)
        with suppress(BadFile):
            backups.keep(path, read_bytes(path), now, at_once=True)
        deliver(path, data, now, over)
    finally:
        lock.release()


@dataclass(frozen=True)
class Invented:
    """An invented setting of a questionnaire.

    Attributes:
        name: What it is called.
        assessment: Its answers and all the rest.
        before: The version that was sealed before; None where none was.
    """

    name: str
    assessment: Assessment
    before: Assessment | None

    def work(self, questionnaire: Questionnaire, clock: Clock, ids: Ids) -> Work:
        """Return it as open work that is kept nowhere."""
        return Work(Session(questionnaire, self.assessment, clock, ids), before=self.before)

    def write(self, path: Path, now: datetime, over: Over = Over.UNCHANGED) -> Path | None:
        """Write it into a new file, and return where the version before it was put beside that; None if there is none.

        Args:
            path: The file.
            now: The time.
            over: What may be written over.

        Raises:
            PreventError: As from `write_new`.
        """
        write_new(path, self.assessment, now, over)
        return (
            sibling_files.keep_copy(path, version_label(self.before), codec.dump(self.before)) if self.before else None
        )


def invented(questionnaire: Questionnaire, strength: str, now: datetime) -> Invented | None:
    """Return the invented setting of a strength, `weak` or `strong`; None where the questionnaire has none.

    Args:
        questionnaire: What is asked.
        strength: Whether most is in place there, or there are gaps.
        now: Its dates are counted back from here.
    """
    sample = next((each for each in questionnaire.samples if each.strength == strength), None)
    if sample is None:
        return None
    assessment = from_sample(questionnaire, sample, now)
    return Invented(sample.name, assessment, sealed_predecessor(questionnaire, sample, now))
