"""Two assessments beside each other: what was gained, lost and left, and when the two are not compared."""

from __future__ import annotations

from prevent_tui.analysis.compare import Standing, compare
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Setting, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import score
from support.small_questionnaire import LEVELS, TODAY, addition, extended, little, question, table

ASKED = little(
    question("head", "must"),
    question("hall"),
    question("gate"),
    question("road", "good", not_applicable={"allowed": True}),
    question("dorm", applies_when={"fact": "boarding", "is": True}),
)


def standing(levels: dict[str, str], asked: Questionnaire = ASKED, **fields: object) -> Standing:
    """Where a setting stands with these levels; what is named in place of a level is a state."""
    answers = {
        name: Answer(state=State.LEVEL, level=level) if level in LEVELS else Answer(state=level)
        for name, level in levels.items()
    }
    assessment: Assessment = blank_assessment(asked).model_copy(update={"answers": answers, **fields})
    return Standing(asked, assessment, score(asked, assessment, TODAY))


def ids(questions) -> list[str]:
    return [each.id for each in questions]


def test_each_question_that_turned_is_on_one_side():
    before = standing({"head": "done", "hall": "none", "gate": "done", "road": "done"})
    comparison = compare(before, standing({"head": "some", "hall": "done", "gate": "deep", "road": "not-applicable"}))
    assert comparison.is_like_for_like
    assert (ids(comparison.gained), ids(comparison.lost), ids(comparison.left)) == (["hall"], ["head"], ["road"])
    assert (comparison.before.score.points, comparison.now.score.points) == (6, 6)


def test_what_is_no_longer_known_or_answered_is_lost():
    before = standing({"head": "done", "hall": "done", "gate": "done"})
    assert ids(compare(before, standing({"head": "dont-know", "gate": "done"})).lost) == ["head", "hall"]


def test_nothing_is_gained_by_standing_still():
    same = standing({"head": "done", "hall": "some"})
    comparison = compare(same, same)
    assert (comparison.gained, comparison.lost, comparison.left) == ((), (), ())
    assert comparison.now == comparison.before


def test_a_setting_with_other_facts_was_asked_other_questions():
    before = standing({"head": "done"}, setting=Setting(facts={"boarding": False}))
    comparison = compare(before, standing({"head": "none"}, setting=Setting(facts={"boarding": True})))
    assert (comparison.other_questions, comparison.other_edition, comparison.lost) == (True, "", ())
    assert not comparison.is_like_for_like


def test_another_edition_is_named_and_nothing_is_counted():
    before = standing({"head": "done"}, questionnaire=EditionRef(id="little", edition="2025-09"))
    comparison = compare(before, standing({"head": "none"}))
    assert (comparison.other_edition, comparison.other_questions, comparison.lost) == ("2025-09", False, ())
    assert comparison.before.score.points > comparison.now.score.points


def test_local_questions_are_not_compared():
    own = extended(table(question("head")), addition(question("ours")))
    before = standing({"head": "done"}, little(question("head")))
    comparison = compare(before, standing({"head": "done", "ours": "done"}, own))
    assert comparison.is_like_for_like
    assert comparison.gained == ()
