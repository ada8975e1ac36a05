"""Far more than any setting has, in every script: each format is made, nothing is lost, and the PDF keeps its rules."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import page
import pytest

from prevent_tui.report.formats import html, markdown, pdf, word
from prevent_tui.report.model.blocks import Heading, Paragraph
from prevent_tui.report.model.inline import Span
from prevent_tui.text import clean
from support.every_block import every_block
from support.format_texts import READERS, missing
from support.oversized_assessment import CONTROLS, NAME, STRANGE, stress
from support.report_text import report_of

RULES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3U)
LIMITS = page.SafetyLimits(max_reference_depth=100_000)


@pytest.fixture(scope="module")
def report():
    """A smaller one; `bench/stress.py` takes the whole of it."""
    return report_of(*stress(questions=70, actions=40, risks=12, evidence=24, letters=12_000))


@pytest.mark.parametrize("format_", READERS)
def test_nothing_is_lost_in_any_format(format_, report):
    assert missing(report, format_) == []


@pytest.mark.parametrize("rules", RULES, ids=str)
def test_the_pdf_keeps_the_rules(rules, report):
    made = pdf.render(report).data
    found = page.validate_pdf_bytes(made, profile=rules, limits=LIMITS).failures
    assert [each.rule_id for each in found] == []


@pytest.mark.external("qpdf")
def test_the_pdf_is_sound(report, tmp_path):
    made = tmp_path / "made.pdf"
    made.write_bytes(pdf.render(report).data)
    subprocess.run(["qpdf", "--check", str(made)], check=True, capture_output=True)


def test_the_pdf_says_which_characters_it_had_to_name(report):
    replaced = " ".join(pdf.render(report).replaced)
    assert "U+65E5" in replaced
    assert "grinning face" in replaced


@pytest.mark.parametrize(
    "render",
    [html.render, word.render, markdown.render, lambda report: pdf.render(report).data],
    ids=["html", "docx", "md", "pdf"],
)
def test_what_no_model_lets_in_crashes_nothing(render):
    blocks = (Heading(2, CONTROLS), Paragraph((Span(CONTROLS), Span("\ud800x\udfff"))))
    report = replace(every_block(), setting=CONTROLS, title=CONTROLS, notices=(CONTROLS,), blocks=blocks)
    assert render(report)


def test_it_holds_what_it_promises():
    asked, assessment = stress(questions=30, actions=20, risks=5, evidence=10, letters=9_000)
    assert assessment.setting.name == NAME
    assert (len(asked.questions), len(assessment.actions), len(assessment.risks)) == (30, 20, 5)
    longest = max(assessment.answers.values(), key=lambda answer: len(answer.note)).note
    assert 8_990 < len(longest) <= 9_000
    assert max(map(len, longest.split())) > 1000
    notes = "".join(answer.note for answer in assessment.answers.values())
    assert [text for text in STRANGE if clean(text) not in notes] == []
