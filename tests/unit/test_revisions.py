"""Questions revised within an edition: what was answered opens and is marked, what is sealed stays as it was sealed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from prevent_tui import paths
from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer, EditionRef, State
from prevent_tui.assessment.revisions import as_sealed, asked_differently, brought_up, is_ahead
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report.redaction import redact
from prevent_tui.scoring import Status, score
from prevent_tui.wording.revisions import asked_differently_text, look_again_text, revised_text
from support.report_text import report_of, said
from support.small_questionnaire import TODAY, little, open_session, put, question, table

SIGNED = date(2025, 12, 1)
ABOUT = {"id": "little", "edition": "2026-09", "title": "Little", "sector": "Tests"}


def asked(revision, *questions, **more):
    return table(*questions, questionnaire=ABOUT | {"revision": revision}, **more)


FIRST = asked(
    1, question("head", short="A head leads"), question("hall", not_applicable={"allowed": True}), question("gate")
)
SECOND = asked(
    2,
    question("new", "must", since="2026-09.2"),
    question("head", "must", short="A head leads", changed_in="2026-09.2"),
    question("hall"),
    question("gate", rests_on="new"),
    contradictions=[
        {
            "id": "odd",
            "severity": "look",
            "claims": [{"question": "new", "at_most": "none"}, {"question": "gate", "at_least": "done"}],
            "message": "How can that be?",
        }
    ],
)
LATER = little(*SECOND["questions"], questionnaire=SECOND["questionnaire"], contradictions=SECOND["contradictions"])
BEFORE = little(*FIRST["questions"], questionnaire=FIRST["questionnaire"])
GIVEN = {
    "head": Answer(state=State.LEVEL, level="some", note="We asked."),
    "hall": Answer(state=State.NOT_APPLICABLE, reason="No hall."),
    "gate": Answer(state=State.DONT_KNOW),
}


def answered(revision=None, **answers):
    """Answers to the first revision; None is a file from before revisions were kept."""
    ref = EditionRef(id="little", edition="2026-09", revision=revision)
    return blank_assessment(BEFORE).model_copy(update={"questionnaire": ref, "answers": GIVEN | answers})


def sealed(revision=None, **answers):
    return sealing.seal(answered(revision, **answers), sealing.draft("Chair", SIGNED, "Adopted"))


def marked(assessment):
    return [name for name, answer in assessment.answers.items() if answer.look_again]


@pytest.mark.parametrize("revision", [None, 1])
def test_what_changed_since_and_what_may_not_be_set_aside_any_more_is_marked_and_stays_as_it_was(revision):
    now = brought_up(answered(revision), LATER)
    assert marked(now) == ["head", "hall"]
    assert now.questionnaire.revision == 2
    for name, answer in GIVEN.items():
        assert now.answer(name).model_copy(update={"look_again": False}) == answer


@pytest.mark.parametrize("state", [State.LEVEL, State.DONT_KNOW])
def test_every_kind_of_answer_is_marked_and_what_is_not_answered_is_not(state):
    level = "done" if state is State.LEVEL else None
    assert "head" in marked(brought_up(answered(head=Answer(state=state, level=level)), LATER))
    assert "head" not in marked(brought_up(answered(head=Answer(note="Later")), LATER))


def test_what_was_brought_up_is_not_marked_again():
    now = brought_up(answered(), LATER)
    looked_at = now.model_copy(update={"answers": now.answers | {"head": GIVEN["head"]}})
    assert marked(brought_up(looked_at, LATER)) == ["hall"]
    assert brought_up(now, LATER) is now


def test_a_file_stays_in_format_1_where_its_questions_never_changed_within_the_edition():
    before = answered(hall=Answer())
    assert brought_up(before, BEFORE) is before
    for spelling in (asked(2, *FIRST["questions"]), asked(2, question("head", changed_in="2025-09.7"))):
        revised = little(*spelling["questions"], questionnaire=spelling["questionnaire"])
        assert brought_up(answered(hall=Answer()), revised).questionnaire.revision is None
    assert codec.dump(before).count(b"format = 1\n") == 1


def test_a_file_without_the_revision_is_at_the_present_one_once_it_was_opened_with_it():
    now = brought_up(answered(head=Answer(), hall=Answer()), LATER)
    assert (marked(now), now.questionnaire.revision) == ([], 2)


def test_a_revision_that_the_questionnaire_has_not_reached_marks_nothing():
    slip = little(question("head", changed_in="2026-09.9"), questionnaire=ABOUT | {"revision": 2})
    assert marked(brought_up(answered(hall=Answer(), gate=Answer()), slip)) == []


def test_a_new_assessment_says_which_revision_it_answers():
    assert blank_assessment(LATER).questionnaire.revision == 2


def test_it_counts_with_its_level_and_a_must_that_was_set_aside_is_not_answered():
    result = score(LATER, brought_up(answered(), LATER), TODAY)
    assert result.verdicts["head"].level.id == "some"
    assert result.verdicts["head"].status is Status.GAP
    aside = little(question("hall", "must"), questionnaire=ABOUT | {"revision": 2})
    must = score(aside, brought_up(answered(), aside), TODAY)
    assert (must.verdicts["hall"].status, must.total.musts.of, must.total.musts.unanswered) == (Status.NONE, 1, 1)


@pytest.mark.parametrize(
    "look",
    [
        lambda session: session.choose("head", "some"),
        lambda session: session.choose("head", "done"),
        lambda session: session.dont_know("head"),
        lambda session: session.clear("head"),
    ],
)
def test_any_answer_the_same_too_takes_the_mark_away_and_undo_brings_it_back(look):
    session = open_session(LATER, brought_up(answered(), LATER))
    look(session)
    assert marked(session.assessment) == ["hall"]
    session.undo()
    assert marked(session.assessment) == ["head", "hall"]
    session.redo()
    assert marked(session.assessment) == ["hall"]


def test_the_same_answer_confirms_and_the_next_time_changes_nothing():
    session = open_session(LATER, brought_up(answered(head=Answer(state=State.DONT_KNOW)), LATER))
    confirmed = session.dont_know("head")
    assert (confirmed.answer("head").state, confirmed.answer("head").look_again) == (State.DONT_KNOW, False)
    assert session.dont_know("head") is confirmed


def test_a_note_or_a_flag_is_no_answer():
    session = open_session(LATER, brought_up(answered(), LATER))
    session.note("head", "Seen")
    session.flag("head")
    assert marked(session.assessment) == ["head", "hall"]


def test_opening_says_once_how_many_and_names_the_musts():
    before = answered()
    now = brought_up(before, LATER)
    assert revised_text(LATER, before, now) == (
        "Two questions ask something different since you answered them: they are marked to look at again. "
        "Of these, a must: P2 A head leads."
    )
    assert revised_text(LATER, now, now) == ""
    one = brought_up(answered(hall=Answer(), gate=Answer()), LATER)
    assert revised_text(LATER, answered(), one).startswith(
        "One question asks something different since you answered it:"
    )


def test_the_checks_the_report_and_a_copy_to_share_say_which():
    now = brought_up(answered(), LATER)
    result = score(LATER, now, TODAY)
    assert [each.question for each in findings(LATER, now, result) if each.kind == "look-again"] == ["head", "hall"]
    told = said(report_of(LATER, now))
    assert "Asked differently since it was answered: look at it again." in told
    assert look_again_text(LATER, now) in told
    assert marked(redact(now)) == ["head", "hall"]


def test_a_sealed_file_is_asked_what_it_was_asked_and_says_what_is_asked_differently():
    then = sealed()
    assert brought_up(then, LATER) is then
    shown = as_sealed(LATER, then)
    assert list(shown.by_id) == ["head", "hall", "gate"]
    assert (shown.by_id["gate"].rests_on, shown.contradictions) == (None, ())
    now, was = score(shown, then, TODAY).total, score(BEFORE, then, TODAY).total
    assert now.coverage == was.coverage
    assert now.score == was.score
    assert asked_differently(shown, then) == ("head",)
    sentence = asked_differently_text(shown, then)
    assert sentence.startswith(
        "Sealed on 1 Dec 2025 with the questions as they were then: 1 is asked differently since, "
    )
    assert "P1 A head leads" in sentence
    told = said(report_of(shown, then))
    assert sentence in told
    assert "Asked differently since this was sealed." in told
    assert asked_differently(shown, redact(then)) == ("head",)
    assert sealing.seal_state(then).is_intact


def test_a_sealed_file_of_the_present_revision_is_shown_as_ever():
    then = sealed(2)
    assert as_sealed(LATER, sealed(2, hall=Answer())).by_id.keys() == LATER.by_id.keys()
    assert asked_differently_text(LATER, then) == ""


def test_last_year_is_not_compared_where_questions_are_asked_differently_since():
    def told(changed):
        same = little(question("head", **changed), question("gate"), questionnaire=ABOUT | {"revision": 2})
        level = answered().model_copy(update={"answers": {"head": GIVEN["head"]}})
        then = sealing.seal(level, sealing.draft("Chair", SIGNED, "Adopted"))
        return said(report_of(same, brought_up(level, same), before=then))

    apart = "made with other questions, so the two are not compared"
    assert apart in told({"changed_in": "2026-09.2"})
    assert apart not in told({})


# ---------------------------------------------------------------- files, and a questionnaire of the user's own


@pytest.fixture
def own(home):
    """Puts a revision of the questionnaire into the user's own folder."""

    def use(raw):
        put(raw, paths.own_questionnaires(), "little")

    return use


