"""Posts and those who govern are called as the sector calls them, read from the roles of its questionnaire."""

from __future__ import annotations

import re

import pytest

from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import bundled_files, open_questionnaire
from prevent_tui.wording.posts import example, governing_body, post
from support.report_text import report_of, words


@pytest.mark.parametrize(
    ("name", "whom", "lead"),
    [
        ("schools", "governors", "DSL"),
        ("schools@2022", "the governing body", "DSL"),
        ("further-education", "the board", "DSL"),
        ("partner-agency", "the board or trustees", "Prevent or safeguarding lead"),
        ("early-years", "those who govern", "Safeguarding lead"),
    ],
)
def test_those_who_govern_and_lead_have_their_own_names(name, whom, lead):
    asked = open_questionnaire(name)
    assert (governing_body(asked), post(asked, "lead")) == (whom, lead)


def test_with_nothing_open_nobody_is_taken_for_a_school():
    assert governing_body(None) == "those who govern"
    assert example(None, "lead") == "Such as: Safeguarding lead"


@pytest.mark.parametrize("name", [name for name in bundled_files() if not name.startswith("schools")])
def test_a_report_of_another_sector_speaks_of_no_governors_that_its_questionnaire_does_not_have(name):
    asked = open_questionnaire(name)
    own = " ".join(f"{role.label}" for role in asked.roles)
    printed = " ".join(words(report_of(asked, blank_assessment(asked))))
    headings = re.findall(r"Questions from [a-z ]+", printed)
    assert all("governors" not in each or "governors" in own for each in headings)
