"""What governors asked, with the replies, and what else is worth asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.assessment.sealing import is_sealed
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Heading, Paragraph
from prevent_tui.report.model.inline import Ref, Span, Tone
from prevent_tui.report.model.paper_form import ChallengeBlock
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.posts import governing_body

NO_REPLY = "No reply was noted"
_FEW = 5
"""Questions that are proposed: more would not be asked in one meeting."""

_LINES = 2
_MADE_FROM = {
    "gap": "From a gap.",
    "unknown": "From a don't know.",
    "stale": "From what shows it.",
    "contradiction": "From answers that do not go together.",
    "change": "From a change since the version before.",
    "own": "A question of their own.",
}


def challenges(case: Case) -> Iterator[Block]:
    """The questions on the list, then a few that are proposed, with room for a reply until all is signed.

    A copy to share has none of them.
    """
    if case.is_copy:
        return
    listed, sealed = case.assessment.challenges, is_sealed(case.assessment)
    before = case.before.assessment if case.before else None
    offered = () if sealed else _few(proposed_challenges(case.questionnaire, case.assessment, case.result, before))
    if not listed and not offered:
        return
    yield Heading(2, f"Questions from {governing_body(case.questionnaire)}", finding=_finding(case, len(offered)))
    lead = "Questions put to this assessment, with the replies as they were noted."
    if not listed:
        lead = "None is on the list yet."
    yield Paragraph((Span(lead),), introduces=bool(listed))
    for number, each in enumerate(listed, 1):
        yield _challenge_block(case, str(number), each, lines=0 if sealed else _LINES)
    if offered:
        yield Heading(3, "Worth asking too" if listed else "Worth asking", listed=False)
        yield Paragraph((Span("Made from the answers; nobody has asked them yet."),), introduces=True)
        for number, each in enumerate(offered, len(listed) + 1):
            yield _challenge_block(case, str(number), each, lines=_LINES)


def _few(offered: tuple[Challenge, ...]) -> tuple[Challenge, ...]:
    """A few of them, of as many kinds as there are, in the order they came."""
    counts: Counter[str] = Counter()
    turns = []
    for place, each in enumerate(offered):
        turns.append((counts[each.kind], place))
        counts[each.kind] += 1
    return tuple(offered[place] for place in sorted(place for _, place in sorted(turns)[:_FEW]))


def _finding(case: Case, offered: int) -> str:
    listed = case.assessment.challenges
    if not listed:
        return f"{plural(offered, 'question')} worth asking"
    waiting = sum(not each.reply.strip() for each in listed)
    each_one = "with a reply" if len(listed) == 1 else "each with a reply"
    return plural(len(listed), "question") + (f", {waiting} without a reply" if waiting else f", {each_one}")


def _challenge_block(case: Case, number: str, each: Challenge, lines: int) -> ChallengeBlock:
    waiting = not each.reply.strip()
    who = ", ".join(part for part in (each.by, day(each.replied_on) if each.replied_on else "") if part)
    reply: tuple[Span, ...] = (Span(each.reply),) if not waiting else () if lines else (absent_text(NO_REPLY),)
    return ChallengeBlock(
        number=number,
        text=each.text,
        why=tuple(_why(case, each)),
        reply=(*reply, Span(who, Tone.QUIET)) if who else reply,
        lines=lines if waiting else 0,
    )


def _why(case: Case, each: Challenge) -> Iterator[Ref | Span]:
    known = [case.questionnaire.by_id[name] for name in each.questions if name in case.questionnaire.by_id]
    for place, question in enumerate(known):
        yield Span(", " if place else "About ")
        is_asked = question.id in case.result.verdicts
        yield case.question_ref(question) if is_asked else Span(case.reference(question))
    asked_on = f" Asked {day(each.asked_on)}." if each.asked_on else ""
    yield Span(f"{'. ' if known else ''}{_MADE_FROM[each.kind]}{asked_on}")