def kept(folder, assessment):
    path = folder / "mine.toml"
    path.write_bytes(codec.dump(assessment))
    return path


def test_score_and_check_say_it_in_a_line_and_write_nothing(own, prevent, tmp_path):
    own(SECOND)
    path = kept(tmp_path, answered())
    data = path.read_bytes()
    assert b"\nformat = 1\n" in data
    code, out, _ = prevent("score", str(path))
    assert code == 0
    assert "Two questions ask something different since they were answered" in out
    assert "Of these, a must: P2 A head leads." in out
    assert json.loads(prevent("score", str(path), "--json")[1])["look_again"] == ["head", "hall"]
    code, out, err = prevent("check", str(path))
    assert code == 0
    assert "Two questions ask something different since they were answered" in out + err
    assert path.read_bytes() == data


def test_a_sealed_file_is_byte_for_byte_what_was_signed_whatever_is_done_with_it(own, prevent, tmp_path):
    own(SECOND)
    path = kept(tmp_path, sealed())
    data = path.read_bytes()
    assert b"\nformat = 1\n" in data
    assert prevent("verify", str(path))[0] == 0
    out = prevent("score", str(path))[1]
    assert (
        "Sealed on 1 Dec 2025 with the questions as they were then: 1 is asked differently since, P1 A head leads"
        in out
    )
    assert "new" not in json.loads(prevent("score", str(path), "--json")[1])["gaps"]
    assert prevent("check", str(path))[0] == 0
    assert prevent("export", str(path), "--out", str(tmp_path / "report.md"))[0] == 0
    assert "Sealed on 1 Dec 2025" in (tmp_path / "report.md").read_text("utf-8")
    assert path.read_bytes() == data


