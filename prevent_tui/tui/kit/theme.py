"""How it looks: four colour themes, and signs in Unicode or ASCII; two switches, never one."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.theme import BUILTIN_THEMES, Theme

from prevent_tui.scoring import Status
from prevent_tui.tui.kit.keys import cap
from prevent_tui.tui.kit.tokens import FILLS, TEXTS, TOKENS
from prevent_tui.wording.ascii_signs import in_ascii
from prevent_tui.wording.states import STATUS_SIGNS

THEME_NAMES = {
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
    "terminal": "The terminal's own colours",
}
DEFAULT_THEME = "dark"


def _theme(name: str, *, dark: bool = True, ansi: bool = False) -> Theme:
    tokens = TOKENS[name]
    same = {"text": "ink", "text-muted": "quiet", "text-accent": "accent", "text-primary": "accent"}
    same |= {"text-error": "gap", "text-warning": "partly", "text-success": "met", "border": "line"}
    same |= {"scrollbar": "line", "scrollbar-hover": "quiet", "scrollbar-active": "accent"}
    same |= {"scrollbar-background": "paper", "scrollbar-background-hover": "paper", "scrollbar-corner-color": "paper"}
    same |= {"scrollbar-background-active": "paper", "input-cursor-background": "accent"}
    same |= {"input-cursor-foreground": "paper", "input-selection-background": "pick"}
    variables = {key: tokens[token] for key, token in same.items()}
    if ansi:
        variables |= BUILTIN_THEMES["ansi-dark"].variables
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=tokens["accent"],
        accent=tokens["accent"],
        foreground=tokens["ink"],
        background=tokens["paper"],
        surface=tokens["frame"],
        panel=tokens["lift"],
        error=tokens["gap"],
        warning=tokens["partly"],
        success=tokens["met"],
        text_alpha=1.0,
        variables=tokens | variables,
    )


THEMES = {
    "light": _theme("light", dark=False),
    "dark": _theme("dark"),
    "contrast": _theme("contrast"),
    "terminal": _theme("terminal", ansi=True),
}


_ASCII_SIGNS = dict(zip(Status, "!~@+?-.", strict=True))


@dataclass(frozen=True)
class Look:
    """The signs in use, and what can be used to show what is chosen.

    Attributes:
        tinted: Backgrounds can carry meaning; without them the same is said by reversing and by signs.
        colour: There are colours at all; without them what would be a fill stands in brackets.
        banded: The band is a fill; else there is a rule under it.
        keymap: A person's own keys, by the actions they run.
    """

    ascii: bool = False
    tinted: bool = True
    colour: bool = True
    banded: bool = True
    keymap: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def signs(self) -> dict[Status, str]:
        """The sign of each state."""
        return _ASCII_SIGNS if self.ascii else STATUS_SIGNS

    def pick(self, unicode: str, ascii_: str) -> str:
        """One of two signs, by which of them the terminal can show."""
        return ascii_ if self.ascii else unicode

    @property
    def cut(self) -> str:
        """Stands where a text was cut."""
        return self.pick("…", "..")

    @property
    def bar(self) -> str:
        """Marks the row that has the keys."""
        return self.pick("▌", ">")

    def say(self, words: str) -> str:
        """The program's own words with punctuation this terminal can show; never for what a person typed."""
        return in_ascii(words) if self.ascii else words

    def cap(self, action: str, usual: str) -> str:
        """How the key of an action is written where it stands beside what it is for.

        Args:
            action: The screen's action.
            usual: Its usual key; only a letter or a sign can be another.
        """
        return cap(self.keymap[action] if len(usual) == 1 and action in self.keymap else usual)

    @property
    def key(self) -> str:
        """The style of a key's name inside a sentence."""
        return "bold $accent"

    @property
    def ruled(self) -> bool:
        """Whether a rule stands under the band, which is no fill."""
        return self.ascii or not self.banded

    def boxed(self, words: str) -> str:
        """Words as they stand on a fill; in brackets where that cannot be seen."""
        return f"[{words}]" if self.ascii or not self.colour else f" {words} "

    def on(self, fill: str) -> str:
        """The style of words on a fill: `cap`, `accent`, `bandcap`, a state, or a band of the risk matrix."""
        if self.tinted:
            words, under = FILLS[fill]
            return f"bold ${words} on ${under}"
        if not self.colour:
            return "bold"
        # On paper, whatever it lies on: reversed, the colour under a chip would be that of its words.
        return f"bold reverse ${fill if fill in TEXTS else 'ink'} on $paper"

    @property
    def chip(self) -> str:
        """The style of the key that is chosen, and of the one button."""
        return self.on("accent") if self.colour else "bold reverse"


def ascii_wanted(choice: str) -> bool:
    """Whether signs should be ASCII: as chosen, or where the terminal is known to lack the others."""
    if choice in {"ascii", "unicode"}:
        return choice == "ascii"
    encodings = {locale.getpreferredencoding(do_setlocale=False), getattr(sys.__stderr__, "encoding", None) or "utf-8"}
    legible = all(encoding.lower().replace("-", "") in {"utf8", "utf16"} for encoding in encodings)
    return os.environ.get("TERM") == "linux" or (os.name != "nt" and not legible)
