"""`export`: an assessment as a PDF, a spreadsheet, a table or a calendar, for those who read it elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui.commands.output import say
from prevent_tui.commands.results import FILE, UNDER, shown

if TYPE_CHECKING:
    from prevent_tui.report.files import Kind

_HELP = """\
Make a file for others; the same answers and date give the same bytes.

\b
pdf   the scored report
xlsx  the action plan, the risks, the evidence and the inspection index
csv   one of these tables; see --table
ics   when actions and reviews are due, for a calendar
"""
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


@click.command(short_help="Make the PDF, the spreadsheet, a table or the calendar.", help=_HELP)
@FILE
@click.option(
    "--as",
    "kind",
    type=click.Choice(["pdf", "xlsx", "csv", "ics"]),
    help="What to make; where it is not said, the ending of --out says it, and a PDF is made otherwise.",
)
@click.option(
    "--table",
    type=click.Choice(["actions", "risks", "evidence", "index"]),
    help="The table that a CSV file holds: the action plan, where none is named.",
)
@click.option(
    "--out",
    "path",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="PATH",
    help="Where to put it.",
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The date on it, instead of today's.")
@UNDER
def export(  # noqa: PLR0913, PLR0917 - one for each option
    file: Path, kind: str | None, table: str | None, path: Path, day: datetime | None, under: str
) -> int:
    """Makes a file of the kind asked for, never over one of another kind."""
    from prevent_tui.assessment.storage import load_checked
    from prevent_tui.durable import write
    from prevent_tui.report import files
    from prevent_tui.report.content.case import Case
    from prevent_tui.report.tables import Which
    from prevent_tui.scoring import score

    chosen = _kind(kind, path)
    if table and chosen is not files.Kind.CSV:
        raise click.BadParameter("goes with --as csv; the spreadsheet holds every table.", param_hint="--table")
    files.may_replace(chosen, path)
    questionnaire, assessment = load_checked(file)
    questionnaire, title = shown(questionnaire, under)
    today = day.date() if day else date.today()
    if not _FIRST <= today <= _LAST:
        raise click.BadParameter("is not a date this program can work with.", param_hint="--date")
    case = Case(questionnaire, assessment, score(questionnaire, assessment, today), today, title)
    write(path, files.make(chosen, case, Which(table) if table else Which.ACTIONS))
    say(f"{path} is ready.")
    if chosen is files.Kind.ICS and not assessment.setting.name:
        say("The setting has no name yet: in a calendar, another one without a name would take the place of its dates.")
    return 0


def _kind(said: str | None, path: Path) -> Kind:
    from prevent_tui.report.files import Kind, named

    ending = named(path)
    if said and ending and ending != said:
        raise click.BadParameter(f"`{path.name}` is no name for --as {said}.", param_hint="--out")
    return Kind(said) if said else ending or Kind.PDF
