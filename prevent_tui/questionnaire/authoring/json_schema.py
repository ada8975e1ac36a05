"""JSON Schema of the file formats, made from the models, so that an editor completes and checks while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prevent_tui.questionnaire.authoring.key_docs import table_docs
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.overlay import Overlay

if TYPE_CHECKING:
    from prevent_tui.questionnaire.authoring.key_docs import TableDoc

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(*, overlay: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of questionnaire files, or of local additions."""
    model = Overlay if overlay else Questionnaire
    generated = model.model_json_schema(by_alias=True)
    tables = table_docs()
    inner = {name: _table(body, tables.get(name)) for name, body in generated.pop("$defs").items()}
    whole = _table(generated, tables[model.__name__])
    title = "A local addition of prevent-tui" if overlay else "A questionnaire of prevent-tui"
    return {"$schema": _DIALECT, "title": title, **whole, "$defs": inner}


def _table(body: dict[str, Any], words: TableDoc | None) -> dict[str, Any]:
    table: dict[str, Any] = {key: value for key, value in body.items() if key not in ("title", "description")}
    if words is None:
        return table
    keys = {
        key: {"description": words.keys[key], **_value(value, bare=key in body.get("required", ()))}
        for key, value in body["properties"].items()
    }
    return {"description": words.about, **table, "properties": keys}


def _value(body: dict[str, Any], *, bare: bool = False) -> dict[str, Any]:
    """A value without what TOML cannot say, such as null, and without names that were made up for it.

    Args:
        body: As pydantic describes the value.
        bare: Whether a default would be misleading, because the key has to be given.
    """
    shape = {key: value for key, value in body.items() if key != "title"}
    if bare or shape.get("default") in (None, "") or isinstance(shape["default"], list | dict):
        shape.pop("default", None)
    choices = [choice for choice in shape.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        return shape | _value(choices[0])
    if choices:
        shape["anyOf"] = [_value(choice) for choice in choices]
    if "patternProperties" in shape:
        shape["patternProperties"] = {key: _value(value) for key, value in shape["patternProperties"].items()}
        # Without this, a key that does not look like an id would pass.
        shape["additionalProperties"] = False
    return shape
