"""Every block of a report as Markdown, each as the paragraphs, lists and tables it comes to."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.markdown.escape import cell, escape_line_start, heading_text, inline, strong
from prevent_tui.report.formats.markdown.spans import (
    BREAK,
    WIDEST,
    Draft,
    broken,
    grid,
    item,
    listing,
    quoted,
    state,
    width,
)
from prevent_tui.report.model.blocks import Contents, Heading, Item, Notice, Pair, Paragraph, Row, Table, Verdict
from prevent_tui.report.model.figures import (
    Figures,
    GridKey,
    LetterGrid,
    Months,
    Radar,
    Slot,
    StateBars,
    StateKey,
    StateStrip,
)
from prevent_tui.report.model.inline import LETTERS, State
from prevent_tui.report.model.inline import Cell as TableCell
from prevent_tui.report.model.matrix import Matrix
from prevent_tui.wording.states import STATUS_SIGNS


def heading(draft: Draft, block: Heading) -> Iterator[str]:
    """A heading; a listed one is where the contents lead to, and one that begins a sheet stands under a rule."""
    if block.starts_page:
        yield "---"
    anchor = f'<a id="part-{draft.place}"></a>' if block.listed else ""
    yield f"{'#' * max(2, min(block.level, 4))} {anchor}{heading_text(block.text)}"


def paragraph(draft: Draft, block: Paragraph) -> Iterator[str]:
    """Running text."""
    yield draft.running(block.spans)


def verdict(_draft: Draft, block: Verdict) -> Iterator[str]:
    """The verdict in words, and what lies behind it."""
    yield f"## {heading_text(block.text)}"
    yield broken(block.detail)


def notice(_draft: Draft, block: Notice) -> Iterator[str]:
    """A sentence that belongs to what stands above it."""
    yield quoted(broken(block.text))


def figures(_draft: Draft, block: Figures) -> Iterator[str]:
    """The numbers that matter, each with what it is out of."""
    items = []
    for each in block.items:
        number = " ".join(inline(part) for part in (each.value, each.rest) if part)
        before = f" {inline(each.before)}." if each.before else ""
        items.append(f"{strong(inline(each.title) + ':')} {number}. {inline(each.note)}{before}")
    yield listing(items)


def table(draft: Draft, block: Table) -> Iterator[str]:
    """A table; where its texts are long, a list with each text under the title of its column."""
    yield from draft.caption(block.caption)
    head = [cell(column.title) for column in block.columns]
    rows = [[_in_table(draft, each) for each in row.cells] for row in block.rows]
    if width([head, *rows]) <= WIDEST:
        yield grid(head, rows, [column.right for column in block.columns])
    else:
        yield "\n".join(_entry(draft, block, row) for row in block.rows)


def _in_table(draft: Draft, content: TableCell) -> str:
    return "<br>".join(draft.piece(piece, in_table=True) for piece in content)


def _entry(draft: Draft, block: Table, row: Row) -> str:
    """A row as an entry with one below it for each further column; a row that goes on from the last has these alone."""
    lines = []
    for column, content in zip(block.columns, row.cells, strict=True):
        pieces = [draft.piece(piece) for piece in content]
        lines.append(labelled(column.title, [piece for piece in pieces if piece]) if content else "")
    first, *rest = lines
    return "\n".join([*([item(first)] if first else []), *(item(each, "  - ") for each in rest if each)])


def labelled(title: str, lines: list[str]) -> str:
    """What is said under a title."""
    label = inline(title)
    return " ".join([strong(label if label.endswith((".", "?", ":")) else f"{label}:"), BREAK.join(lines)]).rstrip(" ")


def pair(draft: Draft, block: Pair) -> Iterator[str]:
    """Two lists, one after the other."""
    for each in (block.left, block.right):
        yield strong(inline(each.title))
        yield listing(_item(draft, entry) for entry in each.items)


def _item(draft: Draft, entry: Item) -> str:
    text = draft.running(entry.spans)
    return f"{text} {state(entry.state)}" if entry.state else text


def contents(draft: Draft, _block: Contents) -> Iterator[str]:
    """The listed headings as links, each with what was found there."""
    yield "## Contents"
    entries = []
    for place, each in draft.headings:
        finding = f": {inline(each.finding)}" if each.finding else ""
        entry = item(f"[{inline(each.text)}](#part-{place}){finding}")
        entries.append(entry if each.level <= 2 else f"  {entry}")
    yield "\n".join(entries)


def state_key(_draft: Draft, block: StateKey) -> Iterator[str]:
    """The states: sign and word, meaning, and what follows."""
    rows = [[state(of), cell(meaning), cell(follows)] for of, meaning, follows in block.rows]
    yield grid(["State", "What it means", "What follows"], rows)


def state_strip(_draft: Draft, block: StateStrip) -> Iterator[str]:
    """One letter for each question, in the questions' order."""
    yield " ".join(LETTERS[each.status] for each in block.states)


