"""What changed between two editions, question by question, so that an author can see it and a reader can trust it."""

from __future__ import annotations

import json

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.cli import main
from prevent_tui.cli.diff_questionnaires import as_data, paper
from prevent_tui.cli.documents import as_text
from prevent_tui.questionnaire.authoring.diff import Change, compare
from prevent_tui.questionnaire.authoring.word_diff import marked_changes
from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.small_questionnaire import little, question, table


def changes(before, after):
    """What differs in the one question that two questionnaires share."""
    (entry,) = compare(little(before), little(after)).questions
    assert entry.kind == "changed"
    return list(entry.changes)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("All staff are trained.", "All staff are trained yearly.", "All staff are [-trained.-]{+trained yearly.+}"),
        ("A lead is named.", "A senior lead is named.", "A {+senior+} lead is named."),
        ("A senior lead is named.", "A lead is named.", "A [-senior-] lead is named."),
        ("One two three four five six", "One 2 three 4 five six", "One [-two three four-]{+2 three 4+} five six"),
        ("Wholly new words here", "Nothing is as before", "[-Wholly new words here-]{+Nothing is as before+}"),
        ("", "Now said", "{+Now said+}"),
        ("No longer said", "", "[-No longer said-]"),
    ],
)
def test_wordings_are_marked_around_no_more_than_what_differs(before, after, said):
    assert marked_changes(before, after) == said


