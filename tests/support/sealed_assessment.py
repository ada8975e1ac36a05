"""An assessment with something in every part, and signed off: what the tests of seals are about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Evidence, Setting, State
from prevent_tui.assessment.model.governance import Cadence, Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk

SUMMER = timezone(timedelta(hours=1))
CHAIR = SignOff(
    role="Chair of governors",
    on=date(2026, 11, 22),
    decision="Adopted.\nThe plan is looked at each term.",
    minute="14",
    next_review=date(2027, 11, 1),
)


def full() -> Assessment:
    """Answers to the little questionnaire with every kind of part, not signed yet."""
    return Assessment(
        questionnaire=EditionRef(id="little", edition="2026-09"),
        sample="weak",
        setting=Setting(name="St Mary's", facts={"boarding": True, "phase": "primary"}),
        answers={
            "head": Answer(
                state=State.LEVEL,
                level="done",
                note='First line\nsecond "line"',
                evidence=("evidence-1", "evidence-2"),
                flagged=True,
                updated=datetime(2026, 9, 14, 10, 0, tzinfo=SUMMER),
            ),
            "hall": Answer(state=State.NOT_APPLICABLE, reason="No hall", updated=datetime(2026, 11, 2, tzinfo=UTC)),
        },
        evidence=(
            Evidence(id="evidence-1", title="Plan", where="Drive", held_by="DSL", checked_on=date(2026, 9, 1)),
            Evidence(id="evidence-2", title="Policy", good_until=date(2027, 8, 31)),
        ),
        actions=(
            Action(
                id="action-1",
                question="gate",
                risk="risk-1",
                text="Mend the gate",
                owner="Site manager",
                due=date(2026, 12, 1),
                progress=Progress.IN_HAND,
                history=(Change(on=date(2026, 10, 1), progress=Progress.IN_HAND, note="Begun"),),
            ),
            Action(id="action-2", text="Ask the council", progress=Progress.DROPPED, reason="Asked already"),
        ),
        risks=(
            Risk(
                id="risk-1",
                title="Online",
                local=LocalPicture(text="Little known", source="Council", on=date(2026, 9, 1)),
                controls="Filter",
                initial=Rating(likelihood=4, impact=4),
                residual=Rating(likelihood=2, impact=4),
                questions=("head",),
            ),
        ),
        contacts=(Contact(id="contact-1", who="Council Prevent lead", reach="01234 567"),),
        cadence=Cadence(every_weeks=13, next_on=date(2027, 1, 11)),
        reviews=(Review(on=date(2026, 10, 1), by="DSL", note="All well"), Review(on=date(2026, 11, 1), by="DSL")),
        challenges=(Challenge(id="asked-1", questions=("head",), text="How do you know?", reply="We look."),),
    )
