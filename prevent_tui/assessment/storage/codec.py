"""Between an assessment and the bytes of its file, with every fault of a file said with its place."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from prevent_tui.assessment import sealing
from prevent_tui.assessment.faults import model_faults, questionnaire_faults
from prevent_tui.assessment.model.assessment import FORMAT, Assessment
from prevent_tui.assessment.model.types import AS_STORED
from prevent_tui.assessment.revisions import answered_revision, as_sealed, brought_up, is_ahead
from prevent_tui.assessment.storage import from_pdf
from prevent_tui.assessment.storage.file_text import Parts, tables
from prevent_tui.errors import BadFile, CannotWrite, Fault, NewerFormat
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.loading import faults_with_lines
from prevent_tui.toml.extent import refuse_larger
from prevent_tui.toml.later_keys import format_faults
from prevent_tui.toml.reading import MAX_BYTES, parse
from prevent_tui.toml.reading import NO_FORMAT as _NO_FORMAT
from prevent_tui.toml.shown import counted, shown_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import About

_SHORTEN = "Shorten the longest notes, or undo the last change. Until then the file stays as it was."


def digest(data: bytes) -> str:
    """A short name for these very bytes, to see whether a file was changed."""
    return hashlib.sha256(data).hexdigest()


def dump(assessment: Assessment) -> bytes:
    """The whole file of an assessment; see `Parts.dump`."""
    return Parts().dump(assessment)


def verify(data: bytes, assessment: Assessment, path: Path, parts: Parts | None = None) -> None:
    """Makes sure that what is about to be written would be read again as the same assessment.

    Args:
        data: The file.
        assessment: What it is of.
        path: Where it is to be written.
        parts: What made it, if that knows which parts were verified before: only the others are read, and the whole
            is only measured.

    Raises:
        CannotWrite: It would not, as with a text longer than a file may hold; what is wrong is in `faults`.
    """
    part = parts.unverified(assessment) if parts else assessment
    try:
        if part is not assessment:
            refuse_larger(data.decode(), path)
        written = read(data if part is assessment else dump(part), path)
        same = written == part or _is_the_same_cleaned(written, part)
    except BadFile as error:
        raise CannotWrite("cannot be saved as it is.", hint=_SHORTEN, file=path, faults=error.faults) from error
    if not same or len(data) > MAX_BYTES:
        raise CannotWrite("cannot be saved as it is.", hint=_SHORTEN, file=path)
    if parts:
        parts.note_verified()


def _is_the_same_cleaned(written: Assessment, assessment: Assessment) -> bool:
    """Texts are cleaned when they are read; what was put together without reading it may hold one that was not."""
    written_tables = list(tables(written))
    return any(written_tables == list(tables(one)) for one in _as_it_is_and_cleaned(assessment))


def _as_it_is_and_cleaned(assessment: Assessment) -> Iterator[Assessment]:
    yield assessment
    with suppress(ValidationError):
        yield Assessment.model_validate(assessment.model_dump())


def load(path: Path, ask: from_pdf.PasswordPrompt | None = None) -> tuple[Assessment, str]:
    """Reads an assessment file, or the answers inside a report; whether its questionnaire knows them is `check`'s.

    Args:
        path: The file.
        ask: Asks for the password of a report that has one; see `from_pdf.read`.

    Returns:
        The assessment, and the digest of the bytes it was read from.

    Raises:
        NewerFormat: A later version of the program wrote it.
        BadFile: It cannot be read, is something else, or has faults; all of them are in `faults`.
    """
    data = from_pdf.read(path, ask)
    return read(data, path), digest(data)


def load_checked(path: Path, ask: from_pdf.PasswordPrompt | None = None) -> tuple[Questionnaire, Assessment]:
    """Reads what `load` does with the shipped questionnaire it belongs to, and checks the one against the other.

    Returns:
        The questions as this assessment was asked them, and the assessment, brought up to their present revision; one
        that is sealed stays as it was sealed, with the questions of then.

    Raises:
        BadFile: As from `load`, `questionnaire_for` and `check`.
    """
    return read_checked(from_pdf.read(path, ask), path)


def read_checked(data: bytes, path: Path) -> tuple[Questionnaire, Assessment]:
    """Makes of the bytes of a file what `load_checked` gives."""
    assessment = read(data, path)
    questionnaire = questionnaire_for(assessment, path)
    check(assessment, questionnaire, path, data)
    return as_sealed(questionnaire, assessment), brought_up(assessment, questionnaire)


def read(data: bytes, path: Path) -> Assessment:
    """Makes an assessment of the bytes of its file; see `load`."""
    raw = parse(data, path)
    if not raw:
        raise BadFile("holds nothing.", hint="Go back to a backup, or begin a new assessment.", file=path)
    newer = raw.get("format")
    if isinstance(newer, int) and FORMAT < newer < _NO_FORMAT:
        raise NewerFormat(
            f"was written by a later version of prevent-tui: it has format {newer}, this program reads up to {FORMAT}.",
            hint="Open it with that version, or a newer one. The file was not changed.",
            file=path,
        )
    if is_questionnaire(raw):
        raise BadFile(
            "is a questionnaire, not an assessment: it holds the questions, not a setting's answers.",
            hint="Open the file with your answers, or begin a new assessment.",
            file=path,
        )
    try:
        assessment = Assessment.model_validate(raw)
    except ValidationError as error:
        raise _bad(path, [*model_faults(error, raw), *format_faults(raw, "answers")], raw, data) from None
    if faults := format_faults(raw, "answers"):
        raise _bad(path, faults, raw, data)
    # Whatever format it was read in: which one it is written in follows from what it holds then.
    assessment = assessment.model_copy(update={"format": FORMAT})
    if sealing.is_sealed(assessment):
        sealing.remember_stored(assessment, Assessment.model_validate(raw, context=AS_STORED))
    return assessment


def check(assessment: Assessment, questionnaire: Questionnaire, path: Path, data: bytes = b"") -> None:
    """Makes sure that everything an assessment names is in its questionnaire.

    Args:
        assessment: What was read.
        questionnaire: What it answers.
        path: Its file.
        data: The bytes of it; where they are given, faults have their line.

    Raises:
        BadFile: It belongs to another questionnaire or edition, or names what is not there; every fault is in `faults`.
    """
    about, ref = questionnaire.about, assessment.questionnaire
    if (about.id, about.edition) != (ref.id, ref.edition):
        raise BadFile(
            f"belongs to the questionnaire `{ref.id}`, edition {ref.edition}, not to `{about.id}`, {about.edition}.",
            hint="Open it with the questionnaire it was made with.",
            file=path,
        )
    if faults := questionnaire_faults(assessment, questionnaire):
        bad = _bad(path, faults, parse(data, path) if data else {}, data)
        raise _of_a_later_revision(bad, assessment, about) if is_ahead(assessment, questionnaire) else bad


def questionnaire_for(assessment: Assessment, path: Path) -> Questionnaire:
    """The shipped questionnaire an assessment belongs to.

    Raises:
        BadFile: This program has none of that id, or not in that edition.
    """
    ref = assessment.questionnaire
    try:
        return open_questionnaire(ref.id, ref.edition, [(one.id, one.edition) for one in assessment.overlays])
    except BadFile as error:
        raise BadFile(
            f"belongs to the questionnaire `{ref.id}`, edition {ref.edition}, which cannot be used here.",
            faults=(Fault(error.file.name if error.file else "questionnaire", error.message), *error.faults),
            hint=error.hint,
            file=path,
        ) from error


def is_questionnaire(raw: Mapping[str, Any]) -> bool:
    """Whether a parsed file asks questions rather than answering them."""
    about = raw.get("questionnaire")
    return "questions" in raw or (isinstance(about, dict) and "title" in about)


def is_assessment(raw: Mapping[str, Any]) -> bool:
    """Whether a parsed file answers questions rather than asking them."""
    return not is_questionnaire(raw) and any(key in raw for key in ("answers", "setting"))


def _of_a_later_revision(bad: BadFile, assessment: Assessment, about: About) -> BadFile:
    number = answered_revision(assessment).number
    return BadFile(
        f"belongs to revision {number} of `{about.id}` {about.edition}; revision {about.revision}, which is here, "
        "lacks what this file names.",
        faults=bad.faults,
        hint="The file was not changed. Open it with a newer prevent-tui, or with that revision of the questionnaire.",
        file=bad.file,
    )


def _bad(path: Path, faults: list[Fault], raw: dict[str, Any], data: bytes) -> BadFile:
    return BadFile(
        f"is not a usable assessment: {counted(faults)}.",
        faults=shown_faults(faults_with_lines(faults, raw, data)),
        hint="The file was not changed. Mend what is named, or go back to a backup.",
        file=path,
    )
