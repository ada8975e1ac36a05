"""`check` and `questionnaires`: what is wrong with a file, and which questionnaires there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prevent_tui.commands.output import out, say

if TYPE_CHECKING:
    from prevent_tui.errors import PreventError


@click.command(short_help="Say everything that is wrong with files.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, readable=False))
def check(files: tuple[Path, ...]) -> int:
    """Say everything that is wrong with answers or questionnaires.

    What a file is, is told by what it holds. The samples of a questionnaire are scored and compared with what
    the questionnaire expects of them. Exit code 1 when anything is wrong.
    """
    from prevent_tui.errors import PreventError

    wrong = 0
    for file in files:
        try:
            out(f"{file}: no faults. {_checked(file)}")
        except PreventError as error:
            wrong += 1
            out(_findings(file, error))
    if wrong:
        say(f"{wrong} of {len(files)} {'file has' if len(files) == 1 else 'files have'} faults.")
    return 1 if wrong else 0


@click.command(short_help="List the questionnaires there are.")
def questionnaires() -> int:
    """List the questionnaires: id, edition, number of questions, title."""
    from prevent_tui.questionnaire.catalogue import bundled
    from prevent_tui.questionnaire.loading import load

    for path in bundled().values():
        found = load(path)
        about = found.about
        out(f"{about.id}  {about.edition}  {len(found.questions)} questions  {about.title}")
    return 0


def _checked(file: Path) -> str:
    """Checks a file and says what it is."""
    from prevent_tui.assessment.storage import is_questionnaire
    from prevent_tui.tomlfile import parse, read_bytes

    raw = parse(read_bytes(file), file)
    return _check_questionnaire(raw, file) if is_questionnaire(raw) else _check_answers(file)


def _check_answers(file: Path) -> str:
    from prevent_tui.assessment.sealing import state
    from prevent_tui.assessment.storage import load_checked
    from prevent_tui.errors import BadFile
    from prevent_tui.signing import signed

    questionnaire, assessment = load_checked(file)
    seal = state(assessment)
    if seal.broken:
        raise BadFile("is not what was sealed.", faults=seal.places, file=file)
    about = questionnaire.about
    said = f"Answers to {about.id} {about.edition} from {assessment.setting.name or 'a setting without a name'}."
    return f"{said} {signed(assessment.sign_off)} The seal is intact." if seal.sealed else said


def _check_questionnaire(raw: dict[str, Any], file: Path) -> str:
    from prevent_tui.errors import BadFile
    from prevent_tui.questionnaire.loading import from_table
    from prevent_tui.sampling import sample_faults
    from prevent_tui.wording import plural

    found = from_table(raw, file)
    faults = sample_faults(found, date.today())
    if faults:
        raise BadFile("does not come out as its samples expect.", faults=tuple(faults), file=file)
    what = f"{plural(len(found.questions), 'question')} and {plural(len(found.samples), 'sample')}"
    return f"A questionnaire: {found.about.id} {found.about.edition} with {what}."


def _findings(file: Path, error: PreventError) -> str:
    """One line a finding, each with its file, so that they can be searched and counted."""
    if not error.faults:
        return f"{file}: {error.message} {error.hint}".rstrip()
    lines = [f"{file}: {' '.join(str(fault).split())}" for fault in error.faults]
    return "\n".join([f"{file}: {error.message}", *lines])
