"""The clock on the wall is read in one place of the program, and can be stopped there."""

from __future__ import annotations

import ast
from datetime import date, datetime
from pathlib import Path

import pytest

import prevent_tui
from prevent_tui import clock
from support.clock_readers import note_readers
from support.small_questionnaire import TODAY, UNEVEN_DAYS

PRODUCT = Path(prevent_tui.__file__).parent
FORBIDDEN = {
    *(f"datetime.{kind}.{way}" for kind in ("date", "datetime") for way in ("today", "now", "utcnow")),
    *(f"pydantic.{when}{kind}" for when in ("Past", "Future") for kind in ("Date", "Datetime")),
    "email.utils.formatdate",
    "email.utils.localtime",
    "uuid.uuid1",
}
HARMLESS = {"time.monotonic", "time.perf_counter", "time.sleep"}
"""What of `time` says nothing about the day; the rest of it does."""


def readings(code: str) -> list[str]:
    """What in a module reads the wall clock, called or handed on: line and full name."""
    tree = ast.parse(code)
    full: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                top = each.name.partition(".")[0]
                full[each.asname or top] = each.name if each.asname else top
        elif isinstance(node, ast.ImportFrom):
            full |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}

    def name(node: ast.AST) -> str:
        if isinstance(node, ast.Attribute):
            return f"{name(node.value)}.{node.attr}"
        return full.get(node.id, "") if isinstance(node, ast.Name) else ""

    found = [(node.lineno, name(node)) for node in ast.walk(tree) if isinstance(node, (ast.Name, ast.Attribute))]
    return [
        f"{line}: {what}"
        for line, what in found
        if what in FORBIDDEN or (what.startswith("time.") and what not in HARMLESS)
    ]


def test_only_the_clock_reads_the_clock() -> None:
    reading = {
        path.relative_to(PRODUCT).as_posix(): lines
        for path in sorted(PRODUCT.rglob("*.py"))
        if (lines := readings(path.read_text("utf-8")))
    }
    assert list(reading) == ["clock.py"], reading


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import date\ndate.today()",
        "from datetime import date as d\ndef f(day=d.today()): ...",
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "import datetime as dt\ndt.datetime.utcnow()",
        "def f():\n    from datetime import datetime\n    return field(default_factory=datetime.now)",
        "import time\ntime.time()",
        "import time\ntime.strftime('%Y')",
        "from time import localtime as local\nlocal()",
        "from pydantic import PastDate\nday: PastDate",
        "import email.utils\nemail.utils.formatdate()",
    ],
)
def test_every_way_to_read_it_is_seen(code: str) -> None:
    assert readings(code)


def test_what_says_nothing_about_the_day_is_let_be() -> None:
    assert not readings("import time\nfrom datetime import date\ntime.monotonic()\ntime.sleep(1)\ndate(2026, 1, 1)")


def test_the_time_has_its_zone() -> None:
    assert clock.now().utcoffset() is not None


@pytest.mark.parametrize("day", UNEVEN_DAYS)
def test_a_stopped_clock_stands(on_day, day: date) -> None:
    assert clock.today() == TODAY
    on_day(day)
    assert (clock.today(), clock.now().date()) == (day, day)


def test_a_test_that_reads_the_clock_is_noted_once(tmp_path, monkeypatch, request):
    monkeypatch.setattr(clock, "datetime", datetime)
    file = tmp_path / "readers"
    note_readers(file)
    assert not file.exists()
    assert [clock.today(), clock.today()] == [date.today()] * 2
    assert file.read_text("utf-8") == f"{request.node.nodeid}\n"


def test_with_a_day_named_for_the_run_that_day_is_today(request):
    day = request.config.getoption("day")
    if not day:
        pytest.skip("no --day was given")
    assert clock.now().date() == day
