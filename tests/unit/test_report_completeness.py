"""Whatever can be typed into an assessment is in its report: one test over every text of the whole model."""

from __future__ import annotations

from support.every_field import full, marked
from support.report_text import report_of, said
from support.small_questionnaire import little, question


def test_every_text_of_the_model_is_in_the_report():
    asked = little(question("met"), question("aside", not_applicable={"allowed": True}))
    marks: list[str] = []
    assessment = marked(full(asked), "an", marks)
    told = said(report_of(asked, assessment))
    assert len(marks) > 40
    missing = [mark for mark in marks if mark not in told]
    everything = assessment.model_dump_json()
    assert not missing, [everything[everything.index(mark) :][:60] for mark in missing]
