"""The numbers of the rules a questionnaire is checked by; what each means is in `lint/rules.toml`."""

from __future__ import annotations

from enum import IntEnum


class Rule(IntEnum):
    """A rule by its number. Numbers are stable: one that is retired leaves a gap and is never given again."""

    UNIQUE_IDS = 1
    ID_PATTERN = 2
    EDITION_KEPT = 3
    REFERENCES_RESOLVE = 4
    KNOWN_KEYS = 5
    LEVELS_RISE = 6
    ALL_LEVELS_WORDED = 7
    MUST_IS_COMPLETE = 8
    WEIGHTS_IN_RANGE = 9
    NO_LOOPS = 10
    REACHABLE = 11
    FACTS_USED = 12
    CONDITIONS_TEST_FACTS = 13
    NOT_APPLICABLE_SAID = 14
    RETIRED_NOT_ASKED = 15
    REPLACEMENT_EXISTS = 16
    SOURCES_CURRENT = 17
    MINUTES_KEPT = 18
    LOAD_SHARED = 19
    ONE_FACT = 20
    LANGUAGE_KNOWN = 21
    SAMPLES_HOLD = 22
    OVERLAY_ADDS = 23
    NO_GRADES = 24
    LENGTHS_FIT = 25
    FILE_READABLE = 26
    ENCODING = 27
    TOML = 28
    FORMAT_KNOWN = 29
    REQUIRED_KEYS = 30
    RIGHT_VALUES = 31
    NO_CONTROLS = 32
    CONDITION_COMPLETE = 33
    NOTHING_UNUSED = 34
    HEADINGS_FILLED = 35
    VAGUE_WORDS = 36
    LEVELS_DIFFER = 37
    SAID_ALOUD = 38
    COLOUR_WORDS = 39
    SHORT_SENTENCES = 40
    DATED_WORDS = 41
    ACCEPTED_MATCHES = 42
    REACH_PROVED = 43
    TAGGED = 44
    RESTS_ON_SOURCE = 45
    CONDITION_PLACED = 46
    EARLIER_FOUND = 47
    STARTER_WORDS = 48
    SOMETHING_ASKED = 49
    GAP_SAID = 50
    GAP_IS_NOT_SHORT = 51
    SAFETY_IS_BINDING = 52
    RESTS_ON_BINDING = 53
    REVISION_REACHED = 54
