"""An assessment file held open: locked, saved as a whole, and never written over somebody else's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.assessment import sealing
from prevent_tui.assessment.storage import backups, codec, sibling_files
from prevent_tui.assessment.storage.file_text import Parts
from prevent_tui.assessment.storage.lock import Lock
from prevent_tui.errors import BadFile, CannotWrite, ChangedOnDisk, Sealed
from prevent_tui.file_kind import is_folder
from prevent_tui.files import atomic
from prevent_tui.files.bounded import NO_FILE, TOO_LARGE, read_at_most
from prevent_tui.toml.reading import MAX_BYTES, read_bytes

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.clock import Clock
    from prevent_tui.questionnaire.model import Questionnaire


class Document:
    """An open assessment file, made by `open` or `create`; to be closed, as by a `with` statement.

    Its methods wait for the disk and belong in one thread at a time, the writer's.

    Attributes:
        path: The file.
        questionnaire: What it answers.
        assessment: What it held when it was last read or written.
    """

    def __init__(
        self,
        lock: Lock,
        questionnaire: Questionnaire,
        assessment: Assessment,
        data: bytes,
        clock: Clock,
    ) -> None:
        self.path = lock.path
        self.questionnaire = questionnaire
        self.assessment = assessment
        self._lock = lock
        self._clock = clock
        self._digest: str | None = codec.digest(data)
        self._held = data
        self._overwriting = False
        self._parts = Parts()
        backups.keep(self.path, data, clock(), at_once=True)

    @classmethod
    def open(cls, path: Path, *, clock: Clock) -> Self:
        """Opens a file with the shipped questionnaire it belongs to; one in a read-only folder opens too.

        Raises:
            InUse: It is open in another window.
            BadFile: It cannot be read, or has faults.
        """
        path = path.absolute()
        lock = Lock(path)
        try:
            data = read_bytes(path)
            assessment = codec.read(data, path)
            questionnaire = codec.questionnaire_for(assessment, path)
            codec.check(assessment, questionnaire, path, data)
            if lock.is_held:
                atomic.remove_leftovers(path)
            return cls(lock, questionnaire, assessment, data, clock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        questionnaire: Questionnaire,
        assessment: Assessment,
        *,
        clock: Clock,
    ) -> Self:
        """Writes a new file and opens it.

        Raises:
            InUse: A file of that name is open in another window.
            CannotWrite: There is a file of that name already, or the folder cannot be written.
        """
        path = path.absolute()
        lock = Lock(path)
        try:
            data = codec.dump(assessment)
            codec.verify(data, assessment, path)
            atomic.write(path, data, replace=False)
            return cls(lock, questionnaire, assessment, data, clock)
        except BaseException:
            lock.release()
            raise

    def save(self, assessment: Assessment) -> bool:
        """Writes the file, unless it holds just this already; returns whether it was written.

        Raises:
            ChangedOnDisk: Somebody else changed or removed it; see `take_over`, `reload` and `save_beside`.
            Sealed: It is sealed; see `reopen`.
            CannotWrite: The disk is full, the folder is read-only, and so on; the file is as it was.
        """
        disk = self._read()
        as_we_left_it = (None if disk is None else codec.digest(disk)) == self._digest
        if as_we_left_it and assessment == self.assessment and not self._overwriting:
            return False
        data = self._parts.dump(assessment)
        is_changed = data != disk
        if is_changed and not as_we_left_it:
            raise self._changed(disk)
        if is_changed and disk is not None and sealing.is_sealed(self.assessment):
            raise self._sealed()
        if is_changed:
            codec.verify(data, assessment, self.path, self._parts)
            atomic.write(self.path, data)
            backups.keep(self.path, data, self._clock())
        self._hold(assessment, data)
        return is_changed

    def reopen(self) -> Path:
        """Makes a sealed file the next version, which can be changed, and returns where the sealed one is kept.

        That is beside it, byte for byte, and written before the file is changed; no other file is replaced by it.

        Raises:
            ChangedOnDisk: Somebody else changed or removed it.
            CannotWrite: The folder or the file cannot be written; the file is as it was.
            ValueError: It is not sealed.
        """
        disk = self._read()
        if disk is None or codec.digest(disk) != self._digest:
            raise self._changed(disk)
        assessment = sealing.next_version(self.assessment)
        data = codec.dump(assessment)
        codec.verify(data, assessment, self.path)
        copy = sibling_files.keep_copy(self.path, sealing.version_label(self.assessment), disk)
        atomic.write(self.path, data)
        backups.keep(self.path, data, self._clock())
        self._hold(assessment, data)
        return copy

    def save_beside(self, assessment: Assessment, now: datetime) -> Path:
        """Writes a copy into the same folder, marked as this computer's, and returns where; nothing is replaced.

        Raises:
            CannotWrite: The folder cannot be written.
        """
        data = codec.dump(assessment)
        return sibling_files.write_copy(self.path.parent, self.path, "this computer, ", now, data)

    def rescue(self, assessment: Assessment, now: datetime) -> Path:
        """Writes a copy into the program's own folder, when the file's cannot be written, and returns where.

        Raises:
            CannotWrite: Not even that can be written.
        """
        folder = atomic.make_private_dir(paths.state_dir() / "recovered")
        return sibling_files.write_copy(folder, self.path, "", now, codec.dump(assessment))

    def take_over(self) -> None:
        """Keeps mine: the next save replaces what somebody else wrote, of which a backup is kept.

        Raises:
            Sealed: What somebody else wrote is sealed; see `reload` and `reopen`.
            CannotWrite: What is on the disk cannot even be looked at.
        """
        data = self._read()
        if data is not None:
            self._may_be_replaced(data)
            backups.keep(self.path, data, self._clock(), at_once=True)
        self._digest = None if data is None else codec.digest(data)
        self._overwriting = True

    def reload(self) -> Assessment:
        """Takes theirs: reads the file as it is on the disk now.

        Raises:
            BadFile: It is gone, has faults, or belongs to another questionnaire now.
        """
        data = read_bytes(self.path)
        assessment = codec.read(data, self.path)
        codec.check(assessment, self.questionnaire, self.path, data)
        backups.keep(self.path, data, self._clock(), at_once=True)
        self._hold(assessment, data)
        return assessment

    def keep_version(self) -> None:
        """Keeps what it holds now as a version to go back to, however new the last one is."""
        backups.keep(self.path, self._held, self._clock(), at_once=True)

    def conflict_copies(self) -> tuple[Path, ...]:
        """Files beside it that look like another computer's version of it."""
        from prevent_tui.assessment.storage.conflict_copies import conflict_copies

        return conflict_copies(self.path)

    def close(self) -> None:
        """Lets another window open the file, and keeps what was written last, which others may have written over."""
        backups.keep(self.path, self._held, self._clock(), at_once=True)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _hold(self, assessment: Assessment, data: bytes) -> None:
        self.assessment = assessment
        self._held = data
        self._digest = codec.digest(data)
        self._overwriting = False

    def _read(self) -> bytes | None:
        try:
            return atomic.retry_while_held(lambda: read_at_most(self.path, MAX_BYTES))
        except FileNotFoundError as error:
            if not is_folder(self.path.parent):
                raise atomic.cannot_write(self.path, error) from error
            return None
        except OSError as error:
            if error.errno == TOO_LARGE:
                raise self._changed(b"") from None
            if error.errno == NO_FILE:
                hint = "Save your work under another name."
                raise CannotWrite("is no longer a file.", hint=hint, file=self.path) from None
            raise atomic.cannot_write(self.path, error) from error

    def _may_be_replaced(self, data: bytes) -> None:
        try:
            on_disk = codec.read(data, self.path)
        except BadFile:
            return
        if sealing.is_sealed(on_disk):
            raise self._sealed()

    def _sealed(self) -> Sealed:
        return Sealed(
            "is signed off and sealed, and is not changed any more.",
            hint="Open it again as a new version to go on; the sealed one is then kept beside it.",
            file=self.path,
        )

    def _changed(self, disk: bytes | None) -> ChangedOnDisk:
        how = "was deleted or moved" if disk is None else "was changed by another program, such as OneDrive,"
        return ChangedOnDisk(
            f"{how} while it was open here.",
            hint="Nothing was overwritten. Keep your version, take the other one, or save yours beside it.",
            file=self.path,
        )
