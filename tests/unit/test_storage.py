"""An assessment comes back from its file as it was, and every fault of a file is named with its place."""

from __future__ import annotations

import difflib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Evidence, Setting, State
from prevent_tui.assessment.model.types import FILE_LIMIT
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile, CannotWrite, NewerFormat
from prevent_tui.text import clean
from support.small_questionnaire import NOON

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

FILE = Path("answers.toml")
MADE = EditionRef(id="little", edition="2026-09")
HEAD = 'format = 1\n[questionnaire]\nid = "little"\nedition = "2026-09"\n'

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "[DSL]",
    "\x1b]0;title\x07\x1b[31mred",
    "\u202eright to left\u2066",
    "a\r\nb\rc\n",
    "\ud800 alone",
    'three """ quotes """" and \\ at the end\\',
    "'''\n\"\"\"\n",
    "ends in spaces   \n   \n\t\n",
    "\n\nbegins with lines",
    "# no comment\n[answers.head]\nlevel = 'x'",
    "nul \x00 del \x7f nel \x85 line \u2028 page \u2029 bom \ufeff",
    "ŵ ŷ Ł é e\u0301 🏫 👩🏽‍🏫 العربية",
    "long " * 20_000,
    "\n" * 100_000,
]

slugs = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
texts = (st.text() | st.sampled_from(HOSTILE[:-2]) | st.lists(st.sampled_from('"\\\n\r\t #=[]')).map("".join)).map(
    clean
)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.none() | zones)
answers = st.builds(
    Answer,
    state=st.sampled_from(State),
    level=st.none() | slugs,
    reason=texts,
    note=texts,
    evidence=st.lists(slugs, max_size=3).map(tuple),
    flagged=st.booleans(),
    updated=st.none() | times,
).filter(lambda answer: answer != Answer())
assessments = st.builds(
    Assessment,
    questionnaire=st.just(MADE),
    sample=st.none() | slugs,
    setting=st.builds(Setting, name=texts, facts=st.dictionaries(slugs, st.booleans() | slugs, max_size=3)),
    answers=st.dictionaries(slugs, answers, max_size=4),
    evidence=st.lists(
        st.builds(
            Evidence,
            id=slugs,
            title=texts,
            where=texts,
            checked_on=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        ),
        max_size=3,
    ).map(tuple),
    actions=st.lists(
        st.builds(
            Action,
            id=slugs,
            question=slugs,
            text=texts,
            owner=texts,
            due=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        ),
        max_size=3,
    ).map(tuple),
)


def everywhere(text: str) -> Assessment:
    """An assessment with the same text in each field that holds one."""
    return Assessment(
        questionnaire=MADE,
        setting=Setting(name=text),
        answers={"head": Answer(state=State.NOT_APPLICABLE, reason=text, note=text)},
        evidence=(Evidence(id="one", title=text, where=text),),
        actions=(Action(id="one", question="head", text=text, owner=text),),
    )


def changed_lines(before: Assessment, after: Assessment) -> list[str]:
    """Each line taken out or put in between two versions of a file."""
    old, new = (codec.dump(one).decode().splitlines() for one in (before, after))
    return [line for line in difflib.ndiff(old, new) if line[0] in "+-"]


@given(assessments)
@settings(deadline=None)
def test_an_assessment_comes_back_exactly_as_it_was(assessment: Assessment) -> None:
    data = codec.dump(assessment)
    assert codec.read(data, FILE) == assessment
    codec.verify(data, assessment, FILE)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_comes_back_as_it_was_cleaned(text: str) -> None:
    assessment = everywhere(clean(text))
    assert codec.read(codec.dump(assessment), FILE) == assessment


@given(assessments)
@example(Assessment(questionnaire=MADE))
@settings(deadline=None)
def test_the_same_assessment_is_always_the_same_bytes(assessment: Assessment) -> None:
    backwards = assessment.model_copy(update={"answers": dict(reversed(assessment.answers.items()))})
    assert codec.dump(backwards) == codec.dump(assessment)


