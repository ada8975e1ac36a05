"""What is said of sources: when a copy was seen, how each passage was read, and which duty rests on none that was."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.cli.show_questionnaire import paper
from prevent_tui.report.model.blocks import QuestionBlock, Table
from prevent_tui.report.request import ExportRequest, Part
from prevent_tui.wording.sources import FOOTNOTE, duty_words
from support.report_text import report_of, said
from support.small_questionnaire import little, question

SOURCES = [
    {
        "id": "act",
        "title": "An Act",
        "publisher": "Parliament",
        "edition": "2015",
        "force": "law",
        "confidence": "read",
        "checked_on": date(2026, 11, 3),
    },
    {"id": "told", "title": "A handbook", "publisher": "A body", "edition": "2020", "force": "guidance"},
    {
        "id": "welsh",
        "title": "Welsh guidance",
        "publisher": "Wales",
        "edition": "2021",
        "force": "guidance",
        "confidence": "read",
        "applies_when": {"fact": "boarding", "is": True},
    },
]


def asked():
    return little(
        question("whole", "must", sources=[{"source": "act", "at": "section 1"}]),
        question("heading", sources=[{"source": "act", "at": "section 2", "confidence": "part-read"}]),
        question("heard", "condition", sources=[{"source": "told", "at": "part one"}]),
        question("both", sources=[{"source": "told", "at": "part two"}, {"source": "act", "at": "section 3"}]),
        question("wales", sources=[{"source": "welsh", "at": "chapter 4"}]),
        question("helps", "good", sources=[{"source": "told", "at": "part three"}]),
        question("bare"),
        sources=SOURCES,
    )


STARRED = {
    "whole": "MUST",
    "heading": "SHOULD*",
    "heard": "CONDITION*",
    "both": "SHOULD",
    "wales": "SHOULD",
    "helps": "GOOD PRACTICE",
    "bare": "SHOULD*",
}


def test_a_star_stands_at_each_duty_of_which_no_passage_was_read_and_at_no_other():
    questionnaire = asked()
    words = {each.id: duty_words(questionnaire, each, each.sources) for each in questionnaire.questions}
    assert words == STARRED


def test_the_report_stars_the_same_and_says_once_in_its_key_what_the_star_means():
    questionnaire = asked()
    report = report_of(questionnaire, blank_assessment(questionnaire))
    blocks = {block.question: block.duty for block in report.blocks if isinstance(block, QuestionBlock)}
    assert blocks == STARRED
    assert FOOTNOTE in said(report)
    assert "* No" not in said(
        report_of(little(question("helps", "good")), blank_assessment(little(question("helps", "good"))))
    )


def test_a_source_that_does_not_hold_for_the_setting_reads_nothing_for_it():
    questionnaire = asked()
    assessment = blank_assessment(questionnaire)
    setting = assessment.setting.model_copy(update={"facts": {"boarding": False}})
    report = report_of(questionnaire, assessment.model_copy(update={"setting": setting}))
    (duty,) = [block.duty for block in report.blocks if isinstance(block, QuestionBlock) and block.question == "wales"]
    assert duty == "SHOULD*"


def test_the_table_of_sources_says_how_each_passage_was_read_and_when_a_copy_was_seen():
    questionnaire = asked()
    report = report_of(questionnaire, blank_assessment(questionnaire))
    (table,) = [
        block for block in report.blocks if isinstance(block, Table) and block.caption == "What the questions rest on"
    ]
    assert [column.title for column in table.columns] == [
        "Source",
        "Force",
        "Copy seen on",
        "How read, and where it is used",
    ]
    act, told, _ = [[span.text for span in cell] for row in table.rows for cell in [row.cells[3]]]
    assert act == ["Passage read: P1, P4", "Read in part: P2"]
    assert told == ["Reported by others, not read: P3, P4, P6"]
    assert [row.cells[2][0].text for row in table.rows] == ["3 Nov 2026", "Not noted", "Not noted"]


def test_the_printed_questionnaire_says_the_same():
    text = "\n".join(f"{getattr(each, 'label', '')}: {each.text}" for each in paper(asked()))
    assert "An Act, section 2 (read in part)" in text
    assert "Duty: SHOULD*" in text
    assert "law; passage read, where a question says nothing else; copy seen on 3 Nov 2026" in text
    assert FOOTNOTE in text
    assert "looked at" not in text


@pytest.mark.parametrize("share", [True, False])
def test_the_report_says_of_the_national_numbers_that_none_was_rung(share):
    questionnaire = little(question("one"))
    report = report_of(questionnaire, blank_assessment(questionnaire), request=ExportRequest(Part.FULL, share=share))
    captions = [block.caption for block in report.blocks if isinstance(block, Table)]
    heading = "National numbers, as stored copies gave them; none was rung. Copies seen on "
    assert any(caption.startswith(heading) for caption in captions)
