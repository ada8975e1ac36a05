"""The end of a theme: what was found, what is open, and on to the next."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.questionnaire.parts import Theme
from prevent_tui.scoring import Scores, Status, Verdict
from prevent_tui.tui.kit.bars import score_meter
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, fit, line, link, wrap
from prevent_tui.tui.kit.keys import THEME_END, Key, bindings
from prevent_tui.tui.kit.marks import TILE, chip, state, tiles
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.kit.routes import Route, ToQuestion, ToReview, ToThemeEnd
from prevent_tui.wording import sums
from prevent_tui.wording.claims import no_gap_text
from prevent_tui.wording.gaps import gap_name

_WIDEST = 90
"""Cells of a row of words at most."""

_ONWARD = 2
"""Rows of the band for what comes next; where it takes more, only the next theme is named."""


class ThemeSummary(WorkBlock):
    """The theme of a question in words and signs."""

    def __init__(self, question_id: str) -> None:
        super().__init__(id="theme-summary")
        self.question_id = question_id

    @property
    def theme(self) -> Theme:
        """The theme, or the heading it is under while other headings are shown."""
        questionnaire = self.work.questionnaire
        return questionnaire.theme_by_id[questionnaire.by_id[self.question_id].theme]

    def view(self, width: int) -> Lines:
        """State and numbers, then gaps, then what is open, then what comes next."""
        work, theme = self.work, self.theme
        if theme.id not in work.result.themes:
            return self._none_asked(width)
        scores, verdicts = work.result.themes[theme.id], work.theme_verdicts(theme.id)
        out: Lines = [*self._map(verdicts, width), Content("")]
        out += [*self._numbers(scores, width), Content("")]
        gaps = [verdict for verdict in verdicts if verdict.is_gap]
        out += (
            self._list("FOUND: NOT MET YET", gaps, width)
            if gaps
            else [*self.wrap(Content.styled(self._clean(verdicts), "$ink"), min(width, _WIDEST)), Content("")]
        )
        out += self._list("OPEN", [v for v in verdicts if v.status is Status.NONE], width)
        out += self._list("FLAGGED", [v for v in verdicts if v.question.id in work.flagged_ids], width)
        out += self._list("TO LOOK AT AGAIN", [v for v in verdicts if v.question.id in work.look_again_ids], width)
        out += self._list("CLAIMED, NOT SHOWN", [v for v in verdicts if v.weak], width)
        out += self._list("OUT OF DATE", [v for v in verdicts if v.outlived], width)
        return out[:-1]

    def _map(self, verdicts: list[Verdict], width: int) -> Lines:
        """A tile for each question, in as many rows as they take."""
        room = max(1, width // TILE)
        statuses = [verdict.status for verdict in verdicts]
        return [tiles(self.look, statuses[start : start + room]) for start in range(0, len(statuses), room)]

    @property
    def onward_text(self) -> str:
        """What comes after it."""
        following = self.next_theme
        if following:
            return f"Next: {following.title}. {following.summary or ''}".strip()
        return "That was the last theme. Press R for the review."

    def _none_asked(self, width: int) -> Lines:
        how = "What is true of it can be changed: Ctrl+P, then the word setting."
        text = f"No question of this theme is asked of this setting. {how}"
        return self.wrap(Content.styled(text, "$ink"), min(width, _WIDEST))

    @property
    def next_theme(self) -> Theme | None:
        """The next theme of which something is asked."""
        themes, asked = list(self.work.questionnaire.themes), self.work.result.themes
        later = themes[themes.index(self.theme) + 1 :]
        return next((theme for theme in later if theme.id in asked), None)

    def _numbers(self, scores: Scores, width: int) -> Lines:
        tallies = (
            ("Musts", scores.musts),
            ("Conditions", scores.conditions),
            ("Shoulds", scores.shoulds),
            ("Good practice", scores.good),
        )
        rows = [(name, sums.tally_text(tally)) for name, tally in tallies if tally.of or tally.not_applicable]
        rows += [("Score", sums.points_text(scores)), ("Answered", sums.coverage_text(scores.coverage))]
        rows += [("Evidence", shown)] if (shown := sums.shown_text(scores.claims)) else []
        lines: Lines = []
        for name, text in rows:
            lines += self.hang(
                self.fit(Content.styled(name, "$quiet"), 15), Content.styled(self.look.say(text), "$ink"), width
            )
        yardstick = sums.yardstick(self.work.questionnaire, scores)
        mark = (
            line((f"  {self.look.pick('┃', '|')}", "bold $ink"), (f" {yardstick}", "$quiet")) if yardstick else line()
        )
        bar = score_meter(self.look, scores, max(8, min(40, width - mark.cell_length)))
        return [*lines, line(bar, mark)]

    def _clean(self, verdicts: list[Verdict]) -> str:
        if all(verdict.status is Status.NONE for verdict in verdicts):
            return "Nothing is answered here yet."
        return no_gap_text(verdicts)

    def _list(self, title: str, verdicts: list[Verdict], width: int) -> Lines:
        if not verdicts:
            return []
        rows: Lines = [Content.styled(title, "bold $quiet")]
        room = min(width, _WIDEST)
        for verdict in verdicts:
            reference = self.work.questionnaire.reference[verdict.question.id]
            lead = line(
                "  ", self.fit(Content.styled(reference, "$quiet"), 6), state(self.look, verdict.status, word=False)
            )
            level = verdict.level.label if verdict.level else ""
            level = evidence_status.out_of_date_since(verdict.outlived) if verdict.outlived else level
            name = self.look.say(gap_name(verdict.question, verdict.status))
            words = line((name, "$ink"), (f"  {self.look.say(level)}" if level else "", "$quiet"))
            drawn = self.hang(line(lead, "  "), words, room)
            rows += [link(each, "run", f"open_question('{verdict.question.id}')") for each in drawn]
        return [*rows, Content("")]


class ThemeEndScreen(Page):
    """Shown after the last question of a theme, or when asked for."""

    ROOM = "q"
    COMES_FORWARD = ToThemeEnd
    KEYS = THEME_END
    INNERMOST = ThemeSummary
    BINDINGS = bindings(THEME_END)
    ABOUT = (
        "Help: the end of a theme",
        "A pause to see what this theme found, and what is still open in it. Nothing has to be complete to go on.",
    )

    def __init__(self, question_id: str) -> None:
        super().__init__(id="theme-end")
        self.question_id = question_id

    def arrive(self, route: Route) -> None:
        """Shows the theme that is asked for."""
        if isinstance(route, ToThemeEnd):
            self.query_one(ThemeSummary).question_id = route.question_id
            self.redraw()

    def body(self) -> ComposeResult:
        """The summary, scrolling where it is long."""
        with Reading():
            yield ThemeSummary(self.question_id)

    def band(self, width: int) -> Lines:
        """The theme, and in which state it is."""
        summary, work, look = self.query_one(ThemeSummary), self.work, self.program.look
        questionnaire = work.questionnaire
        theme = questionnaire.theme_by_id[questionnaire.by_id[summary.question_id].theme]
        title = line((theme.title, "bold"))
        if theme.id in work.result.themes:
            title = line(chip(look, work.result.themes[theme.id].status), "  ", title)
        texts = (summary.onward_text, summary.onward_text.partition(". ")[0] + ".")
        onward = [wrap(Content.styled(look.say(text), "$quietband"), width, ellipsis=look.cut) for text in texts]
        short = next((each for each in onward if len(each) <= _ONWARD), onward[-1])
        return [fit(title, width, ellipsis=look.cut), *short]

    def rest(self, width: int) -> Content:
        """Whether there is more below."""
        hint = Content.styled("A question that is listed is opened with a click.", "$quiet")
        return self.query_one(Reading).rest(self.program.look, hint)

    def draw(self) -> None:
        """Shows the present state."""
        self.query_one(ThemeSummary).show(self.work)
        self.frame()

    def begin(self) -> None:
        """The keys scroll it."""
        self.query_one(Reading).focus()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: Enter leads to the next theme, or to the review after the last."""
        onward, *rest = self.KEYS
        following = self.query_one(ThemeSummary).next_theme
        return (replace(onward, label="next theme" if following else "review"), *rest)

    @property
    def marked_question(self) -> str:
        """One of its theme."""
        return self.query_one(ThemeSummary).question_id

    @property
    def here(self) -> tuple[Route, ...]:
        """This theme."""
        return (ToThemeEnd(self.marked_question),)

    def show_question(self, question_id: str) -> None:
        """Goes there; leaving that leads where it led before."""
        self.program.go(ToQuestion(question_id))

    def action_open_question(self, question_id: str) -> None:
        """Opens a question that is listed; leaving it leads back here."""
        self.program.go(ToQuestion(question_id, back=(ToThemeEnd(question_id),)))

    def action_onward(self) -> None:
        """To the first question of the next theme, or to the review after the last."""
        following = self.query_one(ThemeSummary).next_theme
        if following is None:
            self.action_review()
        else:
            self.program.go(ToQuestion(self.work.theme_verdicts(following.id)[0].question.id))

    def action_next_open(self) -> None:
        """To the first question of this theme without an answer."""
        first = self.work.first_open(self.query_one(ThemeSummary).theme.id)
        self.program.go(ToQuestion(first or self.work.resume()))

    def action_review(self) -> None:
        """All of it."""
        self.dismiss()
        self.program.go(ToReview())
