"""`check` as a command: severities, exit codes, accepted advice, folders, JSON; and what the advice goes by."""

from __future__ import annotations

import json
import tomllib

import click
import pytest
import tomli_w

from prevent_tui import paths
from prevent_tui.cli.check_files import check_file
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.lint.effort import Effort
from prevent_tui.questionnaire.lint.rulebook import severity
from prevent_tui.questionnaire.lint.wording import sentences
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.validation.rules import Rule
from support.check_command import checked, findings_of, fixed_day  # noqa: F401 - pytest takes it from here
from support.folders import DATA
from support.small_questionnaire import TODAY

MINIMAL = DATA / "minimal.toml"


@pytest.fixture
def raw():
    """The minimal questionnaire, which breaks no rule, as the parsed file holds it."""
    return tomllib.loads(MINIMAL.read_text("utf-8"))


def lead_says(raw, text):
    raw["questions"][0]["text"] = text
    return raw


def rules_broken(tmp_path, raw):
    return [one["rule"] for one in findings_of(tmp_path, raw)]


@pytest.mark.parametrize("path", bundled_files().values(), ids=lambda path: path.stem)
def test_no_shipped_questionnaire_has_a_fault(path):
    assert [str(one) for one in check_file(path, TODAY).findings if severity(one.rule) == "fault"] == []


def test_a_clean_file_is_summed_up_with_minutes_load_and_coverage():
    code, out, err = checked(MINIMAL)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{MINIMAL}: no faults. A questionnaire: minimal 2026-09 with 2 questions and 0 samples.",
        "  Minutes: 2 estimated, 3 promised.",
        "  Questions by role: Safeguarding lead 2.",
        "  Headings of the guidance: Leadership 2.",
        "  Sources: act 1, guidance 1.",
    ]


def test_several_files_are_summed_up_only_when_asked():
    assert "Minutes" not in checked(MINIMAL, MINIMAL)[1]
    assert checked(MINIMAL, MINIMAL, "--summary")[1].count("Minutes") == 2


def test_warnings_end_in_0_and_in_1_when_strict_and_advice_never_does(tmp_path, raw):
    path = tmp_path / "q.toml"
    path.write_text(tomli_w.dumps(lead_says(raw, "The lead has adequate time.")), encoding="utf-8")
    assert checked(path, "--strict")[0] == 0
    raw["roles"].append({"id": "clerk", "label": "Clerk"})
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")
    code, out, _ = checked(path)
    assert code == 0
    assert f"{path}: no faults, 1 warning, 1 piece of advice." in out
    assert checked(path, "--strict")[0] == 1


def test_what_the_author_accepts_is_counted_apart_and_listed_on_request(tmp_path, raw):
    place = "questions[named-lead].text"
    raw["accepted"] = [{"rule": 36, "place": place, "because": "The guidance says so."}]
    path = tmp_path / "q.toml"
    path.write_text(tomli_w.dumps(lead_says(raw, "The lead has adequate time.")), encoding="utf-8")
    _, out, _ = checked(path)
    assert "no faults, 1 accepted." in out
    assert "adequate" not in out
    assert "`adequate` is vague" in checked(path, "--verbose")[1]
    assert "Accepted: The guidance says so." in checked(path, "--verbose")[1]
    (told,) = json.loads(checked(path, "--json")[1])["files"]
    assert told["findings"] == []
    assert [(one["rule"], one["place"], one["because"]) for one in told["accepted"]] == [
        (36, place, "The guidance says so.")
    ]


def test_a_fault_cannot_be_accepted(tmp_path, raw):
    raw["questions"][0]["levels"] = {}
    raw["accepted"] = [{"rule": 8, "place": "questions[named-lead].levels", "because": "We are in a hurry."}]
    assert set(rules_broken(tmp_path, raw)) == {Rule.MUST_IS_COMPLETE, Rule.ACCEPTED_MATCHES}


