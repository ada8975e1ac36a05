"""Local additions: they add questions, evidence prompts and contacts; whatever else they try is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prevent_tui import paths
from prevent_tui.assessment.evidence import good_until
from prevent_tui.assessment.model.assessment import EditionRef, Evidence
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.document import Document
from prevent_tui.clock import now
from prevent_tui.errors import BadFile
from prevent_tui.questionnaire.catalogue import find_overlay, open_questionnaire, with_additions
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.report.model.figures import Figures
from prevent_tui.scoring import score
from prevent_tui.wording.contacts import contact_details
from support.report_text import captioned, report_of, said, table_after
from support.small_questionnaire import LEVELS, NOON, TODAY, addition, extended, open_session, put, question, table

PROMPT = {"prompt": "The county's certificate", "question": "head"}
CONTACT = {
    "who": "County Prevent team",
    "reach": "01234 567890",
    "hours": "9 to 5",
    "for": "advice",
    "checked_on": date(2026, 11, 1),
}
TWO_LEVELS = [{"id": "ladder", "levels": table()["scales"][0]["levels"][:2]}]


def base(**more):
    """What is added to."""
    return table(question("head", "must"), question("hall"), **more)


# ------------------------------------------------------------ what an addition may do


def test_its_questions_come_after_the_published_ones_in_a_theme_of_its_own():
    asked = extended(base(), addition(question("bridge"), question("river")))
    assert list(asked.by_id) == ["head", "hall", "bridge", "river"]
    assert asked.reference == {"head": "P1", "hall": "P2", "bridge": "L1", "river": "L2"}
    assert asked.area_title(asked.by_id["bridge"]) == "Only here"
    assert asked.local_question_ids == {"bridge", "river"}


def test_what_is_published_stays_as_it_is_published():
    published = extended(base())
    asked = extended(base(), addition(question("bridge"), evidence=[PROMPT]))
    assert asked.about == published.about
    assert asked.themes[:2] == published.themes
    assert asked.by_id["hall"] == published.by_id["hall"]
    assert asked.by_id["head"].model_copy(update={"evidence": ()}) == published.by_id["head"]


def test_its_own_sources_and_roles_may_be_named_by_its_questions():
    bridge = question("bridge", role="warden", sources=[{"source": "plan", "at": "Page 2"}])
    plan = {"id": "plan", "title": "County plan", "publisher": "County", "edition": "2026", "force": "local"}
    asked = extended(base(), addition(bridge, roles=[{"id": "warden", "label": "Warden"}], sources=[plan]))
    assert asked.source_by_id["plan"].title == "County plan"
    assert asked.role_labels["warden"] == "Warden"


def test_a_prompt_stands_after_the_published_ones_of_its_question():
    own = question("head", evidence=[{"prompt": "The certificate", "good_for_months": 24}])
    asked = extended(table(own), addition(evidence=[PROMPT]))
    assert [each.prompt for each in asked.by_id["head"].evidence] == ["The certificate", "The county's certificate"]


BOARDING = {"fact": "boarding", "is": True}
LIVES = st.lists(
    st.tuples(st.integers(1, 36), st.booleans()).map(
        lambda each: {"prompt": "A paper", "good_for_months": each[0]} | ({"applies_when": BOARDING} if each[1] else {})
    ),
    max_size=4,
)


@given(LIVES, st.sampled_from([{}, {"boarding": True}, {"boarding": False}]))
def test_a_prompt_never_changes_how_long_evidence_holds(published, facts):
    everywhere = not published or any("applies_when" not in each for each in published)
    assume(everywhere or facts.get("boarding", True))  # where no published prompt holds, there is no life to keep
    raw = table(question("head", evidence=published))
    item = Evidence(id="proof", checked_on=TODAY)
    before, after = (
        good_until(asked.by_id["head"], item, facts)
        for asked in (extended(raw), extended(raw, addition(evidence=[PROMPT])))
    )
    assert after == before


def test_contacts_say_whom_for_what_when_and_when_that_was_checked():
    (added,) = extended(base(), addition(contacts=[CONTACT, {"who": "Warden", "reach": "At the gate"}])).additions
    assert [contact_details(each) for each in added.contacts] == [
        "01234 567890 (9 to 5). For: advice. Checked 1 Nov 2026.",
        "At the gate. Not dated.",
    ]


def test_several_additions_stand_side_by_side():
    town = addition(question("market"), themes=[{"id": "town", "code": "T", "title": "Town"}])
    town["overlay"] |= {"id": "town", "edition": "2027"}
    town["questions"][0]["theme"] = "town"
    asked = extended(base(), addition(question("bridge"), contacts=[CONTACT]), town)
    assert [each.overlay.id for each in asked.additions] == ["county", "town"]
    assert asked.local_question_ids == {"bridge", "market"}
    assert asked.reference["market"] == "T1"
    assert blank_assessment(asked).overlays == (
        EditionRef(id="county", edition="2026-10"),
        EditionRef(id="town", edition="2027"),
    )


# ------------------------------------------------------------ what it may not do


def changed(raw, **about):
    """An addition with another head."""
    return {**raw, "overlay": raw["overlay"] | about}


SOURCE = {"id": "act", "title": "The Act", "publisher": "Parliament", "edition": "2015", "force": "law"}
HOUSE = {"id": "house", "title": "The house", "headings": [{"id": "roof", "title": "Roof"}]}
LOCAL = {"id": "local", "code": "L", "title": "Only here"}
REACHING = {
    "a question of the same id": (addition(question("head")), "questions[head]"),
    "a theme of the same id": (addition(themes=[{**LOCAL, "id": "people"}]), "themes[people]"),
    "a theme with the id of a heading": (addition(themes=[{**LOCAL, "id": "roof"}]), "themes[roof]"),
    "a source of the same id": (addition(sources=[{**SOURCE, "title": "Not the Act"}]), "sources[act]"),
    "a role of the same id": (addition(roles=[{"id": "lead", "label": "Nobody"}]), "roles[lead]"),
    "a theme with a code that is taken": (addition(themes=[{**LOCAL, "code": "P"}]), "themes[local].code"),
    "a question in a published theme": (
        {**addition(), "questions": [question("bridge", theme="people")]},
        "questions[bridge].theme",
    ),
    "a must": (addition(question("bridge", "must")), "questions[bridge].obligation"),
    "another questionnaire": (changed(addition(), extends="large"), "overlay.extends"),
    "another edition": (changed(addition(), extends_edition="2025-09"), "overlay.extends_edition"),
    "a prompt for a question that is not there": (
        addition(evidence=[{**PROMPT, "question": "haed"}]),
        "evidence.question",
    ),
    "scales": (addition(scales=TWO_LEVELS), "scales"),
    "facts": (addition(facts=[{"id": "lake", "label": "Has a lake", "kind": "yes-no"}]), "facts"),
    "groupings": (addition(groupings=[HOUSE]), "groupings"),
    "retired questions": (addition(retired=[{"id": "head", "retired_in": "2026-10"}]), "retired"),
    "the questionnaire's own table": (addition(questionnaire={"id": "little", "minutes": 1}), "questionnaire"),
    "a key that nobody knows": (addition(qestions=[]), "qestions"),
}


@pytest.mark.parametrize("way", REACHING)
def test_every_way_to_reach_into_what_is_published_is_refused_with_its_rule_and_place(way):
    raw, place = REACHING[way]
    published = base(sources=[SOURCE], roles=[{"id": "lead", "label": "Lead"}], groupings=[HOUSE])
    with pytest.raises(BadFile) as caught:
        extended(published, raw)
    assert [(fault.rule, fault.place) for fault in caught.value.faults] == [(Rule.OVERLAY_ADDS, place)]
    assert caught.value.faults[0].message.endswith(".")
    assert caught.value.file.name == "county.toml"


def test_all_ways_at_once_are_refused_in_one_run_with_the_likely_word():
    raw = addition(question("head"), question("bridge", "must"), evidence=[{**PROMPT, "question": "haed"}])
    with pytest.raises(BadFile, match="cannot be added to little") as caught:
        extended(base(), raw)
    assert [fault.place for fault in caught.value.faults] == [
        "questions[head]",
        "questions[bridge].obligation",
        "evidence.question",
    ]
    assert "Did you mean `head`?" in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (addition(question("bridge"), question("bridge")), "questions[bridge]"),
        (addition(question("bridge", scale="stairs")), "questions[bridge].scale"),
        (addition(question("bridge", role="nobody")), "questions[bridge].role"),
        (addition(question("bridge", applies_when={"fact": "lake", "is": True})), "questions[bridge].applies_when"),
        (addition(question("bridge", wieght=2)), "questions[bridge].wieght"),
        (changed(addition(), edition="soon"), "overlay.edition"),
        (addition(contacts=[{"who": "Nobody"}]), "contacts[1].reach"),
        ({"format": 1, "overlay": {"title": "Nothing else"}}, "overlay.extends"),
    ],
)
def test_what_is_wrong_in_an_addition_itself_is_said_with_its_place(raw, place):
    with pytest.raises(BadFile) as caught:
        extended(base(), raw)
    assert place in [fault.place for fault in caught.value.faults]
    assert caught.value.file.name == "county.toml"


def test_two_additions_cannot_take_the_same_ids():
    other = changed(addition(question("bridge")), id="town")
    with pytest.raises(BadFile) as caught:
        extended(base(), addition(question("bridge")), other)
    assert {fault.place for fault in caught.value.faults} == {
        "questions[bridge]",
        "themes[local]",
        "themes[local].code",
    }
    assert {fault.rule for fault in caught.value.faults} == {Rule.OVERLAY_ADDS}


# ------------------------------------------------------------ scored apart

SAID = st.sampled_from([*LEVELS, "?", ""])


@given(st.lists(SAID, min_size=4, max_size=4), st.lists(SAID, min_size=2, max_size=2))
def test_the_published_numbers_are_the_same_with_an_addition_and_without(published, local):
    duties = ("must", "should", "condition", "good")
    raw = table(*(question(f"q{n}", duty, theme=("people", "places")[n % 2]) for n, duty in enumerate(duties)))
    added = addition(question("bridge"), question("river", "good", weight=3), evidence=[{**PROMPT, "question": "q1"}])
    answers = {f"q{n}": each for n, each in enumerate(published)}
    results = []
    for asked, more in (
        (extended(raw), {}),
        (extended(raw, added), dict(zip(("bridge", "river"), local, strict=True))),
    ):
        session = open_session(asked)
        for name, each in (answers | more).items():
            if each == "?":
                session.dont_know(name)
            elif each:
                session.choose(name, each)
        results.append(score(asked, session.assessment, TODAY))
    without, beside = results
    assert beside.total == without.total
    assert {name: beside.themes[name] for name in without.themes} == without.themes
    assert set(beside.themes) - set(without.themes) == {"local"}
    assert [name for name in beside.gaps if name in without.verdicts] == list(without.gaps)


def test_the_theme_of_an_addition_has_numbers_of_its_own():
    session = open_session(extended(base(), addition(question("bridge"), question("river"))))
    session.choose("bridge", "deep")
    session.choose("head", "none")
    result = score(session.questionnaire, session.assessment, TODAY)
    assert (result.themes["local"].score.points, result.themes["local"].score.possible) == (3, 3)
    assert (result.themes["local"].coverage.answered, result.themes["local"].coverage.of) == (1, 2)
    assert (result.total.score.points, result.total.coverage.of) == (0, 2)


# ------------------------------------------------------------ in the report


def reported():
    """A report in which published and local questions are answered, and some are not."""
    session = open_session(extended(base(), addition(question("bridge", "condition"), question("river"))))
    session.choose("head", "done")
    session.choose("bridge", "none")
    return report_of(session.questionnaire, session.assessment)


def test_the_sums_of_a_report_are_those_of_the_published_questions():
    report = reported()
    assert captioned(report, "Score:") == [
        ["Done", "1", "× 2 of 3", "2 of 3"],
        ["In the sum", "1", "", "2 of 3"],
    ]
    assert captioned(report, "Coverage:") == [
        ["Questions in this edition", "2", ""],
        ["Asked", "2", ""],
        ["Not answered", "– 1", "P2"],
        ["Answered", "1", ""],
    ]
    assert [row[0] for row in captioned(report, "What is met, by duty")] == ["Musts", "Shoulds"]
    assert "none of these sums holds their questions" in said(report)
    assert "1 of 2 that apply is met" in said(report)


def test_the_figures_of_a_report_are_those_of_the_published_questions():
    figures = next(block for block in reported().blocks if isinstance(block, Figures))
    assert [(item.title, item.value, item.rest, len(item.states)) for item in figures.items] == [
        ("Musts met", "1", "of 1", 1),
        ("Shoulds met", "0", "of 1", 1),
        ("Done or better", "1", "of 2", 0),
    ]


def test_a_report_shows_local_questions_apart_and_says_that_their_gaps_are():
    report = reported()
    rows = [row[0] for row in captioned(report, "Score, coverage and what is met")]
    assert rows == ["People\nPARTLY\n\n0 of 1 shown", "Only here (scored apart)\nGAP\n"]
    assert "1 of them comes from a local addition, which is scored apart." in said(report)
    assert table_after(report, "Conditions not yet met: 1")[0][0] == "bridge\nL1\nThe fact called bridge."


def test_a_report_names_the_addition_its_edition_and_its_contacts():
    raw = changed(addition(question("bridge"), contacts=[CONTACT]), publisher="The county")
    asked = extended(base(), raw)
    report = report_of(asked, blank_assessment(asked))
    named = "With the local addition County questions, edition 2026-10, published by The county; its 1 question"
    assert named in said(report)
    assert table_after(report, "Whom to reach")[0] == [
        "County Prevent team",
        "01234 567890 (9 to 5). For: advice. Checked 1 Nov 2026.",
    ]


def test_a_report_without_additions_speaks_of_none():
    asked = extended(base())
    text = said(report_of(asked, blank_assessment(asked))).lower()
    assert "local addition" not in text
    assert "apart" not in text


# ------------------------------------------------------------ with answers


@pytest.fixture
def county(shipped):
    """The file of an addition to the one shipped questionnaire, in the person's own folder."""
    raw = addition(question("bridge"), contacts=[CONTACT])
    return put(raw, paths.own_questionnaires(), "county")


