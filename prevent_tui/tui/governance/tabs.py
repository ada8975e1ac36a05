"""The three parts of the governors' room: their questions, the checks before sign-off, the sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.draw import Lines, line, link, word
from prevent_tui.tui.kit.fitting import tab_row
from prevent_tui.tui.kit.routes import ToChecks, ToGovernors
from prevent_tui.wording import sign_off

if TYPE_CHECKING:
    from prevent_tui.tui.kit.page import Page
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.work import Work

_ABOUT = "What was sealed stays beside it as it is; the new version says what it supersedes."


def part_tabs(page: Page, at: int, width: int) -> Lines:
    """Return the parts of the room as tabs, with how many questions and findings there are.

    Args:
        page: The part in front.
        at: Its place, from 0.
        width: Cells there are.
    """
    work = page.work
    signed = "Signed off" if work.seal.sealed else "Sign-off"
    tabs = [("Questions", len(work.assessment.challenges)), ("Checks", len(work.findings)), (signed, None)]
    return tab_row(page.program.look, tabs, at, width, "tab")


def sign_off_standing(look: Look, work: Work) -> tuple[Content, Content]:
    """Return how the sign-off stands, and which key changes that; the second is empty where none does."""
    if work.seal.is_broken:
        text = sign_off.seal_banner(work.questionnaire, work.assessment, work.seal)
        return line((f"{look.pick('✗', '!')} ", "bold $gap"), (look.say(text), "$ink")), Content("")
    text = sign_off.sign_off_text(work.assessment.sign_off, with_seal=False)
    if work.seal.sealed:
        tail = link(word(look, "3", "opens it again"), "run", "tab('3')")
        return line((f"{look.pick('✓', '+')} ", "bold $met"), (f"{text} The seal is intact.", "$ink")), tail
    tail = Content("") if work.read_only else link(word(look, "3", "signs it off"), "run", "tab('3')")
    return line((f"{look.pick('·', '.')} {text}", "$ink")), tail


def show_tab(page: Page, digit: str) -> None:
    """Shows a part of the room in place of the one in front; the sign-off is asked for over it.

    Args:
        page: The part in front.
        digit: 1 for the questions, 2 for the checks, 3 for the sign-off; of one that is sealed, opening it again.
    """
    program = page.program
    if digit != "3":
        route = ToGovernors() if digit == "1" else ToChecks()
        if page.COMES_FORWARD is not type(route):
            program.go(route, instead=True)
    elif page.work.seal.sealed:
        again = Way("Open it again as a new version", program.sign_offs.ask_open_again)
        offer(program, Card(page.work.closed_label.capitalize(), [again], _ABOUT))
    else:
        program.sign_offs.ask_sign_off()
