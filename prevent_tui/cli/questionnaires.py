"""`questionnaires`: which there are, and what their authors need: beginning, reading, comparing, and a schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui import clock
from prevent_tui.cli.output import out, out_json, say
from prevent_tui.cli.path_argument import PATH
from prevent_tui.cli.replacing import REPLACE, over, way_out
from prevent_tui.text import one_line

if TYPE_CHECKING:
    from prevent_tui.questionnaire.catalogue import Entry
    from prevent_tui.questionnaire.model import Questionnaire

_JSON = click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
_MARKDOWN = click.option("--markdown", is_flag=True, help="Write Markdown.")


@click.group(invoke_without_command=True, short_help="List the questionnaires there are; write and compare them.")
@_JSON
@click.pass_context
def questionnaires(ctx: click.Context, *, as_json: bool) -> int:
    """List the questionnaires there are, shipped with the program or your own.

    Each line begins with the name that other commands take. Local additions come last.
    """
    if ctx.invoked_subcommand:
        return 0
    from prevent_tui import paths
    from prevent_tui.questionnaire import catalogue

    every = [one if one.bundled else catalogue.checked_entry(one) for one in catalogue.entries()]
    additions = [catalogue.checked_entry(one) for one in catalogue.overlays()]
    if as_json:
        data = {
            "questionnaires": [_data(entry) for entry in every],
            "additions": [_data(entry) for entry in additions],
            "own_folder": str(paths.own_questionnaires()),
        }
        out_json(data)
        return 0
    out("\n".join([*_aligned([_row(entry) for entry in every]), *_aligned([_addition(one) for one in additions])]))
    for name in map(one_line, catalogue.misnamed_files()):
        say(f"{name} is not looked at, because its name ends in .txt. Rename it to {name.removesuffix('.txt')}")
    say(f"Your own go into {paths.own_questionnaires()}")
    return 0


def _data(entry: Entry) -> dict[str, object]:
    shared: dict[str, object] = {"name": entry.name, "id": entry.id, "edition": entry.edition, "title": entry.title}
    if entry.extends:
        shared |= {"extends": entry.extends, "extends_edition": entry.extends_edition}
    else:
        shared |= {"sector": entry.sector, "audience": entry.audience, "status": entry.status, "minutes": entry.minutes}
    return shared | {
        "questions": entry.questions,
        "bundled": entry.bundled,
        "file": str(entry.path),
        "wrong": entry.problem or None,
    }


def _row(entry: Entry) -> tuple[str, ...]:
    from prevent_tui.wording.grammar import plural

    if entry.problem:
        return entry.name, entry.edition, "", "", f"cannot be used: {entry.problem}"
    notes = [entry.status] if entry.status != "live" else []
    notes += [] if entry.bundled else ["not shipped with the program"]
    title = entry.title if entry.sector in entry.title else f"{entry.sector}: {entry.title}".removeprefix(": ")
    return (
        entry.name,
        entry.edition,
        plural(entry.questions, "question"),
        f"{entry.minutes} min" if entry.minutes else "",
        ", ".join([title, *notes]),
    )


def _addition(entry: Entry) -> tuple[str, ...]:
    from prevent_tui.wording.grammar import plural

    if entry.problem:
        return _row(entry)
    adds = f"adds to {entry.extends} {entry.extends_edition}"
    return entry.name, entry.edition, plural(entry.questions, "question"), adds, entry.title


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [one_line(line.rstrip()) for line in lines]


def _slug(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Lets an id pass, and otherwise says how one is written."""
    import re

    if value is None:
        return None
    from prevent_tui.questionnaire.types import SLUG, SLUG_LENGTH

    if len(value) <= SLUG_LENGTH and re.fullmatch(SLUG, value):
        return value
    raise click.BadParameter(
        f"An id is small letters and digits, joined by hyphens, such as my-council; {SLUG_LENGTH} signs at most.",
        ctx,
        parameter,
    )