def taken_up():
    """The shipped questionnaire with that addition."""
    asked = open_questionnaire("little")
    return with_additions(asked, [find_overlay("county", asked)])


def test_answers_record_both_editions_and_open_again_with_both(county, tmp_path):
    session = open_session(taken_up())
    session.choose("bridge", "done")
    path = tmp_path / "answers.toml"
    with Document.create(path, session.questionnaire, session.assessment, clock=lambda: NOON):
        pass
    text = path.read_text("utf-8")
    assert '[questionnaire]\nid = "little"\nedition = "2026-09"\n' in text
    assert '[[overlays]]\nid = "county"\nedition = "2026-10"\n' in text
    with Document.open(path, clock=lambda: NOON) as document:
        assert document.questionnaire.local_question_ids == {"bridge"}
        assert document.assessment == session.assessment


@pytest.mark.parametrize("edition", [None, "2027-10"])
def test_an_addition_that_is_gone_or_of_another_edition_is_named_with_what_to_do(county, tmp_path, edition):
    path = tmp_path / "answers.toml"
    path.write_bytes(codec.dump(blank_assessment(taken_up())))
    if edition:
        put(changed(addition(question("bridge")), edition=edition), county.parent, "county")
    else:
        county.unlink()
    before = path.read_bytes()
    with pytest.raises(BadFile, match="cannot be used here") as caught:
        Document.open(path, clock=now)
    assert "the local addition `county`, edition 2026-10, is not on this computer" in str(caught.value)
    assert f"Ask whoever publishes it for the file, and put it into {county.parent}" in caught.value.hint
    assert path.read_bytes() == before


