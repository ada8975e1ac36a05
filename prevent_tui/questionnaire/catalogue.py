"""Which questionnaires there are, and reading one of them: those shipped, and those in the person's own folder."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prevent_tui import paths
from prevent_tui.errors import BadFile, PreventError
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.text import clean_line
from prevent_tui.tomlfile import near, parse, read_bytes

_HEAD_ENDS = re.compile(r"^\[\[", re.MULTILINE)
_SHOWN = ("id", "edition", "title", "sector", "audience", "status")
_QUESTION = re.compile(rb"^\[\[questions\]\]", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """A questionnaire as its file's first lines describe it; the questions themselves have not been read.

    Attributes:
        bundled: Shipped with the program, rather than found in the person's own folder.
        questions: How many the file holds.
        wrong: Why it cannot be used, as a sentence; empty where nothing is known to be wrong.
    """

    path: Path
    bundled: bool
    id: str
    edition: str = ""
    title: str = ""
    sector: str = ""
    status: str = "live"
    audience: str = ""
    minutes: int | None = None
    questions: int = 0
    wrong: str = ""

    @property
    def name(self) -> str:
        """What to call it on a command line: its id, with the edition unless it is the one in use."""
        return self.id if self.status != "retired" else f"{self.id}@{self.edition}"


def entries() -> tuple[Entry, ...]:
    """Every questionnaire there is, by sector: the shipped ones, the person's own, then retired editions."""
    shipped = [_entry(path, bundled=True) for path in sorted(paths.bundled_questionnaires().glob("*.toml"))]
    taken = {(one.id, one.edition): one for one in shipped}
    own = [_entry(path, bundled=False) for path in sorted(paths.own_questionnaires().glob("*.toml"))]
    own = [_clash(one) if (one.id, one.edition) in taken else one for one in own if one.status != "overlay"]
    return tuple(sorted([*shipped, *own], key=lambda one: (one.status == "retired", not one.bundled, one.sector)))


def find(name: str, edition: str | None = None) -> Entry:
    """The entry of a name such as `schools`, `schools@2022`, or of an id in one edition.

    Raises:
        BadFile: There is none of that id, or not in that edition.
    """
    wanted, _, said = name.partition("@")
    edition = edition or said or None
    known = [one for one in entries() if not one.wrong]
    same = [one for one in known if one.id == wanted]
    if not same:
        raise BadFile(
            f"the questionnaire `{wanted}` is not one this program has.",
            hint=f"{near(wanted, [one.name for one in known])} It has: {', '.join(one.name for one in known)}.".strip(),
        )
    exact = [one for one in same if edition in (None, one.edition)]
    if not exact:
        has = " and ".join(one.edition for one in same)
        raise BadFile(
            f"this program has `{wanted}` in edition {has}, not {edition}.",
            hint="Use the version of prevent-tui it was made with, or put that questionnaire into your own folder.",
        )
    return exact[0]


def open_questionnaire(name: str, edition: str | None = None) -> Questionnaire:
    """Reads a questionnaire by its name; see `find`.

    Raises:
        BadFile: There is none, or it has faults.
    """
    return load(find(name, edition).path)


def bundled() -> dict[str, Path]:
    """Name of the file, without its ending, to the file of each questionnaire shipped with the program."""
    return {path.stem: path for path in sorted(paths.bundled_questionnaires().glob("*.toml"))}


def load_bundled(questionnaire_id: str, edition: str | None = None) -> Questionnaire:
    """Reads a questionnaire by its id; see `find`."""
    return open_questionnaire(questionnaire_id, edition)


def _entry(path: Path, *, bundled: bool) -> Entry:
    """Reads no further than the first list of tables, which in every questionnaire comes after its own table."""
    try:
        data = read_bytes(path)
        about = _head(data, path)
    except PreventError as error:
        return Entry(path, bundled, path.stem, wrong=clean_line(f"{error.message} {error.hint}".strip()))
    said = {key: clean_line(about[key]) for key in _SHOWN if _line(about, key)}
    minutes = about.get("minutes")
    return Entry(
        path,
        bundled,
        **({"id": path.stem} | said),
        minutes=minutes if isinstance(minutes, int) else None,
        questions=len(_QUESTION.findall(data)),
    )


def _head(data: bytes, path: Path) -> dict[str, Any]:
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    end = _HEAD_ENDS.search(text)
    try:
        head = tomllib.loads(text[: end.start() if end else len(text)])
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        # Whatever is wrong is then said with its place; a list that begins inside a text is no reason to give up.
        head = parse(data, path)
    if "overlay" in head:
        return {"status": "overlay"}
    about = head.get("questionnaire")
    if not isinstance(about, dict) or not _line(about, "title"):
        raise BadFile("is not a questionnaire: it has no [questionnaire] table with a title.", file=path)
    return about


def _line(about: dict[str, Any], key: str) -> bool:
    return isinstance(about.get(key), str) and bool(about[key].strip())


def _clash(entry: Entry) -> Entry:
    wrong = f"has the id and edition of a questionnaire shipped with the program: {entry.id} {entry.edition}."
    return Entry(entry.path, entry.bundled, entry.id, entry.edition, entry.title, wrong=f"{wrong} Give it its own id.")
