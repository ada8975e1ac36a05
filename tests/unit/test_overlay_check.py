"""What `check` tells the author of a local addition."""

from __future__ import annotations

import pytest

from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.check_command import checked, fixed_day  # noqa: F401 - pytest takes it from here


@pytest.fixture
def begun(prevent, tmp_path):
    """The text of the addition to begin from, and what `check` says once it is changed."""
    prevent("questionnaires", "new", "ours.toml", "--overlay-of", "schools")
    path = tmp_path / "ours.toml"
    text = path.read_text("utf-8")

    def findings(before, after):
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        return [line.removeprefix(f"{path}:") for line in checked(path)[1].splitlines() if " rule " in line]

    findings.line = lambda words: text[: text.index(words)].count("\n") + 1
    return findings


def test_a_name_that_leads_nowhere_is_answered_with_what_the_published_one_has(begun):
    (found,) = begun('role = "local-contact"', 'role = "dls"')
    roles = [role.id for role in open_questionnaire("schools").roles]
    said = f"`dls` is defined neither here nor in schools, which has: {', '.join([*roles, 'local-contact'])}."
    assert f"rule 4 fault questions[local-procedure-known].role: {said} Did you mean `dsl`?" in found


def test_a_should_that_rests_on_local_papers_alone_is_told_to_be_good(begun):
    (found,) = begun('obligation = "good"', 'obligation = "should"')
    assert "rule 45 warning" in found
    assert found.endswith('Cite what expects it, or write obligation = "good".')


def test_a_wrong_edition_is_told_on_its_own_line(begun):
    (found,) = begun('extends_edition = "2026-09"', 'extends_edition = "2025-09"')
    line = begun.line("extends_edition")
    assert found.startswith(f"{line}: rule 23 fault overlay.extends_edition: this program has `schools` in edition")


def test_a_questionnaire_that_there_is_not_is_told_on_its_line(begun):
    (found,) = begun('extends = "schools"', 'extends = "scholls"')
    assert found.startswith(f"{begun.line('extends = ')}: rule 23 fault overlay.extends: the questionnaire `scholls`")


def test_what_is_missing_or_of_the_wrong_kind_is_told_by_its_rule(begun):
    (found,) = begun('extends = "schools"', "")
    assert "rule 30 fault overlay.extends: is missing." in found
    (found,) = begun('who = "Prevent lead', 'whom = 1\nwho = "Prevent lead')
    assert "rule 5 fault contacts[1].whom: is not a key that belongs here. Did you mean `who`?" in found


def test_a_key_below_a_heading_is_told_above_which_line_it_belongs(begun):
    (found,) = begun("within_days = 30\n", "within_days = 30\nquick = true\n")
    assert "rule 5 fault questions[local-procedure-known].actions[1].quick: `quick` is a key of [[questions]]." in found
    assert found.endswith(f"Move it above line {begun.line('[[questions.actions]]')}.")


def test_nobody_is_made_to_think_that_999_has_hours(prevent, tmp_path):
    prevent("questionnaires", "new", "ours.toml", "--overlay-of", "schools")
    lines = (tmp_path / "ours.toml").read_text("utf-8").splitlines()
    assert not any("999" in line for line in lines if not line.startswith("#"))