def test_an_addition_that_broke_since_is_named_with_its_file_and_what_is_wrong(county, tmp_path):
    path = tmp_path / "answers.toml"
    path.write_bytes(codec.dump(blank_assessment(taken_up())))
    put(addition(question("bridge", "must")), county.parent, "county")
    with pytest.raises(BadFile) as caught:
        Document.open(path, clock=now)
    assert [(fault.place, fault.rule) for fault in caught.value.faults] == [
        ("county.toml", 0),
        ("questions[bridge].obligation", Rule.OVERLAY_ADDS),
    ]


def test_answers_to_local_questions_need_the_addition(county, tmp_path):
    session = open_session(taken_up())
    session.choose("bridge", "done")
    alone = session.assessment.model_copy(update={"overlays": ()})
    (tmp_path / "answers.toml").write_bytes(codec.dump(alone))
    with pytest.raises(BadFile, match="there is no question `bridge`"):
        codec.load_checked(tmp_path / "answers.toml")


def test_bringing_back_a_version_from_before_an_addition_keeps_the_addition(county):
    session = open_session(taken_up())
    before = blank_assessment(open_questionnaire("little"))
    session.replace(before)
    assert [each.id for each in session.assessment.overlays] == ["county"]


# ------------------------------------------------------------ on the command line


