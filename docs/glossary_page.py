"""Makes glossary.md anew from the terms in prevent_tui/wording/glossary.toml: `python docs/glossary_page.py`."""

from __future__ import annotations

from pathlib import Path

from prevent_tui.wording.glossary import Term, terms

PAGE = Path(__file__).parent / "glossary.md"
OPENING = """\
# Glossary

The words of the field, and those of this program, for somebody new to either. The meanings are in our own words and are no legal advice; a safeguarding lead or the source named has the last word. Made from `prevent_tui/wording/glossary.toml` by `docs/glossary_page.py`: change the data, not this page.

*Worried about someone now?* This page and this program are no way to tell anybody. In immediate danger, or if a crime seems to be planned, ring 999; otherwise go to your designated safeguarding lead and your local Prevent route.
"""  # noqa: E501 - a paragraph is one line
SECTIONS = {"field": "Words of the field", "program": "Words of this program"}


def page() -> str:
    """The page as it should be: each section by the alphabet."""
    parts = [OPENING]
    for of, title in SECTIONS.items():
        chosen = sorted((term for term in terms().values() if term.of == of), key=lambda term: term.term.casefold())
        parts += [f"## {title}\n", *map(entry, chosen)]
    return "\n".join(parts)


def entry(term: Term) -> str:
    """One term under its heading, with an anchor that is its id."""
    lines = [f'### <a id="{term.id}"></a>{term.term}', ""]
    if term.also:
        lines += [f"*Also: {', '.join(term.also)}.*", ""]
    lines += [term.meaning, ""]
    if term.is_not:
        lines += [f"**Not:** {lowered(term.is_not)}", ""]
    if term.see:
        lines += [f"See {', '.join(f'[{terms()[name].term}](#{name})' for name in term.see)}.", ""]
    if term.source:
        lines += [f"Source: {term.source}.", ""]
    return "\n".join(lines)


def lowered(text: str) -> str:
    """A sentence as it goes on after a colon."""
    return text[0].lower() + text[1:]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
