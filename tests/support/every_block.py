"""A report made by hand that holds every kind of block, every state, tone, mark and field, for every writer's tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prevent_tui.report.model.blocks import (
    Block,
    Column,
    Contents,
    Detail,
    FirstGap,
    Heading,
    Item,
    Listing,
    Mark,
    Notice,
    Pair,
    Paragraph,
    ParagraphKind,
    QuestionBlock,
    Report,
    Row,
    Step,
    Table,
    Verdict,
)
from prevent_tui.report.model.figures import (
    Arm,
    Figure,
    Figures,
    GridArea,
    GridCell,
    GridKey,
    LetterGrid,
    Month,
    Months,
    Radar,
    Slot,
    StateBars,
    StateKey,
    StateStrip,
)
from prevent_tui.report.model.inline import Meter, Ref, Span, State, Tone
from prevent_tui.report.model.matrix import Matrix, MatrixCell, MatrixSide
from prevent_tui.report.model.paper_form import (
    ChallengeBlock,
    FormHead,
    FormQuestion,
    Signature,
    Signatures,
    Tick,
    WriteIn,
)
from prevent_tui.scoring import Status

GAP, PARTLY, MET = State(Status.GAP, "GAP"), State(Status.PARTLY, "PARTLY"), State(Status.MET, "MET")
UNKNOWN, ASIDE = State(Status.UNKNOWN, "DON'T KNOW"), State(Status.NA, "N/A")
OPEN = State(Status.NONE, "NOT ANSWERED")
STATES = (GAP, PARTLY, UNKNOWN, OPEN, MET, ASIDE)
BEGUN = State(Status.GAP, "GAP", "Developing")

HEAD, HALL, GATE, ELSEWHERE = Ref("head", "RA1"), Ref("hall", "RA2"), Ref("gate", "WP1"), Ref("nowhere", "WP9")


def every_block() -> Report:
    """The report; `head`, `hall` and `gate` have blocks of their own, `nowhere` has none."""
    return Report(
        title="Prevent duty self-assessment",
        setting="Ysgol Ŵylfa & St John’s (demo)",
        edition="Schools, edition 2026-09",
        made_on=date(2026, 11, 22),
        language="en-GB",
        handling="Internal: for those who lead and govern the setting.",
        stamp="DRAFT, NOT SIGNED",
        signed=False,
        notices=("A copy to share: notes are left out.", "The name of the setting is kept."),
        demo="DEMO  ·  invented setting, no real data",
        blocks=(*_summary(), *_standing(), *_tables(), *_risks(), *_governors(), *_questions(), *_radar(), *_form()),
    )


def _summary() -> Iterator[Block]:
    yield Verdict("One must is not yet met: who leads on the duty.", "1 of 3 shoulds is met. 1 action is overdue.")
    yield Figures(
        (
            Figure("Musts met", "1", "of 2", "1 gap. What the law asks.", (GAP, MET), before="24 Nov 2025: 0 of 2"),
            Figure("Shoulds met", "1", "of 3", "1 partly, 1 don't know.", states=(PARTLY, UNKNOWN, OPEN, MET)),
            Figure("Score", "48%", "61 of 126 points", "39 of 43 answered.", percent=48, before="24 Nov 2025: 38%"),
        )
    )
    yield Heading(3, "The first fix", listed=False)
    fix = (Span("Name a lead", Tone.TITLE), Span("Write the name into the job description."))
    yield Table(
        (Column("No.", 11), Column("What to fix", 81), Column("Where we are", 40), Column("By when", 40)),
        (Row(((Span("1", Tone.TITLE),), fix, (GAP, HEAD, Span("must", Tone.QUIET)), (Span("4 Dec 2026"),))),),
    )
    unknown = (Item((HALL, Span("  Whether staff know the route")), UNKNOWN), Item((ELSEWHERE, Span("  Hirers")), OPEN))
    holding = (Item((GATE, Span("  The yearly update")), MET), Item((Span("and 2 more", Tone.QUIET),)))
    yield Pair(Listing("Not yet known", unknown), Listing("Holding well", holding))
    yield Notice("Self-assessed by the school, not an inspection judgement.")
    yield Contents()


def _standing() -> Iterator[Block]:
    yield Heading(2, "How to read this report", listed=False)
    yield Paragraph((Span("The state is always a word, a sign and a pattern."),), introduces=True)
    meanings = ("The lowest level", "Begun", "Looked at", "No answer yet", "At the met level", "Does not apply")
    follows = ("Listed first", "Listed as a gap", "No points", "Lowers the coverage", "Needs evidence", "Left out")
    yield StateKey(tuple(zip(STATES, meanings, follows, strict=True)))
    yield Heading(2, "Where the school stands", finding="IT has furthest to go")
    yield Paragraph((Span("Two themes hold a must that is not met."),), ParagraphKind.LEAD, introduces=True)
    columns = (Column("Theme", 44), Column("Score", 48), Column("Musts met", 30, right=True), Column("Coverage", 50))
    first = ((Span("Risk assessment", Tone.STRONG), BEGUN), (Meter(53, "53%"), Span("24 of 45 points", Tone.QUIET)))
    second = ((Span("Working in partnership", Tone.STRONG), OPEN), (Meter(None, "no score yet"),))
    total = ((Span("All themes", Tone.STRONG), GAP), (Meter(48, "48%"),))
    rows = (
        Row((*first, (Span("0 of 1"),), (Span("15 of 15 answered"),))),
        Row((*second, (Span("1 of 1"),), (Span("9 of 10 answered"), Span("1 don't know", Tone.QUIET)))),
        Row((*total, (Span("1 of 2"),), (Span("24 of 25 answered"),)), Mark.SUM),
    )
    yield Table(columns, rows, "Score, coverage and what is met")
    counts = (("Risk assessment", (2, 4, 0, 0, 9, 1)), ("Working in partnership", (1, 2, 1, 1, 25, 0)))
    yield StateBars("How many questions are in each state", STATES, counts)
    yield LetterGrid(
        "Risk assessment",
        "4 questions: 2 gap, 1 partly, 1 met",
        (
            GridArea("Leadership", (GridCell(HEAD, GAP, True), GridCell(HALL, PARTLY, False))),
            GridArea("Premises and visitors", (GridCell(GATE, MET, True), GridCell(ELSEWHERE, UNKNOWN, False))),
        ),
    )
    rest = (GridCell(Ref("set-aside", "WP2"), ASIDE, False), GridCell(Ref("unanswered", "WP3"), OPEN, True))
    yield LetterGrid("Working in partnership", "2 questions: 1 not applicable, 1 not answered", (GridArea("", rest),))
    yield GridKey(STATES, "A MUST")


def _tables() -> Iterator[Block]:
    yield Heading(2, "What is not yet met", finding="2 gaps, one of them a must")
    yield Heading(3, "Musts not yet met: 1")
    columns = (Column("Duty", 34), Column("Where we are", 42), Column("Action", 32), Column("By when", 30))
    duty = (HEAD, Span("A senior person leads on Prevent."))
    where = (BEGUN, Span("Named, but the deputy left in June.\nThe post stands open."))
    rows = (
        Row((duty, where, (Span("Name a lead"), Span("Suggested", Tone.QUIET)), (Span("4 Dec 2026"),)), Mark.GAP),
        Row(((), (), (Span("Tell all staff"),), (Span("No date yet", Tone.ABSENT),)), Mark.GAP),
        Row(
            ((HALL,), (PARTLY,), (Span("Ask the council"),), (Span("13 Nov 2026", Tone.STRONG), Span("9 days late"))),
            Mark.LATE,
        ),
    )
    yield Table(columns, rows)
    yield Heading(2, "Action plan", finding="3 actions, 1 overdue")
    slots = (Slot(HALL, PARTLY, "DSL", late=True), Slot(HEAD, GAP, "Chair of governors"))
    yield Months(
        "Actions by the month they are due",
        (
            Month("November 2026", slots),
            Month("December 2026", (Slot(GATE, MET, "Headteacher"), Slot(None, None, "Office manager"))),
            Month("January 2027", ()),
            Month("No date yet", (Slot(ELSEWHERE, UNKNOWN, "Nobody yet"),)),
        ),
    )


def _risks() -> Iterator[Block]:
    yield Heading(2, "Risk register", finding="2 risks, 1 high")
    yield Matrix(
        caption="Where the risks stand, by their letters in the register",
        likelihood=("5 Expected", "4 Likely", "3 Possible", "2 Unlikely", "1 Rare"),
        impact=("1 Slight", "2 Minor", "3 Moderate", "4 Serious", "5 Severe"),
        sides=(
            MatrixSide("Before the controls", _cells({(4, 4): ("A",), (5, 3): ("B", "C")})),
            MatrixSide("With the controls", _cells({(2, 4): ("A", "C"), (1, 3): ("B",)})),
        ),
        bands=(("L", "Low 1 to 4"), ("M", "Medium 5 to 9"), ("H", "High 10 to 16"), ("V", "Very high 20 to 25")),
    )


def _cells(there: dict[tuple[int, int], tuple[str, ...]]) -> tuple[tuple[MatrixCell, ...], ...]:
    def cell(likely: int, grave: int) -> MatrixCell:
        score = likely * grave
        band = 0 if score < 5 else 1 if score < 10 else 2 if score < 20 else 3
        return MatrixCell(band, f"{'LMHV'[band]} {score}", there.get((likely, grave), ()))

    return tuple(tuple(cell(likely, grave) for grave in range(1, 6)) for likely in range(5, 0, -1))


def _governors() -> Iterator[Block]:
    yield Heading(2, "Questions for governors to ask", finding="2 questions, 1 with a reply")
    reply = (Span("By 29 January; the clerk will report."), Span("Chair, 20 Nov 2026", Tone.QUIET))
    yield ChallengeBlock(
        "1", "What stopped the lead from being named?", (Span("Made from "), HEAD, Span(", a must.")), reply
    )
    yield ChallengeBlock("2", "How would we know what we are missing?", (Span("Made from "), HALL, Span(".")), lines=2)
    yield Heading(2, "Sign-off", finding="Not signed off yet")
    yield Paragraph((Span("Signing says the answers are honest. "), Span("Nothing more.", Tone.STRONG)))
    yield Signatures(
        ("Role", "Name and signature", "Date", "Minute reference"),
        (Signature("Headteacher", "agrees the answers"), Signature("Chair of governors", "the board has read them")),
    )


def _questions() -> Iterator[Block]:
    yield Heading(2, "Question by question", finding="3 questions with notes and evidence")
    yield Heading(3, "Risk assessment")
    yield Paragraph((Span("Musts 0 of 1   ·   Shoulds 7 of 11\nScore 53%"),), ParagraphKind.SMALL, introduces=True)
    yield FirstGap("The first gap", HEAD, "A senior person leads on Prevent.", "MUST", BEGUN, _ladder(1))
    yield StateStrip((GAP, PARTLY, UNKNOWN, OPEN, MET, ASIDE, MET))
    action = Detail("Action", (Span("Name a lead"), Span("Chair · by 4 Dec 2026 · in 12 days", Tone.STRONG)))
    note = Detail("Note", (Span("First line.\nSecond line, after a line end.\n\nوَأَيْضًا بِالْعَرَبِيَّةِ"),))
    absent = Detail("Evidence", (Span("None noted", Tone.ABSENT),))
    text = "A senior person, normally the designated safeguarding lead, leads on Prevent with authority and time."
    yield QuestionBlock("head", "RA1", text, "MUST", True, BEGUN, _ladder(1), (note, absent, action))
    yield QuestionBlock("hall", "RA2", "Staff know the referral route.", "SHOULD", False, UNKNOWN, _ladder(None), ())
    yield Heading(3, "Working in partnership")
    shown = Detail("Evidence", (Span("Job description · HR drive / Roles"), Span("Checked 8 Sep 2026", Tone.QUIET)))
    yield QuestionBlock("gate", "WP1", "The yearly update is held.", "GOOD PRACTICE", False, MET, _ladder(2), (shown,))


def _ladder(here: int | None) -> tuple[Step, ...]:
    levels = (
        ("Not in place", "Nobody is named, or the name is out of date.", Status.GAP),
        ("Developing", "Named, but without time or authority; staff are unsure who it is.", Status.PARTLY),
        ("In place", "Written into the job description; staff can name the person, and a deputy covers.", Status.MET),
        ("Embedded", "Reviewed yearly; cover has been tried.", Status.MET),
    )
    says = {} if here is None else {here: "WE ARE HERE"} if here > 1 else {here: "WE ARE HERE", here + 1: "next step"}
    return tuple(
        Step(label, text, sign, says.get(rank, ""), rank == here) for rank, (label, text, sign) in enumerate(levels)
    )


def _radar() -> Iterator[Block]:
    yield Heading(2, "Seven areas as a radar", finding="Optional")
    arms = (("Leadership", 53), ("Risk assessment", 44), ("Working in partnership", 50), ("Training", None))
    more = (("Online safety", 37), ("Premises and visiting speakers", 100), ("Resilience", 0))
    shown = tuple(Arm(label, share, "no score" if share is None else f"{share}%") for label, share in (*arms, *more))
    yield Radar("Score by area, per cent of points", shown, 67, "Every answer In place")
    rows = tuple(Row(((Span(arm.label),), (Span(arm.words),))) for arm in shown)
    yield Table((Column("Area", 100), Column("Score", 72, right=True)), rows, "The numbers in the radar")


def _form() -> Iterator[Block]:
    yield Heading(2, "Paper form", finding="To be filled in by hand")
    yield Paragraph(
        (Span("Write no child’s name, initials or date of birth anywhere on this form."),), ParagraphKind.SMALL
    )
    yield FormHead((WriteIn("Setting"), WriteIn("Filled in by (role)"), WriteIn("Date")))
    ticks = tuple(Tick(step.label, step.text) for step in _ladder(None))
    both = (*ticks, Tick("Don't know"), Tick("Not applicable, because", because=True))
    below = (WriteIn("Evidence and date"), WriteIn("Note", 3), WriteIn("Action, who, when"))
    yield FormQuestion("RA1", "A senior person leads on Prevent.", "MUST", True, both, below)
    asked = "Anyone you meet in a corridor can say whom they would tell."
    yield FormQuestion("RA2", "Staff know the referral route.", "SHOULD", False, both, below, asked)
    yield Heading(2, "Sheet for one role", finding="One question", starts_page=True)
    yield FormQuestion("RA3", "The filter is tested.", "SHOULD", False, both, below)
