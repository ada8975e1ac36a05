"""Everything that is said of a risk, for a register that can only be read."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.tui.kit.draw import line
from prevent_tui.wording.dates import day, days_away
from prevent_tui.workspace.work import Work


def in_full(work: Work, risk: Risk) -> Content:
    """Everything that is said of a risk, to be read."""
    words, local = scale(), risk.local
    ratings = [
        f"{words.rating_text(r)} ({words.rating_formula(r)})" if r else "" for r in (risk.initial, risk.residual)
    ]
    asked = [work.questionnaire.reference[name] for name in risk.questions if name in work.result.verdicts]
    rows = (
        ("Who", risk.who),
        ("Local picture", local.text),
        ("From", local.source),
        ("Dated", day(local.on) if local.on else ""),
        ("Handling", local.handling),
        ("Controls", risk.controls),
        ("Before", ratings[0]),
        ("With controls", ratings[1]),
        ("Further", risk.further),
        ("Lead", risk.lead),
        ("Look again", f"{day(risk.due)}, {days_away(risk.due, work.today)}" if risk.due else ""),
        ("Questions", ", ".join(asked)),
    )
    return Content("\n").join(line((f"{label}: ", "$quiet"), (text, "$ink")) for label, text in rows if text)
