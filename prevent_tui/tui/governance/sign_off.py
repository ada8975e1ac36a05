"""Signing off: what stands in the way, the form, what sealing means; and opening a sealed assessment again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input

from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.analysis.signoff_checks import Severity, by_kind, kind_heading
from prevent_tui.assessment import sealing
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.assessment.storage.sibling_files import next_version_of
from prevent_tui.errors import Fault
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.day_field import day_field
from prevent_tui.tui.kit.dialog import Confirm, Dialog, Heading, Notice, Words
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form, ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.register_keys import WRITING
from prevent_tui.tui.kit.routes import ToChecks
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.posts import example, governing_body
from prevent_tui.wording.sign_off import proposed_review_day, refusals, signing_doubts
from prevent_tui.workspace.dates import read_date

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.workspace.work import Work

SEALS = (
    "Sealing closes this version: it can be read and exported, and nothing in it changes any more: no answer, note or "
    "evidence, no action marked as done, no reply to a question. "
    "A seal over every word shows whether the file is still what was signed; to go on, open it again as a new version."
)
"""What sealing means, in two sentences."""

CLOSES = "Once it is sealed, nothing in it changes: finish what is half done first. You are asked once more."
"""What is said before anything is typed."""

SIGN_OFF = DraftOf("sign-off", words="the sign-off (G, 3)")
"""Which form a draft of the sign-off is of."""

_MOST_NAMED = 5
_LABELS = {"role": "The role", "on": "The date", "decision": "The decision", "minute": "The minute reference"}


@changes
def ask_sign_off(program: Program) -> None:
    """Asks for the sign-off and seals; where something must be settled first, says what."""
    work = program.open_work
    stops = [finding.text for finding in work.findings if finding.severity is Severity.STOP]
    if stops:

        def settle(yes: bool | None) -> None:
            if yes:
                program.go(ToChecks())

        rest = len(stops) - _MOST_NAMED
        lines = [*stops[:_MOST_NAMED], f"and {rest} more"] if rest > 0 else stops
        title = f"Not yet: {plural(len(stops), 'thing')} must be settled first"
        program.push_screen(Confirm(title, "\n".join(lines), "Show the checks", other="not now", is_safe=True), settle)
        return

    def sign(entry: SignOff | None) -> None:
        if entry:
            program.sign_offs.sign_off(entry)

    ask(program, AskSignOff(work), sign)


def open_again(program: Program) -> None:
    """Asks whether a sealed assessment becomes a new version, and makes it one."""
    work = program.open_work
    sign_off = work.assessment.sign_off
    if not work.seal.sealed or sign_off is None:
        program.say("It is not sealed: it can be changed as it is.")
        return
    if work.is_retired:
        program.say(work.closed_reason)
        return
    if following := next_version_of(work.document.path) if work.document else None:
        kept = "This is the version that was signed, kept as it is. "
        text = f"{kept}The next one is {clean_line(following.name)}, in the same folder: open that to go on."
        program.push_screen(Notice("It goes on in another file", text))
        return
    note = (
        f"The sealed file stays beside it, marked “{sealing.version_label(work.assessment)}”. " if work.document else ""
    )
    text = f"{note}You go on with version {sign_off.version + 1}, which says what it supersedes."

    def begin(yes: bool | None) -> None:
        if yes:
            program.sign_offs.reopen()

    title = f"Open it again as version {sign_off.version + 1}?"
    program.push_screen(Confirm(title, text, "Open it again", other="leave it sealed"), begin)


class AskSignOff(Form[SignOff], Dialog[SignOff]):
    """Asks who signs, when, what was decided, where that is minuted, and when it is looked at again."""

    ALONE = True
    KEYS = WRITING
    BINDINGS = bindings(key for key in WRITING if key.action == "submit")
    ABOUT = (
        "Help: sign-off",
        "Give the role that signs, never a name; the day of the decision; the decision in a line; where it is "
        "minuted; and when it is looked at again, at first the day of the plan's next review.",
        SEALS,
        "The seal shows mistakes and quiet corrections. Write its beginning into the minutes: `prevent-tui verify` "
        "prints it.",
    )

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.known = work.assessment.sign_off or SignOff()

    @property
    def draft_of(self) -> DraftOf:
        """The one there is."""
        return SIGN_OFF

    def is_kept(self, result: SignOff) -> bool:
        """Not by the form: its draft waits until the assessment is sealed, which may yet fail."""
        return False

    def body(self) -> ComposeResult:
        """Five fields."""
        known, today = self.known, self.work.today
        yield Heading("Sign off and seal", f"version {known.version}")
        yield Words(CLOSES, "$quiet")
        signer = example(self.work.questionnaire, "governing")
        yield from field("role", "Who signs (a role)", known.role, signer, 120, needed=True)
        yield from day_field("on", "On", known.on or today, today, needed=True)
        yield from field(
            "decision", "What was decided, in a line", known.decision, "Such as: adopted with the plan", needed=True
        )
        yield from field("minute", "Minute reference", known.minute, "Such as: meeting 14, item 6", 120)
        planned = proposed_review_day(self.work.questionnaire, self.work.assessment, today)
        label = "Next review (as in the plan)" if known.next_review is None else "Next review"
        yield from day_field("next_review", label, known.next_review or planned, today, ahead=True, needed=True)
        yield Words(id="complaint")
        yield Buttons("Go on to seal", others=(LEAVE,))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#role", Input).focus()

    def action_submit(self) -> None:
        """Asks for good before it seals; a fault is said in its field."""
        try:
            sign_off = self._sign_off()
        except ValueError as error:
            where, why = error.args
            self._refuse(Fault(where, why))
            return
        wrong = refusals(self.work.assessment, sign_off, self.work.today)
        if wrong:
            self._refuse(wrong[0])
            return

        def seal(yes: bool | None) -> None:
            if yes:
                self.dismiss(sign_off)

        text = "\n\n".join(self._before_sealing(sign_off))
        self.app.push_screen(Confirm("Seal it now?", text, "Seal it", other="back to the form"), seal)

    def _before_sealing(self, sign_off: SignOff) -> Iterator[str]:
        """What is sealed, what that means, what should be thought about, and what is left as it is."""
        on = f" on {day(sign_off.on)}" if sign_off.on else ""
        yield f"{sign_off.role} signs version {self.known.version}{on}: {sign_off.decision}"
        yield SEALS
        for fault in signing_doubts(sign_off, self.work.today):
            yield _sentence(fault)
        work = self.work
        counts: Counter[str] = Counter()
        for (_, kind), alike in by_kind(work.findings).items():
            counts[kind_heading(kind)] += len(alike)
        if counts:
            left = "\n".join(f"{heading}: {count}" for heading, count in counts.items())
            yield f"Left as it is (checks, G 2; the full report lists it):\n{left}"
        if drafts := [draft.of.words for draft in work.drafts.waiting if draft.of != SIGN_OFF]:
            yield f"Half filled, and no part of it: {'; '.join(drafts)}. Once it is sealed, they cannot be finished."
        offered = len(proposed_challenges(work.session.questionnaire, work.assessment, work.result, work.before))
        if offered:
            whom = governing_body(self.work.questionnaire)
            yield f"Proposed as questions from {whom}, and not taken up (G): {offered}."

    def _sign_off(self) -> SignOff:
        """What is said now.

        Raises:
            ValueError: A date is none; its arguments are the field and why.
        """
        dates = {}
        for name in ("on", "next_review"):
            try:
                dates[name] = read_date(self.value(name), self.work.today, ahead=name == "next_review")
            except ValueError as error:
                raise ValueError(name, str(error)) from error
        fields = {name: clean_line(self.value(name)) for name in ("role", "decision", "minute")}
        return SignOff(**fields, on=dates["on"], next_review=dates["next_review"])

    def _refuse(self, fault: Fault) -> None:
        self.complain(_sentence(fault), fault.place)


def _sentence(fault: Fault) -> str:
    """A fault of a field as a sentence: most begin with a verb, and need the field's name before it."""
    whole = fault.message[:1].isdigit() or fault.message[:1].isupper() or fault.message.startswith("“")
    start = "" if whole else f"{_LABELS.get(fault.place, 'The next review')} "
    return " ".join(part for part in (f"{start}{fault.message}", fault.hint) if part)