@questionnaires.command(short_help="Write a questionnaire to begin from.")
@click.argument("file", type=PATH)
@click.option("--id", "name", callback=_slug, metavar="ID", help="Its id; the name of the file where none is given.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--overlay-of", metavar="NAME", help="Write a local addition to this questionnaire instead.")
@REPLACE
@way_out
def new(file: Path, name: str | None, title: str | None, overlay_of: str | None, *, replace: bool) -> int:
    """Write a small complete questionnaire whose comments explain every table; it passes the check as it is."""
    from prevent_tui.files.delivery import deliver
    from prevent_tui.questionnaire import catalogue
    from prevent_tui.questionnaire.authoring import starters
    from prevent_tui.text import clean_line

    what = "local additions" if overlay_of else "questionnaire"
    name = name or _from_file(file) or f"my-{what.replace(' ', '-')}"
    if any(entry.bundled and entry.id == name for entry in catalogue.entries()):
        hint = f"`{name}` is a questionnaire shipped with the program. Give yours an id of its own with --id."
        raise click.BadParameter(hint, param_hint="--id")
    title = clean_line(title or "") or f"My {what}"
    if overlay_of:
        text = starters.overlay(name, title, clock.today(), catalogue.find(overlay_of).path)
    else:
        text = starters.questionnaire(name, title, clock.today())
    deliver(file, text.encode(), clock.now(), over(replace=replace))
    shell_name = f'"{file}"' if " " in str(file) else file
    say(one_line(f"{file} is ready to be changed. Check it with: prevent-tui check {shell_name}"))
    return 0


def _from_file(file: Path) -> str:
    """The name of a file as an id; empty where it cannot be one."""
    from prevent_tui.questionnaire.types import SLUG_LENGTH

    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in file.stem.lower()).split()
    slug = "-".join(words)[:SLUG_LENGTH].rstrip("-")
    return slug if slug[:1].isalpha() else ""


@questionnaires.command(short_help="Print one as people read it.")
@click.argument("name", metavar="NAME|FILE")
@click.option("--question", metavar="ID", help="Only this question, by its id or its reference, such as RA4.")
@_MARKDOWN
def show(name: str, *, question: str | None, markdown: bool) -> int:
    """Print a questionnaire: what it is, its themes, and every question with all that hangs on it.

    A local addition is shown in its place, with the questionnaire it adds to.
    """
    from prevent_tui.cli.documents import as_markdown, as_text
    from prevent_tui.cli.questionnaire_argument import read_argument
    from prevent_tui.cli.show_questionnaire import paper
    from prevent_tui.cli.show_questions import question_blocks

    source = read_argument(name)
    chosen_question = source.by_id[_question(source, question)] if question else None
    blocks = question_blocks(source, chosen_question, depth=1) if chosen_question else paper(source)
    out((as_markdown if markdown else as_text)(blocks))
    return 0


def _question(questionnaire: Questionnaire, question: str) -> str:
    from prevent_tui.toml.guesses import near

    ids = {reference.lower(): name for name, reference in questionnaire.reference.items()}
    ids |= {name: name for name in questionnaire.by_id}
    if question.lower() not in ids:
        message = (
            f"{questionnaire.about.id} has no question `{question}`. {near(question, questionnaire.by_id)}".strip()
        )
        raise click.BadParameter(message, param_hint="--question")
    return ids[question.lower()]


@questionnaires.command(short_help="Say what changed between two.")
@click.argument("before", metavar="OLDER")
@click.argument("after", metavar="NEWER")
@click.option("--samples", is_flag=True, help="Compare the samples too.")
@_JSON
@_MARKDOWN
def diff(before: str, after: str, *, samples: bool, as_json: bool, markdown: bool) -> int:
    """Say question by question what changed between two editions, given by name (schools@2022) or as files."""
    from prevent_tui.cli import diff_questionnaires
    from prevent_tui.cli.documents import as_markdown, as_text
    from prevent_tui.cli.questionnaire_argument import read_argument
    from prevent_tui.questionnaire.authoring.diff import compare

    differences = compare(read_argument(before), read_argument(after), samples=samples)
    if as_json:
        out_json(diff_questionnaires.as_data(differences))
    else:
        out((as_markdown if markdown else as_text)(diff_questionnaires.paper(differences)))
    return 0


@questionnaires.command(short_help="Write JSON Schema, so that editors complete and check.")
@click.option("--overlay", is_flag=True, help="For local additions instead of questionnaires.")
@click.option("--out", "file", type=PATH, metavar="FILE", help="Write it into a file.")
@REPLACE
@way_out
def schema(*, overlay: bool, file: Path | None, replace: bool) -> int:
    """Write the JSON Schema of questionnaire files, with which an editor completes and checks while you write."""
    from prevent_tui.files.delivery import deliver
    from prevent_tui.questionnaire.authoring.json_schema import schema as make

    made = make(overlay=overlay)
    if file is None:
        out_json(made)
        return 0
    text = json.dumps(made, ensure_ascii=False, indent=2)
    deliver(file, f"{text}\n".encode(), clock.now(), over(replace=replace))
    say(one_line(f"{file} is ready."))
    return 0
