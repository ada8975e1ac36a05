"""One round: a home, a plan from a seed, the program under it, and what was wrong afterwards."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from prevent_tui.questionnaire.catalogue import open_questionnaire
from storming.aftermath import Ending, answers_in, faults
from storming.disturbances import DISTURBANCES, ENDINGS, ON_TOP, end
from storming.ledger import NOT_KNOWN, UNANSWERED, Ledger
from storming.moves import MOVES
from storming.pointing import SIZES
from storming.setting import Home, home
from storming.window import StormWindow

PATIENCE = 15.0
"""Seconds in which the program has to end."""


@dataclass(frozen=True)
class Plan:
    """What a seed makes of a round; what a move then does depends on where the program is.

    Attributes:
        seed: Makes the same plan again.
        careful: Whether nothing that is typed or chosen is taken back.
        begins: What the file begins as: `new` or `sample`.
        from_start: Whether the program begins with the start screen.
        size: Columns and rows.
        steps: Names of moves and disturbances, each with a seed of its own.
        on_top: What is opened before the end.
        ending: What ends it.
        abrupt: Whether the end comes right after the last key, before it has had its effect.
    """

    seed: int
    careful: bool
    begins: str
    from_start: bool
    size: tuple[int, int]
    steps: tuple[tuple[str, int], ...]
    on_top: str
    ending: str
    abrupt: bool


@dataclass(frozen=True)
class Outcome:
    """What became of a round.

    Attributes:
        plan: What was planned.
        faults: What is wrong, a line each.
        moves: What was done.
        status: How the program ended.
        seconds: How long the round took.
        counts: Words, choices and the like that were looked for.
    """

    plan: Plan
    faults: tuple[str, ...]
    moves: tuple[str, ...]
    status: int | None
    seconds: float
    counts: dict[str, int] = field(default_factory=dict)


def plan_of(seed: int) -> Plan:
    """Return the plan of a seed."""
    dice = random.Random(seed)
    names, weights = list(MOVES), [weight for _, weight in MOVES.values()]
    steps = dice.choices(names, weights, k=dice.randint(6, 16))
    for _ in range(dice.choice((0, 0, 1, 1, 2))):
        steps.insert(dice.randrange(len(steps) + 1), dice.choice(list(DISTURBANCES)))
    return Plan(
        seed=seed,
        careful=dice.random() < 0.65,
        begins=dice.choice(("new", "sample")),
        from_start=dice.random() < 0.3,
        size=dice.choice(SIZES),
        steps=tuple((step, dice.getrandbits(32)) for step in steps),
        on_top=dice.choice(list(ON_TOP)) if dice.random() < 0.5 else "nothing",
        ending=dice.choice(ENDINGS),
        abrupt=dice.random() < 0.4,
    )


def run(plan: Plan, folder: Path, *, drafts: bool) -> Outcome:
    """Play a round.

    Args:
        plan: What is done.
        folder: Where its home is made.
        drafts: Whether a form that is left has to keep what was typed.
    """
    begun = time.monotonic()
    ledger = Ledger(careful=plan.careful, drafts=drafts)
    with home(folder) as place:
        place.begin(plan.begins)
        ledger.known = _known(place)
        ending = _play(plan, place, ledger)
        wrong = faults(place, ledger, ending)
        counts = {
            "words": len(ledger.words),
            "words due": len(ledger.words_due(killed=ending.killed)),
            "choices": len(ledger.choices),
            "choices due": len(ledger.choices_due(killed=ending.killed)),
            "moves": len(ledger.moves),
        }
        if wrong:
            (folder.with_suffix(".moves")).write_text(_story(plan, ledger, wrong), "utf-8")
            (folder.with_suffix(".screen")).write_bytes(ending.output)
            _copy(place, folder.with_suffix(".files"))
    return Outcome(plan, tuple(wrong), tuple(ledger.moves), ending.status, time.monotonic() - begun, counts)


def _play(plan: Plan, home: Home, ledger: Ledger) -> Ending:
    """Does what is planned until the program has ended; it may end before, by a move of a round that is not careful."""
    answers = () if plan.from_start else (str(home.answers),)
    with StormWindow(*answers, folder=home.folder, size=plan.size) as window:
        window.until(lambda text: "commands" in text or "help" in text)
        ledger.last = window.fence(0.2).reference
        if plan.from_start:
            ledger.note("key 2")
            window.send(f"2\x15{home.answers}\r")
            window.fence(0.4)
        for name, seed in plan.steps:
            if window.gone:
                break
            if name in DISTURBANCES:
                ledger.note(f"* {name}")
                DISTURBANCES[name](window, home, random.Random(seed), ledger)
            else:
                MOVES[name][0](window, random.Random(seed), ledger)
        full = ledger.full_since is not None
        if window.gone:
            ledger.note("it has ended by itself")
            ending = Ending("nothing", window.status(), window.raw, full)
        else:
            ending = _end(plan, window, ledger, full=full)
    home.empty(window.child.pid)
    return ending


def _end(plan: Plan, window: StormWindow, ledger: Ledger, *, full: bool) -> Ending:
    window.write(ON_TOP[plan.on_top] if not window.place.typing or plan.on_top in {"help", "palette"} else b"")
    ledger.note(f"on top: {plan.on_top}")
    if plan.abrupt:
        time.sleep(random.Random(plan.seed).uniform(0, 0.05))
    else:
        ledger.saved(window.fence().saved)
    ledger.note(f"end: {plan.ending}{', at once' if plan.abrupt else ''}")
    status = end(window, plan.ending, PATIENCE)
    return Ending(plan.ending, status, window.raw, full)


def _known(home: Home) -> dict[str, str]:
    """What each question of the file is answered, by the keys of its levels."""
    known = dict.fromkeys(open_questionnaire("schools").reference.values(), UNANSWERED)
    for given in answers_in(home.answers):
        rank = given.levels.index(given.level) + 1 if given.level in given.levels else 0
        known[given.reference] = str(rank) if rank else {NOT_KNOWN: "0"}.get(given.level, UNANSWERED)
    return known


def _story(plan: Plan, ledger: Ledger, wrong: list[str]) -> str:
    return "\n".join([str(plan), "", *ledger.moves, "", *wrong, ""])


def _copy(home: Home, folder: Path) -> None:
    (home.folder / "ballast").unlink(missing_ok=True)
    shutil.copytree(home.folder, folder, dirs_exist_ok=True)