def state_bars(draft: Draft, block: StateBars) -> Iterator[str]:
    """How many questions are in each state, each count beside the sign of its state."""
    yield from draft.caption(block.caption)
    yield _key(block.states)
    items = []
    for label, counts in block.rows:
        shown = zip(block.states, counts, strict=True)
        counted = ", ".join(f"{STATUS_SIGNS[of.status]} {count}" for of, count in shown if count)
        items.append(f"{strong(inline(label) + ':')} {counted}")
    yield listing(items)


def _key(states: tuple[State, ...]) -> str:
    return ", ".join(f"{STATUS_SIGNS[each.status]} {inline(each.word)}" for each in states)


def letter_grid(draft: Draft, block: LetterGrid) -> Iterator[str]:
    """The questions of a theme by area: the reference, and the letter of its state; a must stands out."""
    yield f"### {heading_text(block.title)}"
    yield broken(block.summary)
    items = []
    for area in block.areas:
        cells = (f"{draft.link(each.ref)} {LETTERS[each.state.status]}" for each in area.cells)
        shown = ", ".join(strong(text) if each.must else text for text, each in zip(cells, area.cells, strict=True))
        items.append(escape_line_start(f"{inline(area.title)}: {shown}" if area.title else shown))
    yield listing(items)


def grid_key(_draft: Draft, block: GridKey) -> Iterator[str]:
    """What the letters mean."""
    letters = ", ".join(f"{LETTERS[each.status]} {inline(each.word)}" for each in block.states)
    yield f"Key: {letters}{f', {strong(inline(block.must))}' if block.must else ''}"


def months(draft: Draft, block: Months) -> Iterator[str]:
    """Each month with what is due in it."""
    yield from draft.caption(block.caption)
    items = []
    for each in block.months:
        slots = [_slot(draft, slot) for slot in each.slots]
        head = f"{strong(inline(each.title))} ({len(slots)})"
        items.append("\n".join([head, *(item(slot) for slot in slots)]))
    yield listing(items)


def _slot(draft: Draft, slot: Slot) -> str:
    parts = [draft.link(slot.ref) if slot.ref else "", state(slot.state) if slot.state else "", inline(slot.who)]
    return escape_line_start(" ".join(part for part in (*parts, "**overdue**" if slot.late else "") if part))


def radar(draft: Draft, block: Radar) -> Iterator[str]:
    """Each arm with its words, and what the broken line of a radar stands for."""
    yield from draft.caption(block.caption)
    items = [escape_line_start(f"{inline(arm.label)}: {strong(inline(arm.words))}") for arm in block.arms]
    ring = [] if block.ring is None else [escape_line_start(f"{inline(block.ring_words)}: {strong(f'{block.ring}%')}")]
    yield listing([*items, *ring])


def matrix(draft: Draft, block: Matrix) -> Iterator[str]:
    """Both grids, one after the other: likelihood at the left, impact above."""
    yield from draft.caption(block.caption)
    for side in block.sides:
        rows = [
            [
                cell(name),
                *(" ".join([cell(each.words), *(strong(cell(letter)) for letter in each.letters)]) for each in row),
            ]
            for name, row in zip(block.likelihood, side.rows, strict=True)
        ]
        yield grid([cell(side.title), *map(cell, block.impact)], rows)
    yield ", ".join(f"{strong(inline(sign))} {inline(words)}" for sign, words in block.bands)
