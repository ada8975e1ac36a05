"""`verify`: whether a signed-off assessment is still what was sealed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui.cli.output import out, say
from prevent_tui.cli.path_argument import PATH
from prevent_tui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prevent_tui.assessment.sealing import Seal


@click.command(short_help="Say whether a sealed assessment is intact.")
@click.argument("file", type=PATH)
def verify(file: Path) -> int:
    """Say whether a signed-off assessment is still what was sealed, and if not, where it differs.

    FILE is an answers file, or a report PDF with the answers inside.

    Layout, comments and line endings do not count, words do. Exit code 1 when it differs, or is not sealed.

    The seal shows mistakes and quiet corrections. Against somebody who would seal a changed file again, write the
    beginning of the seal, which this prints, into the minutes.
    """
    from prevent_tui.assessment.model.governance import SignOff
    from prevent_tui.assessment.sealing import seal_state
    from prevent_tui.assessment.storage import codec, from_pdf
    from prevent_tui.cli.passwords import password_prompt
    from prevent_tui.wording import demo
    from prevent_tui.wording.sign_off import sealing_text, short_seal, sign_off_text

    data = from_pdf.read(file, password_prompt())
    assessment = codec.read(data, file)
    sign_off, seal = assessment.sign_off or SignOff(), seal_state(assessment)
    name = one_line(str(file))
    if assessment.sample:
        say(f"{name}: {demo.IN_WORDS}")
    if not seal.sealed:
        out(f"{name}: not sealed. {sign_off_text(sign_off)}")
        return 1
    if seal.is_broken:
        for finding in _findings(data, file, seal):
            out(one_line(f"{file}: {finding}"))
        say(f"It is not what was {sealing_text(sign_off)}.")
        return 1
    out(f"{name}: intact: {sealing_text(sign_off)}. Seal {short_seal(sign_off.seal or '')}")
    if data != codec.dump(assessment):
        say("Its layout, comments or line endings were changed; no word was.")
    return 0


def _findings(data: bytes, file: Path, seal: Seal) -> Iterator[str]:
    """One line a place, with the line of the file for what is still there."""
    from prevent_tui.assessment.sealing import TAKEN_OUT
    from prevent_tui.assessment.storage.from_pdf import is_pdf
    from prevent_tui.toml.positions import Places
    from prevent_tui.toml.reading import parse

    of = " of the answers in it" if is_pdf(file) else ""
    places = Places(data.decode("utf-8-sig"), parse(data, file))
    for fault in seal.places:
        line = f"line {places.line(fault.place)}{of}: " if fault.message != TAKEN_OUT else ""
        yield f"{line}{fault}"
