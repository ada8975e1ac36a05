"""`export`: the report in several kinds of file, a spreadsheet, a table or a calendar, for those who read elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui import clock
from prevent_tui.cli.new import known_questionnaire
from prevent_tui.cli.output import say
from prevent_tui.cli.path_argument import PATH
from prevent_tui.cli.replacing import REPLACE, over, way_out
from prevent_tui.cli.score import UNDER
from prevent_tui.text import one_line

if TYPE_CHECKING:
    from prevent_tui.report.case import Case
    from prevent_tui.report.model.rendered import Rendered
    from prevent_tui.report.request import ExportRequest, Format

_HELP = """\
Make a file for others.

FILE is an answers file, or a report PDF with the answers inside. The same answers, options and date give the same
bytes, unless there is a password.

\b
pdf   the report, tagged and machine-checked, with the answers inside
html  the report as one web page
docx  the report for Word
md    the report as plain text with Markdown signs
xlsx  the action plan, the risks, the evidence, the inspection index and the figures
csv   one of these tables; see --table
ics   when actions and reviews are due, for a calendar

\b
prevent-tui export answers.toml --out report.pdf
prevent-tui export answers.toml --out governors.pdf --include governors
prevent-tui export answers.toml --out to-share.html --share --unnamed
prevent-tui export --blank --questionnaire schools --out form.pdf
prevent-tui export answers.toml --by-role --out sheets.pdf
prevent-tui export answers.toml --role it-lead --out sheet-it-lead.docx
"""
_MOST_NAMED = 10
"""Replaced characters that are named; a text in another script has hundreds."""


@click.command(short_help="Make the report, the spreadsheet, a table or the calendar.", help=_HELP)
@click.argument("file", required=False, type=PATH)
@click.option(
    "--out",
    "path",
    required=True,
    type=PATH,
    metavar="PATH",
    help="Where to put it.",
)
@click.option(
    "--as",
    "format_",
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
@click.option("--by-role", is_flag=True, help="The same as a sheet for each role, each beginning a new page.")
@click.option("--role", default="", metavar="ID", help="The sheet of one role alone; `questionnaires show` names them.")
@click.option(
    "--questionnaire",
    callback=known_questionnaire,
    metavar="ID",
    help="With --blank, --by-role or --role and no FILE: which; see `questionnaires`.",
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
    type=click.Choice(["actions", "risks", "evidence", "index", "figures"]),
    help="The table that a CSV file holds: the action plan, where none is named.",
)
@REPLACE
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The date on it, instead of today's.")
@way_out
def export(  # noqa: PLR0913, PLR0917 - one for each option
    file: Path | None,
    path: Path,
    format_: str | None,
    part: str | None,
    share: bool,
    unnamed: bool,
    blank: bool,
    by_role: bool,
    role: str,
    questionnaire: str | None,
    radar: bool,
    under: str,
    password: bool,
    table: str | None,
    replace: bool,
    day: datetime | None,
) -> int:
    """Makes a file in the format asked for, never over one that was changed since, unless that is asked for."""
    from prevent_tui.assessment.model.years import is_within_reach
    from prevent_tui.cli import passwords
    from prevent_tui.cli.progress import progress_bar
    from prevent_tui.report.export import ExportJob
    from prevent_tui.report.request import ExportRequest, Part, TableName
    from prevent_tui.wording import demo
    from prevent_tui.workspace.exporting import job, target
    from prevent_tui.workspace.exporting.calendar_note import calendar_note
    from prevent_tui.workspace.exporting.summary import concern_line

    form = "--blank" if blank else "--by-role" if by_role else "--role" if role else ""
    if form and part:
        raise click.UsageError(f"--include says how much of the answers is told; {form} tells none of them.")
    if blank + by_role + bool(role) > 1:
        raise click.UsageError("Choose one of --blank, --by-role and --role.")
    request = ExportRequest(
        part=Part.BLANK if blank else Part.ROLES if form else Part(part or Part.FULL),
        format=_format(format_, path),
        path=path,
        share=share,
        unnamed=unnamed,
        radar=radar,
        locked=password,
        table=TableName(table or TableName.ACTIONS),
        role=role,
        headings=under,
    )
    _check_options(request, table=table)
    today = day.date() if day else clock.today()
    if not is_within_reach(today):
        raise click.BadParameter("is not a date this program can work with.", param_hint="--date")
    _check_source(file, questionnaire, form=form)
    consent = target.Consent(over=over(replace=replace))
    target.refuse(path, file, consent)
    case = _case(file, questionnaire, today, under)
    _check_role(case, role)
    task = ExportJob(request, case, file, passwords.new_password() if password else "")
    with progress_bar(f"Making {path.name}") as progress:
        rendered = job.run(task, progress, consent)
    _report(path, rendered)
    if case.assessment.sample and not form:
        say(demo.IN_WORDS)
    if line := concern_line(request, case.questionnaire, case.assessment):
        say(one_line(line))
    if note := calendar_note(task):
        say(note)
    return 0


def _format(name: str | None, path: Path) -> Format:
    from prevent_tui.report.request import Format, format_of

    ending = format_of(path)
    if name and ending and ending != name:
        raise click.BadParameter(f"`{path.name}` is no name for --as {name}.", param_hint="--out")
    return Format(name) if name else ending or Format.PDF


def _check_options(request: ExportRequest, *, table: str | None) -> None:
    """Refuses options that do not go together."""
    from prevent_tui.report.request import Format, refusal

    if table and request.format is not Format.CSV:
        raise click.BadParameter("goes with --as csv; the spreadsheet holds every table.", param_hint="--table")
    if fault := refusal(request):
        raise click.UsageError(fault)


def _check_source(file: Path | None, questionnaire: str | None, *, form: str) -> None:
    """Makes sure that there is one thing to make it from."""
    if questionnaire and not form:
        raise click.UsageError(
            "--questionnaire goes with --blank, --by-role or --role; answers know their questionnaire."
        )
    if questionnaire and file:
        raise click.UsageError("Name a FILE or a --questionnaire, not both: answers know their questionnaire.")
    if not file and not questionnaire:
        raise click.UsageError(f"Name the FILE with the answers, or with {form or '--blank'} a --questionnaire.")


def _case(file: Path | None, questionnaire: str | None, today: date, headings: str) -> Case:
    from prevent_tui.cli.passwords import password_prompt
    from prevent_tui.workspace.exporting.case import UnknownHeadings, case_of_file, case_of_questionnaire

    try:
        if file:
            return case_of_file(file, today, headings, password_prompt())
        return case_of_questionnaire(str(questionnaire), today, headings)
    except UnknownHeadings as error:
        raise click.BadParameter(str(error), param_hint="--under") from error


def _check_role(case: Case, role: str) -> None:
    """Makes sure that a sheet can be made for the role named."""
    from prevent_tui.report.content.role_sheets import sheet_fault

    if role and (fault := sheet_fault(case, role)):
        raise click.BadParameter(fault, param_hint="--role")


def _report(path: Path, rendered: Rendered) -> None:
    """Says where the file is, and what could not be shown in it."""
    say(one_line(f"{path} is ready."))
    if rendered.replaced:
        rest = len(rendered.replaced) - _MOST_NAMED
        more = f" and {rest} more; its last page lists them" if rest > 0 else ""
        say(f"Characters that its fonts lack stand in it by name: {', '.join(rendered.replaced[:_MOST_NAMED])}{more}.")
