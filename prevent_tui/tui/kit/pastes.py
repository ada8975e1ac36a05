"""Text between the marks of a bracketed paste: all of it is text, whatever it holds, however many reads it takes."""

from __future__ import annotations

from collections.abc import Iterator

ESC = "\x1b"
_START, _END = f"{ESC}[200~", f"{ESC}[201~"


class Pastes:
    """Tells what is pasted from what is typed, read after read.

    Textual takes an ESC inside a paste for its end, and the rest for keys. So every ESC there is dropped but the one
    of the end mark.
    """

    def __init__(self) -> None:
        self._inside = False
        self._begun = ""

    def split(self, data: str) -> Iterator[tuple[str, bool]]:
        """Give what one read brought in pieces, marks included, each with whether it is pasted.

        What may be the beginning of an end mark waits for the next read.
        """
        data, before = (self._begun + data, "") if self._inside else (data, self._begun)
        self._begun = ""
        while data:
            if self._inside:
                text, mark, data = data.partition(_END)
                if not mark:
                    self._begun = _beginning(text, _END)
                    text = text.removesuffix(self._begun)
                self._inside = not mark
                yield text.replace(ESC, "") + mark, True
            else:
                end = (before + data).find(_START) + len(_START) - len(before)
                self._inside = _START in before + data
                typed, data = (data[:end], data[end:]) if self._inside else (data, "")
                self._begun = "" if self._inside else _beginning(before + typed, _START)
                before = ""
                yield typed, False


def _beginning(text: str, mark: str) -> str:
    """The longest beginning of a mark that a text ends with."""
    return next((mark[:length] for length in range(len(mark) - 1, 0, -1) if text.endswith(mark[:length])), "")
