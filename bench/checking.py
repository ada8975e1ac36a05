"""What `check` of every shipped questionnaire takes, and of one with thousands of questions.

python bench/checking.py [--rounds N] [--questions N]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import tomli_w

from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.toml.reading import parse, read_bytes


def repeated(questions: int) -> bytes:
    """The schools questionnaire, its questions asked again until there are so many, each with a name that is wrong."""
    path = bundled_files()["schools"]
    raw = parse(read_bytes(path), path)
    real = [{key: one[key] for key in ("theme", "text", "obligation", "scale", "levels")} for one in raw["questions"]]
    raw["questions"] = [real[n % len(real)] | {"id": f"question-{n}", "role": f"role-{n}"} for n in range(questions)]
    return tomli_w.dumps(raw | {"samples": []}).encode()


def timed(*args: str) -> float:
    """Seconds of wall time, from starting the program to its end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "prevent_tui", "check", *args], capture_output=True, check=False)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--questions", type=int, default=5000)
    options = parser.parse_args()
    every = sorted(timed("--bundled") for _ in range(options.rounds))
    print(f"{len(bundled_files())} shipped questionnaires, {options.rounds} rounds, seconds")
    print(f"{'check --bundled, median':32} {every[len(every) // 2]:6.2f}  (budget 2)")
    print(f"{'  the slowest':32} {every[-1]:6.2f}")
    with tempfile.TemporaryDirectory() as folder:
        for share in (2, 1):
            path = Path(folder) / "many.toml"
            data = repeated(options.questions // share)
            path.write_bytes(data)
            print(f"{f'{options.questions // share} questions, {len(data)} bytes':32} {timed(str(path)):6.2f}")


if __name__ == "__main__":
    main()
