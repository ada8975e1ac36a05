"""What is fuzzed: for each kind of input, what must hold of it, what to begin with, and how to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fuzz import command_line, files, kept, mutations, screens, seeds, typed


@dataclass(frozen=True)
class Target:
    """A kind of input.

    Attributes:
        give: Reads an input; returns whether it was accepted.
        seeds: Inputs to begin with.
        change: Makes another input of one.
        patience: How many times the usual processor time an input may take that is more than a file to be read.
        share: How much of the time it gets, beside others.
    """

    give: Callable[[bytes], bool]
    seeds: Callable[[], list[bytes]]
    change: mutations.Mutation
    patience: float = 1
    share: float = 1


TARGETS: dict[str, Target] = {
    "answers": Target(files.answers, seeds.answers, mutations.changed_toml, share=3),
    "questionnaire": Target(files.questionnaire, seeds.questionnaires, mutations.changed_toml, share=3),
    "addition": Target(files.addition, seeds.additions, mutations.changed_toml, share=2),
    "own-folder": Target(files.own_folder, seeds.own_files, mutations.changed_toml),
    "pdf": Target(files.pdf, seeds.pdfs, mutations.changed_pdf, share=2),
    "commands": Target(command_line.commands, seeds.files, mutations.changed_toml, patience=2, share=2),
    "command-line": Target(command_line.command_line, seeds.command_lines, mutations.changed_lines, patience=2),
    "reports": Target(files.reports, seeds.answers, mutations.changed_toml, patience=6),
    "settings": Target(kept.settings, seeds.settings, mutations.changed_json),
    "recent": Target(kept.recent, seeds.recent, mutations.changed_json),
    "exports": Target(kept.exports, seeds.exports, mutations.changed_json),
    "drafts": Target(kept.drafts, seeds.drafts, mutations.changed_json),
    "records": Target(kept.records, seeds.records, mutations.changed_json),
    "crash": Target(kept.crash, seeds.crashes, mutations.changed_json),
    "dates": Target(typed.dates, seeds.dates, mutations.changed_prose),
    "screens": Target(screens.screens, screens.seeds, screens.changed, patience=20, share=3),
    "paths": Target(typed.typed_paths, seeds.typed_paths, mutations.changed_prose),
    "typed": Target(typed.typed, seeds.typed, mutations.changed_prose),
}
"""Every kind of input by its name."""
