"""The home a round happens in, on a small disk of its own where that can be had, with an answers file in it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

from prevent_tui.assessment.storage import codec
from prevent_tui.cli.main import main

DISK = "24m"
_ROOM = 64 * 1024
_FOLDERS = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_DOCUMENTS_DIR": "documents"}


class Home:
    """Everything that the program finds and leaves in a round.

    Args:
        folder: An empty folder.
        own_disk: Whether it is a disk of its own.

    Attributes:
        answers: The answers file that the round begins with.
        foreign: What another program has put where answers were: none of the program's doing.
    """

    def __init__(self, folder: Path, *, own_disk: bool) -> None:
        self.folder = folder
        self.own_disk = own_disk
        self.answers = folder / "documents" / "school.toml"
        self.state = folder / "state" / "prevent-tui"
        self.foreign: set[bytes] = set()
        self.beginnings: dict[str, set[str]] = {}
        self.answers.parent.mkdir(exist_ok=True)

    def begin(self, kind: str) -> None:
        """Makes the answers file: `new` or `sample`."""
        more = ["--questionnaire", "schools", "--name", "Oak"] if kind == "new" else []
        code, output = command(kind, str(self.answers), *more)
        if code:
            raise RuntimeError(output)
        for path in self.answers.parent.glob("*.toml"):
            for question, answer in codec.read(path.read_bytes(), path).answers.items():
                self.beginnings.setdefault(question, set()).add(answer.level or answer.state.value)

    def files(self) -> list[Path]:
        """Every answers file there is, wherever: the file, copies beside it, recovered work; no backup."""
        return [path for path in self.folder.rglob("*.toml") if "backups" not in path.parts and path.is_file()]

    def backups(self) -> list[Path]:
        """The earlier versions that the program keeps."""
        return sorted((self.state / "backups").rglob("*.toml"))

    def written(self, *, backups: bool) -> str:
        """All that is kept, drafts among it, with the earlier versions or without; no exports."""
        kept = (path for path in self.folder.rglob("*") if path.suffix in {".toml", ".json"} and path.is_file())
        return "\n".join(path.read_text("utf-8", "replace") for path in kept if backups or "backups" not in path.parts)

    def leftovers(self) -> list[Path]:
        """Half-written files that nobody goes on with."""
        return sorted(self.folder.rglob(".prevent-tui-*.tmp"))

    def fill(self, pid: int) -> None:
        """Leaves no room: on a disk of its own by a file as large as the disk, else by a limit for the program."""
        if not self.own_disk:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
            return
        with (self.folder / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(bytes(_ROOM))

    def empty(self, pid: int) -> None:
        """Gives the room back."""
        if self.own_disk:
            (self.folder / "ballast").unlink(missing_ok=True)
        else:
            with suppress(ProcessLookupError):
                whole = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (whole, whole))


def command(*args: str) -> tuple[int, str]:
    """Runs a command of the program here, which is quicker than in a process of its own; its exit code and output."""
    output = StringIO()
    with redirect_stdout(output), redirect_stderr(output):
        try:
            main(args)
        except SystemExit as exit_:
            return int(exit_.code or 0), output.getvalue()
    raise AssertionError


@contextmanager
def home(folder: Path) -> Iterator[Home]:
    """Gives a home and makes it that of this process and all it starts; afterwards its disk is taken away."""
    folder.mkdir(parents=True)
    mount = shutil.which("mount")
    own_disk = bool(mount) and os.geteuid() == 0 and _mounted(folder)
    os.environ.update({name: str(folder / inside) for name, inside in _FOLDERS.items()})
    try:
        yield Home(folder, own_disk=own_disk)
    finally:
        if own_disk:
            subprocess.run(["umount", "--lazy", str(folder)], check=False)


def _mounted(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0700", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