def test_json_tells_everything_under_the_documented_keys(tmp_path, raw):
    path = tmp_path / "q.toml"
    path.write_text(tomli_w.dumps(raw | {"extra": 1}), encoding="utf-8")
    code, out, _ = checked(path, MINIMAL, "--json")
    told = json.loads(out)
    bad, good = told["files"]
    assert code == 1
    assert bad["findings"] == [
        {
            "file": str(path),
            "rule": 5,
            "name": "known-keys",
            "severity": "fault",
            "place": "extra",
            "line": path.read_text("utf-8").splitlines().index("extra = 1") + 1,
            "message": "is not a key that belongs here.",
            "hint": "",
        }
    ]
    assert bad["summary"] is None
    assert (good["file"], good["kind"], good["findings"], good["accepted"]) == (str(MINIMAL), "questionnaire", [], [])
    assert good["summary"] == {
        "questions": 2,
        "samples": 0,
        "minutes": {"promised": 3, "estimated": 2},
        "obligations": {"must": 1, "should": 1},
        "themes": {"people": 2},
        "roles": {"lead": 2},
        "headings": {"guidance-headings": {"leadership": 2}},
        "sources": {"act": 1, "guidance": 1},
    }
    assert told["totals"] == {"fault": 1, "warning": 0, "advice": 0, "accepted": 0}


def test_a_folder_stands_for_its_questionnaires_and_bundled_for_the_shipped_ones(tmp_path, monkeypatch):
    for name in ("b.toml", "a.toml", "notes.txt"):
        (tmp_path / name).write_bytes(MINIMAL.read_bytes())
    assert [line.split(":")[0] for line in checked(tmp_path)[1].splitlines() if not line.startswith(" ")] == [
        str(tmp_path / "a.toml"),
        str(tmp_path / "b.toml"),
    ]
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: tmp_path)
    assert checked("--bundled") == checked(tmp_path)
    with pytest.raises(click.UsageError, match="--bundled"):
        checked()


def test_a_folder_without_questionnaires_is_told(tmp_path):
    code, out, _ = checked(tmp_path)
    assert code == 1
    assert "rule 26" in out


@pytest.mark.parametrize(
    "text",
    [
        "A senior person leads on Prevent, with the authority, time and cover to do it.",
        "A written Prevent risk assessment covers learners and staff, online and offline.",
        "Everyone who works or volunteers here can say how to raise a Prevent concern.",
        "A board member, a senior leader, the DSL and IT support each have written filtering and monitoring duties.",
        "What we know about the local picture comes from partners such as the council or police.",
        "All staff have done Prevent awareness training (Home Office online, council-led, or a workshop).",
        "The safeguarding update includes radicalisation, online as well as off.",
        "Strongly held views are met with respect.",
    ],
)
def test_wording_that_is_as_it_should_be_is_left_alone(tmp_path, raw, text):
    raw["questions"][0]["changed_in"] = "2026-09"
    assert rules_broken(tmp_path, lead_says(raw, text)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The lead is named and the deputy is trained.", Rule.ONE_FACT),
        ("The lead has a deputy, and training is recorded.", Rule.ONE_FACT),
        ("Every member of staff knows the lead and keeps the number.", Rule.ONE_FACT),
        ("Staff training is appropriate.", Rule.VAGUE_WORDS),
        ("Robust checks are made by the lead.", Rule.VAGUE_WORDS),
        ("When a concern is raised, the lead decides.", Rule.SAID_ALOUD),
        ("The lead (DSL) decides.", Rule.SAID_ALOUD),
        ("The head/lead decides.", Rule.SAID_ALOUD),
        ("The risk is shown as amber or red.", Rule.COLOUR_WORDS),
        ("The lead looks out for vulnerable people.", Rule.DATED_WORDS),
        ("The lead follows Annex C of the document.", Rule.DATED_WORDS),
        ("The lead follows KCSIE 2026 every day.", Rule.DATED_WORDS),
        ("The setting is fully compliant.", Rule.DATED_WORDS),
        ("Inspectors rated leadership good.", Rule.NO_GRADES),
        ("The lead " + "reads and writes " * 8 + "at night.", Rule.LENGTHS_FIT),
        ("The lead is a person who " + "sits " * 24 + "here.", Rule.SHORT_SENTENCES),
    ],
)
def test_wording_to_look_at_again_is_told_by_its_rule(tmp_path, raw, text, rule):
    found = findings_of(tmp_path, lead_says(raw, text))
    assert rule in [one["rule"] for one in found if one["place"] == "questions[named-lead].text"]


