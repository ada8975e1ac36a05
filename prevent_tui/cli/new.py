"""`new` and `sample`: making an answers file, over another one only where that is asked for."""

from __future__ import annotations

from pathlib import Path

import click

from prevent_tui import clock, ids
from prevent_tui.cli.output import say
from prevent_tui.cli.path_argument import PATH
from prevent_tui.cli.replacing import REPLACE, over, way_out
from prevent_tui.text import one_line

_FILE = click.argument("file", type=PATH)


def known_questionnaire(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Lets the name of a questionnaire pass, and otherwise says which there are."""
    from prevent_tui.errors import BadFile
    from prevent_tui.questionnaire.catalogue import find

    try:
        if value is not None:
            find(value)
    except BadFile as error:
        raise click.BadParameter(f"{error.message} {error.hint}", ctx, parameter) from error
    return value


@click.command(short_help="Make an assessment with nothing answered.")
@_FILE
@click.option(
    "--questionnaire",
    required=True,
    callback=known_questionnaire,
    metavar="ID",
    help="Which one; see `questionnaires`.",
)
@click.option("--name", default="", metavar="TEXT", help="The name of the setting; can be given later.")
@click.option("--reference", default="", metavar="TEXT", help="Its URN, UKPRN, Ofsted or local number; or later.")
@click.option("--add", multiple=True, metavar="ID", help="A local addition; see `questionnaires`. Can be given again.")
@REPLACE
@way_out
def new(  # noqa: PLR0913 - each is an option of the command
    file: Path, questionnaire: str, name: str, reference: str, add: tuple[str, ...], *, replace: bool
) -> int:
    """Make an assessment with nothing answered."""
    from prevent_tui.assessment.reference import read_reference
    from prevent_tui.errors import BadFile
    from prevent_tui.questionnaire.catalogue import find_overlay, open_questionnaire, with_additions
    from prevent_tui.workspace.beginning import new_assessment, write_new

    source = open_questionnaire(questionnaire)
    if source.about.status == "retired":
        raise BadFile(f"`{questionnaire}` is retired: it can be read, not begun.", hint=f"Use `{source.about.id}`.")
    if add:
        source = with_additions(source, [find_overlay(addition_name, source) for addition_name in dict.fromkeys(add)])
    assessment = new_assessment(source, name, ids.fresh, reference=reference)
    write_new(file, assessment, clock.now(), over(replace=replace))
    if doubt := read_reference(reference, source, assessment.setting.facts).doubt:
        say(one_line(f"{doubt} It is kept as you typed it."))
    say(one_line(f"{file} is ready. Open it with: prevent-tui {file}"))
    return 0


@click.command(short_help="Make the assessment of an invented setting.")
@_FILE
@click.option("--strong", is_flag=True, help="A setting where most is in place, instead of one with gaps.")
@click.option(
    "--questionnaire",
    default="schools",
    show_default=True,
    callback=known_questionnaire,
    metavar="ID",
    help="Which one; see `questionnaires`.",
)
@REPLACE
@way_out
def sample(file: Path, *, strong: bool, questionnaire: str, replace: bool) -> int:
    """Make an assessment of an invented setting, to look around in; beside it, the version sealed before, if any."""
    from prevent_tui.errors import BadFile
    from prevent_tui.questionnaire.catalogue import open_questionnaire
    from prevent_tui.wording.demo import IN_WORDS
    from prevent_tui.workspace.beginning import invented

    strength = "strong" if strong else "weak"
    now = clock.now()
    setting = invented(open_questionnaire(questionnaire), strength, now)
    if setting is None:
        raise BadFile(f"the questionnaire `{questionnaire}` has no {strength} sample.", hint="Try the other one.")
    before = setting.write(file, now, over(replace=replace))
    if before:
        say(f"{before} holds the version that was sealed before it.")
    say(one_line(f"{file} holds {setting.name}. {IN_WORDS} Open it with: prevent-tui {file}"))
    return 0
