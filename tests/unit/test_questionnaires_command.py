"""What an author of questionnaires does on the command line: list, begin, read, and add to what is published."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date

import pytest
import tomli_w
from markdown_it import MarkdownIt

from prevent_tui import paths
from prevent_tui.cli.check_files import check_file
from prevent_tui.cli.documents import Heading, Item, Paragraph, as_markdown, as_text
from prevent_tui.cli.show_questionnaire import paper
from prevent_tui.cli.show_questions import question_blocks
from prevent_tui.questionnaire.authoring.condition_words import condition_text
from prevent_tui.questionnaire.authoring.starters import questionnaire as starter
from prevent_tui.questionnaire.catalogue import bundled_files, entries, open_questionnaire
from prevent_tui.questionnaire.condition import Condition
from prevent_tui.questionnaire.lint.rulebook import limits
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.model import Questionnaire
from support.small_questionnaire import UNEVEN_DAYS, question, table


@pytest.fixture
def own(home):
    """The person's own folder of questionnaires."""
    folder = paths.own_questionnaires()
    folder.mkdir()
    return folder


def put(folder, name, **more):
    """A questionnaire in a folder, under an id."""
    raw = table(question("a"), **more)
    raw["questionnaire"] |= {"id": name, "title": f"The {name} one"}
    (folder / f"{name}.toml").write_text(tomli_w.dumps(raw), encoding="utf-8")


# ---------------------------------------------------------------- the list


def test_the_list_names_every_questionnaire_first_and_then_says_what_it_is(prevent):
    code, out, err = prevent("questionnaires")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [entry.name for entry in entries()]
    (schools,) = (line for line in out.splitlines() if line.startswith("schools "))
    about = open_questionnaire("schools")
    for said in (about.about.edition, f"{len(about.questions)} questions", f"{about.about.minutes} min", "Schools"):
        assert said in schools
    (old,) = (line for line in out.splitlines() if line.startswith("schools@2022 "))
    assert old.endswith(", retired")
    assert str(paths.own_questionnaires()) in err


def test_the_list_marks_what_is_ones_own_and_says_why_one_cannot_be_used(prevent, own):
    put(own, "mine")
    (own / "cut.toml").write_text("format = ")
    out = prevent("questionnaires")[1]
    assert re.search(r"(?m)^mine .* Tests: The mine one, not shipped with the program$", out)
    assert re.search(r"(?m)^cut .* cannot be used: is not complete", out)


def test_what_is_wrong_further_down_is_listed_with_its_place_and_how_to_see_it_all(prevent, own):
    put(own, "mine")
    with (own / "mine.toml").open("a", encoding="utf-8") as file:
        file.write("\nwhy = “curly”\n")
    line = len((own / "mine.toml").read_text("utf-8").splitlines())
    out = prevent("questionnaires")[1]
    assert f"cannot be used: is not valid TOML. line {line}, column 7: a curly quotation mark" in out
    assert f'Run: prevent-tui check "{own / "mine.toml"}"' in out


def test_a_file_that_notepad_named_is_mentioned(prevent, own):
    put(own, "mine")
    (own / "mine.toml").rename(own / "mine.toml.txt")
    _, out, err = prevent("questionnaires")
    assert "mine" not in out
    assert "mine.toml.txt is not looked at, because its name ends in .txt. Rename it to mine.toml\n" in err


def test_local_additions_come_last_in_the_list(prevent, own):
    prevent("questionnaires", "new", str(own / "extra.toml"), "--overlay-of", "schools")
    assert prevent("questionnaires")[1].splitlines()[-1].split()[0] == "extra"
    assert "adds to schools 2026-09" in prevent("questionnaires")[1].splitlines()[-1]


def test_the_list_as_json_holds_what_the_lines_say(prevent, own):
    put(own, "mine")
    (own / "cut.toml").write_text("format = ")
    prevent("questionnaires", "new", str(own / "extra.toml"), "--overlay-of", "schools")
    data = json.loads(prevent("questionnaires", "--json")[1])
    named = {one["name"]: one for one in data["questionnaires"]}
    assert set(named) == {entry.name for entry in entries()}
    assert named["schools"]["bundled"]
    assert not named["mine"]["bundled"]
    assert named["cut"]["wrong"].startswith("is not complete")
    assert [(one["id"], one["extends"]) for one in data["additions"]] == [("extra", "schools")]
    assert data["own_folder"] == str(own)


