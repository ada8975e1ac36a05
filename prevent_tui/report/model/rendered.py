"""What a writer makes of a report: the content of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rendered:
    """The content of a file.

    Attributes:
        data: Its bytes, all of them.
        replaced: The characters that the fonts of a PDF lack, such as `U+1F600 grinning face`; they stand in it by
            name instead.
    """

    data: bytes
    replaced: tuple[str, ...] = ()
