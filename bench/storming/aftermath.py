"""What is left after a round, held against what was promised: one line for each thing that is wrong."""

from __future__ import annotations

import re
import signal
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.errors import PreventError
from storming.ledger import NOT_KNOWN, UNANSWERED, Ledger
from storming.setting import Home, command

_TROUBLE = re.compile(r"Traceback \(most recent|Exception ignored|never retrieved|went wrong in the program itself")
_ESCAPES = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]")


@dataclass(frozen=True)
class Ending:
    """How a run ended.

    Attributes:
        how: What ended it.
        status: Its exit code, or minus a signal; None where it would not end.
        output: All that it wrote to the terminal.
        full: Whether the disk was full at the end.
    """

    how: str
    status: int | None
    output: bytes = b""
    full: bool = False

    @property
    def killed(self) -> bool:
        """Whether it had no chance to save what was not saved."""
        return self.how == "SIGKILL" or self.full


def faults(home: Home, ledger: Ledger, ending: Ending) -> list[str]:
    """Return what is wrong after a round, a line each."""
    return [
        *ended_badly(ending),
        *crashed(home, ending),
        *damaged_files(home),
        *answers_nobody_chose(home, ledger),
        *lost_words(home, ledger, ending),
        *lost_choices(home, ledger, ending),
        *left_behind(home, ending),
        *open_to_others(home),
        *does_not_open_again(home),
        *does_not_pass_the_check(home),
    ]


def ended_badly(ending: Ending) -> Iterator[str]:
    """A run that would not end, or ended with another code than it should."""
    if ending.status is None:
        yield f"it did not end by {ending.how}"
    elif ending.status != (-signal.SIGKILL if ending.how == "SIGKILL" else 0):
        yield f"it ended with {ending.status} by {ending.how}"


def crashed(home: Home, ending: Ending) -> Iterator[str]:
    """Records of an error of the program itself, and tracebacks."""
    for record in sorted((home.state / "crashes").glob("*")):
        yield f"it crashed: {_short(record.read_text('utf-8'))}"
    text = _ESCAPES.sub("", ending.output.decode("utf-8", "replace"))
    trouble = _TROUBLE.search(text)
    if trouble:
        yield f"on the screen: {_short(text[trouble.start() :])}"


def damaged_files(home: Home) -> Iterator[str]:
    """Answers files and backups that cannot be read; what another program put there is none of them."""
    for path in (*home.files(), *home.backups()):
        data = path.read_bytes()
        try:
            codec.read(data, path)
        except PreventError as error:
            if data not in home.foreign:
                yield f"damaged: {_short(str(error))}"


def answers_nobody_chose(home: Home, ledger: Ledger) -> Iterator[str]:
    """Answers that were neither there at the beginning nor among those that were chosen."""
    for path in (*home.files(), *home.backups()):
        for given in answers_in(path):
            chosen = ledger.chosen.get(given.reference, set())
            allowed = home.beginnings.get(given.question, set()) | {given.name_of(each) for each in chosen}
            if "*" not in chosen and given.level not in allowed | {UNANSWERED}:
                yield f"nobody chose {given.level} for {given.reference} in {path.name}; only {sorted(allowed)}"


def lost_words(home: Home, ledger: Ledger, ending: Ending) -> Iterator[str]:
    """Words that had to be kept and are nowhere."""
    # What somebody else wrote over, or took away, may be found among the earlier versions.
    written = home.written(backups=ledger.meddled_at > 0)
    lost = [word for word in ledger.words_due(killed=ending.killed) if word not in written]
    if lost:
        kinds = {word.text: word.typing for word in ledger.words}
        yield f"lost by {ending.how}: {', '.join(f'{word} ({kinds[word]})' for word in lost)}"


def lost_choices(home: Home, ledger: Ledger, ending: Ending) -> Iterator[str]:
    """Answers that had to be kept and are in no file."""
    paths = (*home.files(), *(home.backups() if ledger.meddled_at else ()))
    held = [{given.reference: given for given in answers_in(path)} for path in paths]
    for reference, levels in ledger.choices_due(killed=ending.killed).items():
        given = [answers[reference] for answers in held if reference in answers]
        stands = any(one.level in {one.name_of(level) for level in levels} for one in given)
        if not stands and (given or levels != {UNANSWERED}):
            yield f"lost by {ending.how}: {reference} answered {sorted(levels)}"


def left_behind(home: Home, ending: Ending) -> Iterator[str]:
    """Half-written files after a run that ended by itself."""
    if ending.how != "SIGKILL":
        yield from (f"left behind: {path.relative_to(home.folder)}" for path in home.leftovers())


def open_to_others(home: Home) -> Iterator[str]:
    """Files of the program's own that others on the computer could read."""
    for path in (*home.state.rglob("*"), *home.files()):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"others can read {path.relative_to(home.folder)}: {stat.filemode(path.stat().st_mode)}"


def does_not_open_again(home: Home) -> Iterator[str]:
    """Files that another run could not open, and half-written ones that then still lie beside them."""
    for path in home.files():
        if path.read_bytes() in home.foreign:
            continue
        try:
            with Document.open(path, clock=now):
                pass
        except PreventError as error:
            yield f"does not open again: {_short(str(error))}"
        if list(path.parent.glob(".prevent-tui-*.tmp")):
            yield f"left behind beside {path.name} after it was opened again"


def does_not_pass_the_check(home: Home) -> Iterator[str]:
    """What the command `check` says of the files."""
    whole = [str(path) for path in home.files() if path.read_bytes() not in home.foreign]
    if whole:
        code, output = command("check", *whole)
        if code:
            yield f"check ends with {code}: {_short(output)}"


@dataclass(frozen=True)
class Given:
    """An answer in a file.

    Attributes:
        question: The question's id.
        reference: What it is called on the screen, as `RA3`.
        level: The level's id, or what else was said.
        levels: The ids of the question's levels, from the lowest.
    """

    question: str
    reference: str
    level: str
    levels: tuple[str, ...]

    def name_of(self, key: str) -> str:
        """What a key of this question stands for in a file."""
        if key == "0":
            return NOT_KNOWN
        if key.isdigit():
            return self.levels[int(key) - 1] if int(key) <= len(self.levels) else UNANSWERED
        return key


def answers_in(path: Path) -> list[Given]:
    """The answers of a file; none of one that cannot be read."""
    try:
        assessment = codec.read(path.read_bytes(), path)
        questionnaire = codec.questionnaire_for(assessment, path)
    except (OSError, PreventError):
        return []
    return [
        Given(
            question,
            questionnaire.reference[question],
            answer.level or answer.state.value,
            tuple(level.id for level in questionnaire.scale_of[question].levels),
        )
        for question, answer in assessment.answers.items()
        if question in questionnaire.by_id
    ]


def _short(text: str) -> str:
    return " ".join(text.split())[:600]
