"""A telephone number, an extension and a web address go to the next line whole, at any width that has room for them."""

from __future__ import annotations

import pytest
from textual.content import Content

from prevent_tui.assessment.contacts import signposts
from prevent_tui.tui.kit.draw import balance, hang, space, wrap

NUMBERS = (
    *("0800 789 321", "0800 011 3764", "020 7340 7264", "+44 20 7946 0018", "(01632) 960 123", "01632 960-123"),
    *("extension 12", "ext. 4501"),
)


def plain(rows: list[Content]) -> list[str]:
    return [row.plain.strip() for row in rows]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_whole_at_every_width(number):
    text = Content.assemble("Ring the office on ", (number, "bold"), ", or (out of hours) the council, by day.")
    for width in range(17, 80):
        for rows in (wrap(text, width), balance(text, width), hang(Content("  "), text, width + 2)):
            assert sum(number in row for row in plain(rows)) == 1, width
            assert " ".join(plain(rows)) == text.plain
            assert all(row.cell_length <= width + 2 for row in rows)
            (row,) = (row for row in rows if number in row.plain)
            assert [row.plain[span.start : span.end] for span in row.spans] == [number]


@pytest.mark.parametrize(
    "address", ["gov.uk/guidance/make-a-complaint-about-prevent", "safeguarding.office@council.example"]
)
def test_an_address_that_has_no_room_beside_stands_whole_under_it(address):
    for width in range(len(address) + 2, 90):
        rows = plain(hang(Content("Who takes complaints          "), Content(f"The unit: {address}"), width))
        assert sum(address in row for row in rows) == 1, width
        assert rows[0].startswith("Who takes complaints")


def test_what_has_no_room_in_a_line_is_broken_and_nothing_of_it_is_lost():
    for text in ("Ring 0800 011 3764 now", "gov.uk/report-terrorism"):
        assert "".join("".join(plain(wrap(Content(text), 6))).split()) == "".join(text.split())


def test_figures_that_are_no_number_to_ring_are_broken_as_words_are():
    assert plain(wrap(Content("36 of 50 answered in 2026 12 times"), 10)) == [
        "36 of 50",
        "answered",
        "in 2026 12",
        "times",
    ]


def test_every_national_number_is_whole_in_the_columns_of_the_smallest_window():
    for each in signposts(None):
        rows = plain(hang(space(2), Content(each.reach), 30))
        for part in (part for part in NUMBERS if part in each.reach):
            assert any(part in row for row in rows)
