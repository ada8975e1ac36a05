"""The colours, by what they are for: one table with a column for each theme.

Words stand on a surface, or on the fill that they belong to: `gapon` on `gapfill`, `oncap` on `cap`. A tint lies under
ink and quiet; a soft fill is a bar or a tile that is in no hurry; a hatch carries no words. Nothing is ever blended or
dimmed: every pair has the contrast that `tests/tui/test_theme.py` computes.
"""

from __future__ import annotations

THEME_COLUMNS = ("light", "dark", "contrast", "terminal")

_TABLE = """
paper         #FBFAF6 #10151B #000000 ansi_default
frame         #ECE8DF #1B222B #000000 ansi_default
card          #F3F0E8 #171D25 #000000 ansi_default
lift          #FFFFFF #222B36 #000000 ansi_default
field         #ECE8DF #0A0E13 #000000 ansi_default
pick          #D6E8F1 #1A3A4D #0B2F55 ansi_default
line          #C4BDAE #3D4956 #B0B0B0 ansi_default
nonefill      #E2DED3 #2C3642 #2A2A2A ansi_default

ink           #1A2028 #E7EBF0 #FFFFFF ansi_default
quiet         #4B5562 #A6B2BF #DADADA ansi_default
accent        #0B5878 #7CC7EA #8FDBFF ansi_blue
gap           #A3211A #FF988E #FFB3AB ansi_red
partly        #7A4E00 #EEC06A #FFD966 ansi_yellow
met           #17663A #80D5A2 #8CF0AE ansi_green
unknown       #5A3E98 #C4B0FF #D5C4FF ansi_magenta
ghost         #625F57 #808C99 #A8A8A8 ansi_default

band          #0F4A5C #114453 #000000 ansi_blue
onband        #FFFFFF #FFFFFF #FFFFFF ansi_white
quietband     #CBE3EA #BFDDE6 #DADADA ansi_white
bandcap       #CBE3EA #BFDDE6 #FFFFFF ansi_white
onbandcap     #0B3846 #0B3846 #000000 ansi_black
cap           #D6D1C4 #394653 #FFFFFF ansi_default
oncap         #1A2028 #F4F7FA #000000 ansi_default
onaccent      #FFFFFF #06202D #000000 ansi_default
gapfill       #A8241C #C4342B #FFB3AB ansi_default
gapon         #FFFFFF #FFFFFF #000000 ansi_default
partlyfill    #F0BE4B #DDA83E #FFD966 ansi_default
partlyon      #2E1E00 #221600 #000000 ansi_default
metfill       #1F7443 #45AC72 #8CF0AE ansi_default
meton         #FFFFFF #03160B #000000 ansi_default
unknownfill   #6D52B2 #957EE0 #D5C4FF ansi_default
unknownon     #FFFFFF #0D0720 #000000 ansi_default
noneon        #3C4550 #D2DAE2 #FFFFFF ansi_default
low           #DDE7E2 #2B5247 #1C1C1C ansi_default
onlow         #1A2028 #FFFFFF #FFFFFF ansi_default
moderate      #F6E3A8 #BF982F #4A3C00 ansi_default
onmoderate    #1A2028 #171000 #FFFFFF ansi_default
high          #F0AE74 #D07330 #7A3300 ansi_default
onhigh        #1A2028 #170A00 #FFFFFF ansi_default
severe        #C9453B #C4342B #8A0A0A ansi_default
onsevere      #FFFFFF #FFFFFF #FFFFFF ansi_default

gaptint       #FBE3DF #3D1B1C #3A0B08 ansi_default
partlytint    #FBEECF #362A10 #2E2300 ansi_default
partlyhatch   #A87300 #8A6212 #806600 ansi_default
mettint       #DFF2E5 #143020 #06280F ansi_default
metsoft       #BFE3CC #1F5235 #08451F ansi_default
methatch      #8FC8A3 #3B8259 #2E8A50 ansi_default
unknowntint   #EBE4F8 #291F44 #21143F ansi_default
unknownsoft   #CFC1EE #4A3A7C #46308A ansi_default
nonetint      #ECE8DF #1B222B #000000 ansi_default
"""

_ROWS = [row.split() for row in _TABLE.split("\n") if row]

TOKENS = {theme: {name: colours[column] for name, *colours in _ROWS} for column, theme in enumerate(THEME_COLUMNS)}
"""The colours of each theme, by their names."""

SURFACES = ("paper", "frame", "card", "lift", "field", "pick")
TEXTS = ("ink", "quiet", "accent", "gap", "partly", "met", "unknown")
TINTS = ("gaptint", "partlytint", "mettint", "unknowntint", "nonetint")
BANDS = ("low", "moderate", "high", "severe")
"""Fills of the risk matrix, by how grave."""

FILLS = {
    **{name: (f"on{name}", name) for name in ("band", "bandcap", "cap", "accent", *BANDS)},
    **{state: (f"{state}on", f"{state}fill") for state in ("gap", "partly", "met", "unknown", "none")},
    "ink": ("paper", "ink"),
}
"""What carries words of its own: the colour of the words, and that of the fill under them."""

PAIRS = (*FILLS.values(), ("quietband", "band"), ("met", "metsoft"), ("ink", "unknownsoft"))
"""Words on fills of their own."""
