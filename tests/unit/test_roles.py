"""Who can answer a question: whom to ask, what is still open by role, and a sheet for each role to fill in by hand."""

from __future__ import annotations

import json

import pytest

from prevent_tui.analysis.open_by_role import open_by_role
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.errors import CannotWrite
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.roles import questions_by_role
from prevent_tui.report.case import Case
from prevent_tui.report.content.role_sheets import sheet_fault
from prevent_tui.report.export import ExportJob, export
from prevent_tui.report.model.blocks import Heading, QuestionBlock
from prevent_tui.report.model.paper_form import FormQuestion
from prevent_tui.report.request import ExportRequest, Format, Part
from prevent_tui.scoring import score
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.roles import ask_text, open_text
from support.every_field import full, marked
from support.report_text import report_of, said
from support.small_questionnaire import TODAY, little, open_session, question

ROLES = [
    {"id": "lead", "label": "DSL", "fills_in": True},
    {"id": "it", "label": "IT lead"},
    {"id": "idle", "label": "Nobody's role"},
]
ASKED = little(
    question("own", role="lead"),
    question("filter", role="it", help="It is tested each term."),
    question("log", role="it", theme="places", not_applicable={"allowed": True}),
    question("stray"),
    roles=ROLES,
)


def sheets(questionnaire=ASKED, role="", assessment=None):
    request = ExportRequest(Part.ROLES, role=role)
    return report_of(questionnaire, assessment or blank_assessment(questionnaire), request=request)


def case_of(questionnaire, facts=None):
    assessment = blank_assessment(questionnaire)
    setting = assessment.setting.model_copy(update={"facts": facts or {}})
    assessment = assessment.model_copy(update={"setting": setting})
    return Case(questionnaire, assessment, score(questionnaire, assessment, TODAY), TODAY)


def questions_of(report):
    return [block for block in report.blocks if isinstance(block, FormQuestion)]


# ------------------------------------------------------------ whom to ask


def test_a_question_says_whom_to_ask_unless_that_is_who_fills_it_in_or_nobody_is_named():
    asks = {name: ask_text(ASKED, ASKED.by_id[name]) for name in ASKED.by_id}
    assert asks == {"own": "", "filter": "Who would know: IT lead", "log": "Who would know: IT lead", "stray": ""}


@pytest.mark.parametrize("name", bundled_files())
def test_every_questionnaire_in_use_says_who_works_through_it_and_asks_somebody_else_too(name):
    questionnaire = load(bundled_files()[name])
    if questionnaire.about.status == "retired":
        return
    asks = [ask_text(questionnaire, each) for each in questionnaire.questions]
    assert any(role.fills_in for role in questionnaire.roles)
    assert any(asks)
    assert not all(asks)


def test_the_report_says_at_each_question_who_can_say():
    report = report_of(ASKED, blank_assessment(ASKED))
    blocks = {block.question: block for block in report.blocks if isinstance(block, QuestionBlock)}
    rows = {
        name: [row.spans[0].text for row in block.details if row.label == "Who can say"]
        for name, block in blocks.items()
    }
    assert rows == {"own": ["DSL"], "filter": ["IT lead"], "log": ["IT lead"], "stray": []}


# ------------------------------------------------------------ what is open


def test_open_questions_stand_under_their_role_and_those_without_one_last():
    session = open_session(ASKED)
    session.choose("own", "done")
    session.dont_know("filter")
    roles = open_by_role(ASKED, score(ASKED, session.assessment, TODAY))
    assert [(each.role, each.label, each.of, each.unanswered, each.unknown, each.open) for each in roles] == [
        ("lead", "DSL", 1, (), (), ()),
        ("it", "IT lead", 2, ("log",), ("filter",), ("filter", "log")),
        ("", "No role named", 1, ("stray",), (), ("stray",)),
    ]


def test_what_does_not_apply_is_not_open():
    session = open_session(ASKED)
    session.not_applicable("log", "No log is kept.")
    (role,) = [each for each in open_by_role(ASKED, score(ASKED, session.assessment, TODAY)) if each.role == "it"]
    assert role.open == ("filter",)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((5, 0, 0), "none of 5 open"),
        ((5, 2, 1), "3 of 5 open: 2 not answered, 1 don't know"),
        ((1, 1, 0), "1 of 1 open: 1 not answered"),
        ((4, 0, 4), "4 of 4 open: 4 don't know"),
    ],
)
def test_how_much_is_open_is_said_in_few_words(counts, words):
    assert open_text(*counts) == words


def test_the_command_line_lists_what_is_open_by_role_and_json_has_it_too(prevent):
    assert prevent("sample", "school.toml")[0] == 0
    code, out, _ = prevent("score", "school.toml", "--by-role")
    assert code == 0
    assert "Senior leader: 1 of 7 open: 1 don't know" in out
    assert "RA14  SHOULD        DON'T KNOW" in out
    data = json.loads(prevent("score", "school.toml", "--json")[1])
    assert {"role": "senior-leader", "of": 7, "unanswered": [], "dont_know": ["contested-issues"]} in data[
        "open_by_role"
    ]
    assert sum(each["of"] for each in data["open_by_role"]) == data["coverage"]["of"]


# ------------------------------------------------------------ sheets


