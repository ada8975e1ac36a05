"""What stands around the levels of a question: its words, the next step, the proof, the note, the guidance."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import risk_proposals
from prevent_tui.assessment import risks
from prevent_tui.assessment.actions import open_actions
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import State
from prevent_tui.questionnaire.applicable import applicable_citations
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.passages import confidence_of, is_unread
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, balance, duty, line, link, space, wrap
from prevent_tui.wording.concern import NOTE_ADVICE
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.revisions import HOW_TO_LOOK_AGAIN
from prevent_tui.wording.roles import ask_text
from prevent_tui.wording.sources import FOOTNOTE, READ_WORDS, duty_words, seen_text
from prevent_tui.workspace.work import Work

ADVICE = "Choose what is true today. If two seem to fit, choose the lower."
_SHOWN = 3
"""Actions still to do that stand on the question itself; the rest is in the plan."""


class Part(WorkBlock):
    """A part of the question screen."""

    def __init__(self, *, press: str = "", **options: str) -> None:
        super().__init__(press=press, **options)
        self.question_id = ""
        self._shown: tuple[object, ...] = ()

    def show_at(self, work: Work, question_id: str) -> None:
        """Shows what belongs to a question; what rests on the same as before is not worked out again."""
        self.question_id = question_id
        shown = (question_id, *self.basis(work, work.questionnaire.by_id[question_id]))
        if self._work is not work or shown != self._shown:
            self._shown = shown
            self.show(work)

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """What the lines rest on besides the question, the width and the signs in use."""
        return (work.revision,)

    def view(self, width: int) -> Lines:
        """The lines for its question."""
        return self.part(self.work, self.work.questionnaire.by_id[self.question_id], width)

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        raise NotImplementedError

    def lead(self, key: str, label: str, sign: str = "") -> Content:
        """The start of the part's first line, on the question's grid."""
        return self.column(key, Content.styled(sign, "bold $accent"), self.look.say(label))


def _has_draft(work: Work, question: Question) -> bool:
    return any(draft.of.question == question.id for draft in work.drafts.waiting)


class QuestionHead(Part):
    """Duty and place, whom to ask where that is somebody else, then the question itself in balanced lines."""

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """Where it stands among the questions, the facts, its marks, and whether a form of it is half filled."""
        answer, draft = work.assessment.answer(question.id), _has_draft(work, question)
        facts = tuple(work.assessment.setting.facts.items())
        return work.grouping, tuple(work.question_ids), facts, answer.flagged, answer.look_again, draft

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        order = work.question_ids
        number, reference = order.index(question.id) + 1, work.questionnaire.reference[question.id]
        right = line(
            (f"{reference}   Question ", "$quiet"), (str(number), "bold $ink"), (f" of {len(order)}", "$quiet")
        )
        answer = work.assessment.answer(question.id)
        flag = "   flagged" if answer.flagged else ""
        flag += "   draft" if _has_draft(work, question) else ""
        citations = applicable_citations(work.questionnaire, question, work.assessment.setting.facts)
        chip = duty(self.look, question.obligation, duty_words(work.questionnaire, question, citations))
        theme = work.questionnaire.theme_by_id[question.theme].title
        area = work.questionnaire.area_title(question)
        place = f"{theme} › {area}" if area != theme else area
        room = width - chip.cell_length - len(flag) - right.cell_length - 4
        place = place if len(place) <= room else area
        left = line(chip, "   ", (self.look.say(place), "$quiet"), (flag, "bold $accent"))
        text = balance(Content.styled(question.text, "bold $ink"), min(width, 74))
        again = self.wrap(Content.styled(HOW_TO_LOOK_AGAIN, "bold $partly"), width) if answer.look_again else []
        whom = Content.styled(self.look.say(ask_text(work.questionnaire, question)), "$quiet")
        ask = self.ends(Content(""), self.fit(whom, min(whom.cell_length, width - 1)), width)
        return [self.ends(left, right, width), ask, *text, *again]


class NextStep(Part):
    """The actions still to do, else the step suggested at this level, else what to do before a choice.

    It always takes the same room, so that answering moves nothing on the screen.
    """

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        lines = self._step(work, question, width)
        return lines + [Content("")] * ((3 if self.wide else 2) - len(lines))

    def _step(self, work: Work, question: Question, width: int) -> Lines:
        planned = work.assessment.actions_for(question.id)
        left = open_actions(work.assessment, question.id)
        if left:
            lines = [each for action in left[:_SHOWN] for each in self._planned(work, action, width)]
            more = f"and {len(left) - _SHOWN} more in the plan"
            return [*lines, *wrap_at(more, 25 if self.wide else 22, width)] if len(left) > _SHOWN else lines
        ended = plural(len(planned), "action") + " done or dropped" if planned else ""
        suggestion = work.suggestion(question)
        if suggestion is None:
            if work.assessment.answer(question.id).state is State.UNANSWERED and not ended:
                return wrap_at(self.look.say(ADVICE), 8, width)
            text = (
                f"{ended}; {self.look.cap('plan', 'a')} plans another" if ended else "None needed; add one if you like"
            )
            return self.hang(self.lead(self.look.cap("plan", "a"), "Action"), Content.styled(text, "$quiet"), width)
        arrow = Content.styled(self.look.pick("→", ">"), "bold $accent")
        lead = self.column(self.look.cap("plan", "a"), arrow, Content.styled("Suggested", "bold $ink"))
        after = self.look.say(ended if self.wide else "")
        return self._laid(lead, suggestion.text, suggestion.who_and_when, (after, "$quiet"), width)

    def _planned(self, work: Work, action: Action, width: int) -> Lines:
        when = f"{day(action.due)}, {days_away(action.due, work.today)}" if action.due else "no date yet"
        label = "In hand" if action.progress is Progress.IN_HAND else "Action"
        lead = self.lead(self.look.cap("plan", "a"), label, self.look.pick("→", ">"))
        style = "bold $gap" if action.is_overdue(work.today) else "$quiet"
        return self._laid(lead, action.text, action.owner or "no owner yet", (when, style), width)

    def _laid(self, lead: Content, text: str, owner: str, when: tuple[str, str], width: int) -> Lines:
        """What, then who and when: on a line of their own, or at the right of the second where there is no room."""
        room = width - lead.cell_length
        who = line((self.look.say(f"{owner} · " if when[0] else owner), "$quiet"), when)
        if self.wide:
            if who.cell_length > room and when[0]:
                who = line(when, (self.look.say(f" · {owner}"), "$quiet"))
            who = self.fit(who, min(who.cell_length, room))
            return [*self.hang(lead, line((text, "$ink")), width, most=2), line(space(lead.cell_length), who)]
        who = self.fit(who, min(who.cell_length, room))
        first, *rest = self.wrap(line((text, "$ink")), room)
        more = self.fit(Content(" ").join(rest), max(0, room - who.cell_length - 2))
        return [line(lead, first), line(space(lead.cell_length), more, "  ", who)]


class NoteLine(Part):
    """The note, or what belongs in one."""

    def __init__(self) -> None:
        super().__init__(press="note", id="note-line")

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """The note."""
        return (work.assessment.answer(question.id).note,)

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        note = work.assessment.answer(question.id).note
        body = Content.styled(note, "$ink") if note.strip() else Content.styled(NOTE_ADVICE, "$quiet")
        return self.hang(self.lead(self.look.cap("note", "n"), "Note"), body, width, most=6 if self.wide else 3)


class Guidance(Part):
    """Why it matters, what good looks like, the sources and the risks; folded into one line until asked for."""

    def __init__(self) -> None:
        super().__init__(press="guidance", id="guidance")
        self.open = False

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """Whether it is unfolded, what is true of the setting, and the risks it has to do with."""
        facts = tuple(work.assessment.setting.facts.items())
        return self.open, facts, _waiting(work, question), risks.risks_for_question(work.assessment, question.id)

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        if not self.open:
            return self._folded(work, question, width)
        out: Lines = []
        for label, body in self._pieces(work, question):
            head = self.column(
                self.look.cap("guidance", "i") if not out else "", "", Content.styled(label, "bold $quiet")
            )
            out += [*self.hang(head, body, width), Content("")]
        return out

    def _folded(self, work: Work, question: Question, width: int) -> Lines:
        """One line; a risk that the register lacks has another, or on a narrow screen its place in the same one."""
        count = plural(len(applicable_citations(work.questionnaire, question, work.assessment.setting.facts)), "source")
        waiting = _waiting(work, question)
        text = Content.styled(self.look.say(f"Why it matters · what good looks like · {count}"), "$quiet")
        if waiting and not self.wide:
            risk = link(Content.styled(f"{self.look.cap('risks', 'k')}: gap proposes a risk", "$quiet"), "run", "risks")
            text = line((self.look.say(f"Why, what is good, {count} · "), "$quiet"), risk)
        out = self.hang(self.lead(self.look.cap("guidance", "i"), "Guidance"), text, width)
        if waiting and self.wide:
            proposed = line(("The gap proposes: ", "$quiet"), (waiting, "$quiet"))
            out += [
                link(row, "run", "risks")
                for row in self.hang(self.lead(self.look.cap("risks", "k"), "Risk"), proposed, width, most=1)
            ]
        return out

    def _pieces(self, work: Work, question: Question) -> list[tuple[str, Content]]:
        from prevent_tui.tui.risks.matrix import rating_change

        facts = work.assessment.setting.facts
        pieces = [("Why", question.why), ("Good looks", question.help)]
        rows = [(label, line((text, "$ink"))) for label, text in pieces if text]
        for index, prompt in enumerate(p for p in question.evidence if applies(p.applies_when, facts)):
            good = f"  good for {plural(prompt.good_for_months, 'month')}"
            rows.append(("Would show" if not index else "", line((prompt.prompt, "$ink"), (good, "$quiet"))))
        rows += self._sources(work, question)
        for index, risk in enumerate(risks.risks_for_question(work.assessment, question.id)):
            rows.append(
                ("Risks" if not index else "", line((risk.title, "$ink"), "   ", rating_change(risk, self.look)))
            )
        if waiting := _waiting(work, question):
            register_key = link(Content.styled(self.look.cap("risks", "k"), self.look.key), "run", "risks")
            rows.append(("A risk", line((waiting, "$ink"), ("   not in the register yet: ", "$quiet"), register_key)))
        if question.facilitator:
            rows.append(("For a group", line((question.facilitator, "$ink"))))
        return rows

    def _sources(self, work: Work, question: Question) -> list[tuple[str, Content]]:
        """Each passage with its force, how it was read and when a copy was seen; and what a star at the duty says."""
        questionnaire = work.questionnaire
        rows: list[tuple[str, Content]] = []
        citations = applicable_citations(questionnaire, question, work.assessment.setting.facts)
        for citation in citations:
            source = questionnaire.source_by_id[citation.source]
            read = READ_WORDS[confidence_of(questionnaire, citation)].lower()
            about = " · ".join(part for part in (citation.at, source.force, read, seen_text(source)) if part)
            label = "" if rows else "Sources"
            rows.append((label, line((source.title, "$ink"), (self.look.say(f" · {about}"), "$quiet"))))
        if is_unread(questionnaire, question, citations):
            rows.append(("" if rows else "Sources", line((self.look.say(FOOTNOTE), "$partly"))))
        return rows


def wrap_at(text: str, indent: int, width: int) -> Lines:
    """A quiet text, wrapped and indented."""
    return [line(space(indent), each) for each in wrap(Content.styled(text, "$quiet"), width - indent)]


def _waiting(work: Work, question: Question) -> str:
    """The risk that the question's gap proposes and the register lacks; nothing where there is none."""
    entry = risk_proposals.risk_for_gap(work.questionnaire, work.assessment, work.result, question.id)
    return entry.title if entry else ""
