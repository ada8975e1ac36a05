"""`check`: what is wrong with files, and what their authors may want to look at again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui import clock
from prevent_tui.cli.output import out, out_json, say
from prevent_tui.cli.path_argument import PATH
from prevent_tui.errors import Unreadable
from prevent_tui.text import one_line

if TYPE_CHECKING:
    from prevent_tui.cli.check_files import Report
    from prevent_tui.errors import Fault
    from prevent_tui.questionnaire.lint.effort import Effort


@click.command(short_help="Say everything that is wrong with files.")
@click.argument("files", nargs=-1, metavar="[FILE...]", type=PATH)
@click.option("--bundled", is_flag=True, help="Check every questionnaire shipped with the program.")
@click.option("--strict", is_flag=True, help="Exit code 1 for warnings too.")
@click.option("--summary", is_flag=True, help="Minutes, load and coverage of every questionnaire, not of a single one.")
@click.option("--verbose", is_flag=True, help="List also what the authors have accepted.")
@click.option("--json", "as_json", is_flag=True, help="Write everything as JSON.")
def check(files: tuple[Path, ...], *, bundled: bool, strict: bool, as_json: bool, **shown: bool) -> int:
    """Say everything that is wrong with answers or questionnaires.

    What a file is, is told by what it holds; of a report PDF, the answers inside it are checked, of a folder every
    file ending in .toml. Each finding has the number of its rule: faults must be mended, warnings are likely wrong,
    advice is about wording and balance. The samples of a questionnaire are scored and compared with what it expects
    of them. Exit code 1 when anything is at fault, 3 when all that is wrong is that files cannot be read.
    """
    from prevent_tui.cli.check_files import check_file
    from prevent_tui.cli.passwords import password_prompt

    paths = [*_paths(files), *(_shipped() if bundled else [])]
    if not paths:
        raise click.UsageError("Name a FILE or a folder, or use --bundled.")
    today, ask = clock.today(), password_prompt()
    reports = [check_file(file, today, ask) for file in paths]
    if as_json:
        data = {"files": [report.as_data() for report in reports], "totals": dict(_totals(reports))}
        out_json(data)
    else:
        for report in reports:
            out("\n".join(_lines(report, summary=shown["summary"] or len(reports) == 1, verbose=shown["verbose"])))
    wrong = [report for report in reports if report.count("fault")]
    if wrong:
        say(f"{len(wrong)} of {len(reports)} {'file has' if len(reports) == 1 else 'files have'} faults.")
    if wrong and not any(report.is_read for report in wrong):
        return Unreadable.exit_code
    return 1 if wrong or (strict and any(report.count("warning") for report in reports)) else 0


def _paths(files: tuple[Path, ...]) -> list[Path]:
    from prevent_tui.questionnaire.catalogue import toml_files

    return [path for file in files for path in (toml_files(file) or [file])]


def _shipped() -> list[Path]:
    from prevent_tui.questionnaire.catalogue import bundled_files

    return list(bundled_files().values())


def _totals(reports: list[Report]) -> Counter[str]:
    totals = Counter({kind: sum(one.count(kind) for one in reports) for kind in ("fault", "warning", "advice")})
    totals["accepted"] = sum(len(report.accepted) for report in reports)
    return totals


def _lines(report: Report, *, summary: bool, verbose: bool) -> list[str]:
    """One line a finding, each with its file, so that they can be searched and counted and editors can jump."""
    lines = [_line(report.file, one) for one in (*report.findings, *report.doubts)]
    if verbose:
        lines += [f"{_line(report.file, one)} Accepted: {entry.because}" for one, entry in report.accepted]
    lines.append(one_line(f"{report.file}: {_counts(report)}. {report.what}".rstrip()))
    if summary and report.effort:
        lines += [f"  {line}" for line in _summary(report.effort)]
    return lines


def _line(file: Path, one: Fault) -> str:
    from prevent_tui.questionnaire.lint.rulebook import severity

    where = f"{file}:{one.line}" if one.line else f"{file}"
    rule = f"rule {int(one.rule)} {severity(one.rule)}" if one.rule else ""
    text = " ".join(str(one).split())
    return one_line(f"{where}: {f'{rule} {text}' if one.place else f'{rule}: {text}'}" if rule else f"{where}: {text}")


def _counts(report: Report) -> str:
    from prevent_tui.wording.grammar import plural

    faults, warnings, advice = (report.count(kind) for kind in ("fault", "warning", "advice"))
    parts = [plural(faults, "fault") if faults else "no faults"]
    parts += [plural(warnings, "warning")] if warnings else []
    parts += [f"{plural(advice, 'piece')} of advice"] if advice else []
    parts += [f"{len(report.accepted)} accepted"] if report.accepted else []
    return ", ".join(parts)


def _summary(effort: Effort) -> list[str]:
    questionnaire = effort.questionnaire
    titles = {grouping.id: grouping for grouping in questionnaire.groupings}
    promised = f", {questionnaire.about.minutes} promised" if questionnaire.about.minutes else ""
    lines = [f"Minutes: {effort.minutes} estimated{promised}."]
    if effort.roles:
        load = (f"{questionnaire.role_labels.get(role, role)} {count}" for role, count in effort.roles.items())
        lines.append(f"Questions by role: {', '.join(load)}.")
    for name, counts in effort.headings.items():
        under = (f"{heading.title} {counts[heading.id]}" for heading in titles[name].headings)
        lines.append(f"{titles[name].title}: {', '.join(under)}.")
    if effort.sources:
        lines.append(f"Sources: {', '.join(f'{name} {count}' for name, count in effort.sources.items())}.")
    return lines
