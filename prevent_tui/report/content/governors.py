"""What those who govern decide: the sign-off, with room to sign on paper, and the checks before signing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prevent_tui.analysis.signoff_checks import (
    SEVERITY_WORDS,
    Finding,
    Severity,
    by_kind,
    findings,
    kind_heading,
    severity_counts,
)
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.assessment.sealing import Seal, seal_state
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Span, Tone
from prevent_tui.report.model.paper_form import Signature, Signatures
from prevent_tui.report.words import report_words
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import join_words
from prevent_tui.wording.posts import post
from prevent_tui.wording.sign_off import changed_parts, short_seal, sign_off_text

_IN_FULL = {"contradiction", "review-over"}
"""Kinds of findings whose own words say what a number and references would not."""


def sign_off(case: Case) -> Iterator[Block]:
    """Who signed, when and what, and whether the seal is intact; or room to sign. A copy to share has none of it."""
    if case.is_copy:
        return
    signed = case.assessment.sign_off or SignOff()
    seal = seal_state(case.assessment)
    yield Heading(2, "Sign-off", finding=_standing(signed, seal))
    yield Paragraph((Span(_sign_off_text(signed, seal)), *_broken(case, seal)), introduces=True)
    rows = tuple(_rows(signed, seal))
    if rows:
        title = "The sign-off as it was sealed" if seal.sealed else "Prepared, and not sealed yet"
        yield Table((Column("What", 44), Column("As noted", 128)), rows, title)
    texts = report_words()["signing"]
    if seal.sealed:
        yield Paragraph((Span(texts["says"]),))
        return
    yield Paragraph((Span(f"{texts['unsigned']} {texts['says']}"),), introduces=True)
    yield Signatures(tuple(texts["columns"]), tuple(_signature(case, row) for row in texts["rows"]))


def _signature(case: Case, row: dict[str, Any]) -> Signature:
    return Signature(post(case.questionnaire, row["post"], row["neutral"]), row["says"])


def _standing(signed: SignOff, seal: Seal) -> str:
    if seal.is_broken:
        return "Differs from what was sealed"
    if seal.sealed:
        return f"Sealed on {day(signed.on)}; intact" if signed.on else "Sealed; intact"
    return "Not signed off yet"


def _sign_off_text(signed: SignOff, seal: Seal) -> str:
    if seal.sealed or not (signed.supersedes or signed.version > 1):
        return sign_off_text(signed)
    before = short_seal(signed.supersedes) if signed.supersedes else ""
    follows = f", and takes the place of the one whose seal begins {before}" if before else ""
    return f"Not signed off yet. This is version {signed.version}{follows}."


def _broken(case: Case, seal: Seal) -> Iterator[Span]:
    if seal.is_broken:
        where = join_words(changed_parts(case.questionnaire, seal))
        yield Span(f" This differs from what was sealed in {where}.", Tone.STRONG)


def _rows(signed: SignOff, seal: Seal) -> Iterator[Row]:
    fields = (
        ("Signed by (role)", signed.role),
        ("On", day(signed.on) if signed.on else ""),
        ("Decision", signed.decision),
        ("Minute reference", signed.minute),
        ("Next review", day(signed.next_review) if signed.next_review else ""),
        ("Version", str(signed.version) if seal.sealed else ""),
        ("Supersedes the seal", short_seal(signed.supersedes) if seal.sealed and signed.supersedes else ""),
        ("Seal, its beginning", short_seal(signed.seal) if signed.seal else ""),
        ("The seal is", ("intact" if seal.is_intact else "broken: see above") if seal.sealed else ""),
    )
    for label, text in fields:
        if text or (seal.sealed and label == "Minute reference"):
            yield Row(((Span(label, Tone.QUIET),), (Span(text) if text else absent_text(),)))


def checks(case: Case) -> Iterator[Block]:
    """What was there to settle before signing, counted by kind; a copy to share lacks what is counted here."""
    if case.is_copy:
        return
    open_points = findings(case.questionnaire, case.assessment, case.result)
    counted = [
        f"{count} {SEVERITY_WORDS[each].lower()}" for each, count in severity_counts(open_points).items() if count
    ]
    finding = f"{len(open_points)} to look at: {', '.join(counted)}" if open_points else "Nothing to settle"
    yield Heading(2, "Checks before sign-off", finding=finding)
    if not open_points:
        yield Paragraph((Span("Claims, dates and answers go together; nothing is left to settle."),))
        return
    there = {finding.severity for finding in open_points}
    means = report_words()["checks"]
    lead = " ".join(f"{SEVERITY_WORDS[each]}: {means[each]}" for each in Severity if each in there)
    yield Paragraph((Span(f"{lead} {means['only']}", Tone.QUIET),), ParagraphKind.SMALL, introduces=True)
    columns = (Column("How much it matters", 34), Column("What", 76), Column("How many, and where", 62))
    yield Table(columns, tuple(_check(case, *each) for each in by_kind(open_points).items()))


def _check(case: Case, kind: tuple[Severity, str], alike: list[Finding]) -> Row:
    severity, name = kind
    about = list(dict.fromkeys(finding.question for finding in alike if finding.question))
    known = [case.questionnaire.by_id[each] for each in about if each in case.questionnaire.by_id]
    where: Cell = (Span(f"{len(alike)}: {case.reference_ranges(known)}" if known else str(len(alike))),)
    what: Cell = (Span(kind_heading(name)), *(Span(finding.text) for finding in alike if name in _IN_FULL))
    mark = Mark.GAP if severity is Severity.STOP else Mark.NONE
    return Row(((Span(SEVERITY_WORDS[severity], Tone.STRONG),), what, where), mark)
