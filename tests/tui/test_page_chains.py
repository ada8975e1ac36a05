"""Every chain of up to five pages, by the letters that open them: each page is open once, and Esc leads one down."""

from __future__ import annotations

from functools import cache

import pytest

from prevent_tui.assessment.model.risk import Risk
from prevent_tui.tui.kit.keys import ROOM_KEYS
from prevent_tui.tui.kit.page import Page
from support.app_pilot import NARROW, sit, stored, write

LONGEST = 5

OPENS = {
    "all_actions": "PlanScreen",
    "risks": "RisksScreen",
    "governors": "GovernorsScreen",
    "contacts": "ContactsScreen",
    "review": "ReviewScreen",
    "matrix": "MatrixScreen",
}
"""The actions of keys that open a page, and the page."""

OTHERWISE = {
    "StartScreen",
    "ChooseScreen",
    "FrontSheet",
    "QuestionScreen",
    "NothingAskedScreen",
    "ActionScreen",
    "EvidenceSheetScreen",
    "EvidenceScreen",
    "FiguresScreen",
    "ChecksScreen",
    "ReviewsScreen",
    "ThemeEndScreen",
    "SetupScreen",
}
"""Pages that no letter opens at once: what the chains stand on, what opens from a row, and what a digit opens."""

Stack = tuple[str, ...]


class Walk:
    """A walk from stack to stack; which letter leads from where to where is remembered."""

    def __init__(self, desk) -> None:
        self.desk = desk
        self.ways: dict[Stack, dict[str, Stack]] = {}
        self.letter_to: dict[str, str] = {}

    @property
    def stack(self) -> Stack:
        return tuple(type(screen).__name__ for screen in self.desk.app.screen_stack)

    async def press(self, key: str) -> Stack:
        before = self.stack
        self.desk.app.simulate_key(key)
        await self.desk.app.settle_input()
        if self.stack == before:  # on a busy machine that may have taken longer than the program waits
            await self.desk.settled()
        return self.stack

    def letters(self) -> list[str]:
        """The letters that open a page from the one in front; in a form letters are text."""
        if self.desk.app.field is not None:
            return []
        return list(self.keys())

    def keys(self) -> dict[str, str]:
        """The page that each letter opens from the one in front."""
        keys = (*ROOM_KEYS, *self.desk.app.screen.KEYS)
        return {key.keys: OPENS[key.action] for key in keys if key.action in OPENS}

    async def to(self, wanted: Stack) -> None:
        """Back to a stack, by Esc and by the letters that led there."""
        while self.stack != wanted[: len(self.stack)]:
            below = self.stack[:-1]
            assert await self.press("escape") == below
        for page in wanted[len(self.stack) :]:
            await self.press(self.letter_to[page])
        assert self.stack == wanted

    async def explore(self, stack: Stack) -> None:
        """Presses every letter once at this stack and at each that is reached from it, and comes back to it.

        Each letter opens one page at most, so a stack of six is reached by five letters and by no fewer.
        """
        ways = self.ways[stack] = {}
        if len(stack) > LONGEST:
            return
        for letter in self.letters():
            await self.to(stack)
            opens = self.keys()[letter]
            self.letter_to[opens] = letter
            after = ways[letter] = await self.press(letter)
            assert after[-1] == opens
            assert len(set(after)) == len(after)
            if after not in self.ways:
                await self.explore(after)
        await self.to(stack)

    def chains(self) -> int:
        """How many chains of letters these ways make."""

        @cache
        def count(stack: Stack, longest: int) -> int:
            return sum(1 + count(after, longest - 1) for after in self.ways[stack].values()) if longest else 0

        return count(("QuestionScreen",), LONGEST)


@pytest.mark.slow
@pytest.mark.by_hand
@pytest.mark.timeout(900)
async def test_every_chain_of_up_to_five_pages_ends_with_each_of_them_once(weak):
    write(weak, stored(weak).model_copy(update={"risks": (Risk(id="risk", title="A risk"),)}))
    async with sit(weak, size=NARROW) as desk:
        before = desk.assessment
        walk = Walk(desk)
        with desk.app.batch_update():  # nobody looks on
            await walk.explore(walk.stack)
        assert desk.app.is_running
        assert desk.assessment is before
        opened = {stack[-1] for ways in walk.ways.values() for stack in ways.values()}
        assert opened == set(OPENS.values())
        assert len(walk.ways) > 400
        assert walk.chains() > 2500


def test_every_page_is_opened_by_a_letter_or_named_as_one_that_is_not():
    import importlib
    import pkgutil

    import prevent_tui.tui

    for module in pkgutil.walk_packages(prevent_tui.tui.__path__, "prevent_tui.tui."):
        importlib.import_module(module.name)
    pages, new = set(), {Page}
    while new:
        new = {below for each in new for below in each.__subclasses__()}
        pages |= new
    names = {
        each.__name__ for each in pages if each.__module__.startswith("prevent_tui.") and not each.__subclasses__()
    }
    assert names == set(OPENS.values()) | OTHERWISE
