"""A question of governors as it stands in their list: its kind, its words, and the reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.analysis.challenge_proposals import KIND_WORDS
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.tui.kit.draw import Lines, fit, hang, line, space
from prevent_tui.tui.kit.fitting import both_ends
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.posts import governing_body

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.work import Work


NO_REPLY = "no reply yet"
_QUESTION, _REPLY = 3, 2
"""Lines of a question, and of its reply, that is not marked."""

_KIND, _KIND_WIDE = 14, 18
"""Cells for the kind."""


def reply_line(look: Look, each: Challenge) -> Content:
    """Return the reply with who gave it and when; or that there is none."""
    if not each.reply.strip():
        return Content.styled(f"! {NO_REPLY}", "bold $partly")
    who = _who(each)
    mark = (f"{look.pick('✓', '+')} ", "bold $met")
    return line(mark, (f"{who}: " if who else "", "$quiet"), (" ".join(each.reply.split()), "$ink"))


@dataclass(frozen=True)
class ChallengeRow:
    """A question of governors in their list.

    Attributes:
        program: Whose assessment it is of.
        each: The question.
        at: Whether it is marked.
        below: The reply; None where it is only proposed.
    """

    program: Program
    each: Challenge
    at: bool
    below: Content | None = None

    def draw(self, width: int, *, is_wide: bool) -> Content:
        """Return the kind; beside it the question with the references it does not name, and the reply."""
        column = _KIND_WIDE if is_wide else _KIND
        look, each = self.program.look, self.each
        names = [self.program.open_work.questionnaire.reference[name] for name in each.questions]
        text, rest = " ".join(each.text.split()), ", ".join(names)
        style = "bold $ink" if self.at else "$ink" if self.below else "$quiet"
        about = "" if all(name in text.split() for name in names) else f"  {rest}"
        kind = fit(line((KIND_WORDS[each.kind], "$quiet")), column, ellipsis=look.cut)
        # The marked one is read whole, and its reply with it.
        question, reply = (None, None) if self.at else (_QUESTION, _REPLY)
        lines = hang(kind, line((text, style), (about, "$quiet")), width, question, look.cut)
        if self.below:
            lines += hang(space(column), self.below, width, reply, look.cut)
        return Content("\n").join(lines)


def in_full(each: Challenge) -> Content:
    """Return the question with its reply, to be read in a notice."""
    who = _who(each)
    reply = (each.reply, "$ink") if each.reply.strip() else (NO_REPLY, "bold $partly")
    return line((each.text, "bold $ink"), "\n\n", reply, (f"\n{who}" if who else "", "$quiet"))


def _who(each: Challenge) -> str:
    """Which role replied, and when."""
    return ", ".join(part for part in (each.by, day(each.replied_on) if each.replied_on else "") if part)


def questions_band(look: Look, work: Work, offered: int, width: int) -> Lines:
    """Return how many questions are asked, how many have no reply, and how many are proposed besides.

    Args:
        look: The signs in use.
        work: The open assessment.
        offered: How many are proposed.
        width: Cells there are.
    """
    questions = work.assessment.challenges
    waiting = sum(not each.reply.strip() for each in questions)
    count = plural(len(questions), "question") + " on the list" if questions else "nothing on the list yet"
    unanswered = f"{waiting} without a reply" if waiting else ""
    whole = line((count, "bold"), (look.say(f" · {unanswered}") if waiting else "", "$quietband"))
    title = line((f"Questions from {governing_body(work.questionnaire)}", "bold"))
    head = both_ends([(title, whole), (title, Content.styled(unanswered, "$quietband"))], width, look.cut)
    proposed = f"{offered}{' more' if questions else ''} proposed from these answers."
    return [head, *([Content.styled(proposed, "$quietband")] if offered else [])]