def test_new_takes_additions_up_and_the_file_checks_clean(prevent, county, tmp_path):
    assert prevent("new", "mine.toml", "--questionnaire", "little", "--add", "county", "--add", "county")[0] == 0
    assert [made.id for made in codec.load(tmp_path / "mine.toml")[0].overlays] == ["county"]
    assert prevent("check", "mine.toml")[0] == 0


def test_new_refuses_an_addition_that_there_is_not(prevent, county, tmp_path):
    code, _, err = prevent("new", "mine.toml", "--questionnaire", "little", "--add", "country")
    assert code == 3
    assert "`country` is not a local addition to little 2026-09" in err
    assert "county" in err
    assert not (tmp_path / "mine.toml").exists()


def test_score_marks_what_is_scored_apart(prevent, county, tmp_path):
    session = open_session(taken_up())
    session.choose("bridge", "none")
    (tmp_path / "mine.toml").write_bytes(codec.dump(session.assessment))
    out = prevent("score", "mine.toml")[1]
    assert [line.strip() for line in out.splitlines() if "apart" in line] == [
        "GAP             Only here                   0%  1 of 1 answered  (scored apart)"
    ]
    assert "Answered    0 of 3 answered" in out
    assert '"scored_apart": true' in prevent("score", "--json", "mine.toml")[1]