def test_a_retired_edition_keeps_the_words_and_the_sources_of_its_day(tmp_path, raw):
    lead_says(raw, "The lead looks out for vulnerable people.")
    raw["sources"][0]["checked_on"] = TODAY.replace(year=2020)
    assert sorted(rules_broken(tmp_path, raw)) == [Rule.SOURCES_CURRENT, Rule.DATED_WORDS]
    raw["questionnaire"]["status"] = "retired"
    assert rules_broken(tmp_path, raw) == []


def test_sentences_end_where_a_reader_draws_breath_and_not_at_abbreviations():
    assert sentences("One page, e.g. a list: who, what. Then St. Mary's; and so on") == [
        "One page, e.g. a list:",
        "who, what.",
        "Then St. Mary's;",
        "and so on",
    ]


def test_minutes_are_those_of_the_setting_that_is_asked_most(tmp_path, raw):
    path = tmp_path / "q.toml"

    def minutes(*conditions):
        more = [
            raw["questions"][1] | {"id": f"more-{n}", "applies_when": condition}
            for n, condition in enumerate(conditions)
        ]
        path.write_text(tomli_w.dumps(raw | {"questions": [raw["questions"][0], *more]}), encoding="utf-8")
        return Effort(load(path)).minutes

    boards, does_not = {"fact": "boarding", "is": True}, {"fact": "boarding", "is": False}
    assert minutes(*[boards] * 20) == minutes(*[boards] * 20, *[does_not] * 20) > minutes(*[boards] * 10)
    assert minutes(*[boards] * 20) == pytest.approx(20 * 36 / 60, abs=2)


def test_one_role_with_most_of_the_questions_is_told_only_where_there_are_others(tmp_path, raw):
    extra = [raw["questions"][1] | {"id": f"more-{n}"} for n in range(12)]
    raw["questions"] += extra
    raw["questionnaire"]["minutes"] = 10
    assert rules_broken(tmp_path, raw) == []
    raw["roles"] += [{"id": "head", "label": "Head"}, {"id": "clerk", "label": "Clerk"}]
    extra[0]["role"], extra[1]["role"] = "head", "clerk"
    (found,) = findings_of(tmp_path, raw)
    assert (found["rule"], found["message"]) == (Rule.LOAD_SHARED, "answers 12 of 14 questions.")


def test_an_edition_is_compared_with_the_one_it_replaces(tmp_path, raw):
    earlier = tomllib.loads(MINIMAL.read_text("utf-8"))
    earlier["questionnaire"]["edition"] = "2025-09"
    raw["questionnaire"]["replaces"] = "2025-09"
    earlier["questions"] += [earlier["questions"][1] | {"id": "gone"}]
    earlier["retired"] = [{"id": "taken-up", "retired_in": "2025-09"}]
    (tmp_path / "earlier.toml").write_text(tomli_w.dumps(earlier), encoding="utf-8")
    raw["questions"] += [raw["questions"][1] | {"id": "taken-up"}]
    found = {one["place"]: one["message"] for one in findings_of(tmp_path, raw)}
    assert found == {
        "questions": "`gone` was asked in 2025-09 and is gone (compared with earlier.toml).",
        "questions[taken-up].id": "uses an id that was retired in 2025-09 (compared with earlier.toml).",
    }


