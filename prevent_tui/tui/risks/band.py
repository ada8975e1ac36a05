"""What the risk register says before anything else: how many risks are grave, and which are not rated."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.assessment.risk_scale import scale
from prevent_tui.assessment.risks import matrix_letters
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.wording.grammar import join_words, number_word
from prevent_tui.workspace.work import Work

_APART = "The register never changes the score."


def risk_band(work: Work, width: int) -> Lines:
    """Return the band: what the risks come to with what is in place; then which are not rated.

    Args:
        work: The open assessment.
        width: Cells there are; where the whole does not fit, the shorter of two wordings is taken.
    """
    risks = work.assessment.risks
    if not risks:
        return [Content.styled("No risks in the register yet.", "bold"), Content.styled(_APART, "$quietband")]
    letters = matrix_letters(work.assessment)
    bare = sorted((letters[risk.id] for risk in risks if risk.residual is None), key=lambda each: (len(each), each))
    many = f"{number_word(len(risks)).capitalize()} {'risk' if len(risks) == 1 else 'risks'}"
    if len(bare) == len(risks):
        return [
            Content.styled(f"{many}, not rated with the controls yet.", "bold"),
            Content.styled(_APART, "$quietband"),
        ]
    grave = _grave(work)
    return [
        fitting(_variants((f"{many}; with what is in place, {grave}.", f"{many}; {grave}."), "bold"), width),
        fitting(_variants((f"{_bare(bare)}{_APART}", _bare(bare) or _APART), "$quietband"), width),
    ]


def _grave(work: Work) -> str:
    """How many risks are in the two gravest bands: `one is severe and two are high`."""
    severe, high = (
        (sum(scale().band(risk.residual.score) == band for risk in work.assessment.risks if risk.residual), band)
        for band in reversed(scale().bands[-2:])
    )
    if not severe[0] and not high[0]:
        return f"none is {high[1].word.lower()} or {severe[1].word.lower()}"
    parts = [
        f"{number_word(count) if count else 'none'} {'are' if count > 1 else 'is'} {band.word.lower()}"
        for count, band in ((high, severe) if not severe[0] else (severe, high))
    ]
    return join_words(parts)


def _bare(letters: list[str]) -> str:
    if not letters:
        return ""
    count = f"{number_word(len(letters)).capitalize()} {'is' if len(letters) == 1 else 'are'}"
    return f"{count} not rated yet: {join_words(letters)}. "


def _variants(texts: tuple[str, ...], style: str) -> list[Content]:
    return [Content.styled(text.rstrip(), style) for text in texts]