WORDS = st.lists(st.sampled_from(["a", "lead", "is", "named", "here", "today"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_out_of_the_marks(before, after):
    said = marked_changes(before, after) if before != after else before
    old = said.replace("{+", "\0").replace("+}", "\1")
    while "\0" in old:
        old = old[: old.index("\0")] + old[old.index("\1") + 1 :]
    new = said
    while "[-" in new:
        new = new[: new.index("[-")] + new[new.index("-]") + 2 :]
    assert old.replace("[-", "").replace("-]", "").split() == before.split()
    assert new.replace("{+", "").replace("+}", "").split() == after.split()


def test_every_part_of_a_question_is_compared():
    cite = {"source": "act", "at": "the duty"}
    before = question("a", "should", why="It counts.", weight=1, levels={"none": "No one."}, sources=[cite])
    after = question("a", "must", why="It matters.", weight=2, levels={"none": "Nobody."}, sources=[])
    shared = {"sources": [{"id": "act", "title": "Act", "publisher": "P", "edition": "1", "force": "law"}]}
    (entry,) = compare(little(before, **shared), little(after, **shared)).questions
    assert set(entry.changes) == {
        Change("obligation", "should", "must"),
        Change("why", "It counts.", "It matters."),
        Change("weight", "1", "2"),
        Change("levels.none", "No one.", "Nobody."),
        Change("sources", "act: the duty", ""),
    }


def test_a_condition_that_changed_is_said_in_words():
    before = question("a", applies_when={"fact": "boarding", "is": True})
    after = question("a", applies_when={"fact": "phase", "is": "primary"})
    assert changes(before, after) == [Change("applies_when", "only if: has boarders", "only if: phase is Primary")]


def test_prompts_and_actions_are_set_beside_what_they_most_likely_were():
    minute = {"prompt": "Minute of the last meeting of the board", "good_for_months": 12}
    again = {"prompt": "Minute of the last full meeting of the board", "good_for_months": 12}
    poster = {"prompt": "Poster in the hall"}
    assert changes(question("a", evidence=[poster, minute]), question("a", evidence=[again, poster])) == [
        Change(
            "evidence",
            "Minute of the last meeting of the board (12 months)",
            "Minute of the last full meeting of the board (12 months)",
        )
    ]
    assert changes(question("a", evidence=[poster]), question("a", evidence=[poster, minute])) == [
        Change("evidence", "", "Minute of the last meeting of the board (12 months)")
    ]


def test_the_order_of_evidence_is_no_difference_and_what_is_the_same_is_only_counted():
    one, other = {"prompt": "One"}, {"prompt": "Other"}
    found = compare(little(question("a", evidence=[one, other])), little(question("a", evidence=[other, one])))
    assert (found.questions, found.unchanged) == ((), 1)


def test_a_question_under_another_theme_has_moved():
    found = compare(little(question("a")), little(question("a", theme="places")))
    assert "moved, theme: [-people-]{+places+}" in as_text(paper(found))
    assert "Q1 a, P1 before" in as_text(paper(found))


def test_what_is_asked_no_more_says_what_asks_it_now_and_why_or_that_nothing_was_said():
    retired = [{"id": "old", "retired_in": "2026-09", "replaced_by": ["new"], "because": "It is asked of all."}]
    found = compare(little(question("old"), question("lost")), little(question("new"), retired=retired))
    text = as_text(paper(found))
    assert "P1 old: [-The fact called old.-]\n    - Asked now: P1 new: The fact called new." in text
    assert "Because: It is asked of all." in text
    assert "P2 lost: [-The fact called lost.-]\n    - Gone without being listed" in text
    assert "P1 new, SHOULD: {+The fact called new.+}\n    - Takes over from: P1 old" in text
    data = json.loads(json.dumps(as_data(found)))
    assert data["counts"] == {"added": 1, "retired": 1, "gone_without_a_word": 1, "changed": 0, "unchanged": 0}
    kinds = {entry["id"]: entry["kind"] for entry in data["questions"]}
    assert kinds == {"new": "added", "old": "retired", "lost": "taken-out"}


def test_the_tables_at_the_head_are_compared_too():
    about = {"id": "little", "edition": "2027-09", "title": "Little", "sector": "Tests"}
    themes = [{"id": "people", "code": "P", "title": "People and posts"}, {"id": "time", "code": "T", "title": "Time"}]
    found = compare(little(question("a")), little(question("a"), questionnaire=about, themes=themes))
    assert found.about == (Change("edition", "2026-09", "2027-09"),)
    assert {(one.id, one.kind) for one in found.tables["themes"]} == {
        ("people", "changed"), ("time", "added"), ("places", "taken out")
    }  # fmt: skip
    assert list(found.tables) == ["themes"]


NUMBERS = dict.fromkeys(("answered", "of", "dont_know", "not_applicable"), 0)
PAIRS = dict.fromkeys(("musts", "shoulds", "conditions"), (0, 0))


def invented(*points):
    """A sample that expects these points."""
    expects = NUMBERS | PAIRS | {"points": list(points), "themes": {}, "gaps": []}
    return {"id": "weak", "strength": "weak", "name": "Weak", "expects": expects}


def test_samples_are_compared_only_when_asked_and_their_pairs_read_as_pairs():
    before, after = (little(question("a"), samples=[invented(*pair)]) for pair in ((5, 14), (6, 16)))
    assert compare(before, after).tables == {}
    text = as_text(paper(compare(before, after, samples=True)))
    assert "expects.points: [-5 of 14-]{+6 of 16+}" in text
    assert "musts" not in text


def test_the_newer_edition_named_first_is_said():
    about = {"id": "little", "edition": "2027-09", "title": "Little", "sector": "Tests"}
    older, newer = little(question("a")), little(question("a"), questionnaire=about)
    said = "2027-09 is the newer of the two. To see what it changed, name it last."
    assert said in as_text(paper(compare(newer, older)))
    assert "newer" not in as_text(paper(compare(older, newer)))


def test_the_retired_schools_edition_against_the_one_in_use():
    before, after = open_questionnaire("schools@2022"), open_questionnaire("schools")
    text = " ".join(as_text(paper(compare(before, after))).split())
    assert f"{len(after.questions)} added, {len(before.questions)} retired, 0 changed, 0 unchanged." in text
    assert "without being listed" not in text
    for one in after.retired:
        assert f" {one.id}: [-" in text
        assert one.because is None or one.because in text


def test_a_questionnaire_does_not_differ_from_itself():
    found = open_questionnaire("schools")
    same = compare(found, found)
    assert (same.about, same.tables, same.questions, same.unchanged) == ((), {}, (), len(found.questions))


def test_diff_takes_names_and_files_and_ends_in_0_with_or_without_differences(capsys, tmp_path):
    def run(*args):
        with pytest.raises(SystemExit) as ended:
            main.main(["questionnaires", "diff", *args])
        return ended.value.code, *capsys.readouterr()

    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(tomli_w.dumps(table(question("a"))), encoding="utf-8")
    other.write_text(tomli_w.dumps(table(question("a"), question("b"))), encoding="utf-8")
    code, out, err = run(str(one), str(other))
    assert (code, err) == (0, "")
    assert "P2 b, SHOULD: {+The fact called b.+}" in out
    assert run(str(one), str(one))[0] == 0
    assert run(str(one), str(other), "--samples")[0] == 0
    code, out, _ = run(str(one), "schools", "--json")
    assert code == 0
    assert json.loads(out)["after"] == {"id": "schools", "edition": open_questionnaire("schools").about.edition}
    assert "two different questionnaires" in run(str(one), "schools")[1]
