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
from prevent_tui.wording.ascii_signs import in_ascii
from prevent_tui.wording.states import STATUS_SIGNS

BANDS = ("band1", "band2", "band3", "band4")
"""Tints of the risk matrix from low to severe; ink and quiet stand on them."""

_TOKENS = ("paper", "frame", "lift", "pick", "line", "track", "ink", "quiet", "accent", "gap", "partly", "met", *BANDS)
_LIGHT = (
    "#FCFBF7 #F1EFE8 #FFFFFF #E4ECF9 #CFCABD #DEDAD0 #1B212A #505A67 #1B52A4 #A6231B #7A4E00 #1A6A3A "
    "#ECEAE2 #F5EACB #F7DCC4 #F4CCC6"
)
_DARK = (
    "#11151B #181D25 #1D242E #1F2F49 #323C49 #2A323E #E4E8EE #9BA8B7 #8CB9FF #FF948B #E9BB66 #7ED09D "
    "#1C222B #2F2B1D #42291C #521F22"
)
_CONTRAST = (
    "#000000 #000000 #000000 #0A2A52 #A6A6A6 #3A3A3A #FFFFFF #D6D6D6 #8FDBFF #FFB0A8 #FFD966 #8CF0AE "
    "#141414 #2A2300 #3D1D00 #4A0A0F"
)
_TERMINAL = (
    "ansi_default ansi_default ansi_default ansi_default ansi_default ansi_default "
    "ansi_default ansi_default ansi_blue ansi_red ansi_yellow ansi_green "
    "ansi_default ansi_default ansi_default ansi_default"
)

TEXT_TOKENS = ("ink", "quiet", "accent", "gap", "partly", "met")
SURFACES = ("paper", "frame", "lift", "pick")

THEME_NAMES = {
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
    "terminal": "The terminal's own colours",
}
DEFAULT_THEME = "dark"


def _theme(name: str, values: str, *, dark: bool = True, ansi: bool = False) -> Theme:
    tokens = dict(zip(_TOKENS, values.split(), strict=True))
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
    "light": _theme("light", _LIGHT, dark=False),
    "dark": _theme("dark", _DARK),
    "contrast": _theme("contrast", _CONTRAST),
    "terminal": _theme("terminal", _TERMINAL, ansi=True),
}


_ASCII_SIGNS = dict(zip(Status, "!~@+?-.", strict=True))


@dataclass(frozen=True)
class Look:
    """The signs in use, and whether tints can be used to show what is chosen.

    Attributes:
        tinted: Backgrounds can carry meaning; without them the same is said by reversing and by signs.
        keymap: A person's own keys, by the actions they run.
    """

    ascii: bool = False
    tinted: bool = True
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
        """The style of a key's name."""
        return "bold $accent"

    @property
    def chip(self) -> str:
        """The style of the key that is chosen, and of the one button."""
        return "bold $paper on $accent" if self.tinted else "bold reverse"


def ascii_wanted(choice: str) -> bool:
    """Whether signs should be ASCII: as chosen, or where the terminal is known to lack the others."""
    if choice in {"ascii", "unicode"}:
        return choice == "ascii"
    encodings = {locale.getpreferredencoding(do_setlocale=False), getattr(sys.__stderr__, "encoding", None) or "utf-8"}
    legible = all(encoding.lower().replace("-", "") in {"utf8", "utf16"} for encoding in encodings)
    return os.environ.get("TERM") == "linux" or (os.name != "nt" and not legible)
