"""What stood in the fields of a form before each word, paste or choice, so that it can be taken back and had again."""

from __future__ import annotations

from collections.abc import Mapping

from prevent_tui.thresholds import thresholds

Fields = Mapping[str, str]
"""What stands in each field, by its name."""


class TypingHistory:
    """The steps of one form. What is typed letter by letter is one step a word; anything else is a step of its own.

    Args:
        fields: What stands in the fields at first.
    """

    def __init__(self, fields: Fields) -> None:
        self.now = fields
        self._before: list[Fields] = []
        self._after: list[Fields] = []
        self._run: tuple[str, int] | None = None

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was typed since, not even something that was taken back."""
        return not (self._before or self._after)

    def typed(self, fields: Fields, at: str) -> None:
        """Notes what stands in the fields now.

        Args:
            fields: What stands in each.
            at: The name of the one that is typed in; others may follow from it.
        """
        before, after = self.now.get(at, ""), fields.get(at, "")
        longer = len(after) - len(before)
        begins_word = longer == 1 and after[changed_up_to(before, after) - 1].isspace()
        if abs(longer) != 1 or begins_word or self._run != (at, longer):
            self._before = [*self._before, self.now][-thresholds().undo_steps :]
        self._run = (at, longer)
        self._after, self.now = [], fields

    def back(self) -> Fields | None:
        """Returns what stood there before the last step; None where there is none."""
        if not self._before:
            return None
        self._after.append(self.now)
        self.now, self._run = self._before.pop(), None
        return self.now

    def again(self) -> Fields | None:
        """Returns what was taken back last; None where nothing was."""
        if not self._after:
            return None
        self._before.append(self.now)
        self.now, self._run = self._after.pop(), None
        return self.now

    def clear_to(self, fields: Fields) -> None:
        """Goes back further than anything typed, to what stood there before a draft came back; it can be had again."""
        self._after.append(self.now)
        self.now, self._run = fields, None


def changed_up_to(before: str, after: str) -> int:
    """Return where in a text that was changed the change ends, for the cursor to stand there."""
    start = _alike(before, after)
    return len(after) - _alike(before[start:][::-1], after[start:][::-1])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
