"""The calendar file, read back by a program that did not write it: what is due, told once, and moved when it moves."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from prevent_tui import ids
from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.governance import Cadence
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.errors import CannotWrite
from prevent_tui.report.formats import ics
from support.busy_setting import HOSTILE, busy, case_of, hostile, setting


def made(assessment, today=date(2026, 11, 22)):
    """The calendar of a setting on a day."""
    return ics.render(case_of(assessment, today))


def events(assessment, today=date(2026, 11, 22)):
    """Its events as vobject reads them, in order."""
    return vobject.readOne(made(assessment, today).decode()).vevent_list


def uids(assessment, today=date(2026, 11, 22)):
    return [event.uid.value for event in events(assessment, today)]


def one(**more):
    """A setting with one action."""
    return setting(actions=(Action(id="action-1", text="Ask", **{"due": date(2026, 12, 1), **more}),))


def renamed(assessment, name):
    return assessment.model_copy(update={"setting": assessment.setting.model_copy(update={"name": name})})


def test_everything_with_a_date_is_an_event_of_a_whole_day():
    found = [(event.dtstart.value, event.summary.value) for event in events(busy())]
    assert found == [
        (date(2026, 11, 10), "Prevent · P2 · Write the policy"),
        (date(2026, 10, 1), "Prevent · Done: P1 · Name a deputy"),
        (date(2026, 12, 24), "Prevent · Dropped: Q1 · Buy a badge printer"),
        (date(2027, 1, 15), "Prevent · Look again at a risk: Strangers on site"),
        (date(2027, 2, 14), "Prevent · Review of the action plan"),
        (date(2027, 9, 20), "Prevent · The self-assessment is to be reviewed and signed again"),
    ]
    for event in events(busy()):
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert event.transp.value == "TRANSPARENT"


def test_what_is_done_or_dropped_is_sent_as_cancelled_without_a_reminder():
    for event in events(busy()):
        over = event.summary.value.startswith(("Prevent · Done", "Prevent · Dropped"))
        assert event.status.value == ("CANCELLED" if over else "CONFIRMED")
        late = event.dtstart.value < date(2026, 11, 22)
        assert hasattr(event, "valarm") == (not over and not late)


def test_a_reminder_comes_at_nine_a_week_before():
    (event,) = events(one())
    assert event.valarm.action.value == "DISPLAY"
    midnight = datetime(2026, 12, 1)
    assert midnight + event.valarm.trigger.value == datetime(2026, 11, 24, 9)


def test_an_event_keeps_its_name_when_anything_about_it_changes_and_when_a_year_goes_by():
    before = uids(busy())
    actions = tuple(
        action.model_copy(update={"text": "Other words", "due": date(2027, 3, 1), "owner": "DSL"})
        for action in busy().actions
        if action.due
    )
    changed = busy().model_copy(update={"actions": actions, "risks": busy().risks[:1]})
    next_edition = changed.questionnaire.model_copy(update={"edition": "2027-09"})
    after = uids(changed.model_copy(update={"questionnaire": next_edition}), date(2027, 6, 1))
    assert after == before
    assert uids(renamed(busy(), "Marsh Lane Primary")) == before


def test_no_two_events_share_a_name_and_no_two_files_do():
    other = busy().model_copy(update={"id": "assessment-there"})
    names = [name for each in (busy(), other) for name in uids(each)]
    assert len(names) == len(set(names)) == 2 * 6


def test_an_action_and_a_risk_of_one_id_are_two_events_and_neither_is_the_review():
    same = {"id": "review", "due": date(2026, 12, 1)}
    both = setting(
        actions=(Action(text="Ask", **same),),
        risks=(Risk(title="Strangers", **same),),
        cadence=Cadence(next_on=date(2026, 12, 1)),
    )
    assert len(set(uids(both))) == 3


# ------------------------------------------------------------ from one file to another


def test_the_first_action_of_next_year_is_another_event_than_this_years():
    this, following = (begun(id=name) for name in ("assessment-this", "assessment-next"))
    assert not set(uids(this)) & set(uids(following))


def test_an_action_that_is_carried_into_another_file_is_the_same_event_there():
    carried = Action(id=ids.fresh("action"), text="Ask", due=date(2026, 12, 1))
    this, following = (setting(id=name, actions=(carried,)) for name in ("assessment-this", "assessment-next"))
    assert uids(this) == uids(following)


def test_two_files_of_before_ids_are_told_apart_and_a_new_name_or_date_tells_none_apart():
    first = Action(id="action-1", text="Ask", due=date(2026, 12, 1))
    old = setting(id=None, actions=(first,))
    moved = first.model_copy(update={"due": date(2027, 1, 9), "owner": "Head"})
    added = Action(id="action-2", text="Go", due=date(2027, 1, 10))
    (name, *_), following = uids(old), setting(id=None, actions=(first.model_copy(update={"text": "Test"}),))
    assert name not in uids(following)
    assert uids(renamed(old, "Marsh Lane"))[0] == name
    assert uids(setting(id=None, actions=(moved, added)))[0] == name


EARLIER_UIDS = ["864a3674-5897-58a4-b7a4-0399a47bc751", "40c08aea-5890-57d0-b7d9-9cb5e08b2012"]
"""What the action and the review of `begun` were known by until files had ids."""


def begun(**more):
    """A file with an action and a review."""
    return one().model_copy(update={"cadence": Cadence(next_on=date(2026, 12, 9)), **more})


def test_the_calendar_of_a_file_from_before_ids_cancels_what_is_in_calendars_by_the_name_of_today():
    for old in (begun(id=None), begun(id="earlier-2345678923")):
        now, then = events(old)[:2], events(old)[2:]
        assert [event.uid.value for event in then] == EARLIER_UIDS
        assert [event.status.value for event in now + then] == ["CONFIRMED"] * 2 + ["CANCELLED"] * 2
        assert not any(hasattr(event, "valarm") for event in then)
        assert all(
            int(event.sequence.value) > int(other.sequence.value) for event, other in zip(then, now, strict=True)
        )
        assert made(old) == made(old)


def test_what_no_earlier_version_can_have_put_into_a_calendar_is_not_cancelled():
    new = Action(id=ids.fresh("action"), text="Ask", due=date(2026, 12, 1))
    assert [event.status.value for event in events(begun())] == ["CONFIRMED"] * 2
    assert [event.status.value for event in events(setting(id=None, actions=(new,)))] == ["CONFIRMED"]


def test_a_later_export_counts_as_newer_and_so_does_a_change_on_the_same_day():
    moved = one(history=(Change(on=date(2026, 11, 22), progress=Progress.OPEN),))
    exports = [(one(), date(2026, 11, 22)), (moved, date(2026, 11, 22)), (one(), date(2026, 11, 23))]
    numbers = [int(events(*each)[0].sequence.value) for each in exports]
    assert numbers == sorted(set(numbers))
    stamps = [events(*each)[0].last_modified.value for each in exports]
    assert stamps[0].date() == date(2026, 11, 22)
    assert stamps[2] > stamps[0]


def test_a_plan_changed_more_often_than_can_be_counted_in_a_day_is_not_newer_than_tomorrows():
    often = one(history=(Change(on=date(2026, 11, 22), progress=Progress.OPEN),) * 500)
    today, tomorrow = (int(events(often, day)[0].sequence.value) for day in (date(2026, 11, 22), date(2026, 11, 23)))
    assert today < int(events(one(), date(2026, 11, 23))[0].sequence.value) <= tomorrow < 2**31


def test_the_same_input_and_day_give_the_same_bytes():
    assert made(busy()) == made(busy())
    assert made(busy()).count(b"DTSTAMP:20261122T000000Z") == 6


def test_roles_notes_and_evidence_stay_out_of_it():
    words = made(busy()).decode()
    for private in ("Head", "Governor", "Chair", "Deputy trained", "Too dear", "Safeguarding drive", "Police", "Fence"):
        assert private not in words
    assert words.count("CLASS:PRIVATE") == 6


def test_an_invented_setting_says_so_in_every_line_of_a_calendar():
    shown = events(busy().model_copy(update={"sample": "weak"}))
    assert all(event.summary.value.startswith("DEMO · ") for event in shown)


def test_a_calendar_without_a_date_is_not_made():
    with pytest.raises(CannotWrite, match="Nothing has a date yet"):
        made(setting(actions=(Action(id="action-1", text="Ask"),)))


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2028, 2, 29), date(2199, 12, 31)])
def test_days_at_the_edges_are_days_like_any_other(day):
    assert events(one(due=day))[0].dtstart.value == day
    assert int(events(one(), day)[0].sequence.value) > 0


def lines_of(data):
    """The lines of a calendar file by the rules of its format: CR LF, at most 75 octets, folded with a space."""
    assert data.endswith(b"\r\n")
    physical = data.split(b"\r\n")[:-1]
    assert not any(b"\n" in each or b"\r" in each for each in physical)
    assert max(map(len, physical)) <= 75
    return re.sub(b"\r\n[ \t]", b"", data).decode().split("\r\n")[:-1]


def plain(value):
    """A text value with the format's escapes taken out."""
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def check_by_hand(text):
    """Every line is one of those known, events nest, and the summary says the text in one line."""
    lines = lines_of(made(hostile(text)))
    assert [line for line in lines if line.startswith("BEGIN:")] == (
        ["BEGIN:VCALENDAR"] + ["BEGIN:VEVENT", "BEGIN:VALARM"] * 2
    )
    names = {re.match("[A-Z-]*", line)[0] for line in lines}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE",
        "CATEGORIES", "CLASS", "DESCRIPTION", "LAST-MODIFIED", "STATUS", "TRANSP", "ACTION", "TRIGGER",
    }  # fmt: skip
    shown = plain(next(line for line in lines if line.startswith("SUMMARY:")).removeprefix("SUMMARY:"))
    said = " ".join(f"Prevent · P2 · {text}".split())
    assert shown == said if len(said) <= 120 else shown.endswith(" …") and said.startswith(shown[:-2])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_text_and_nothing_more(text):
    check_by_hand(text)
    shown = " ".join(f"Prevent · P2 · {text}".split())
    first, second = events(hostile(text))
    assert first.summary.value[:100] == shown[:100]
    assert "Look again at a risk" in second.summary.value
    assert len(Calendar.from_ical(made(hostile(text))).walk("VEVENT")) == 2


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t;,\\:"), max_size=90))
@settings(deadline=None)
def test_any_text_a_file_may_hold_keeps_the_file_whole(text):
    check_by_hand(text)