def test_a_file_says_what_it_is_and_that_comments_are_not_kept() -> None:
    first, second, third, *_ = codec.dump(Assessment(questionnaire=MADE)).decode().splitlines()
    assert "self-assessment" in first
    assert "does not keep comments" in second
    assert not third


def test_what_says_nothing_is_left_out() -> None:
    data = codec.dump(Assessment(questionnaire=MADE, answers={"head": Answer()})).decode()
    assert data.split("\n\n", 1)[1] == 'format = 1\n\n[questionnaire]\nid = "little"\nedition = "2026-09"\n'


def test_choosing_a_level_changes_that_line_alone() -> None:
    answered = {name: Answer(state=State.LEVEL, level="none", note="a\nb") for name in ("gate", "hall", "head")}
    before = Assessment(questionnaire=MADE, answers=answered)
    chosen = {**answered, "hall": answered["hall"].model_copy(update={"level": "done"})}
    after = before.model_copy(update={"answers": chosen})
    assert changed_lines(before, after) == ['- level = "none"', '+ level = "done"']


def test_changing_one_line_of_a_note_changes_that_line_alone() -> None:
    before = Assessment(questionnaire=MADE, answers={"head": Answer(note="one\ntwo\nthree")})
    after = Assessment(questionnaire=MADE, answers={"head": Answer(note="one\n2\nthree")})
    assert changed_lines(before, after) == ["- two", "+ 2"]


def test_adding_long_evidence_leaves_the_lines_of_short_evidence() -> None:
    short, long = Evidence(id="one", where="x"), Evidence(id="two", where="x" * 200)
    before = Assessment(questionnaire=MADE, evidence=(short,))
    after = Assessment(questionnaire=MADE, evidence=(short, long))
    assert {line[0] for line in changed_lines(before, after)} == {"+"}


def test_a_time_keeps_its_zone() -> None:
    when = datetime(2026, 7, 1, 14, 2, 31, tzinfo=timezone(timedelta(hours=1)))
    data = codec.dump(Assessment(questionnaire=MADE, answers={"head": Answer(updated=when)}))
    assert b"updated = 2026-07-01 14:02:31+01:00" in data


def test_what_could_not_be_read_again_is_refused_before_anything_is_written() -> None:
    assessment = Assessment(questionnaire=MADE)
    too_long = assessment.model_copy(update={"answers": {"head": Answer().model_copy(update={"note": "x" * 300_000})}})
    with pytest.raises(CannotWrite, match="cannot be saved") as caught:
        codec.verify(codec.dump(too_long), too_long, FILE)
    assert caught.value.faults[0].place == "answers.head.note"
    surrogate = assessment.model_copy(update={"setting": Setting().model_copy(update={"name": "\ud800"})})
    with pytest.raises(CannotWrite, match="cannot be saved"):
        codec.verify(codec.dump(surrogate), surrogate, FILE)


@pytest.mark.slow
def test_what_grew_too_large_for_a_file_is_refused_before_anything_is_written() -> None:
    notes = {f"q{number}": Answer(note="é" * FILE_LIMIT) for number in range(22)}
    assessment = Assessment(questionnaire=MADE, answers=notes)
    with pytest.raises(CannotWrite, match="cannot be saved"):
        codec.verify(codec.dump(assessment), assessment, FILE)


def read(text: str) -> Assessment:
    return codec.read(text.encode(), FILE)


def refused(text: str) -> BadFile:
    """What is said about a file that cannot be used."""
    with pytest.raises(BadFile) as caught:
        read(text)
    assert caught.value.file == FILE
    assert caught.value.hint
    return caught.value


def faults(text: str) -> dict[str, str]:
    """Place to what is wrong there."""
    return {fault.place: f"{fault.message} {fault.hint}".strip() for fault in refused(text).faults}


def test_line_ends_of_windows_and_a_byte_order_mark_are_accepted() -> None:
    edited = (HEAD + '[answers.head]\nnote = """\none\ntwo"""\n').replace("\n", "\r\n")
    assert codec.read(b"\xef\xbb\xbf" + edited.encode(), FILE).answer("head").note == "one\ntwo"


