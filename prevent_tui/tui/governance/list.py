"""The governors' page: what they ask, the replies, what they could ask; and the way to the sign-off."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial, reduce

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.assessment import challenges
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.assessment.storage.document import Document
from prevent_tui.assessment.storage.versions import version_before
from prevent_tui.tui.governance.forms import AskChallenge, ChallengeInput, ask_reply
from prevent_tui.tui.governance.rows import ChallengeRow, in_full, questions_band, reply_line
from prevent_tui.tui.governance.tabs import part_tabs, show_tab, sign_off_standing
from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Notice
from prevent_tui.tui.kit.draw import Lines, line, link, word, wrap
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import GOVERNORS
from prevent_tui.tui.kit.routes import Route, ToGovernors
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.wording.grammar import number_word
from prevent_tui.wording.posts import governing_body
from prevent_tui.workspace.derived import derived
from prevent_tui.workspace.work import Work

_OFFER = "offer "
_AT_ONCE = 5


@derived
def _offered(work: Work, before: Assessment | None) -> tuple[Challenge, ...]:
    """What could be asked besides, also about what changed since the version before; nothing of one that is closed."""
    if work.read_only:
        return ()
    return tuple(proposed_challenges(work.session.questionnaire, work.assessment, work.result, before))


class GovernorsScreen(ListPage):
    """The questions on the list with their replies, then those proposed."""

    ROOM = "g"
    NAME = "governors"
    ITEMS = "challenges"
    COMES_FORWARD = ToGovernors
    KEYS = GOVERNORS
    BINDINGS = bindings(key for key in GOVERNORS if key.action not in {"move", "open"})
    ABOUT = (
        "Help: governors",
        "Questions for those who govern are made from these answers: gaps, what nobody knows, proof that is missing or "
        "out of date, answers that do not go together, what changed since the version before. Take up those worth "
        "asking and note the replies; the report prints both.",
        "3 signs the assessment off: role, date, decision, minute reference, next review. Then it is sealed and only "
        "read; 3 then opens it again as a new version, and keeps the sealed one beside it.",
    )

    def __init__(self, at: str = "") -> None:
        super().__init__(at)
        self.before: Assessment | None = None
        self._superseded: str | None = None

    def arrive(self, route: Route) -> None:
        """Marks what is asked for."""
        if isinstance(route, ToGovernors):
            self.at = route.at

    def draw(self) -> None:
        """Shows the present state; what the version before said is looked up once, meanwhile."""
        work = self.work
        supersedes = work.assessment.sign_off.supersedes if work.assessment.sign_off else None
        known = supersedes == self._superseded
        if not known:
            self._superseded, self.before = supersedes, work.before
        super().draw()
        if not known and supersedes and work.document:
            self.run_worker(self._look_back(work.document, work.assessment))

    async def _look_back(self, document: Document, assessment: Assessment) -> None:
        before = await asyncio.to_thread(version_before, document.path, assessment)
        if assessment.sign_off and assessment.sign_off.supersedes == self._superseded:
            self.before = before
            self.redraw()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: Enter takes up, replies, or only reads."""
        onward, *rest = self.KEYS
        label = "read" if self.work.read_only else "take it up" if self._is_offered else "reply or reword"
        return (replace(onward, label=label), *rest)

    @property
    def _is_offered(self) -> bool:
        return (self.current or "").startswith(_OFFER)

    @property
    def marked_question(self) -> str:
        """The first question asked now that the marked one is about."""
        about = self._marked.questions if self._marked else ()
        return next((name for name in about if name in self.work.result.verdicts), "")

    @property
    def here(self) -> tuple[Route, ...]:
        """The list, at the marked question."""
        return (ToGovernors(self.current or ""),)

    def action_tab(self, key: str) -> None:
        """This, the checks, or the sign-off."""
        show_tab(self, key)

    def action_governors(self) -> None:
        """This is the room already."""
        self.program.say("These are their questions. 2 shows the checks, 3 signs off.")

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self.is_ready:
            self.frame()

    @property
    def offered(self) -> tuple[Challenge, ...]:
        """What could be asked besides."""
        return _offered(self.work, self.before)

    # ------------------------------------------------------------ what is shown

    def band(self, width: int) -> Lines:
        """How many are asked, and how many have no reply."""
        return questions_band(self.program.look, self.work, len(self.offered), width)

    def head(self, width: int) -> Lines:
        """The parts of the room, and how the sign-off stands."""
        text, tail = sign_off_standing(self.program.look, self.work)
        whole = line(text, "  ", tail)
        signed = [whole] if whole.cell_length <= width else wrap(text, width, 3, self.program.look.cut)
        return [*part_tabs(self, 0, width), *signed]

    def rows(self) -> list[Row]:
        """What is asked, then what could be."""
        rows = [Row(each.id, partial(self._challenge, each)) for each in self.work.assessment.challenges]
        if self.offered:
            more = f"PROPOSED FROM THESE ANSWERS: {len(self.offered)}"
            look = self.program.look
            one = link(word(look, "Enter", "takes one up"), "select")
            five = link(word(look, look.cap("new", "+"), "the first five"), "screen.new")
            head = Content.styled(more, "bold $quiet")
            keys = line(head, "   ", one, (", ", "$quiet"), five)
            blank = [Row(None, lambda _width, _at: Content(" "))] if rows else []
            rows += [*blank, Row(None, lambda width, _at: keys if keys.cell_length <= width else head)]
            rows += [Row(_OFFER + each.text, partial(self._proposed, each)) for each in self.offered]
        return rows

    def _challenge(self, each: Challenge, width: int, at: bool) -> Content:
        reply = reply_line(self.program.look, each)
        return ChallengeRow(self.program, each, at, reply).draw(width, is_wide=self.is_wide)

    def _proposed(self, each: Challenge, width: int, at: bool) -> Content:
        text = self.program.look.say(each.text)
        return ChallengeRow(self.program, each.model_copy(update={"text": text}), at).draw(width, is_wide=self.is_wide)

    def nothing(self) -> str:
        """What to do where there is none."""
        if self.work.read_only:
            return "No questions were asked of this version."
        return "No questions yet, and none to propose. Press + to write one down that was asked."

    # ------------------------------------------------------------ what can be done

    @property
    def _marked(self) -> Challenge | None:
        """The question that has the keys, asked or proposed."""
        current = self.current or ""
        if current.startswith(_OFFER):
            return next((each for each in self.offered if _OFFER + each.text == current), None)
        return challenges.find(self.work.assessment, current)

    def open(self, row_id: str) -> None:
        """Takes a proposed one up, or asks for the reply to one that is asked."""
        each = self._marked
        if each is None:
            return
        if each.id == challenges.NEW:
            self._take(each)
        elif self.work.read_only:
            self.app.push_screen(Notice("What was asked", in_full(each)))
        else:
            ways = [
                Way("Reply to it", partial(ask_reply, self.program, each)),
                Way("Reword it, or say what it is about", partial(self._reword, each)),
            ]
            offer(
                self.program,
                Card(
                    f"A question from {governing_body(self.work.questionnaire)}",
                    ways,
                    "The report prints the question and the reply.",
                ),
            )

    def _with(self, assessment: Assessment, each: Challenge) -> Assessment:
        return challenges.add(assessment, each, self.work.session.today, self.work.session.ids)

    @changes
    def _take(self, each: Challenge) -> None:
        """Takes up a proposed question; the next proposed one is marked."""
        self.near = tuple(name for name in self.around(_OFFER + each.text) if name.startswith(_OFFER))
        self.work.session.apply("governors' question", self._with(self.work.assessment, each))

    @changes
    def action_new(self) -> None:
        """Takes up the first five of those proposed, or asks for one's own; where none is proposed, for that."""
        if not self.offered:
            self._write()
            return
        count = min(_AT_ONCE, len(self.offered))
        ways = [
            Way(f"Take up the first {number_word(count)} of those proposed", self._take_five),
            Way(f"Write one from {governing_body(self.work.questionnaire)}", self._write),
        ]
        offer(self.program, Card("Add to the list", ways, "What is proposed is made from these answers."))

    @changes
    def _take_five(self) -> None:
        """Takes up the first five of those proposed, and marks the first of them, to be replied to."""
        proposals = self.offered[:_AT_ONCE]
        before = len(self.work.assessment.challenges)
        after = reduce(self._with, proposals, self.work.assessment)
        self.at = after.challenges[before].id
        self.work.session.apply("governors' questions", after)

    @changes
    def _write(self) -> None:
        """Asks for one's own question."""

        def keep(entry: ChallengeInput | None) -> None:
            if entry and entry.text:
                own = Challenge(id=challenges.NEW, text=entry.text, questions=entry.questions)
                after = self._with(self.work.assessment, own)
                if after is self.work.assessment:
                    self.program.say("That question is on the list already.")
                    return
                self.at = after.challenges[-1].id
                self.work.session.apply("governors' question", after)

        ask(self.program, AskChallenge(None, self.work.questionnaire.reference), keep)

    @changes
    def _reword(self, each: Challenge) -> None:
        def keep(entry: ChallengeInput | None) -> None:
            if entry is None:
                return
            if each.id == challenges.NEW:
                changed = each.model_copy(update={"text": entry.text, "questions": entry.questions})
                after = self._with(self.work.assessment, changed)
            else:
                after = challenges.reword(self.work.assessment, each.id, entry.text, entry.questions)
            self.work.session.apply("governors' question", after)

        ask(self.program, AskChallenge(each, self.work.questionnaire.reference), keep)

    def action_take_off(self) -> None:
        """Takes the marked question off the list; undo brings it back."""
        each = self._marked
        if each and each.id != challenges.NEW:
            self._take_off(each)
        else:
            self.program.say("It is only proposed: not on the list, so there is nothing to take off.")

    @changes
    def _take_off(self, each: Challenge) -> None:
        self.near = self.around(each.id)
        self.work.session.apply("governors' question", challenges.reword(self.work.assessment, each.id, ""))
        self.program.say("Taken off the list; U brings it back.")

    def action_questions(self) -> None:
        """Goes to the first question asked now that the marked one is about."""
        if self._marked and not self.marked_question:
            self.program.say("It is about no question that is asked now.")
        else:
            super().action_questions()
