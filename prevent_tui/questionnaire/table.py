"""What every table of a questionnaire or an answers file is made of: frozen, strict, no control characters."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from prevent_tui.text import refuse_controls

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\n\t]*$"), AfterValidator(refuse_controls)
]
Prose = Annotated[str, StringConstraints(max_length=4000), AfterValidator(refuse_controls)]
Edition = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")]
Months = Annotated[int, Field(ge=1, le=120)]
Days = Annotated[int, Field(ge=1, le=730)]


class Table(BaseModel):
    """A table of the file: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
