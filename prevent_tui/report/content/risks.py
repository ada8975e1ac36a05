"""The risk register: the matrix, every field of every risk, what is asked about them, and what was proposed."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.analysis import risk_proposals
from prevent_tui.analysis.risk_checks import risk_doubts
from prevent_tui.assessment import risks as register
from prevent_tui.assessment.model.risk import Rating, Risk
from prevent_tui.assessment.risk_scale import STEPS, scale
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Span, Tone
from prevent_tui.report.model.matrix import Matrix, MatrixCell, MatrixSide
from prevent_tui.wording import grammar
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.plan import PROGRESS_WORDS

_APART = "The register is a record of its own. It is never blended into the score."
_COLUMNS = (
    Column("Risk, and who may be affected", 40),
    Column("Local picture and controls", 50),
    Column("Before the controls", 24),
    Column("With the controls", 24),
    Column("To be done, by whom", 38),
)


def risks(case: Case) -> Iterator[Block]:
    """The register; nothing where there is none and the questionnaire has no risks to offer."""
    worst_first = register.worst_first(case.assessment)
    proposals = risk_proposals.proposed_risks(case.questionnaire, case.assessment, case.result)
    if not worst_first and not case.questionnaire.risks:
        return
    yield Heading(2, "Risk register", finding=_finding(worst_first))
    if worst_first:
        rated = "Each is rated by how likely and how grave it is, 1 to 5, before the controls and with them."
        yield Paragraph(
            (Span(f"{plural(len(worst_first), 'risk')}. {rated} {_APART}"),), ParagraphKind.LEAD, introduces=True
        )
        if any(risk.initial or risk.residual for risk in worst_first):
            yield _matrix(case)
        letters = register.matrix_letters(case.assessment)
        yield Table(
            _COLUMNS,
            tuple(_row(case, risk, letters[risk.id]) for risk in worst_first),
            "The register, the worst first",
        )
        yield from _doubts(case, worst_first, letters)
    else:
        yield Paragraph((Span(f"No risks are written down yet. {_APART}"),), ParagraphKind.LEAD)
    if proposals:
        yield from _proposed(case, proposals)


def _proposed(case: Case, proposals: tuple[risk_proposals.RiskProposal, ...]) -> Iterator[Block]:
    yield Heading(3, f"Proposed by the answers, not in the register: {len(proposals)}", listed=False)
    rows = []
    for each in proposals:
        why = each.reasons(case.questionnaire.reference)
        rows.append(Row(((Span(grammar.name_in_sentence(each.entry.title)),), (Span(why[0].upper() + why[1:]),))))
    yield Table((Column("Risk", 96), Column("Why it is proposed", 76)), tuple(rows))


def _finding(risks: tuple[Risk, ...]) -> str:
    if not risks:
        return "No risks written down yet"
    now = [scale().band(rating.score) for risk in risks if (rating := risk.residual or risk.initial)]
    counts = [(now.count(band), band.word.lower()) for band in reversed(scale().bands)]
    return ", ".join([plural(len(risks), "risk"), *(f"{count} {word}" for count, word in counts if count)])


def _matrix(case: Case) -> Matrix:
    words = scale()
    return Matrix(
        caption="Where the risks stand, by their letters in the register",
        likelihood=tuple(f"{step} {words.likelihood[step - 1].word}" for step in reversed(STEPS)),
        impact=tuple(f"{step} {words.impact[step - 1].word}" for step in STEPS),
        sides=(
            MatrixSide("Before the controls", _cells(case, after=False)),
            MatrixSide("With the controls", _cells(case, after=True)),
        ),
        bands=tuple((band.sign, f"{band.word} {words.score_range(band)}") for band in words.bands),
    )


def _cells(case: Case, *, after: bool) -> tuple[tuple[MatrixCell, ...], ...]:
    there = register.matrix_cells(case.assessment, after=after)
    return tuple(
        tuple(_cell(likelihood * impact, there.get((likelihood, impact), ())) for impact in STEPS)
        for likelihood in reversed(STEPS)
    )


def _cell(score: int, letters: tuple[str, ...]) -> MatrixCell:
    band = scale().band(score)
    return MatrixCell(scale().bands.index(band), f"{band.sign} {score}", letters)


def _row(case: Case, risk: Risk, letter: str) -> Row:
    late = risk.due is not None and risk.due < case.today
    what: list[Piece] = [Span(f"{letter}  {risk.title}", Tone.STRONG)]
    what += [Span(risk.who)] if risk.who else []
    what += [case.question_ref(v.question) for name in risk.questions if (v := case.result.verdicts.get(name))]
    cells: tuple[Cell, ...] = (
        tuple(what),
        _known(risk),
        _rated(risk.initial),
        _rated(risk.residual),
        _ahead(case, risk),
    )
    return Row(cells, Mark.LATE if late else Mark.NONE)


def _known(risk: Risk) -> Cell:
    local = risk.local
    pieces = [Span(local.text)] if local.text else [absent_text("No local picture")]
    dated = day(local.on) if local.on else ""
    pieces += (
        [Span(", ".join(part for part in (local.source, dated) if part), Tone.QUIET)] if local.source or dated else []
    )
    pieces += [Span(f"Handling: {local.handling}", Tone.QUIET)] if local.handling else []
    return (
        *pieces,
        Span("Controls", Tone.STRONG),
        Span(risk.controls) if risk.controls else absent_text("None written down"),
    )


def _rated(rating: Rating | None) -> Cell:
    if rating is None:
        return (absent_text("Not rated"),)
    return Span(scale().rating_text(rating), Tone.STRONG), Span(scale().rating_formula(rating), Tone.QUIET)


def _ahead(case: Case, risk: Risk) -> Cell:
    pieces: list[Piece] = [Span(risk.further)] if risk.further else []
    for action in register.actions_for(case.assessment, risk.id):
        parts = [PROGRESS_WORDS[action.progress].lower(), action.owner, f"by {day(action.due)}" if action.due else ""]
        pieces += [Span(f"Action: {action.text}"), Span(" · ".join(part for part in parts if part), Tone.QUIET)]
    pieces += [] if pieces else [absent_text("Nothing further written down")]
    pieces.append(Span(f"Lead: {risk.lead}", Tone.STRONG) if risk.lead else absent_text("No lead"))
    if risk.due:
        late = f", {days_away(risk.due, case.today)}" if risk.due < case.today else ""
        pieces.append(Span(f"Look again by {day(risk.due)}{late}", Tone.STRONG if late else Tone.QUIET))
    return tuple(pieces)


def _doubts(case: Case, risks: tuple[Risk, ...], letters: dict[str, str]) -> Iterator[Block]:
    rows = []
    for risk in risks:
        doubtful = risk_doubts(risk, case.assessment, case.result)
        if doubtful:
            sentences = tuple(Span(doubt.text_with_references(case.questionnaire.reference)) for doubt in doubtful)
            rows.append(Row(((Span(f"{letters[risk.id]}  {risk.title}", Tone.STRONG),), sentences)))
    if rows:
        yield Heading(3, f"Risks to think about again: {len(rows)}", listed=False)
        yield Table((Column("Risk", 62), Column("What is asked", 110)), tuple(rows))
