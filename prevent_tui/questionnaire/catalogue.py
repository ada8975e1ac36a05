"""Which questionnaires and local additions there are, and reading one: those shipped, and the person's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from prevent_tui import file_kind, paths
from prevent_tui.errors import BadFile, Incomplete, PreventError
from prevent_tui.questionnaire.loading import from_table, load
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.text import clean_line, is_blank
from prevent_tui.toml.guesses import near
from prevent_tui.toml.reading import parse, read_bytes

_HEAD_ENDS = re.compile(r"^\[\[", re.MULTILINE)
_SHOWN = ("id", "edition", "title", "sector", "audience", "status", "extends", "extends_edition")
_QUESTION = b"\n[[questions]]"


@dataclass(frozen=True)
class Entry:
    """A questionnaire or a local addition as its file's first lines describe it; its questions have not been read.

    Attributes:
        bundled: Shipped with the program, rather than found in the person's own folder.
        extends: The id of the questionnaire that a local addition adds to; empty for a questionnaire.
        questions: How many the file holds.
        problem: Why it cannot be used, as a sentence; empty where nothing is known to be wrong.
    """

    path: Path
    bundled: bool
    id: str
    edition: str = ""
    title: str = ""
    sector: str = ""
    status: str = "live"
    audience: str = ""
    extends: str = ""
    extends_edition: str = ""
    minutes: int | None = None
    questions: int = 0
    problem: str = ""

    @property
    def name(self) -> str:
        """What to call it on a command line: its id, with the edition unless it is the one in use."""
        return self.id if self.status != "retired" else f"{self.id}@{self.edition}"


def bundled_files() -> dict[str, Path]:
    """Name of the file, without its ending, to the file of each questionnaire shipped with the program.

    Raises:
        Incomplete: There is none.
    """
    shipped = {path.stem: path for path in toml_files(paths.bundled_questionnaires())}
    if not shipped:
        raise Incomplete("the questionnaires that come with it")
    return shipped


def entries() -> tuple[Entry, ...]:
    """Every questionnaire there is, by sector: the shipped ones, the person's own, then retired editions."""
    shipped = [_entry(path, bundled=True) for path in bundled_files().values()]
    shipped_names = {(one.id, one.edition) for one in shipped}
    listed = [one for one in _own() if one.problem or not one.extends]
    own = [_clash(one) if (one.id, one.edition) in shipped_names and not one.problem else one for one in listed]
    order = sorted([*shipped, *own], key=lambda one: (one.status == "retired", not one.bundled, one.sector))
    return tuple(order)


def overlays(questionnaire_id: str = "", edition: str = "") -> tuple[Entry, ...]:
    """The local additions in the person's own folder; with an id and edition, those to that questionnaire."""
    additions = (one for one in _own() if one.extends and not one.problem)
    base = (questionnaire_id, edition)
    return tuple(one for one in additions if not questionnaire_id or (one.extends, one.extends_edition) == base)


def find(name: str, edition: str | None = None) -> Entry:
    """The entry of a name such as `schools`, `schools@2022`, or of an id in one edition.

    Raises:
        BadFile: There is none of that id, or not in that edition.
    """
    questionnaire_id, _, suffix = name.partition("@")
    edition = edition or suffix or None
    if edition and (shipped := _shipped(questionnaire_id, edition)):
        return shipped
    known = [one for one in entries() if not one.problem]
    same = [one for one in known if one.id == questionnaire_id]
    if not same:
        guess = near(questionnaire_id, [one.name for one in known])
        raise BadFile(
            f"the questionnaire `{questionnaire_id}` is not one this program has.",
            hint=f"{guess} It has: {', '.join(one.name for one in known)}.".strip(),
        )
    exact = [one for one in same if edition in (None, one.edition)]
    likely = next((one.edition for one in same if suffix and one.edition.startswith(suffix)), "")
    if not exact and likely:
        raise BadFile(
            f"this program has `{questionnaire_id}` in edition {likely}, not {edition}.",
            hint=f"Did you mean {questionnaire_id}@{likely}?",
        )
    if not exact:
        has = " and ".join(one.edition for one in same)
        raise BadFile(
            f"this program has `{questionnaire_id}` in edition {has}, not {edition}.",
            hint="Use the version of prevent-tui it was made with, or put that questionnaire into "
            f"{paths.own_questionnaires()}",
        )
    return exact[0]


def open_questionnaire(
    name: str, edition: str | None = None, with_overlays: Sequence[tuple[str, str]] = ()
) -> Questionnaire:
    """Reads a questionnaire by its name, with local additions by their ids and editions.

    Raises:
        BadFile: There is none, or it has faults.
    """
    entry = find(name, edition)
    if not with_overlays:
        return load(entry.path)
    return open_extended(entry, [_overlay(*overlay) for overlay in with_overlays])


def open_extended(entry: Entry, added: Sequence[Entry]) -> Questionnaire:
    """Reads a questionnaire with local additions to it; see `joining.extend`.

    Raises:
        BadFile: One of the files has faults.
    """
    from prevent_tui.questionnaire.joining import load_joined

    return load_joined(entry.path, *(one.path for one in added))


def find_overlay(overlay_id: str, questionnaire: Questionnaire) -> Entry:
    """The local addition of an id to a questionnaire.

    Raises:
        BadFile: There is none of that id to that questionnaire in that edition.
    """
    about = questionnaire.about
    fitting = overlays(about.id, about.edition)
    for one in fitting:
        if one.id == overlay_id:
            return one
    there = ", ".join(one.id for one in fitting) or "none"
    raise BadFile(
        f"`{overlay_id}` is not a local addition to {about.id} {about.edition}.",
        hint=f"In {paths.own_questionnaires()} there is: {there}.",
    )


