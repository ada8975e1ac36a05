"""Which questions the review lists, and the head of that list."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.actions import open_actions
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, cap, line, link, word
from prevent_tui.tui.review.by_role import open_questions
from prevent_tui.wording import grammar
from prevent_tui.wording.gaps import gap_count
from prevent_tui.workspace.work import Work


class GapHead(WorkBlock):
    """The head of the list of gaps, with how many there are."""

    def __init__(self) -> None:
        super().__init__(id="gap-head")

    def view(self, width: int) -> Lines:
        """Title and count, then the column heads where there is room for columns."""
        names = listed(self.work)
        title, right = self._title(names)
        return [self.ends(title, right, width)]

    def _title(self, names: list[str]) -> tuple[Content, Content]:
        look, work = self.look, self.work
        if work.by_role:
            count = f"{len(names)} of {grammar.plural(len(work.result.verdicts), 'question')}"
            title = Content.styled("STILL OPEN, BY ROLE", "bold $accent")
            return title, line((count, "bold $ink"), "   ", self._other())
        if work.unshown:
            count = grammar.plural(len(names), "answer")
            title = Content.styled("NOT SHOWN, OR OUT OF DATE", "bold $accent")
            return title, line((count, "bold $ink"), "   ", self._other())
        if work.quick:
            done = sum(work.result.verdicts[name].status is not Status.NONE for name in names)
            title = Content.styled("TEN-MINUTE CHECK", "bold $accent")
            right = line((str(done), "bold $ink"), (f" of {len(names)} answered", "$quiet"))
        else:
            unplanned = sum(not open_actions(work.assessment, name) for name in work.result.own_gaps)
            # Where there is little room, what rests on a gap says so in its own row.
            count = gap_count(work.result) if self.wide else grammar.plural(len(work.result.own_gaps), "gap")
            title = line(
                ("NOT YET SO", "bold $accent"),
                (f"  {count}" + (", in the order to mend" if self.wide else ""), "$quiet"),
            )
            right = Content.styled(f"{unplanned} without an action", "$quiet")
        if counts := evidence_status.doubt_counts(work.result):
            doubts = ", ".join(counts if self.wide else counts[:1])
            key = cap(look, look.cap("views", "v"))
            right = line(right, "   ", link(line(key, (f" {doubts}", "$partly")), "run", "views"))
        return title, right

    def _other(self) -> Content:
        return link(word(self.look, "Esc", "gaps"), "run", "back")


def listed(work: Work) -> list[str]:
    """The questions the review lists: the gaps in order, those of the ten-minute check, not shown, or still open."""
    if work.by_role:
        return open_questions(work)
    if work.unshown:
        doubtful = [verdict for verdict in work.result.verdicts.values() if evidence_status.verdict_doubt(verdict)]
        return [each.question.id for each in sorted(doubtful, key=lambda each: each.question.obligation.rank)]
    if work.quick:
        return [verdict.question.id for verdict in work.result.verdicts.values() if verdict.question.quick]
    return list(work.result.gaps)