def test_each_role_that_is_asked_anything_has_a_sheet_on_a_page_of_its_own_the_leads_own_last_but_for_no_role():
    report = sheets()
    heads = [block for block in report.blocks if isinstance(block, Heading) and block.level == 2]
    assert [(head.text, head.finding, head.starts_page) for head in heads] == [
        ("IT lead", "2 questions", True),
        ("No role named", "1 question", True),
        ("DSL", "1 question", True),
    ]
    assert [block.reference for block in questions_of(report)] == ["P2", "Q1", "P3", "P1"]


def test_the_sheet_of_one_role_holds_its_questions_alone_and_says_whom_to_give_it_back_to():
    report = sheets(role="it")
    assert (report.setting, report.title) == ("IT lead", "Little: sheet for one role")
    assert [block.reference for block in questions_of(report)] == ["P2", "Q1"]
    assert "Give this sheet back to: DSL." in said(report)
    assert not any(block.starts_page for block in report.blocks if isinstance(block, Heading))


def test_a_sheet_has_the_words_of_every_level_help_and_room_to_write():
    filtering, log = questions_of(sheets(role="it"))
    assert [tick.label for tick in filtering.ticks] == ["None", "Some", "Done", "Deep", "Don't know"]
    assert [tick.label for tick in log.ticks][-1] == "Not applicable, because"
    assert filtering.ticks[2].text == "There."
    assert filtering.help == "It is tested each term."
    assert sum(field.lines for field in filtering.below) == 3


def test_long_help_is_not_printed_on_a_sheet():
    most = thresholds().sheet_help_characters
    asked = little(
        question("short", role="it", help="a" * most), question("long", role="it", help="a" * (most + 1)), roles=ROLES
    )
    assert [len(block.help) for block in questions_of(sheets(asked, "it"))] == [most, 0]


def test_every_sheet_says_that_nothing_about_a_child_belongs_on_it():
    report = sheets()
    assert report.notices[0].startswith("Nothing about a child belongs on a sheet")
    assert said(report).count("Write nothing about a child or a case on it.") == 3


def test_nothing_that_was_answered_or_typed_is_on_a_sheet():
    marks: list[str] = []
    assessment = marked(full(ASKED), "an", marks)
    report = sheets(assessment=assessment)
    assert len(marks) > 40
    assert [mark for mark in marks if mark in repr(report)] == []
    assert report.blocks == sheets().blocks
    assert (report.stamp, report.signed, report.demo) == ("BLANK FORM", False, "")


def test_where_nobody_is_said_to_work_through_it_a_sheet_goes_back_to_whoever_gave_it():
    roles = [{"id": "it", "label": "IT lead"}]
    report = sheets(little(question("one", role="it"), roles=roles))
    assert "Give this sheet back to whoever gave it to you." in said(report)


def test_sheets_hold_what_the_facts_of_the_setting_ask_and_no_other_question():
    boarding = {"fact": "boarding", "is": True}
    asked = little(question("a", role="it"), question("b", role="it", applies_when=boarding), roles=ROLES)
    assert sheet_fault(case_of(asked, {"boarding": False}), "it") == ""
    alone = little(question("a", role="lead"), question("b", role="it", applies_when=boarding), roles=ROLES)
    fault = sheet_fault(case_of(alone, {"boarding": False}), "it")
    assert fault == "No question that fits this setting is for the IT lead. Roles with questions here: lead."


def test_a_questionnaire_without_roles_has_no_sheets_and_says_what_to_use_instead():
    asked = little(question("one"))
    with pytest.raises(CannotWrite, match=r"names no roles, .* The blank form holds all its questions\."):
        export(ExportJob(ExportRequest(Part.ROLES, Format.MD), case_of(asked)))
    assert [
        each.question for each in report_of(asked, blank_assessment(asked)).blocks if isinstance(each, QuestionBlock)
    ]


def test_a_role_that_is_not_there_is_refused_with_those_that_are(prevent, tmp_path):
    command = ("export", "--questionnaire", "schools", "--as", "md", "--out", "sheet.md", "--role")
    code, _, err = prevent(*command, "it-leed")
    assert code == 2
    assert "There is no role `it-leed`. Roles with questions here: dsl, head," in err
    assert not (tmp_path / "sheet.md").exists()
    assert prevent(*command, "it-lead")[0] == 0
    assert "# IT lead or provider" in (tmp_path / "sheet.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--by-role", "--role", "dsl"), "Choose one of --blank, --by-role and --role."),
        (("--blank", "--by-role"), "Choose one of --blank, --by-role and --role."),
        (("--by-role", "--include", "full"), "--by-role tells none of them"),
        (("--by-role", "--share"), "A sheet for a role has nothing in it that a share copy"),
        (("--by-role", "--as", "csv"), "A sheet for a role is a PDF"),
    ],
)
def test_options_that_do_not_go_with_sheets_are_refused(prevent, options, words):
    assert prevent("sample", "school.toml")[0] == 0
    code, _, err = prevent("export", "school.toml", "--out", "sheet", *options)
    assert code == 2
    assert words in err


def test_the_questions_of_every_role_together_are_all_there_are():
    groups = questions_by_role(ASKED, ASKED.questions)
    assert sorted(question.id for _, questions in groups for question in questions) == sorted(ASKED.by_id)
    assert [role.id if role else "" for role, _ in groups] == ["lead", "it", ""]