# ---------------------------------------------------------------- beginning one


@pytest.mark.parametrize("day", UNEVEN_DAYS)
def test_the_starter_passes_the_check_without_a_word(prevent, tmp_path, on_day, day):
    on_day(day)
    code, out, err = prevent("questionnaires", "new", "Our Clubs.toml", "--title", 'The "best" \\ one')
    assert (code, out) == (0, "")
    assert 'prevent-tui check "Our Clubs.toml"' in err
    report = check_file(tmp_path / "Our Clubs.toml", day)
    assert report.findings == report.accepted == ()
    found = load(tmp_path / "Our Clubs.toml")
    assert (found.about.id, found.about.title) == ("our-clubs", 'The "best" \\ one')
    assert found.about.edition == f"{day:%Y-%m}"
    assert (len(found.themes), len(found.questions), len(found.samples)) == (2, 5, 2)


def test_the_hint_after_beginning_one_quotes_a_name_only_where_that_is_needed(prevent):
    assert "prevent-tui check mine.toml" in prevent("questionnaires", "new", "mine.toml")[2]


def test_the_words_to_be_replaced_are_those_of_the_starter():
    about = tomllib.loads(starter("mine", limits("starter")["title"], date(2026, 11, 22)))["questionnaire"]
    assert {key: about[key] for key in limits("starter")} == limits("starter")


def test_the_starter_explains_every_table_it_has_and_leaves_no_stand_in(prevent, tmp_path):
    prevent("questionnaires", "new", "mine.toml", "--id", "own-name")
    text = (tmp_path / "mine.toml").read_text("utf-8")
    parts = re.findall(r"(?m)^# -+ (\w+)", text)
    assert {"sources", "facts", "roles", "themes", "groupings", "questions", "samples"} <= set(parts)
    assert 'id = "own-name"' in text
    assert "1999" not in text


def test_every_line_of_the_starter_is_short_enough_to_read(prevent, tmp_path):
    prevent("questionnaires", "new", "mine.toml")
    notes = [line for line in (tmp_path / "mine.toml").read_text("utf-8").splitlines() if line.startswith("#")]
    assert notes
    assert max(map(len, notes)) <= 125


@pytest.mark.parametrize("more", [(), ("--overlay-of", "schools")])
def test_a_starter_never_takes_the_place_of_a_file(prevent, tmp_path, more):
    (tmp_path / "mine.toml").write_text("mine")
    code, out, err = prevent("questionnaires", "new", "mine.toml", *more)
    assert (code, out) == (4, "")
    assert "mine.toml" in err
    assert (tmp_path / "mine.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--id", "My Id"), "small letters"),
        (("--id", "a" * 61), "60 signs"),
        (("--id", "schools"), "shipped with the program"),
    ],
)
def test_an_id_that_cannot_be_or_is_taken_is_refused(prevent, tmp_path, args, said):
    code, _, err = prevent("questionnaires", "new", "mine.toml", *args)
    assert code == 2
    assert said in err
    assert not (tmp_path / "mine.toml").exists()


@pytest.mark.parametrize("day", UNEVEN_DAYS)
@pytest.mark.parametrize("name", bundled_files())
def test_an_addition_can_be_begun_to_every_questionnaire(prevent, tmp_path, on_day, name, day):
    on_day(day)
    entry = next(one for one in entries() if one.path.stem == name)
    assert prevent("questionnaires", "new", "extra.toml", "--overlay-of", entry.name)[0] == 0
    raw = tomllib.loads((tmp_path / "extra.toml").read_text("utf-8"))
    assert (raw["overlay"]["extends"], raw["overlay"]["extends_edition"]) == (entry.id, entry.edition)
    report = check_file(tmp_path / "extra.toml", day)
    assert report.findings == report.accepted == ()
    code, out, _ = prevent("questionnaires", "show", "extra.toml")
    assert code == 0
    assert "(local addition)" in out
    assert "base-" not in (tmp_path / "extra.toml").read_text("utf-8")


