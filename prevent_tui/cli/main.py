"""The command line: which commands there are, and how every ending becomes an exit code."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from prevent_tui import __version__
from prevent_tui.cli.check import check
from prevent_tui.cli.export import export
from prevent_tui.cli.new import new, sample
from prevent_tui.cli.output import say, settle
from prevent_tui.cli.path_argument import PATH
from prevent_tui.cli.questionnaires import questionnaires
from prevent_tui.cli.score import score
from prevent_tui.cli.verify import verify
from prevent_tui.errors import CRASHED, INTERRUPTED, PIPE_CLOSED, BadFile, Incomplete, PreventError
from prevent_tui.file_kind import Kind, kind_of

_EPILOG = """\
A name that is no command is taken for a file: `prevent-tui answers.toml` opens it. So does `prevent-tui report.pdf`:
the answers inside a report are put into a file beside it, and you go on there.

Colours, signs and keys of your own are in settings.json, which the program makes when you first choose a colour: in
~/.config/prevent-tui, on macOS in ~/Library/Application Support/prevent-tui, on Windows in
%LOCALAPPDATA%\\prevent-tui. A letter or a sign can be another there, as {"keymap": {"note": "m"}}.

\b
Exit codes
  0    done
  1    check found faults, or verify a seal that is broken or not there
  2    the command line is not understood, or there is no terminal to show the screens in
  3    a file cannot be read, or is not what it should be
  4    a file cannot be written, or is there already
  5    the file is open in another window
  70   an error of the program itself, of which a record was kept, or a copy of it that is not complete
  130  interrupted
"""

_NO_SCREEN = {"dumb", "unknown"}
"""What a terminal calls itself that can only write line after line."""


class _Commands(click.Group):
    """A group that takes a first argument which is no command for a file to open."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if word not in self.commands and not word.startswith("-"):
            if not _could_be_file(word):
                ctx.fail(f"`{word}` is neither a command nor a file that exists.{self._nearest(word)}")
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        # In the order in which they are used, not of the alphabet.
        return list(self.commands)

    def _nearest(self, word: str) -> str:
        from difflib import get_close_matches

        names = [name for name in self.commands if not self.commands[name].hidden]
        matches = get_close_matches(word.lower(), names, n=1)
        return f" Did you mean `{matches[0]}`?" if matches else f" Commands are: {', '.join(names)}."


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[FILE | COMMAND [ARGS]...]",
    epilog=_EPILOG,
)
@click.version_option(__version__, "-V", "--version", message="prevent-tui %(version)s")
@click.pass_context
def prevent_tui(ctx: click.Context) -> int:
    """A Prevent-duty self-assessment in the terminal, theme by theme, offline.

    Without a file it opens with the list of recent assessments.
    """
    from prevent_tui.workspace.completeness import refuse_incomplete

    refuse_incomplete()
    return 0 if ctx.invoked_subcommand else _start(None)


@prevent_tui.command("open", hidden=True)
@click.argument("file", type=PATH)
def _open(file: Path) -> int:
    """Open an assessment, or the answers inside a report PDF, which are put into a file beside it."""
    if kind_of(file) is Kind.NOTHING:
        new = f", or make a new one: prevent-tui new {file.name} --questionnaire schools"
        hint = "Check the name" + ("." if file.suffix.lower() == ".pdf" else new)
        raise BadFile("there is no such file.", hint=hint, file=file)
    return _start(file)


for _command in (new, sample, score, export, check, verify, questionnaires):
    prevent_tui.add_command(_command)


def main(args: Sequence[str] | None = None) -> None:
    """Runs the program and ends the process with its exit code.

    Args:
        args: What follows the program's name; what it was started with, where nothing is given.
    """
    settle()
    # Other people's plug-ins have no business among the answers; looking for them costs time at every start.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        result = prevent_tui.main(args, prog_name="prevent-tui", standalone_mode=False)
    except click.ClickException as error:
        _explain(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted.")
        return INTERRUPTED
    except PreventError as error:
        say(str(error))
        return error.exit_code
    except SystemExit:
        # Only click ends the process from within, when its own help meets a closed pipe.
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        _apologise(error)
        return CRASHED
    return result if isinstance(result, int) else 0


def _explain(error: click.ClickException) -> None:
    where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "prevent-tui"
    # On one line, so that no argument can begin one of its own.
    say(f"{' '.join(error.format_message().split())}\nTry: {where} --help")


def _apologise(error: Exception) -> None:
    if isinstance(error, ModuleNotFoundError):
        say(str(Incomplete(f"the library {error.name}")))
        return
    from prevent_tui.files.crash_log import record

    log_file = record(error)
    where = f" Where it happened, without any answer, is kept in {log_file}" if log_file else ""
    say(f"Something went wrong in the program itself ({type(error).__name__}). Your files are as last saved.{where}")


def _start(path: Path | None) -> int:
    _refuse_without_terminal(path)
    # Until the first screen is painted there is no garbage, and looking for it takes a quarter of the time.
    gc.disable()
    # The thread that saves hands over to a key after half a millisecond, not five, each time it is asked to.
    sys.setswitchinterval(0.0005)
    from prevent_tui.tui.app import run

    if path is None:
        return run()
    from prevent_tui.cli.passwords import password_prompt
    from prevent_tui.clock import now
    from prevent_tui.workspace.opening import open_file

    return run(open_file(path, now, password_prompt()))


def _refuse_without_terminal(path: Path | None) -> None:
    """Refuses to draw where nothing could be seen or pressed, and names what works there."""
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.__stderr__}
    elsewhere = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    if elsewhere:
        reason = f"its {' and its '.join(elsewhere)} {'is' if len(elsewhere) == 1 else 'are'} not connected to one"
    elif os.environ.get("TERM") in _NO_SCREEN:
        reason = f"this one calls itself {os.environ['TERM']}, and cannot place text on the screen"
    else:
        return
    file = f'"{path}"' if path else "FILE"
    raise click.UsageError(
        f"The program needs a terminal to show itself in, and {reason}. Start it in a terminal window. Without one: "
        f"prevent-tui score {file}, or prevent-tui export {file} --out report.pdf"
    )


def _could_be_file(word: str) -> bool:
    return bool(re.search(r"[./\\]", word)) or kind_of(Path(word)) is not Kind.NOTHING