def test_a_newer_format_is_said_before_anything_else() -> None:
    with pytest.raises(NewerFormat, match="later version") as caught:
        read('format = 3\nwhat = "ever"\n[[questions]]\n')
    assert not caught.value.faults


@pytest.mark.parametrize("text", ["[[questions]]\nid = 1", '[questionnaire]\nid = "little"\ntitle = "Little"'])
def test_a_questionnaire_is_said_to_be_one(text: str) -> None:
    assert "is a questionnaire, not an assessment" in refused(text).message


@pytest.mark.parametrize("text", ["", "\n# nothing\n"])
def test_an_empty_file_is_said_to_hold_nothing(text: str) -> None:
    assert "holds nothing" in refused(text).message


def test_a_file_cut_off_is_said_to_be_cut_off() -> None:
    assert "cut off" in refused(HEAD + '[answers.head]\nnote = "a no').message


def test_a_file_that_is_not_utf8_is_said_not_to_be() -> None:
    with pytest.raises(BadFile, match="not UTF-8"):
        codec.read((HEAD + '[setting]\nname = "Ysgol é"').encode("cp1252"), FILE)


def test_every_fault_of_the_file_itself_is_named_at_once() -> None:
    found = faults(
        HEAD
        + '[setting]\nname = "\\u001b[31m"\nnme = ""\n[setting.facts]\nboarding = [1]\n'
        + '[answers.head]\nlevle = "some"\nstate = "maybe"\n[answers."Not an id"]\nnote = ""\n'
        + '[[evidence]]\nid = "one"\nwher = "x"\n[[evidence]]\ntitle = "two"\n[unheard]\nof = 1\n'
    )
    assert "control character" in found.pop("setting.name")
    assert found.pop("setting.nme").endswith("Did you mean `name`?")
    assert "neither true nor false" in found.pop("setting.facts.boarding")
    assert found.pop("answers.head.levle").endswith("Did you mean `level`?")
    assert "dont-know" in found.pop("answers.head.state")
    assert "is not an id" in found.pop("answers.Not an id")
    assert found.pop("evidence[one].wher").endswith("Did you mean `where`?")
    assert "is missing" in found.pop("evidence[2].id")
    assert "not a key that belongs here" in found.pop("unheard")
    assert not found


def test_a_fault_never_carries_a_control_character_to_the_screen() -> None:
    assert list(faults(HEAD + '[answers."\\u001b[31m"]\nnote = ""\n')) == ["answers.[31m"]


def test_a_file_without_a_questionnaire_is_refused() -> None:
    assert "is missing" in faults("format = 1\n")["questionnaire"]


def test_an_edition_that_is_none_is_named() -> None:
    assert "2026-09" in faults(HEAD.replace("2026-09", "next"))["questionnaire.edition"]


def check(shipped: Questionnaire, text: str) -> dict[str, str]:
    """Place to what is wrong there, of a file that is sound in itself."""
    with pytest.raises(BadFile) as caught:
        codec.check(read(HEAD + text), shipped, FILE)
    assert caught.value.file == FILE
    return {fault.place: f"{fault.message} {fault.hint}" for fault in caught.value.faults}


