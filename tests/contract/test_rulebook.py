"""Every rule has its page, and the examples there break that rule and no other."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

import pytest
import tomli_w

from prevent_tui.cli.check_files import check_file
from prevent_tui.questionnaire.lint.rulebook import phrases, rules
from prevent_tui.questionnaire.validation.rules import Rule
from support.folders import DATA, ROOT

PAGE = (ROOT / "docs" / "rules.md").read_text("utf-8")
SECTIONS = {
    int(number): (name, text) for number, name, text in re.findall(r"(?ms)^## (\d+)\. (\S+)\n(.*?)(?=^## |\Z)", PAGE)
}
EXAMPLES = {
    number: re.findall(r"(?ms)^(Bad|Good):\n\n```toml\n(.*?)^```", text) for number, (_, text) in SECTIONS.items()
}
WITHOUT_EXAMPLE = {Rule.OVERLAY_ADDS, Rule.FILE_READABLE, Rule.ENCODING}
"""What no piece of TOML can show; overlays are files of their own."""

TODAY = date(2026, 11, 22)


def merged(base: Any, more: Any) -> Any:
    """The base with a fragment added: tables by key, lists of tables by id, everything else replaced."""
    if isinstance(base, dict) and isinstance(more, dict):
        return base | {key: merged(base[key], value) if key in base else value for key, value in more.items()}
    if not (isinstance(base, list) and isinstance(more, list) and all(isinstance(one, dict) for one in more)):
        return more
    if not all("id" in one for one in more):
        return more
    together, at = list(base), {one["id"]: place for place, one in enumerate(base)}
    for one in more:
        place = at.pop(one["id"], None)
        if place is None:
            together.append(one)
        else:
            together[place] = merged(together[place], one)
    return together


def broken_by(tmp_path, fragment):
    """The numbers of the rules that the minimal questionnaire breaks once a fragment is added."""
    edition = 'edition = "2026-09"'
    alone = (DATA / "minimal.toml").read_text("utf-8")
    (tmp_path / "earlier.toml").write_text(alone.replace(edition, 'edition = "2025-09"'), encoding="utf-8")
    minimal = alone.replace(edition, f'{edition}\nreplaces = "2025-09"')
    path = tmp_path / "example.toml"
    try:
        text = tomli_w.dumps(merged(tomllib.loads(minimal), tomllib.loads(fragment)))
    except tomllib.TOMLDecodeError:
        text = minimal + fragment
    path.write_text(text, encoding="utf-8")
    return {int(one.rule) for one in check_file(path, TODAY).findings}


def test_the_minimal_questionnaire_breaks_no_rule(tmp_path):
    assert broken_by(tmp_path, "") == set()


def test_every_rule_has_its_section_with_its_name_and_its_severity():
    assert {number: name for number, (name, _) in SECTIONS.items()} == {
        one.number: one.name for one in rules().values()
    }
    for number, (_, text) in SECTIONS.items():
        assert text.strip().startswith(f"{rules()[number].severity.capitalize()}: "), number


def test_every_rule_in_the_code_is_described_and_every_number_is_used_once():
    assert {one.number: one.name.upper().replace("-", "_") for one in rules().values()} == {
        int(rule): rule.name for rule in Rule
    }
    assert sorted(rules()) == list(range(1, len(rules()) + 1))
    assert {one.severity for one in rules().values()} == {"fault", "warning", "advice"}


def test_the_words_to_avoid_belong_to_rules_that_exist():
    assert {each.rule for each in phrases()} <= set(rules())


@pytest.mark.parametrize("number", sorted(set(SECTIONS) - WITHOUT_EXAMPLE))
def test_the_examples_of_a_rule_break_it_and_no_other(tmp_path, number):
    (bad, bad_text), (good, good_text) = EXAMPLES[number]
    assert (bad, good) == ("Bad", "Good")
    assert broken_by(tmp_path, bad_text) == {number}
    assert broken_by(tmp_path, good_text) == set()


def test_only_rules_that_cannot_be_shown_have_no_example():
    assert {number for number, found in EXAMPLES.items() if not found} == WITHOUT_EXAMPLE


def test_an_example_in_the_introduction_is_valid(tmp_path):
    accepting = re.search(r"(?s)```toml\n(\[\[accepted\]\].*?)```", PAGE).group(1)
    text = '[[questions]]\nid = "named-lead"\ntext = "The lead meets staff regularly."\nchanged_in = "2026-09"\n'
    assert broken_by(tmp_path, accepting + text) == set()
    assert broken_by(tmp_path, text) == {Rule.VAGUE_WORDS}
