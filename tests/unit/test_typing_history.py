"""Typing that is taken back: a word at a time, in whichever field it was, and had again."""

from __future__ import annotations

from prevent_tui.tui.kit.typing_history import TypingHistory, changed_up_to


def typing(text: str, name: str = "text") -> TypingHistory:
    """A text typed letter by letter."""
    history = TypingHistory({"text": "", "owner": ""})
    for end in range(1, len(text) + 1):
        history.typed({**history.now, name: text[:end]}, name)
    return history


def test_a_word_is_one_step_and_the_space_before_it_goes_with_it():
    history = typing("Ask the DSL")
    steps = []
    while (fields := history.back()) is not None:
        steps.append(fields["text"])
    assert steps == ["Ask the", "Ask", ""]


def test_a_paste_and_each_turn_from_typing_to_deleting_are_steps_of_their_own():
    history = typing("abc")
    history.typed({**history.now, "text": "abc pasted"}, "text")
    for end in (9, 8):
        history.typed({**history.now, "text": "abc pasted"[:end]}, "text")
    assert history.back()["text"] == "abc pasted"
    assert history.back()["text"] == "abc"
    assert history.back()["text"] == ""


def test_what_follows_from_a_field_is_taken_back_with_it():
    history = TypingHistory({"checked": "", "until": ""})
    history.typed({"checked": "1 May 2026", "until": "1 May 2027"}, "checked")
    assert history.back() == {"checked": "", "until": ""}
    assert history.again() == {"checked": "1 May 2026", "until": "1 May 2027"}


def test_typing_after_something_was_taken_back_leaves_nothing_to_have_again():
    history = typing("one two")
    history.back()
    history.typed({**history.now, "text": "one x"}, "text")
    assert history.again() is None


def test_the_cursor_stands_where_a_text_was_changed():
    assert changed_up_to("Ask DSL", "Ask the DSL") == 8
    assert changed_up_to("Ask the DSL", "Ask DSL") == 4
    assert changed_up_to("", "all") == 3
