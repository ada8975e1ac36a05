"""What reading any file may take, whoever wrote it; larger or odder than this is no file of this program.

With these figures any file at all is answered or refused within three seconds of processor time and 300 MiB, as
`bench/reading.py` measures. They lie far above the largest files that work: 5,000 actions with their history, 2,000
pieces of evidence linked to every answer, a report of 700 pages.
"""

from __future__ import annotations

ANSWERS_BYTES = 8 * 1024 * 1024
"""Bytes of a questionnaire, a local addition or an answers file, also of one inside a report."""

REPORT_BYTES = 32 * 1024 * 1024
"""Bytes of a PDF that is looked into; a report of hundreds of pages has a tenth of it."""

STATE_BYTES = 512 * 1024
"""Bytes of a file that the program keeps for itself, such as the list of recent files."""

VALUES = 200_000
"""Keys, headings and entries of lists in a TOML file together."""

TABLES = 40_000
"""Headings and curly brackets in a TOML file together."""

LINES = 400_000
"""Lines of a TOML file, those within a text not counted."""

KEY_PARTS = 128
"""Parts of a key or a heading that are joined by dots; ours have three or four."""

DEPTH = 128
"""Brackets inside one another in a TOML file; conditions of a questionnaire have seldom four."""

CURLY_DEPTH = 32
"""Curly brackets inside one another; each makes the place of every fault within it longer."""

BARE = 1_000
"""Signs of a number, a date or a key without quotation marks."""

ESCAPES = 2_000_000
"""Backslashes in a TOML file."""

FAULTS_COUNTED = 20_000
"""Faults up to which each is looked at before the first are shown; of more, only their number is known."""

FAULTS_SHOWN = 100
"""Faults of one file that are shown; the rest is counted."""

PLACE_SHOWN = 160
"""Characters of the place of a fault that are shown; what is wrong there, and what to do, may take three times that."""

LINE_SHOWN = 1_200
"""Characters of one line of any message, whatever name, key or value it repeats; the longest of ours has half."""

NAME_SHOWN = 60
"""Characters of one key or id within such a place."""

PLACES = 60_000
"""Keys and entries of a file whose lines are looked up; what is wrong further down is told without its line."""

GUESSES = 60_000
"""Names that are compared with what is written wrongly, over all faults of a file, to guess what was meant."""

ROW_EXPLAINED = 2_000
"""Characters of a line of TOML in which a slip is looked for; no line that a person types is longer."""

PDF_TOKENS = 100_000
"""Numbers, names and signs that are read of a PDF's own structure; the answers in a report are found by hundreds."""

PDF_STRING = 32 * 1024
"""Bytes of one string in that structure."""

PDF_OBJECTS = 200_000
"""Objects of a PDF; a page of a report has a hundred."""

PDF_SECTIONS = 200
"""Times that a PDF was saved on top of what was there."""

PDF_UNPACKED = 20 * 1024 * 1024
"""Bytes to which everything that is looked at in a PDF may unfold together, the attachments included."""

PDF_ATTACHED = 20
"""Attachments, and branches to them, that are looked at before a PDF is given up as none of this program."""
