"""Everything that can be done from a screen: its own keys, the rooms, what the program does, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.card import offer
from prevent_tui.tui.kit.keys import EVERYWHERE, GLOSSARY, QUIT, REACH, Key
from prevent_tui.tui.kit.offered import offered_keys
from prevent_tui.tui.kit.rooms import ROOMS
from prevent_tui.tui.kit.theme import THEME_NAMES
from prevent_tui.tui.kit.ways import heading_ways, views_card
from prevent_tui.tui.palette.meanings import meanings
from prevent_tui.wording.glossary import terms
from prevent_tui.wording.grammar import plural

if TYPE_CHECKING:
    from textual.app import App

    from prevent_tui.tui.kit.page import Page
    from prevent_tui.tui.kit.program import Program

_ARROWS = frozenset({"up", "down", "left", "right", "tab"})


@dataclass(frozen=True)
class Command:
    """Something that can be done.

    Attributes:
        id: What `meanings.toml` knows it by: the action of its key or of its room, or a name of its own.
        name: What it is called.
        help: What it does, in a sentence.
        run: Does it, once the palette is gone.
        caps: The keys that do it too, as they are shown.
        is_said_first: Whether it is listed while nothing is typed; what only moves about is not.
        is_found_by_help: Whether the words of its sentence lead to it too.
    """

    id: str
    name: str
    help: str
    run: Callable[[], Any] = field(compare=False)
    caps: tuple[str, ...] = ()
    is_said_first: bool = True
    is_found_by_help: bool = True


def commands(page: Page, app: App[Any]) -> list[Command]:
    """Return all that can be done from a page, each thing once: first what only that page can do.

    Args:
        page: The page that the palette is opened on.
        app: The application, which presses the keys.
    """
    keys = [key.own(page.program.look.keymap) for key in _keys(page)]
    caps: dict[str, tuple[str, ...]] = {}
    for key in keys:
        caps.setdefault(key.action, (key.display,))
    everywhere: dict[str, Command] = {}
    for each in (*_rooms(page, set(caps)), *_program(page)):
        everywhere.setdefault(each.id, replace(each, caps=caps.get(each.id, each.caps)))
    here = [each for key in keys if key.action not in everywhere for each in _of_key(key, app)]
    answers = (
        Command(each.id, each.name, each.says, partial(page.program.say, each.says)) for each in meanings().answers
    )
    return [*here, *everywhere.values(), *answers, *_words_explained(page.program)]


def _words_explained(program: Program) -> Iterator[Command]:
    """What the words of the field and of the program mean, each found by its name."""
    for term in terms().values():
        also = f" ({', '.join(term.also)})" if term.also else ""
        explain = partial(program.go, routes.ToGlossary((term,)))
        yield Command(
            f"term {term.id}",
            f"{term.term}{also}",
            term.meaning,
            explain,
            is_said_first=False,
            is_found_by_help=False,
        )


def _keys(page: Page) -> tuple[Key, ...]:
    """The keys that work on a page, those of what has the focus there among them; each action once."""
    keys = (*page.keys, *page.help_keys, *getattr(page.focused, "HELP_KEYS", ()), *EVERYWHERE)
    offered = offered_keys(page.program.work, keys)
    return tuple({key.action: key for key in reversed(offered)}.values())[::-1]


def _of_key(key: Key, app: App[Any]) -> Iterator[Command]:
    """What a key does; of one that is several digits, each for itself, as far as they are shown."""
    name, names = key.label[:1].upper() + key.label[1:], key.keys.split(",")
    if not key.each:
        moves = _ARROWS.issuperset(names) or not key.help
        yield Command(key.action, name, key.help, partial(app.simulate_key, names[0]), (key.display,), not moves)
        return
    last = key.display[-1]
    for digit in names[: names.index(last) + 1 if last in names else None]:
        run = partial(app.simulate_key, digit)
        yield Command(f"{key.action} {digit}", f"{name}: {digit}", key.help, run, (digit,), is_said_first=False)


def _rooms(page: Page, bound: set[str]) -> Iterator[Command]:
    """The rooms, as far as there is something in them: without an assessment most are empty."""
    for room in ROOMS:
        if hasattr(page, f"action_{room.action}") and (page.program.work or room.action in bound):
            run = partial(page.run_action, room.action)
            yield Command(room.action, room.name.capitalize(), room.help, run, (room.key.upper(),))


def _program(page: Page) -> Iterator[Command]:
    """What the program does, whichever screen is in front."""
    program = page.program
    yield from _of_assessment(program) if program.work else _of_start(program)
    yield Command(
        "reach",
        "Worried about someone now",
        "Whom to reach, and what to do first",
        partial(program.go, routes.ToReach()),
        (REACH.display,),
    )
    yield Command("glossary", "The words on this screen", GLOSSARY.help, page.action_glossary, (GLOSSARY.display,))
    if program.goes_on:
        stay = partial(program.choose_going_on, goes_on=False)
        yield Command("after-answer", "After an answer: stay", "Enter goes on to the next question", stay)
    else:
        go_on = partial(program.choose_going_on, goes_on=True)
        yield Command("after-answer", "After an answer: go on", "The next question is shown at once", go_on)
    for name, label in THEME_NAMES.items():
        choose = partial(program.choose_theme, name)
        yield Command(f"colours {name}", f"Colours: {label.lower()}", "Remembered for next time", choose)
    for name, label, what in (
        ("ascii", "plain (ASCII)", "For terminals that lack the others"),
        ("unicode", "drawn", "Ticks, crosses and bars"),
    ):
        yield Command(f"signs {name}", f"Signs: {label}", what, partial(program.choose_signs, name))
    yield Command("leave", "Quit", "Everything is saved first", program.action_leave, (QUIT.display,))


def _of_assessment(program: Program) -> Iterator[Command]:
    def to(route: routes.Route) -> Callable[[], None]:
        return partial(program.go, route)

    yield Command("review", "Review", "Numbers, themes and gaps in order", to(routes.ToReview()))
    yield Command("quick", "Ten-minute check", "The questions that matter first", to(routes.ToReview(quick=True)))
    by_role = to(routes.ToReview(quick=False, by_role=True))
    yield Command("by_role", "Open questions by role", "What is not answered or not known, and whom to ask", by_role)
    headings = "The same answers under another table of contents"
    yield Command("regroup", "Other headings", headings, partial(_ask_headings, program))
    yield Command("reviews", "Reviews of the plan", "What changed since the last; hold one", to(routes.ToReviews()))
    yield Command(
        "checks", "Checks before sign-off", "What to settle, each one key from its fix", to(routes.ToChecks())
    )
    sign_offs = program.sign_offs
    work = program.open_work
    if not work.read_only:
        yield Command("sign_off", "Sign off", "Role, decision, minute; then it is sealed", sign_offs.ask_sign_off)
        yield Command("setting", "Change the setting", "Its name and the facts about it", to(routes.ToSetting()))
    elif not work.is_retired:
        yield Command("open_again", "Open again", "A sealed assessment as a new version", sign_offs.ask_open_again)
    figures = "Numbers that the setting gives of itself; never scored"
    yield Command("figures", "Figures", figures, to(routes.ToFigures()))
    if program.maker.again_as:
        again = program.maker.again_or_ask
        yield Command("export_again", f"Export again: {program.maker.again_as}", "The same choice, for today", again)
    if waiting := len(program.drafts.waiting):
        half_filled = f"{plural(waiting, 'form')} half filled; each opens again as it was left"
        yield Command("drafts", "Drafts", half_filled, program.action_drafts)
    versions = program.files.ask_version
    yield Command("versions", "Go back to an earlier version", "Versions kept on this computer", versions)
    yield Command("close", "Close this assessment", "To the start; everything is saved", program.files.close)


def _ask_headings(program: Program) -> None:
    if ways := heading_ways(program):
        offer(program, views_card(ways))
    else:
        program.say("This questionnaire has one table of contents only.")


def _of_start(program: Program) -> Iterator[Command]:
    choice = partial(program.go, routes.ToQuestionnaireChoice())
    yield Command("new", "New assessment", "Begin with a few facts", choice)
    yield Command("open_file", "Open a file", "Anything saved by this program", program.files.ask_file)