def earlier_edition(tmp_path, raw, **more):
    """Puts the edition before beside the questionnaire."""
    raw["questionnaire"]["replaces"] = "2025-09"
    earlier = tomllib.loads(MINIMAL.read_text("utf-8"))
    earlier["questionnaire"]["edition"] = "2025-09"
    (tmp_path / "earlier.toml").write_text(tomli_w.dumps(earlier | more), encoding="utf-8")


def test_an_edition_that_is_not_there_to_be_compared_with_is_said(tmp_path, raw):
    raw["questionnaire"]["replaces"] = "2025-09"
    (found,) = findings_of(tmp_path, raw)
    assert (found["rule"], found["severity"], found["place"]) == (47, "warning", "questionnaire.replaces")
    assert found["message"] == "names 2025-09, which was not found: nothing could be compared."
    assert found["hint"] == "Put the old file beside this one."
    earlier_edition(tmp_path, raw)
    assert rules_broken(tmp_path, raw) == []


def test_an_edition_before_that_has_faults_itself_is_named(tmp_path, raw):
    earlier_edition(tmp_path, raw, scales=[])
    (found,) = findings_of(tmp_path, raw)
    assert found["hint"] == "earlier.toml seems to be it and has faults: mend them first."


def test_neighbours_whose_head_is_broken_are_passed_over(tmp_path, raw):
    for name, text in {"a": '[questionnaire\nid = "minimal"\nedition = "2025-09"', "b": '"minimal" "2025-09"'}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    raw["questionnaire"]["replaces"] = "2025-09"
    assert findings_of(tmp_path, raw)[0]["hint"] == "Put the old file beside this one."
    earlier_edition(tmp_path, raw)
    lead_says(raw, "A senior person is named.")
    (found,) = findings_of(tmp_path, raw)
    assert found["message"] == "asks something else than in 2025-09 (compared with earlier.toml)."


BOARDING = {"fact": "boarding", "is": True}


def test_a_condition_below_the_last_action_is_likely_that_of_the_question(tmp_path, raw):
    lead = raw["questions"][0]
    lead["actions"] = [lead["actions"][0], lead["actions"][0] | {"applies_when": BOARDING}]
    (found,) = findings_of(tmp_path, raw)
    assert (found["rule"], found["severity"]) == (Rule.CONDITION_PLACED, "warning")
    assert found["place"] == "questions[named-lead].actions[2].applies_when"
    lines = (tmp_path / "q.toml").read_text("utf-8").splitlines()
    first = lines.index("[questions.tags]", lines.index('id = "named-lead"'))
    assert found["hint"].startswith("If it is meant for the question, move it above line ")
    assert int(found["hint"].split()[-1].rstrip(".")) <= first + 1
    lead["actions"][0] = lead["actions"][1]
    assert rules_broken(tmp_path, raw) == []
    night = raw["questions"][1]
    assert night["applies_when"] == BOARDING
    lead["actions"] = night["actions"] = [
        {key: value for key, value in lead["actions"][0].items() if key != "applies_when"}
    ]
    assert rules_broken(tmp_path, raw) == []


def test_the_starters_words_may_stay_in_a_draft_and_not_in_what_is_live(tmp_path, raw):
    raw["questionnaire"] |= {"sector": "My sector", "audience": "say in a few words who it is for", "status": "draft"}
    assert rules_broken(tmp_path, raw) == []
    raw["questionnaire"]["status"] = "live"
    assert {one["place"] for one in findings_of(tmp_path, raw)} == {"questionnaire.sector", "questionnaire.audience"}
    assert set(rules_broken(tmp_path, raw)) == {Rule.STARTER_WORDS}


