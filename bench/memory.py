"""Memory in use once the question screen is painted, and after every question was looked at; Linux only.

python bench/memory.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from ptydrive import PAINTED, PROGRAM, Terminal
from schooling import schools, written

RIGHT = b"\x1b[C"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        answers = written(home / "answers.toml", sample=True)
        terminal = Terminal((*PROGRAM, str(answers)), home, size=(120, 36))
        try:
            terminal.read_until(PAINTED)
            terminal.drain(0.5)
            print(f"question screen painted      {terminal.resident():6.1f} MiB  (budget 58)")
            for _ in range(2 * len(schools().questions)):
                terminal.send(RIGHT)
                terminal.drain(0.05)
            print(f"all questions looked at      {terminal.resident():6.1f} MiB  (budget 58)")
        finally:
            terminal.end()


if __name__ == "__main__":
    main()
