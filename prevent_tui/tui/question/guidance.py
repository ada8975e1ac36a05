"""What helps to answer a question: why it matters, what good looks like, what would show it, sources, risks."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import risk_proposals
from prevent_tui.assessment import risks
from prevent_tui.questionnaire.applicable import applicable_citations
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.passages import confidence_of, is_unread
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.draw import cap, line, link
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.sources import FOOTNOTE, READ_WORDS, seen_text
from prevent_tui.workspace.work import Work

TITLES = {"Why": "Why it matters", "Good looks": "Good looks like", "Would show": "Would show it"}
"""What a label is where it stands alone over its text."""


def guidance_pieces(look: Look, work: Work, question: Question) -> list[tuple[str, Content]]:
    """Return each label with its text, whatever is answered; a row of several texts has its label once."""
    facts = work.assessment.setting.facts
    pieces = [("Why", question.why), ("Good looks", question.help)]
    rows = [(label, line((text, "$ink"))) for label, text in pieces if text]
    for index, prompt in enumerate(p for p in question.evidence if applies(p.applies_when, facts)):
        good = f"  good for {plural(prompt.good_for_months, 'month')}"
        rows.append(("Would show" if not index else "", line((prompt.prompt, "$ink"), (good, "$quiet"))))
    rows += _sources(look, work, question)
    if question.facilitator:
        rows.append(("For a group", line((question.facilitator, "$ink"))))
    return rows


def risk_pieces(look: Look, work: Work, question: Question) -> list[tuple[str, Content]]:
    """Return the risks that a question has to do with, and the one that its gap proposes, each with its label."""
    from prevent_tui.tui.risks.matrix import rating_change

    rows = []
    for index, risk in enumerate(risks.risks_for_question(work.assessment, question.id)):
        rows.append(("Risks" if not index else "", line((risk.title, "$ink"), "   ", rating_change(risk, look))))
    if waiting := waiting_risk(work, question):
        register_key = link(cap(look, look.cap("risks", "K")), "run", "risks")
        rows.append(("A risk", line((waiting, "$ink"), ("   not in the register yet: ", "$quiet"), register_key)))
    return rows


def _sources(look: Look, work: Work, question: Question) -> list[tuple[str, Content]]:
    """Each passage with its force, how it was read and when a copy was seen; and what a star at the duty says."""
    questionnaire = work.questionnaire
    rows: list[tuple[str, Content]] = []
    citations = applicable_citations(questionnaire, question, work.assessment.setting.facts)
    for citation in citations:
        source = questionnaire.source_by_id[citation.source]
        read = READ_WORDS[confidence_of(questionnaire, citation)].lower()
        about = " · ".join(part for part in (citation.at, source.force, read, seen_text(source)) if part)
        label = "" if rows else "Sources"
        rows.append((label, line((source.title, "$ink"), (look.say(f" · {about}"), "$quiet"))))
    if is_unread(questionnaire, question, citations):
        rows.append(("" if rows else "Sources", line((look.say(FOOTNOTE), "$partly"))))
    return rows


def guidance_basis(work: Work, question: Question) -> tuple[object, ...]:
    """What the guidance rests on besides the question: what is true of the setting, and its risks."""
    facts = tuple(work.assessment.setting.facts.items())
    return facts, waiting_risk(work, question), risks.risks_for_question(work.assessment, question.id)


def waiting_risk(work: Work, question: Question) -> str:
    """The risk that the question's gap proposes and the register lacks; nothing where none is, or none can be added."""
    if work.read_only:
        return ""
    entry = risk_proposals.risk_for_gap(work.questionnaire, work.assessment, work.result, question.id)
    return entry.title if entry else ""
