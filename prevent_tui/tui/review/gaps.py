"""Which questions the review lists, and the head of that list."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.actions import open_actions
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, cap, line, link, word
from prevent_tui.tui.kit.fitting import both_ends
from prevent_tui.tui.review.by_role import open_questions
from prevent_tui.wording import grammar
from prevent_tui.wording.gaps import gap_count, short_gap_count
from prevent_tui.workspace.work import Work


class GapHead(WorkBlock):
    """The head of the list of gaps, with how many there are."""

    def __init__(self) -> None:
        super().__init__(id="gap-head")

    def view(self, width: int) -> Lines:
        """Title and count, then the column heads where there is room for columns."""
        names = listed(self.work)
        return [both_ends(self._variants(names), width, self.look.cut)]

    def _variants(self, names: list[str]) -> list[tuple[Content, Content]]:
        """What stands at both ends, the fullest first: what is left out is a word, never a figure."""
        look, work = self.look, self.work
        if work.by_role:
            count = f"{len(names)} of {grammar.plural(len(work.result.verdicts), 'question')}"
            title = Content.styled("STILL OPEN, BY ROLE", "bold $accent")
            return [(title, line((count, "bold $ink"), "   ", self._other()))]
        if work.unshown:
            count = ": ".join([grammar.plural(len(names), "answer"), *_doubts(work)])
            title = Content.styled("NOT SHOWN, OR OUT OF DATE", "bold $accent")
            return [(title, line((count, "bold $ink"), "   ", self._other()))]
        if work.quick:
            done = sum(work.result.verdicts[name].status is not Status.NONE for name in names)
            title = Content.styled("TEN-MINUTE CHECK", "bold $accent")
            rights = [line((str(done), "bold $ink"), (f" of {len(names)} answered", "$quiet"))]
            titles, least = [title], []
        else:
            own = work.result.own_gaps
            unplanned = sum(not open_actions(work.assessment, name) for name in own)
            # What rests on a gap has a row of its own, and is counted apart in every width.
            whole, short = gap_count(work.result), short_gap_count(work.result)
            so, counts = ("NOT YET SO  ", "bold $accent"), (f"{whole}, in the order to mend", whole, short)
            titles = [line(so, (count, "$quiet")) for count in counts]
            least = [Content.styled(short, "bold $accent")]
            of = f"{unplanned} of {len(own)}"
            words = (f"   {of} without an action", f"{of} without an action", f"{of} unplanned")
            rights = [Content.styled(each, "$quiet") for each in words]
        if doubts := evidence_status.doubt_counts(work.result):
            key = cap(look, look.cap("views", "v"))
            texts = (", ".join(doubts), doubts[0], doubts[0].replace("claimed, ", ""))
            links = [link(line(key, (f" {text}", "$partly")), "run", "views") for text in dict.fromkeys(texts)]
            rights = [line(right, "   ", each) for right in rights for each in links]
        return [(title, right) for names in (titles, least) for right in rights for title in names]

    def _other(self) -> Content:
        return link(word(self.look, "Esc", "gaps"), "run", "back")


def _doubts(work: Work) -> list[str]:
    """How many of the answers are doubtful for which reason, in a phrase; nothing where none is."""
    return [", ".join(counts)] if (counts := evidence_status.doubt_counts(work.result)) else []


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