def test_a_sound_file_passes(shipped: Questionnaire) -> None:
    text = (
        '[setting.facts]\nboarding = true\nphase = "primary"\n[answers.head]\nstate = "level"\nlevel = "some"\n'
        'evidence = ["one"]\n[answers.hall]\nstate = "not-applicable"\nreason = "None"\n'
        "[answers.gate]\nflagged = true\n"
        '[[evidence]]\nid = "one"\n[[actions]]\nid = "one"\nquestion = "gate"\ntext = "Do"\n'
    )
    codec.check(read(HEAD + text), shipped, FILE)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('[answers.haed]\nnote = ""', "answers.haed", "Did you mean `head`?"),
        ('[answers.zzz]\nnote = ""', "answers.zzz", "no question `zzz`"),
        ('[answers.head]\nstate = "level"\nlevel = "sone"', "answers.head.level", "Did you mean `some`?"),
        ('[answers.head]\nstate = "level"\nlevel = "zzz"', "answers.head.level", "none, some, done, deep"),
        ('[answers.head]\nstate = "level"', "answers.head.level", "is missing"),
        ('[answers.head]\nlevel = "some"', "answers.head.level", "the state is unanswered"),
        ('[answers.head]\nstate = "dont-know"\nlevel = "some"', "answers.head.level", "the state is dont-know"),
        ('[answers.hall]\nstate = "not-applicable"\nreason = " "', "answers.hall.reason", "is missing"),
        ('[answers.head]\nevidence = ["oen"]\n[[evidence]]\nid = "one"', "answers.head.evidence", "mean `one`?"),
        ('[answers.head]\nevidence = ["a", "a"]\n[[evidence]]\nid = "a"', "answers.head.evidence", "more than once"),
        ('[[evidence]]\nid = "one"\n[[evidence]]\nid = "one"', "evidence[one]", "more than once"),
        (
            '[[actions]]\nid = "a"\nquestion = "head"\ntext = ""\n[[actions]]\nid = "a"\nquestion = "head"\ntext = ""',
            "actions[a]",
            "more than once",
        ),
        ('[[actions]]\nid = "a"\nquestion = "hed"\ntext = ""', "actions[a].question", "Did you mean `head`?"),
        ("[setting.facts]\nbording = true", "setting.facts.bording", "Did you mean `boarding`?"),
        ('[setting.facts]\nboarding = "yes"', "setting.facts.boarding", "neither true nor false"),
        ('[setting.facts]\nphase = "primry"', "setting.facts.phase", "Did you mean `primary`?"),
        ("[setting.facts]\nphase = true", "setting.facts.phase", "primary, secondary"),
    ],
)
def test_a_name_that_leads_nowhere_is_named_with_what_was_meant(
    shipped: Questionnaire, text: str, place: str, words: str
) -> None:
    found = check(shipped, text)
    assert list(found) == [place]
    assert words in found[place]


def test_all_such_faults_are_named_at_once(shipped: Questionnaire) -> None:
    text = '[setting.facts]\nzzz = true\n[answers.zzz]\nnote = ""\n[answers.head]\nstate = "level"\nevidence = ["z"]\n'
    assert list(check(shipped, text)) == [
        "setting.facts.zzz",
        "answers.zzz",
        "answers.head.level",
        "answers.head.evidence",
    ]


def test_a_file_of_an_unknown_questionnaire_names_what_it_wants_and_what_there_is(shipped: Questionnaire) -> None:
    with pytest.raises(BadFile) as caught:
        codec.questionnaire_for(read(HEAD.replace("little", "litle")), FILE)
    said = str(caught.value)
    assert "`litle`, edition 2026-09" in said
    assert "Did you mean `little`?" in said
    assert "It has: little." in said


def test_a_file_of_an_unknown_edition_names_what_it_wants_and_what_there_is(shipped: Questionnaire) -> None:
    with pytest.raises(BadFile, match="has `little` in edition 2026-09, not 2019"):
        codec.questionnaire_for(read(HEAD.replace("2026-09", "2019")), FILE)


def test_a_file_is_never_checked_against_another_edition(shipped: Questionnaire) -> None:
    with pytest.raises(BadFile, match="edition 2019, not to `little`, 2026-09"):
        codec.check(read(HEAD.replace("2026-09", "2019")), shipped, FILE)


def test_loading_says_which_bytes_were_read(tmp_path: Path, shipped: Questionnaire) -> None:
    path = tmp_path / "a.toml"
    assessment = Assessment(questionnaire=MADE, answers={"head": Answer(note="x", updated=NOON)})
    path.write_bytes(codec.dump(assessment))
    assert codec.load(path) == (assessment, codec.digest(path.read_bytes()))
    assert codec.load_checked(path) == (shipped, assessment)


def test_a_file_is_known_for_what_it_is() -> None:
    assert codec.is_assessment({"answers": {}}) and not codec.is_questionnaire({"answers": {}})
    assert codec.is_questionnaire({"questions": []}) and not codec.is_assessment({"questions": [], "setting": {}})