def test_an_audience_longer_than_the_chooser_shows_draws_advice(tmp_path, raw):
    raw["questionnaire"]["audience"] = "a" * 65
    (found,) = findings_of(tmp_path, raw)
    assert (found["rule"], found["message"]) == (Rule.LENGTHS_FIT, "has 65 characters; 64 fit.")


@pytest.mark.parametrize(
    ("place", "wrong", "said"),
    [
        (("format",), True, "is not a format of this file."),
        (("format",), 1.0, "is not a format of this file."),
        (("questionnaire", "minutes"), "3", "should be a whole number, without quotes."),
        (("questionnaire", "valid_from"), "2026-09-01", "should be a date such as 2026-09-01, without quotes."),
        (("sources", 0, "checked_on"), "2026-11-01", "should be a date such as 2026-09-01, without quotes."),
        (("scales", 0, "levels", 1, "points"), "1", "should be a whole number, without quotes."),
        (("scales", 0, "levels", 1, "met"), "true", "should be true or false."),
        (("questions", 0, "quick"), "yes", "should be true or false."),
        (("questions", 0, "weight"), "2", "should be a whole number, without quotes."),
        (("questions", 0, "actions", 0, "within_days"), True, "should be a whole number, without quotes."),
        (("questions", 0, "not_applicable"), {"allowed": "false"}, "should be true or false."),
    ],
)
def test_what_stands_in_quotes_is_neither_a_number_nor_a_date_nor_true(tmp_path, raw, place, wrong, said):
    table = raw
    for part in place[:-1]:
        table = table[part]
    table[place[-1]] = wrong
    assert said in [one["message"] for one in findings_of(tmp_path, raw)]


def test_a_heading_with_the_wrong_number_of_brackets_is_told_with_the_right_one(tmp_path):
    path, text = tmp_path / "q.toml", MINIMAL.read_text("utf-8")
    path.write_text(text.replace("[[roles]]", "[roles]").replace("[questions.levels]", "[[questions.levels]]"), "utf-8")
    out = checked(path)[1]
    assert "rule 31 fault roles: should be a list, in square brackets. As a heading write [[roles]], with two" in out
    assert (
        "questions[named-lead].levels: should be a table. As a heading write [questions.levels], with one pair" in out
    )


def test_a_misspelt_option_is_told_once(tmp_path, raw):
    options = [{"id": "primary", "label": "Primary"}, {"id": "special", "label": "Special"}]
    raw["facts"].append({"id": "phase", "label": "Phase", "kind": "one-of", "options": options})
    raw["questions"][1]["applies_when"] = {"all": [BOARDING, {"fact": "phase", "is": "primry"}]}
    (found,) = findings_of(tmp_path, raw)
    assert (found["rule"], found["hint"]) == (Rule.REFERENCES_RESOLVE, "Did you mean `primary`?")


def test_an_id_that_is_at_fault_is_not_proposed(tmp_path, raw):
    raw["roles"].append({"id": "Lead Person", "label": "Lead"})
    raw["questions"][1]["role"] = "lead-person"
    found = {one["rule"]: one for one in findings_of(tmp_path, raw)}
    assert found[Rule.ID_PATTERN]["hint"].endswith("`lead-person`.")
    assert "Lead Person" not in found[Rule.REFERENCES_RESOLVE]["hint"]


def test_what_follows_from_a_fault_is_not_told_beside_it(tmp_path, raw):
    raw["questions"][1]["sources"][0]["source"] = "guidence"
    raw["questions"][1]["applies_when"]["fact"] = "bording"
    assert rules_broken(tmp_path, raw) == [Rule.REFERENCES_RESOLVE, Rule.REFERENCES_RESOLVE]


def test_advice_is_given_on_sound_tables_beside_a_broken_one(tmp_path, raw):
    raw["questions"][1]["obligation"] = "ought"
    lead_says(raw, "The lead has adequate time.")
    assert sorted(rules_broken(tmp_path, raw)) == [Rule.RIGHT_VALUES, Rule.VAGUE_WORDS]
