"""How a piece of evidence is drawn in a line."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceState, EvidenceStatus
from prevent_tui.tui.kit.draw import ends, fit, line, space
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural

_SIGNS = {
    EvidenceState.ODD: ("!", "!", "$gap"),
    EvidenceState.STALE: ("◔", "@", "$partly"),
    EvidenceState.CLAIMED: ("◐", "~", "$partly"),
    EvidenceState.UNLINKED: ("·", ".", "$quiet"),
    EvidenceState.SOON: ("→", ">", "$ink"),
    EvidenceState.GOOD: ("✓", "+", "$met"),
}


def mark(look: Look, stand: EvidenceState) -> tuple[str, str]:
    """The sign of how evidence stands, with its style; its words stand beside it."""
    drawn, plain, colour = _SIGNS[stand]
    return look.pick(drawn, plain), f"bold {colour}"


def draw_evidence(look: Look, status: EvidenceStatus, width: int, *, at: bool, wide: bool) -> Content:
    """Two lines: what it is and how it stands; where it is, who holds it, and how far it carries."""
    item, cut = status.item, look.cut
    sign, style = mark(look, status.state)
    name = line((sign, style), " ", (evidence_status.evidence_title(item), "bold $ink" if at else "$ink"))
    count = len(status.questions)
    shows = plural(count, "question") if count else "no question"
    state = line((look.say(status.words), style if status.state is not EvidenceState.GOOD else "$quiet"))
    tail = line((f"{shows}   ", "$quiet"), fit(state, 30)) if wide else state
    first = ends(name, tail, width, cut)
    dates = [f"checked {day(item.checked_on)}" if item.checked_on else "never checked"]
    dates += (
        [f"good until {day(status.until)}"]
        if status.until and status.state not in (EvidenceState.STALE, EvidenceState.SOON)
        else []
    )
    strength = evidence_status.STRENGTH_WORDS[item.strength]
    parts = [item.where if item.title else "", item.held_by]
    where = look.say(" · ").join(part for part in parts if part)
    right = look.say(" · ").join([*dates, strength] if wide else [strength, shows])
    second = ends(line(space(2), (where, "$quiet")), line((right, "$quiet")), width, cut)
    return Content("\n").join((first, second))