def with_additions(questionnaire: Questionnaire, added: Sequence[Entry]) -> Questionnaire:
    """A questionnaire with more local additions, read anew from its file.

    Raises:
        BadFile: One of the files has faults.
    """
    about = questionnaire.about
    held = [_overlay(each.overlay.id, each.overlay.edition) for each in questionnaire.additions]
    return open_extended(find(about.id, about.edition), [*held, *added])


def _shipped(questionnaire_id: str, edition: str) -> Entry | None:
    """The shipped questionnaire of that id and edition, whose place no other file can take; most bear their id's name.

    Opening an assessment asks for this, and is not to wait for every other file and for the person's own folder.
    """
    likeliest_first = sorted(bundled_files().values(), key=lambda path: path.stem != questionnaire_id)
    candidates = (_entry(path, bundled=True) for path in likeliest_first)
    return next(
        (one for one in candidates if (one.id, one.edition, one.problem) == (questionnaire_id, edition, "")), None
    )


def _overlay(overlay_id: str, edition: str) -> Entry:
    for one in overlays():
        if (one.id, one.edition) == (overlay_id, edition):
            return one
    raise BadFile(
        f"the local addition `{overlay_id}`, edition {edition}, is not on this computer.",
        hint=f"Ask whoever publishes it for the file, and put it into {paths.own_questionnaires()}",
    )


def misnamed_files() -> tuple[str, ...]:
    """Names in the person's own folder that end in .toml.txt, as Notepad makes them; such files are not listed."""
    return tuple(path.name for path in toml_files(paths.own_questionnaires(), ".toml.txt"))


def checked_entry(entry: Entry) -> Entry:
    """The same entry, having read all of its file: with what is wrong further down, if anything is."""
    if entry.problem:
        return entry
    try:
        if entry.extends:
            open_extended(find(entry.extends, entry.extends_edition), [entry])
        else:
            load(entry.path)
    except PreventError as error:
        return replace(entry, problem=_reason(error, entry.path))
    return entry


def entry_of(path: Path) -> Entry:
    """What the first lines of a file say of it, wherever it lies."""
    return _entry(path, bundled=False)


def toml_files(folder: Path, ending: str = ".toml") -> list[Path]:
    """The files in a folder with this ending, by name; none where the folder may not be read."""
    return [file for file in file_kind.entries(folder) if file.name.endswith(ending)]


def _own() -> list[Entry]:
    """The person's own, of which each id and edition can be used once: the first file without faults has it."""
    own = [entry_of(path) for path in toml_files(paths.own_questionnaires())]
    same: dict[tuple[bool, str, str], list[Entry]] = {}
    for one in own:
        if not one.problem:
            same.setdefault((bool(one.extends), one.id, one.edition), []).append(one)
    used = {key: next(filter(_sound, group), group[0]) for key, group in same.items() if len(group) > 1}
    return [_again(one, used.get((bool(one.extends), one.id, one.edition))) for one in own]


def _again(entry: Entry, used: Entry | None) -> Entry:
    if entry.problem or used is None or used is entry:
        return entry
    first, second = sorted((used.path.name, entry.path.name))
    problem = f"{entry.id} {entry.edition} is there twice: {first} and {second}; {used.path.name} is used."
    return replace(entry, problem=problem)


def _sound(entry: Entry) -> bool:
    """Whether a file can be used as far as it can be told by itself."""
    try:
        raw = parse(read_bytes(entry.path), entry.path)
        if not entry.extends:
            from_table(raw, entry.path)
    except PreventError:
        return False
    return True


def _reason(error: PreventError, path: Path) -> str:
    """Why a file of one's own cannot be used, and where that is told in full."""
    if not error.faults:
        return clean_line(f"{error.message} {error.hint}".strip())
    return clean_line(f'{error.message} {error.faults[0]} Run: prevent-tui check "{path}"')


def _entry(path: Path, *, bundled: bool) -> Entry:
    """Reads no further than the first list of tables, which comes after the table that says what the file is."""
    try:
        data = read_bytes(path)
        about = _about(data, path)
    except PreventError as error:
        return Entry(path, bundled, path.stem, problem=_reason(error, path))
    fields = {key: clean_line(about[key]) for key in _SHOWN if _is_line(about, key)}
    minutes = about.get("minutes")
    return Entry(
        path,
        bundled,
        **({"id": path.stem} | fields),
        minutes=minutes if isinstance(minutes, int) else None,
        questions=(b"\n" + data).count(_QUESTION),
    )


def _about(data: bytes, path: Path) -> dict[str, Any]:
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    end = _HEAD_ENDS.search(text)
    try:
        head = parse(text[: end.start() if end else len(text)].encode(), path)
    except BadFile:
        # Whatever is wrong is then said with its place; a list that begins inside a text is no reason to give up.
        head = parse(data, path)
    about = head.get("overlay", head.get("questionnaire"))
    if not isinstance(about, dict) or not _is_line(about, "title"):
        raise BadFile("is not a questionnaire: it has no [questionnaire] table with a title.", file=path)
    return about


def _is_line(about: dict[str, Any], key: str) -> bool:
    return isinstance(about.get(key), str) and not is_blank(about[key])


def _clash(entry: Entry) -> Entry:
    wrong = f"has the id and edition of a questionnaire shipped with the program: {entry.id} {entry.edition}."
    return replace(entry, problem=f"{wrong} Give it its own id.")
