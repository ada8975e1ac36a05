"""The risk matrix of a report, as plain data: likelihood by impact, before the controls and with them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MatrixCell:
    """A cell: its number, its band and the risks there.

    Attributes:
        band: The place of its band, 0 for the lowest.
        words: The band's sign and the number, such as `H 12`.
        letters: The letters of the risks that stand there.
    """

    band: int
    words: str
    letters: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatrixSide:
    """One of the two grids; its rows run from the most likely to the least, its cells from the slightest impact up."""

    title: str
    rows: tuple[tuple[MatrixCell, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """Both grids, with the words at their edges.

    Attributes:
        likelihood: What the rows are called, from the most likely to the least.
        impact: What the columns are called, from the slightest up.
        bands: Each band's sign and what it stands for, from the lowest up.
    """

    caption: str
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    sides: tuple[MatrixSide, MatrixSide]
    bands: tuple[tuple[str, str], ...]
