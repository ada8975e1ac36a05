"""Files of settings with next to nothing in them: none, one or a few questions asked, in every part and format."""

from __future__ import annotations

from itertools import product

import pytest

from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.cli.score_text import as_data, as_text
from prevent_tui.errors import CannotWrite
from prevent_tui.questionnaire import regrouping
from prevent_tui.report.case import Case
from prevent_tui.report.export import ExportJob, export
from prevent_tui.report.request import ExportRequest, Format, Part, TableName, refusal
from prevent_tui.scoring import score
from support.small_questionnaire import TODAY, little, question

BOARDING = {"applies_when": {"fact": "boarding", "is": True}}
HOUSE = {"id": "house", "title": "The house", "headings": [{"id": "roof", "title": "Roof"}]}
ROLES = [{"id": "keeper", "label": "Keeper"}]
ASKED = {
    "none of two": little(
        question("beds", "must", role="keeper", **BOARDING),
        question("hall", theme="places", **BOARDING),
        groupings=[HOUSE],
        roles=ROLES,
    ),
    "one in all": little(question("hall", "good", role="keeper"), roles=ROLES),
    "one of two themes": little(
        question("beds", "must", role="keeper", **BOARDING), question("hall", theme="places"), roles=ROLES
    ),
}
REQUESTS = [
    request
    for part, format_, share, radar in product(Part, Format, (False, True), (False, True))
    if not refusal(request := ExportRequest(part, format_, share=share, unnamed=share, radar=radar))
]


def case_of(asked, grouping="themes"):
    """A setting without boarders that has answered nothing."""
    shown = regrouping.regrouped(asked, grouping)
    assessment = blank_assessment(asked).model_copy(update={"setting": Setting(facts={"boarding": False})})
    return Case(shown, assessment, score(shown, assessment, TODAY), TODAY)


@pytest.mark.parametrize("which", ASKED)
@pytest.mark.parametrize("format_", Format)
def test_every_part_is_made_in_every_format(which, format_):
    for request in (each for each in REQUESTS if each.format is format_):
        for table in TableName if format_ is Format.CSV else (TableName.ACTIONS,):
            job = ExportJob(ExportRequest(**{**vars(request), "table": table}), case_of(ASKED[which]))
            try:
                assert export(job).data
            except CannotWrite as refused:
                assert format_ is Format.ICS, (request, refused)


def test_under_other_headings_none_of_which_has_a_question_a_report_is_made_too():
    case = case_of(ASKED["none of two"], "house")
    assert b"No question applies to this setting." in export(ExportJob(ExportRequest(format=Format.MD), case)).data


def test_score_says_that_nothing_applies_as_text_and_as_data():
    case = case_of(ASKED["none of two"])
    said = (case.questionnaire, case.assessment, case.result)
    assert "No question applies to this setting." in as_text(*said)
    assert '"percent": null' in as_data(*said)
