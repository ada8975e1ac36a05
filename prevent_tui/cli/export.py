"""`export`: the report in several kinds of file, a spreadsheet, a table or a calendar, for those who read elsewhere."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui import clock
from prevent_tui.cli.new import known
from prevent_tui.cli.output import say
from prevent_tui.cli.score import UNDER, shown

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.report.export import Made
    from prevent_tui.report.formats.kinds import Kind
    from prevent_tui.report.options import Choice

_HELP = """\
Make a file for others.

FILE is an answers file, or a report PDF with the answers inside. The same answers, options and date give the same
bytes, unless there is a password.

\b
pdf   the report, tagged and machine-checked, with the answers inside
html  the report as one web page
docx  the report for Word
md    the report as plain text with Markdown signs
xlsx  the action plan, the risks, the evidence and the inspection index
csv   one of these tables; see --table
ics   when actions and reviews are due, for a calendar

\b
prevent-tui export answers.toml --out report.pdf
prevent-tui export answers.toml --out governors.pdf --include governors
prevent-tui export answers.toml --out to-share.html --share --unnamed
prevent-tui export --blank --questionnaire schools --out form.pdf
"""
_NAMED = 10
"""Replaced characters that are named; a text in another script has hundreds."""


@click.command(short_help="Make the report, the spreadsheet, a table or the calendar.", help=_HELP)
@click.argument("file", required=False, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out",
    "path",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="PATH",
    help="Where to put it.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["pdf", "html", "docx", "md", "xlsx", "csv", "ics"]),
    help="What to make; where it is not said, the ending of --out says it, and a PDF is made otherwise.",
)
@click.option(
    "--include",
    "part",
    type=click.Choice(["full", "summary", "governors"]),
    help="How much of the report: everything, one page, or what governors ask about. Everything, where it is not said.",
)
@click.option("--share", is_flag=True, help="Leave out every text that was typed; levels, dates and sums stay.")
@click.option("--unnamed", is_flag=True, help="With --share: leave out the name of the setting too.")
@click.option("--blank", is_flag=True, help="A form with the questions, to be filled in by hand, and no answer.")
@click.option(
    "--questionnaire", callback=known, metavar="ID", help="With --blank and no FILE: which; see `questionnaires`."
)
@click.option("--radar", is_flag=True, help="With a radar page, for those used to one.")
@UNDER
@click.option(
    "--password",
    is_flag=True,
    help="A PDF that opens with a password only. It is asked for twice; from a pipe, the first line is taken.",
)
@click.option(
    "--table",
    type=click.Choice(["actions", "risks", "evidence", "index"]),
    help="The table that a CSV file holds: the action plan, where none is named.",
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The date on it, instead of today's.")
def export(  # noqa: PLR0913, PLR0917 - one for each option
    file: Path | None,
    path: Path,
    kind: str | None,
    part: str | None,
    share: bool,
    unnamed: bool,
    blank: bool,
    questionnaire: str | None,
    radar: bool,
    under: str,
    password: bool,
    table: str | None,
    day: datetime | None,
) -> int:
    """Makes a file of the kind asked for, never over one of another kind."""
    from prevent_tui.assessment.model.years import is_within_reach
    from prevent_tui.cli import passwords
    from prevent_tui.cli.progress import followed
    from prevent_tui.files import atomic
    from prevent_tui.report import export as files
    from prevent_tui.report.case import Case
    from prevent_tui.report.formats import kinds
    from prevent_tui.report.options import Choice, Part
    from prevent_tui.report.previous_version import after_beside
    from prevent_tui.report.tables import Which
    from prevent_tui.scoring import score

    if blank and part:
        raise click.UsageError("--include says how much of the answers is told; --blank tells none of them.")
    choice = Choice(Part.BLANK if blank else Part(part or Part.FULL), share=share, unnamed=unnamed, radar=radar)
    chosen = _fitting(_kind(kind, path), choice, password=password, table=table)
    today = day.date() if day else clock.today()
    if not is_within_reach(today):
        raise click.BadParameter("is not a date this program can work with.", param_hint="--date")
    _source_named(file, questionnaire, blank=blank)
    _may_write(chosen, path, file)
    asked, assessment = _read(file, questionnaire)
    asked, title = shown(asked, under)
    case = Case(asked, assessment, score(asked, assessment, today), today, title, choice)
    case = after_beside(case, file) if file else case
    word = passwords.chosen() if password else ""
    with followed(f"Making {path.name}") as progress:
        made = files.make(chosen, case, Which(table or Which.ACTIONS), progress, choice=choice, password=word)
    files.may_replace(chosen, path)
    atomic.sweep(path, atomic.LEFT_BEHIND)
    atomic.write(path, made.data)
    _tell(path, made)
    if chosen is kinds.Kind.ICS and not assessment.setting.name.strip():
        say("The setting has no name yet: in a calendar, another one without a name would take the place of its dates.")
    return 0


def _kind(said: str | None, path: Path) -> Kind:
    from prevent_tui.report.formats.kinds import Kind, named

    ending = named(path)
    if said and ending and ending != said:
        raise click.BadParameter(f"`{path.name}` is no name for --as {said}.", param_hint="--out")
    return Kind(said) if said else ending or Kind.PDF


def _fitting(kind: Kind, choice: Choice, *, password: bool, table: str | None) -> Kind:
    from prevent_tui.report.export import refusal
    from prevent_tui.report.formats.kinds import Kind

    if table and kind is not Kind.CSV:
        raise click.BadParameter("goes with --as csv; the spreadsheet holds every table.", param_hint="--table")
    if wrong := refusal(kind, choice, password=password):
        raise click.UsageError(wrong)
    return kind


def _source_named(file: Path | None, questionnaire: str | None, *, blank: bool) -> None:
    """Makes sure that there is one thing to make it from."""
    if questionnaire and not blank:
        raise click.UsageError("--questionnaire goes with --blank; answers know their questionnaire.")
    if questionnaire and file:
        raise click.UsageError("Name a FILE or a --questionnaire, not both: answers know their questionnaire.")
    if not file and not questionnaire:
        raise click.UsageError("Name the FILE with the answers, or with --blank a --questionnaire.")


def _may_write(kind: Kind, path: Path, source: Path | None) -> None:
    """Says before a long report is made what would be said after it."""
    from prevent_tui.errors import CannotWrite
    from prevent_tui.files.atomic import cannot_write
    from prevent_tui.report.export import may_replace

    may_replace(kind, path)
    if source and _same(source, path):
        raise CannotWrite(
            "is where the answers are read from; it is never changed.", hint="Choose another name.", file=path
        )
    if not path.parent.is_dir():
        raise cannot_write(path, FileNotFoundError(errno.ENOENT, ""))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _read(file: Path | None, questionnaire: str | None) -> tuple[Questionnaire, Assessment]:
    from prevent_tui.assessment.samples import blank
    from prevent_tui.assessment.storage.codec import load_checked
    from prevent_tui.cli.passwords import asking
    from prevent_tui.questionnaire.catalogue import open_questionnaire

    if file:
        return load_checked(file, asking())
    asked = open_questionnaire(str(questionnaire))
    return asked, blank(asked)


def _tell(path: Path, made: Made) -> None:
    say(f"{path} is ready.")
    if made.replaced:
        rest = len(made.replaced) - _NAMED
        more = f" and {rest} more; its last page lists them" if rest > 0 else ""
        say(f"Characters that its fonts lack stand in it by name: {', '.join(made.replaced[:_NAMED])}{more}.")
