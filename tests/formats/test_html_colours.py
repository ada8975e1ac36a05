"""The colours of the web page: what is read or means something stands out from its ground, in light and in dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

SHEET = files("prevent_tui.report.formats.html")
COLOURS = SHEET.joinpath("colours.css").read_text(encoding="utf-8")
STATES = ("gap", "partly", "met", "unknown", "na")
TEXTS = [
    *((ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("paper", "accent-tint")),
    *((state, ground) for state in STATES for ground in ("paper", f"{state}-tint")),
    *(("ink", f"{state}-tint") for state in STATES),
    *(("ink", f"band-{band}") for band in (1, 2, 3)),
    ("on-gap", "gap"),
    ("on-ink", "ink"),
]
EDGES = [("edge", "paper"), ("edge", "accent-tint"), ("accent", "paper"), *((state, "paper") for state in STATES)]


def palette(look):
    light, dark = COLOURS.split("@media screen and (prefers-color-scheme: dark)")
    part = light if look == "light" else dark.split("@media (forced-colors")[0]
    return dict(re.findall(r"--([a-z0-9-]+): #([0-9A-F]{6});", part))


def contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (EDGES, 3)])
def test_texts_and_edges_stand_out_from_their_ground(look, pairs, least):
    colours = palette(look)
    found = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_every_colour_is_named_once_for_light_and_dark_and_for_chosen_colours():
    rest = "".join(SHEET.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in ("figures", "report"))
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", rest))
    assert set(palette("light")) == set(palette("dark"))
    chosen = COLOURS.split("@media (forced-colors: active)")[1]
    assert set(palette("light")) == set(re.findall(r"--([a-z0-9-]+):", chosen))
    assert set(palette("light")) - used == set()
    assert used - set(palette("light")) == {"mark", "tint", "in", "out"}
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", rest)