def test_the_levels_in_the_starter_of_an_addition_are_those_of_the_questionnaire(prevent, tmp_path):
    prevent("questionnaires", "new", "extra.toml", "--overlay-of", "schools")
    text = (tmp_path / "extra.toml").read_text("utf-8")
    worded = text.replace("# [questions.levels]", "[questions.levels]")
    worded = re.sub(r'(?m)^# ([a-z-]+ = "What is seen)', r"\1", worded)
    (tmp_path / "extra.toml").write_text(worded, encoding="utf-8")
    code, out, _ = prevent("questionnaires", "show", "extra.toml", "--question", "local-procedure-known")
    assert code == 0
    assert out.count("What is seen here at this level") == len(open_questionnaire("schools").scales[0].levels)


# ---------------------------------------------------------------- reading one


def rendered(markdown):
    """What a reader of the Markdown sees: every piece of text, line by line."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [
        "".join(part.content if part.type != "softbreak" else " " for part in token.children)
        for token in tokens
        if token.type == "inline"
    ]


def test_everything_of_a_question_is_shown():
    found = open_questionnaire("schools")
    for asked in found.questions:
        shown = " ".join(as_text(question_blocks(found, asked)).split())
        texts = [asked.text, asked.why, asked.help, asked.facilitator, *asked.levels.values()]
        texts += [one.prompt for one in asked.evidence] + [one.text for one in asked.actions]
        texts += [found.source_by_id[one.source].title for one in asked.sources] + [one.at for one in asked.sources]
        assert [text for text in texts if text and " ".join(text.split()) not in shown.replace(" - ", " ")] == []


def test_a_question_says_its_duty_its_owner_its_days_and_when_it_is_asked(prevent):
    code, out, err = prevent("questionnaires", "show", "schools", "--question", "lettings")
    assert (code, err) == (0, "")
    out = " ".join(out.split())
    assert "Duty: SHOULD" in out
    assert "Asked: only if: lets or lends its premises to others" in out
    assert "(School business manager, within 7 days)" in out
    assert "good for 36 months" in out


def test_a_question_is_found_by_its_reference_too_and_its_absence_is_said(prevent):
    by_id = prevent("questionnaires", "show", "schools", "--question", "prevent-lead")
    assert by_id == prevent("questionnaires", "show", "schools", "--question", "ra1")
    code, _, err = prevent("questionnaires", "show", "schools", "--question", "prevent-leed")
    assert code == 2
    assert "Did you mean `prevent-lead`?" in err


def test_a_whole_questionnaire_is_shown_in_lines_that_fit_a_terminal(prevent):
    found = open_questionnaire("schools")
    code, out, err = prevent("questionnaires", "show", "schools")
    assert (code, err) == (0, "")
    assert all(len(line) <= 96 for line in out.splitlines() if "http" not in line)
    for theme in found.themes:
        assert f"Theme {theme.code}: {theme.title}" in out
    for asked in found.questions:
        assert f"{found.reference[asked.id]} {asked.name}\n" in out
    assert "Fenbridge Academy (invented), weak" in out


@pytest.mark.parametrize("path", bundled_files().values(), ids=lambda path: path.stem)
def test_markdown_renders_as_the_same_text(path):
    found = load(path)
    blocks = list(paper(found))
    seen = rendered(as_markdown(blocks))
    assert len(seen) == sum(len(block.text.split("\n\n")) if isinstance(block, Paragraph) else 1 for block in blocks)
    assert [level for level in re.findall(r"(?m)^#+", as_markdown(blocks)) if len(level) > 3] == []
    for block, text in zip([one for one in blocks if not isinstance(one, Paragraph)], (
        text for text, one in zip(seen, blocks, strict=True) if not isinstance(one, Paragraph)
    ), strict=True):  # fmt: skip
        whole = (
            block.text if isinstance(block, Heading) else ": ".join(part for part in (block.label, block.text) if part)
        )
        assert text == " ".join(whole.split())


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "2023. no list",
        "1) no list",
        "*a* _b_ `c` <b>d</b> [e](f)",
        "&amp; ~~g~~ \\",
        "C #",
        "===",
    ],
)
def test_what_would_be_markup_is_shown_as_it_is(text):
    assert rendered(as_markdown([Heading(2, text), Paragraph(text), Item("", text), Item(text, text)])) == [
        text, text, text, f"{text}: {text}"
    ]  # fmt: skip
    assert "<b>" not in MarkdownIt("commonmark").render(as_markdown([Paragraph(text)]))


def test_nothing_a_questionnaire_holds_reaches_the_terminal_as_a_control_character(prevent, tmp_path):
    raw = table(question("a", text="One \u200b\u200e\u2028 fact."))
    (tmp_path / "odd.toml").write_text(tomli_w.dumps(raw), encoding="utf-8")
    code, out, _ = prevent("questionnaires", "show", "odd.toml")
    assert code == 0
    assert all(sign == "\n" or sign.isprintable() for sign in out)


def test_the_ids_that_an_addition_can_name_are_shown(prevent):
    found = open_questionnaire("schools")
    out = prevent("questionnaires", "show", "schools")[1]
    tables = (found.roles, found.sources, found.scales, found.facts, found.themes, found.scales[0].levels)
    options = [option for fact in found.facts for option in fact.options]
    for each in [one for entries_of in tables for one in entries_of] + options:
        assert f"[{each.id}]" in out
    assert all(name in out for name in found.by_id)


def test_a_file_that_is_no_questionnaire_ends_in_3(prevent, tmp_path):
    prevent("sample", "answers.toml")
    for name, said in (("answers.toml", "is an assessment"), ("none.toml", "no such file"), ("scholls", "`schools`")):
        code, out, err = prevent("questionnaires", "show", name)
        assert (code, out) == (3, "")
        assert said in err


FACTS = [
    {"id": "boarding", "label": "Has boarders", "kind": "yes-no"},
    {"id": "it", "label": "IT is shared", "kind": "yes-no"},
    {
        "id": "phase",
        "label": "Phase",
        "kind": "one-of",
        "options": [{"id": "primary", "label": "Primary"}, {"id": "special", "label": "Special school"}],
    },
]
BOARDING, IT = {"fact": "boarding", "is": True}, {"fact": "it", "is": True}
PRIMARY, EITHER = {"fact": "phase", "is": "primary"}, {"fact": "phase", "in": ["primary", "special"]}


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (None, ""),
        (BOARDING, "only if: has boarders"),
        ({"fact": "boarding", "is": False}, "not if: has boarders"),
        (EITHER, "only if: phase is Primary or Special school"),
        ({"all": [BOARDING, IT]}, "only if: has boarders and IT is shared"),
        ({"any": [BOARDING, PRIMARY]}, "only if: has boarders or phase is Primary"),
        ({"none": [BOARDING, PRIMARY]}, "not if: has boarders or phase is Primary"),
        ({**BOARDING, "none": [PRIMARY]}, "only if: has boarders; not if: phase is Primary"),
        ({"all": [IT, {"any": [BOARDING, PRIMARY]}]}, "only if: IT is shared and (has boarders or phase is Primary)"),
        (
            {"any": [{"all": [BOARDING, IT]}, {"all": [PRIMARY, {"fact": "it", "is": False}]}]},
            "only if: (has boarders and IT is shared) or (phase is Primary and not IT is shared)",
        ),
        (
            {"any": [IT, {"none": [BOARDING, PRIMARY]}]},
            "only if: IT is shared or none of (has boarders, phase is Primary)",
        ),
        ({"none": [{"all": [BOARDING, IT]}]}, "not if: has boarders and IT is shared"),
    ],
)
def test_a_condition_is_said_in_words(condition, said):
    found = Questionnaire.model_validate(table(question("a"), facts=FACTS))
    assert condition_text(Condition.model_validate(condition) if condition else None, found) == said
