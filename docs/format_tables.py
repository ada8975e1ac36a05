"""Makes the tables of keys in questionnaire-format.md anew, from the models and from what keys.toml says of them.

python docs/format_tables.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from prevent_tui.questionnaire.authoring.json_schema import schema
from prevent_tui.questionnaire.authoring.key_docs import TableDoc, table_docs

PAGE = Path(__file__).parent / "questionnaire-format.md"
PATTERNS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "id",
    r"^\d{4}(-\d{2})?$": "edition",
    r"^\d{4}(-\d{2})?(\.[1-9]\d{0,2})?$": "edition or revision",
    r"^[A-Z]{1,3}$": "capital letters",
    r"^[^\n\t]*$": "text on one line",
}
PARTS = re.compile(r"(<!-- begin: (\w+) -->).*?(<!-- end: \2 -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with its tables as they should be."""
    made = {"Questionnaire": schema(), "Overlay": schema(overlay=True)}

    def tables(part: re.Match[str]) -> str:
        name = part[2]
        others = () if name == "Questionnaire" else made["Questionnaire"]["$defs"]
        shapes = {name: made[name]} | {key: body for key, body in made[name]["$defs"].items() if key not in others}
        wanted = [each for each in table_docs().values() if each.model in shapes]
        return "\n".join([part[1], *(table(each, shapes[each.model], made[name]) for each in wanted), part[3]])

    return PARTS.sub(tables, page)


def table(words: TableDoc, shape: dict[str, Any], whole: dict[str, Any]) -> str:
    """One table of keys under its heading."""
    needed = shape.get("required", ())
    rows = [
        f"| {f'**`{key}`**' if key in needed else f'`{key}`'} | {kind(value, whole)} | {cell(value['description'])} |"
        for key, value in shape["properties"].items()
    ]
    heading = words.written if "[" not in words.written and "_" not in words.written else f"`{words.written}`"
    heading = heading.replace(" and ", "` and `")
    return "\n".join([f"#### {heading}", "", words.about, "", "| Key | Value | Meaning |", "|---|---|---|", *rows, ""])


def kind(value: dict[str, Any], whole: dict[str, Any]) -> str:
    """What may stand behind a key, in a few words."""
    if "$ref" in value:
        found = whole["$defs"][value["$ref"].rsplit("/", 1)[1]]
        return kind(found, whole) if "enum" in found else "table" if "properties" in found else kind(found, whole)
    said = plain(value, whole)
    default = value.get("default")
    if default is None:
        return said
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    return f"{said}; left out: {cell(shown)}"


def plain(value: dict[str, Any], whole: dict[str, Any]) -> str:
    """The same without what holds where the key is left out."""
    if "anyOf" in value:
        return " or ".join(plain(choice, whole) for choice in value["anyOf"]).replace(" or false or ", ", false or ")
    if "enum" in value:
        return "one of: " + ", ".join(f"`{choice}`" for choice in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    return {
        "array": lambda: listed(value, whole),
        "string": lambda: text(value),
        "integer": lambda: f"whole number{span(value.get('minimum'), value.get('maximum'))}",
        "boolean": lambda: "true or false",
        "object": lambda: "table",
    }[value["type"]]()


def text(value: dict[str, Any]) -> str:
    """A text, by what it may hold."""
    if value.get("format") == "date":
        return "date"
    return PATTERNS.get(value.get("pattern", ""), "one sign" if value.get("maxLength") == 1 else "text")


def listed(value: dict[str, Any], whole: dict[str, Any]) -> str:
    """A list, by what stands in it."""
    if "prefixItems" in value:
        return "two whole numbers"
    if "$ref" in value["items"]:
        return "tables"
    return {"id": "list of ids"}.get(plain(value["items"], whole), "list of texts")


def span(least: int | None, most: int | None) -> str:
    """The bounds of a number."""
    if most is None:
        return "" if least is None else f", {least} or more"
    return f", {least} to {most}"


def cell(said: str) -> str:
    """Text inside a table."""
    return said.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), encoding="utf-8", newline="\n")