def test_answers_to_a_later_revision_open_with_an_earlier_one_and_keep_what_that_does_not_ask(own, prevent, tmp_path):
    own(FIRST)
    later = answered(2, new=Answer(state=State.LEVEL, level="done", note="From later"))
    path = kept(tmp_path, later)
    questionnaire, opened = codec.load_checked(path)
    assert is_ahead(opened, questionnaire)
    assert opened == later
    assert codec.read(codec.dump(opened), path).questionnaire.revision == 2
    assert revised_text(questionnaire, opened, opened).startswith("These answers are to revision 2 of little 2026-09; ")
    code, out, _ = prevent("score", str(path))
    assert code == 0
    assert "here is revision 1. What came later is not shown and stays in the file." in out
    for name in ("report.md", "report.html", "actions.csv", "answers.xlsx"):
        assert prevent("export", str(path), "--out", str(tmp_path / name))[0] == 0
    session = open_session(open_questionnaire("little"), opened)
    assert session.choose("gate", "done").answer("new").note == "From later"


def test_what_an_earlier_revision_cannot_hold_is_refused_with_which_revision_is_needed(own, prevent, tmp_path):
    own(FIRST)
    path = kept(tmp_path, answered(2))
    path.write_bytes(path.read_bytes() + b'\n[[actions]]\nid = "a"\nquestion = "new"\ntext = "Do it"\n')
    code, _, err = prevent("score", str(path))
    assert code == 3
    assert "belongs to revision 2 of `little` 2026-09; revision 1, which is here, lacks" in err
    assert "newer prevent-tui" in err


def test_answers_to_questions_nobody_asks_are_still_refused_where_no_later_revision_explains_them(
    own, prevent, tmp_path
):
    own(FIRST)
    path = kept(tmp_path, answered(1, new=Answer(note="x")))
    code, _, err = prevent("score", str(path))
    assert code == 3
    assert "no question `new`" in err
