"""What must hold of the files that the program keeps for itself: whatever is in them, it starts, and can keep more."""

from __future__ import annotations

from pathlib import Path

from fuzz import seeds
from fuzz.guard import LINE, hold
from prevent_tui import paths
from prevent_tui.analysis.upcoming import notices
from prevent_tui.files import preferences, written
from prevent_tui.text import clean, clean_line
from prevent_tui.tui.kit import keymap
from prevent_tui.workspace import draft_files, last_crash, recent_files
from prevent_tui.workspace.exporting import last_export
from support.small_questionnaire import TODAY


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def settings(data: bytes) -> bool:
    """What was read of the settings is kept as it is, and no key of them stops the program."""
    _put(paths.config_dir() / "settings.json", data)
    chosen = preferences.load()
    if faults := keymap.in_words(keymap.usable(chosen.keymap)[1]):
        hold(clean_line(faults) == faults and len(faults) < LINE, "words about keys that are not a line")
    preferences.save(chosen)
    hold(preferences.load() == chosen, "settings that are others when they are read again")
    return bool(chosen.theme or chosen.keymap)


def recent(data: bytes) -> bool:
    """What was read of the recent files can be remembered again."""
    _put(paths.state_dir() / "recent.json", data)
    listed = recent_files.recent()
    for entry in listed:
        hold(clean_line(entry.name) == entry.name, "a name that is not a line")
        list(notices(entry.outlook, TODAY) if entry.outlook else ())
    if listed:
        recent_files.remember(listed[-1])
        hold(recent_files.recent()[0] == listed[-1], "a recent file that is another when it is read again")
        recent_files.forget(listed[-1].path)
        hold(len(recent_files.recent()) < max(len(listed), 1), "a recent file that cannot be forgotten")
    return bool(listed)


def exports(data: bytes) -> bool:
    """What was exported last is read, or as if nothing were; and can be remembered again."""
    _put(paths.state_dir() / "exports.json", data)
    latest = last_export.last(seeds.EXPORTED)
    if latest:
        last_export.remember(seeds.EXPORTED, latest)
        hold(last_export.last(seeds.EXPORTED) == latest, "an export that is another when it is read again")
    return latest is not None


def drafts(data: bytes) -> bool:
    """A draft is read as it was typed, or counted as damaged; kept again, it is the same."""
    folder = draft_files.folder_of(seeds.EXPORTED)
    _put(folder / seeds.DRAFT, data)
    read, damaged = draft_files.read(folder)
    hold(len(read) + damaged == 1, "a draft that is neither read nor damaged")
    for draft in read:
        hold(all(clean(text) == text for text in draft.fields.values()), "a text that is not clean")
        hold(clean_line(draft.of.words) == draft.of.words, "a name that is not a line")
        draft_files.write(folder, draft)
        hold(draft_files.read(folder) == ([draft], 0), "a draft that is another when it is read again")
    return bool(read)


def records(data: bytes) -> bool:
    """Whatever the record of written files holds, a file that was written is known, and one that was changed is not."""
    _put(paths.state_dir() / "written.json", data)
    path = Path("written.md")
    path.write_bytes(b"ours")
    known = written.is_as_written(path)
    written.record(path, b"ours")
    hold(written.is_as_written(path), "a file that was just written is not known")
    path.write_bytes(b"edited")
    hold(not written.is_as_written(path), "a file that was changed is taken for ours")
    return known


def crash(data: bytes) -> bool:
    """What was open when the program stopped is read, or nothing is; noted again, it is the same."""
    _put(paths.state_dir() / "last-crash.json", data)
    last = last_crash.last_crash()
    if last:
        hold(clean_line(last.reference) == last.reference, "a reference that is not a line")
        last_crash.note(last)
        hold(last_crash.last_crash() == last, "a crash that is another when it is read again")
    return last is not None
